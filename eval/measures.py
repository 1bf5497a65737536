"""The measures, named exactly. Rank measures come from ir_measures (trec_eval's definitions).

``hit@k`` is Success@k: the share of judged questions with a relevant passage among the first
k; it is not recall@k, the share of the judged items found. Judged questions that a run left
out count as zero. A measure without any question to it is ``None``, never NaN.

References: Järvelin and Kekäläinen 2002 (nDCG, log2 discount); MacAvaney, Macdonald and
Ounis 2022 (ir_measures).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeAlias

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success, nDCG

from eval.outcome import Outcome

DEPTH = 10
MEASURES = (
    "hit@1", "hit@3", "hit@5", "answered_hit@1", "recall@10", "RR@10", "nDCG@10",
    "answer_accuracy", "places_f1", "item_recall", "item_precision",
    "abstain_precision", "abstain_recall", "wrong_place@1",
)  # fmt: skip

_BY_PASSAGE = {
    Success @ 1: "hit@1",
    Success @ 3: "hit@3",
    Success @ 5: "hit@5",
    RR @ DEPTH: "RR@10",
}
# The item run holds the items of the first ten passages only, so nothing is cut a second time.
_BY_ITEM = {R @ 1_000_000: "recall@10", nDCG @ DEPTH: "nDCG@10"}

Values: TypeAlias = dict[str, float]
_Run: TypeAlias = dict[str, list[str | None]]


def rank_measures(
    judged: Mapping[str, Mapping[str, int]],
    rankings: Mapping[str, Sequence[Sequence[str]]],
) -> dict[str, Values]:
    """hit@1, hit@3, hit@5, RR@10, recall@10 and nDCG@10 of every judged question.

    Args:
        judged: question id → item → gain; items of gain 0 are judged irrelevant.
        rankings: question id → for each passage, best first, the items that it satisfies.

    Each item gains once, at the first passage that satisfies it. A passage that satisfies
    several new items counts in nDCG as if they stood one after the other, so the ideal is
    always the items in a row and nDCG stays in [0, 1]. Questions without a ranking get zeros.
    """
    passages: _Run = {}
    items: _Run = {}
    for question, gains in judged.items():
        news = _first_gains(gains, rankings.get(question, ()))
        passages[question] = [new[0] if new else None for new in news]
        items[question] = [item for new in news[:DEPTH] for item in (new or (None,))]
    values: dict[str, Values] = {question: {} for question in judged}
    for names, run in ((_BY_PASSAGE, passages), (_BY_ITEM, items)):
        for question, measure, value in _calculate(list(names), judged, run):
            values[question][names[measure]] = value
    return values


def _calculate(
    measures: list[Measure], judged: Mapping[str, Mapping[str, int]], run: _Run
) -> Iterator[tuple[str, Measure, float]]:
    """What ir_measures says, (question, measure, value).

    trec_eval orders by score and keeps ids as C strings, so it gets scores made from ranks and
    ids made from positions.
    """
    questions = list(judged)
    qrels: list[Qrel] = []
    scored: list[ScoredDoc] = []
    for row, question in enumerate(questions):
        ids = {item: f"item{i}" for i, item in enumerate(judged[question])}
        qrels += [Qrel(str(row), ids[item], gain) for item, gain in judged[question].items()]
        scored += [
            ScoredDoc(str(row), f"miss{rank}" if item is None else ids[item], -float(rank))
            for rank, item in enumerate(run[question])
        ]
    for metric in ir_measures.iter_calc(measures, qrels, scored):
        yield questions[int(metric.query_id)], metric.measure, float(metric.value)


def _first_gains(judged: Mapping[str, int], ranking: Sequence[Sequence[str]]) -> list[list[str]]:
    """For each passage the judged items that no passage before it satisfied."""
    found: set[str] = set()
    news = []
    for items in ranking:
        new = [
            item for item in dict.fromkeys(items) if judged.get(item, 0) > 0 and item not in found
        ]
        found.update(new)
        news.append(new)
    return news


def f1(found: Iterable[str], wanted: Iterable[str]) -> float:
    """F1 of two sets, 1 when both are empty (nothing wanted, nothing said)."""
    got, goal = set(found), set(wanted)
    if not got and not goal:
        return 1.0
    return 2 * len(got & goal) / (len(got) + len(goal))


def question_values(outcomes: Sequence[Outcome]) -> dict[str, Values]:
    """Every measure of every question that it is defined for; abstention is ``aggregate``'s.

    A question counts for the rank measures when its ranking is judged, for ``places_f1`` and
    ``answer_accuracy`` when it is answerable and ``places`` or ``value`` are judged.
    """
    ranked = {o.id: o for o in outcomes if o.judged and o.answerable is not False}
    values = rank_measures(
        {id_: o.judged for id_, o in ranked.items()},
        {id_: o.ranking for id_, o in ranked.items()},
    )
    for outcome in outcomes:
        own = values.setdefault(outcome.id, {})
        if outcome.kind is not None and "hit@1" in own:
            own["answered_hit@1"] = 0.0 if outcome.kind == "abstain" else own["hit@1"]
        if outcome.answerable and outcome.value_correct is not None:
            own["answer_accuracy"] = float(outcome.value_correct)
        if outcome.answerable and outcome.wanted_places is not None:
            own["places_f1"] = f1(outcome.places, outcome.wanted_places)
        if outcome.answerable and outcome.items is not None:
            own["item_recall"] = outcome.items.recall
            own["item_precision"] = outcome.items.precision
        if outcome.wrong_place is not None:
            own["wrong_place@1"] = float(outcome.wrong_place)
    return values


def abstention(outcomes: Iterable[Outcome]) -> dict[str, float | None]:
    """Precision and recall of abstaining; the positive class is the unanswerable question."""
    judged = [o for o in outcomes if o.answerable is not None and o.kind is not None]
    abstained = [o for o in judged if o.kind == "abstain"]
    unanswerable = [o for o in judged if o.answerable is False]
    right = sum(o.answerable is False for o in abstained)
    return {
        "abstain_precision": right / len(abstained) if abstained else None,
        "abstain_recall": right / len(unanswerable) if unanswerable else None,
    }


def aggregate(
    outcomes: Sequence[Outcome], values: Mapping[str, Values] | None = None
) -> dict[str, float | None]:
    """Means of all ``MEASURES`` over the questions each is defined for, ``None`` for none."""
    known = question_values(outcomes) if values is None else values
    means: dict[str, float | None] = {}
    for name in MEASURES:
        own = [known[o.id][name] for o in outcomes if name in known.get(o.id, {})]
        means[name] = fmean(own) if own else None
    return means | abstention(outcomes)


def grouped(
    outcomes: Sequence[Outcome],
    key: Callable[[Outcome], str],
    values: Mapping[str, Values],
) -> dict[str, dict[str, Any]]:
    """``aggregate`` and ``count`` of each group, groups in alphabetical order."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[key(outcome)].append(outcome)
    return {
        name: {"count": len(group), **aggregate(group, values)}
        for name, group in sorted(groups.items())
    }
