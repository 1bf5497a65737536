"""Targets as columns of numbers: what of very many can matter for a list is found at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from corpus.model import Level, Target
from qa.targets.amounts import LARGE, AmountWish
from qa.targets.ordering import order_key
from qa.targets.query import TargetQuery

_LEVELS = {level: number for number, level in enumerate(Level)}
_NEVER = 9999  # a deadline that is not stated
_CLOSE = 1e-12  # relative: the values are the same decimals
_Mask = npt.NDArray[np.bool_]


class Columns:
    """Targets in the order of answers with their figures as arrays of one length.

    Attributes:
        targets: by deadline, then by size (``ordering.order_key``).
        values: canonical values; ``tops`` the largest of value, range end and stretch.
    """

    def __init__(self, targets: Iterable[Target]) -> None:
        self.targets: Sequence[Target] = sorted(targets, key=order_key)
        self.values = np.array([float(t.value) for t in self.targets])
        self.tops = np.array(
            [float(max(t.value, t.value_max or 0, t.stretch or 0)) for t in self.targets]
        )
        # An exact amount may be named by any of a target's three figures.
        self._ends = np.array([float(t.value_max or t.value) for t in self.targets])
        self._stretches = np.array([float(t.stretch or t.value) for t in self.targets])
        self._deadlines = np.array([t.deadline or _NEVER for t in self.targets], dtype=np.int32)
        self._levels = np.array([_LEVELS[t.level] for t in self.targets], dtype=np.int8)
        self._unit_numbers = {
            unit: n for n, unit in enumerate(dict.fromkeys(t.unit for t in self.targets))
        }
        self._units = np.array([self._unit_numbers[t.unit] for t in self.targets], dtype=np.int32)

    def hits(self, query: TargetQuery) -> Iterator[Target]:
        """The targets that may be direct rows of a list; never one too few."""
        mask = self._admitted(query)
        if query.amount is not None:
            mask &= self._satisfying(query.amount)
        elif query.year.years:
            mask &= np.isin(self._deadlines, (*query.year.years, _NEVER))
        return self._at(mask)

    def near(self, query: TargetQuery) -> Iterator[Target]:
        """The others that reach more than the amount asked for, in the order of answers."""
        wish = query.amount
        if wish is None or wish.comparator not in ("=", ">=", ">", "~"):
            return iter(())
        more = self._same_unit(wish) & (self.tops >= float(wish.value))
        return self._at(self._admitted(query) & more & ~self._satisfying(wish))

    def _at(self, mask: _Mask) -> Iterator[Target]:
        return (self.targets[int(i)] for i in np.flatnonzero(mask))

    def _admitted(self, query: TargetQuery) -> _Mask:
        """Those of the levels asked for, with no later deadline than the last year."""
        national = _LEVELS[Level.NATIONAL]
        mask = np.ones(len(self.targets), dtype=np.bool_)
        if query.levels:
            mask &= np.isin(self._levels, [_LEVELS[level] for level in query.levels])
        if not (query.national or Level.NATIONAL in query.levels):
            mask &= self._levels != national
        else:
            mask |= self._levels == national
        if query.year.years:
            late = (self._deadlines > max(query.year.years)) & (self._deadlines != _NEVER)
            mask &= ~late
        return mask

    def _same_unit(self, wish: AmountWish) -> _Mask:
        if wish.unit is not None:
            return self._of_unit(wish.unit)
        money = self._of_unit("元")
        return money if wish.value >= LARGE else ~money

    def _of_unit(self, unit: str) -> _Mask:
        return np.equal(self._units, self._unit_numbers.get(unit, -1))

    def _satisfying(self, wish: AmountWish) -> _Mask:
        """Those that name the amount or satisfy the comparison."""
        value = float(wish.value)
        named: _Mask = np.isclose(self.values, value, rtol=_CLOSE, atol=0)
        named |= np.isclose(self._ends, value, rtol=_CLOSE, atol=0)
        named |= np.isclose(self._stretches, value, rtol=_CLOSE, atol=0)
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
