"""An answer read from what the documents state as records: targets, duties, outlines, metadata."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from corpus.model import Document
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


def covered(documents: Collection[Document], stating: Collection[str]) -> dict[str, Any]:
    """How many documents were looked through, and which of them state no such thing.

    ``stating`` are the ids of those that do; one without any text counts as unreadable.
    """
    unreadable = [d.id for d in documents if not d.text or d.text.isspace()]
    others = frozenset(stating) | frozenset(unreadable)
    without = [d.id for d in documents if d.id not in others]
    return {
        "documents": len(documents),
        "scanned": len(documents) - len(unreadable),
        "with_target": len(documents) - len(unreadable) - len(without),
        "without_target": without,
        "unreadable": unreadable,
    }
