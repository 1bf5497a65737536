"""Follow-up questions made understandable on their own: “那2025年呢?” after a question on 2030."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.numerals import find_numbers
from corpus.places import gazetteer

_LINK = r"and|so|then|also|same for|what about|how about|what of"
# 再生水 and 再就业 are subjects, not “once more”. 呢 alone marks no follow-up: “由谁负责呢”.
_FOLLOWS = re.compile(
    r"^(?:那么?|还有|以及|再(?!生|制造|就业|融资|担保|贷款|保险)|另外|然后"
    r"|.{0,8}?它|他们|其|这个?|该|上述|前者|后者|呢|换成|改成)"
    r"|^[^谁哪何多几什怎]*呢[?？!！。]*$"
    rf"|^(?:{_LINK})\b",
    re.IGNORECASE,
)
# With their case, since IT is a subject; “cities that …” and “is there …” refer to nothing.
_REFERS = re.compile(
    r"\b(?:[Ii]t|[Tt]hem|[Tt]hose)\b|\b(?:of|by|for|in|about|does|did|is|was|on|at|from|than)\s+that\b"
    r"|\b(?:in|from|over|up)\s+there\b|\bthere\s*[?？]*$"
)
_POSSESSIVE = re.compile(r"\b(?:[Ii]ts|[Tt]hey|[Tt]heir)\b")
_CITIES = re.compile(
    r"\b(?:which|what)\s+(?:cities|provinces|places|regions|municipalities|counties|documents|plans)\b",
    re.IGNORECASE,
)
# A definition is asked for in few words and yet completely.
_COMPLETE = re.compile(
    r"^(?:什么是|什么叫|何谓).{2}|^.{2,}是什么意思|^what (?:is|are) \w", re.IGNORECASE
)
_FILLERS = re.compile(
    r"^(?:那么?|还有|以及|再(?!生|制造|就业|融资|担保|贷款|保险)说?|另外|然后|换成|改成)[,，]?|呢?[?？!！。]*$"
    rf"|^(?:(?:{_LINK})\b[\s,]*)+",
    re.IGNORECASE,
)
# What a question may consist of without naming what it asks about.
_WITHOUT_THING = re.compile(
    r"那会儿|那时候?|当时|同期|同年|同一年|隔壁|邻[居近]的?|是不是|有没有|一样|相同|多少|几何|怎么?样|如何|情况|目标|指标"
    r"|数字?|达到|提出|要求|规定|年底?|[的是定要为到在呢吗么吧也又都呀啊和与跟比各几设写给做末前约？?，,。！!\s]"
    r"|\b(?:is|was|are|were|be|the|its?|same|also|too|as well|in|for|by|of|at|on|there|then|how"
    r"|much|many|what|about|target|goal|figure|number|set|does|did|do|aim|say|and|or|one|than|with|end|compared?|neighbou?ring)\b|['’]s\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
SHORT = 12  # characters
SHORT_ENGLISH = 5  # words
# 和成都比呢, compared with Chengdu: the earlier place stays
_BESIDE = re.compile(
    r"^(?:那么?)?(?:和|与|跟|同|比起|相比|对比)|(?:相比|对比|比较?|比一比)[呢吗如怎的?？。]|"
    r"^(?:and )?(?:compared? (?:it )?(?:with|to)|versus|vs\b|against|than)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question with the text of its answer."""

    question: str
    answer: str = ""

    @classmethod
    def of(cls, turn: Turn | Mapping[str, str]) -> Turn:
        """A turn from itself or from ``{"question", "answer"}``."""
        if isinstance(turn, Turn):
            return turn
        return cls(turn.get("question") or "", turn.get("answer") or "")


def standalone_question(text: str, history: Sequence[Turn]) -> str:
    """``text`` with what it leaves out taken from the last question before it.

    A place or year that the follow-up names takes the place of the earlier one of its kind;
    the rest of the earlier question is kept. A question that stands on its own is returned
    as it is.
    """
    text = text.strip()
    earlier = [turn.question.strip() for turn in history if turn.question.strip()]
    if not earlier or not text or not _depends(text):
        return text
    # The topic may stand several short turns back (“那2025年呢?”, “那成都呢?”).
    base = standalone_question(earlier[-1], [Turn(question) for question in earlier[:-1]][-4:])
    kept = base
    beside = bool(_BESIDE.search(text))
    if (places := _place_spans(text)) and not beside:
        kept = _replace(kept, _place_spans(kept), text[slice(*places[0])])
    if (years := _year_spans(text)) and (places or not beside):
        kept = _replace(kept, _year_spans(kept), text[slice(*years[0])])
    addition = _FILLERS.sub("", text).strip(" ,，")
    return kept if addition in kept else f"{kept} {addition}"


def _depends(text: str) -> bool:
    """Whether the question leans on what was said before."""
    places = _place_spans(text)
    # Names are covered, so that 那曲市 does not begin with 那.
    covered = _replace(text, places, "〇")
    if _FOLLOWS.search(covered) or _REFERS.search(text) or _compares_on(covered, places):
        return True
    owned = _POSSESSIVE.search(text)
    if owned and not any(end <= owned.start() for _, end in places):
        return not _CITIES.search(text[: owned.start()])
    if _asks_no_thing(text, places):
        return True
    short = len(text) <= SHORT or (text.isascii() and len(text.split()) <= SHORT_ENGLISH)
    return short and not places and not _COMPLETE.search(text)


def _asks_no_thing(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether it names a place or year and asks of nothing: 苏州2023年定的是多少？"""
    named = sorted([*places, *_year_spans(text)])
    if not named:
        return False
    rest = _replace(text, named, " ")
    return not _WORD.search(_WITHOUT_THING.sub(" ", rest)) and len(rest) < len(text)


def _compares_on(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether it sets one place beside what was said and names nothing else."""
    return len(places) == 1 and len(text) <= SHORT_ENGLISH * 5 and bool(_BESIDE.search(text))


def _place_spans(text: str) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in gazetteer().find(text)]


def _year_spans(text: str) -> list[tuple[int, int]]:
    return [(number.start, number.end) for number in find_numbers(text) if number.year]


def _replace(text: str, spans: Iterable[tuple[int, int]], new: str) -> str:
    """``text`` with the first span replaced by ``new`` and the other spans cut out."""
    pieces: list[str] = []
    position = 0
    for at, (start, end) in enumerate(spans):
        pieces += [text[position:start], new if at == 0 else ""]
        position = end
    return "".join(pieces) + text[position:]
