"""What a question about all documents wants mentioned: “哪些地方提到了……”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.question import Asked, Question
from qa.targets.spoken import groups_in

_FLAGS = re.IGNORECASE
_NOUN = (
    r"地方|城市|省市|省份|省区市|省|市|区县|地区|地级市|文件|方案|计划|规划"
    r"|政策|places?|cities|city|provinces?|regions?|documents?|plans?"
)
_WHO = (
    rf"(?:有)?(?:哪些|哪几个?|多少个?|几个|哪个?)(?:的)?\s*(?:{_NOUN})"
    r"|(?:有)?(?:谁|哪里|哪儿|哪些)"
)
_VERB = (
    r"(?:都|还|也|曾|均)*(?:提到|提及|谈到|谈及|涉及|说到|讲到|写到|写明|提出|论及|包含|包括|出现|关注|强调"
    r"|mention(?:s|ed)?)(?:了|过|到)?"
)
_FORWARD = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?\s*{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
_BACKWARD = re.compile(
    rf"(?:^|[里中，,\s])?{_VERB}\s*(?P<what>.+?)的?(?:地方|城市|省市|省份|地区|文件|方案|计划|规划)?"
    rf"(?:都|共|一共)?(?:有|是)(?:{_WHO}|几)",
    _FLAGS,
)
_ENGLISH_NOUN = (
    r"\b(?:places?|cities|city|provinces?|regions?|documents?|plans?|municipalities|localities)\b"
)
_ENGLISH_VERB = (
    r"(?:mention|refer to|talk about|speak of|say (?:anything|something) about|write about|about"
    r"|discuss|cover|include|address|bring up|contain|deal with|touch (?:up)?on)(?:s|es|ed|ing)?"
)
_ENGLISH = re.compile(
    rf"\b(?:which|what|list|name|how many)\b[^?]*?{_ENGLISH_NOUN}"
    rf"(?:\s+(?:do|does|that|which|also|all|explicitly|say something))*\s+{_ENGLISH_VERB}\s+"
    r"(?P<what>[^?]+)",
    _FLAGS,
)
_NOT = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?"
    rf"(?:都|还|也)?(?:没有?|未|从未|并未|并没有|不)(?:有|曾|明确)*{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
_ENGLISH_NOT = re.compile(
    rf"\b(?:which|what|list|name|how many)\b[^?]*?{_ENGLISH_NOUN}\s+(?:that\s+)?"
    r"(?:(?:do|does|did)(?:\s+not|n['’]t)|never|fail to|omit to)(?:\s+explicitly)?\s+"
    rf"{_ENGLISH_VERB}\s+(?P<what>[^?]+)",
    _FLAGS,
)
# “有没有城市提到……”, “有文件提到……吗”, “does any city mention …”.
_WHETHER = re.compile(
    r"(?:有没有|有无|是否有|是不是有|有)(?:哪个|哪些|任何|什么|一个|其他|别的)?(?:的)?"
    rf"(?:{_NOUN})(?:的(?:文件|方案|政策))?(?:里|中)?(?:是)?{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
_ENGLISH_WHETHER = re.compile(
    rf"\b(?:do|does|did|has|have|is there|are there)\s+(?:any|a|some)\s+(?:other\s+)?(?:of the\s+)?"
    rf"(?:\w+\s+)?{_ENGLISH_NOUN}(?:\s+(?:that|which|ever|explicitly))*\s+{_ENGLISH_VERB}\s+(?P<what>[^?]+)",
    _FLAGS,
)
_ENGLISH_WHERE = re.compile(
    r"\b(?:where (?:is|are)|who mentions?)\s+(?P<what>[^?]+?)(?:\s+mentioned)?\s*\??$", _FLAGS
)
# Plans in all documents without a word for mentioning: tried after the targets.
_PLACES = (
    r"(?:哪些|哪几个|哪里|哪个)(?:的)?\s*"
    r"(?:地方|城市|省市|省份|省|市|区县|地区|地级市|places?|cities|provinces?)"
)
_MODAL = r"(?:说|提出|表示|声称|打算|计划|准备|想要?|要|将|拟|有|在|会|提倡|鼓励|支持|明确)*"
_DOING = re.compile(rf"(?:有)?{_PLACES}(?:都|还|也)?{_MODAL}\s*(?P<what>.{{2,}})", _FLAGS)
_ENGLISH_DOING = re.compile(
    r"\b(?:which|what)\s+(?:places?|cities|provinces?|regions?|municipalities)\s+"
    r"(?:want|plan|intend|aim|hope|propose|are going|will|would|have|encourage|support)?s?\s*"
    r"(?:to\s+)?(?P<what>[^?]{4,})",
    _FLAGS,
)
_TRIM = re.compile(
    r"^(?:了|过|关于|有关|到|对|the |a |an |about )+"
    r"|(?:吗|呢|的|了|问题|相关内容|内容)?[?？。.!！\s]*$",
    _FLAGS,
)
_PUBLIC = re.compile(
    r"\b(?:tak(?:e|es|ing)|bring(?:s|ing)?|get(?:s|ting)?)\s+(.+?)\s+(?:to\s+go\s+)?public\b"
    r"|\b(?:go|goes|going)\s+public\b|\b(?:initial public offerings?|IPOs?)\b",
    _FLAGS,
)
_ELSEWHERE = frozenset(Asked) - {Asked.LOOKUP, Asked.AMOUNT, Asked.DEFINITION, Asked.DATE}


@dataclass(frozen=True, slots=True)
class MentionsWish:
    """What the documents are looked through for.

    Attributes:
        phrase: as the question words it.
        wordings: its parts that say the same: digital twin（数字孪生） has two.
        certain: whether a word for mentioning leaves no doubt.
        absent: whether those are asked for that do not mention it.
    """

    phrase: str
    wordings: tuple[str, ...]
    certain: bool
    absent: bool = False


# 提出了产业规模的目标: a table of targets, if the indicator is known.
_AIMS = re.compile(r"目标|指标|\btargets?\b|\bgoals?\b", _FLAGS)


def mentions_wish(question: Question) -> MentionsWish | None:
    """What is to be found in all documents, ``None`` if the question asks otherwise."""
    text = question.standalone.strip()
    if _AIMS.search(text) and groups_in(text):
        return None
    for pattern in (_NOT, _ENGLISH_NOT):
        if found := pattern.search(text):
            wish = _wish(found["what"], certain=not question.amounts and not question.years)
            return wish and replace(wish, absent=True)
    for pattern in (_FORWARD, _BACKWARD, _WHETHER, _ENGLISH, _ENGLISH_WHETHER, _ENGLISH_WHERE):
        if found := pattern.search(text):
            return _wish(found["what"], certain=not question.amounts and not question.years)
    if question.asked in _ELSEWHERE or question.amounts or question.years:
        return None
    for pattern in (_DOING, _ENGLISH_DOING):
        if found := pattern.search(text):
            return _wish(found["what"], certain=False)
    return None


def _wish(what: str, *, certain: bool) -> MentionsWish | None:
    phrase = _TRIM.sub("", what.strip()).strip("“”\"'‘’《》 ")
    outer = re.sub(r"[（(][^）)]*[）)]", "", phrase).strip()
    inner = re.findall(r"[（(]([^）)]+)[）)]", phrase)
    mixed = re.fullmatch(r"([A-Za-z][A-Za-z \-]+[A-Za-z])\s+([\u4e00-\u9fff]{2,})", outer)
    parts = [mixed[1], mixed[2]] if mixed else _either(_idiom(outer))
    wordings = tuple(part for part in dict.fromkeys((*parts, *inner)) if len(part) > 1)
    return MentionsWish(phrase, wordings, certain) if wordings else None


def _idiom(phrase: str) -> str:
    """Taking a company public is listing it: no table knows a verb parted by its object."""
    found = _PUBLIC.search(phrase)
    return f"listing {found[1] or ''}".strip() if found else phrase


def _either(phrase: str) -> list[str]:
    """甲或乙 is met by either; the English noun that both share stays with the second."""
    return [part.strip() for part in re.split(r"或者?|\s+or\s+(?:the\s+)?", phrase) if part.strip()]
