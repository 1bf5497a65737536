"""``python -m eval train-lists``: the weights of lists, fitted and written as a readable file."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.console import print_lines, progress_bar
from corpus.errors import UsageError
from corpus.settings import Settings
from eval.errors import BenchmarkError, RunFileError

EXAMPLES = """example:
  python -m corpus add ../shared/seeds --data data/seeds
  python -m index build --data data/seeds
  python -m eval train-lists --out qa/structure/list_weights.tsv \\
    --questions eval/questions/lists_seeds.jsonl data/seeds \\
    --questions eval/questions/structure_seeds.jsonl data/seeds
"""


def add_train_lists(parser: argparse.ArgumentParser) -> None:
    """Flags of ``train-lists``."""
    parser.add_argument(
        "--questions", metavar=("FILE", "DATA"), nargs=2, action="append", required=True,
        help="question file, the lists of its tuning half, and the data folder it asks; may be"
        " repeated",
    )  # fmt: skip
    parser.add_argument("--folds", metavar="N", type=int, default=5, help="of the check (5)")
    parser.add_argument(
        "--pull", metavar="X", type=_positive, default=0.1,
        help="how strongly the weights are held to the present ones (0.1)",
    )  # fmt: skip
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="file to write; without it they are only printed"
    )


def train_lists_command(arguments: argparse.Namespace) -> None:
    """Collect the lists of all questions, fit the weights, say how good they are.

    Raises:
        UsageError: no such file, or folds that cannot be made.
        BenchmarkError: no tuning question asks for a list.
        QuestionFileError: a question file breaks the form.
        SnapshotError: a data folder has no sound snapshot of this encoder.
        RunFileError: the file cannot be written.
    """
    from eval.list_cases import ListCase, list_cases
    from eval.train_lists import ceiling, cross_validated, fit_lists, quality
    from index.encoders import load_encoder
    from index.snapshots import open_snapshot
    from qa.structure.list_weights import ListWeights, list_weights

    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    sets: dict[str, list[ListCase]] = {}
    notes = ["Weights of qa/structure/list_weights.py, written by python -m eval train-lists."]
    for file, data in arguments.questions:
        with progress_bar() as progress:
            snapshot = open_snapshot(Path(data), encoder)
            sets[file], without = list_cases(snapshot, Path(file), progress=progress)
        notes.append(
            f"Fitted on {Path(file).stem}: {len(sets[file])} tuning questions about lists,"
            f" {without} more not seen to be one"
        )
    cases = [case for found in sets.values() for case in found]
    if not cases:
        raise BenchmarkError("no tuning question asks for a list")
    start, pull = list_weights().weights, arguments.pull
    try:
        checked = cross_validated(cases, start, folds=arguments.folds, pull=pull)
    except ValueError as error:
        raise UsageError(str(error)) from error
    weights = fit_lists(cases, start, pull=pull)
    told = {"before": quality(cases, start), "cross-validated": checked}
    told["fitted"] = quality(cases, weights)
    notes += [
        f"Item recall / precision of the first list, {name}: {q.recall:.3f} / {q.precision:.3f}"
        for name, q in told.items()
    ]
    notes.append(f"Questions with a list of just the wanted items: {ceiling(cases):.3f}")
    lines = ListWeights(weights).lines(notes)
    if arguments.out:
        try:
            arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as error:
            raise RunFileError(f"cannot write {arguments.out}: {error.strerror}") from error
    print_lines(*lines)


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number above 0, not {text!r}")
    return value
