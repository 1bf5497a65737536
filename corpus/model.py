"""The words of the project as types: Document, Section, Chunk.

All offsets are ``[start, end)`` in code points of ``Document.text``, the stored text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its outline and chunks, as the catalogue stores it."""

    document: Document
    sections: tuple[Section, ...] = field(default=())
    chunks: tuple[Chunk, ...] = field(default=())
