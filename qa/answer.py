"""The answer and its parts, as Python, REST and the chat all see it.

``to_json`` gives the body of ``POST /api/ask``; the field names are the contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from qa.fit import Fit

AnswerKind = Literal["table", "passages", "abstain"]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim passage of a document, numbered from 1; ``number`` 0 means a bare search hit.

    ``text`` is the stored text at ``[start, end)`` of the document; ``highlights`` are
    ``[start, end)`` offsets into ``text`` of the sentences that answer.
    """

    number: int
    document_id: str
    title: str
    file: str
    place: str | None
    level: str
    document_number: str | None
    issuer: str | None
    issued: str | None
    status: str
    digest: bool
    source_url: str | None
    section_path: tuple[str, ...]
    clause: str
    text: str
    start: int
    end: int
    highlights: tuple[tuple[int, int], ...]
    score: float

    @property
    def url(self) -> str:
        """Link, relative to the app's root, that opens the document at this passage."""
        first = self.highlights[0] if self.highlights else (0, self.end - self.start)
        query = urlencode({"start": self.start + first[0], "end": self.start + first[1]})
        return f"document/{self.document_id}?{query}"

    def to_json(self) -> dict[str, Any]:
        """The citation as the REST contract names its fields."""
        body: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        body["section_path"] = list(self.section_path)
        body["highlights"] = [list(span) for span in self.highlights]
        body["url"] = self.url
        return body


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of a question: a short label, and a question that asks exactly that."""

    label: str
    question: str

    def to_json(self) -> dict[str, str]:
        """The reading as the REST contract names its fields."""
        return {"label": self.label, "question": self.question}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    Attributes:
        kind: ``table``, ``passages`` or ``abstain``.
        text: the lead sentence(s) in the answer's language, with verbatim quotes.
        confidence: 0 to 1, calibrated on the tuning half of the question set.
        language: ``en`` when the question has at least as many Latin words as Han characters.
        citations: numbered from 1, best first.
        hits: retrieved passages that are not cited, best first (``number`` 0).
        nearest: what exists instead, when the answer is an abstention.
        readings: neighbouring readings of the question that have rows, nearest first.
        question: the parsed question as JSON, with ``rewritten``.
        fit: what ``confidence`` was computed from, ``None`` when nothing was found.
        timings_ms: duration of each stage in milliseconds.
    """

    kind: AnswerKind
    text: str
    confidence: float
    language: Language
    citations: tuple[Citation, ...] = ()
    hits: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()
    table: dict[str, Any] | None = None
    targets: tuple[dict[str, Any], ...] = ()
    coverage: dict[str, Any] | None = None
    readings: tuple[Reading, ...] = ()
    question: dict[str, Any] = field(default_factory=dict)
    fit: Fit | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must be in [0, 1], not {self.confidence!r}")

    def to_json(self) -> dict[str, Any]:
        """The body of ``POST /api/ask``; missing values are null, ``hits`` stay inside."""
        return {
            "kind": self.kind,
            "text": self.text,
            "confidence": self.confidence,
            "language": self.language,
            "citations": [citation.to_json() for citation in self.citations],
            "table": self.table,
            "targets": list(self.targets),
            "coverage": self.coverage,
            "nearest": [citation.to_json() for citation in self.nearest],
            "readings": [reading.to_json() for reading in self.readings],
            "question": self.question,
            "timings_ms": self.timings_ms,
        }
