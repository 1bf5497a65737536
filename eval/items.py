"""Whole lists: which of the wanted items an answer gives, and which of its rows are wanted.

A table's cell gives one item, the one that it contains; so a cell that holds the whole sentence
does not pass for a list. Without a table the marked spans of the citations are what is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.values import plain
from qa.answer import Answer


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """How many items are wanted and found, and how many rows are given and right."""

    wanted: int
    found: int
    rows: int
    right: int

    @property
    def recall(self) -> float:
        """Share of the wanted items that the answer gives, 0 to 1."""
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        """Share of the given rows that hold a wanted item, 0 to 1; 0 when nothing is given."""
        return self.right / self.rows if self.rows else 0.0


def count_items(wanted: Sequence[str], answer: Answer) -> ItemCounts:
    """Counts for one question.

    Args:
        wanted: the items, each once, in the words of the document; at least one.
        answer: what was said; an abstention gives nothing.

    Raises:
        ValueError: nothing is wanted.
    """
    if not wanted:
        raise ValueError("no items are wanted")
    if answer.kind == "table" and answer.table:
        return count_rows(wanted, _cells(answer))
    goals = [_plain(item) for item in wanted]
    marked = [] if answer.kind == "abstain" else _marked(answer)
    found = [goal for goal in goals if any(goal in text for text in marked)]
    right = [text for text in marked if any(goal in text for goal in goals)]
    return ItemCounts(len(goals), len(found), len(marked), len(right))


def count_rows(wanted: Sequence[str], rows: Sequence[Sequence[str]]) -> ItemCounts:
    """Counts for a table of these rows of cells; at least one item is wanted."""
    goals = [_plain(item) for item in wanted]
    return _assigned(goals, [[_plain(cell) for cell in row] for row in rows])


def _cells(answer: Answer) -> list[list[str]]:
    table = answer.table or {"columns": [], "rows": []}
    keys = [column["key"] for column in table["columns"]]
    return [
        [row[key] for key in keys if isinstance(row.get(key), str)]
        for row in table["rows"]
        if row.get("direct", True)
    ]


def _assigned(goals: Sequence[str], rows: Sequence[Sequence[str]]) -> ItemCounts:
    """Every item takes the shortest free cell that contains it: the cell that says least else."""
    free = {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row)}
    right: set[int] = set()
    found = 0
    for goal in goals:
        fitting = [at for at, cell in free.items() if goal in cell]
        if fitting:
            taken = min(fitting, key=lambda at: (len(free[at]), at))
            del free[taken]
            right.add(taken[0])
            found += 1
    return ItemCounts(len(goals), found, len(rows), len(right))


def _marked(answer: Answer) -> list[str]:
    return [
        _plain(citation.text[start:end])
        for citation in answer.citations
        for start, end in citation.highlights
    ]


def _plain(text: str) -> str:
    """Without punctuation, the full stop behind a number too: 1、 and 1. are one."""
    return plain(text).replace(".", "")
