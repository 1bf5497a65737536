"""What looks like a target and is none: results, subsidies, conditions, funds already there."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.target_amounts import Amount
from corpus.target_items import Item
from corpus.target_pairs import Named
from corpus.target_units import COUNTS, MONEY
from corpus.target_view import View

_MONEY_TRAPS = re.compile(
    r"给予|予以|奖励|奖补|补贴(?!资金|标准)|补助(?!标准|资金)|资助(?!标准)|贴息|罚款|罚金|处以|没收|最高|上限|封顶|"
    r"一次性|每(?:家|个|人|户|项|篇|件|台|亩|吨)[^，；。]{0,10}$|注册资本|实缴资本|担保额|贷款额度|授信|"
    r"起征点|按照?[^，；。]{0,12}的?(?:标准|比例)"
)
# Relief for one payer is a rule, for all of them together an aim (减轻企业负担500亿元).
_RELIEF = re.compile("减轻|减免|免征|收费|降费|减税")
_RELIEF_FOR_ALL = Decimal(10) ** 8
# Sums that a target may well keep down; any other cap limits a payment.
_CAPPED = re.compile("赤字|债务|费用|成本|能耗|价格|支出|经费|负债|余额")
_PAID_AFTER = re.compile(
    r"\s*(?:以内|以下)?的?(?:一次性|资金|配套)?(?:奖励|奖补|补助|补贴|资助|支持|扶持|罚款|贴息|奖金)(?!资金|标准)"
)
_PERCENT_PAID = re.compile(r"(?:给予|按照?|补贴|补助|奖励|资助|不超过)[^，；。]{0,24}$")
_PERCENT_PAID_AFTER = re.compile(
    r"\s*(?:的?(?:比例|标准|额度))?(?:给予|予以|补助|补贴|奖励|资助|征收|计征|的贴息)"
)
_PAYMENT = re.compile("给予|补助|补贴|奖|资助|资金|征收|计征|费用|投资额")
_RAISED = re.compile(r"(?:提高|增长|降低|下降|上涨|扩大|增加)(?:到|至)?[\d.%和、与]*$")
_CONDITION = re.compile(
    r"(?:^|[，；。：、])\s*(?:凡|对(?!外|口|标|接)|对于|经认定|符合|满足|具备|具有|申报|申请|如|若|当|每逢|"
    r"属于|未达到|凡是|须|应当|不得|原则上)"
)
_CONDITION_AFTER = re.compile(
    r"\s*(?:以上|以下|左右)?的(?:，|企业|单位|项目|个人|机构|给予|可|应|由|，|$)"
)
_EXISTING = re.compile(
    r"(?:发挥|用好|用足|依托|现有|已有|已经?|目前|利用(?!率|效率|系数|水平|量)好?|管好)[^，；。]{0,14}$"
)
_EXISTING_AFTER = re.compile(r"[^，；。]{0,24}(?:引导|撬动|杠杆|放大)?作用")
_DONE = re.compile(
    r"已(?!经济)|了(?!解|结)|荣获|获评|被评为|同比|顺利实现|如期|圆满|胜利完成|创历史|再创新高|首次超过|连续\d+年|位居|居全国第"
)
_DONE_STRONG = re.compile(
    r"已(?:经|达|有|建成|完成|实现|形成|累计|超)|达到了|实现了|完成了|建成了|同比"
)
_WILL = re.compile(r"将|要|力争|争取|确保|努力|计划|拟|再|预期|继续|目标")
_ANNOUNCED = re.compile(r"(?:目标|指标|任务|预期)(?:是|为|：|定为|如下|有)")
_DELTA = re.compile(r"比(?:上年|去年|上一年|前年|同期|去年预算|上年预算|去年同期)[^，；。]{0,10}$")
_ABSTRACT = re.compile(
    r"\s*(?:大|方面|行业(?!大|平|数)|着力|坚持|重点(?!项目|企业|实验室|工程|产业|园区)|环节|原则|阶段|意识|自信|维护|确保|统筹|"
    r"结合|文明|层次|体系|代表|领域|关键|关系|问题|矛盾|部分|步骤|要求|工作(?!站|室)|任务|大局|"
    r"转变|率先|先行|好|革命|百年|机制|保障|行动|战略|目标|文件|方案|要点|主体|导向|维度|品质|规定|专项|"
    r"中央部门|省份|省市|地区|国家|国|省|市|县|区|月|季度|不|必|更加|统一|集中|全面|基本|主义|务必|绝不|百姓)"
)
_FACETS = re.compile(
    r"\s*(?:维度|方面|环节|层次|层级|步骤|阶段|部分|要素|角度|原则|档次|等级|部门)(?!建)"
)
_CREATION = re.compile(
    r"(?:建成|建设|新建|培育|打造|引进|组建|设立|创建|形成|布局|新增|实施|推出|争创|建立|创成|培养|完成|开工|成立)[^，；。、]{0,4}$"
)
_SUBJECT_TRAPS = re.compile(
    r"高校毕业生(?!就业|创业|留|来)|增长预期目标(?!是|为|：)|联系电话|电话|传真|邮编|邮箱|网址|面积约|户籍人口(?!城)|中国人|"
    r"有效期|自.起|第.届|注册资本|连续|工龄|(?<!劳动)(?<!适)年龄(?!人口)|周岁|学时|分值|得分|权重|比例尺|电压|误差|"
    r"上述|满意率调查|相较|定价|时速|日均气温"
)
# 我国有14亿人口, 9亿多劳动力是优势: how many there are is no aim.
_NATION = re.compile(r"多?(?:名|的)?(?:民|口|人口|人民|中国|中华|同胞|劳动力|农民(?!工)|各族)")
_NATION_SIZE = Decimal(5) * 10**8
_AT_THIS_PACE = re.compile(r"(?:左右|以上)?的?(?:增长)?(?:速度|增速|增长|涨幅|增幅)")
_ADVANTAGE = re.compile(r"[^。；]*，(?:都|这)?(?:就)?是(?:我|全)")
_NORM = re.compile(
    r"每[日天][^，；。]{0,10}$|按照?每[^，；。]{0,10}$|标准(?:为|是)每[^，；。]{0,8}$|召开[^，；。]*$|"
    r"(?:每|一)(?:个|家|所|名|支|处)[^，；。]{0,10}(?:配备|配置|服务|设置|负责|管理|联系)[^，；。]*$"
)
_SHARED_OUT = re.compile("(?:(?<!转移)支付|承担|提取|缴纳|计提|列支|增发)[^，；。]{0,8}$")
_BENEFITED = re.compile(r"[^，；。]{0,14}(?:待遇|生活水平|福祉|获得感)$")
_DURATION_UNITS = frozenset("岁 年 个月 月 日 天 小时 分钟 工作日 次 周 周年 度".split())
_PHYSICAL = {"kg", "平方米", "平方公里", "亩", "千瓦", "千瓦时", "立方米", "公里"}
_SHORTER = re.compile(r"(?:压缩|缩短|压减|减少|控制|限)(?:到|至|在)|提速|以内|提前")


def trap(view: View, named: Named, *, ahead: bool) -> str | None:
    """Why the amount of ``named`` is no aim whatever its time, ``None`` if nothing speaks against.

    ``ahead``: a time of its own lies ahead of it. Returns one of ``subsidy``, ``condition``,
    ``existing``, ``delta``, ``project``, ``other``.
    """
    item, amount = named.item, named.item.amount
    start, end = view.clauses[item.clause]
    before, after = view.plain[start : amount.start], view.plain[amount.end : end]
    whole = view.plain[start:end]
    raised = view.plain[amount.start : amount.number_start].endswith(("到", "至"))
    small = amount.value < _RELIEF_FOR_ALL
    paid = _MONEY_TRAPS.search(before) or (small and _RELIEF.search(before))
    paid = paid or _PAID_AFTER.match(after) or re.search(r"最高|上限", whole)
    capped = amount.comparator == "<=" and not _CAPPED.search(before)
    if amount.unit in MONEY and not raised and (paid or capped):
        return "subsidy"
    percent_paid = not _RAISED.search(before) and (
        _PERCENT_PAID.search(before) or _PERCENT_PAID_AFTER.match(after)
    )
    if amount.unit == "%" and percent_paid and _PAYMENT.search(view.plain):
        return "subsidy"
    if _CONDITION_AFTER.match(after) and _CONDITION.search(view.plain[: amount.start]):
        return "condition"
    if re.search(r"(?:凡|对(?!外|口|标|接))[^，；。]*$", before) and re.match(
        r"[^，；。]*的", after
    ):
        return "condition"
    if _EXISTING.search(before) and (
        _EXISTING_AFTER.match(after) or not (ahead or _WILL.search(before))
    ):
        return "existing"
    if _DELTA.search(before) and (amount.unit != "%" or _DELTA.match(before.lstrip())):
        return "delta"
    if _is_in_passing(view, named, before, after, ahead=ahead):
        return "other"
    if re.search(r"总投资(?:额|约|达)*$", before) and not re.search("完成|实现|目标", before):
        return "project"
    if amount.unit in _PHYSICAL and not named.number_first and _is_project(view, item, after):
        return "project"
    return "other" if _SUBJECT_TRAPS.search(before) or _SUBJECT_TRAPS.match(after) else None


def _is_in_passing(view: View, named: Named, before: str, after: str, *, ahead: bool) -> bool:
    """A figure that only describes: the size of the nation, a pace that suffices, an advantage."""
    amount = named.item.amount
    people = _NATION.match(view.plain, amount.number_end) or amount.unit_text.endswith("人口")
    people = people or view.plain.startswith("的", amount.end)
    counted = amount.value >= _NATION_SIZE and people
    if counted and amount.unit in {"人", "个", ""} and not _CREATION.search(before):
        return True
    if re.search("(?:中国|我国|祖国|我们)(?:现有|共有|拥有|有)[^，；。]{0,16}$", before):
        return True
    below = view.plain.endswith("以下", 0, amount.end) and re.match("的?[\u4e00-\u9fff]", after)
    if amount.unit in _PHYSICAL and below:  # 30万千瓦以下机组
        return True
    if re.match("(?:大关)?(?:以|之)?后", after):  # 总量突破100万亿元后
        return True
    if amount.unit_text == "次" and re.search(r"每(?:[季月周年日天]|半年)", before):
        return True
    if not ahead and _NORM.search(before) and amount.unit != "%":
        return True
    raised = view.plain.endswith(("到", "至"), 0, amount.number_start) or _RAISED.search(before)
    shared = _SHARED_OUT.search(before) and not raised
    each = view.plain.startswith("每", amount.start) and re.search("标准(?:为|是)?$", before)
    if not ahead and (each or (amount.unit == "%" and shared)):
        return True
    if amount.unit == "%" and _AT_THIS_PACE.match(view.plain, amount.number_end):
        return True
    if amount.unit in {"人", ""} and _BENEFITED.match(after) and "提高" in before:
        return True
    return amount.comparator == ">" and bool(_ADVANTAGE.match(view.plain, amount.end))


_DOING = re.compile("完成|启动|开展|组织实施")
_DONE_TO = re.compile(
    r".{0,14}(?:改造|治理|整治|绿化|修复|试点|种植|铺设|建设|扩建|养护|管护)的?(?:任务|工程|工作|试点)?"
).fullmatch


def _is_project(view: View, item: Item, after: str) -> bool:
    """某公司700万吨露天矿: the size is part of a project's name."""
    noun = view.plain[item.amount.end : item.right].strip()
    before = view.plain[view.clauses[item.clause][0] : item.amount.start]
    sized = before.endswith(("处理", "产", "供", "总长度", "总长", "面积"))
    if _DOING.search(before) and not sized and _DONE_TO(noun):
        return False  # 完成170万平方米供热改造任务
    return not item.amount.compared and bool(noun) and not re.match(r"[（(]|、|和|与|及|并", after)


