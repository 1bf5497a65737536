"""``python -m eval calibrate``: the confidence's weights and threshold, fitted and written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.console import print_lines, progress_bar
from corpus.settings import Settings
from eval.errors import BenchmarkError, RunFileError

if TYPE_CHECKING:
    from eval.calibration_cases import Asker, Case
    from index.encoders import Encoder
    from qa import Assistant
    from qa.confidence import Calibration, Model

QUERIES = 100  # of each benchmark
UNRELATED = 25  # of each benchmark, put to every other set
_LOWEST = 0.05


def calibrate_command(arguments: argparse.Namespace) -> None:
    """Collect the cases, fit both models, choose the thresholds and write the table.

    Raises:
        UsageError: no such folder or file.
        BenchmarkError: a folder is not a benchmark, or nothing to fit to.
        QuestionFileError: a question file breaks the form.
        SnapshotError: a data folder has no sound snapshot of this encoder.
        RunFileError: the file cannot be written.
    """
    from eval.calibrate import fit_model, model_of
    from index.encoders import load_encoder
    from qa.confidence import Calibration

    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    cases, files = _collect(arguments, encoder)
    models = []
    for bound in (True, False):
        try:
            intercept, weights = fit_model(cases, files, encoder_bound=bound)
        except ValueError as error:
            raise BenchmarkError(str(error)) from error
        model = model_of(intercept, weights, 0.0)
        threshold = _threshold(arguments, encoder, model)
        models.append(model_of(intercept, weights, threshold))
    table = Calibration(encoder.name, *models)
    lines = table.lines(_notes(cases, table, arguments.answered))
    try:
        arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"cannot write {arguments.out}: {error.strerror}") from error
    print_lines(*lines)


def _collect(arguments: argparse.Namespace, encoder: Encoder) -> tuple[list[Case], set[str]]:
    """Cases of all sets, and the names of those that come from question files."""
    from eval.beir import read_beir
    from eval.calibration_cases import FileAsker, benchmark_cases, tuning_queries
    from eval.questions import load_questions, select
    from index.snapshots import open_snapshot

    cases: list[Case] = []
    askers: list[tuple[str, Asker]] = []
    strange: dict[str, list[str]] = {}
    with progress_bar() as progress:
        for given in arguments.beir or ():
            folder, colon, part = given.rpartition(":")
            train = colon and part == "train"
            benchmark = read_beir(folder, part=part) if train else read_beir(given)
            found, ask = benchmark_cases(benchmark, encoder, QUERIES, progress)
            cases += found
            askers.append((benchmark.name, ask))
            strange[benchmark.name] = [text for _, text, _ in tuning_queries(benchmark, UNRELATED)]
        known: dict[str, FileAsker] = {}
        for file, data in arguments.questions:
            if data not in known:
                known[data] = FileAsker(open_snapshot(Path(data), encoder))
                askers.append((Path(file).stem, known[data].ask))
            cases += known[data].cases(Path(file))
    for path in arguments.unrelated or ():
        strange[path.stem] = [q.text for q in select(load_questions(path), "tune")]
    cases += _unrelated(askers, strange)
    return cases, {Path(file).stem for file, _ in arguments.questions}


def _unrelated(
    askers: Sequence[tuple[str, Callable[[str], object]]], strange: dict[str, list[str]]
) -> list[Case]:
    """Cases of the questions of every set put to all the others."""
    from eval.calibration_cases import Case
    from qa.fit import Fit

    return [
        Case(source, f"unrelated {name}", fit, False)
        for source, ask in askers
        for name, texts in strange.items()
        if name != source
        for text in texts
        if isinstance(fit := ask(text), Fit)
    ]


def _threshold(arguments: argparse.Namespace, encoder: Encoder, model: Model) -> float:
    """The threshold over all files' questions, asked of the assistant as a user would."""
    from eval.calibrate import threshold_for
    from eval.questions import load_questions, select

    sure, refused = [], 0
    for file, data in arguments.questions:
        assistant = _assistant(data, encoder)
        for judged in select(load_questions(Path(file)), "tune"):
            if not judged.answerable:
                continue
            value = _sureness(assistant, judged.text, judged.history, model)
            if value is None:
                refused += 1
            else:
                sure.append(value)
    return max(_LOWEST, threshold_for(sure, refused, arguments.answered)) if sure else 0.5


def _sureness(
    assistant: Assistant, text: str, history: Sequence[object], model: Model
) -> float | None:
    """The confidence under ``model``; 1 for a table, ``None`` for a refusal without passages."""
    from qa.confidence import confidence
    from qa.dialogue import Turn, standalone_question
    from qa.question import Question

    turns = [Turn.of(turn) for turn in history]  # type: ignore[arg-type]
    answer = assistant.ask(text, turns)
    if answer.kind == "table":
        return 1.0
    if answer.fit is None:
        return None
    question = Question.parse(text, standalone_question(text, turns))
    return confidence(answer.fit, question, model)


_ASSISTANTS: dict[tuple[str, str], Assistant] = {}


def _assistant(data: str, encoder: Encoder) -> Assistant:
    from index.snapshots import open_snapshot
    from qa import Assistant

    key = (data, encoder.name)
    if key not in _ASSISTANTS:
        snapshot = open_snapshot(Path(data), encoder)
        _ASSISTANTS[key] = Assistant(snapshot.catalogue, snapshot.index, snapshot.id)
    return _ASSISTANTS[key]


def _notes(cases: Sequence[Case], table: Calibration, wanted: float) -> list[str]:
    """What the table was fitted on, and what it makes of it, as comments."""
    notes = [
        "Weights of qa/confidence.py, written by python -m eval calibrate.",
        "Columns: the encoder below; any other encoder, without features in its units.",
        f"Threshold: at least {wanted:g} of all files’ answerable tuning questions are answered.",
    ]
    groups: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        kind = case.kind.split()[0]
        groups.setdefault((case.source, kind), []).append(case)
    for (source, kind), members in groups.items():
        below = [
            sum(m.probability(case.fit) < m.threshold for case in members) / len(members)
            for m in (table.own, table.others)
        ]
        notes.append(
            f"Fitted on {source}, {kind}: {len(members)} tuning cases, "
            f"{sum(case.right for case in members)} right, below the threshold "
            f"{below[0]:.2f} and {below[1]:.2f}"
        )
    return notes
