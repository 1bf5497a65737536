"""The command line of ``python -m eval`` as argparse sees it."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.settings import Settings
from eval import ablation_cli, feedback_cli, lists_cli, page_cli
from eval.encoder_arguments import add_train_encoder
from eval.more_arguments import (
    CALIBRATE_EXAMPLES,
    LEFT_OUT_EXAMPLES,
    REFUSALS_EXAMPLES,
    SENTENCE_EXAMPLES,
    TRAIN_EXAMPLES,
    add_calibrate,
    add_left_out,
    add_refusals,
    add_sentences,
    add_train_ranker,
)

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
_BENCH_EXAMPLES = """examples:
  python -m eval bench --corpus ../shared/seeds --questions eval/questions/seeds.jsonl
  python -m eval bench --targets
  python -m eval bench --targets --documents 100 --stored 10000 --json
"""
_GOALS_EXAMPLES = """examples:
  python -m eval goals --gold eval/questions/report_goals.jsonl \\
    --corpus ../shared/documents/national_reports ../shared/documents/district_reports_gbk
  python -m eval goals --gold eval/questions/report_goals.jsonl --ask --split tune --errors \\
    --corpus ../shared/documents/national_reports ../shared/documents/district_reports_gbk
"""
_TARGETS_EXAMPLES = """example:
  python -m eval targets --gold eval/questions/seed_targets.jsonl --corpus ../shared/seeds
"""
_DUTIES_EXAMPLES = """example:
  python -m eval duties --gold eval/questions/seed_duties.jsonl --corpus ../shared/seeds
"""
_DIALOGUES_EXAMPLES = """examples:
  python -m eval dialogues eval/questions/dialogues_seeds.jsonl --corpus ../shared/seeds
  python -m eval dialogues eval/questions/library.jsonl --corpus corpus/library --split tune
"""
_EXAMPLES = (
    "examples:\n"
    "  python -m eval run --questions eval/questions/seeds.jsonl --corpus ../shared/seeds\n"
    "  python -m eval run --beir ../shared/benchmarks/xquad_en_zh --json --out run.json\n"
    "  python -m eval compare before.json after.json\n"
    "  python -m eval report run.json --out data/report\n"
    "  python -m eval goals --gold eval/questions/report_goals.jsonl --corpus reports\n"
    "  python -m eval bench\n"
    "  python -m eval bench --targets\n"
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
    feedback = _command(commands, "feedback", "verdicts as a question set", feedback_cli.EXAMPLES)
    feedback_cli.add_feedback(feedback)
    targets = _command(commands, "targets", "targets read, against gold", _TARGETS_EXAMPLES)
    targets.add_argument("--gold", metavar="FILE", type=Path, required=True, help="gold targets")
    targets.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+", required=True, help="their documents"
    )
    targets.add_argument(
        "--split", choices=("tune", "report", "all"), default="all",
        help="half of the documents, by a hash of the name in the gold (default all)",
    )  # fmt: skip
    targets.add_argument("--errors", action="store_true", help="list what was missed or wrong")
    _add_json(targets)
    _add_duties(commands)
    _add_goals(commands)
    _add_dialogues(commands)
    _add_bench(commands)
    page = _command(commands, "bench-page", "the page in a browser, timed", page_cli.EXAMPLES)
    _add_corpus(page)
    page_cli.add_bench_page(page)
    _add_json(page)
    add_train_ranker(_command(commands, "train-ranker", "fit the ranker's weights", TRAIN_EXAMPLES))
    add_train_encoder(commands)
    about = "fit the weights that choose a list"
    lists_cli.add_train_lists(_command(commands, "train-lists", about, lists_cli.EXAMPLES))
    about = "routes alone, and the ranker without groups of features"
    ablation_cli.add_ablate(_command(commands, "ablate", about, ablation_cli.EXAMPLES))
    about = "fit the confidence's weights and threshold"
    add_calibrate(_command(commands, "calibrate", about, CALIBRATE_EXAMPLES))
    about = "questions whose documents are left out of the index"
    add_left_out(_command(commands, "left-out", about, LEFT_OUT_EXAMPLES))
    about = "questions without an answer, of a benchmark"
    add_refusals(_command(commands, "refusals", about, REFUSALS_EXAMPLES))
    sentences = _command(commands, "sentences", "answer sentences, against gold", SENTENCE_EXAMPLES)
    add_sentences(sentences)
    _add_corpus(sentences)
    return parser


def _add_duties(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    duties = _command(commands, "duties", "duties read, against gold", _DUTIES_EXAMPLES)
    duties.add_argument("--gold", metavar="FILE", type=Path, required=True, help="gold duties")
    duties.add_argument(
        "--corpus", metavar="PATH", type=Path, nargs="+", required=True, help="their documents"
    )
    duties.add_argument("--errors", action="store_true", help="list what was missed or wrong")
    _add_json(duties)


def _add_goals(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    goals = _command(commands, "goals", "goals of work reports, against gold", _GOALS_EXAMPLES)
    goals.add_argument("--gold", metavar="FILE", type=Path, required=True, help="gold goals")
    _add_corpus(goals)
    goals.add_argument(
        "--split", choices=("tune", "report", "all"), default="all",
        help="half of the reports, by a hash of the file name (default all)",
    )  # fmt: skip
    goals.add_argument(
        "--ask", action="store_true", help="ask the assistant instead of reading the reports"
    )
    goals.add_argument("--errors", action="store_true", help="list what was not right")
    _add_json(goals)


def _add_dialogues(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    dialogues = _command(
        commands, "dialogues", "follow-ups, against stand-alone forms", _DIALOGUES_EXAMPLES
    )
    dialogues.add_argument(
        "files", metavar="FILE", type=Path, nargs="+",
        help="dialogue files; of a question file, the questions with a history",
    )  # fmt: skip
    _add_corpus(dialogues)
    dialogues.add_argument(
        "--split", choices=("tune", "report", "all"), default="all",
        help="half of the dialogues, by a hash of the id (default all)",
    )  # fmt: skip
    dialogues.add_argument("--errors", action="store_true", help="list the turns that differ")
    _add_json(dialogues)


def _add_bench(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    bench = _command(commands, "bench", "start, build and ask, timed", _BENCH_EXAMPLES)
    _add_corpus(bench)
    bench.add_argument("--questions", metavar="FILE", type=Path, help="default: the examples")
    bench.add_argument(
        "--targets", action="store_true",
        help="instead: reading targets, and a table over very many of them",
    )  # fmt: skip
    bench.add_argument(
        "--documents", metavar="N", type=_positive,
        help="with --targets: documents to read, made up, or of --corpus (default 1000)",
    )  # fmt: skip
    bench.add_argument(
        "--stored", metavar="N", type=_positive,
        help="with --targets: made-up targets that the table is over (default 100000)",
    )  # fmt: skip
    _add_json(bench)


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
