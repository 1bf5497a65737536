"""The flags of the commands about ranking, confidence and answer sentences."""

from __future__ import annotations

import argparse
from pathlib import Path

CALIBRATE_EXAMPLES = """example:
  python -m eval calibrate --out qa/confidence.tsv \\
    --beir ../shared/benchmarks/cmrc2018:train ../shared/benchmarks/drcd_s \\
    --questions eval/questions/seeds.jsonl data/seeds \\
    --unrelated eval/questions/unanswerable_offtopic.jsonl
"""
LEFT_OUT_EXAMPLES = """example:
  python -m eval left-out --questions eval/questions/seeds.jsonl --corpus ../shared/seeds \\
    --data data/left-out --split report
"""
REFUSALS_EXAMPLES = """example:
  python -m eval refusals --beir ../shared/benchmarks/dragonball_zh
"""
SENTENCE_EXAMPLES = """examples:
  python -m eval sentences --questions eval/questions/seeds.jsonl --corpus ../shared/seeds
  python -m eval sentences --beir ../shared/benchmarks/cmrc2018 --split report
"""
TRAIN_EXAMPLES = """example:
  python -m eval train-ranker --out index/ranker.tsv \\
    --beir ../shared/benchmarks/cmrc2018:train ../shared/benchmarks/drcd_s \\
    --questions eval/questions/library.jsonl data/library
"""


def add_calibrate(parser: argparse.ArgumentParser) -> None:
    """Flags of ``calibrate``."""
    parser.add_argument(
        "--beir", metavar="DIR[:train]", nargs="+",
        help="benchmarks, their tuning halves; DIR:train reads queries_train.jsonl",
    )  # fmt: skip
    parser.add_argument(
        "--questions", metavar=("FILE", "DATA"), nargs=2, action="append", required=True,
        help="question file, its tuning half, and the data folder it asks; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--unrelated", metavar="FILE", type=Path, nargs="+",
        help="questions that no set answers, put to all of them (tuning half)",
    )  # fmt: skip
    parser.add_argument(
        "--answered", metavar="SHARE", type=_share, default=0.95,
        help="of all files' answerable questions, at least this share is answered (0.95)",
    )  # fmt: skip
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="file to write")


def add_left_out(parser: argparse.ArgumentParser) -> None:
    """Flags of ``left-out``."""
    parser.add_argument(
        "--questions", metavar="FILE", type=Path, required=True, help="question file"
    )
    parser.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+", required=True, help="its documents"
    )
    parser.add_argument(
        "--data", metavar="DIR", type=Path, required=True, help="folder for the partial indexes"
    )
    parser.add_argument(
        "--folds", metavar="N", type=int, default=5,
        help="partial indexes; each leaves one of N groups of documents out (default 5)",
    )  # fmt: skip
    parser.add_argument(
        "--keep-places", action="store_true", help="ask with the names of places left in"
    )
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    _add_split(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, help="also write the run here")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def add_refusals(parser: argparse.ArgumentParser) -> None:
    """Flags of ``refusals``."""
    parser.add_argument(
        "--beir", metavar="DIR", type=Path, required=True, help="benchmark with unanswerable.jsonl"
    )
    parser.add_argument("--limit", metavar="N", type=int, help="only the first N judged questions")
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def add_sentences(parser: argparse.ArgumentParser) -> None:
    """Flags of ``sentences``, apart from those of the corpus."""
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--questions", metavar="FILE", type=Path, help="question file")
    source.add_argument("--beir", metavar="DIR", type=Path, help="benchmark with answers.jsonl")
    parser.add_argument("--limit", metavar="N", type=int, help="only the first N questions")
    parser.add_argument("--errors", action="store_true", help="list what was not marked")
    _add_split(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def add_train_ranker(train: argparse.ArgumentParser) -> None:
    """Flags of ``train-ranker``."""
    train.add_argument(
        "--beir", metavar="DIR[:train]", nargs="+", required=True,
        help="benchmarks, their tuning halves; DIR:train reads queries_train.jsonl",
    )  # fmt: skip
    train.add_argument(
        "--questions", metavar=("FILE", "DATA"), nargs=2, action="append",
        help="question file, its tuning half, and the data folder it asks; may be repeated",
    )  # fmt: skip
    train.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    train.add_argument("--out", metavar="FILE", type=Path, required=True, help="file to write")


def _add_split(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--split", choices=("tune", "report", "all"), default="all",
        help="half of the questions, by a hash (default all)",
    )  # fmt: skip


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 < value <= 1.0:
        raise argparse.ArgumentTypeError(f"expected a share above 0 and up to 1, not {text!r}")
    return value
