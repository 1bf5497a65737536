"""The targets of one place that a question is about: by their words, amounts and years."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Target
from qa.targets.annual import OVER_TIME, annual_first, in_year, is_annual, newest_year
from qa.targets.ordering import ordered
from qa.targets.pool import TargetPool
from qa.targets.query import TargetQuery
from qa.targets.results import Match, Row
from qa.targets.similarity import likeness

_OF_ONE_KIND = 0.5  # wordings of one aim in the reports of several years
_ALIKE = 0.12  # rows of a lookup this near to the best one belong to the answer


def looked_up(query: TargetQuery, own: Sequence[Target], pool: TargetPool) -> list[Row]:
    """The targets of one place that are most like the question, then its other years."""
    fitting = annual_first(query, [t for t in own if in_year(query, t, pool)], pool)
    rows = most_alike(query, _of_newest(query, fitting))
    known = {t.id for t in fitting}
    others = [t for t in own if t.id not in known]
    return rows + [Row(t, False, _beside(query, t)) for t in ordered(others)]


def _of_newest(query: TargetQuery, targets: Sequence[Target]) -> list[Target]:
    """Of annual aims the newest, where no year is asked for and no amount tells it."""
    if query.year or query.amount or query.yearly:
        return list(targets)
    scores = {t.id: likeness(query, t) for t in targets}
    best = max(scores.values(), default=0.0)
    newest = newest_year(t for t in targets if scores[t.id] >= best - _OF_ONE_KIND)
    if newest is None:
        return list(targets)
    return [
        t for t in targets if (t.deadline == newest if is_annual(t) else t.kind not in OVER_TIME)
    ]


def _beside(query: TargetQuery, target: Target) -> Match:
    first = min(query.year.years, default=0)
    return "earlier" if target.deadline is not None and target.deadline < first else "higher"


def most_alike(query: TargetQuery, targets: Sequence[Target]) -> list[Row]:
    """Rows of the targets most like the question's words and amount, best first."""
    scored = _alike_together([(likeness(query, target), target) for target in targets])
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, target) for score, target in scored if score >= best - _ALIKE]
    kept.sort(key=lambda pair: (-pair[0], pair[1].deadline or 9999, pair[1].start))
    return [Row(target) for _, target in kept]


def _alike_together(scored: Sequence[tuple[float, Target]]) -> list[tuple[float, Target]]:
    """A figure that a document repeats gets the best score of its mentions: the first leads."""
    best: dict[tuple[object, ...], float] = {}
    keys = [(t.document_id, t.group, t.value, t.unit, t.deadline, t.related) for _, t in scored]
    for key, (score, _) in zip(keys, scored, strict=True):
        best[key] = max(score, best.get(key, score))
    return [(best[key], target) for key, (_, target) in zip(keys, scored, strict=True)]
