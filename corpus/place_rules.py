"""When a string that equals a place name is no mention of the place, and the one-character names.

The names themselves are facts in ``data/divisions.csv``; here is the context in which they count.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

_SUBJECTS = (
    "理工|工业|科学技术|科技|交通|师范|医科|医学|中医药|中医|农业|林业|财经|经济|政法|外国语|外语|语言|民族|体育|航空航天|航空|"
    "邮电|电子|信息|工程|石油|海洋|海事|音乐|美术|传媒|电影|戏剧|工商|商|贸易|经贸|对外|建筑|城市|职业|技术|开放|电力|地质|矿业|"
    "化工|水利|水电|铁道|联合|农林|警察|公安|教育|第[一二三]|东|西|南|北|中"
)
_UNIVERSITY = re.compile(f"(?:{_SUBJECTS})*(?:大学(?!生|城|毕业|科技园)|学院(?!路))")
_STREET = re.compile(
    "[东西南北中]?[一二三四五]?(?:路|大街|大道|街道|街|巷|胡同)(?![径线演网由桥况段面灯透局基标条长牌区头])"
)
_COMPANY = re.compile(
    "(?:(?![的在和与及对由为将被向从到是有哪些家几])[一-龥A-Za-z]){0,12}?(?:有限责任公司|有限公司|股份公司|集团公司|银行|证券)"
    "|(?:移动|电信|联通|铁塔|电力|供电|烟草|燃气|水务)公司"
)
_LOOK = 24

_NATIONAL = re.compile(
    "国务院(?!国资委)|党中央|(?<!共)(?:中央政府|中央层面)"
    "|国家(?=层面|政策|目标|规划|提出|要求|计划|方面|规定|出台|发布|的|对|在|有|是|和|到|、|，|？|\\?|$)"
    "|(?<![在])全国(?!领先|前列|首|率先|各|范围|人大|人民代表|政协|第|重要|一流|统一|性|有|哪|多少|最|先进|其他|其它|知名|著名|城市|省|"
    "示范|重点|文明|优秀|平均|青联|妇联|总工会|标准|工商|高校|中小|试点|百强|碳|两会)"
    "|中国(?=的|在|对|到|政府|目标|计划|要|有(?!哪|多少)|人工智能|整体|、|，|？|\\?|$)"
)

# Who is meant when the character stands alone; the cities need a safer context than the provinces.
_PROVINCES = {
    "京": "北京", "津": "天津", "冀": "河北", "晋": "山西", "辽": "辽宁", "沪": "上海",
    "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西", "鲁": "山东",
    "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "桂": "广西", "琼": "海南",
    "渝": "重庆", "川": "四川", "黔": "贵州", "滇": "云南", "陕": "陕西", "甘": "甘肃",
    "港": "香港", "澳": "澳门",
}  # fmt: skip
_CITIES = {
    "蓉": "成都", "穗": "广州", "甬": "宁波", "杭": "杭州", "深": "深圳", "汉": "武汉",
    "榕": "福州", "厦": "厦门", "邕": "南宁", "莞": "东莞", "锡": "无锡",
}  # fmt: skip
_LETTERS = _PROVINCES | _CITIES
# In some letters an ordinary word hides (在深化, 在川流): they need a phrase to end after them.
_RISKY = "深汉川港甘厦"
_FOLLOWER = (
    "企业|高校|院校|高等|落户|投资|布局|设立|建设|创业|就业|发展|创新|举办|召开|机构|单位|院所|科研|部门|工作|注册|央企|国企|"
    "人才|开展|落地|转化|集聚|的|有|哪|[，。、；：？！,.;?!）)”\\s]|$"
)
_SAFE = "".join(letter for letter in _LETTERS if letter not in _RISKY)
_PREPOSITION = re.compile(
    f"(?:(?<![存现正内所实潜好外自])在|[来驻赴抵返援惠]|(?<!进)入|落户)(?:(?P<a>[{_SAFE}])(?![一-龥]?[江都州门山海联])|"
    f"(?P<b>[{_RISKY}])(?={_FOLLOWER}))"
)
_NUMBER_PREFIX = re.compile(
    f"(?<![一-龥])(?P<c>[{''.join(_LETTERS)}])(?=(?:政|府|委|厅|发改|科|工信|经信|财|人社|数|网信)[一-龥]{{0,6}}[发字函规〔\\[（(])"
)
_GROUPS = {
    "京津冀": "北京 天津 河北", "粤港澳": "广东 香港 澳门", "沪苏浙皖": "上海 江苏 浙江 安徽",
    "苏浙皖": "江苏 浙江 安徽", "江浙沪": "江苏 浙江 上海", "苏浙沪": "江苏 浙江 上海",
    "沪苏浙": "上海 江苏 浙江", "川渝": "四川 重庆", "成渝": "成都 重庆",
    "京沪深": "北京 上海 深圳", "北上广深": "北京 上海 广州 深圳", "京沪": "北京 上海",
    "沪深": "上海 深圳", "广深": "广州 深圳", "京津": "北京 天津",
    "沪浙": "上海 浙江", "沪杭": "上海 杭州", "云贵川": "云南 贵州 四川",
    "苏锡常": "苏州 无锡 常州", "长株潭": "长沙 株洲 湘潭", "陕甘宁": "陕西 甘肃 宁夏",
    "粤港": "广东 香港",
}  # fmt: skip
_GROUP = re.compile(
    f"(?:{'|'.join(_GROUPS)})(?![一-龥]{{0,4}}(?:高速|铁路|高铁|中线|线|指数|证券|交易所|通铁))"
)


@dataclass(frozen=True, slots=True)
class Trap:
    """What must not stand right before or after a name."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def springs(self, text: str, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is caught."""
        if self.before and self.before.search(text[max(0, start - 4) : start]):
            return True
        return bool(self.after and self.after.match(text, end))


@cache
def traps() -> dict[str, Trap]:
    """The table ``data/name_traps.csv``, by name."""
    source = resources.files("corpus").joinpath("data", "name_traps.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in source.splitlines() if not line.startswith("#"))
    return {
        row["name"]: Trap(
            re.compile(f"(?:{row['before']})$") if row["before"] else None,
            re.compile(row["after"]) if row["after"] else None,
        )
        for row in rows
    }


def part_of_another_name(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Whether the place name at ``[start, end)`` belongs to another word, a university, a street
    or a company.

    ``bare`` says that the name lacks its generic ending (眉山, not 眉山市): streets, universities
    and companies are named with bare names.
    """
    trap = traps().get(text[start:end])
    if trap and trap.springs(text, start, end):
        return True
    if not bare:
        return False
    tail = text[end : end + _LOOK]
    return any(pattern.match(tail) for pattern in (_UNIVERSITY, _STREET, _COMPANY))


def national_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans that speak of the whole country as a place or an issuer."""
    for match in _NATIONAL.finditer(text):
        yield match.span()


def abbreviation_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """One-character names in a safe context: (start, end, short name of the place).

    Safe are 在蓉, 来皖 and the like, the head of a document number (津政办发〔2018〕), and fixed
    groups (京津冀, 沪深); the places of a group share its span.
    """
    for match in _GROUP.finditer(text):
        for short in _GROUPS[match[0]].split():
            yield *match.span(), short
    for pattern in (_PREPOSITION, _NUMBER_PREFIX):
        for match in pattern.finditer(text):
            letter = next(group for group in ("a", "b", "c") if match.groupdict().get(group))
            yield *match.span(letter), _LETTERS[match[letter]]
