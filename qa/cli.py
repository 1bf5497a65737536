"""``python -m qa "question"``: one question from the command line, or a look at the set-up."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from corpus.console import (
    EXIT_DONE,
    EXIT_FAILED,
    add_common_flags,
    print_json,
    print_lines,
    progress_bar,
    run_command,
)
from corpus.describe import quoted_title
from corpus.errors import UsageError
from corpus.settings import Settings
from qa.answer import Answer
from qa.dialogue import Turn
from qa.wording import WORDING, where

_EXAMPLES = """examples:
  python -m qa "which cities target 500亿 by 2030?"
  python -m qa "眉山人工智能小镇由哪些单位负责" --corpus policies/ --json
  python -m qa "那2025年呢?" --history turns.json
  python -m qa --doctor
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit code (an abstention is 0)."""
    parser = _parser()
    flags = parser.parse_args(arguments)
    if not flags.doctor and flags.question is None:
        parser.error("a question is needed (or --doctor)")
    return run_command(lambda: _doctor(flags) if flags.doctor else _ask(flags))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m qa",
        description="Answer a question from the documents, with citations.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("question", nargs="?", help="in Chinese, English or both")
    parser.add_argument(
        "--history",
        type=Path,
        metavar="FILE",
        help='earlier turns as JSON: [{"question": …, "answer": …}]',
    )
    parser.add_argument(
        "--corpus", nargs="+", type=Path, metavar="PATH", help="files and folders to answer from"
    )
    parser.add_argument("--doctor", action="store_true", help="check the installation and index")
    add_common_flags(parser)
    return parser


def _ask(flags: argparse.Namespace) -> int:
    from qa.assistant import Assistant
    from qa.workspace import prepare, with_flags

    settings = with_flags(Settings.from_environment(), flags.data, flags.corpus)
    history = read_history(flags.history) if flags.history else []
    with progress_bar() as progress:
        data = prepare(settings, progress)
    answer = Assistant.open(data, encoder=settings.encoder).ask(flags.question, history)
    if flags.json:
        print_json(answer.to_json())
    else:
        print_lines(*_readable(answer))
    return EXIT_DONE


def _readable(answer: Answer) -> list[str]:
    lines = [answer.text, ""]
    for citation in answer.citations:
        facts = (citation.place, citation.document_number, citation.issued, citation.file)
        lines.append(
            f"[{citation.number}] {quoted_title(citation.title)} {where(citation)}  "
            + " · ".join(fact for fact in facts if fact)
        )
        lines += [f"    {line}" for line in citation.text.split("\n")]
    if answer.readings:
        questions = " / ".join(reading.question for reading in answer.readings)
        lines += ["", WORDING[answer.language].readings + questions]
    return lines


def read_history(path: Path) -> list[Turn]:
    """The turns of a history file.

    Raises:
        UsageError: not readable, not JSON, or not a list of objects with ``question``.
    """
    try:
        turns = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read the history {path}: {error}") from error
    wanted = isinstance(turns, list) and all(
        isinstance(turn, dict) and isinstance(turn.get("question"), str) for turn in turns
    )
    if not wanted:
        raise UsageError(f'{path}: expected a JSON list of {{"question", "answer"}} objects')
    return [Turn(turn["question"], str(turn.get("answer") or "")) for turn in turns]


def _doctor(flags: argparse.Namespace) -> int:
    from qa.doctor import examine
    from qa.workspace import with_flags

    settings = with_flags(Settings.from_environment(), flags.data, flags.corpus)
    findings = examine(settings, flags.data)
    if flags.json:
        print_json({"checks": [finding.to_json() for finding in findings]})
    else:
        print_lines(*(str(finding) for finding in findings))
    return EXIT_DONE if all(finding.good for finding in findings) else EXIT_FAILED
