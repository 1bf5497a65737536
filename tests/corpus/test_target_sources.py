"""The reader on whole texts: the sample library, the seeds, work reports, a list of phrasings.

All but the library lie beside the repository; their tests skip where they are missing.
"""

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.ingest import parse_file
from corpus.model import Target
from corpus.target_store import parse_amount
from tests.corpus.library_figures import LIBRARY, rows
from tests.corpus.target_texts import targets_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
PATTERNS = SHARED / "facts" / "patterns.jsonl"
REPORTS = SHARED / "documents" / "national_reports"
YI = 10**8

Key = tuple[str, Decimal, Decimal | None, str, int | None]


def key(target: Target) -> Key:
    return (target.comparator, target.value, target.value_max, target.unit, target.deadline)


@cache
def read(file: Path) -> tuple[Target, ...]:
    parsed = parse_file(file)
    for target in parsed.targets:
        assert parsed.document.text[target.start : target.end] == target.text
    return parsed.targets


def row_key(row: dict[str, str]) -> Key:
    low, _, high = row["value"].partition("–")
    value, unit = parse_amount(low + row["unit"])
    last = parse_amount(high + row["unit"])[0] if high else None
    assert unit is not None
    deadline = int(row["deadline"]) if row["deadline"] else None
    return row["comparator"], value, last, unit, deadline


@pytest.mark.parametrize("name", sorted({row["source"] for row in rows()}))
def test_the_targets_of_a_digest_are_its_rows(name: str) -> None:
    expected = Counter(row_key(row) for row in rows() if row["source"] == name)
    assert Counter(map(key, read(LIBRARY / name))) == expected


@pytest.mark.parametrize("name", sorted({row["source"] for row in rows()}))
def test_the_targets_of_a_digest_have_its_place(name: str) -> None:
    places = {row["place"] for row in rows() if row["source"] == name}
    assert {target.place for target in read(LIBRARY / name)} == places


def phrasing_is_read(record: dict[str, Any]) -> bool:
    """Comparator, value, target or trap, and a deadline that the phrase itself states."""
    parse, found = record["parse"], targets_of(record["raw"])
    if parse.get("is_target") is False or parse["value"] is None:
        return not found
    values = parse["value"] if isinstance(parse["value"], list) else [parse["value"]]
    units = parse["unit"] if isinstance(parse["unit"], list) else [parse["unit"]] * len(values)
    units = [re.sub(r"\(.*\)", "", unit) for unit in units]
    amounts = [parse_amount(f"{v}{u}") for v, u in zip(values, units, strict=True)]
    if parse["op"] == "range":
        (low, unit), (high, _) = amounts
        expected = [("range", low, high, unit)]
    else:
        expected = [(parse["op"], value, None, unit) for value, unit in amounts]
    stated = re.search(r"(20\d\d)年", record["raw"])
    on_time = not stated or all(target.deadline == int(stated[1]) for target in found)
    return on_time and [key(target)[:4] for target in found] == expected


@pytest.mark.skipif(not PATTERNS.is_file(), reason=f"no phrasings at {PATTERNS}")
def test_phrasings() -> None:
    records = [json.loads(line) for line in PATTERNS.read_text(encoding="utf-8").splitlines()]
    missed = [r["raw"] for r in records if not phrasing_is_read(r)]
    assert len(records) - len(missed) >= 72, missed


SEEDS: dict[str, list[tuple[str, str, int, int | None, str, int | None, bool]]] = {
    "000": [
        ("应用示范", ">=", 5, None, "个", 2025, False),
        ("企业数量", "=", 10, None, "个", 2025, False),
        ("产业规模", ">=", 100 * YI, None, "元", 2025, False),
        ("产业规模", ">=", 200 * YI, None, "元", 2025, True),
        ("产业园区", "=", 2, None, "个", 2030, False),
        ("小镇", "=", 2, None, "个", 2030, False),
        ("企业数量", "=", 3, None, "个", 2030, False),
        ("产业规模", ">", 500 * YI, None, "元", 2030, False),
        ("技术成果", "range", 1, 2, "个", None, False),
        ("小镇", "=", 1, None, "个", None, False),
        ("小镇", "=", 1, None, "个", None, False),
    ],
    "001": [
        ("产业规模", ">", 100 * YI, None, "元", 2021, True),
        ("产业联盟", "=", 1, None, "个", 2021, False),
        ("创新平台", "=", 1, None, "个", 2021, False),
        ("应用示范", ">=", 3, None, "个", 2021, False),
        ("企业数量", ">=", 3, None, "个", 2021, False),
        ("应用示范", ">=", 2, None, "个", 2021, False),
        ("智能工厂", "=", 8, None, "个", 2021, False),
    ],
    "002": [
        ("企业数量", ">=", 5, None, "个", 2022, False),
        ("企业数量", ">=", 10, None, "个", 2022, False),
        ("企业数量", ">=", 20, None, "个", 2022, False),
        ("产业集群", "range", 3, 5, "个", 2022, False),
        ("产业规模", ">", 500 * YI, None, "元", 2022, False),
        ("产业规模", ">", 5000 * YI, None, "元", 2022, True),
        ("专利", ">", 6000, None, "个", 2022, False),
        ("应用示范", ">=", 3, None, "个", 2022, False),
    ],
    "003": [("产业集聚度", ">=", 80, None, "%", 2022, False)],
    "004": [
        ("产业规模", ">=", 150 * YI, None, "元", 2020, False),
        ("产业规模", ">=", 1300 * YI, None, "元", 2020, True),
        ("技术成果", "=", 35, None, "个", 2020, False),
        ("投资额", "=", 350 * YI, None, "元", 2020, False),
        ("销售收入", "=", 1000 * YI, None, "元", 2020, False),
        ("产业基金", "=", 1000 * YI, None, "元", 2020, False),
    ],
}


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason=f"no seeds in {SHARED}")
@pytest.mark.parametrize("number", sorted(SEEDS))
def test_seed_targets(number: str) -> None:
    (file,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    found = [
        (t.group, t.comparator, t.value, t.value_max, t.unit, t.deadline, t.related)
        for t in read(file)
    ]
    assert found == SEEDS[number]


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"no work reports in {REPORTS}")
@pytest.mark.parametrize(
    ("year", "growth", "jobs", "prices"),
    [
        (2008, ("~", "8"), ("=", 1000), ("~", "4.8")),
        (2010, ("~", "8"), (">=", 900), ("~", "3")),
        (2012, ("=", "7.5"), (">=", 900), ("~", "4")),
        (2014, ("~", "7.5"), (">=", 1000), ("~", "3.5")),
    ],
)
def test_headline_targets_of_work_reports(
    year: int, growth: tuple[str, str], jobs: tuple[str, int], prices: tuple[str, str]
) -> None:
    targets = read(REPORTS / f"{year}_国务院政府工作报告.txt")
    assert {t.deadline for t in targets if t.period == (year, year)} == {year}

    def stated(group: str) -> set[tuple[str, Decimal]]:
        return {(t.comparator, t.value) for t in targets if t.group == group}

    assert stated("GDP") == {(growth[0], Decimal(growth[1]))}
    assert stated("城镇新增就业") == {(jobs[0], Decimal(jobs[1] * 10_000))}
    assert stated("CPI") == {(prices[0], Decimal(prices[1]))}
