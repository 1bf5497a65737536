"""Made-up plans for benchmarks, with about as many sentences, numbers and targets as real ones.

A plan has about 7,000 characters, 20 targets, 70 other numbers (results of past years, support,
conditions, clauses) and 30 headings. Published plans and work reports have 24 to 58 sentences or
lines and 6 to 16 numbers per 1,000 characters, these 34 and 12.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from corpus.divisions import Place
from corpus.model import Level
from corpus.places import gazetteer
from eval.made_aims import FIELDS, YEARS, state_aim

_DIGITS = "一二三四五六七八九十"
_PARTS = 6  # headings 一、 to 六、
_CLAUSES = 4  # headings （一） to （四） in each
_SENTENCES = (6, 10)  # in a paragraph, least and most

_VERBS = "推进 加快 支持 引导 完善 深化 强化 统筹 优化 拓展 健全 稳步开展 持续抓好 积极探索".split()
_WHAT = (
    "公共服务平台建设 关键共性技术攻关 上下游协作配套 场景开放和供需对接 标准体系研究 数据资源汇集 "
    "检验检测能力提升 骨干企业联合创新 中小企业梯度成长 国际交流合作 产教融合实训 知识产权保护 "
    "绿色低碳改造 质量品牌提升 园区配套完善 融资服务创新"
).split()
_HOW = (
    "以需求为牵引 按照试点先行的办法 依托现有园区 坚持分类施策 发挥行业协会作用 结合各地实际 "
    "突出企业主体地位 围绕重点环节 立足长远布局 加强部门协同"
).split()
_WHO = (
    "发展改革部门 工业和信息化部门 科技部门 财政部门 人力资源部门 数据管理部门 各县区 "
    "有关园区管委会 行业主管部门"
).split()
_SO = (
    "形成一批可复制的经验 切实降低企业成本 推动成果尽快落地 逐步补齐薄弱环节 不断提升服务水平 "
    "带动产业链整体升级 让群众共享发展成果 营造鼓励创新的氛围"
).split()


def made_documents(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """``count`` plans as (file name, text); the same seed always gives the same ones."""
    random = Random(seed)
    places = [p for p in gazetteer().places if p.level is not Level.NATIONAL]
    for number in range(count):
        yield f"{number:05}.txt", _plan(random, random.choice(places))


def _plan(random: Random, place: Place) -> str:
    field, last = random.choice(FIELDS), random.choice(YEARS)
    issued = random.randint(2019, 2024)
    lines = [
        f"{place.name}人民政府关于印发{field}产业发展行动计划的通知",
        f"{place.short}政发〔{issued}〕{random.randint(1, 80)}号",
        f"{place.name}{field}产业发展行动计划（{issued}—{last}年）",
        f"为{random.choice(_VERBS)}{random.choice(_WHAT)}，{random.choice(_SO)}，制定本计划。",
    ]
    for part in range(_PARTS):
        lines.append(f"{_DIGITS[part]}、{random.choice(_VERBS)}{random.choice(_WHAT)}")
        for clause in range(_CLAUSES):
            lines.append(f"（{_DIGITS[clause]}）{random.choice(_WHAT)}")
            kinds = random.choices(
                ("aim", "fact", "duty"), (2, 2, 19), k=random.randint(*_SENTENCES)
            )
            lines.append("".join(_sentence(random, kind, place, issued) for kind in kinds))
    lines += [
        f"{place.name}人民政府",
        f"{issued}年{random.randint(1, 12)}月{random.randint(1, 28)}日",
    ]
    return "\n".join(lines) + "\n"


def _sentence(random: Random, kind: str, place: Place, issued: int) -> str:
    if kind == "aim":
        stated = state_aim(random)
        more = f"，{state_aim(random).clause}" if random.random() < 0.2 else ""
        return f"到{stated.year}年，力争{place.short}{stated.clause}{more}。"
    if kind == "fact":
        return _fact(random, issued)
    how, verb, what = random.choice(_HOW), random.choice(_VERBS), random.choice(_WHAT)
    if random.random() < 0.3:
        return f"{random.choice(_WHO)}要{how}，{verb}{random.choice(FIELDS)}{what}。"
    also = f"{random.choice(_VERBS)}{random.choice(_WHAT)}"
    return f"{how}，{verb}{random.choice(FIELDS)}{what}，{also}，{random.choice(_SO)}。"


def _fact(random: Random, issued: int) -> str:
    """A sentence with numbers that are no target."""
    field, number = random.choice(FIELDS), random.randint(2, 900)
    few, year = number % 30 + 2, issued - random.randint(1, 3)
    return random.choice(
        (
            f"{year}年{field}产业实现产值{number}亿元，比上年增长{few}.{number % 10}%。",
            f"对通过认定的{field}企业，给予最高{number}万元的一次性支持，每年不超过{few}次。",
            f"申报单位应在本地注册满{few}年，上年度研发费用不少于{number}万元。",
            f"此前已建成{field}实验室{number}个，覆盖{few}个县区。",
            f"联系电话：{random.randint(1000, 9999)}-{random.randint(1000000, 9999999)}。",
        )
    )
