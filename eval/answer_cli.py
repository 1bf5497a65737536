"""``python -m eval sentences``, ``left-out`` and ``refusals``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from corpus.console import print_lines, progress_bar
from corpus.errors import UsageError
from corpus.settings import Settings
from eval.console import print_json, show_share

if TYPE_CHECKING:
    from eval.sentences import Marked


def sentences_command(arguments: argparse.Namespace) -> None:
    """Print how much of the gold spans the marked sentences hold.

    Raises:
        UsageError: no such file or folder.
        BenchmarkError, QuestionFileError: it is not in the form, or nothing is left to mark.
        PolicyQAError: the corpus cannot be read or the index cannot be made.
    """
    from eval.sentences import mean_overlap

    marked = _of_benchmark(arguments) if arguments.beir else _of_file(arguments)
    whole = sum(m.overlap >= 0.999 for m in marked)
    none = sum(m.overlap == 0.0 for m in marked)
    length = sum(m.length for m in marked) / len(marked) if marked else 0.0
    passage = sum(m.passage for m in marked) / len(marked) if marked else 0.0
    result = {
        "spans": len(marked),
        "overlap": mean_overlap(marked),
        "whole": whole,
        "none": none,
        "marked_characters": round(length, 1),
        "passage_characters": round(passage, 1),
    }
    if arguments.json:
        print_json(result)
        return
    print_lines(
        f"spans {len(marked)}, overlap {show_share(mean_overlap(marked))}, "
        f"whole {whole}, none {none}, marked {length:.0f} of {passage:.0f} characters"
    )
    if arguments.errors:
        for m in marked:
            if m.overlap < 0.5:
                print_lines(f"{m.id}  {m.question}  gold {m.gold}  marked {m.marks}")


def _of_benchmark(arguments: argparse.Namespace) -> list[Marked]:
    from eval.beir import read_beir
    from eval.sentence_runs import mark_benchmark
    from eval.sentences import gold_answers
    from index.encoders import load_encoder

    if arguments.corpus or arguments.data:
        raise UsageError("--corpus and --data have no meaning with --beir")
    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    with progress_bar() as progress:
        return mark_benchmark(
            read_beir(arguments.beir), gold_answers(arguments.beir), encoder,
            split=arguments.split, limit=arguments.limit, progress=progress,
        )  # fmt: skip


def _of_file(arguments: argparse.Namespace) -> list[Marked]:
    from eval.console import open_assistant
    from eval.questions import load_questions, resolve_documents, select
    from eval.sentence_runs import AssistantMarks
    from index.snapshots import open_snapshot

    questions = select(load_questions(arguments.questions), arguments.split)[: arguments.limit]
    data, _ = open_assistant(arguments)
    encoder = arguments.encoder or Settings.from_environment().encoder
    marks = AssistantMarks(open_snapshot(data, encoder))
    resolved = resolve_documents(questions, marks.files, arguments.questions)
    return [found for question in resolved for found in marks.marked(question)]


def left_out_command(arguments: argparse.Namespace) -> None:
    """Ask questions whose documents are left out, and print the share that is refused.

    Raises:
        UsageError: a path does not exist, or fewer than 2 folds.
        QuestionFileError: the file breaks the form, or has no question that counts.
        PolicyQAError: the corpus cannot be read or an index cannot be made.
    """
    from eval.left_out import LeftOut, abstained, ask_left_out
    from eval.result import dump_result, make_result

    if arguments.folds < 2:
        raise UsageError(f"--folds must be at least 2, not {arguments.folds}")
    plan = LeftOut(
        arguments.questions, tuple(arguments.corpus), arguments.data, arguments.folds,
        arguments.split, arguments.keep_places,
    )  # fmt: skip
    encoder = arguments.encoder or Settings.from_environment().encoder
    with progress_bar() as progress:
        outcomes = ask_left_out(plan, encoder, progress=progress)
    system = {
        "encoder": encoder, "questions": arguments.questions.name, "split": arguments.split,
        "left_out": f"each question's documents, {arguments.folds} folds",
    }  # fmt: skip
    text = dump_result(make_result(system, outcomes))
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text + "\n", encoding="utf-8")
    if arguments.json:
        print_lines(text)
    else:
        print_lines(f"questions {len(outcomes)}, abstained {show_share(abstained(outcomes))}")


def refusals_command(arguments: argparse.Namespace) -> None:
    """Ask a benchmark's questions with and without an answer; print what is refused.

    Raises:
        UsageError: no such folder.
        BenchmarkError: it is not in the form, or has no unanswerable questions.
        EncoderError: the encoder cannot be loaded.
    """
    from eval.beir import read_beir
    from eval.refusals import read_unanswerable, refusals
    from index.encoders import load_encoder

    benchmark = read_beir(arguments.beir, limit=arguments.limit)
    unanswerable = read_unanswerable(arguments.beir)
    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    with progress_bar() as progress:
        found = refusals(benchmark, unanswerable, encoder, progress=progress)
    if arguments.json:
        shares = {"answered": found.answered, "refused": found.refused}
        counts = {"answerable": len(found.answerable), "unanswerable": len(found.unanswerable)}
        print_json(counts | shares | {"threshold": found.threshold})
        return
    print_lines(
        f"answerable {len(found.answerable)}, answered {show_share(found.answered)}; "
        f"unanswerable {len(found.unanswerable)}, refused {show_share(found.refused)}"
    )
