"""How fast: start, build, encode, search and ask, on this machine.

Absolute times say something about one machine only; the ratios between them can be compared
across machines, so they are what a change is judged by.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from corpus.ingest import Progress
from eval.errors import BenchmarkError
from eval.system import describe_system
from index.encoders import Encoder, load_encoder
from index.from_catalogue import passages_of
from index.model import Passage
from index.searcher import PassageIndex
from index.snapshots import open_snapshot
from qa.assistant import Assistant

_WARM_UP = 3
_ROOT = Path(__file__).resolve().parents[1]
_FIRST_ANSWER = "import sys; from qa import Assistant; Assistant.open(sys.argv[1]).ask(sys.argv[2])"


def bench(data: Path, questions: Sequence[str], progress: Progress | None = None) -> dict[str, Any]:
    """Measure a prepared data folder.

    Args:
        data: as ``qa.workspace.prepare`` leaves it.
        questions: at least one; each is asked once, after three for warming up.
        progress: called with the stage, the steps done and the steps in all.

    Returns:
        ``{"system", "start", "build", "ask", "ratios"}``; times in seconds where the key ends
        in ``_s``, in milliseconds where it ends in ``_ms``.

    Raises:
        BenchmarkError: no question, or the process whose start is timed fails.
        SnapshotError: the data folder has no sound snapshot.
    """
    if not questions:
        raise BenchmarkError("nothing to measure: the list of questions is empty")
    start = _start(data, questions[0])
    system = describe_system(data)
    model = load_encoder(str(system["encoder"]))
    snapshot = open_snapshot(data, model)
    build = _build(model, passages_of(snapshot.catalogue), progress)
    search = _spread(partial(snapshot.index.search, k=10), questions)
    ask = _spread(Assistant(snapshot.catalogue, snapshot.index).ask, questions)
    return {
        "system": system,
        "start": start,
        "build": build,
        "ask": {
            "questions": len(questions),
            "ask_p50_ms": ask["p50"], "ask_p95_ms": ask["p95"],
            "search_p50_ms": search["p50"], "search_p95_ms": search["p95"],
        },
        "ratios": {
            "build_to_encode": round(build["build_s"] / build["encode_s"], 3),
            "ask_to_search": round(ask["p50"] / search["p50"], 3),
            "first_answer_to_ask": round(start["first_answer_s"] * 1000 / ask["p50"], 3),
        },
    }  # fmt: skip


def _start(data: Path, question: str) -> dict[str, float]:
    """Seconds from process start to the first answer, and of a bare interpreter."""
    bare = _timed(lambda: _python("pass"))
    first = _timed(lambda: _python(_FIRST_ANSWER, str(data.resolve()), question))
    return {"interpreter_s": round(bare, 3), "first_answer_s": round(first, 3)}


def _python(code: str, *arguments: str) -> None:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise BenchmarkError(f"the process to be timed failed: {last}")


def _build(
    model: Encoder, passages: Sequence[Passage], progress: Progress | None
) -> dict[str, float]:
    """The encoder alone on the passages' texts, then the whole index with its sentences."""
    texts = [passage.text for passage in passages]
    model.encode_passages(texts[:1])
    encode = _timed(partial(model.encode_passages, texts))
    report = partial(progress, "encode") if progress else None
    build = _timed(partial(PassageIndex.build, passages, model, progress=report))
    return {
        "chunks": len(passages),
        "encode_s": round(encode, 3),
        "encode_chunks_per_s": round(len(passages) / encode, 1),
        "build_s": round(build, 3),
        "build_chunks_per_s": round(len(passages) / build, 1),
    }


def _spread(call: Callable[[str], object], questions: Sequence[str]) -> dict[str, float]:
    """Median and 95th percentile of a call in milliseconds, over at least one question."""
    for question in questions[:_WARM_UP]:
        call(question)
    times = np.asarray([_timed(partial(call, question)) for question in questions]) * 1000
    p50, p95 = np.percentile(times, [50, 95])
    return {"p50": round(float(p50), 3), "p95": round(float(p95), 3)}


def _timed(call: Callable[[], object]) -> float:
    """Seconds that ``call`` takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
