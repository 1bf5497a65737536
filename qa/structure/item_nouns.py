"""How a question calls the items of the list that it asks for, and how many it says there are."""

from __future__ import annotations

import re

from corpus.places import gazetteer
from index.terms import segmenter
from qa.structure.enumeration_words import OPENERS

_FLAGS = re.IGNORECASE
_DIGITS = {han: number for number, han in enumerate("零一二三四五六七八九十")} | {"两": 2}
_MEASURE = (
    r"(?:个|项|件|块|大|类|条|种|家|方面|处|座|所|步|点|章|部分|样|根|套|批|位|轮|层|级|档|份|路|招"
    r"|支|句话|句)"
)
_COUNT = re.compile(
    rf"(?<![\d第])(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})\s*{_MEASURE}(?!人|月|年|字)"
)
_EXCLUDED = re.compile(
    r"除(?:了|开|去)?([^，。？?]{2,24}?)(?:[以之]?外|[，,][^，,。？?]{0,16}?(?:还|其他|其它|其余))"
    r"|(?:^|[，,。])([^，,。？?除]{2,16}?)[以之]外[，,]?(?:还|其他|的其他|的其余|另)"
    r"|\b(?:apart from|other than|besides|except(?: for)?|in addition to|aside from)\s+"
    r"([\w\u4e00-\u9fff、 -]{2,40}?)(?:[,，?]|$|\s(?:what|which)\b)",
    re.IGNORECASE,
)
# “（‘甲’等五句话）” only helps to find the list.
_ASIDE = re.compile(r"[（(][^（）()]*(?:等|比如|例如|句话?|个字)[^（）()]*[）)]")
_THESE = re.compile(
    r"(?:哪|这|那)[“\"]?([二两三四五六七八九]|十(?![一二三四五六七八九])|\d{1,2})(?!个?字)"
)
# What stands in quotation marks is a name, its figures count nothing: “一件事”.
_QUOTED = re.compile(r"[“\"‘「『《][^”\"’」』》]{2,20}[”\"’」』》]")
_ENGLISH = ("two three four five six seven eight nine ten eleven twelve").split()
_ENGLISH_COUNT = re.compile(
    rf"\b({'|'.join(_ENGLISH)}|\d{{1,2}})\s+(?:[\w+&'’-]+\s+){{0,5}}?[\w-]+s\b", _FLAGS
)
WHICH = (
    rf"(?:哪些|哪几{_MEASURE}?|哪[二两三四五六七八九十\d]+{_MEASURE}?|什么|啥"
    r"|几(?:项|类|块|大|条|方面|步|种|点|章|部分|层|档|位|轮|招|句话?|样))"
)
_AFTER = re.compile(rf"{WHICH}(?:不同的?|具体的?)?\s*([^，。？?,、\s][^，。？?,]*)")
_BEFORE = re.compile(
    r"([^，。？?,]*?)(?:一共|总共|都|分别|具体|主要|各|到底|究竟|又|应该|应当|必须|须|需要|可以|要|得|打算|可)*"
    rf"(?:(?:包括|都有|有|由)谁|(?:有|是|包括|包含|含|指|为|分为|分成|分|划分为|涉及|叫|涵盖|覆盖|[举列提写填]|由)(?:的是|了|到|出)?{WHICH})"
)
_LISTED = re.compile(
    r"(?:列出|列举|列一下|列一列|列列|列个|列全|罗列|说出|说全|给出|告诉我|枚举|数一数|数数|报一下)(?:一下|所有|全部|全|来)?"
    r"([^，。？?,]+)"
    r"|([^，。？?,]+?)(?:的?清单|的?名单|的?列表|分别是|有哪些|都有谁)"
)
_ENGLISH_NOUN = re.compile(
    r"\b(?:which|what|list|name|enumerate)\s+(?:are\s+|is\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?"
    r"(?:kinds? of |types? of |sorts? of )?(.+?)"
    r"(?:\s+(?:does|do|did|is|are|was|were|fall|falls|will|would|can|should|must|shall"
    r"|need|in|under|that|has|have|for"
    r"|named?|listed|planned|belong)\b|[?？.]|$)",
    _FLAGS,
)
_ASKED_END = re.compile(r"(?:具体|分别|都)*(?:是|有|指|为|包括)*哪$")
# What stands before 哪 without being part of the noun: 智能产品重点推进哪些.
_ASKING = re.compile(
    r"(?:都|要|该|应|需要|分别|主要|重点|具体|共|会)*"
    r"(?:做|干|分|推进|推动|发展|聚焦|抓|培育|建设|提)?(?:成|为|了)?(?:哪|几|什么|啥).*$"
)
_GLOSS = re.compile(r"\s*[（(）)]\s*")
_ENTITY = re.compile(r"(?:龙头|领军|重点|骨干)?(?:公司|企业|厂商|厂家)$")
_COMPANY = re.compile(r"公司|企业|厂商|厂家")
_COMPOSED = re.compile(r"组成|构成|在内|之分")
_LINK = re.compile(
    r"^(?:的|里|中|在|会|要|想|那份|方案|计划|规划|文件|这份|提出|提到|说|讲|列|了|所谓|布局|到底|究竟)+"
)
_PLURAL = re.compile(r"^(?:[\w+&'’-]+\s+){0,6}?[\w-]*(?:[^su\W]|[^aiu]u)s\b", _FLAGS)
_COUNTED_ONLY = re.compile(
    r"(?:具体|主要)?(?:抓手|方面|方向|内容|做法|板块|类型|种类|类别|事情?|事项|要点|部分|环节|步骤|东西|名字)"
)
_WHICH_COUNTED = re.compile(
    rf"哪[“\"]?\s*(?:[一二两三四五六七八九十]{{1,3}}|\d{{1,2}})(?:{_MEASURE}|个字)?"
)
# 条例里说…, 方案中，…: where to look, not what for.
_WITHIN_DOCUMENT = re.compile(
    r"^[^，,。]{0,24}?(?:条例|办法|方案|计划|规划|意见|报告|指引|细则|通知|进步法|促进法)"
    r"(?:(?:里面?|中|内)(?:[，,]|说|提到|提出|规定|讲|明确|写|要求)*|说|提到|提出|规定|[，,])(?=..)"
)
_WHOLE = re.compile(r"(?:这一?|那一?)?(?:部分|方面|这块|板块|章节)$")
_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:里面?|当?中|之中|方面)(?=[\u4e00-\u9fff]{2})")
_PREDICATES = (OPENERS - frozenset("和 与 及 或 应用 服务 规划 重点 创新".split())) | frozenset(
    "来 去 以便 获取 获得 办理 申请 才能 可以 需要 开展 为基础 参与 组成".split()
)


