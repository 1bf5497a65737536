"""What a question about all documents wants mentioned: “哪些地方提到了……”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.question import Asked, Question

_FLAGS = re.IGNORECASE
_WHO = (
    r"(?:有)?(?:哪些|哪几个?|多少个?|几个|哪个?)(?:的)?\s*(?:地方|城市|省市|省份|省区市|省|市|区县|地区|地级市|文件|方案|计划|规划"
    r"|政策|places?|cities|city|provinces?|regions?|documents?|plans?)"
    r"|(?:有)?(?:谁|哪里|哪儿|哪些)"
)
_VERB = (
    r"(?:都|还|也|曾|均)*(?:提到|提及|谈到|谈及|涉及|说到|讲到|写到|写明|提出|论及|包含|包括|出现|关注|强调"
    r"|mention(?:s|ed)?)(?:了|过|到)?"
)
_FORWARD = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?\s*{_VERB}\s*(?P<what>.+)",
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
_ENGLISH = re.compile(
    rf"\b(?:which|what|list|name|how many)\b[^?]*?{_ENGLISH_NOUN}"
    r"(?:\s+(?:do|does|that|which|also|all|explicitly))*\s+(?:mention|refer to|talk about|speak of"
    r"|discuss|cover|include|address|bring up|contain|deal with|touch on)(?:s|es|ed|ing)?\s+"
    r"(?P<what>[^?]+)",
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
_MODAL = r"(?:打算|计划|准备|想要?|要|将|拟|有|在|会|提倡|鼓励|支持|明确)*"
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
_ELSEWHERE = frozenset(Asked) - {Asked.LOOKUP, Asked.AMOUNT, Asked.DEFINITION, Asked.DATE}


@dataclass(frozen=True, slots=True)
class MentionsWish:
    """What the documents are looked through for.

    Attributes:
        phrase: as the question words it.
        wordings: its parts that say the same: digital twin（数字孪生） has two.
        certain: whether a word for mentioning leaves no doubt.
    """

    phrase: str
    wordings: tuple[str, ...]
    certain: bool


def mentions_wish(question: Question) -> MentionsWish | None:
    """What is to be found in all documents, ``None`` if the question asks otherwise."""
    text = question.standalone.strip()
    for pattern in (_FORWARD, _BACKWARD, _ENGLISH, _ENGLISH_WHERE):
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
    parts = [mixed[1], mixed[2]] if mixed else [outer]
    wordings = tuple(part for part in dict.fromkeys((*parts, *inner)) if len(part) > 1)
    return MentionsWish(phrase, wordings, certain) if wordings else None
