"""Tables for Excel: comma-separated or as a workbook, to a file or to stdout."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import UsageError

_STDOUT = "-"


def add_export_flags(parser: argparse.ArgumentParser) -> None:
    """``--csv`` and ``--xlsx``, each with a file or for stdout."""
    parser.add_argument(
        "--csv", nargs="?", const=_STDOUT, metavar="FILE", help="comma-separated, for Excel"
    )
    parser.add_argument("--xlsx", nargs="?", const=_STDOUT, metavar="FILE", help="a workbook")


def check_formats(flags: argparse.Namespace) -> None:
    """Refuses several output formats at once, and a workbook on a terminal.

    Raises:
        UsageError: so it is.
    """
    if sum(map(bool, (flags.json, flags.csv, flags.xlsx))) > 1:
        raise UsageError("give only one of --json, --csv and --xlsx")
    if flags.xlsx == _STDOUT and sys.stdout.isatty():
        raise UsageError(f"a workbook is no text: give a file (--xlsx {flags.command}.xlsx)")


def export_rows(
    flags: argparse.Namespace,
    name: str,
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, Any]],
) -> bool:
    """Writes the rows as the flags ask for; ``False`` if they ask for neither format.

    Args:
        flags: ``csv`` and ``xlsx``, as ``add_export_flags`` reads them.
        name: of the sheet.
        columns: key of a row → heading of its column, in order.
        rows: a cell for each key.
    """
    cells = [[row[key] for key in columns] for row in rows]
    if flags.csv:
        _write(flags.csv, _csv(list(columns.values()), cells))
    elif flags.xlsx:
        _write(flags.xlsx, workbook(name, columns, rows))
    return bool(flags.csv or flags.xlsx)


def _csv(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def workbook(name: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The rows as an .xlsx file with one sheet; text stays text, never a formula.

    Args:
        name: of the sheet.
        columns: key of a row → heading of its column, in order.
        rows: a cell for each key.
    """
    # Only this output needs it, and the other commands start faster without.
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, list(columns.values()), book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, [row[key] for key in columns])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.set_column(0, len(columns) - 1, 14)
    return data.getvalue()


def _write(target: str, data: bytes) -> None:
    if target == _STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        Path(target).write_bytes(data)
