"""Duties of real files: a table of duties in a .docx, and texts without any duty."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError
from corpus.ingest import parse_file

SHARED = Path(__file__).resolve().parents[3] / "shared"
TABLE = SHARED / "formats" / "docx_hainan_duties_table.docx"
REPORTS = SHARED / "documents" / "national_reports"


@pytest.mark.skipif(not TABLE.is_file(), reason=f"the file is not beside the repository: {TABLE}")
def test_the_table_of_a_word_file() -> None:
    try:
        parsed = parse_file(TABLE)
    except UnreadableFileError as error:
        pytest.skip(f"no reader of Word files: {error}")
    names = [duty.department_name for duty in parsed.duties]
    assert len(names) >= 25
    assert {"海南省委组织部", "海南省自然资源规划厅", "海口海关"} <= set(names)
    assert {str(duty.role) for duty in parsed.duties} == {"lead"}


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not beside the repo: {REPORTS}")
@pytest.mark.parametrize("year", [2009, 2013, 2017, 2020])
def test_a_work_report_hands_out_no_duties(year: int) -> None:
    (path,) = REPORTS.glob(f"{year}_*.txt")
    assert parse_file(path).duties == ()
