"""The words of the project as types: Document, Section, Chunk.

All offsets are ``[start, end)`` in code points of ``Document.text``, the stored text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """Administrative level of a document's place."""

    NATIONAL = "national"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    CITY = "city"
    COUNTY = "county"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Legal standing of a document; ``DRAFT`` is a 征求意见稿."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    REPEALED = "repealed"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a section is for. Source notes and page chrome are catalogued but not searched."""

    BODY = "body"
    LETTERHEAD = "letterhead"
    ATTACHMENT = "attachment"
    GLOSSARY = "glossary"
    SIGNATURE = "signature"
    SOURCE_NOTE = "source_note"

    @property
    def searchable(self) -> bool:
        """Whether chunks are made of such a section."""
        return self is not Role.SOURCE_NOTE


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document besides its text; ``None`` means not stated.

    ``issued`` is an ISO date, or its known beginning: ``2019-05-31``, ``2019-05``, ``2019``.
    ``place`` is the short name (眉山, 安徽, 天津, 浦东新区), ``place_code`` its GB/T 2260 code.
    """

    title: str
    title_inferred: bool = False
    place: str | None = None
    place_code: str | None = None
    level: Level = Level.UNKNOWN
    issuer: str | None = None
    number: str | None = None
    issued: str | None = None
    status: Status = Status.UNKNOWN
    digest: bool = False
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text. ``id`` is derived from the stored text, ``sha256`` is that of the file."""

    id: str
    text: str
    metadata: Metadata
    source_path: str
    sha256: str

    @property
    def title(self) -> str:
        """Shortcut to ``metadata.title``."""
        return self.metadata.title


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline.

    ``parent`` is the ordinal of the enclosing section, ``None`` at the top. ``[start, end)``
    spans the section with everything below it; its own heading stands at
    ``[start, body_start)``. ``clause`` is the numbering path as a reader would cite it
    (``二、（一）1.``), empty where nothing is numbered; ``path`` the headings from the top to
    this section, without their numbers. ``depth`` starts at 1.
    """

    ordinal: int
    parent: int | None
    depth: int
    heading: str
    clause: str
    path: tuple[str, ...]
    role: Role
    start: int
    body_start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A retrieval unit: ``document.text[start:end] == text`` always.

    ``section`` is the ordinal of the section that holds it (the common parent when the chunk
    spans consecutive siblings), ``None`` for text before the first section.
    """

    id: str
    document_id: str
    ordinal: int
    section: int | None
    path: tuple[str, ...]
    clause: str
    start: int
    end: int
    text: str


class TargetKind(StrEnum):
    """What a target's value measures."""

    LEVEL = "level"  # a size: 产业规模达到500亿元
    INCREMENT = "increment"  # an addition: 新增就业1100万人
    GROWTH_RATE = "growth_rate"  # 增长5%左右
    SHARE = "share"  # 占比达到80%以上
    COUNT = "count"  # 培育10家企业


class Basis(StrEnum):
    """Where a target's deadline comes from."""

    EXPLICIT = "explicit"  # its own sentence
    HEADING = "heading"  # the paragraph's beginning or a heading above it
    PLAN_PERIOD = "plan_period"  # the period in the title or the text
    DOCUMENT_YEAR = "document_year"  # 今年 of a dated document


@dataclass(frozen=True, slots=True)
class Target:
    """One quantified aim, read verbatim: ``document.text[start:end] == text``.

    Attributes:
        text: the clause that states it; ``[value_start, value_end)`` is the amount inside the
            document's text, comparator words included (超500亿元, 5家以上).
        place: short name of whose target it is, ``None`` if unknown; ``scope`` narrows it to a
            district, park or sector named in the sentence.
        indicator: normalised name (人工智能产业规模), ``indicator_text`` as written;
            ``group`` the indicator's group for comparing documents (产业规模, GDP, 城镇新增就业,
            CPI, 企业数量, 算力 …).
        qualifier: what the counted things must be (收入规模超50亿元的), ``""`` for none.
        comparator: ``>=``, ``>``, ``=``, ``<=``, ``<``, ``~`` or ``range``.
        value: in canonical units; ``value_max`` ends a range; ``stretch`` is the further aim of
            “…，力争…”.
        unit: canonical: 元, 人, 个, %, 百分点, kg, 年, PFlops, …; ``unit_text`` as written.
        deadline: year by which it is to be reached, ``None`` if there is none; ``basis`` says
            how it is known.
        period: first and last year the value is over (one year for annual aims), or ``None``.
        related: a figure for driven, related industry (带动相关产业), never merged with own.
        source_basis: ``original``, ``digest`` or ``reported``.
    """

    id: str
    document_id: str
    section: int | None
    place: str | None
    level: Level
    indicator: str
    indicator_text: str
    group: str
    scope: str
    qualifier: str
    comparator: str
    value: Decimal
    value_max: Decimal | None
    stretch: Decimal | None
    unit: str
    unit_text: str
    deadline: int | None
    basis: Basis | None
    period: tuple[int, int] | None
    kind: TargetKind
    related: bool
    source_basis: str
    status: Status
    text: str
    start: int
    end: int
    value_start: int
    value_end: int


class DutyRole(StrEnum):
    """What a department does for a task."""

    LEAD = "lead"  # 牵头单位, the first of a list that says so, or the only one named
    PARTICIPANT = "participant"  # 配合单位, and whoever stands beside a lead
    SHARED = "shared"  # several 责任单位 without a lead, 按职责分工负责


@dataclass(frozen=True, slots=True)
class Duty:
    """One department's part in one task, read verbatim.

    Attributes:
        section: ordinal of the innermost section the note stands in; ``clause`` and ``path``
            are the numbering path and the headings of what the note covers.
        task: the heading, or the leading words, of what the note covers, verbatim.
        department: the mention: ``document.text[start:end]``.
        department_name: the department's own name within its place (市科技局 of 眉山 is
            眉山市科技局), the same however it is written.
        place: short name of the document's place, ``None`` if unknown.
        due: the note's time limit as written, ``""`` for none.
        note_start, note_end: the note, of which several duties are read.
        scope_start, scope_end: the text that the note closes, itself included.
    """

    id: str
    document_id: str
    section: int | None
    clause: str
    path: tuple[str, ...]
    task: str
    department: str
    department_name: str
    place: str | None
    role: DutyRole
    due: str
    start: int
    end: int
    note_start: int
    note_end: int
    scope_start: int
    scope_end: int


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its outline and chunks, as the catalogue stores it."""

    document: Document
    sections: tuple[Section, ...] = field(default=())
    chunks: tuple[Chunk, ...] = field(default=())
    targets: tuple[Target, ...] = field(default=())
    duties: tuple[Duty, ...] = field(default=())
