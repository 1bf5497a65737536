"""BEIR folders: corpus.jsonl, queries.jsonl, qrels.tsv.

A row of corpus.jsonl is one unsplit passage, its title the passage's title, its id the id
that qrels name. (Thakur et al. 2021, "BEIR".)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from eval.errors import BenchmarkError
from eval.fields import parse_object, string_field
from index.model import Passage


@dataclass(frozen=True, slots=True)
class BeirQuery:
    """A judged query. ``type`` is its metadata's, ``query`` where it has none."""

    id: str
    text: str
    type: str = "query"


@dataclass(frozen=True, slots=True)
class BeirSet:
    """A benchmark: passages, queries in the order of their file, query id → passage id → gain."""

    name: str
    passages: tuple[Passage, ...]
    queries: tuple[BeirQuery, ...]
    qrels: dict[str, dict[str, int]]
    _texts: dict[str, str] = field(default_factory=dict, repr=False)

    def texts(self) -> dict[str, str]:
        """Texts of the passages by id."""
        if not self._texts:
            self._texts.update((passage.id, passage.text) for passage in self.passages)
        return self._texts


def read_beir(folder: Path | str, *, part: str = "", limit: int | None = None) -> BeirSet:
    """The benchmark in ``folder``.

    Args:
        folder: holds corpus.jsonl, queries.jsonl and qrels.tsv.
        part: ``train`` reads queries_train.jsonl and qrels_train.tsv instead.
        limit: only the first so many judged queries; the corpus stays whole.

    Raises:
        UsageError: no such folder.
        BenchmarkError: a file is missing, a line of it is not in BEIR's form, or no query is
            judged.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise UsageError(f"no folder {folder}")
    suffix = f"_{part}" if part else ""
    passages = tuple(_passages(folder / "corpus.jsonl"))
    qrels = _read_qrels(folder / f"qrels{suffix}.tsv")
    judged = [q for q in _queries(folder / f"queries{suffix}.jsonl") if q.id in qrels]
    queries = tuple(judged if limit is None else judged[:limit])
    if not queries:
        raise BenchmarkError(f"{folder}: no query with a judgement")
    kept = {query.id: qrels[query.id] for query in queries}
    return BeirSet(folder.resolve().name + suffix, passages, queries, kept)


def _passages(path: Path) -> Iterator[Passage]:
    seen: set[str] = set()
    for line, row in _rows(path):
        try:
            id_ = string_field(row, "_id")
            text, title = row.get("text"), row.get("title") or ""
            if not isinstance(text, str) or not isinstance(title, str):
                raise ValueError("'text' and 'title' must be strings")
            if id_ in seen:
                raise ValueError(f"the id {id_!r} stands twice")
        except ValueError as error:
            raise BenchmarkError(f"{path}:{line}: {error}") from error
        seen.add(id_)
        yield Passage(id=id_, text=text, title=title, document_id=id_)


def _queries(path: Path) -> Iterator[BeirQuery]:
    for line, row in _rows(path):
        metadata = row.get("metadata")
        kind = metadata.get("type") if isinstance(metadata, dict) else None
        try:
            yield BeirQuery(
                id=string_field(row, "_id"),
                text=string_field(row, "text"),
                type=str(kind) if kind else "query",
            )
        except ValueError as error:
            raise BenchmarkError(f"{path}:{line}: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for line, raw in enumerate(_lines(path), start=1):
        if raw.strip():
            try:
                yield line, parse_object(raw)
            except ValueError as error:
                raise BenchmarkError(f"{path}:{line}: {error}") from error


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Query id → passage id → gain, of the queries with a gain above 0."""
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for line, raw in enumerate(_lines(path), start=1):
        cells = raw.rstrip("\r").split("\t")
        if not raw.strip() or (line == 1 and cells[0] == "query-id"):
            continue
        if len(cells) != 3 or not cells[2].strip().lstrip("-").isdecimal():
            raise BenchmarkError(
                f"{path}:{line}: expected query, passage and gain, not {raw[:60]!r}"
            )
        qrels[cells[0]][cells[1]] = int(cells[2])
    return {query: rows for query, rows in qrels.items() if max(rows.values()) > 0}


def _lines(path: Path) -> list[str]:
    try:
        # Only \n ends a line: a passage may hold U+2028 and its like unescaped.
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise BenchmarkError(f"{path.parent}: not a BEIR folder, it has no {path.name}") from error
    except UnicodeDecodeError as error:
        raise BenchmarkError(f"{path}: not UTF-8 ({error.reason})") from error
