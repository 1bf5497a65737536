"""The JSON document of ``eval run``, made and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import UsageError
from eval.errors import RunFileError
from eval.fields import parse_object
from eval.measures import Values, aggregate, grouped, question_values
from eval.outcome import Outcome

_KEYS = (
    "system", "measures", "by_type", "by_language", "per_question", "latency_ms", "details",
)  # fmt: skip


def make_result(system: Mapping[str, Any], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The document for ``outcomes``; its keys are the contract, ``details`` is for reports.

    A measure that no question has is null; there is no NaN in it. ``latency_ms`` is the wall
    clock of one question in milliseconds.
    """
    values = question_values(outcomes)
    return {
        "system": dict(system),
        "measures": aggregate(outcomes, values),
        "by_type": grouped(outcomes, lambda o: o.type, values),
        "by_language": grouped(outcomes, lambda o: o.language, values),
        "per_question": [_record(outcome) for outcome in outcomes],
        "latency_ms": percentiles([outcome.latency_ms for outcome in outcomes]),
        "details": [_details(outcome, values.get(outcome.id, {})) for outcome in outcomes],
    }


def percentiles(values: Sequence[float]) -> dict[str, float | None]:
    """Median and 95th percentile, linearly interpolated; ``None`` for no values."""
    if not values:
        return {"p50": None, "p95": None}
    p50, p95 = np.percentile(np.asarray(values, dtype=np.float64), [50, 95])
    return {"p50": round(float(p50), 3), "p95": round(float(p95), 3)}


def dump_result(result: Mapping[str, Any]) -> str:
    """``result`` as JSON text, one question a line apart.

    Raises:
        ValueError: a NaN or an infinity in it.
    """
    return json.dumps(result, ensure_ascii=False, allow_nan=False, indent=1)


def load_result(path: Path | str) -> dict[str, Any]:
    """A document that ``eval run`` wrote.

    Raises:
        UsageError: no such file.
        RunFileError: not such a document.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageError(f"no run at {path}")
    try:
        result = parse_object(path.read_text(encoding="utf-8"))
    except ValueError as error:  # covers what is not UTF-8
        raise RunFileError(f"{path}: {error}") from error
    missing = [key for key in _KEYS if key not in result]
    if missing:
        raise RunFileError(f"{path}: not a run of `eval run --json`: it has no {missing[0]!r}")
    return result


def _record(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "rank": outcome.rank,
        "kind": outcome.kind,
        "confidence": outcome.confidence,
        "places": list(outcome.places),
        "value": outcome.value,
    }


def _details(outcome: Outcome, values: Values) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "question": outcome.question,
        "type": outcome.type,
        "language": outcome.language,
        "answerable": outcome.answerable,
        "expected": list(outcome.expected),
        "got": list(outcome.got),
        "latency_ms": round(outcome.latency_ms, 3),
        "measures": values,
        "passages": [asdict(passage) for passage in outcome.passages],
    }
