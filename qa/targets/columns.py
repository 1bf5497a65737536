"""Targets as columns of numbers: what of very many can matter for a list is found at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus.model import Level, Target
from qa.targets.amounts import LARGE, AmountWish
from qa.targets.query import Order, TargetQuery

_LEVELS = {level: number for number, level in enumerate(Level)}
_NEVER = 9999  # a deadline that is not stated
_CLOSE = 1e-12  # relative: the values are the same decimals
Mask = npt.NDArray[np.bool_]


def lot(target_id: str) -> float:
    """A number of [0, 1) that stays with a target: samples by it have the same members."""
    return crc32(target_id.encode()) / 2**32


class Columns:
    """Targets in the order of answers with their figures as arrays of one length.

    Attributes:
        targets: by deadline, then by size, as given (``ordering.order_key``).
        values: canonical values; ``tops`` the largest of value, range end and stretch.
        lots: see ``lot``.
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        self.targets = targets
        self.values = np.array([float(t.value) for t in self.targets])
        self.tops = np.array(
            [float(max(t.value, t.value_max or 0, t.stretch or 0)) for t in self.targets]
        )
        # An exact amount may be named by any of a target's three figures.
        self._ends = np.array([float(t.value_max or t.value) for t in self.targets])
        self._stretches = np.array([float(t.stretch or t.value) for t in self.targets])
        self._deadlines = np.array([t.deadline or _NEVER for t in self.targets], dtype=np.int32)
        self._levels = np.array([_LEVELS[t.level] for t in self.targets], dtype=np.int8)
        self._unit_numbers, self._units = _numbered([t.unit for t in self.targets])
        self._place_numbers, self._places = _numbered([t.place or "" for t in self.targets])
        self.lots = np.array([lot(t.id) for t in self.targets])

    def hits(self, query: TargetQuery, places: Collection[str] | None = None) -> Mask:
        """Those that may be direct rows of a list, of ``places`` alone; never one too few."""
        mask = self._admitted(query, places)
        wish = query.amount
        if wish is not None:
            mask &= self._satisfying(wish)
        if query.year.years and not (wish is not None and wish.compares and query.year.before):
            mask &= _one_of(self._deadlines, (*query.year.years, _NEVER))
        return mask

    def near(self, query: TargetQuery, places: Collection[str] | None = None) -> Mask:
        """The others that reach the amount asked for, before the year or with more."""
        wish = query.amount
        if wish is None or wish.comparator not in ("=", ">=", ">", "~"):
            return np.zeros(len(self.targets), dtype=np.bool_)
        enough = self._same_unit(wish) & (self.tops >= float(wish.value))
        return self._admitted(query, places) & enough & ~self.hits(query, places)

    def at(self, mask: Mask) -> list[Target]:
        """The targets of a mask, in the order of answers."""
        targets = self.targets
        return [targets[i] for i in np.flatnonzero(mask).tolist()]

    def foremost(self, query: TargetQuery, mask: Mask, most: int) -> list[Target]:
        """The first of a mask by size or by deadline, as a question about an extreme ranks."""
        found = np.flatnonzero(mask)
        by_year = query.order in (Order.EARLIEST, Order.LATEST)
        keys = (self._deadlines if by_year else self.values)[found]
        if query.order in (Order.HIGHEST, Order.LATEST):
            keys = -np.where(keys == _NEVER, -1, keys) if by_year else -keys
        first = np.sort(found[np.argsort(keys, kind="stable")[:most]])
        return [self.targets[i] for i in first.tolist()]

    def _admitted(self, query: TargetQuery, places: Collection[str] | None) -> Mask:
        """Those of the places and levels asked for, not due later than the last year."""
        national = _LEVELS[Level.NATIONAL]
        mask = np.ones(len(self.targets), dtype=np.bool_)
        if query.levels:
            mask &= _one_of(self._levels, [_LEVELS[level] for level in query.levels])
        if not (query.national or Level.NATIONAL in query.levels):
            mask &= self._levels != national
        else:
            mask |= self._levels == national
        if query.year.years:
            late = (self._deadlines > max(query.year.years)) & (self._deadlines != _NEVER)
            mask &= ~late
        if places is not None:
            numbers = self._place_numbers
            mask &= np.isin(self._places, [numbers[name] for name in places if name in numbers])
        return mask

    def _same_unit(self, wish: AmountWish) -> Mask:
        if wish.unit is not None:
            return self._of_unit(wish.unit)
        money = self._of_unit("元")
        return money if wish.value >= LARGE else ~money

    def _of_unit(self, unit: str) -> Mask:
        return np.equal(self._units, self._unit_numbers.get(unit, -1))

    def _satisfying(self, wish: AmountWish) -> Mask:
        """Those that name the amount or satisfy the comparison."""
        value = float(wish.value)
        near = _CLOSE * abs(value)
        named: Mask = np.abs(self.values - value) <= near
        named |= np.abs(self._ends - value) <= near
        named |= np.abs(self._stretches - value) <= near
        match wish.comparator:
            case ">=" | ">":
                named |= self.values >= value
            case "<=" | "<":
                named |= self.values <= value
            case "~":
                named |= np.abs(self.values - value) <= abs(value) * 0.101
            case "range":
                named |= (self.values >= value) & (self.values <= float(wish.value_max or value))
            case _:
                pass
        return named & self._same_unit(wish)


def _numbered(names: Sequence[str]) -> tuple[dict[str, int], npt.NDArray[np.int32]]:
    """A number for each name, and the numbers of all."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return numbers, np.array([numbers[name] for name in names], dtype=np.int32)


def _one_of(column: npt.NDArray[np.integer], wanted: Collection[int]) -> Mask:
    """Like ``np.isin``, faster for a few wanted numbers."""
    mask = np.zeros(len(column), dtype=np.bool_)
    for number in wanted:
        mask |= column == number
    return mask
