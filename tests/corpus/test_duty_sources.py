"""Real texts that hand out no duties."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.ingest import parse_file

SHARED = Path(__file__).resolve().parents[3] / "shared"
REPORTS = SHARED / "documents" / "national_reports"


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the reports are not beside the repo: {REPORTS}")
@pytest.mark.parametrize("year", [2009, 2013, 2017, 2020])
def test_a_work_report_hands_out_no_duties(year: int) -> None:
    (path,) = REPORTS.glob(f"{year}_*.txt")
    assert parse_file(path).duties == ()
