"""``python -m eval train-ranker``: the ranker's weights, fitted and written as a readable file."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.console import print_lines, progress_bar
from corpus.settings import Settings
from eval.errors import BenchmarkError, RunFileError
from index.encoders import Encoder

if TYPE_CHECKING:
    from eval.train_ranker import Task

# Of each benchmark: questions, and passages beside those that answer them.
_QUESTIONS, _OTHERS = 250, 1500


def train_ranker_command(arguments: argparse.Namespace) -> None:
    """Collect the candidates of all sets, fit the ranker and write its file.

    Raises:
        UsageError: no such folder or file.
        BenchmarkError: a folder is not a benchmark, or a set has no tuning question.
        SnapshotError: a data folder has no sound snapshot of this encoder.
        RunFileError: the file cannot be written.
    """
    from eval.train_ranker import fit_ranker
    from index.encoders import load_encoder
    from index.fusion import weights_for

    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    tasks = [_benchmark_task(given, encoder) for given in arguments.beir]
    tasks += [_file_task(Path(f), Path(d), encoder) for f, d in arguments.questions or ()]
    plain = weights_for(encoder.name)
    lexical = plain.lexical * plain.words, plain.lexical * (1 - plain.words)
    ranker = fit_ranker(tasks, encoder.name, (*lexical, plain.dense, plain.sentence))
    notes = ["Weights of index/ranker.py, written by python -m eval train-ranker."]
    notes += [
        f"Trained on {t.name}: {t.size} tuning questions, nDCG@10 "
        f"{t.fused_quality():.4f} fused, {t.quality(ranker.weights):.4f} ranked"
        for t in tasks
    ]
    try:
        arguments.out.write_text("\n".join(ranker.lines(notes)) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"cannot write {arguments.out}: {error.strerror}") from error
    print_lines(*ranker.lines(notes))


def _benchmark_task(given: str, encoder: Encoder) -> Task:
    from eval.beir import read_beir
    from eval.rank_cases import benchmark_cases, sampled
    from eval.train_ranker import Task
    from index.searcher import PassageIndex

    folder, colon, part = given.rpartition(":")
    benchmark = read_beir(folder, part=part) if colon and part == "train" else read_beir(given)
    benchmark = sampled(benchmark, encoder.name, _QUESTIONS, _OTHERS)
    if not benchmark.queries:
        raise BenchmarkError(f"{given}: no tuning question")
    with progress_bar() as progress:
        index = PassageIndex.build(
            benchmark.passages, encoder, progress=partial(progress, "encode")
        )
        cases = benchmark_cases(index, benchmark, progress=progress)
    return Task(benchmark.name, cases)


def _file_task(path: Path, data: Path, encoder: Encoder) -> Task:
    from eval.rank_cases import question_cases
    from eval.train_ranker import Task
    from index.snapshots import open_snapshot

    with progress_bar() as progress:
        cases = question_cases(open_snapshot(data, encoder), path, progress=progress)
    if not cases:
        raise BenchmarkError(f"{path}: no tuning question")
    return Task(path.stem, cases)
