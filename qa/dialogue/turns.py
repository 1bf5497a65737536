"""One earlier turn of a conversation, as the history hands it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier question with the text of its answer."""

    question: str
    answer: str = ""

    @classmethod
    def of(cls, turn: Turn | Mapping[str, str]) -> Turn:
        """A turn from itself or from ``{"question", "answer"}``."""
        if isinstance(turn, Turn):
            return turn
        return cls(turn.get("question") or "", turn.get("answer") or "")
