"""Which indicator groups a question names, in the words of documents or of speech."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.indicators import find_indicators, indicator_groups

INDUSTRY = "产业规模"
INDUSTRY_GROWTH = "产业增速"
FIRMS = "企业数量"
FACTORIES = "智能工厂"
BUDGET = "财政收入"
GDP = "GDP"
FIXED_ASSETS = "固定资产投资"
INVESTMENT = "投资额"
# Groups whose words often only name a document, a site or a thing to be supported.
_WEAK = frozenset({"示范区", "技术成果", "人才", "产品", "标准", "产业园区", "创新平台", "小镇"})

# What documents may state as a share of the thing itself: 智能算力占全部算力的比重
_SHARE_OF = {"算力占比": "算力", "研发投入强度": "研发投入"}

_MONEY = r"亿|万元|yuan|rmb|\bbillion\b|\btrillion\b"
_SIZE = (
    rf"{_MONEY}|多大|盘子|大小|体量|规模|目标|[最更谁][大高低小]|\bbig|\blarge|\bsize\b|\bscale\b"
    r"|增速|增长|增幅|\bgrow|\boutput\b|\brevenue|\btarget|\bhow much\b|\bhigh|\blow"
)
# 产业 as the thing that is measured: not 产业园, 产业基金, 产业链 …
_INDUSTRY_WORD = (
    r"产业(?!园|基地|基金|集群|集聚|联盟|链|化|区|沙箱|投资|企业|发展|政策|增加值|技术|数字|体系)"
    r"|盘子|(?:AI|人工智能)(?:总?营收|产值|收入)"
    r"|\bindustr(?:y|ies)\b(?! (?:fund|park|cluster|alliance))"
)
_SPOKEN = (
    (INDUSTRY, re.compile(rf"(?:{_INDUSTRY_WORD}).*(?:{_SIZE})|(?:{_SIZE}).*(?:{_INDUSTRY_WORD})",
                          re.IGNORECASE | re.DOTALL)),
    (INDUSTRY, re.compile(
        r"核心产业的?(?=目标|规模|\d{4}|要|到|达|做|定|多|呢|超|谁|哪|各|分别|打算|计划|想|[，？?]|$)"
    )),
    (INDUSTRY, re.compile(
        r"(?:相关|关联|带动的?|拉动的?)产业(?!园|基地|基金|链|集群|集聚|企业|政策|项目|发展|技术|转型)"
    )),
    (INDUSTRY, re.compile(r"\b(?:related|driven) industr(?:y|ies)\b", re.IGNORECASE)),
    (FACTORIES, re.compile(r"(?:样板|智能化?|标杆|示范)工?厂")),
    ("产业集聚度", re.compile(r"\bconcentration\b|\bagglomeration\b", re.IGNORECASE)),
    ("城镇新增就业", re.compile(
        r"(?:城镇|新增|增加|新添|创造|安排|解决|带来|提供).{0,10}(?:就业|岗位|工作机会)"
        r"|就业(?:人数|目标|任务|岗位)"
        r"|\b(?:new|create|add|urban|more)\w*\b.{0,16}\b(?:jobs|employment)\b|\bjobs? (?:target"
        r"|goal)",
        re.IGNORECASE)),
    ("CPI", re.compile(r"物价|通胀|通货膨胀|\bprice (?:rises?|level|increase|growth)"
                       r"|\bprices\b", re.IGNORECASE)),
    ("失业率", re.compile(r"失业|\bunemploy|\bjobless", re.IGNORECASE)),
    ("粮食产量", re.compile(r"粮食|\bharvest|\bcereals?\b", re.IGNORECASE)),
    ("财政赤字", re.compile(r"赤字|\bdeficit", re.IGNORECASE)),
    ("脱贫", re.compile(r"减贫|脱贫|贫困|\bpoverty\b|\b(?:rural|the) poor\b", re.IGNORECASE)),
    ("社会消费品零售总额", re.compile(r"社零|零售", re.IGNORECASE)),
    (FIXED_ASSETS, re.compile(r"固投|固定资产|\bfixed[- ]assets?\b", re.IGNORECASE)),
    ("旅游", re.compile(r"旅游|游客|\btouris(?:m|ts?)\b|\bvisitors?\b", re.IGNORECASE)),
    ("能耗强度", re.compile(r"(?:单位|万元).{0,6}能耗|\benergy (?:use|consumption"
                        r"|intensity)\b", re.IGNORECASE)),
    ("居民收入", re.compile(r"(?:居民|人均|城乡|农民|城镇|农村).{0,6}收入(?!.{0,4}企业)"
                        r"|\bdisposable incomes?\b", re.IGNORECASE)),
    ("财政收入", re.compile(r"财政.{0,3}(?:收入|进账)|预算收入|\bfiscal (?:revenue"
                        r"|income)\b", re.IGNORECASE)),
    ("GDP", re.compile(
        r"经济.{0,10}(?:增长|增速|增幅|增多少|涨|长多少)|生产总值"
        r"|\beconom\w+\b.{0,24}\b(?:grow|expan)\w*|\b(?:grow"
        r"|expan)\w*\b.{0,24}\beconom\w+", re.IGNORECASE)),
    (FIRMS, re.compile(r"公司|厂商|厂家|集团")),
)  # fmt: skip
_AI_REVENUE = re.compile(
    r"\bAI\b.*\brevenues?\b|\brevenues?\b.*\bAI\b|\b(?:industry|core) revenues?\b", re.IGNORECASE
)
# 增长目标 of nothing in particular is that of the economy
_GROWTH = re.compile(
    r"(?:年度|预期|经济)?(?:增长|增速)(?:预期)?(?:目标|指标|底线)|(?:目标|预期)增[长速]"
    r"|\bgrowth (?:target|goal|rate)s?\b"
    r"|\btarget(?:ed)? growth\b|\bgrowth\b.{0,20}\btarget",
    re.IGNORECASE,
)
_BY_GDP = re.compile(
    r"(?:单位|万元|占|每)\s*(?:国内生产总值|地区生产总值|生产总值|GDP)|\b(?:share|percent"
    r"|%) of GDP\b|\bper unit of GDP\b"
    r"|\bGDP (?:energy|share)\b",
    re.IGNORECASE,
)
_FUND = re.compile(r"基金|\bfunds?\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def groups_in(text: str) -> tuple[str, ...]:
    """The groups that a question names, in its order, empty if none.

    Words that often only name a document or a site (先导区方案) count when nothing else does.
    """
    found = dict.fromkeys(group for group, *_ in find_indicators(text))
    for group, pattern in _SPOKEN:
        if (
            group not in found
            and pattern.search(text)
            and not (group == INDUSTRY and (_FUND.search(text) or _counts(found)))
        ):
            found[group] = None
    if not found and _GROWTH.search(text):
        found[GDP] = None
    if GDP in found and len(found) > 1:
        found = _without_yardstick(found, text)
    if _AI_REVENUE.search(text) and BUDGET in found:
        del found[BUDGET]
        found[INDUSTRY] = None
    if FIXED_ASSETS in found:
        found.pop(INVESTMENT, None)
    found |= {base: None for group, base in _SHARE_OF.items() if group in found}
    strong = tuple(group for group in found if group not in _WEAK)
    return strong or tuple(found)


def without_yardsticks(text: str) -> str:
    """The text, as long as before, without what other things are measured by: 占GDP比重."""
    return _BY_GDP.sub(lambda match: "〇" * len(match[0]), text)


def _without_yardstick(found: dict[str, None], text: str) -> dict[str, None]:
    """单位GDP能耗 and 占GDP比重 are measured by GDP, not aims for it."""
    plain = without_yardsticks(text)
    named = {group for group, *_ in find_indicators(plain)} | {
        group for group, pattern in _SPOKEN if pattern.search(plain)
    }
    return found if GDP in named else {group: None for group in found if group != GDP}


def _counts(found: dict[str, None]) -> bool:
    """Whether something else than an industry's size is named for certain."""
    return bool(set(found) - _WEAK)


def english_name(group: str) -> str | None:
    """The group's English name, ``None`` for an unknown group."""
    return next((g.english for g in indicator_groups() if g.name == group), None)
