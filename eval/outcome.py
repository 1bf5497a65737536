"""What one question came to: the common form of question files and BEIR folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.items import ItemCounts


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as a report shows it: where it stands, its text, the marked spans of it, and
    whether it satisfies any judged item."""

    where: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its judgements and what the system made of it.

    Attributes:
        id: the question's id.
        question: its text.
        type: label that results are grouped by.
        language: ``zh``, ``en`` or ``mixed``.
        answerable: ``None`` where nobody judged it (BEIR).
        judged: every item to find with its gain (1 for items of question files); empty when
            the ranking is not judged.
        ranking: for each passage of the ranking, best first, the items it satisfies.
        kind: kind of the answer; ``None`` when passages were only searched.
        confidence: the answer's, 0 to 1.
        places: places of the direct rows.
        wanted_places: those the question wants; ``None`` when not judged.
        value: canonical value that the answer gives.
        wanted_value: the one the question wants; ``None`` when not judged.
        value_correct: whether they agree; ``None`` when not judged.
        items: how many of the wanted items the answer gives; ``None`` when not judged.
        wrong_place: whether the first citation comes from none of the places that the
            question names; ``None`` when it names none, or is not answerable.
        latency_ms: wall-clock time of the one call, in milliseconds.
        expected: what a reader of the report should have seen.
        got: what came first instead, in a few words.
        passages: the first passages of the ranking.
    """

    id: str
    question: str
    type: str
    language: str
    judged: Mapping[str, int]
    ranking: tuple[tuple[str, ...], ...]
    answerable: bool | None = None
    kind: str | None = None
    confidence: float | None = None
    places: tuple[str, ...] = ()
    wanted_places: tuple[str, ...] | None = None
    value: str | None = None
    wanted_value: str | None = None
    value_correct: bool | None = None
    items: ItemCounts | None = None
    wrong_place: bool | None = None
    latency_ms: float = 0.0
    expected: tuple[str, ...] = ()
    got: tuple[str, ...] = field(default=())
    passages: tuple[Shown, ...] = field(default=())

    @property
    def rank(self) -> int | None:
        """Rank of the first passage that satisfies a judged item, from 1; ``None`` for none."""
        for rank, items in enumerate(self.ranking, start=1):
            if any(self.judged.get(item, 0) > 0 for item in items):
                return rank
        return None
