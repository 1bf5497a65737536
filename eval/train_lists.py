"""Fits the weights of lists: a conditional logit, pulled to the weights there are.

Of the lists that a question may mean, each is chosen with the probability
exp(s·score) / Σ exp(s·score) (McFadden 1974, "Conditional logit analysis of qualitative choice
behavior"; the same as the listwise loss of Cao et al. 2007, "Learning to rank"). What is lowest
is the mean of -log of the probability of the right lists, plus half the ``pull`` times the
squared distance from the weights at the start: a few hundred questions do not tell three dozen
weights apart, and the scores keep the scale that thresholds are set in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import logsumexp

from eval.list_cases import ListCase, feature_names

Matrix = npt.NDArray[np.float64]

SHARPNESS = 3.0  # s: a list that leads by one point is chosen 20 times as often
PULL = 0.1


@dataclass(frozen=True, slots=True)
class ListQuality:
    """Means over cases of the first list's item recall and precision, 0 to 1."""

    recall: float
    precision: float


def fit_lists(
    cases: Sequence[ListCase], start: Mapping[str, float], *, pull: float = PULL
) -> dict[str, float]:
    """Weights by feature.

    Args:
        cases: those without a right list count nothing.
        start: the weights that they are pulled to; 0 for features without one.
        pull: how strongly, above 0.
    """
    names = feature_names(cases)
    origin = np.array([start.get(name, 0.0) for name in names])
    useful = [(_matrix(case, names), case.right) for case in cases if case.right.any()]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value, slope = 0.0, np.zeros(len(names))
        for features, right in useful:
            own, pushed = choice_loss(features, right, weights)
            value, slope = value + own, slope + pushed
        away = weights - origin
        count = len(useful) or 1
        return value / count + pull * float(away @ away) / 2, slope / count + pull * away

    found = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    fitted = {name: float(weight) for name, weight in zip(names, found, strict=True)}
    return {**start, **fitted}


def choice_loss(
    features: Matrix, right: npt.NDArray[np.bool_], weights: Matrix
) -> tuple[float, Matrix]:
    """-log of the probability of the right lists, and its slope by the weights.

    Args:
        features: shape (n, f).
        right: shape (n,), at least one.
        weights: shape (f,).
    """
    scores = SHARPNESS * (features @ weights)
    every, good = logsumexp(scores), logsumexp(scores[right])
    chosen = np.exp(scores - every)
    wanted = np.where(right, np.exp(scores - good), 0.0)
    return float(every - good), SHARPNESS * (features.T @ (chosen - wanted))


def quality(cases: Sequence[ListCase], weights: Mapping[str, float]) -> ListQuality:
    """How good the list is that scores best in each case; at least one case."""
    names = feature_names(cases)
    row = np.array([weights.get(name, 0.0) for name in names])
    best = [int(np.argmax(_matrix(case, names) @ row)) for case in cases]
    pairs = list(zip(cases, best, strict=True))
    return ListQuality(
        float(np.mean([case.recalls[at] for case, at in pairs])),
        float(np.mean([case.precisions[at] for case, at in pairs])),
    )


def cross_validated(
    cases: Sequence[ListCase], start: Mapping[str, float], *, folds: int, pull: float = PULL
) -> ListQuality:
    """Quality of each case under weights fitted without its fold; case i is in fold i mod n.

    Raises:
        ValueError: fewer than two folds, or more than cases.
    """
    if not 2 <= folds <= len(cases):
        raise ValueError(f"folds must be from 2 to the {len(cases)} cases, not {folds}")
    found, sizes = [], []
    for fold in range(folds):
        rest = [case for at, case in enumerate(cases) if at % folds != fold]
        own = [case for at, case in enumerate(cases) if at % folds == fold]
        found.append(quality(own, fit_lists(rest, start, pull=pull)))
        sizes.append(len(own))
    return ListQuality(
        float(np.average([q.recall for q in found], weights=sizes)),
        float(np.average([q.precision for q in found], weights=sizes)),
    )


def ceiling(cases: Sequence[ListCase]) -> float:
    """Share of the cases with a list of all the wanted items and no other, 0 to 1."""
    return float(np.mean([(case.recalls * case.precisions).max() > 1 - 1e-9 for case in cases]))


def _matrix(case: ListCase, names: Sequence[str]) -> Matrix:
    return np.array([[float(f.get(name, 0.0)) for name in names] for f in case.features])
