"""Orders of targets: by size, by year, by worth of their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from heapq import nsmallest
from typing import TYPE_CHECKING, TypeVar

from corpus.model import Status, Target, TargetKind
from qa.targets.query import Order
from qa.targets.results import Row

if TYPE_CHECKING:
    from qa.targets.pool import TargetPool

_Beside = TypeVar("_Beside")
_RATES = frozenset({TargetKind.GROWTH_RATE, TargetKind.SHARE})


def comparable(targets: Sequence[Target], unit: str | None = None) -> list[Target]:
    """The targets of one unit: ``unit`` if any has it, sizes before rates, the most frequent."""
    if asked := [t for t in targets if t.unit == unit]:
        return asked
    sizes = [t for t in targets if t.kind not in _RATES] or list(targets)
    units = [t.unit for t in sizes]
    if not units:
        return []
    common = max(dict.fromkeys(units), key=units.count)
    return [t for t in sizes if t.unit == common]


def rank_key(order: Order) -> Callable[[Target], tuple[Decimal, ...]]:
    """Sorting key that puts the winner first."""
    far = Decimal(9999)

    def key(target: Target) -> tuple[Decimal, ...]:
        year = Decimal(target.deadline) if target.deadline is not None else far
        match order:
            case Order.HIGHEST:
                return (-(target.value_max or target.value),)
            case Order.LOWEST:
                return (target.value,)
            case Order.EARLIEST:
                return (year,)
            case Order.LATEST:
                return (-year if target.deadline is not None else far,)

    return key


def order_key(target: Target) -> tuple[int, str, Decimal, bool, str, int]:
    """Sorting key of rows: by deadline, then by size, largest first, drafts last, by place."""
    draft = target.status is Status.DRAFT
    place = target.place or ""
    return (target.deadline or 9999, target.unit, -target.value, draft, place, target.start)


def ordered(targets: Iterable[Target], most: int | None = None) -> list[Target]:
    """By ``order_key``, the first ``most``."""
    if most is None:
        return sorted(targets, key=order_key)
    return nsmallest(most, targets, key=order_key)


def in_order(
    pairs: Iterable[tuple[Target, _Beside]], pool: TargetPool
) -> list[tuple[Target, _Beside]]:
    """Targets of the pool, each with what goes with it, by ``order_key``."""
    places = pool.places_in_order
    return sorted(pairs, key=lambda pair: places[pair[0].id])


def without_repeats(rows: Sequence[Row], pool: TargetPool) -> list[Row]:
    """One row for a figure that several documents of a place give: originals before digests."""

    def worth(row: Row) -> tuple[int, int, str]:
        document = pool.documents.get(row.target.document_id)
        issued = (document.metadata.issued or "") if document else ""
        final = row.target.status is not Status.DRAFT
        return (int(row.target.source_basis == "original"), int(final), issued)

    best: dict[tuple[int, bool], Row] = {}
    figures = pool.figures
    for row in rows:
        key = (figures[row.target.id], row.direct)
        known = best.setdefault(key, row)
        if known is not row and worth(row) > worth(known):
            best[key] = row
    return list(best.values())


def numbered_figures(targets: Iterable[Target]) -> dict[str, int]:
    """A number for each target id, the same for what several documents of a place repeat."""
    numbers: dict[tuple[object, ...], int] = {}
    return {
        t.id: numbers.setdefault(
            (t.place, t.scope, t.group, t.indicator, t.qualifier, t.value, t.unit, t.deadline,
             t.related), len(numbers)
        )
        for t in targets
    }  # fmt: skip
