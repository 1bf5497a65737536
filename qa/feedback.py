"""What people asked and what they thought of the answers, in a SQLite file of the data folder.

Nobody's name is kept: there is no sign-in. Both tables are bounded; the oldest rows go first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, Self

from corpus.errors import PolicyQAError
from qa.answer import AnswerKind

FILE_NAME = "feedback.sqlite"
SCHEMA_VERSION = 1
KEPT_VERDICTS = 10_000
WAIT_S = 5.0  # for another writer, before a write is given up

Rating = Literal["up", "down"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, question TEXT NOT NULL,
    rewritten TEXT NOT NULL, kind TEXT NOT NULL, confidence REAL NOT NULL, snapshot TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS verdicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
    question TEXT NOT NULL, rating TEXT NOT NULL, snapshot TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS asked_at ON asked (at);
"""


class FeedbackError(PolicyQAError):
    """The file of questions and verdicts cannot be used."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was answered, or was not.

    Attributes:
        question: as typed.
        kind: of the answer; ``abstain`` means that nothing was found.
        confidence: 0 to 1.
        snapshot: id of the snapshot that was asked.
        rewritten: the question as it was understood after what came before it.
        at: when, UTC, ISO 8601; filled in when it is empty.
    """

    question: str
    kind: AnswerKind
    confidence: float
    snapshot: str
    rewritten: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim passage that an answer cited or that a person points at.

    ``text`` is the stored text at ``[start, end)``; ``direct`` tells whether it is what the
    answer rests on (its first passage, a row of its table) and not only a further one.
    """

    document_id: str
    file: str
    title: str
    start: int
    end: int
    text: str
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody thought of an answer.

    Attributes:
        key: names the answer on one person's page; a later verdict with it replaces the earlier.
        question: as typed.
        history: the turns before it, oldest first, ``{"question", "answer"}``.
        kind, text: of the answer.
        citations: what it cited, in order.
        places: places of the direct rows of its table, ``None`` where rows have none.
        right: the passage that would have been right.
        reason: in the person's words.
        at: when, UTC, ISO 8601; filled in when it is empty.
    """

    key: str
    question: str
    rating: Rating
    kind: AnswerKind
    text: str = ""
    snapshot: str = ""
    citations: tuple[Passage, ...] = ()
    places: tuple[str, ...] | None = None
    right: Passage | None = None
    reason: str = ""
    history: tuple[Mapping[str, str], ...] = field(default=())
    at: str = ""


class FeedbackStore:
    """Read and write access; every call uses a connection of its own, so any thread may call."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, data: Path, *, create: bool = True) -> Self:
        """The store of a data folder; made if there is none, unless ``create`` is false.

        Raises:
            FeedbackError: there is none, it cannot be made, or it is of another version.
        """
        store = cls(data / FILE_NAME)
        if not create and not store.path.is_file():
            raise FeedbackError(f"no feedback in {data}: nobody has asked or judged anything yet")
        with store._connection() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                # Readers and the writer must not wait for each other.
                connection.executescript(
                    f"PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; {_SCHEMA} "
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
                )
            elif version != SCHEMA_VERSION:
                raise FeedbackError(
                    f"{store.path} has format {version}, this program needs {SCHEMA_VERSION}"
                )
        return store

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """One transaction; what SQLite complains of becomes a ``FeedbackError``."""
        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT_S)) as connection, connection:
                # Safe in a write-ahead log, and a verdict need not wait for the disk.
                connection.execute("PRAGMA synchronous = NORMAL")
                yield connection
        except sqlite3.Error as error:
            raise FeedbackError(f"cannot use {self.path}: {error}") from error

    def add_asked(self, asked: Sequence[Asked], keep: int) -> None:
        """Adds questions, oldest first; of all only the ``keep`` newest stay.

        Raises:
            FeedbackError: they cannot be written.
        """
        rows = [
            (a.at or now(), a.question, a.rewritten, a.kind, a.confidence, a.snapshot)
            for a in asked
        ]
        with self._connection() as connection:
            connection.executemany(
                "INSERT INTO asked (at, question, rewritten, kind, confidence, snapshot) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
            _trim(connection, "asked", keep)

    def judge(self, verdict: Verdict) -> None:
        """Keeps a verdict in place of an earlier one with its key.

        Raises:
            FeedbackError: it cannot be written.
        """
        at = verdict.at or now()
        body = json.dumps(asdict(verdict) | {"at": at}, ensure_ascii=False)
        row = (verdict.key, at, verdict.question, verdict.rating, verdict.snapshot, body)
        with self._connection() as connection:
            connection.execute("DELETE FROM verdicts WHERE key = ?", (verdict.key,))
            connection.execute(
                "INSERT INTO verdicts (key, at, question, rating, snapshot, body) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            _trim(connection, "verdicts", KEPT_VERDICTS)

    def withdraw(self, key: str) -> None:
        """Forgets the verdict with this key, if there is one.

        Raises:
            FeedbackError: it cannot be written.
        """
        with self._connection() as connection:
            connection.execute("DELETE FROM verdicts WHERE key = ?", (key,))

    def verdicts(self, since: str = "") -> list[Verdict]:
        """All verdicts from ``since`` (ISO 8601) on, oldest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT body FROM verdicts WHERE at >= ? ORDER BY id", (since,)
            ).fetchall()
        return [_verdict(json.loads(body)) for (body,) in rows]

    def asked(self, since: str = "") -> list[Asked]:
        """All kept questions from ``since`` (ISO 8601) on, oldest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT question, kind, confidence, snapshot, rewritten, at FROM asked "
                "WHERE at >= ? ORDER BY id",
                (since,),
            ).fetchall()
        return [Asked(*row) for row in rows]


def now(days_ago: int = 0) -> str:
    """The time ``days_ago``, UTC, to the second."""
    return (datetime.now(UTC) - timedelta(days=days_ago)).isoformat(timespec="seconds")


def _trim(connection: sqlite3.Connection, table: str, keep: int) -> None:
    connection.execute(
        f"DELETE FROM {table} WHERE id <= (SELECT max(id) FROM {table}) - ?", (keep,)
    )


def _verdict(body: dict[str, Any]) -> Verdict:
    right = body["right"]
    return Verdict(
        **body
        | {
            "citations": _passages(body["citations"]),
            "places": None if body["places"] is None else tuple(body["places"]),
            "right": Passage(**right) if right else None,
            "history": tuple(body["history"]),
        }
    )


def _passages(rows: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(**row) for row in rows)
