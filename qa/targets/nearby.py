"""Selections that only have to show whether there are rows: from a sample where targets abound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Target
from qa.targets.annual import in_year
from qa.targets.columns import lot
from qa.targets.narrower import narrower_words
from qa.targets.pool import TargetPool
from qa.targets.query import TargetQuery
from qa.targets.results import Selection
from qa.targets.select import select

_ENOUGH = 150
_NARROWED = 8  # times as many where words will leave few of them


@dataclass(frozen=True, slots=True)
class Rows:
    """Ids of the targets that answer a question: all, or those whose lot is below ``share``."""

    ids: frozenset[str]
    share: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.ids)

    def same(self, other: Rows) -> bool:
        """Whether both have the same rows, as far as both were looked at."""
        share = min(self.share, other.share)
        return _below(share, self.ids) == _below(share, other.ids)


def _below(share: float, ids: frozenset[str]) -> frozenset[str]:
    return ids if share >= 1 else frozenset(id_ for id_ in ids if lot(id_) < share)


def _most(query: TargetQuery) -> int:
    return _ENOUGH * (_NARROWED if narrower_words(query.content) else 1)


class Nearby:
    """Selections over all targets, or over a sample of those that may answer where they are many.

    What a sample has rows for, all targets have rows for, and rows that differ there differ
    everywhere.
    """

    def __init__(
        self, pool: TargetPool, admitted: frozenset[str] | None, used: Iterable[Target]
    ) -> None:
        self._pool = pool
        self._admitted = admitted
        ids = frozenset(target.id for target in used)
        share = min(1.0, _ENOUGH / max(len(ids), 1))
        self.own = Rows(_below(share, ids), share)

    def rows(self, query: TargetQuery) -> Rows:
        """The targets that answer ``query``, as far as they are looked at."""
        found = self.select(query)
        return Rows(frozenset(row.target.id for row in found.rows if row.direct), found.share)

    def select(self, query: TargetQuery) -> Selection:
        """What ``query`` comes to there; a list is without neighbours."""
        return select(query, self._pool, self._admitted, _most(query))

    def any_indicator(self, query: TargetQuery) -> list[Target]:
        """Targets of all indicators with the amount, places and years of ``query``."""
        if query.named:
            found = self._pool.candidates(query, self._admitted)
        else:
            found, _ = self._pool.sample(query, self._admitted, _most(query))
        amount = query.amount
        return [
            t
            for t in found
            if (amount is None or amount.satisfied_by(t)) and in_year(query, t, self._pool)
        ]
