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
import numpy.typing as npt
from scipy.stats import permutation_test

from eval.errors import RunFileError
from eval.measures import MEASURES

_RESAMPLES = 9_999
_SEED = 20240607
_BATCH = 500  # rows of sign flips in memory at a time
_BOOTSTRAPS = 2_000
_GAINED_BY = "hit@1"
ABSTENTION = "abstention"
"""Whether a question was answered if it has an answer, and not if it has none: 0 or 1."""


def compare(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    """What changes from run ``a`` to run ``b``, over the questions that both have.

    Returns:
        ``{"questions", "only_a", "only_b", "measures": {name: {"a", "b", "difference",
        "low", "high", "p_value", "better", "worse", "count"}}, "gained", "lost", "changed"}``.
        Differences are b − a with their 95 % interval from ``low`` to ``high``; ``gained`` and
        ``lost`` list the questions whose first passage became right or wrong, ``changed`` all
        whose values differ, with both. Measures that no question has in both are left out;
        ``abstention`` (see ``ABSTENTION``) is one more.

    Raises:
        RunFileError: no question in common.
    """
    left, right = _by_id(a), _by_id(b)
    common = [id_ for id_ in left if id_ in right]
    if not common:
        raise RunFileError("the two runs have no question in common")
    measures = {}
    for name in (*MEASURES, ABSTENTION):
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
        "changed": [c for i in common if (c := _differing(left[i], right[i]))["values"]],
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


def bootstrap_interval(differences: npt.NDArray[np.float64]) -> tuple[float, float]:
    """95 % percentile interval of the mean over questions drawn again, with a fixed seed.

    (Efron 1979, "Bootstrap methods: another look at the jackknife".)
    """
    if not differences.any():
        return 0.0, 0.0
    random = np.random.default_rng(_SEED)
    size = len(differences)
    means = [differences[random.integers(size, size=size)].mean() for _ in range(_BOOTSTRAPS)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def _paired(pairs: Sequence[tuple[float, float]]) -> dict[str, Any]:
    table = np.asarray(pairs, dtype=np.float64)
    differences = table[:, 1] - table[:, 0]
    low, high = bootstrap_interval(differences)
    return {
        "a": float(table[:, 0].mean()),
        "b": float(table[:, 1].mean()),
        "difference": float(differences.mean()),
        "low": low,
        "high": high,
        "p_value": permutation_p_value(differences.tolist()),
        "better": int((differences > 0).sum()),
        "worse": int((differences < 0).sum()),
        "count": len(pairs),
    }


def _by_id(run: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Details of each question with its rank and kind."""
    records = {record["id"]: record for record in run["per_question"]}
    found = {}
    for details in run["details"]:
        record = {**details, **records.get(details["id"], {})}
        if record["answerable"] is not None and record.get("kind"):
            fitting = (record["kind"] == "abstain") != record["answerable"]
            record["measures"] = {**record["measures"], ABSTENTION: float(fitting)}
        found[record["id"]] = record
    return found


def _step(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    return float(b["measures"].get(_GAINED_BY, 0.0) - a["measures"].get(_GAINED_BY, 0.0))


def _change(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": a["id"], "question": a["question"], "rank_a": a["rank"], "rank_b": b["rank"]}


def _differing(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, Any]:
    """Id, text and the values of both runs where they differ, by measure."""
    both = ((name, a["measures"][name], b["measures"].get(name)) for name in a["measures"])
    values = {name: [x, y] for name, x, y in both if y is not None and x != y}
    return {"id": a["id"], "question": a["question"], "values": values}
