"""What a question about a list asks for: how it is called, how many, by which name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.places import gazetteer
from qa.question import Asked, Question
from qa.targets.patterns import LIST as PLACES_ASKED

_FLAGS = re.IGNORECASE
_DIGITS = {han: number for number, han in enumerate("零一二三四五六七八九十")} | {"两": 2}
_MEASURE = r"(?:个|项|件|块|大|类|条|种|家|方面|处|座|所|步|点|章|部分|样|根|套|批)"
_COUNT = re.compile(
    rf"(?<![\d第])(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})\s*{_MEASURE}(?!人|月|年)"
)
_ENGLISH = ("two three four five six seven eight nine ten eleven twelve").split()
_ENGLISH_COUNT = re.compile(
    rf"\b({'|'.join(_ENGLISH)}|\d{{1,2}})\s+(?:\w+[- ]){{0,4}}?\w+s\b", _FLAGS
)
_WHICH = rf"(?:哪些|哪几{_MEASURE}?|哪[一二两三四五六七八九十\d]+{_MEASURE}?|什么|啥|几{_MEASURE})"
_AFTER = re.compile(rf"{_WHICH}(?:不同的?)?\s*([^，。？?,、\s][^，。？?,]*)")
_BEFORE = re.compile(
    r"([^，。？?,]*?)(?:一共|总共|都|分别|具体|主要|各|到底|究竟)*"
    rf"(?:有|是|包括|包含|含|指|为|分为|分成|涉及|叫)(?:的是|了)?{_WHICH}"
)
_LISTED = re.compile(
    r"(?:列出|列举|列一下|罗列|说出|给出|告诉我|枚举)(?:一下|所有|全部|全)?([^，。？?,]+)"
    r"|([^，。？?,]+?)(?:的?清单|的?名单|的?列表|分别是|有哪些|都有谁)"
)
_ASKS = re.compile(
    rf"{_WHICH}|列出|列举|罗列|枚举|清单|名单|分别是|一览"
    r"|\b(?:which|what|list|name|enumerate)\b",
    _FLAGS,
)
_SEVERAL = re.compile(r"哪|几|列|名单|清单|分别|\bwhich\b|\blist\b|\bname\b", _FLAGS)
_ENGLISH_NOUN = re.compile(
    r"\b(?:which|what|list|name|enumerate)\s+(?:are\s+|is\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?"
    r"(?:kinds? of |types? of |sorts? of )?(.+?)"
    r"(?:\s+(?:does|do|did|is|are|was|were|fall|falls|will|would|can|should|must|shall"
    r"|need|in|under|that|has|have|for"
    r"|named?|listed|planned|belong)\b|[?？.]|$)",
    _FLAGS,
)
# “Which national centre …?” wants one.
_ONE = re.compile(
    r"^(?:which|what)\s+(?:[\w-]+\s+){0,4}?(?!\w*s\b)\w+\s+(?:for\s+\w+(?:\s+\w+)?\s+)?"
    r"(?:does|do|did|is|was|will|has)\b",
    _FLAGS,
)
_NAME = re.compile(
    r"[“\"‘'「『《]([^”\"’'」』》]{2,20})[”\"’'」』》]|((?=\d*[A-Za-z+＋])[\dA-Za-z]*\d[\dA-Za-z]*[+＋]?[\dA-Za-z]+)"
)
_SUBJECT = re.compile(
    r"([\u4e00-\u9fff\dA-Za-z+＋]{3,10}?)(?:具体|分别|到底|究竟)?(?:是|指)(?:的是|的)?(?:哪|什么|啥)"
)
# Asked for in other ways: amounts, persons, dates, reasons, places, documents.
_OTHER = re.compile(
    r"多少|多大|几(?:家|亿|年|月|号|成)|怎么|怎样|如何|为什么|为何|什么时候|什么意思|什么地方|哪(?:一?年|天|里|儿)"
    r"|哪些?(?:个|座)?(?:城市|地方|省|地区|文件|市|区县)|哪(?:一?个|家)|谁|区别|不同|关系|有什么用|干什么"
    r"|(?:什么|哪)(?:级别|口径|水平|态度|作用|角色)|吗[?？]?$"
    r"|\bhow\b|\bwhy\b|\bwhen\b|\bwho\b|\bwhere\b|\bwhat (?:does|is|was)\b"
    r"|\bwhich (?:cities|places|provinces|documents?|plans?|regions?|city|place|province)\b",
    _FLAGS,
)
_UNITS = re.compile(r"哪些(?:单位|机构|局)")
_DUTY = re.compile(
    r"负责|牵头|主管|归口|责任|配合|职责|归谁|[局委厅办](?:都|要|主要|具体)*(?:参与|承担|参加|有|管|做)"
    r"|\bresponsib|\bin charge\b|\bdepartments?\b|\bbureaus?\b",
    _FLAGS,
)
_ELSEWHERE = frozenset(Asked) - {Asked.LOOKUP, Asked.DEFINITION, Asked.AMOUNT}
_ASKED_END = re.compile(r"(?:具体|分别|都)*(?:是|有|指|为|包括)*哪$")
_EXISTS = re.compile(r"[，,、\s]*(?:有没有|有)(?:具体|完整|点名)?的?(?:名单|清单|列表)[吗么嘛]?$")
_MEANING = re.compile(r"(?:是|有)?(?:什么|啥)(?:意思|含义)")
# What stands before 哪 without being part of the noun: 智能产品重点推进哪些.
_ASKING = re.compile(
    r"(?:都|要|该|应|需要|分别|主要|重点|具体|共|会)*"
    r"(?:做|干|分|推进|推动|发展|聚焦|抓|培育|建设|提)?(?:成|为|了)?(?:哪|几|什么|啥).*$"
)
_ENTITY = re.compile(r"(?:龙头|领军|重点|骨干)?(?:公司|企业|厂商|厂家)$")
_COMPANY = re.compile(r"公司|企业|厂商|厂家")
_LINK = re.compile(
    r"^(?:的|里|中|在|会|要|想|那份|方案|计划|规划|文件|这份|提出|提到|说|讲|列|了|所谓|布局|到底|究竟)+"
)
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
    """

    nouns: tuple[str, ...]
    content: str
    count: int | None = None
    names: tuple[str, ...] = ()
    defines: bool = False
    bare: bool = False


