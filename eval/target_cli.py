"""The commands of ``python -m eval`` on what is read: targets, duties, goals, bench --targets."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus.console import print_lines, progress_bar
from corpus.errors import UsageError
from eval.console import open_assistant, print_json, show_share
from eval.tables import text_table

if TYPE_CHECKING:
    from eval.gold import Score

_DOCUMENTS, _STORED = 1_000, 100_000


def targets_command(arguments: argparse.Namespace) -> None:
    """Targets read from documents against gold, as a table or JSON."""
    from eval.targets import score_targets

    scores = score_targets(arguments.gold, arguments.corpus, arguments.split)
    _show_scores(arguments, scores)


def duties_command(arguments: argparse.Namespace) -> None:
    """Duties read from documents against gold, as a table or JSON."""
    from eval.duties import score_duties

    _show_scores(arguments, score_duties(arguments.gold, arguments.corpus))


def _show_scores(arguments: argparse.Namespace, scores: Mapping[str, Score]) -> None:
    if arguments.json:
        print_json({name or "all": score.to_json() for name, score in scores.items()})
        return
    header = ("document", "gold", "recall", "read", "precision")
    rows = [
        (name or "all", str(s.gold), show_share(s.recall), str(s.read), show_share(s.precision))
        for name, s in scores.items()
    ]
    print_lines(text_table(header, rows))
    for name, score in scores.items() if arguments.errors else ():
        print_lines(*(f"{name}: missed {line}" for line in score.missed))
        print_lines(*(f"{name}: wrong {line}" for line in score.wrong))


def goals_command(arguments: argparse.Namespace) -> None:
    """Goals of work reports against gold, read or asked for, as a table or JSON."""
    _check_goals(arguments)
    from eval.goals import OUTCOMES, RIGHT, ask_goals, load_goals, read_goals, tally

    gold = load_goals(arguments.gold, arguments.split)
    if arguments.ask:
        _, assistant = open_assistant(arguments)
        with progress_bar() as progress:
            judged = ask_goals(gold, assistant, progress)
    else:
        with progress_bar() as progress:
            judged = read_goals(gold, arguments.corpus, progress)
    groups = tally(judged)
    errors = [j for j in judged if arguments.errors and j.outcome != RIGHT]
    if arguments.json:
        source = "asked" if arguments.ask else "read"
        listed = {"errors": [asdict(j) for j in errors]} if arguments.errors else {}
        print_json({"source": source, "split": arguments.split, "groups": groups, **listed})
        return
    shares = {"share", "stated_share"}
    header = ("goals", "count", "share", "stated", "share", *OUTCOMES)
    rows = [
        (name, *(show_share(value) if key in shares else str(value) for key, value in row.items()))
        for name, row in groups.items()
    ]
    print_lines(text_table(header, rows))
    print_lines(
        *(f"{j.document} {j.goal}: {j.outcome}: {j.wanted or '–'} <- {j.given}" for j in errors)
    )


def _check_goals(arguments: argparse.Namespace) -> None:
    """Refuse what could not be measured, or flags that would be ignored."""
    if not arguments.corpus:
        raise UsageError("goals needs --corpus: the reports that the gold is of")
    for name in ("data", "encoder") if not arguments.ask else ():
        if getattr(arguments, name) is not None:
            raise UsageError(f"--{name} has no meaning without --ask")


def bench_targets_command(arguments: argparse.Namespace) -> None:
    """Seconds to read targets and milliseconds of a table over many, as lines or JSON."""
    for name in ("data", "encoder", "questions"):
        if getattr(arguments, name) is not None:
            raise UsageError(f"--{name} has no meaning with --targets")
    from eval.bench_targets import bench_targets

    with progress_bar() as progress:
        result = bench_targets(
            arguments.documents or _DOCUMENTS,
            arguments.stored or _STORED,
            corpus=arguments.corpus or (),
            progress=progress,
        )
    if arguments.json:
        print_json(result)
        return
    for part in ("read", "store", "table"):
        print_lines(*(f"{part:6} {name:26} {value}" for name, value in result[part].items()))
