"""What a question asks of the targets, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from corpus.model import Level, TargetKind
from corpus.places import Place
from qa.targets.amounts import AmountWish


class Intent(StrEnum):
    """The kind of answer wanted from the targets."""

    LIST = "list"  # which places …
    COUNT = "count"  # how many cities …
    SUM = "sum"  # what do they add up to
    EXTREME = "extreme"  # which place has the largest …
    COMPARE = "compare"  # of the places named
    LOOKUP = "lookup"  # of one place


# Answered from all documents; the others from those of the places named.
LISTS = frozenset({Intent.LIST, Intent.COUNT, Intent.SUM})


class Order(StrEnum):
    """Which end of the scale a question about an extreme means."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class YearWish:
    """The deadlines asked for.

    Attributes:
        years: deadline years named, empty if none.
        before: whether earlier ones satisfy as well once an amount is compared: by 2030.
        issued: years that name a document (2022年那份方案), not a deadline.
        offset: 今年 is 0, the year of each document, or of a place's newest one; 去年 is -1;
            ``None`` if no such year is named.
    """

    years: tuple[int, ...] = ()
    before: bool = False
    issued: tuple[int, ...] = ()
    offset: int | None = None

    @property
    def current(self) -> bool:
        """Whether 今年 is asked: the year of each document."""
        return self.offset == 0

    def __bool__(self) -> bool:
        return bool(self.years) or self.offset is not None


@dataclass(frozen=True, slots=True)
class TargetQuery:
    """A question about targets.

    Attributes:
        intent: the kind of answer.
        groups: indicator groups named, empty if none.
        subjects: industries and fields named (人工智能), empty if none.
        places: innermost places named; in a list they enclose what is asked for.
        levels: levels asked for, empty for any but the national one.
        national: whether national targets are asked for as well.
        year: deadlines.
        amount: the amount and how it compares, ``None`` if none is named.
        related: whether figures of related industry (带动相关产业) are asked for, not own ones.
        drafts: ``False`` if drafts (征求意见稿) are ruled out.
        kind: kind of value asked for explicitly: a growth rate, a share.
        order: for extremes and comparisons.
        quantified: whether words ask for figures: 目标, 数量, how many.
        yearly: whether years are compared, not places: 哪些年份, 历年最高.
        unit: canonical unit that the figure asked for has (多少亿元, 几个百分点), if it shows.
        content: the words to compare with a target's own, without places.
    """

    intent: Intent
    groups: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    levels: frozenset[Level] = frozenset()
    national: bool = False
    year: YearWish = YearWish()
    amount: AmountWish | None = None
    related: bool = False
    drafts: bool = True
    kind: TargetKind | None = None
    order: Order | None = None
    quantified: bool = False
    yearly: bool = False
    unit: str | None = None
    content: str = ""

    @property
    def named(self) -> bool:
        """Whether it is about the places named themselves, not about what lies in them."""
        return self.intent in (Intent.LOOKUP, Intent.COMPARE) or (self.yearly and bool(self.places))

    def to_json(self) -> dict[str, Any]:
        """How the question was read, for the ``question`` object of the answer."""
        named = {"places": [place.short for place in self.places]} if self.places else {}
        return named | {
            "intent": str(self.intent),
            "indicators": list(self.groups),
            "levels": sorted(map(str, self.levels)),
            "deadlines": list(self.year.years),
            "comparator": self.amount.comparator if self.amount else None,
            "related": self.related,
        }
