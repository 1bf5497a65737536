"""What an amount is of: the indicator as written and its normalised name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.target_items import Item
from corpus.target_units import COUNTS
from corpus.target_view import View

_MODAL = (
    "力争|争取|争创|提出|努力|确保|保持|实现|完成|达到|使得?|让|把|将(?!军)|要(?!素)|再(?!生|造|贷)|并(?!网)|"
    "同时|其中|累计|新?认定|继续|进一步|加快|大力|积极|全面|基本(?!药物|公共|医疗|养老|农田|医保|保险|生活|民生|单元)|初步|每年|"
    "各(?!类|级|地|种|镇|县|市|省|区|项)|着力|有序|稳步|持续|抓好|做好|推动|促进|推进|带领|支持|鼓励|"
    "引导|通过|(?:计划|规划|方案)期内|计划|拟|规划|谋划|预计|预期|还将|共(?!享|建|同|性|青|有)|约(?!束)|总共|不断|逐步|滚动|"
    "分别|重点(?=培育|打造|建设|支持|推进|引进|实施)|优先|全力|深入|共计|合计|也|均(?!衡|等)|"
    "到(?!位|期|岸)|至|截至|于|在(?!校|册|园|建|线|产|用)|，|、|：|；|和(?!谐|平)|及(?!时)|与|以及|或|的|\\s"
)
VERBS = (
    "建成|建设|新建|改建|扩建|改扩建|培育壮大|培育|培养|引进或培育|引进培育|引进和培育|引进|引育|"
    "打造|形成|实施|组建|设立|创建|认定|布局|开展|推出|发布|汇聚|集聚|聚集|聚焦|选择|选树|遴选|"
    "孵化|获批|获得|攻克|突破|研发|开发|推广|搭建|构建|建立|部署|投放|归集|开放|"
    "安排|投入|投资|解决|改造|淘汰|启动|开工建设|新开工|开工|取消和下放|取消|下放|制定|修订|"
    "制修订|举办|承办|吸引|招引|签约(?!服务|率|居民|人)|储备|扶持|增加(?!值)|新增|净增|减少|完善|建造|创成|入驻|"
    "建有|拥有|评选|推荐|申报|参与|主导|转化|种植|扩大|提升|提高|谋划|生成|"
    "整治|治理|修复|完成|实现|达到|配备|配置|覆盖|惠及|入库|纳入|规划建设|布局建设|"
    "滚动实施|设置|设(?!施|备|计|区)|办好|用于|帮助|扩容|上线|发放|筹集|筹建|供应|供给|选派|选聘|招聘|"
    "转移|转移就业|组织|开通|增设|新增建设|高标准打造|高水平建设|高质量建设"
)
# Possessive: words of the lists are made of each other, and no text may make them backtrack.
_LEAD = re.compile(rf"^(?:{_MODAL}|(?:{VERBS}))++")
_LEAD_MODAL = re.compile(rf"^(?:{_MODAL})++")
_TAIL = re.compile(
    r"(?:的|力争|争取|努力|分别|预期性?目标|预期|目标|实现|完成|培育|建成|打造|引育|建设|引进|"
    r"形成|推广|选树|新增|或|则|在|按|设定|确定|定|拟?安排|拟投入|拟|扶持|发展|集聚|聚集|汇聚|累计|每年|总计|合计|共计|共|将|要|也|均|再|为|是|有|到|由|"
    r"就|都|设|开展|培养|建立|推出|发布|获得|攻克|确保|保持|已|能|能够|可|约|大约|至少|超|达|、|，|：|\s)++$"
)
_OPENING_BRACKET = re.compile("(?:(?:计划|规划|实施)期内)?（[^（）]*）")
_AFTER_LEAD = re.compile(r"^(?:（[^）]*）|以上|左右|或以上|的|\s)+")
_AFTER_TAIL = re.compile(
    r"(?:的|建设任务|任务|等|实施|落地见效|落地|建设|投入使用|投入运营|建成投用|开工|试点|工作|并|及|和|与|、|\s)++$"
)
_REGION = re.compile(
    r"^(?:全市|全省|全区|全县|全州|全国|我市|我省|我区|我县|我国|本市|本省|本区|市内|省内|区内|"
    r"全社会的?|年度)+的?"
)
_WEAK = re.compile(
    r"(?:其?(?:总)?规模|其?总量|其?增速|其?占比|其?比重|其?比例|其?数量|年均增[速长幅]|年增[速长]|(?:同比|实际|名义|平均|分别)?增[速长幅]|总数|"
    r"下降|降低|提高|增加|减少|面积|投资|总投资|总额|余额|资金|新标准|产量|产值|营收|收入|用于[^，]*|"
    r"占[^，]*(?:比重|比例|份额|率)|总里程|)$"
)
_GROWTH = re.compile(
    r"(?:年均|年|每年|平均|同比|实际|名义)?(?:增长率?|增速|增幅|涨幅|下降率?|降幅|降低|减少|提高|"
    r"递增|提升)+$"
)
_PREPOSITIONAL = re.compile(r"^(?:在|对|按照?|围绕|依托|通过|以|面向|根据|为了|针对|立足|从)")
_PEOPLE = {"人", "户", "套", "人次", "亩"}
_ENDS_WITH_VERB = re.compile(rf"(?:^|{_MODAL}|{VERBS}|了)$")
# A verb behind an amount goes on with the sentence: 3个以上做场景测试.
_ACTS = re.compile(
    r"(?:支持|用于|补贴|参保|落户|受益|投入|达到|进入|通过|实现|完成|以上|做|开展|居|位居|比|同比)"
)
_STOP_AFTER = re.compile(
    r"，|；|。|：|（(?![^）]*）)|(?<=..)(?:进行|开展|用于|(?<!级)(?<!元)(?<!年)以上|[加予]以)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """``[start, end)`` of the view holds the indicator as written, ``""`` where it is borrowed."""

    start: int
    end: int
    written: str
    name: str
    number_first: bool = False


def own_subject(view: View, item: Item, times: list[tuple[int, int]]) -> Subject:
    """The indicator in the item's own words; empty if it has none."""
    left, right = skip_marks(view, item.left, item.amount.start), item.right
    for start, end in times:
        # 智能算力到2027年达到…: words before the time are the subject, if there are any.
        if left <= start < item.amount.start and not _LEAD_MODAL.sub("", view.plain[left:start]):
            left = end
    if bracket := _OPENING_BRACKET.match(view.plain, left, item.amount.start):
        left = bracket.end()  # 计划期内（至2020年）形成…
    before = _trim(view, left, item.amount.start, times)
    raw_end = item.amount.start
    for start, end in times:  # 完成今年66个重点项目
        if left <= start < end <= raw_end and not view.plain[end:raw_end].strip():
            raw_end = start
    raw = view.plain[left:raw_end].rstrip()
    end = (item.stretch or item.amount).end
    after = _trim_after(view, end, right)
    if after[0] >= after[1]:
        return _subject(view, *before, times=times)
    name = view.plain[slice(*before)]
    behind = view.plain[slice(*after)]
    people = item.amount.unit == "" and is_place_phrase(name)  # 现行标准下3万贫困人口
    if item.amount.unit in COUNTS | _PEOPLE or people:
        empty = not name or bool(_ENDS_WITH_VERB.search(raw)) or raw.endswith("等")
        if empty or (not _ACTS.match(behind) and (len(name) <= 4 or is_place_phrase(name))):
            return _subject(view, *after, times=times, number_first=True)
    elif is_weak(name) and view.plain[end] == "的":
        # 形成总规模1000亿元的基金群
        subject = _subject(view, *after, times=times, number_first=True)
        return replace(subject, name=subject.name + normalise_name(name))
    elif (not name or _ENDS_WITH_VERB.search(raw)) and not _ACTS.match(behind):
        return _subject(view, *after, times=times, number_first=True)
    return _subject(view, *before, times=times)


