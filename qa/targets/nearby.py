"""Selections that only have to show whether there are rows: from a sample where targets abound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Target
from qa.targets.amounts import AmountWish
from qa.targets.annual import in_year
from qa.targets.narrower import narrower_words
from qa.targets.pool import TargetPool
from qa.targets.query import TargetQuery
from qa.targets.results import Selection
from qa.targets.select import select

_ENOUGH = 300
_SCANNED = 3_000  # looked at for their amount alone, which is cheaper


class Nearby:
    """Selections over all targets, or over a sample and the answer at hand where they are many.

    What a sample has rows for, all targets have rows for. The first of the answer's own targets
    are in every sample, so that rows which differ from them there differ everywhere.
    """

    def __init__(
        self, pool: TargetPool, admitted: frozenset[str] | None, used: Sequence[Target]
    ) -> None:
        self._pool = pool
        self._admitted = admitted
        self._used = used
        self._pools: dict[tuple[tuple[str, ...], AmountWish | None], TargetPool] = {}

    def own(self, query: TargetQuery) -> frozenset[str]:
        """Ids of the answer's targets, as far as they are there; ``query`` is its question."""
        if len(self._used) > _ENOUGH // 2:
            return self.rows(query)
        return frozenset(target.id for target in self._used)

    def rows(self, query: TargetQuery) -> frozenset[str]:
        """Ids of the targets that answer ``query`` there."""
        return frozenset(row.target.id for row in self.select(query).direct)

    def select(self, query: TargetQuery) -> Selection:
        """What ``query`` comes to there; of targets without its amount, none need be there."""
        if query.named:
            return select(query, self._pool, self._admitted)
        groups = () if narrower_words(query.content) else query.groups
        amount = query.amount and replace(query.amount, text="")
        if (groups, amount) not in self._pools:
            targets = self._pool.of_groups(groups) if groups else self._pool.targets
            self._pools[groups, amount] = self._sampled(_with_amount(targets, amount))
        return select(query, self._pools[groups, amount], self._admitted)

    def any_indicator(self, query: TargetQuery) -> list[Target]:
        """Targets of all indicators with the amount, places and years of ``query``."""
        pool = TargetPool(_with_amount(self._pool.targets, query.amount), self._pool.documents)
        found = pool.candidates(query, self._admitted)
        return [t for t in found if in_year(query, t, pool)]

    def _sampled(self, targets: Sequence[Target]) -> TargetPool:
        if len(targets) <= _ENOUGH:
            return TargetPool(targets, self._pool.documents)
        known = {target.id for target in self._used[: _ENOUGH // 2]}
        others = [t for t in _spread(targets, _ENOUGH) if t.id not in known]
        return TargetPool([*self._used[: _ENOUGH // 2], *others], self._pool.documents)


def _with_amount(targets: Sequence[Target], amount: AmountWish | None) -> Sequence[Target]:
    """The targets that an amount admits, of those that are looked at; all without an amount."""
    if amount is None:
        return targets
    near = _spread(targets, _SCANNED)
    if not amount.compares:  # the first comparison alone rules nearly all of them out
        value = amount.value
        near = [t for t in near if t.value == value or t.value_max or t.stretch]
    return [target for target in near if amount.satisfied_by(target)]


def _spread(targets: Sequence[Target], most: int) -> Sequence[Target]:
    """Every n-th target, so that no more than ``most`` are left."""
    return targets[:: -(-len(targets) // most) or 1]