def is_duration(view: View, amount: Amount) -> bool:
    """Spans of time and ages, unless they are what is aimed at (寿命79岁, 时限3个工作日)."""
    if amount.unit not in _DURATION_UNITS:
        return False
    clause = view.plain[max(0, amount.start - 20) : amount.end]
    if amount.unit in {"年", "岁"}:
        aged = re.match("(?:及?以[上下]|的|左右)*[\u4e00-\u9fff]", view.plain[amount.end :])
        named = re.search("(?:年限|寿命)[^，；。、]{0,16}$", view.plain[: amount.number_start])
        return not named or (aged is not None and amount.unit_text == "岁")
    return not _SHORTER.search(clause) and "天数" not in clause


def is_name(view: View, amount: Amount) -> bool:
    """三个代表, 五项重点工作: small Chinese numerals count the parts of a phrase."""
    before = view.plain[max(0, amount.start - 12) : amount.start]
    after = view.plain[amount.end : amount.end + 8]
    if amount.unit == "人" and re.match("[间次均]|行|户(?!籍|口)", after):
        return True
    if not amount.compared and amount.unit in COUNTS and _FACETS.match(after):
        return True
    if before.endswith("等") and _ABSTRACT.match(after) and not amount.compared:
        return True
    if not amount.chinese or amount.unit not in COUNTS | {"人", "户", "次", "", "元", "倍"}:
        return False
    if amount.graded or (amount.bare_magnitude and amount.unit == "元"):
        return False  # 千亿级, 百亿元企业: qualifiers
    if amount.value == 1 or (amount.bare_magnitude and not amount.compared):
        return True
    if amount.value >= 20:
        return False
    return bool(_ABSTRACT.match(after)) or not (amount.compared or _CREATION.search(before))


def is_done(view: View, item: Item, *, forward: bool, goes_on: bool = False) -> bool:
    """Whether the clause tells a result. ``forward``: its time lies ahead, only 已… overrules;
    ``goes_on``: an aim stands before it (完成投资50亿元，同比增长20%).
    """
    start, end = view.clauses[item.clause]
    clause = view.plain[start:end]
    if goes_on or _ANNOUNCED.search(view.plain, 0, item.amount.start):
        clause = clause.replace("同比", "")  # 目标是：生产总值同比增长8%
    if _WILL.search(clause):
        return False
    return bool((_DONE_STRONG if forward else _DONE).search(clause))
