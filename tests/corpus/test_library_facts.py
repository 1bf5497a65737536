"""The digests of the sample library have their agreed form, and facts.csv has their figures.

`corpus/library/facts.csv` has one row per aim with a number: the rows of a digest are exactly
the figures that stand in it, with comparator, unit and year.
"""

import re
from collections import Counter

import pytest

from corpus.model import Level, Metadata
from corpus.sidecar import apply_fields
from tests.corpus.library_figures import DEPTHS, LIBRARY, digests, figures, row_key, rows

REQUIRED_KEYS = {"title", "place", "level", "status", "digest"}
OPTIONAL_KEYS = {"issuer", "number", "issued", "source_url"}
LEVELS = {str(level) for level in Level} - {"unknown"}
COLUMNS = ["place", "indicator", "comparator", "value", "unit", "deadline", "source"]
RELATED = re.compile(r"带动|相关产业|关联产业")


def test_there_are_at_least_45_digests() -> None:
    assert len(digests()) >= 45


def test_all_levels_are_covered() -> None:
    assert {about["level"] for about, _ in digests().values()} == LEVELS


@pytest.mark.parametrize("name", sorted(digests()))
def test_front_matter_has_known_keys_and_values(name: str) -> None:
    about, _ = digests()[name]
    assert about.keys() >= REQUIRED_KEYS
    assert about.keys() <= REQUIRED_KEYS | OPTIONAL_KEYS
    assert about["title"].endswith("要点摘编")
    assert about["level"] in LEVELS
    assert about["status"] in {"in_force", "draft", "unknown"}
    assert about["digest"] is True
    apply_fields(Metadata(title=""), about, LIBRARY / name)
    assert re.match(r"https?://", about.get("source_url", "https://"))


@pytest.mark.parametrize("name", sorted(digests()))
def test_draft_is_the_status_exactly_where_the_title_says_so(name: str) -> None:
    about, _ = digests()[name]
    assert (about["status"] == "draft") == ("征求意见稿" in about["title"])


@pytest.mark.parametrize("name", sorted(digests()))
def test_body_has_a_numbered_outline_and_a_fitting_length(name: str) -> None:
    _, body = digests()[name]
    assert 80 <= len(re.sub(r"\s", "", body)) <= 2500
    assert not re.match(DEPTHS[0], body)
    assert re.search(rf"(?m)^{DEPTHS[0]}", body)
    assert re.search(rf"(?m)^{DEPTHS[1]}", body)
    assert "#" not in body


def test_table_has_the_agreed_columns_and_order() -> None:
    assert list(rows()[0]) == COLUMNS
    assert [row["source"] for row in rows()] == sorted(row["source"] for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['source']}-{row['indicator']}")
def test_row_is_well_formed(row: dict[str, str]) -> None:
    assert row["comparator"] in {">=", ">", "=", "<=", "<", "~", "range"}
    number = r"\d+(\.\d+)?"
    assert re.fullmatch(rf"{number}–{number}" if row["comparator"] == "range" else number,
                        row["value"])  # fmt: skip
    assert re.fullmatch(r"(20\d\d)?", row["deadline"])
    assert row["place"] == digests()[row["source"]][0]["place"]


@pytest.mark.parametrize("name", sorted(digests()))
def test_figures_of_a_digest_are_the_rows_of_the_table(name: str) -> None:
    written = Counter(figure.key for figure in figures(name))
    tabled = Counter(row_key(row) for row in rows() if row["source"] == name)
    assert written == tabled


@pytest.mark.parametrize("name", sorted(digests()))
def test_related_industry_is_named_where_the_figure_is_not_the_own_industry(name: str) -> None:
    wanted = [
        row
        for row in rows()
        if row["source"] == name and re.search(r"产业.*(规模|收入|产值|营收)$", row["indicator"])
    ]
    for row in wanted:
        lines = {figure.item for figure in figures(name) if figure.key == row_key(row)}
        related = bool(RELATED.search(row["indicator"]))
        assert related in {bool(RELATED.search(line)) for line in lines}, row
