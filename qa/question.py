"""Understanding a question: language, places, years, amounts and what kind of thing is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.numerals import Number, find_numbers
from corpus.places import Place, gazetteer
from qa.answer import Language

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?")
# One or several courtesies and nothing else: “你好，在吗？”, “Thank you, bye!”
_GREETING = re.compile(
    r"(?:(?:你好|您好|哈喽|嗨|喂|早上好|下午好|晚上好|在吗|谢谢|多谢|感谢|再见|好的"
    r"|hello|hi|hey|thank you(?: very much)?|thanks?|good (?:morning|afternoon|evening)|bye"
    r"|there)[\s,，。.!！~?？啊呀吗你您了]*)+",
    re.IGNORECASE,
)
_WORD_CHARACTER = re.compile(r"\w")


class Asked(StrEnum):
    """The kind of content that answers; decides which sentences count as evidence."""

    AMOUNT = "amount"
    DUTY = "duty"
    DEFINITION = "definition"
    DATE = "date"
    NUMBER = "number"  # the document's 文号
    ISSUED = "issued"  # the document's own date
    ISSUER = "issuer"
    TITLE = "title"
    BASIS = "basis"  # what the document was made in execution of
    CONTACT = "contact"
    LOOKUP = "lookup"


# Tried in this order; the first that matches decides.
_ASKED = {
    Asked.NUMBER: (r"文号|发文字号|几号文|文件号|document number|reference number|\bdocument no\b"),
    Asked.ISSUED: (
        r"(?:哪天|何时|什么时候|哪一?年|几时|几月).{0,6}(?:印发|发布|发文|出台|公布|下发|签发|颁布|成文)的?(?=[?？。]?$)"
        r"|(?:印发|发布|发文|出台|公布|下发|签发|颁布|成文|落款)(?:的?(?:日期|时间)|于?(?:哪|何时|什么时候))"
        r"|\b(?:issue|issuing|publication|release) date\b|\bdate of (?:issue|publication)"
        r"|\bwhen (?:was|were|did)\b.*\b(?:issued?|published|released?|dated|signed)\b"
    ),
    Asked.ISSUER: (
        r"(?:谁|哪一?家|哪一?个(?:单位|部门|机关|机构)?|什么(?:单位|部门|机关|机构)).{0,4}"
        r"(?:印发|发布|发文|出台|下发|起草|制定|发)的?(?=[?？]?$)"
        r"|(?:发文|印发|发布|起草|制定)(?:机关|单位|部门)"
        r"|\b(?:issued|published|drafted|released) by\b"
        r"|\bissuing (?:body|authority|agency|office)\b"
        r"|\b(?:who|which \w+(?: \w+)?) (?:issued|published|drafted|released)\b"
    ),
    Asked.TITLE: (
        r"全称|全名|(?:文件|方案|计划|规划|通知|办法|意见|条例)的?(?:标题|题目|题名|名称|名字)|叫什么名"
        r"|\b(?:full|official|exact) (?:title|name)\b"
        r"|\btitle of the (?:plan|document|notice|file)\b"
    ),
    Asked.BASIS: (
        r"(?:根据|依据|按照|贯彻|落实|遵照).{0,6}(?:什么|啥|哪).{0,8}(?:文件|法|规划|精神|通知|制定|定的|出台)"
        r"|制定依据|上位(?:法|文件|规划)|法律依据|政策依据"
        r"|\bbased on (?:what|which)\b|\b(?:legal|policy) basis\b|\bimplements? which\b"
    ),
    Asked.CONTACT: (
        r"电话|传真|联系(?:人|方式)|邮箱|地址|\bfax\b|\b(?:tele)?phone\b|\bcontact\b|\be-?mail\b"
    ),
    Asked.DUTY: (
        r"负责|牵头|责任单位|主管|归口|配合单位|由谁|谁来?(?:管|抓|推|做|办)"
        r"|哪(?:个|些|几个)?(?:单位|部门|局|委)|归(?:哪|谁)"
        r"|\bwho\b|\bdepartments?\b|\bresponsib|\blead(?:s|ing)? (?:unit|department|agency)"
        r"|\bin charge\b|\bbureaus?\b|\bagenc(?:y|ies)\b"
    ),
    Asked.DEFINITION: (
        r"什么(?:是|叫|意思)|是什么(?:意思)?[?？]?$|指(?:的是)?(?:什么|啥)|何谓|含义|定义|怎么理解|解释"
        r"|\bwhat is (?:an? |the )?(?:meaning|definition)|\bdefin|\bmeans?\b|\bmeaning\b"
        r"|\bstands? for\b"
    ),
    Asked.DATE: (
        r"什么时候|何时|哪天|哪一?年|日期|时间|截止|几月"
        r"|\bwhen\b|\bdate\b|\bdeadline\b|\bwhat year\b"
    ),
    Asked.AMOUNT: (
        r"多少|几(?:个|家|项|所|处|条|种|名|人)|多大|规模|数量|目标值|达到"
        r"|\bhow (?:many|much|large|big)\b|\bscale\b|\bsize\b|\btargets?\b|\bnumber of\b"
    ),
}
_PATTERNS = tuple((asked, re.compile(pattern, re.IGNORECASE)) for asked, pattern in _ASKED.items())


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed question.

    Attributes:
        text: as typed, trimmed.
        standalone: understandable without the history; equals ``text`` for a first question.
        language: of the answer: ``en`` with at least as many Latin words as Han characters.
        places: divisions named in ``standalone``, in order, without repeats.
        years: calendar years named.
        amounts: the other numbers, with canonical units.
        asked: the kind of content asked for.
    """

    text: str
    standalone: str
    language: Language
    places: tuple[Place, ...]
    years: tuple[int, ...]
    amounts: tuple[Number, ...]
    asked: Asked

    @property
    def greets(self) -> bool:
        """Whether it is a greeting or thanks and asks nothing."""
        return bool(_GREETING.fullmatch(self.text))

    @property
    def wordless(self) -> bool:
        """Whether it is blank or has signs and emoji only."""
        return not _WORD_CHARACTER.search(self.text)

    @classmethod
    def parse(cls, text: str, standalone: str | None = None) -> Question:
        """Reads a question; any string is accepted."""
        text = text.strip()
        whole = standalone or text
        numbers = find_numbers(whole)
        places = dict.fromkeys(mention.place for mention in gazetteer().find(whole))
        return cls(
            text=text,
            standalone=whole,
            language=language_of(text),
            places=tuple(places),
            years=tuple(dict.fromkeys(int(n.value) for n in numbers if n.year)),
            amounts=tuple(n for n in numbers if not n.year and not n.ordinal),
            asked=asked_for(whole),
        )

    def to_json(self) -> dict[str, Any]:
        """The ``question`` object of the REST contract."""
        return {
            "text": self.text,
            "rewritten": self.standalone,
            "language": self.language,
            "places": [place.short for place in self.places],
            "years": list(self.years),
            "amounts": [
                {"value": float(number.value), "unit": number.unit} for number in self.amounts
            ],
            "asked": str(self.asked),
        }


def language_of(text: str) -> Language:
    """``en`` when ``text`` has at least as many Latin words as Han characters, else ``zh``."""
    words = len(_LATIN_WORD.findall(text))
    return "en" if words and words >= len(_HAN.findall(text)) else "zh"


def asked_for(text: str) -> Asked:
    """The kind of content a question asks for, ``LOOKUP`` when nothing special."""
    for asked, pattern in _PATTERNS:
        if pattern.search(text):
            return asked
    return Asked.LOOKUP
