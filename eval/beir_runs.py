"""Runs the retrieval alone over a BEIR folder: one row of the corpus is one passage."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from corpus.ingest import Progress
from eval.beir import BeirQuery, BeirSet
from eval.outcome import Outcome, Shown
from eval.result import make_result
from eval.system import package_versions
from index.encoders import load_encoder
from index.reranker import RERANKED, Reranker, load_reranker
from index.searcher import PassageIndex
from qa.question import language_of

SHOWN_CHARS = 300


def run_beir(
    benchmark: BeirSet,
    *,
    encoder: str,
    reranker: str = "",
    k: int = 10,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Index the benchmark's corpus in memory, search every query and measure.

    Args:
        benchmark: as ``read_beir`` gives it.
        encoder: name of the sentence encoder.
        reranker: folder or name of a cross-encoder, ``""`` for none.
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
    second = load_reranker(reranker)
    outcomes = []
    for query in benchmark.queries:
        start = time.perf_counter()
        depth = max(k, RERANKED) if second else k
        hits = index.search(query.text, depth, diverse=second is None)
        found = [hit.passage_id for hit in hits]
        if second:
            found = _reranked(benchmark, second, query.text, found)
        found = found[:k]
        outcomes.append(_outcome(benchmark, query, found, (time.perf_counter() - start) * 1000))
        if progress:
            progress("queries", len(outcomes), len(benchmark.queries))
    system = {
        "encoder": encoder,
        "reranker": reranker or None,
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


def _reranked(benchmark: BeirSet, reranker: Reranker, query: str, found: list[str]) -> list[str]:
    """The first passages in the reranker's order, the others behind them."""
    texts, head = benchmark.texts(), found[:RERANKED]
    order = reranker.order(query, [texts[id_] for id_ in head])
    return [*(head[position] for position in order), *found[RERANKED:]]


def _outcome(benchmark: BeirSet, query: BeirQuery, found: list[str], latency_ms: float) -> Outcome:
    judged = benchmark.qrels[query.id]
    wrong = bool(found) and judged.get(found[0], 0) <= 0
    wanted = [passage for passage, gain in judged.items() if gain > 0]
    return Outcome(
        id=query.id,
        question=query.text,
        type=query.type,
        language=language_of(query.text),
        judged=judged,
        ranking=tuple((passage,) for passage in found),
        latency_ms=latency_ms,
        expected=tuple(wanted),
        got=tuple(found[:1]),
        # Of right answers nobody asks for the passage, and benchmarks have thousands.
        passages=_shown(benchmark, found[0], wanted) if wrong else (),
    )


def _shown(benchmark: BeirSet, first: str, wanted: list[str]) -> tuple[Shown, ...]:
    """The passage that came first and the wanted ones, cut."""
    texts = benchmark.texts()
    return (
        Shown(first, texts[first][:SHOWN_CHARS]),
        *(Shown(id_, texts[id_][:SHOWN_CHARS], (), True) for id_ in wanted if id_ in texts),
    )
