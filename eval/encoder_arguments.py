"""The command line of ``python -m eval train-encoder``."""

from __future__ import annotations

import argparse
from pathlib import Path

_EXAMPLES = """example:
  python -m corpus add DOCUMENTS --data data/documents
  python -m eval train-encoder --out index/models/use-retrieval --documents data/documents \\
    --beir ../shared/benchmarks/cmrc2018:train ../shared/benchmarks/drcd_s \\
    ../shared/benchmarks/stard_law ../shared/benchmarks/xquad_en_zh
"""


def add_train_encoder(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the subcommands of ``python -m eval``."""
    train = commands.add_parser(
        "train-encoder",
        help="fit the default encoder's own part",
        description="Fit the default encoder's own part; tens of minutes on two cores.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    train.add_argument(
        "--beir", metavar="DIR[:train]", nargs="+", required=True,
        help="benchmarks, two thirds of their tuning halves; DIR:train reads queries_train.jsonl",
    )  # fmt: skip
    train.add_argument(
        "--documents", metavar="DATA", type=Path,
        help="data folder whose headings and titles are trained on, too",
    )  # fmt: skip
    counts = {"--epochs": 2, "--seeds": 1, "--threads": 2}
    help_ = {"--epochs": "times each pair is shown", "--seeds": "runs that are averaged"}
    for flag, default in counts.items():
        told = help_.get(flag, "of torch")
        train.add_argument(
            flag, metavar="N", type=int, choices=range(1, 65), default=default,
            help=f"{told} (default {default})",
        )  # fmt: skip
    train.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write")
