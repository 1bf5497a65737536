"""Fits the confidence: logistic regression with the signs that reason demands.

Every set and kind of question counts by the square root of its cases, so that no large set
drowns the others; question files count more, being of the product's own kind. The threshold is
the highest at which the wanted share of all files' answerable questions is still answered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit

from eval.calibration_cases import Case
from qa.confidence import Model
from qa.fit import ENCODER_BOUND, FEATURES, SIGNS

Matrix = npt.NDArray[np.float64]

FILE_WEIGHT = 3.0
PENALTY = 0.1  # on squared weights of standardised features, per unit of mean loss × cases


def fit_model(
    cases: Sequence[Case], files: Collection[str], *, encoder_bound: bool
) -> tuple[float, dict[str, float]]:
    """Intercept and weights by feature.

    Args:
        cases: of all sets; some right, some not.
        files: names of the sets that come from question files.
        encoder_bound: whether features in the encoder's units may count; their weights are 0
            otherwise.

    Raises:
        ValueError: all cases are right, or none is.
    """
    right = np.array([case.right for case in cases], dtype=np.float64)
    if right.min(initial=1.0) == right.max(initial=0.0):
        raise ValueError("a confidence needs cases that are right and cases that are not")
    used = [i for i, name in enumerate(FEATURES) if encoder_bound or name not in ENCODER_BOUND]
    raw = np.array([case.fit.features() for case in cases])[:, used]
    mean, deviation = raw.mean(axis=0), np.maximum(raw.std(axis=0), 1e-6)
    counts = case_weights(cases, files)
    features = (raw - mean) / deviation

    def loss(parameters: Matrix) -> tuple[float, Matrix]:
        total = features @ parameters[1:] + parameters[0]
        value = counts @ np.logaddexp(0.0, total) - counts @ (right * total)
        value += PENALTY * parameters[1:] @ parameters[1:] / 2
        error = counts * (expit(total) - right)
        slope = np.concatenate(([error.sum()], features.T @ error + PENALTY * parameters[1:]))
        return float(value), slope

    bounds = [(None, None), *(_bounds(SIGNS[i]) for i in used)]
    found = minimize(
        loss, np.zeros(len(used) + 1), jac=True, method="L-BFGS-B", bounds=bounds,
        options={"maxiter": 2000},
    ).x  # fmt: skip
    weights = found[1:] / deviation
    intercept = float(found[0] - weights @ mean)
    named = dict.fromkeys(FEATURES, 0.0)
    named |= {FEATURES[i]: float(w) for i, w in zip(used, weights, strict=True)}
    return intercept, named


def case_weights(cases: Sequence[Case], files: Collection[str]) -> Matrix:
    """What each case counts, with a mean of 1."""
    sizes = Counter((case.source, case.kind) for case in cases)
    raw = np.array(
        [
            (FILE_WEIGHT if case.source in files else 1.0)
            / float(sizes[case.source, case.kind]) ** 0.5
            for case in cases
        ]
    )
    weights: Matrix = raw / raw.mean()
    return weights


def threshold_for(answered: Sequence[float], refused: int, wanted: float) -> float:
    """The highest threshold at which the share ``wanted`` is answered.

    Args:
        answered: confidences of the answerable questions; 1 for what is answered in any case.
        refused: how many more are refused in any case.
        wanted: share from 0 to 1.
    """
    ordered = sorted(answered, reverse=True)
    needed = int(np.ceil(wanted * (len(ordered) + refused)))
    if needed > len(ordered):
        return 0.0
    return ordered[needed - 1] if needed else 1.0


def model_of(intercept: float, weights: dict[str, float], threshold: float) -> Model:
    """The model, its threshold within [0, 1]."""
    return Model(min(1.0, max(0.0, threshold)), intercept, weights)


def _bounds(sign: int) -> tuple[float | None, float | None]:
    return (0.0, None) if sign > 0 else (None, 0.0) if sign < 0 else (None, None)
