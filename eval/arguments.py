"""The command line of ``python -m eval`` as argparse sees it."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.settings import Settings

_RUN_EXAMPLES = """examples:
  python -m eval run --questions eval/questions/seeds.jsonl --corpus ../shared/seeds
  python -m eval run --questions eval/questions/seeds.jsonl --split report --json --out run.json
  python -m eval run --beir ../shared/benchmarks/dureader_robust
  python -m eval run --beir ../shared/benchmarks/stard_law --limit 500 --encoder m3e-small
"""
_COMPARE_EXAMPLES = """example:
  python -m eval compare before.json after.json
"""
_REPORT_EXAMPLES = """example:
  python -m eval report run.json --out data/report
"""
_BENCH_EXAMPLES = """example:
  python -m eval bench --corpus ../shared/seeds --questions eval/questions/seeds.jsonl
"""
_TARGETS_EXAMPLES = """example:
  python -m eval targets --gold eval/questions/seed_targets.jsonl --corpus ../shared/seeds
"""
_EXAMPLES = (
    "examples:\n"
    "  python -m eval run --questions eval/questions/seeds.jsonl --corpus ../shared/seeds\n"
    "  python -m eval run --beir ../shared/benchmarks/xquad_en_zh --json --out run.json\n"
    "  python -m eval compare before.json after.json\n"
    "  python -m eval report run.json --out data/report\n"
    "  python -m eval bench\n"
)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        description="Measure answers and retrieval. Results on stdout, progress on stderr.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_run(commands)
    compare = _command(commands, "compare", "differences of two runs, tested", _COMPARE_EXAMPLES)
    compare.add_argument("a", metavar="A.json", type=Path, help="run before")
    compare.add_argument("b", metavar="B.json", type=Path, help="run after")
    _add_json(compare)
    report = _command(commands, "report", "a run as HTML and Markdown", _REPORT_EXAMPLES)
    report.add_argument("run", metavar="A.json", type=Path, help="a run saved with --out")
    report.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder to write")
    _add_json(report)
    targets = _command(commands, "targets", "targets read, against gold", _TARGETS_EXAMPLES)
    targets.add_argument("--gold", metavar="FILE", type=Path, required=True, help="gold targets")
    targets.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+", required=True, help="their documents"
    )
    targets.add_argument("--errors", action="store_true", help="list what was missed or wrong")
    _add_json(targets)
    bench = _command(commands, "bench", "start, build and ask, timed", _BENCH_EXAMPLES)
    _add_corpus(bench)
    bench.add_argument("--questions", metavar="FILE", type=Path, help="default: the examples")
    _add_json(bench)
    return parser


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = _command(commands, "run", "measure a question file or a BEIR folder", _RUN_EXAMPLES)
    source = run.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--questions", metavar="FILE", type=Path, help="question file, asked of the assistant"
    )
    source.add_argument("--beir", metavar="DIR", type=Path, help="BEIR folder, searched only")
    _add_corpus(run)
    run.add_argument("--k", type=_positive, default=10, help="passages that count (default 10)")
    run.add_argument(
        "--split", choices=("tune", "report", "all"), default=None,
        help="half of the question file, by a hash of the id (default all)",
    )  # fmt: skip
    run.add_argument(
        "--limit", type=_positive, metavar="N", help="first N queries of the BEIR folder"
    )
    run.add_argument(
        "--part", choices=("train",), help="queries_train.jsonl and qrels_train.tsv of the folder"
    )
    _add_json(run)
    run.add_argument("--out", metavar="FILE", type=Path, help="also write the JSON document here")


def _add_corpus(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+", action="extend",
        help="files and folders that make up the corpus (POLICYQA_CORPUS)",
    )  # fmt: skip
    command.add_argument(
        "--data", metavar="DIR", type=Path, help="data folder (POLICYQA_DATA, else ./data)"
    )
    command.add_argument(
        "--encoder", metavar="NAME",
        help=f"sentence encoder (POLICYQA_ENCODER, else {Settings().encoder})",
    )  # fmt: skip


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document on stdout")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    help_: str,
    examples: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=help_,
        description=help_[0].upper() + help_[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, not {text!r}")
    return int(text)
