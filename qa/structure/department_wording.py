"""How questions name departments: by field in English, by customary or wider name in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FLAGS = re.IGNORECASE
ENDINGS = ("局", "委", "厅")
# Fields as English names them, and the stems of the departments that bear them; a department
# of one place may be called otherwise in the next: 教育局 and 教育体育局.
_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("industry and information(?: technology)?|industry and IT|MIIT|economy and information"
     "(?: technology| (?:iz|is)ation)?", ("工业和信息化", "经济和信息化")),
    ("science,? (?:and|&) technology|science|S&T", ("科技", "科学技术")),
    ("development and reform|NDRC", ("发展改革",)),
    ("education and sports?|education", ("教育", "教育体育")),
    ("finance|treasury", ("财政",)),
    ("financial(?: (?:work|affairs|services|supervision|regulation|regulatory))*",
     ("金融", "地方金融监管", "金融工作")),
    ("health(?:care)?(?: and family planning)?|public health", ("卫生健康", "卫生计生")),
    ("commerce|commercial|trade", ("商务",)),
    ("agricultur(?:e|al)(?:,? and rural affairs)?", ("农业农村", "农业")),
    ("transport(?:ation)?", ("交通运输", "交通")),
    ("public security|police", ("公安",)),
    ("civil affairs", ("民政",)),
    ("human resources(?:,? and social security)?|social security", ("人力资源社会保障",)),
    ("natural resources|planning and natural resources", ("自然资源", "规划自然资源")),
    ("housing(?:,? and (?:urban[- ]rural )?(?:construction|development))?", ("住房城乡建设",)),
    ("ecolog(?:y|ical)(?: and)? environment|environment(?:al protection)?",
     ("生态环境", "环境保护")),
    ("culture,? (?:radio,? (?:television|TV),? )?(?:and|&) tourism|culture|tourism",
     ("文化旅游", "文化广电旅游", "文化和旅游", "文化广播影视", "旅游")),
    ("market (?:regulation|supervision)", ("市场监管", "市场监督管理")),
    ("government (?:service|affair)s?(?: (?:and )?data)?",
     ("政务", "政务服务", "政务服务数据管理")),
    ("digital economy", ("数字经济发展", "数字经济")),
    ("(?:big )?data(?: resources?| management)?",
     ("大数据", "数据资源", "数据", "大数据管理", "政务服务数据管理")),
    ("emergency(?: management)?", ("应急管理",)),
    ("tax(?:ation)?", ("税务",)), ("statistics", ("统计",)), ("justice", ("司法",)),
    ("audit(?:ing)?", ("审计",)), ("sports?", ("体育",)), ("foreign affairs", ("外事",)),
    ("water(?: (?:resources|affairs|conservancy))?", ("水利", "水务")),
    ("urban management", ("城市管理", "城管")), ("investment promotion", ("投资促进",)),
    ("economic cooperation", ("经济合作",)), ("intellectual property", ("知识产权",)),
    ("state(?:-owned)? assets?(?: supervision)?|SASAC", ("国资", "国有资产监督管理")),
)  # fmt: skip
_FIELD = "|".join(f"(?:{english})" for english, _ in _FIELDS)
_BODY = (
    r"(?:bureaus?|bureaux|departments?|commissions?|committees?|authorit(?:y|ies)"
    r"|administrations?|agenc(?:y|ies))"
)
_SEVERAL = rf"(?:{_FIELD})(?:\s*(?:,|and|&)+\s*(?:the\s+)?(?:{_FIELD}))*"
_NAMED = re.compile(
    rf"\b(?:{_SEVERAL})\s+(?:{_BODY})\b|\b{_BODY}\s+(?:of|for)\s+(?:the\s+)?(?:{_SEVERAL})\b",
    _FLAGS,
)
_EACH = re.compile(rf"\b(?:{'|'.join(f'({english})' for english, _ in _FIELDS)})\b", _FLAGS)
# Chinese short or partial names of a field with the fuller ones.
_WIDER = (
    ("工信", "经信", "工业和信息化", "经济和信息化", "经济信息化"), ("科技", "科学技术"),
    ("发改", "发展改革", "发展和改革"), ("教育", "教体", "教育体育"),
    ("卫健", "卫生健康", "卫生", "卫生计生", "卫计"),
    ("文旅", "文化旅游", "文化广电旅游", "文化和旅游", "文广旅", "文化广播影视"),
    ("人社", "人力资源社会保障"), ("住建", "住房城乡建设"), ("农业", "农业农村"),
    ("交通", "交通运输"), ("政务", "政务服务", "政务服务数据管理"), ("金融", "地方金融监管"),
    ("市场监管", "市场监督管理"), ("大数据", "数据资源", "大数据管理"), ("应急", "应急管理"),
    ("城管", "城市管理"), ("国资", "国有资产监督管理"),
)  # fmt: skip


def english_departments(text: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Departments that English words name: stems of their Chinese names, and the span."""
    for named in _NAMED.finditer(text):
        for field in _EACH.finditer(text, *named.span()):
            stems = _FIELDS[(field.lastindex or 1) - 1][1]
            yield stems, named.span()


def wider_names(name: str) -> tuple[str, ...]:
    """The same field under its other names and endings: 教育局 is also 教育体育局, 教委.

    Args:
        name: a department as a question words it, 市 or 省 before it allowed.
    """
    head = name[0] if name[:1] in "省市区县" else ""
    body = name[len(head) :]
    ending = next((e for e in ("部门", "委员会", *ENDINGS) if body.endswith(e)), None)
    if ending is None:
        return ()
    stem = body.removesuffix(ending)
    if len(stem) < 2:
        return ()
    stems = next((group for group in _WIDER if stem in group), (stem,))
    order = [ending] if ending in ENDINGS else []
    order += [e for e in ENDINGS if e not in order]
    return tuple(head + s + e for s in (stem, *stems) for e in order)
