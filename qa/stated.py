"""An answer read from what the documents state as records: targets, duties, outlines, metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from qa.answer import Citation, Reading


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """The parts of an answer that records give; the passages follow below.

    ``chunks`` are the ids of the passages that the citations stand in, ``understood`` is how
    the question was read, as it goes into the answer's ``question``; ``readings`` are its
    neighbouring readings.
    """

    kind: Literal["table", "abstain"]
    text: str
    confidence: float
    citations: tuple[Citation, ...]
    chunks: tuple[str, ...]
    table: dict[str, Any] | None
    targets: tuple[dict[str, Any], ...]
    coverage: dict[str, Any] | None
    understood: dict[str, Any]
    readings: tuple[Reading, ...] = ()