def nouns_of(text: str) -> tuple[str, ...]:
    """How the items are called: what follows 哪些, then what stands before 有哪些."""
    text = _ASIDE.sub("", text)
    plain = _COUNT.sub("", _WHICH_COUNTED.sub("哪些", _WITHIN_DOCUMENT.sub("", unplaced(text))))
    found = _ENGLISH_NOUN.search(plain)
    if found and re.search("[A-Za-z]", found[1]) and not re.search(WHICH, plain):
        words = rf"^(?:['’]s\s+)?(?:(?:{'|'.join(_ENGLISH)}|\d+)\s+)|\s+(?:of|in|by|under)\s*$"
        noun = re.sub(words, "", found[1].strip(), flags=_FLAGS)
        plural = _PLURAL.match(noun)
        return (plural[0] if plural else noun,)
    after, before, listed = _AFTER.search(plain), _BEFORE.search(plain), _LISTED.search(plain)
    after = None if after and _COMPOSED.fullmatch(after[1].strip()) else after
    possible = (after and after[1], before and before[1], listed and (listed[1] or listed[2]))
    nouns = [cleaned(noun) for noun in possible if noun]
    nouns = nouns or [cleaned(_ASKING.sub("", plain) or plain)]
    nouns[:1] = [_before_verb(noun) for noun in nouns[:1]] if after else nouns[:1]
    nouns += [part for noun in nouns if (part := _WITHIN.split(noun)[-1]) != noun]
    nouns += [noun.rsplit("的", 1)[-1] for noun in nouns]  # 眼下推进的重大项目 are 重大项目
    nouns += [_COMPANY.sub("企业", found[0]) for n in nouns if (found := _ENTITY.search(n))]
    nouns += [
        part for n in nouns for part in _GLOSS.split(n) if part != n
    ]  # smart home（智能家居）
    nouns = [n for n in nouns if len(n) > 1]
    # 方面 alone is not what they are called where something else is said.
    nouns = [n for n in nouns if not _COUNTED_ONLY.fullmatch(n)] or nouns
    return tuple(dict.fromkeys(nouns)) or (plain,)


def _before_verb(noun: str) -> str:
    """领域 of 领域培育新的产业集群."""
    words = list(segmenter().cut(noun))
    for at, word in enumerate(words):
        if at and word in _PREDICATES and sum(map(len, words[:at])) > 1:
            return "".join(words[:at])
    return noun


def cleaned(noun: str) -> str:
    """A noun without the words that tie it to its document: 布局里的三园支撑."""
    noun = _WHOLE.sub("", noun.strip()) if len(noun.strip()) > 4 else noun
    noun = _ASKED_END.sub("", _LINK.sub("", noun.strip()))
    return re.split(r"(?:里|中|上|方面|计划|方案|文件|规划)(?:提到|提出|讲|说|列)?的", noun)[
        -1
    ].strip()


def unplaced(text: str) -> str:
    """The question without the names of places."""
    for mention in reversed(gazetteer().find(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text.strip()


def count_of(text: str) -> int | None:
    """A number of items that the question names, 2 to 99."""
    for counted in _COUNT.finditer(_QUOTED.sub("“”", text)):
        if number := _number(counted[1]):
            return number
    if found := _THESE.search(text):
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


def excluded(text: str) -> str:
    """What a question leaves out: 铁路 of “铁路之外还有哪些”, empty for none."""
    found = _EXCLUDED.search(text)
    return next(filter(None, found.groups()), "") if found else ""
