"""How questions name departments: by field in English, by spoken or official name in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FLAGS = re.IGNORECASE
# Fields of departments: as English names them, and all that Chinese calls them, spoken forms
# included; a department of one place may be called otherwise in the next: 教育局 and 教体局.
_FIELDS: tuple[tuple[str, str], ...] = (
    ("industry,? (?:and|&) information(?: technology)?|industry and IT|MIIT|industrial|IT"
     "|econom(?:y|ic),? (?:and|&) information(?: technology| (?:iz|is)ation)?|industry",
     "工信 经信 工业和信息化 经济和信息化 经济信息化 工业信息化 科工信 工业"),
    ("science,? (?:and|&) technology|science|S&T|sci-?tech|technology",
     "科技 科学技术 科委 科工信 科创"),
    ("development,? (?:and|&) reform|NDRC|planning commission", "发改 发展改革 发展和改革"),
    ("education(?:,? and sports?)?", "教育 教体 教育体育 教委"),
    ("finance|treasury|fiscal", "财政"),
    ("financ(?:e|ial)(?: (?:work|affairs|services|supervision|supervisory|regulation|regulatory))+"
     "|financial", "金融 地方金融监管 金融工作 金融监管"),
    ("(?:public )?health(?:care)?(?:,? and family planning)?",
     "卫健 卫生健康 卫生 卫生计生 卫计 卫健委"),
    ("commerce|commercial|trade", "商务"),
    ("agricultur(?:e|al)(?:,? and rural affairs)?|rural affairs", "农业 农业农村 农委 农村"),
    ("transport(?:ation)?|traffic", "交通 交通运输 交委"),
    ("public security|police", "公安 警察 警方"),
    ("civil affairs", "民政"),
    ("human resources(?:,? (?:and|&) social security)?|social security|HR|personnel|labou?r",
     "人社 人力资源 人力社保 人力资源社会保障 社保"),
    ("(?:planning and )?natural resources|land", "自然资源 规划自然资源 规自 资规 国土"),
    ("housing(?:,? (?:and|&) (?:urban[- ]rural )?(?:construction|development))?|construction",
     "住建 住房城乡建设 住房和城乡建设 建设"),
    ("ecolog(?:y|ical)(?: (?:and|&))? environment|environment(?:al)?(?: protection)?",
     "生态环境 环保 环境保护"),
    ("culture,? (?:radio,? (?:television|TV),? )?(?:and|&) tourism|cultur(?:e|al)|tourism",
     "文旅 文化旅游 文化广电旅游 文化和旅游 文广旅 文化广播影视 旅游 文化 文广"),
    ("market (?:regulation|supervision|regulatory)|SAMR",
     "市场监管 市场监督管理 市场监督 市监 工商"),
    ("government (?:service|affair)s?(?: (?:and )?data)?(?: management)?",
     "政务 政务服务 政务服务数据管理 政数 政务数据"),
    ("digital economy(?: development)?", "数字经济 数字经济发展"),
    ("(?:big )?data(?: resources?| management)?|digital",
     "大数据 数据资源 数据 大数据管理 政务服务数据管理 政数 数据管理"),
    ("cyberspace(?: administration| affairs)?|internet information|CAC",
     "网信 网络安全 互联网信息"),
    ("emergency(?: management| response)?", "应急 应急管理"),
    ("tax(?:ation)?", "税务"), ("statistics|statistical", "统计"), ("justice|judicial", "司法"),
    ("audit(?:ing)?", "审计"), ("sports?", "体育 教体"), ("foreign affairs", "外事 外办"),
    ("water(?: (?:resources|affairs|conservancy))?", "水利 水务"),
    ("urban management|city management", "城管 城市管理"),
    ("investment promotion", "投资促进 投促 招商"),
    ("economic cooperation", "经济合作 经合"),
    ("cooperation and exchange|exchange and cooperation", "合作交流"),
    ("intellectual property", "知识产权"),
    ("state(?:-owned)? assets?(?: supervision)?|SASAC", "国资 国有资产监督管理"),
    ("talent(?:s)?(?: work)?", "人才 人才工作"),
    ("communications?|telecom(?:munications?)?", "通信管理 通信 通管 通建"),
    ("medical insurance|health(?:care)? security", "医保 医疗保障"),
    ("drug(?: administration)?", "药监 药品监督管理"),
    ("postal(?: administration)?", "邮政管理 邮政"), ("energy", "能源"),
    ("forestry", "林草 林业"), ("veterans(?:['’])?(?: affairs)?", "退役军人"),
    ("(?:administrative )?(?:examination and )?approval", "审批 行政审批"),
    ("publicity|propaganda", "宣传"), ("organi[sz]ation", "组织"), ("united front", "统战"),
    ("meteorolog(?:y|ical)", "气象"), ("customs", "海关"),
)  # fmt: skip
_GROUPS = tuple(tuple(chinese.split()) for _, chinese in _FIELDS)
_BODY = (
    r"(?:bureaus?|bureaux|departments?|dep[t]?s?\.?|commissions?|committees?|authorit(?:y|ies)"
    r"|administrations?|agenc(?:y|ies)|offices?|officials|people)"
)
_FIELD = "|".join(f"(?:{english})" for english, _ in _FIELDS)
_SEVERAL = rf"(?:{_FIELD})(?:\s*(?:,|and|&)+\s*(?:the\s+)?(?:{_FIELD}))*"
_NAMED = re.compile(
    rf"\b(?:{_SEVERAL})\s+(?:{_BODY})(?![\w-])"
    rf"|\b{_BODY}\s+(?:of|for)\s+(?:the\s+)?(?:{_SEVERAL})\b|\bthe police\b|\bMIIT\b|\bNDRC\b",
    _FLAGS,
)
_EACH = re.compile(rf"\b(?:{'|'.join(f'({english})' for english, _ in _FIELDS)})\b", _FLAGS)
_FORMS = sorted({form for group in _GROUPS for form in group}, key=len, reverse=True)
_FORM = "|".join(map(re.escape, _FORMS))
_ENDING = (
    r"(?:主管部门|委员会|办公室|管理局|发展局|监督局|监管局|总局|部门|局|厅|委(?![员托办派])"
    r"|办(?![公理法学事好])|部(?![分署委长门]))"
)
_JOIN = r"\s*(?:和|与|、|及|跟|以及|同|and|&|/)\s*"
_ACTS = (
    r"(?:系统|口|条线|那边|这边|方面)?的?(?:需要|应该|应当|共同|一起|联合|分别|各自|同时|都|要"
    r"|主要|具体|也|还|单独|牵头)*"
    r"(?:牵头|主管|配合|参与|承担|协助|负责(?!人))"
)
_HEAD = r"(?P<head>[省市区县州]|自治区)?\s*"
_WITH_ENDING = re.compile(rf"{_HEAD}(?P<form>{_FORM})\s*(?P<ending>{_ENDING})")
# 工信和科技部门: a field without an ending of its own stands beside one that has it.
_BESIDE = re.compile(
    rf"{_HEAD}(?P<form>{_FORM})(?=(?:{_JOIN}[省市区县州]?(?:{_FORM}))*{_JOIN}[省市区县州]?(?:{_FORM})\s*{_ENDING})"
)
# “财政牵头的任务”, “工信跟科技共同负责”: at the beginning of a clause a field acts by itself.
_ACTING = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[由和与、及跟同让的]))(?P<head>[省市区县州])?(?P<form>{_FORM})"
    rf"(?=(?:{_JOIN}(?:{_FORM}))*{_ACTS})"
)
# Names that are whole without an ending.
_WHOLE = re.compile(r"(?P<head>[省市区县州])?(?P<form>科委|教委|农委|交委|警方|外办)(?P<ending>)")


@dataclass(frozen=True, slots=True)
class NamedField:
    """A department that a question names by its field.

    Attributes:
        forms: all that its field is called in Chinese.
        head: 市, 省 … before it, empty if none.
        ending: 局, 厅, 部门 … behind it, empty if none or in English.
        start, end: where it stands in the question.
    """

    forms: tuple[str, ...]
    head: str
    ending: str
    start: int
    end: int


def named_fields(text: str) -> list[NamedField]:
    """The departments that a text names by their field, in order.

    Of Chinese names that overlap the longest one counts; English ones that share a body
    (“finance and water bureaus”) share its span.
    """
    patterns = (_WITH_ENDING, _WHOLE, _BESIDE, _ACTING)
    found = [_chinese(match) for pattern in patterns for match in pattern.finditer(text)]
    found += _english(text)
    kept: list[NamedField] = []
    for field in sorted(found, key=lambda f: f.start - f.end):
        span = (field.start, field.end)
        clash = any(
            field.start < k.end and k.start < field.end and (k.start, k.end) != span for k in kept
        )
        if not clash and all(field.forms != k.forms or span != (k.start, k.end) for k in kept):
            kept.append(field)
    return sorted(kept, key=lambda field: field.start)


def _chinese(match: re.Match[str]) -> NamedField:
    groups = match.groupdict()
    forms = tuple(f for group in _GROUPS if groups["form"] in group for f in group)
    return NamedField(
        tuple(dict.fromkeys((groups["form"], *forms))),
        groups.get("head") or "",
        groups.get("ending") or "",
        match.start(),
        match.end(),
    )


def _english(text: str) -> Iterator[NamedField]:
    for named in _NAMED.finditer(text):
        for field in _EACH.finditer(text, *named.span()):
            yield NamedField(_GROUPS[(field.lastindex or 1) - 1], "", "", *named.span())
