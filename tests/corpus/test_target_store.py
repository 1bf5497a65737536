"""Targets in the catalogue, and the command that lists them."""

import csv
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue import Catalogue
from corpus.describe import describe_target
from corpus.errors import UsageError
from corpus.model import Level, Status, TargetKind
from corpus.target_store import TargetFilter, parse_amount
from tests.corpus.catalogues import catalogue_of, run

FILES = {
    "meishan.md": (
        "---\ntitle: 眉山市行动方案\nplace: 眉山\nlevel: city\nstatus: in_force\n---\n\n"
        "到2025年，人工智能核心产业规模达到100亿元，带动相关产业规模达到200亿元。\n\n"
        "到2030年，人工智能产业规模超500亿元，培育3家大企业，森林覆盖率达到50%。\n"
    ),
    "anhui.md": (
        "---\ntitle: 安徽省行动方案（征求意见稿）\nplace: 安徽\nlevel: province\n"
        "status: draft\n---\n\n"
        "到2030年，人工智能产业规模达到8000亿元以上、力争1万亿元，建成3—5个园区。\n"
    ),
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return catalogue_of(tmp_path, FILES)


def selected(catalogue: Catalogue, **conditions: Any) -> list[tuple[str | None, Decimal]]:
    found = catalogue.select_targets(TargetFilter(**conditions))
    return sorted((t.place, t.value) for t in found)  # type: ignore[type-var]


def test_targets_come_back_as_they_were_read(catalogue: Catalogue) -> None:
    for document in catalogue.documents():
        targets = catalogue.targets(document.id)
        assert targets
        for target in targets:
            assert document.text[target.start : target.end] == target.text
    stretch = next(t for t in catalogue.targets() if t.stretch)
    assert (stretch.value, stretch.stretch) == (Decimal(8000 * 10**8), Decimal(10**12))
    assert (stretch.level, stretch.status) == (Level.PROVINCE, Status.DRAFT)


def test_targets_go_with_their_document(catalogue: Catalogue) -> None:
    for document in catalogue.documents():
        catalogue.remove(document.id)
    assert catalogue.targets() == []


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"place": ("安徽",)}, [("安徽", 3), ("安徽", 8000 * 10**8)]),
        ({"place": ("Anhui",), "kind": (TargetKind.COUNT,)}, [("安徽", 3)]),
        ({"level": (Level.CITY,), "kind": (TargetKind.COUNT,)}, [("眉山", 3)]),
        ({"by": 2025}, [("眉山", 100 * 10**8), ("眉山", 200 * 10**8)]),
        ({"year": 2025, "related": False}, [("眉山", 100 * 10**8)]),
        ({"status": (Status.DRAFT,), "unit": "个"}, [("安徽", 3)]),
        (
            {"indicator": "AI industry scale", "min": Decimal(500 * 10**8)},
            [("安徽", 8000 * 10**8), ("眉山", 500 * 10**8)],
        ),
        ({"indicator": "森林覆盖率", "max": Decimal(50)}, [("眉山", 50)]),
        ({"indicator": "园区", "min": Decimal(5)}, [("安徽", 3)]),
        ({"place": ("成都",)}, []),
    ],
)
def test_filters(
    catalogue: Catalogue, conditions: dict[str, Any], expected: list[tuple[str, int]]
) -> None:
    assert selected(catalogue, **conditions) == expected


def test_places_inside_a_place(catalogue: Catalogue) -> None:
    assert selected(catalogue, place=("四川",)) == []
    assert len(selected(catalogue, place=("四川",), within=True)) == 5


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("500亿", 500 * 10**8, None),
        ("500亿元", 500 * 10**8, "元"),
        ("50 billion yuan", 500 * 10**8, "元"),
        ("五百亿", 500 * 10**8, None),
        ("5%", 5, "%"),
        ("1000家", 1000, "个"),
        ("3EFlops", 3000, "PFlops"),
        ("42", 42, None),
    ],
)
def test_amounts(written: str, value: int, unit: str | None) -> None:
    assert parse_amount(written) == (value, unit)


@pytest.mark.parametrize("written", ["", "many", "2025年", "3—5个"])
def test_what_is_no_amount(written: str) -> None:
    with pytest.raises(UsageError, match="not an amount"):
        parse_amount(written)


def test_description_has_numbers(catalogue: Catalogue) -> None:
    documents = {document.id: document for document in catalogue.documents()}
    described = [describe_target(t, documents[t.document_id]) for t in catalogue.targets()]
    json.dumps(described)
    town = next(d for d in described if d["amount_text"] == "超500亿元")
    assert (town["canonical_value"], town["canonical_unit"]) == (500 * 10**8, "元")
    assert (town["place"], town["deadline"], town["comparator"]) == ("眉山", 2030, ">")
    assert town["title"] == "眉山市行动方案"


def test_command_json(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "targets", "--min", "500亿元", "--by", "2030", "--json")
    rows = json.loads(result.stdout)["targets"]
    assert sorted(row["value"] for row in rows) == [500 * 10**8, 8000 * 10**8]


def test_command_lines(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "targets", "--place", "安徽", "--kind", "count")
    assert result.stdout.decode().split()[:4] == ["安徽", "园区", "3—5个", "2030"]


def test_command_csv(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "targets", "--level", "city", "--csv")
    assert result.stdout.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert {row["地区"] for row in rows} == {"眉山"}


def test_command_workbook(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "targets.xlsx"
    assert run(tmp_path, "targets", "--xlsx", str(file)).returncode == 0
    with zipfile.ZipFile(file) as book:
        assert "眉山" in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    "arguments", [["--min", "much"], ["--min", "5%", "--max", "500元"], ["--json", "--csv"]]
)
def test_command_bad_usage(tmp_path: Path, catalogue: Catalogue, arguments: list[str]) -> None:
    result = run(tmp_path, "targets", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.count(b"\n") == 1
