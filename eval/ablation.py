"""What each route and each group of features is worth, over a benchmark.

Every question's candidates are found once and put into several orders: by one route alone, by
the fixed weights of fusion, by the ranker with ``index.diversify`` as it is shipped, and by the
ranker without that or without a group of its features.
The candidates hold the first passages of every route, so a route's own first ten are exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from corpus.ingest import Progress
from eval.beir import BeirSet
from eval.compare import permutation_p_value
from eval.errors import BenchmarkError
from eval.measures import DEPTH, rank_measures
from eval.questions import Part, split_of
from index.candidates import Candidates
from index.diversify import diversified
from index.encoders import Encoder
from index.rank_features import FEATURES, Matrix
from index.ranker import Ranker
from index.searcher import PassageIndex

ROUTES: Mapping[str, tuple[str, ...]] = {
    "words": ("words",),
    "bigrams": ("bigrams",),
    "passage vectors": ("dense",),
    "sentence vectors": ("sentence",),
    "both vectors": ("dense", "sentence"),
}
"""Routes that order alone: the features that are summed."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "words": ("words", "held words", "rare words"),
    "bigrams": ("bigrams", "held bigrams", "rare bigrams"),
    "passage vectors": ("dense", "dense for latin"),
    "sentence vectors": ("sentence", "sentence for latin"),
    "terms held": ("held words", "held bigrams", "rare words", "rare bigrams"),
    "numbers": ("numbers",),
    "weights for Latin": ("dense for latin", "sentence for latin"),
}
"""Groups of features that the ranker is tried without."""

FUSION, RANKER, PLAIN = "fusion", "ranker", "ranker without diversity"
_SHOWN = ("nDCG@10", "hit@1", "hit@5")
_COMPARED = "nDCG@10"


@dataclass(frozen=True, slots=True)
class Variant:
    """One order of the candidates.

    Attributes:
        name: ``route …``, ``fusion``, ``ranker`` or ``ranker without …``.
        values: means of the measures, 0 to 1.
        difference: of nDCG@10 to the shipped order (the ranker, else fusion).
        p_value: of that difference by the paired permutation test, in (0, 1].
    """

    name: str
    values: dict[str, float]
    difference: float
    p_value: float


def ablate(
    benchmark: BeirSet,
    encoder: Encoder,
    *,
    split: Part = "all",
    progress: Progress | None = None,
) -> tuple[int, list[Variant]]:
    """How many questions were asked, and every order of their candidates.

    Args:
        benchmark: as ``read_beir`` gives it.
        encoder: of the index; one without a ranker is shown without the ranker's orders.
        split: ``tune`` or ``report`` takes the questions whose relevant passages all lie in that
            half by the hash of their ids, the halves of ``train-ranker``.
        progress: called with the stage, the steps done and the steps in all.

    Raises:
        BenchmarkError: no question in that half.
    """
    queries = [query for query in benchmark.queries if _within(benchmark, query.id, split)]
    if not queries:
        raise BenchmarkError(f"{benchmark.name}: no question in this half")
    encoding = partial(progress, "encode") if progress else None
    index = PassageIndex.build(benchmark.passages, encoder, progress=encoding)
    orders = _orders(index, Ranker.of_encoder(encoder.name))
    rankings: dict[str, dict[str, list[tuple[str]]]] = {name: {} for name in orders}
    for number, query in enumerate(queries, 1):
        found = index.candidates(query.text)
        for name, scores in orders.items():
            diverse = name.startswith(RANKER) and name != PLAIN
            rankings[name][query.id] = _first(index, found, scores, diverse)
        if progress:
            progress("queries", number, len(queries))
    judged = {query.id: benchmark.qrels[query.id] for query in queries}
    values = {name: rank_measures(judged, ranking) for name, ranking in rankings.items()}
    shipped = values[RANKER if RANKER in orders else FUSION]
    return len(queries), [_variant(name, own, shipped) for name, own in values.items()]


def _within(benchmark: BeirSet, query: str, split: Part) -> bool:
    relevant = [id_ for id_, gain in benchmark.qrels[query].items() if gain > 0]
    return split == "all" or all(split_of(id_) == split for id_ in relevant)


def _orders(
    index: PassageIndex, ranker: Ranker | None
) -> dict[str, Callable[[Candidates], Matrix]]:
    """Scores of candidates by the name of the order."""
    orders: dict[str, Callable[[Candidates], Matrix]] = {
        f"route {name}": partial(_weighted, _only(columns)) for name, columns in ROUTES.items()
    }
    orders[FUSION] = index.fused
    if ranker is not None:
        orders[RANKER] = orders[PLAIN] = partial(_weighted, ranker.weights)
        for name, columns in GROUPS.items():
            weights = ranker.weights * (1 - _only(columns))
            orders[f"ranker without {name}"] = partial(_weighted, weights)
    return orders


def _only(columns: tuple[str, ...]) -> Matrix:
    """1 for these features, 0 for the others."""
    return np.array([float(name in columns) for name in FEATURES])


def _weighted(weights: Matrix, found: Candidates) -> Matrix:
    scores: Matrix = found.features @ weights
    return scores


def _first(
    index: PassageIndex,
    found: Candidates | None,
    scores: Callable[[Candidates], Matrix],
    diverse: bool,
) -> list[tuple[str]]:
    """The ids of the first passages, ties in the order of the corpus."""
    if found is None:
        return []
    best = np.lexsort((found.rows, -scores(found)))[:DEPTH]
    if diverse:
        best, _ = diversified(scores(found), found.held, DEPTH)
    return [(index.ids[found.rows[row]],) for row in best]


def _variant(
    name: str, own: Mapping[str, dict[str, float]], shipped: Mapping[str, dict[str, float]]
) -> Variant:
    differences = [own[query][_COMPARED] - shipped[query][_COMPARED] for query in own]
    means = {m: float(np.mean([values[m] for values in own.values()])) for m in _SHOWN}
    return Variant(name, means, float(np.mean(differences)), permutation_p_value(differences))
