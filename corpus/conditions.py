"""What the tables of targets and duties share: rows written, rows selected by conditions."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.places import gazetteer


class Conditions:
    """Conditions on the rows of one table, all of which must hold; none hold for every row."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self._values: list[Any] = []

    def require(self, condition: str, *parameters: Any) -> None:
        """Adds an SQL condition with a parameter for each of its question marks."""
        self._conditions.append(condition)
        self._values.extend(parameters)

    def require_one_of(self, column: str, allowed: Sequence[str]) -> None:
        """The column holds one of the values; no value allowed is no condition."""
        if allowed:
            self.require(f"{column} IN ({_marks(len(allowed))})", *map(str, allowed))

    def select(
        self, connection: sqlite3.Connection, table: str, columns: str, order: str
    ) -> Iterator[tuple[Any, ...]]:
        """The rows that meet the conditions, as the ``columns`` in SQL's words, in ``order``."""
        where = f" WHERE {' AND '.join(self._conditions)}" if self._conditions else ""
        query = f"SELECT {columns} FROM {table}{where} ORDER BY {order}"
        return connection.execute(query, self._values)


def insert_rows(
    connection: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Writes rows with a value for each of the ``columns``; part of the caller's transaction."""
    marks = _marks(columns.count(",") + 1)
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def containing(words: str) -> str:
    """The pattern of text that holds ``words`` as they are, for ``LIKE ? ESCAPE '!'``."""
    return f"%{_escaped(words)}%"


def ending_in(words: str) -> str:
    """The pattern of text that ends in ``words`` as they are, for ``LIKE ? ESCAPE '!'``."""
    return f"%{_escaped(words)}"


def place_names(asked: Sequence[str], *, within: bool = False) -> list[str]:
    """Short names of the places asked for in any form, and of what lies in them if ``within``."""
    places = gazetteer()
    names: list[str] = []
    for written in asked:
        found = places.by_short(written)
        outer = [found] if found else [m.place for m in places.find(written)]
        names.extend(place.short for place in outer)
        if not outer:
            names.append(written)
        if within:
            names += [p.short for p in places.places for o in outer if places.contains(o, p)]
    return list(dict.fromkeys(names))


def _escaped(words: str) -> str:
    return re.sub("([%_!])", r"!\1", words)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