def is_place_phrase(name: str) -> bool:
    """在眉山高新区布局: where, not what."""
    return bool(re.search(r"(?:区|市|县|镇|乡|领域|行业|方面|国|省|地区|内|中|上|下)$", name))


_ACTION = re.compile(VERBS)
_BASELINE = re.compile(
    r"(?:平均)?每\d+(?:公斤|斤|吨|亩)[^，；]*$|(?:由|"
    r"从)[^，；。由从]{0,8}\d[\d.]*[^，；。]{0,6}$"
)
_MARK = re.compile(
    r"(?:\s|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[—–\-]{1,2}|[①-⑳●■◆·])+"
)


def skip_marks(view: View, start: int, end: int) -> int:
    """The first character behind list marks and white space."""
    mark = _MARK.match(view.plain, start, end)
    return mark.end() if mark else start


def _subject(
    view: View,
    start: int,
    end: int,
    *,
    times: list[tuple[int, int]],
    number_first: bool = False,
) -> Subject:
    words, at = "", start
    for time_start, time_end in times:
        if at <= time_start < end:
            words += view.plain[at:time_start]
            at = min(time_end, end)
    name = normalise_name(words + view.plain[at:end])
    return Subject(start, end, view.plain[start:end], name, number_first)


def normalise_name(written: str) -> str:
    """The indicator without brackets' spaces, 全市, inner 的 and dangling verbs."""
    name = re.sub(r"^[三五\d]年内?(?:累计)?", "", re.sub(r"\s+", "", written))
    name = re.sub(r"^(?:[一二三四]季度|[上下]半年|\d{1,2}月底前)(?!度)", "", name)
    name = re.sub("(?:和|以及|及|、)一批.*$", "", name)
    name = _REGION.sub("", re.sub("分别|同比(?=增|下|降|提|减)", "", name))
    name = re.sub(
        r"(?:都|也|(?<!年)均|拟)?(?:要|将)?再?(?=(?:增长|降低|减少|提高|下降)$)", "", name
    )
    name = re.sub(
        r"的(?=规模|产值|营收|营业收入|收入|占比|比例|比重|产业|增速|年均|年|应用|企业|"
        r"数量)",
        "",
        name,
    )
    return name.strip("的、，：")


