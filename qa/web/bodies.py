"""Bodies of the REST contract: what is accepted, with its limits, and what comes back."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from corpus.duty_store import DutyFilter
from corpus.errors import UsageError
from corpus.model import DutyRole, Level, Status, TargetKind
from corpus.target_store import TargetFilter, parse_amount

MAX_QUESTION = 20_000
MAX_ANSWER = 200_000
MAX_HISTORY = 100
MAX_FILTER = 500


class Strict(BaseModel):
    """A request body: an unknown field is a mistake worth telling."""

    model_config = ConfigDict(extra="forbid")


def _without_blanks(value: object) -> object:
    """A parameter that is given but empty (``?place=``) is as if it were left out."""
    if isinstance(value, list):
        return [item for item in value if item != ""]
    return None if value == "" else value


class FiltersBody(Strict):
    """Which documents are searched; an empty list means all."""

    places: list[str] = Field(default_factory=list, max_length=MAX_FILTER, examples=[["眉山"]])
    levels: list[Level] = Field(default_factory=list, max_length=MAX_FILTER)
    years: list[int] = Field(default_factory=list, max_length=MAX_FILTER, examples=[[2024]])
    status: list[Status] = Field(default_factory=list, max_length=MAX_FILTER)


class TurnBody(Strict):
    """One earlier question of the conversation with its answer."""

    question: str = Field(max_length=MAX_QUESTION)
    answer: str = Field(default="", max_length=MAX_ANSWER)


class AskBody(Strict):
    """A question, with the conversation before it, oldest first."""

    question: str = Field(max_length=MAX_QUESTION, examples=["哪些城市提出到2030年达到500亿元？"])
    history: list[TurnBody] = Field(default_factory=list, max_length=MAX_HISTORY)
    filters: FiltersBody = Field(default_factory=FiltersBody)


class SearchBody(Strict):
    """A search without an answer: the ``k`` best passages."""

    query: str = Field(max_length=MAX_QUESTION, examples=["人工智能 小镇"])
    k: int = Field(default=10, ge=1, le=100)
    filters: FiltersBody = Field(default_factory=FiltersBody)


class TargetsQuery(Strict):
    """Which targets are listed; a parameter that is left out or empty restricts nothing."""

    place: list[str] = Field(default_factory=list, max_length=MAX_FILTER, examples=[["眉山"]])
    level: list[Level] = Field(default_factory=list, max_length=MAX_FILTER)
    year: int | None = Field(default=None, description="the deadline is this year")
    by: int | None = Field(default=None, description="the deadline is this year or earlier")
    indicator: str | None = Field(default=None, max_length=MAX_FILTER, examples=["产业规模"])
    min: str | None = Field(default=None, max_length=MAX_FILTER, examples=["500亿"])
    max: str | None = Field(default=None, max_length=MAX_FILTER, examples=["1000亿元"])
    kind: list[TargetKind] = Field(default_factory=list, max_length=MAX_FILTER)
    status: list[Status] = Field(default_factory=list, max_length=MAX_FILTER)

    @field_validator("*", mode="before")
    @classmethod
    def _without_blanks(cls, value: object) -> object:
        return _without_blanks(value)

    def to_filter(self) -> TargetFilter:
        """The filter of the catalogue.

        Raises:
            UsageError: ``min`` or ``max`` is no amount, or their units differ.
        """
        low, low_unit = parse_amount(self.min) if self.min else (None, None)
        high, high_unit = parse_amount(self.max) if self.max else (None, None)
        if low_unit and high_unit and low_unit != high_unit:
            raise UsageError(f"min is in {low_unit}, max in {high_unit}")
        return TargetFilter(
            place=tuple(self.place),
            level=tuple(self.level),
            year=self.year,
            by=self.by,
            indicator=self.indicator,
            min=low,
            max=high,
            unit=low_unit or high_unit,
            kind=tuple(self.kind),
            status=tuple(self.status),
        )


class DutiesQuery(Strict):
    """Which duties are listed; a parameter that is left out or empty restricts nothing."""

    place: list[str] = Field(default_factory=list, max_length=MAX_FILTER, examples=[["眉山"]])
    department: list[str] = Field(
        default_factory=list,
        max_length=MAX_FILTER,
        description="in any spelling, or the end of the name: 科技局 finds 市科学技术局",
        examples=[["市科技局"]],
    )
    role: list[DutyRole] = Field(default_factory=list, max_length=MAX_FILTER)
    task: str | None = Field(default=None, max_length=MAX_FILTER, examples=["智慧农业"])

    @field_validator("*", mode="before")
    @classmethod
    def _without_blanks(cls, value: object) -> object:
        return _without_blanks(value)

    def to_filter(self) -> DutyFilter:
        """The filter of the catalogue."""
        return DutyFilter(
            place=tuple(self.place),
            department=tuple(self.department),
            role=tuple(self.role),
            task=self.task,
        )


class Reply(BaseModel):
    """A response body; later versions may add fields."""

    model_config = ConfigDict(extra="allow")


class HitBody(Reply):
    """A verbatim passage: ``text`` is the stored text at ``[start, end)`` of the document."""

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
    section_path: list[str]
    clause: str
    text: str
    start: int
    end: int
    highlights: list[list[int]]
    score: float
    url: str


class CitationBody(HitBody):
    """A passage that an answer cites, numbered from 1."""

    number: int


class ReadingBody(Reply):
    """A neighbouring reading: a short label, and the question to ask for exactly that."""

    label: str
    question: str


class AnswerBody(Reply):
    """The answer to one question."""

    kind: Literal["table", "passages", "abstain"]
    text: str
    confidence: float = Field(ge=0, le=1)
    language: Literal["zh", "en"]
    citations: list[CitationBody]
    table: dict[str, Any] | None
    targets: list[dict[str, Any]]
    coverage: dict[str, Any] | None
    nearest: list[CitationBody]
    readings: list[ReadingBody]
    question: dict[str, Any]
    timings_ms: dict[str, float]


class HitsBody(Reply):
    """Search results, best first."""

    hits: list[HitBody]


class DocumentsBody(Reply):
    """The metadata of every document."""

    documents: list[dict[str, Any]]


class TargetsBody(Reply):
    """Targets, by document in reading order."""

    targets: list[dict[str, Any]]


class DutiesBody(Reply):
    """Duties, by document in reading order."""

    duties: list[dict[str, Any]]


class ErrorBody(BaseModel):
    """What went wrong, in one clear line."""

    error: str
