"""Runs the retrieval alone over a BEIR folder: one row of the corpus is one passage."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from corpus.ingest import Progress
from eval.beir import BeirQuery, BeirSet
from eval.outcome import Outcome
from eval.result import make_result
from eval.system import package_versions
from index.encoders import load_encoder
from index.searcher import PassageIndex
from qa.question import language_of


def run_beir(
    benchmark: BeirSet, *, encoder: str, k: int = 10, progress: Progress | None = None
) -> dict[str, Any]:
    """Index the benchmark's corpus in memory, search every query and measure.

    Args:
        benchmark: as ``read_beir`` gives it.
        encoder: name of the sentence encoder.
        k: passages searched for, at least 1; measures at 10 need 10.
        progress: called with the stage, the steps done and the steps in all.

    Returns:
        The JSON document of ``eval run``. ``kind`` and ``confidence`` are null: nothing is
        answered here.
    """
    start = time.perf_counter()
    index = PassageIndex.build(
        benchmark.passages,
        load_encoder(encoder),
        progress=partial(progress, "encode") if progress else None,
    )
    build_s = time.perf_counter() - start
    outcomes = []
    for query in benchmark.queries:
        start = time.perf_counter()
        found = [hit.passage_id for hit in index.search(query.text, k)]
        outcomes.append(_outcome(benchmark, query, found, (time.perf_counter() - start) * 1000))
        if progress:
            progress("queries", len(outcomes), len(benchmark.queries))
    system = {
        "encoder": encoder,
        "versions": package_versions(),
        "benchmark": benchmark.name,
        "documents": len(benchmark.passages),
        "chunks": len(benchmark.passages),
        "snapshot": None,
        "queries": len(benchmark.queries),
        "build_s": round(build_s, 3),
        "k": k,
    }
    return make_result(system, outcomes)


def _outcome(benchmark: BeirSet, query: BeirQuery, found: list[str], latency_ms: float) -> Outcome:
    judged = benchmark.qrels[query.id]
    return Outcome(
        id=query.id,
        question=query.text,
        type=query.type,
        language=language_of(query.text),
        judged=judged,
        ranking=tuple((passage,) for passage in found),
        latency_ms=latency_ms,
        expected=tuple(passage for passage, gain in judged.items() if gain > 0),
        got=tuple(found[:1]),
    )
