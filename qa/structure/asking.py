"""What a question about a list asks for: how it is called, how many, by which name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.question import Asked, Question
from qa.structure.item_nouns import WHICH, cleaned, count_of, nouns_of, unplaced
from qa.targets.patterns import LIST as PLACES_ASKED

_FLAGS = re.IGNORECASE
# Says outright that a list is wanted, however the rest is put: 怎么用，一条条列出来.
_COMMAND = re.compile(
    r"列(?:出|举|一下|一列|个|给|成|全|列)|罗列|枚举|逐[条项个一]|一[条项个]一?[条项个]|分[条点项]|数一?数"
    r"|说全|清单|名单|一览|\b(?:list|enumerate|itemi[sz]e|one by one|bullet)\b",
    _FLAGS,
)
_ORDER = re.compile(
    r"[，,：:]?\s*(?:请|帮我|给我|再|麻烦)*(?:逐[条项一个]|一[条项个]一?[条项个]|分[条点项]|完整)(?:地|的)?"
    r"(?:列(?:出来?|举|给我|一下)|说(?:说|一下|出来)?|讲|写)?"
)
_MANNER = re.compile(r"怎么|怎样|如何|\bhow\b", _FLAGS)
_ASKS = re.compile(
    rf"{WHICH}|分别是|谁(?:组成|构成)|(?:包括|都有|有)谁|{_COMMAND.pattern}|\b(?:which|what|name|give|tell)\b",
    _FLAGS,
)
_SEVERAL = re.compile(r"哪|几|列|名单|清单|分别|\bwhich\b|\blist\b|\bname\b", _FLAGS)
# “Which national centre …?” wants one.
_ONE = re.compile(
    r"^(?:which|what)\s+(?:[\w-]+\s+){0,4}?(?!\w*s\b)\w+\s+(?:for\s+\w+(?:\s+\w+)?\s+)?"
    r"(?:does|do|did|is|was|will|has)\b",
    _FLAGS,
)
_NAME = re.compile(
    r"(?:[“\"‘「『《]|(?<![A-Za-z ])')(?!s )([^”\"’'」』》]{2,20})[”\"’'」』》]"
    r"|((?=\d*[A-Za-z+＋])[\dA-Za-z]*\d[\dA-Za-z]*[+＋]?[\dA-Za-z]+)"
)
_SUBJECT = re.compile(
    r"([\u4e00-\u9fff\dA-Za-z+＋]{3,10}?)(?:具体|分别|到底|究竟)?(?:是|指)(?:的是|的)?(?:哪|什么|啥)"
)
# Asked for in other ways: amounts, persons, dates, reasons, places, documents.
_OTHER = re.compile(
    r"多少|多大|(?<!哪)几家|几(?:亿|年|月|号|成)|怎么|怎样|如何|为什么|为何|什么时候|什么意思|什么地方|哪(?:一?年|天|里|儿)"
    r"|哪些?(?:个|座)?(?:城市|地方|省|地区|文件|市|区县)|哪一?[个家]|(?<!有)(?<!括)谁(?!组成|构成)|区别|不同|关系|有什么用|干什么"
    r"|(?:什么|哪)(?:级别|口径|水平|态度|作用|角色)|吗[?？]?$"
    r"|\bhow\b|\bwhy\b|^when\b|\bsince when\b|\bwho\b|^where\b"
    r"|\bwhat (?:does|is|was)\b(?! (?:on|in) the list| included)"
    r"|\bwhich (?:cities|places|provinces|documents?|plans?|regions?|city|place|province)\b",
    _FLAGS,
)
_UNITS = re.compile(r"哪些(?:单位|机构|局)")
_DUTY = re.compile(
    r"负责|牵头|主管(?!部门)|归口|(?<!法律)责任(?!与|和|及)|配合|归谁|[厅局委]的事|[局委厅办](?:都|要|主要|具体)*(?:参与|承担|参加|有|管|做)"
    r"|\bresponsib|\bin charge\b"
    r"|\b(?:which|what|list|name)(?:\s+[\w-]+){0,3}\s+(?:departments?|bureaus?)\b",
    _FLAGS,
)
_ELSEWHERE = frozenset(Asked) - {Asked.LOOKUP, Asked.DEFINITION, Asked.AMOUNT}
_EXISTS = re.compile(r"[，,、\s]*(?:有没有|有)(?:具体|完整|点名)?的?(?:名单|清单|列表)[吗么嘛]?$")
_MEANING = re.compile(r"(?:是|有)?(?:什么|啥)(?:意思|含义)")
_VERB = re.compile(rf"([\u4e00-\u9fff]{{2}})(?:了|过|到|出|着)?{WHICH}")
_NO_VERB = frozenset("包括 包含 分为 分成 涵盖 分别 主要 具体 都有 还有 是指 有了".split())
# More than one thing is asked for: a plural after the word that asks.
_MANY = re.compile(
    r"\b(?:what|which)\s+(?:are|were)\b|\b(?:list|name|enumerate|all)\b|[\u4e00-\u9fff]"
    r"|\b(?:what|which)\s+(?:[\w+&'’-]+\s+){0,6}?[\w-]*(?:[^su\W]|[^aiu]u)s\b|\w+s\W*$",
    _FLAGS,
)
_KINDS = re.compile(
    r"^\W*(?:which|what)\s+(?:[\w-]+\s+){0,2}?[\w-]{2,}[^su\W]s\s+(?:of|for|in)\b", _FLAGS
)
# Nouns that say only that something is counted; what stands before them says of what.
_GENERIC = re.compile(
    r"(?:抓手|方面|方向|内容|做法|举措|措施|工作|任务|板块|类型|种类|类别|事情?|事项|要点|部分|重点|环节|步骤)$"
    r"|\b(?:aspects?|areas?|measures|steps|parts|tasks|actions|priorities|groups|blocks|categories"
    r"|lines(?: of work)?|points|headings|sections)$",
    _FLAGS,
)
_EVERY = re.compile(r"各[章节条个项类]|所有|全部|每一?[章个条项]|\ball\b", _FLAGS)
_SITES = re.compile(r"地方|地点|\bsites\b|\blocations\b|\bplaces where\b", _FLAGS)
# Asks for the parts that something falls into: 目标分成几块.
_DIVIDES = re.compile(
    r"分(?:成|为|作)?(?:了)?[哪几](?:几)?(?:个|大)?(?:块|部分|方面|类|板块|组)"
    r"|\binto (?:which|what|how many)\b.*\b(?:divided?|split|grouped|broken|fall)\b"
    r"|\b(?:divided?|divides|split|splits|grouped|falls?) into (?:which|what)\b"
    r"|\bwhich (?:\w+ )?(?:groups|blocks|parts|categories)\b.*\b(?:divided?|divide|fall)\b"
    r"|\b(?:groups|blocks|parts|categories)\s*(?:有哪|分别|是哪)",
    _FLAGS,
)
# 履行哪些职责: a list of its own where the document has one, duties read from notes elsewhere.
_FUNCTIONS = re.compile(r"(?:职责|职能|职权)(?!分工)")
# Says in so many words that several are asked for, whatever else stands beside them.
_STRONG = re.compile(
    r"哪些|哪几|哪[二两三四五六七八九十]|分别(?:是|叫|指)|有几[种类项条个]|都有[谁啥]|(?:包括|由|有)谁|列(?:出|举|一下|全)"
    r"|\b(?:what|which)\s+(?:are\b|(?:[\w+&'’-]+\s+){0,4}?[\w-]*(?:[^su\W]|[^aiu]u)s\b)"
    r"|^\W*(?:please\s+)?(?:list|name)\b",
    _FLAGS,
)
_TITLES = re.compile(
    r"(?:落实|贯彻|根据|依据|按照|依照|遵照)[^，。？?]{0,8}(?:哪|什么)[^，。？?]{0,4}(?:文件|法律|法规|规划|通知|意见|条例|法)"
)
_HOW = re.compile(
    r"(?:打算|准备|计划|要|该|应该|应当|想)*(?:怎么|怎样|如何)(?:去|来)?(?=[\u4e00-\u9fff])(?!样|办理|说)"
    r"|\bhow (?:is|are|does|do|will|to)\b",
    _FLAGS,
)
_HOW_MUCH = re.compile(
    r"多少|多大|为什么|什么时候|何时|\bhow (?:much|many|long|far|often)\b"
    r"|怎么(?:算|定义|理解|界定|认定|收费|计算|处罚|样|用)|如何(?:计算|认定|界定|处理|理解)"
    r"|\bhow (?:does|do|is|are)\b.*\b(?:defined?|calculated|different|differ|compare)",
    _FLAGS,
)
# “What must a catalogue contain?”
_CONTAINS = re.compile(
    r"\bwhat\s+(?:must|should|shall|does|do|can|will|is|are)\s+(?:an?\s+|the\s+)?(.{3,60}?)\s+"
    r"(?:(?:have|need|required) to\s+)?(?:contain|include|consist of|cover|comprise"
    r"|be made up of)s?\b",
    _FLAGS,
)
# “What must be published when …?”
_TO_BE = re.compile(r"\bwhat\s+(?:must|should|shall|has to|have to)\s+be\s+\w+(?:ed|n|t)\b", _FLAGS)
# The list is ordered in a sentence of its own: “What does it do? Just the names.”
_THEN_LIST = re.compile(
    r"[.?!，,;–—-]\s*(?:please\s+|just\s+)?(?:list|name|the names|enumerate)\b", _FLAGS
)
# “四个面向”, “三化”, 哪四众: a sign that the items are likely to have.
_SIGN = re.compile(
    r"[“\"‘「『][一二两三四五六七八九十]个?([\u4e00-\u9fff]{1,2})[”\"’」』]"
    r"|哪[“\"]?[二两三四五六七八九十](?![个项件块大类条种家处座所步点章样方部一二三四五六七八九十])([\u4e00-\u9fff])"
)
_EACH = re.compile(r"[个项条]\s*[“\"‘「『]([\u4e00-\u9fffA-Za-z])[”\"’」』]")
_SHORT = 20  # characters of a question that is only a counted noun


@dataclass(frozen=True, slots=True)
class ItemsWish:
    """A list asked for.

    Attributes:
        nouns: what its items are called, the likelier first, without places and numbers.
        content: the whole question without places.
        count: how many there are to be, ``None`` if not said.
        names: names that stand in quotation marks or are made of figures: 1234N.
        defines: whether the meaning of a name is asked for, not how many there are of it.
        bare: whether nothing but a noun asks for it: 眉山方案的保障措施.
        verb: the verb that takes the items: 依托 of “依托哪些单位”, empty if there is none.
        generic: whether the noun only counts: 抓手, 方面, measures.
        divides: whether the parts are asked for that something falls into: 分成几块.
        each: the sign that every item has: 一 of 六个“一”, empty without one.
    """

    nouns: tuple[str, ...]
    content: str
    count: int | None = None
    names: tuple[str, ...] = ()
    defines: bool = False
    bare: bool = False
    verb: str = ""
    generic: bool = False
    each: str = ""
    sign: str = ""
    divides: bool = False
    functions: bool = False
    manner: bool = False
    titles: bool = False


def items_wish(question: Question, content: str) -> ItemsWish | None:
    """The list that a question asks for, ``None`` if it asks for something else.

    ``content`` is the question without its documents' places.
    """
    text = _EXISTS.sub("", content.strip(" ?？。.!！"))
    if _NAME.search(text):
        text = _MEANING.sub("指什么", text)
    functions = _FUNCTIONS.search(text) is not None
    if _DUTY.search(text):
        return None
    strong = bool(_STRONG.search(text) or _TO_BE.search(text))
    if question.asked in _ELSEWHERE and not (strong or functions or _UNITS.search(text)):
        return None
    sites = bool(question.places) and _SITES.search(text) is not None
    divides = _DIVIDES.search(text) is not None
    titles = _TITLES.search(text) is not None
    plain = _MANNER.sub("", text) if divides or _COMMAND.search(text) or strong else text
    manner = not divides and bool(_HOW.search(plain)) and not _HOW_MUCH.search(plain)
    asked = _HOW.sub("", plain) if manner else plain
    contains = _CONTAINS.search(text)
    ordered = _THEN_LIST.search(text) is not None
    other = _OTHER.search(asked) is not None and not (contains or ordered)
    if not (sites or titles) and (other or PLACES_ASKED.search(text)):
        return None
    count = count_of(text)
    if count is None and _ONE.search(text) and not _KINDS.search(text):
        return None
    if question.language == "en" and not (
        _MANY.search(text) or _TO_BE.search(text) or contains or manner
    ):
        return None
    names = tuple(found[1] or found[2] for found in _NAME.finditer(text))
    subject = _SUBJECT.search(unplaced(text))
    if subject:
        names = tuple(dict.fromkeys((*names, cleaned(subject[1]))))
    nouns = (contains[1],) if contains else nouns_of(_ORDER.sub("", asked))
    generic = bool(nouns) and _GENERIC.search(nouns[0]) is not None
    wish = ItemsWish(
        nouns, text, count, names, generic=generic, divides=divides, functions=functions,
        manner=manner, titles=titles,
    )  # fmt: skip
    if manner:
        return wish
    if not _ASKS.search(text) and not divides:
        short = len(question.standalone) <= _SHORT + 40 * (question.language == "en")
        return replace(wish, bare=True) if short else None
    several = _SEVERAL.search(text) or _EVERY.search(text)
    found = _VERB.search(unplaced(text))
    each, sign = _EACH.search(text), _SIGN.search(text)
    return replace(
        wish,
        defines=bool(names) and count is None and not several,
        verb=found[1] if found and found[1] not in _NO_VERB else "",
        each=each[1] if each else "",
        sign=next(filter(None, sign.groups()), "") if sign else "",
    )
