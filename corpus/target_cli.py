"""``python -m corpus targets``: the targets of the catalogue as lines, JSON, CSV or a workbook."""

from __future__ import annotations

import argparse
from typing import Any

from corpus.catalogue import Catalogue
from corpus.console import print_json, print_lines
from corpus.describe import describe_target
from corpus.errors import UsageError
from corpus.exports import add_export_flags, check_formats, export_rows
from corpus.model import Level, Status, TargetKind
from corpus.target_store import TargetFilter, parse_amount

EXAMPLES = """examples:
  python -m corpus targets --place 眉山 --by 2030            what one place aims at
  python -m corpus targets --indicator 产业规模 --min 500亿   who aims at 50 billion or more
  python -m corpus targets --level city --year 2025 --csv > targets.csv
  python -m corpus targets --kind count --xlsx targets.xlsx
"""
# Key of ``describe_target`` → heading of the column.
_COLUMNS = {
    "place": "地区", "level": "层级", "indicator": "指标", "group": "指标组", "scope": "范围",
    "qualifier": "限定", "comparator": "比较", "amount_text": "目标原文", "value": "数值",
    "value_max": "上限", "stretch": "力争", "unit": "单位", "deadline": "期限",
    "basis": "期限依据", "kind": "类型", "related": "带动产业", "source_basis": "来源",
    "status": "状态", "title": "文件", "issued": "日期", "text": "原句", "file": "文件名",
}  # fmt: skip


def add_target_flags(parser: argparse.ArgumentParser) -> None:
    """The filters and the output formats of the command."""
    parser.add_argument(
        "--place", action="append", default=[], metavar="NAME",
        help="place, in Chinese, pinyin or English (may be repeated)",
    )  # fmt: skip
    parser.add_argument("--level", action="append", default=[], choices=[*map(str, Level)])
    parser.add_argument("--year", type=int, metavar="YYYY", help="the deadline is this year")
    parser.add_argument("--by", type=int, metavar="YYYY", help="the deadline is then or earlier")
    parser.add_argument("--indicator", metavar="WORDS", help="产业规模, GDP, jobs, …")
    parser.add_argument("--min", metavar="AMOUNT", help="at least so much (500亿, 5%%, 1000家)")
    parser.add_argument("--max", metavar="AMOUNT", help="at most so much")
    parser.add_argument("--kind", action="append", default=[], choices=[*map(str, TargetKind)])
    parser.add_argument("--status", action="append", default=[], choices=[*map(str, Status)])
    add_export_flags(parser)


def list_targets(catalogue: Catalogue, flags: argparse.Namespace) -> None:
    """Prints or writes the targets that the flags select.

    Raises:
        UsageError: an amount cannot be read, or two output formats are asked for.
    """
    check_formats(flags)
    documents = {document.id: document for document in catalogue.documents()}
    targets = [
        describe_target(target, documents[target.document_id])
        for target in catalogue.select_targets(read_filter(flags))
    ]
    if flags.json:
        print_json({"targets": targets})
    elif not export_rows(flags, "目标", _COLUMNS, targets):
        print_lines(*map(_line, targets))


def read_filter(flags: argparse.Namespace) -> TargetFilter:
    """The filter of the command's flags.

    Raises:
        UsageError: an amount cannot be read, or ``--min`` and ``--max`` differ in unit.
    """
    low, low_unit = parse_amount(flags.min) if flags.min else (None, None)
    high, high_unit = parse_amount(flags.max) if flags.max else (None, None)
    if low_unit and high_unit and low_unit != high_unit:
        raise UsageError(f"--min is in {low_unit}, --max in {high_unit}")
    return TargetFilter(
        place=tuple(flags.place),
        level=tuple(map(Level, flags.level)),
        year=flags.year,
        by=flags.by,
        indicator=flags.indicator,
        min=low,
        max=high,
        unit=low_unit or high_unit,
        kind=tuple(map(TargetKind, flags.kind)),
        status=tuple(map(Status, flags.status)),
    )


def _line(target: dict[str, Any]) -> str:
    details = (
        target["place"] or "—", target["scope"], target["indicator"], target["amount_text"],
        target["deadline"] or "—", "带动产业" if target["related"] else "",
        "征求意见稿" if target["status"] == Status.DRAFT else "", f"《{target['title']}》",
    )  # fmt: skip
    return "  ".join(str(detail) for detail in details if detail)