def _trim(view: View, start: int, end: int, times: list[tuple[int, int]]) -> tuple[int, int]:
    """The nominal part of the words before an amount."""
    for time_start, time_end in times:
        if start <= time_start < time_end <= end and _only_modal(view.plain[time_end:end]):
            end = time_start
    text = view.plain[start:end]
    if baseline := _BASELINE.search(text):  # 标准由40元提高到80元
        end = start + baseline.start()
        text = view.plain[start:end]
    tail = _TAIL.search(text)
    if tail:
        end = start + tail.start()
        text = view.plain[start:end]
    if lead := _LEAD.match(text):
        start += _lead_length(text, lead.end())
    return start, end


def _only_modal(text: str) -> bool:
    return not text.strip() or bool(_TAIL.fullmatch(text) or _LEAD_MODAL.fullmatch(text))


def _lead_length(text: str, length: int) -> int:
    """Verbs that belong to the subject's name stay: 新增就业, 研发投入."""
    for keep in ("研发投入", "新增", "研发", "投资", "投入"):
        if text[:length].endswith(keep):
            return length - len(keep)
    return length


def _trim_after(view: View, start: int, end: int) -> tuple[int, int]:
    """The noun behind an amount."""
    if lead := _AFTER_LEAD.match(view.plain[start:end]):
        start += lead.end()
    if stop := _STOP_AFTER.search(view.plain, start, end):
        end = stop.start()
    if tail := _AFTER_TAIL.search(view.plain[start:end]):
        end = start + tail.start()
    return (start, end) if start < end else (end, end)


def is_weak(name: str) -> bool:
    """Whether the words name only a measure (规模, 年均增长): what it is of stands elsewhere."""
    return bool(_WEAK.fullmatch(name))


def without_growth(name: str) -> str:
    """数字经济增加值年均增速 → 数字经济增加值."""
    return _GROWTH.sub("", name) or name


def states_action(clause: str) -> bool:
    """Whether a verb of doing stands in the clause."""
    return bool(_ACTION.search(clause))


def without_lead(text: str) -> str:
    """全力建设物流园区 → 物流园区."""
    lead = _LEAD.match(text)
    return text[_lead_length(text, lead.end()) :] if lead and lead.end() < len(text) else text


def is_nominal(text: str) -> bool:
    """Whether a clause without an amount may be the subject of the next one."""
    text = text.strip()
    return 2 <= len(text) <= 40 and not _PREPOSITIONAL.match(text)
