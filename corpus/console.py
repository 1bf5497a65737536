"""What the command lines of all packages share: exit codes, output, progress bars."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.errors import PolicyQAError, UsageError
from corpus.ingest import Progress
from corpus.settings import Settings

EXIT_DONE, EXIT_FAILED, EXIT_USAGE = 0, 1, 2


def run_command(command: Callable[[], int]) -> int:
    """Runs a command; an error of ours becomes one line on stderr and an exit code."""
    try:
        return command()
    except UsageError as error:
        complain(str(error))
        return EXIT_USAGE
    except PolicyQAError as error:
        complain(str(error))
        return EXIT_FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return 130
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        sys.stderr.close()
        return EXIT_DONE


def complain(line: str) -> None:
    """One line on stderr."""
    sys.stderr.write(f"{line}\n")


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(*lines: str) -> None:
    """Result lines on stdout."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def add_common_flags(parser: argparse.ArgumentParser) -> None:
    """``--data`` and ``--json``, the same for every command."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="folder of the catalogue and the index (default: POLICYQA_DATA, else ./data)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document on stdout")


def data_folder(flag: Path | None) -> Path:
    """The data folder: flag over ``POLICYQA_DATA`` over ``./data``."""
    return flag or Settings.from_environment().home


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress callback that draws one bar per stage on stderr, when that is a terminal."""
    bars: dict[str, tqdm[Any]] = {}

    def report(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            bars[stage] = tqdm(total=total, desc=stage, unit="", leave=False, disable=None)
        bar = bars[stage]
        bar.total = total
        bar.update(done - bar.n)

    try:
        yield report
    finally:
        for bar in bars.values():
            bar.close()
