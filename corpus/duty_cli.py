"""``python -m corpus duties``: who is responsible for what, as lines, JSON, CSV or a workbook."""

from __future__ import annotations

import argparse
from typing import Any

from corpus.catalogue import Catalogue
from corpus.console import print_json, print_lines
from corpus.describe import describe_duty
from corpus.duty_store import DutyFilter
from corpus.exports import add_export_flags, check_formats, export_rows
from corpus.model import DutyRole

EXAMPLES = """examples:
  python -m corpus duties --department 市科技局            every task of it, in whatever spelling
  python -m corpus duties --place 眉山 --role lead         who leads what in one place
  python -m corpus duties --task 智慧农业 --csv > duties.csv
  python -m corpus duties --department 科技局 --xlsx duties.xlsx
"""
_ROLE_NAMES = {DutyRole.LEAD: "牵头", DutyRole.PARTICIPANT: "参与", DutyRole.SHARED: "共同负责"}
# Key of ``describe_duty`` → heading of the column.
_COLUMNS = {
    "place": "地区", "department": "部门", "department_name": "部门规范名", "role": "职责",
    "task": "任务", "clause": "条款", "due": "完成时限", "note": "原文", "title": "文件",
    "issued": "日期", "status": "状态", "file": "文件名",
}  # fmt: skip


def add_duty_flags(parser: argparse.ArgumentParser) -> None:
    """The filters and the output formats of the command."""
    parser.add_argument(
        "--place", action="append", default=[], metavar="NAME",
        help="place, in Chinese, pinyin or English (may be repeated)",
    )  # fmt: skip
    parser.add_argument(
        "--department", action="append", default=[], metavar="NAME",
        help="department in any spelling, or the end of its name (may be repeated)",
    )  # fmt: skip
    parser.add_argument("--role", action="append", default=[], choices=[*map(str, DutyRole)])
    parser.add_argument("--task", metavar="WORDS", help="words of the task or of its headings")
    add_export_flags(parser)


def list_duties(catalogue: Catalogue, flags: argparse.Namespace) -> None:
    """Prints or writes the duties that the flags select.

    Raises:
        UsageError: two output formats are asked for.
    """
    check_formats(flags)
    documents = {document.id: document for document in catalogue.documents()}
    wanted = DutyFilter(
        place=tuple(flags.place),
        department=tuple(flags.department),
        role=tuple(map(DutyRole, flags.role)),
        task=flags.task,
    )
    duties = [
        describe_duty(duty, documents[duty.document_id]) for duty in catalogue.select_duties(wanted)
    ]
    if flags.json:
        print_json({"duties": duties})
    elif not export_rows(flags, "职责", _COLUMNS, duties):
        print_lines(*map(_line, duties))


def _line(duty: dict[str, Any]) -> str:
    details = (
        duty["place"] or "—", duty["department"], _ROLE_NAMES[DutyRole(duty["role"])],
        duty["task"], duty["clause"], duty["due"], f"《{duty['title']}》",
    )  # fmt: skip
    return "  ".join(" ".join(str(detail).split()) for detail in details if detail)
