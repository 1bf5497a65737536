"""The catalogue: documents, sections, chunks, targets and duties in one SQLite file.

Every change of a document is one transaction, so a reader or a crash never sees half of it.
A catalogue may be used from several threads; each gets a connection of its own.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Self

from corpus.duty_store import DutyFilter, insert_duties, select_duties
from corpus.errors import CorpusError, UnknownDocumentError
from corpus.model import Chunk, Document, Duty, ParsedDocument, Section, Target
from corpus.rows import (
    CHUNK_COLUMNS,
    DOCUMENT_COLUMNS,
    SECTION_COLUMNS,
    insert,
    to_chunk,
    to_document,
    to_section,
)
from corpus.target_store import TargetFilter, insert_targets, select_targets

FILE_NAME = "catalogue.sqlite"
SCHEMA_VERSION = 3


class Catalogue:
    """Read and write access to a catalogue file."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self._read_only = read_only
        self._local = threading.local()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Opens the catalogue at ``path``; makes an empty one unless ``read_only``.

        Raises:
            CorpusError: there is none (``read_only``), it is not a catalogue, or it was made
                by another version of the program.
        """
        if read_only and not path.is_file():
            raise CorpusError(f"no catalogue at {path}: add documents first")
        catalogue = cls(path, read_only=read_only)
        try:
            catalogue._check_version()
        except sqlite3.DatabaseError as error:
            raise CorpusError(f"{path} is not a usable catalogue: {error}") from error
        return catalogue

    def _check_version(self) -> None:
        connection = self._connection
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == SCHEMA_VERSION:
            return
        if version > SCHEMA_VERSION or self._read_only:
            raise CorpusError(
                f"{self.path} has format {version}, this program needs {SCHEMA_VERSION}"
                + ("; run python -m index build" if version < SCHEMA_VERSION else "")
            )
        # Formats so far only added tables; their rows come when the files are read again.
        schema = files("corpus").joinpath("schema.sql").read_text(encoding="utf-8")
        connection.executescript(
            f"PRAGMA journal_mode = WAL; BEGIN; {schema} "
            f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # A snapshot's catalogue never changes: `immutable` needs no lock files beside it.
            mode = "mode=ro&immutable=1" if self._read_only else "mode=rwc"
            uri = f"{self.path.resolve().as_uri()}?{mode}"
            connection = sqlite3.connect(uri, uri=True, timeout=30, check_same_thread=False)
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
        return connection

    def close(self) -> None:
        """Closes this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._connection as connection:
            yield connection

    def copy_to(self, target: Path) -> None:
        """Writes a consistent copy to ``target`` while others may go on writing."""
        copy = sqlite3.connect(target)
        with copy:
            self._connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.close()

    # -- reading

    def documents(self) -> list[Document]:
        """All documents, ordered by source path."""
        rows = self._connection.execute(
            f"SELECT {DOCUMENT_COLUMNS} FROM documents ORDER BY source_path"
        )
        return [to_document(row) for row in rows]

    def document(self, document_id: str) -> Document:
        """One document.

        Raises:
            UnknownDocumentError: no such id.
        """
        query = f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE id = ?"
        row = self._connection.execute(query, (document_id,)).fetchone()
        if row is None:
            raise UnknownDocumentError(document_id)
        return to_document(row)

    def sections(self, document_id: str) -> list[Section]:
        """The outline of a document in reading order, empty for an unknown id."""
        query = f"SELECT {SECTION_COLUMNS} FROM sections WHERE document_id = ? ORDER BY ordinal"
        return [to_section(row) for row in self._connection.execute(query, (document_id,))]

    def chunks(self, document_id: str) -> list[Chunk]:
        """The chunks of a document in reading order, empty for an unknown id."""
        query = f"SELECT {CHUNK_COLUMNS} FROM chunks WHERE document_id = ? ORDER BY ordinal"
        return [to_chunk(row) for row in self._connection.execute(query, (document_id,))]

    def targets(self, document_id: str | None = None) -> list[Target]:
        """The targets of one document, empty for an unknown id, or of all, in reading order."""
        return self.select_targets(TargetFilter(document_id=document_id))

    def select_targets(self, wanted: TargetFilter) -> list[Target]:
        """The targets that meet every condition of ``wanted``, in reading order."""
        return select_targets(self._connection, wanted)

    def duties(self, document_id: str | None = None) -> list[Duty]:
        """The duties of one document, empty for an unknown id, or of all, in reading order."""
        return self.select_duties(DutyFilter(document_id=document_id))

    def select_duties(self, wanted: DutyFilter) -> list[Duty]:
        """The duties that meet every condition of ``wanted``, in reading order."""
        return select_duties(self._connection, wanted)

    def counts(self) -> dict[str, int]:
        """Number of documents, sections, chunks, targets and duties."""
        tables = ("documents", "sections", "chunks", "targets", "duties")
        return {
            table: self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }

    def sources(self) -> dict[str, tuple[str, str]]:
        """Source path → (document id, fingerprint of the file as it was read)."""
        rows = self._connection.execute("SELECT path, document_id, fingerprint FROM sources")
        return {path: (document_id, fingerprint) for path, document_id, fingerprint in rows}

    # -- writing

    def put(self, parsed: ParsedDocument, fingerprint: str) -> None:
        """Stores a document under its source path, in the place of what that file gave before."""
        document = parsed.document
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT source_path FROM documents WHERE id = ?", (document.id,)
            ).fetchone()
            others = connection.execute(
                "SELECT path, document_id, fingerprint FROM sources WHERE document_id = ?",
                (document.id,),
            ).fetchall()
            # Of several files with the same text the first one read gives the metadata.
            if row is None or row[0] == document.source_path:
                connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
                insert(connection, parsed)
                insert_targets(connection, parsed)
                insert_duties(connection, parsed)
            connection.executemany(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?)",
                [*others, (document.source_path, document.id, fingerprint)],
            )
            _drop_orphans(connection)

    def remove_source(self, path: str) -> None:
        """Forgets a file, and its document unless another file holds the same text."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM sources WHERE path = ?", (path,))
            connection.execute(
                "UPDATE documents SET source_path = "
                "(SELECT path FROM sources WHERE document_id = documents.id ORDER BY path) "
                "WHERE source_path = ? AND id IN (SELECT document_id FROM sources)",
                (path,),
            )
            _drop_orphans(connection)

    def remove(self, document_id: str) -> None:
        """Removes a document.

        Raises:
            UnknownDocumentError: no such id.
        """
        with self._transaction() as connection:
            cursor = connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            if cursor.rowcount == 0:
                raise UnknownDocumentError(document_id)


def _drop_orphans(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM documents WHERE id NOT IN (SELECT document_id FROM sources)")
