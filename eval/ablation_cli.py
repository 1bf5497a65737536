"""``python -m eval ablate``: routes alone, and the ranker without groups of its features."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from corpus.console import print_lines, progress_bar
from corpus.settings import Settings
from eval.console import print_json

EXAMPLES = """example:
  python -m eval ablate --beir ../shared/benchmarks/xquad_en_zh --split report
"""


def add_ablate(parser: argparse.ArgumentParser) -> None:
    """Flags of ``ablate``."""
    parser.add_argument("--beir", metavar="DIR", required=True, help="BEIR folder")
    parser.add_argument("--encoder", metavar="NAME", help="sentence encoder")
    parser.add_argument(
        "--split", choices=("tune", "report", "all"), default="all",
        help="half of the questions, by a hash of the relevant passages' ids (default all)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def ablate_command(arguments: argparse.Namespace) -> None:
    """Measure every order of the candidates and print a table.

    Raises:
        UsageError: no such folder.
        BenchmarkError: the folder is not a benchmark, or has no question in the half.
    """
    from eval.ablation import ablate
    from eval.beir import read_beir
    from eval.tables import number, text_table
    from index.encoders import load_encoder

    benchmark = read_beir(arguments.beir)
    encoder = load_encoder(arguments.encoder or Settings.from_environment().encoder)
    with progress_bar() as progress:
        asked, variants = ablate(benchmark, encoder, split=arguments.split, progress=progress)
    if arguments.json:
        rows = [asdict(variant) for variant in variants]
        print_json({"benchmark": benchmark.name, "questions": asked, "orders": rows})
        return
    measures = list(variants[0].values)
    table = [
        [
            v.name,
            *(number(v.values[m]) for m in measures),
            f"{v.difference:+.4f}",
            number(v.p_value),
        ]
        for v in variants
    ]
    print_lines(
        f"{benchmark.name}, {asked} questions, {encoder.name}",
        text_table(["order", *measures, "difference", "p"], table),
    )
