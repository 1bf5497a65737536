"""Follow-up questions made understandable on their own: “那2025年呢?” after a question on 2030."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.numerals import find_numbers
from corpus.places import gazetteer

_FOLLOWS = re.compile(
    r"^(?:那么?|还有|以及|再|另外|然后|它|他们|其|这个?|该|上述|前者|后者|呢|换成|改成)|呢[?？!！。]*$"
    r"|^(?:and|what about|how about|then|also|same for|what of)\b"
    r"|\b(?:it|its|they|their|that|those|there)\b",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"^(?:那么?|还有|以及|再说?|另外|然后|换成|改成)[,，]?|呢?[?？!！。]*$"
    r"|^(?:and|what about|how about|then)\b",
    re.IGNORECASE,
)
SHORT = 12


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
        return cls(turn.get("question", ""), turn.get("answer", ""))


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
    if places := _place_spans(text):
        kept = _replace(kept, _place_spans(kept), text[slice(*places[0])])
    if years := _year_spans(text):
        kept = _replace(kept, _year_spans(kept), text[slice(*years[0])])
    addition = _FILLERS.sub("", text).strip(" ,，")
    return kept if addition in kept else f"{kept} {addition}"


def _depends(text: str) -> bool:
    """Whether the question leans on what was said before."""
    if _FOLLOWS.search(text):
        return True
    return len(text) <= SHORT and not _place_spans(text)


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
