"""Fits the ranker: a local search for the weights with the highest mean nDCG@10.

nDCG has no slope, and pairwise losses weigh ranks that nobody sees, so the weights themselves
are tried (compare coordinate ascent: Metzler and Croft 2007, "Linear feature-based models for
information retrieval"). The search starts near fusion's weights and pays for every set on which
it would fall below fusion. Many weights are about as good, so the mean of the better half of
several searches is taken: it lies inside that region, where single searches end anywhere on it.

Only tuning questions count: by ``eval.questions.split_of``, of the relevant passages' ids in a
benchmark, of the question's id in a question file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.rank_features import FEATURES, Matrix
from index.ranker import Ranker

CUT = 10
# Candidates that are ordered: the best-fused ones and every relevant one.
KEPT = 60
SEEDS = 6
ROUNDS = 1000
# What is added to fusion's weights at the start; found by a coarse grid on the tuning halves.
_MATCH, _NUMBERS, _LATIN = 4.0, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """One question's candidates.

    Attributes:
        features: shape (n, len(FEATURES)).
        offsets: what counts beside the ranker (place, year …), in its units, shape (n,).
        fused: scores under fusion's weights, shape (n,).
        relevant: shape (n,).
        wanted: how many relevant passages there are, at least 1.
    """

    features: Matrix
    offsets: Matrix
    fused: Matrix
    relevant: npt.NDArray[np.bool_]
    wanted: int


class Task:
    """The cases of one set as arrays: q questions, m candidates, f features."""

    def __init__(self, name: str, cases: Sequence[Case], weight: float = 1.0) -> None:
        """Pad the cases to the same number of candidates.

        Args:
            name: of the set.
            cases: at least one.
            weight: of the set in the mean.
        """
        self.name, self.weight, self.size = name, weight, len(cases)
        kept = [_kept(case) for case in cases]
        shape = (len(cases), max(CUT, *(len(rows) for rows in kept)))
        self._features = np.zeros((*shape, len(FEATURES)), dtype=np.float32)
        self._relevant = np.zeros(shape, dtype=np.float32)
        self._offsets = np.full(shape, -np.inf, dtype=np.float32)
        self._fused = np.full(shape, -np.inf, dtype=np.float32)
        for number, (case, rows) in enumerate(zip(cases, kept, strict=True)):
            filled = number, slice(0, len(rows))
            self._features[filled] = case.features[rows]
            self._relevant[filled] = case.relevant[rows]
            self._offsets[filled] = case.offsets[rows]
            self._fused[filled] = (case.fused + case.offsets)[rows]
        self._discounts = 1 / np.log2(np.arange(2, CUT + 2))
        wanted = np.minimum([case.wanted for case in cases], CUT)
        self._ideal = np.cumsum(self._discounts)[wanted - 1]

    def quality(self, weights: Matrix) -> float:
        """Mean nDCG@10 of the order by ``weights`` and offsets."""
        return self._quality(self._features @ weights.astype(np.float32) + self._offsets)

    def fused_quality(self) -> float:
        """Mean nDCG@10 of fusion's order."""
        return self._quality(self._fused)

    def _quality(self, scores: npt.NDArray[np.float32]) -> float:
        best = np.argpartition(-scores, CUT - 1, axis=1)[:, :CUT]
        order = np.argsort(-np.take_along_axis(scores, best, 1), axis=1, kind="stable")
        rows = np.take_along_axis(best, order, 1)
        gained = np.take_along_axis(self._relevant, rows, 1) @ self._discounts
        return float(np.mean(gained / self._ideal))


def fit_ranker(
    tasks: Sequence[Task],
    encoder: str,
    fusion: tuple[float, float, float, float],
    *,
    seeds: int = SEEDS,
    rounds: int = ROUNDS,
) -> Ranker:
    """The geometric mean of the better half of the searches: their steps are factors.

    Args:
        tasks: the sets, at least one.
        encoder: whose cosines the features hold.
        fusion: fusion's weights of words, bigrams, passage and sentence.
        seeds: how many searches.
        rounds: steps tried in each.
    """
    start = np.full(len(FEATURES), _MATCH)
    start[:4] = fusion
    start[FEATURES.index("numbers")] = _NUMBERS
    start[-2:] = _LATIN
    found = [_search(tasks, start, np.random.default_rng(seed), rounds) for seed in range(seeds)]
    floors = [task.fused_quality() for task in tasks]
    found.sort(key=lambda weights: -_value(tasks, floors, weights))
    best = found[: -(-seeds // 2)]
    return Ranker(np.prod(best, axis=0) ** (1 / len(best)), encoder)


def _search(
    tasks: Sequence[Task], start: Matrix, random: np.random.Generator, rounds: int
) -> Matrix:
    """The best weights met on a walk that changes one to three of them at a time."""
    floors = [task.fused_quality() for task in tasks]
    best, found = _value(tasks, floors, start), start
    for step in range(rounds):
        width = 0.5 if 2 * step < rounds else 0.25
        chosen = random.choice(len(start), random.integers(1, 4), replace=False)
        tried = found.copy()
        tried[chosen] *= np.exp(random.normal(0, width, len(chosen)))
        value = _value(tasks, floors, tried)
        if value > best:
            best, found = value, tried
    return found


def _value(tasks: Sequence[Task], floors: Sequence[float], weights: Matrix) -> float:
    """Weighted mean of the qualities, less what sets fall below fusion."""
    qualities = [task.quality(weights) for task in tasks]
    shares = [task.weight for task in tasks]
    fallen = np.maximum(0.0, np.subtract(floors, qualities))
    return float(np.average(qualities, weights=shares) - fallen @ shares)


def _kept(case: Case) -> npt.NDArray[np.int64]:
    """The rows of the candidates that are ordered, ascending."""
    best = np.argsort(-(case.fused + case.offsets), kind="stable")[:KEPT]
    return np.union1d(best, np.flatnonzero(case.relevant)).astype(np.int64)
