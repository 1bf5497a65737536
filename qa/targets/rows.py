"""A selection as the contract shows it: table, targets, citations, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.describe import describe_target, quoted_title
from corpus.model import Document, Status, Target
from qa.answer import Citation, Language
from qa.library import Library
from qa.targets.query import Intent, TargetQuery
from qa.targets.results import Row
from qa.targets.wording import COLUMNS, MATCHES, STATUS, place_name


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows with their citations, which are numbered from 1 in the order of the rows."""

    rows: tuple[Row, ...]
    citations: tuple[Citation, ...]
    chunks: tuple[str, ...]
    numbers: dict[str, int]

    def number(self, target: Target) -> int:
        """The citation's number of a target among the rows."""
        return self.numbers[target.id]


def show(rows: Sequence[Row], library: Library) -> Shown:
    """Each row with a citation of the passage that it stands in, its own words marked."""
    citations, chunks = [], []
    for number, row in enumerate(rows, start=1):
        target = row.target
        chunk = library.chunk_at(target.document_id, target.start, target.end)
        span = (max(target.start, chunk.start) - chunk.start, target.end - chunk.start)
        span = (span[0], min(span[1], len(chunk.text)))
        citations.append(library.cite(chunk, 1.0, number, (span,)))
        chunks.append(chunk.id)
    numbers = {row.target.id: number for number, row in enumerate(rows, start=1)}
    return Shown(tuple(rows), tuple(citations), tuple(chunks), numbers)


def table(shown: Shown, query: TargetQuery, language: Language) -> dict[str, Any]:
    """The table of the contract; a column tells the rows beside the answer from the direct."""
    labels = COLUMNS[language]
    mixed = any(not row.direct for row in shown.rows)
    keys = ["place", "target", "deadline", "document", "clause", "status"]
    keys += ["match"] if mixed else []
    pairs = zip(shown.rows, shown.citations, strict=True)
    return {
        "columns": [{"key": key, "label": labels[key]} for key in keys],
        "rows": [
            _cells(row, citation, language) | _reading(row, query, language)
            if mixed
            else _cells(row, citation, language)
            for row, citation in pairs
        ],
    }


def _cells(row: Row, citation: Citation, language: Language) -> dict[str, Any]:
    target = row.target
    year = None if target.deadline is None else str(target.deadline)
    return {
        "place": place_name(target.place, language),
        "target": target.text,
        "deadline": f"{year}年" if year and language == "zh" else year,
        "document": quoted_title(citation.title),
        "clause": citation.clause or None,
        "status": STATUS[language][target.status],
        "direct": row.direct,
        "citation": citation.number,
    }


def _reading(row: Row, query: TargetQuery, language: Language) -> dict[str, str]:
    """How the row stands to the question, in a word."""
    words = MATCHES[language]
    if row.direct:
        return {"match": words["direct"]}
    if row.target.related != query.related:
        return {"match": words["other_side"] if row.target.related else words["exact"]}
    return {"match": words["next" if query.intent is Intent.EXTREME else row.match]}


def described(shown: Shown, documents: dict[str, Document]) -> tuple[dict[str, Any], ...]:
    """The targets of the contract, in the order of the rows."""
    found = []
    for number, row in enumerate(shown.rows, start=1):
        body = describe_target(row.target, documents[row.target.document_id])
        body |= {"direct": row.direct, "match": row.match, "related": row.target.related,
                 "citation": number}  # fmt: skip
        found.append(body)
    return tuple(found)


def drafts(rows: Sequence[Row]) -> int:
    """Number of rows from drafts."""
    return sum(row.target.status is Status.DRAFT for row in rows)
