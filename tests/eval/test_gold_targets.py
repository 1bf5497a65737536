"""The gold made by reading keeps its format, its evidence stands in the documents, and reads
are scored against it."""

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[2]
QUESTIONS = REPO / "eval" / "questions"
SHARED = REPO.parent / "shared"
FOLDERS = (
    "national_reports", "district_reports_gbk", "beijing_policies", "local_policy_txt",
    "guangzhou_html",
)  # fmt: skip

SETS = ["seed_targets", "document_targets", "fresh_targets"]
FIELDS = [
    "document", "place", "indicator", "group", "comparator", "value", "value_max", "unit",
    "deadline", "basis", "kind", "related", "scope", "qualifier", "evidence", "per", "also",
]  # fmt: skip
OPTIONAL_FIELDS = ["document", "place", "value", "unit", "evidence", "optional"]
MAY_LACK = {"value_max", "per", "also"}
COMPARATORS = {">=", ">", "=", "<=", "<", "~", "range"}
BASES = {"explicit", "heading", "plan_period", "document_year"}
KINDS = {"level", "increment", "growth_rate", "share", "count"}
MARKUP = re.compile(r"<(script|style).*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
NUMERAL = re.compile("[0-9〇零一二两三四五六七八九十百千万亿]")

Record = dict[str, Any]

needs_shared = pytest.mark.skipif(
    not (SHARED / "documents").is_dir(),
    reason=f"the documents are not beside the repository: {SHARED}",
)


@cache
def records(name: str) -> list[Record]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def targets(name: str) -> list[Record]:
    return [record for record in records(name) if not record.get("optional")]


@cache
def manifest(name: str) -> list[Record]:
    text = (QUESTIONS / f"{name}_manifest.json").read_text(encoding="utf-8")
    entries: list[Record] = json.loads(text)
    return entries


@cache
def document_text(name: str) -> str:
    folders = [SHARED / "documents" / folder for folder in FOLDERS]
    paths = [SHARED / "seeds" / f"{name}.txt", *(folder / name for folder in folders)]
    found = [path for path in paths if path.is_file()]
    assert len(found) == 1, name
    raw = found[0].read_bytes()
    if found[0].suffix == ".html":
        return html.unescape(MARKUP.sub("", raw.decode("utf-8")))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


@pytest.mark.parametrize("name", SETS)
def test_targets_have_the_documented_fields_in_order(name: str) -> None:
    for record in targets(name):
        assert list(record) == [f for f in FIELDS if f in record or f not in MAY_LACK]


@pytest.mark.parametrize("name", SETS)
def test_optional_figures_have_only_amount_and_evidence(name: str) -> None:
    for record in records(name):
        if "optional" in record:
            assert list(record) == OPTIONAL_FIELDS
            assert record["optional"] is True


@pytest.mark.parametrize("name", SETS)
def test_words_come_from_the_closed_lists(name: str) -> None:
    for record in targets(name):
        assert record["comparator"] in COMPARATORS
        assert record["kind"] in KINDS
        assert set(record.get("also", [])) < COMPARATORS


@pytest.mark.parametrize("name", SETS)
def test_values_are_numbers(name: str) -> None:
    for record in records(name):
        assert type(record["value"]) in (int, float)
        assert record["value"] > 0


@pytest.mark.parametrize("name", SETS)
def test_groups_are_those_that_the_readme_lists(name: str) -> None:
    readme = (QUESTIONS / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Groups")[1].split("## ")[0]
    listed = set(re.findall(r"[^\s,·()]+", section))
    assert {record["group"] for record in targets(name)} <= listed


@pytest.mark.parametrize("name", SETS)
def test_only_a_range_has_a_larger_second_value(name: str) -> None:
    for record in targets(name):
        if record["comparator"] == "range":
            assert record["value_max"] > record["value"]
        else:
            assert "value_max" not in record


@pytest.mark.parametrize("name", SETS)
def test_a_deadline_comes_with_its_basis(name: str) -> None:
    for record in targets(name):
        if record["deadline"] is None:
            assert record["basis"] is None
        else:
            assert record["basis"] in BASES
            assert 2000 < record["deadline"] < 2060


@pytest.mark.parametrize("name", SETS)
def test_no_target_is_listed_twice(name: str) -> None:
    keys = ["document", "indicator", "scope", "value", "unit", "deadline", "per", "evidence"]
    seen = [tuple(record.get(key) for key in keys) for record in targets(name)]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", SETS)
def test_evidence_is_a_few_characters_with_a_number(name: str) -> None:
    for record in records(name):
        assert len(record["evidence"]) <= 12
        assert NUMERAL.search(record["evidence"])


def test_related_industry_has_its_own_group() -> None:
    for record in targets("seed_targets"):
        assert record["related"] == (record["group"] == "相关产业规模")


def test_all_five_seeds_are_read() -> None:
    assert len({record["document"] for record in targets("seed_targets")}) == 5


@pytest.mark.parametrize(("name", "documents"), [("document_targets", 20), ("fresh_targets", 13)])
def test_manifest_counts_the_targets_of_each_document(name: str, documents: int) -> None:
    gold = records(name)
    assert len({entry["document"] for entry in manifest(name)}) == documents
    assert {r["document"] for r in gold} <= {entry["document"] for entry in manifest(name)}
    for entry in manifest(name):
        assert entry["complete"] is True
        mine = [record for record in gold if record["document"] == entry["document"]]
        optional = sum("optional" in record for record in mine)
        assert (entry["targets"], entry["optional"]) == (len(mine) - optional, optional)


def test_fresh_documents_are_in_no_other_gold() -> None:
    fresh = {entry["document"] for entry in manifest("fresh_targets")}
    assert not fresh & {entry["document"] for entry in manifest("document_targets")}


def test_report_goals_cover_every_report_once() -> None:
    years = {2012 + n for n in range(8)}
    national = {*range(2008, 2023), 2024}
    found = [(record["place"], record["year"]) for record in records("report_goals")]
    assert len(found) == len(set(found))
    assert set(found) == {("全国", y) for y in national} | {("海拉尔区", y) for y in years}


def test_the_report_of_2020_sets_no_growth_target() -> None:
    by_year = {r["year"]: r for r in records("report_goals") if r["place"] == "全国"}
    assert by_year[2020]["gdp"] is None
    assert by_year[2020]["jobs"]["value"] == 9_000_000


@needs_shared
@pytest.mark.parametrize("name", SETS)
def test_evidence_stands_in_its_document(name: str) -> None:
    for record in records(name):
        assert record["evidence"] in document_text(record["document"]), record


@needs_shared
def test_goals_stand_in_their_reports_as_written() -> None:
    for record in records("report_goals"):
        for goal in record.values():
            if isinstance(goal, dict):
                assert goal["text"] in document_text(record["document"]), record
