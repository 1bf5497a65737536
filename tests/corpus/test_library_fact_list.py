"""The sample library says what the fact list says: figures, drafts and reported figures.

The fact list is not part of the repository; these tests skip where it is missing.
"""

import json
import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from tests.corpus.library_figures import LIBRARY, digests, figures, row_key, rows

FACTS = LIBRARY.parents[2] / "shared" / "facts" / "facts.jsonl"
REPORTED = "据公开报道"

# Digests of the five documents that are read in full: their figures are not in the fact list.
READ_IN_FULL = {"anhui.md", "chengdu.md", "meishan.md", "tianjin.md", "zhongshan.md"}

pytestmark = pytest.mark.skipif(
    not FACTS.is_file(), reason=f"the fact list is not beside the repository: {FACTS}"
)


@cache
def facts() -> list[dict[str, Any]]:
    """The records of the fact list."""
    return [json.loads(line) for line in FACTS.read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> str:
    """Fold width, dashes and white space, for titles."""
    text = re.sub(r"[—–～~-]+", "-", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", "", text)


def same_document(fact: dict[str, Any], about: dict[str, str]) -> bool:
    """Whether a digest is of the document that a fact comes from."""
    if not fact["place"].endswith(about["place"]):
        return False
    if fact["doc_number"] and fact["doc_number"] == about.get("number"):
        return True
    if plain(f"《{fact['doc_title']}》") in plain(about["title"]):
        return True
    # A news report that names no document is identified by its address.
    return "报道" in fact["doc_title"] and bool(fact["url"] == about.get("source_url"))


def amount(value: Any, unit: str) -> tuple[Decimal, str]:
    """Value and unit with 万亿元 written as 亿元."""
    factor, unit = (10_000, "亿元") if unit == "万亿元" else (1, unit)
    return Decimal(str(value)) * factor, unit


def matches(row: dict[str, str], fact: dict[str, Any]) -> bool:
    """Whether a row says what a fact says."""
    low, _, high = row["value"].partition("–")
    return (
        row["indicator"] == fact["indicator"]
        and row["comparator"] == fact["op"]
        and row["deadline"] == (fact["deadline"] or "")
        and amount(low, row["unit"]) == amount(fact["value"], fact["unit"])
        and (Decimal(high) if high else None) == fact.get("value_max")
    )


def listed_rows() -> list[dict[str, str]]:
    """The rows whose figures come from the fact list."""
    return [row for row in rows() if row["source"] not in READ_IN_FULL]


def facts_of(name: str) -> list[dict[str, Any]]:
    """The facts of the document that a digest is of."""
    return [fact for fact in facts() if same_document(fact, digests()[name][0])]


@pytest.mark.parametrize("row", listed_rows(), ids=lambda r: f"{r['source']}-{r['indicator']}")
def test_row_is_in_the_fact_list(row: dict[str, str]) -> None:
    assert any(matches(row, fact) for fact in facts_of(row["source"]))


def test_every_fact_read_in_a_text_is_in_the_table() -> None:
    missing = []
    for fact in facts():
        if fact["status"] == "reported" or fact["trust"] == "news":
            continue
        names = [name for name in digests() if same_document(fact, digests()[name][0])]
        if not any(row["source"] in names and matches(row, fact) for row in rows()):
            missing.append((fact["place"], fact["quote"]))
    assert missing == []


@pytest.mark.parametrize("name", sorted(set(digests()) - READ_IN_FULL))
def test_status_is_draft_only_where_the_fact_list_says_so(name: str) -> None:
    about, _ = digests()[name]
    stated = {fact["status"] == "draft" for fact in facts_of(name)}
    assert stated == {about["status"] == "draft"}


@pytest.mark.parametrize("name", sorted(set(digests()) - READ_IN_FULL))
def test_reported_figures_are_marked_as_reported(name: str) -> None:
    reported = [fact for fact in facts_of(name) if fact["status"] == "reported"]
    for row in (row for row in rows() if row["source"] == name):
        seen = [fact for fact in facts_of(name) if matches(row, fact)]
        if not seen or any(fact not in reported for fact in seen):
            continue
        lines = [figure.item for figure in figures(name) if figure.key == row_key(row)]
        assert any(REPORTED in line for line in lines), row
