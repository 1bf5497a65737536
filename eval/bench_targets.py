"""How fast: reading the targets of many documents, and a table over very many targets.

Reading is timed in one process; the table is timed as the assistant calls it, over a catalogue
that is written and opened as in use. Both run on made-up text, so anyone can repeat them.
"""

from __future__ import annotations

import gc
import os
import platform
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from corpus.catalogue import FILE_NAME, Catalogue
from corpus.errors import UnreadableFileError
from corpus.ingest import Progress
from corpus.metadata import read_metadata
from corpus.model import Document
from corpus.outline import read_outline
from corpus.readers import document_files, read_file
from corpus.targets import read_targets
from eval.errors import BenchmarkError
from eval.made_documents import made_documents
from eval.made_store import made_questions, store_made
from qa.library import Library
from qa.question import Question
from qa.scope import scope_of
from qa.targets import TargetPool, answer_targets

QUESTIONS = 70
_WARM_UP = 14  # one of each form


def bench_targets(
    documents: int,
    stored: int,
    *,
    corpus: Sequence[Path] = (),
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Measure reading and answering.

    Args:
        documents: how many to read, at least 1; of ``corpus`` if it is given, else made up.
        stored: number of made-up targets that the table is over, at least 1.
        corpus: files and folders of real documents.
        progress: called with the stage, the steps done and the steps in all.

    Returns:
        ``{"system", "read", "store", "table"}``; times in seconds where the key ends in
        ``_s``, in milliseconds where it ends in ``_ms``. CPU times tell what a machine that is
        busy with other work would hide.

    Raises:
        BenchmarkError: ``corpus`` holds no readable document.
        UsageError: one of its paths does not exist.
    """
    texts = islice(_real_documents(corpus), documents) if corpus else made_documents(documents)
    read = _read(texts, documents, progress)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        store, table = _store(path, stored, progress)
    return {
        "system": {"python": platform.python_version(), "cores": os.cpu_count()},
        "read": {"documents_from": "corpus" if corpus else "made up", **read},
        "store": store,
        "table": table,
    }


def _real_documents(corpus: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """The files that can be read, as (path, text); the others do not count."""
    for path in document_files(corpus):
        try:
            yield str(path), read_file(path)[1]
        except UnreadableFileError:
            continue


def _read(
    texts: Iterable[tuple[str, str]], total: int, progress: Progress | None
) -> dict[str, float]:
    """Times of one pass over the documents: what comes before the targets, and the targets."""
    documents = characters = found = 0
    before, reading, cpu = 0.0, 0.0, 0.0
    for name, text in texts:
        start = perf_counter()
        document = Document(f"{documents}", text, read_metadata(text, Path(name)), name, "")
        sections = read_outline(text)
        middle, busy = perf_counter(), process_time()
        found += len(read_targets(document, sections))
        reading, cpu = reading + perf_counter() - middle, cpu + process_time() - busy
        before += middle - start
        documents, characters = documents + 1, characters + len(text)
        if progress:
            progress("documents", documents, total)
    if not documents:
        raise BenchmarkError("nothing to measure: there is no document")
    return {
        "documents": documents,
        "characters": characters,
        "targets": found,
        "outline_and_metadata_s": round(before, 3),
        "targets_s": round(reading, 3),
        "targets_cpu_s": round(cpu, 3),
        "documents_per_s": round(documents / reading, 1),
        "characters_per_s": round(characters / reading),
        "targets_s_of_1000": round(1000 * reading / documents, 2),
    }


def _store(
    path: Path, count: int, progress: Progress | None
) -> tuple[dict[str, float], dict[str, float]]:
    """Figures of writing and opening the catalogue, and of the tables made from it."""
    start = perf_counter()
    catalogue = Catalogue.open(path)
    store_made(catalogue, count, progress=progress)
    written = perf_counter()
    library = Library(catalogue)
    pool = TargetPool(catalogue.targets(), library.documents)
    opened = perf_counter()
    gc.collect()
    gc.freeze()  # as app.py does once it has loaded
    table = _table(library, pool)
    gc.unfreeze()
    catalogue.close()
    store = {
        "targets": len(pool.targets),
        "documents": len(library.documents),
        "write_s": round(written - start, 3),
        "open_s": round(opened - written, 3),
    }
    return store, table


def _table(library: Library, pool: TargetPool) -> dict[str, Any]:
    """Milliseconds of the table answer, and of understanding the question before it."""
    documents = list(library.documents.values())
    questions = made_questions(QUESTIONS, documents)
    for text in questions[:_WARM_UP]:
        _ask(text, documents, library, pool)
    asked = [_ask(text, documents, library, pool) for text in questions]
    times = np.asarray([one[:3] for one in asked]) * 1000
    slowest = max(asked, key=lambda one: one[1])
    spread = {
        f"{name}_{part}_ms": round(float(np.percentile(times[:, column], rank)), 3)
        for column, name in ((1, "table"), (2, "table_cpu"), (0, "parse_and_scope"))
        for part, rank in (("p50", 50), ("p95", 95), ("max", 100))
    }
    return {
        "questions": len(asked),
        "answered": sum(kind is not None for *_, kind, _ in asked),
        "tables": sum(kind == "table" for *_, kind, _ in asked),
        **spread,
        "slowest": slowest[-1],
    }


def _ask(
    text: str, documents: Sequence[Document], library: Library, pool: TargetPool
) -> tuple[float, float, float, str | None, str]:
    """Seconds before the table, of the table, its CPU seconds; the answer's kind, the question."""
    start = perf_counter()
    question = Question.parse(text)
    scope = scope_of(question, documents)
    middle, busy = perf_counter(), process_time()
    answer = answer_targets(question, scope, pool, library)
    end, cpu = perf_counter(), process_time() - busy
    return middle - start, end - middle, cpu, answer.kind if answer else None, text
