"""``python -m eval feedback export``: what people thought of answers, as a question set."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corpus.console import complain, print_lines
from corpus.errors import UsageError
from corpus.settings import Settings
from eval.console import print_json
from eval.errors import RunFileError

EXAMPLES = """examples:
  python -m eval feedback export --out questions.jsonl
  python -m eval feedback export --data data/library --json
"""


def add_feedback(command: argparse.ArgumentParser) -> None:
    """The flags of the command."""
    command.add_argument("action", choices=("export",), help="write the question set")
    command.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+",
        help="the served files and folders, if they were named without --data",
    )  # fmt: skip
    command.add_argument(
        "--data", metavar="DIR", type=Path, help="data folder (POLICYQA_DATA, else ./data)"
    )
    command.add_argument("--out", metavar="FILE", type=Path, help="write here instead of stdout")
    command.add_argument(
        "--json", action="store_true", help="one JSON document on stdout, with what was left out"
    )


def feedback_command(arguments: argparse.Namespace) -> None:
    """Writes the question set; what was left out is counted on stderr.

    Raises:
        FeedbackError: nobody has judged anything in this data folder.
        RunFileError: nothing can be exported, or the file cannot be written.
    """
    from eval.feedback import export_feedback
    from qa.feedback import FILE_NAME, FeedbackStore
    from qa.workspace import Workspace, with_flags

    for path in arguments.corpus or ():
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
    settings = with_flags(Settings.from_environment(), arguments.data, arguments.corpus)
    data = arguments.data
    if data is None or not (data / FILE_NAME).is_file():
        data = Workspace.resolve(settings).data
    exported = export_feedback(FeedbackStore.open(data, create=False).verdicts())
    left_out = exported.left_out
    told = (
        f"{len(exported.questions)} questions exported; left out: {left_out['disliked']} judged "
        f"wrong without a right passage, {left_out['without_passage']} judged right without a "
        f"citation, {left_out['unusable']} without usable words"
    )
    lines = [json.dumps(record, ensure_ascii=False) for record in exported.questions]
    if arguments.out and lines:
        try:
            arguments.out.parent.mkdir(parents=True, exist_ok=True)
            arguments.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        except OSError as error:
            raise RunFileError(f"cannot write {arguments.out}: {error.strerror}") from error
    if arguments.json:
        print_json({"questions": exported.questions, "left_out": dict(left_out)})
    elif not arguments.out:
        print_lines(*lines)
    if not lines:
        raise RunFileError(f"nothing to export from {data}: {told}")
    complain(told)
