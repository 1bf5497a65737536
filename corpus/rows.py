"""Documents, sections and chunks as rows of the catalogue's tables."""

from __future__ import annotations

import json
import sqlite3

from corpus.model import Chunk, Document, Level, Metadata, ParsedDocument, Role, Section, Status

DOCUMENT_COLUMNS = (
    "id, text, sha256, source_path, title, title_inferred, place, place_code, level, issuer, "
    "number, issued, status, digest, source_url"
)
SECTION_COLUMNS = 'ordinal, parent, depth, heading, clause, path, role, start, body_start, "end"'
CHUNK_COLUMNS = 'id, document_id, ordinal, section, path, clause, start, "end", text'


def insert(connection: sqlite3.Connection, parsed: ParsedDocument) -> None:
    """Writes a document with its sections and chunks; part of the caller's transaction."""
    document, metadata = parsed.document, parsed.document.metadata
    connection.execute(
        f"INSERT INTO documents ({DOCUMENT_COLUMNS}) VALUES ({', '.join('?' * 15)})",
        (
            document.id,
            document.text,
            document.sha256,
            document.source_path,
            metadata.title,
            metadata.title_inferred,
            metadata.place,
            metadata.place_code,
            metadata.level,
            metadata.issuer,
            metadata.number,
            metadata.issued,
            metadata.status,
            metadata.digest,
            metadata.source_url,
        ),
    )
    connection.executemany(
        f"INSERT INTO sections (document_id, {SECTION_COLUMNS}) VALUES ({', '.join('?' * 11)})",
        [
            (
                document.id,
                s.ordinal,
                s.parent,
                s.depth,
                s.heading,
                s.clause,
                _pack(s.path),
                s.role,
                s.start,
                s.body_start,
                s.end,
            )
            for s in parsed.sections
        ],
    )
    connection.executemany(
        f"INSERT INTO chunks ({CHUNK_COLUMNS}) VALUES ({', '.join('?' * 9)})",
        [
            (
                c.id,
                c.document_id,
                c.ordinal,
                c.section,
                _pack(c.path),
                c.clause,
                c.start,
                c.end,
                c.text,
            )
            for c in parsed.chunks
        ],
    )


def _pack(path: tuple[str, ...]) -> str:
    return json.dumps(path, ensure_ascii=False)


def to_document(row: tuple[str, ...]) -> Document:
    """A row of ``documents`` in the order of ``DOCUMENT_COLUMNS``."""
    id_, text, sha256, source_path, title, inferred, place, code, level = row[:9]
    issuer, number, issued, status, digest, source_url = row[9:]
    metadata = Metadata(
        title, bool(inferred), place, code, Level(level), issuer, number, issued, Status(status),
        bool(digest), source_url,
    )  # fmt: skip
    return Document(id_, text, metadata, source_path, sha256)


def to_section(row: tuple[int, int | None, int, str, str, str, str, int, int, int]) -> Section:
    """A row of ``sections`` in the order of ``SECTION_COLUMNS``."""
    ordinal, parent, depth, heading, clause, path, role, start, body_start, end = row
    names = tuple(json.loads(path))
    return Section(
        ordinal, parent, depth, heading, clause, names, Role(role), start, body_start, end
    )


def to_chunk(row: tuple[str, str, int, int | None, str, str, int, int, str]) -> Chunk:
    """A row of ``chunks`` in the order of ``CHUNK_COLUMNS``."""
    id_, document_id, ordinal, section, path, clause, start, end, text = row
    return Chunk(
        id_, document_id, ordinal, section, tuple(json.loads(path)), clause, start, end, text
    )
