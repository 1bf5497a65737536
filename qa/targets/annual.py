"""Aims for one year, as work reports set them, apart from aims of longer plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.model import Basis, Target, TargetKind
from qa.targets.pool import TargetPool
from qa.targets.query import Intent, TargetQuery

# What a longer plan states as a sum or an average
OVER_TIME = frozenset({TargetKind.GROWTH_RATE, TargetKind.INCREMENT})


def is_annual(target: Target) -> bool:
    """Whether the value is over or for one year: 今年国内生产总值增长5%左右."""
    if target.period is not None:
        return target.period[0] == target.period[1]
    return target.basis is Basis.DOCUMENT_YEAR


def annual_first(query: TargetQuery, targets: Sequence[Target], pool: TargetPool) -> list[Target]:
    """Without the sums and averages of longer plans where the year's own aim is meant.

    城镇新增就业 of 2020 is that of the year, not the 50 million of a plan that ends in 2020.
    Where the place's own document for the year states no growth, a plan's average is none.
    """
    if not query.yearly and not (query.year and query.intent is Intent.LOOKUP):
        return list(targets)
    annual = [t for t in targets if is_annual(t)]
    if annual and query.yearly:
        return annual
    if annual or (query.kind is TargetKind.GROWTH_RATE and _has_annual(query, pool)):
        return [t for t in targets if t.kind not in OVER_TIME or is_annual(t)]
    return list(targets)


def newest_year(targets: Iterable[Target]) -> int | None:
    """The last year that an annual aim is for, ``None`` if there is none."""
    return max((t.deadline for t in targets if t.deadline and is_annual(t)), default=None)


def _has_annual(query: TargetQuery, pool: TargetPool) -> bool:
    """Whether a document of the place sets aims for a year that is asked for."""
    return any(
        t.deadline in query.year.years and t.basis is Basis.DOCUMENT_YEAR
        for place in query.places
        for t in pool.of_place(place)
    )


def in_year(query: TargetQuery, target: Target, pool: TargetPool) -> bool:
    """Whether the target is for a year that the question names; ``True`` if it names none."""
    wish = query.year
    if wish.offset is not None and not wish.years:
        issued = pool.issued_year(target)
        return issued is not None and target.deadline == issued + wish.offset
    if not wish.years:
        return True
    if target.deadline is not None:
        return target.deadline in wish.years
    if target.period is None:
        return False
    first, last = target.period
    return any(first <= year <= last for year in wish.years)
