"""``python -m eval``: run, compare, report, feedback, targets, duties, goals, …

Heavy imports wait until a command needs them, so that ``--help`` and usage errors come at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.console import EXIT_DONE, complain, print_lines, progress_bar, run_command
from corpus.errors import UsageError
from corpus.settings import Settings
from eval.ablation_cli import ablate_command
from eval.answer_cli import left_out_command, refusals_command, sentences_command
from eval.arguments import make_parser
from eval.calibrate_cli import calibrate_command
from eval.console import open_assistant, print_json
from eval.dialogues_cli import dialogues_command
from eval.encoder_cli import train_encoder_command
from eval.errors import RunFileError
from eval.feedback_cli import feedback_command
from eval.lists_cli import train_lists_command
from eval.page_cli import bench_page_command
from eval.questions import load_questions
from eval.ranker_cli import train_ranker_command
from eval.target_cli import (
    bench_targets_command,
    duties_command,
    goals_command,
    targets_command,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 bad usage."""
    arguments = make_parser().parse_args(argv)

    def command() -> int:
        _COMMANDS[arguments.command](arguments)
        return EXIT_DONE

    return run_command(command)


def _run(arguments: argparse.Namespace) -> None:
    _check_run(arguments)
    result = _run_beir(arguments) if arguments.beir else _run_file(arguments)
    from eval.result import dump_result
    from eval.tables import measure_rows, text_table

    if arguments.out:
        _write(arguments.out, dump_result(result) + "\n")
    if arguments.json:
        print_lines(dump_result(result))
        return
    latency = result["latency_ms"]
    print_lines(
        text_table(*measure_rows(result)),
        f"latency p50 {latency['p50']} ms, p95 {latency['p95']} ms",
    )


def _check_run(arguments: argparse.Namespace) -> None:
    """Refuse flags that the chosen source would ignore."""
    names = ("corpus", "data", "split") if arguments.beir else ("limit", "part")
    for name in names:
        if getattr(arguments, name) is not None:
            source = "--beir" if arguments.beir else "--questions"
            raise UsageError(f"--{name} has no meaning with {source}")


def _run_beir(arguments: argparse.Namespace) -> dict[str, Any]:
    from eval.beir import read_beir

    benchmark = read_beir(arguments.beir, part=arguments.part or "", limit=arguments.limit)
    from eval.beir_runs import run_beir

    settings = Settings.from_environment()
    with progress_bar() as progress:
        return run_beir(
            benchmark,
            encoder=arguments.encoder or settings.encoder,
            reranker=settings.reranker,
            k=arguments.k,
            progress=progress,
        )


def _run_file(arguments: argparse.Namespace) -> dict[str, Any]:
    load_questions(arguments.questions)  # a broken file is told before the index is built
    data, assistant = open_assistant(arguments)
    from eval.runs import run_questions
    from eval.system import describe_system

    with progress_bar() as progress:
        return run_questions(
            assistant,
            arguments.questions,
            describe_system(data) | {"reranker": Settings.from_environment().reranker or None},
            k=arguments.k,
            split=arguments.split or "all",
            progress=progress,
        )


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"cannot write {path}: {error.strerror}") from error


def _compare(arguments: argparse.Namespace) -> None:
    from eval.result import load_result

    runs = load_result(arguments.a), load_result(arguments.b)
    from eval.compare import compare
    from eval.tables import comparison_rows, text_table

    result = compare(*runs)
    if len({run["system"].get("questions_sha256") for run in runs}) > 1:
        complain("the question files of the two runs differ; questions are matched by id")
    if arguments.json:
        print_json(result)
        return
    print_lines(text_table(*comparison_rows(result)))
    for name in ("gained", "lost"):
        print_lines("", f"{name} at rank 1: {len(result[name])}", *map(_line, result[name]))
    print_lines("", f"changed in any measure: {len(result['changed'])}")
    print_lines(*map(_changed_line, result["changed"]))


def _line(change: Mapping[str, Any]) -> str:
    ranks = " → ".join("–" if r is None else str(r) for r in (change["rank_a"], change["rank_b"]))
    return f"  {change['id']}  rank {ranks}  {change['question']}"


def _changed_line(change: Mapping[str, Any]) -> str:
    values = ", ".join(f"{name} {a:.2f} → {b:.2f}" for name, (a, b) in change["values"].items())
    return f"  {change['id']}  {values}  {change['question']}"


def _report(arguments: argparse.Namespace) -> None:
    from eval.report import write_report
    from eval.result import load_result

    result = load_result(arguments.run)
    try:
        page, text = write_report(result, arguments.out)
    except OSError as error:
        raise RunFileError(f"cannot write to {arguments.out}: {error.strerror}") from error
    if arguments.json:
        print_json({"html": str(page), "markdown": str(text)})
    else:
        print_lines(str(page), str(text))


def _bench(arguments: argparse.Namespace) -> None:
    if arguments.targets:
        bench_targets_command(arguments)
        return
    for name in ("documents", "stored"):
        if getattr(arguments, name) is not None:
            raise UsageError(f"--{name} has no meaning without --targets")
    questions = [q.text for q in load_questions(arguments.questions)] if arguments.questions else []
    data, assistant = open_assistant(arguments)
    from eval.bench import bench

    questions = questions or [*assistant.examples("zh"), *assistant.examples("en")]
    with progress_bar() as progress:
        result = bench(data, questions, progress)
    if arguments.json:
        print_json(result)
        return
    for part in ("start", "build", "ask", "ratios"):
        print_lines(*(f"{part:7} {name:22} {value}" for name, value in result[part].items()))


_COMMANDS = {
    "run": _run,
    "compare": _compare,
    "report": _report,
    "feedback": feedback_command,
    "targets": targets_command,
    "duties": duties_command,
    "goals": goals_command,
    "dialogues": dialogues_command,
    "bench": _bench,
    "bench-page": bench_page_command,
    "train-ranker": train_ranker_command,
    "train-lists": train_lists_command,
    "calibrate": calibrate_command,
    "left-out": left_out_command,
    "refusals": refusals_command,
    "sentences": sentences_command,
    "ablate": ablate_command,
    "train-encoder": train_encoder_command,
}
