"""Two runs over the same questions, question by question.

The test is the paired permutation (randomisation) test on the mean difference: under the null
hypothesis each question's difference is as likely to have the other sign. Exact where the
questions that differ are few, else 9,999 random sign flips with a fixed seed.
(Smucker, Allan and Carterette 2007, "A comparison of statistical significance tests for
information retrieval evaluation".)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.stats import permutation_test

from eval.errors import RunFileError
from eval.measures import MEASURES

_RESAMPLES = 9_999
_SEED = 20240607
_BATCH = 500  # rows of sign flips in memory at a time
_GAINED_BY = "hit@1"


def compare(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    """What changes from run ``a`` to run ``b``, over the questions that both have.

    Returns:
        ``{"questions", "only_a", "only_b", "measures": {name: {"a", "b", "difference",
        "p_value", "better", "worse", "count"}}, "gained", "lost"}``. Differences are b − a;
        ``gained`` and ``lost`` list the questions whose first passage became right or wrong.
        Measures that no question has in both are left out.

    Raises:
        RunFileError: no question in common.
    """
    left, right = _by_id(a), _by_id(b)
    common = [id_ for id_ in left if id_ in right]
    if not common:
        raise RunFileError("the two runs have no question in common")
    measures = {}
    for name in MEASURES:
        pairs = [
            (left[i]["measures"][name], right[i]["measures"][name])
            for i in common
            if name in left[i]["measures"] and name in right[i]["measures"]
        ]
        if pairs:
            measures[name] = _paired(pairs)
    return {
        "questions": len(common),
        "only_a": len(left) - len(common),
        "only_b": len(right) - len(common),
        "measures": measures,
        "gained": [_change(left[i], right[i]) for i in common if _step(left[i], right[i]) > 0],
        "lost": [_change(left[i], right[i]) for i in common if _step(left[i], right[i]) < 0],
    }


def permutation_p_value(differences: Sequence[float]) -> float:
    """Two-sided p-value of the paired permutation test, in (0, 1].

    Zero differences do not change with their sign, so they are left out; without any other
    the p-value is 1.
    """
    moved = np.asarray([d for d in differences if d != 0.0], dtype=np.float64)
    if moved.size == 0:
        return 1.0
    if moved.size == 1:
        return 1.0  # two sign patterns, both as extreme as the one seen
    result = permutation_test(
        (moved, np.zeros_like(moved)),
        lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=_RESAMPLES,
        batch=_BATCH,
        rng=np.random.default_rng(_SEED),
    )
    return float(result.pvalue)


def _paired(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    table = np.asarray(pairs, dtype=np.float64)
    differences = table[:, 1] - table[:, 0]
    return {
        "a": float(table[:, 0].mean()),
        "b": float(table[:, 1].mean()),
        "difference": float(differences.mean()),
        "p_value": permutation_p_value(differences.tolist()),
        "better": int((differences > 0).sum()),
        "worse": int((differences < 0).sum()),
        "count": len(pairs),
    }


def _by_id(run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Details of each question with its rank and kind."""
    records = {record["id"]: record for record in run["per_question"]}
    return {
        details["id"]: {**details, **records.get(details["id"], {})} for details in run["details"]
    }


def _step(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    return float(b["measures"].get(_GAINED_BY, 0.0) - a["measures"].get(_GAINED_BY, 0.0))


def _change(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": a["id"], "question": a["question"], "rank_a": a["rank"], "rank_b": b["rank"]}