def items_wish(question: Question, content: str) -> ItemsWish | None:
    """The list that a question asks for, ``None`` if it asks for something else.

    ``content`` is the question without its documents' places.
    """
    text = _EXISTS.sub("", content.strip(" ?？。.!！"))
    if _NAME.search(text):
        text = _MEANING.sub("指什么", text)
    if (question.asked in _ELSEWHERE and not _UNITS.search(text)) or _DUTY.search(text):
        return None
    if _OTHER.search(text) or PLACES_ASKED.search(text):
        return None
    count = _count(text)
    if count is None and _ONE.search(text):
        return None
    names = tuple(found[1] or found[2] for found in _NAME.finditer(text))
    subject = _SUBJECT.search(_unplaced(text))
    if subject:
        names = tuple(dict.fromkeys((*names, _cleaned(subject[1]))))
    if not _ASKS.search(text):
        if len(question.standalone) > _SHORT + 40 * (question.language == "en"):
            return None
        return ItemsWish(_nouns(text), text, count, names, bare=True)
    defines = bool(names) and count is None and not _SEVERAL.search(text)
    return ItemsWish(_nouns(text), text, count, names, defines)


def _nouns(text: str) -> tuple[str, ...]:
    """How the items are called: what follows 哪些, then what stands before 有哪些."""
    plain = _COUNT.sub("", _unplaced(text))
    found = _ENGLISH_NOUN.search(plain)
    if found and re.search("[A-Za-z]", found[1]) and not re.search(_WHICH, plain):
        words = rf"^(?:['’]s\s+)?(?:(?:{'|'.join(_ENGLISH)}|\d+)\s+)|\s+(?:of|in|by|under)\s*$"
        return (re.sub(words, "", found[1].strip(), flags=_FLAGS),)
    after, before, listed = _AFTER.search(plain), _BEFORE.search(plain), _LISTED.search(plain)
    possible = (after and after[1], before and before[1], listed and (listed[1] or listed[2]))
    nouns = [_cleaned(noun) for noun in possible if noun]
    nouns += [noun.rsplit("的", 1)[-1] for noun in nouns]  # 眼下推进的重大项目 are 重大项目
    nouns += [_COMPANY.sub("企业", found[0]) for n in nouns if (found := _ENTITY.search(n))]
    return tuple(dict.fromkeys(n for n in nouns if len(n) > 1)) or (
        _cleaned(_ASKING.sub("", plain) or plain),
    )


def _cleaned(noun: str) -> str:
    """A noun without the words that tie it to its document: 布局里的三园支撑."""
    noun = _ASKED_END.sub("", _LINK.sub("", noun.strip()))
    return re.split(r"(?:里|中|上|方面|计划|方案|文件|规划)(?:提到|提出|讲|说|列)?的", noun)[
        -1
    ].strip()


def _unplaced(text: str) -> str:
    for mention in reversed(gazetteer().find(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text.strip()


def _count(text: str) -> int | None:
    """A number of items that the question names, 2 to 99."""
    if found := _COUNT.search(text):
        return _number(found[1])
    if found := re.search(r"(?:哪|这|那)([二两三四五六七八九十]|\d{1,2})", text):
        return _number(found[1])
    if found := _ENGLISH_COUNT.search(text):
        word = found[1].lower()
        number = int(word) if word.isdigit() else _ENGLISH.index(word) + 2
        return number if number > 1 else None
    return None


def _number(digits: str) -> int | None:
    if digits.isdigit():
        value = int(digits)
    elif "十" in digits:
        tens, _, ones = digits.partition("十")
        value = 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
    else:
        value = _DIGITS.get(digits, 0) if len(digits) == 1 else 0
    return value if value > 1 else None
