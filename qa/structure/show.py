"""Rows with verbatim quotes → the table and the citations of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from qa.answer import Citation, Language
from qa.library import Library
from qa.stated import StatedAnswer

MOST_ROWS = 200
SURE = 0.9
NOT_STATED = 0.05


@dataclass(frozen=True, slots=True)
class Quote:
    """A span ``[start, end)`` of a document's stored text."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, and the quotes that they stand for.

    ``quotes`` are by column; the first one is the row's own citation.
    """

    cells: Mapping[str, Any]
    quotes: Mapping[str, Quote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """Citations numbered from 1 in the order of the rows, and each row's numbers by column."""

    rows: tuple[Row, ...]
    citations: tuple[Citation, ...]
    chunks: tuple[str, ...]
    numbers: tuple[Mapping[str, int], ...]

    def number(self, row: int) -> int | None:
        """The number of a row's own citation, ``None`` if it quotes nothing."""
        return next(iter(self.numbers[row].values()), None)


def show(rows: Sequence[Row], library: Library) -> Shown:
    """Every quote with a citation of the passage that it stands in, its words marked.

    Rows that quote the same words share the citation.
    """
    known: dict[Quote, int] = {}
    citations: list[Citation] = []
    chunks: list[str] = []
    numbers: list[Mapping[str, int]] = []
    for row in rows[:MOST_ROWS]:
        own: dict[str, int] = {}
        for column, quote in row.quotes.items():
            if quote in known:
                own[column] = known[quote]
                continue
            chunk = library.chunk_at(quote.document_id, quote.start, quote.end)
            start = max(quote.start, chunk.start) - chunk.start
            end = min(quote.end - chunk.start, len(chunk.text))
            number = known[quote] = len(citations) + 1
            citations.append(library.cite(chunk, 1.0, number, ((start, end),)))
            chunks.append(chunk.id)
            own[column] = number
        numbers.append(own)
    return Shown(tuple(rows[:MOST_ROWS]), tuple(citations), tuple(chunks), tuple(numbers))


def table(shown: Shown, columns: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The table of the contract from ``(key, label)`` columns.

    A row with several quotes has ``citations`` by column beside its own ``citation``; its clause,
    where it brings none, is that of the passage quoted.
    """
    clauses = any(key == "clause" for key, _ in columns)
    rows = []
    for at, row in enumerate(shown.rows):
        cells: dict[str, Any] = {"direct": True} | dict(row.cells)
        numbers = shown.numbers[at]
        if numbers:
            number = cells["citation"] = shown.number(at)
            if clauses and number and not cells.get("clause"):
                cells["clause"] = shown.citations[number - 1].clause or None
        if len(numbers) > 1:
            cells["citations"] = dict(numbers)
        rows.append(cells)
    return {"columns": [{"key": key, "label": label} for key, label in columns], "rows": rows}


def stated(
    text: str,
    shown: Shown,
    columns: Sequence[tuple[str, str]],
    understood: Mapping[str, Any],
    coverage: dict[str, Any] | None = None,
    rows: int | None = None,
) -> StatedAnswer:
    """The answer that a table gives; only the first ``rows`` stand in it, all for ``None``."""
    body = table(shown, columns)
    body["rows"] = body["rows"][:rows]
    return StatedAnswer(
        "table", text, SURE, shown.citations, shown.chunks, body, (), coverage, dict(understood)
    )


def not_stated(text: str, shown: Shown, understood: Mapping[str, Any]) -> StatedAnswer:
    """The answer that the documents do not say it, with where one would look for it."""
    return StatedAnswer(
        "abstain", text, NOT_STATED, shown.citations, shown.chunks, None, (), None,
        dict(understood),
    )  # fmt: skip


def joined(parts: Sequence[str], language: Language) -> str:
    """Parts of a sentence in a row: 、 in Chinese, a comma in English."""
    return ("、" if language == "zh" else ", ").join(parts)


def quoted(text: str) -> str:
    """In quotation marks, unless the text brings its own: “人工智能+教育”示范工程."""
    return text if text.startswith("“") and "”" in text else f"“{text}”"


def mark(number: int | None) -> str:
    """[3], nothing for ``None``."""
    return "" if number is None else f"[{number}]"
