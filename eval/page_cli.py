"""``python -m eval bench-page``: the chat page in a browser, timed."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.console import print_lines, progress_bar
from eval.console import open_assistant, print_json
from eval.questions import load_questions

EXAMPLES = """examples:
  python -m eval bench-page
  python -m eval bench-page --corpus ../shared/seeds --questions eval/questions/seeds.jsonl --json
"""


def add_bench_page(command: argparse.ArgumentParser) -> None:
    """The flags of the command, apart from those of the corpus."""
    command.add_argument("--questions", metavar="FILE", type=Path, help="default: the examples")
    command.add_argument(
        "--loads", metavar="N", type=int, choices=range(1, 101), default=5,
        help="how often the page is loaded, each time by a new browser (default 5)",
    )  # fmt: skip


def bench_page_command(arguments: argparse.Namespace) -> None:
    """Prints weight, time to ready and times from Enter on.

    Raises:
        BenchmarkError: Playwright or Chromium is missing, or the page cannot be measured.
    """
    questions = [q.text for q in load_questions(arguments.questions)] if arguments.questions else []
    data, assistant = open_assistant(arguments)
    questions = questions or [*assistant.examples("zh"), *assistant.examples("en")]
    from eval.bench_page import bench_page

    with progress_bar() as progress:
        result = bench_page(data, questions, arguments.loads, progress)
    if arguments.json:
        print_json(result)
        return
    for part, figures in result.items():
        print_lines(*(f"{part:5} {name:22} {value}" for name, value in figures.items()))
