"""What a selection comes to: rows, direct ones and neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.model import Target

Match = Literal["exact", "earlier", "higher"]


@dataclass(frozen=True, slots=True)
class Row:
    """A target in the answer: ``direct`` rows answer the question as asked."""

    target: Target
    direct: bool = True
    match: Match = "exact"


@dataclass(frozen=True, slots=True)
class Selection:
    """The answer's rows.

    Attributes:
        rows: direct ones first, best first.
        reading: the indicator group that a question without one was read as, ``None`` if it
            named one or no reading was needed.
        winners: the direct rows that are ahead in a comparison.
        candidates: the targets that were looked through.
        stating: the targets of which a document needs one to count as stating such a target.
        share: of all targets, that was looked through; less than 1 for a sample.
    """

    rows: tuple[Row, ...]
    reading: str | None = None
    winners: tuple[Target, ...] = ()
    candidates: tuple[Target, ...] = field(default=())
    stating: tuple[Target, ...] = field(default=())
    share: float = 1.0

    @property
    def direct(self) -> tuple[Row, ...]:
        """The rows that answer."""
        return tuple(row for row in self.rows if row.direct)

    @property
    def neighbours(self) -> tuple[Row, ...]:
        """The rows that come near: other readings of the question."""
        return tuple(row for row in self.rows if not row.direct)
