"""Duties in the catalogue, and the command that lists them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue import SCHEMA_VERSION, Catalogue
from corpus.duty_store import DutyFilter
from corpus.ingest import add, parse_file, refresh
from corpus.model import DutyRole
from tests.corpus.catalogues import catalogue_of, run

FILES = {
    "mianyang.md": (
        "---\ntitle: 绵阳市行动方案\nplace: 绵阳\nlevel: city\n---\n\n一、任务\n"
        "（一）智慧农业。推广智能农机。（市农业农村局牵头，市科技局、各县（市、区）人民政府配合）\n"
        "（二）数据平台。汇聚数据。（责任单位：市发改委、市科学技术局，完成时限：2026年）\n"
    ),
    "chongqing.md": (
        "---\ntitle: 重庆市行动方案\nplace: 重庆\nlevel: municipality\n---\n\n一、任务\n"
        "（一）基础研究。支持前沿研究。（市科委负责）\n"
    ),
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return catalogue_of(tmp_path, FILES)


def selected(catalogue: Catalogue, **conditions: Any) -> set[tuple[str | None, str]]:
    found = catalogue.select_duties(DutyFilter(**conditions))
    return {(duty.place, duty.department) for duty in found}


def test_duties_come_back_as_they_were_read(catalogue: Catalogue) -> None:
    for document in catalogue.documents():
        assert catalogue.duties(document.id) == list(parse_file(Path(document.source_path)).duties)
    assert catalogue.counts()["duties"] == 6


def test_removing_a_document_removes_its_duties(catalogue: Catalogue) -> None:
    for document in catalogue.documents():
        catalogue.remove(document.id)
    assert catalogue.duties() == []


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"place": ["重庆"]}, {("重庆", "市科委")}),
        ({"place": ["Chongqing"]}, {("重庆", "市科委")}),
        ({"department": ["市科技局"]}, {("绵阳", "市科技局"), ("绵阳", "市科学技术局")}),
        ({"department": ["科学技术局"]}, {("绵阳", "市科技局"), ("绵阳", "市科学技术局")}),
        ({"department": ["绵阳市科技局"]}, {("绵阳", "市科技局"), ("绵阳", "市科学技术局")}),
        ({"department": ["重庆市科技局"]}, set()),
        ({"department": ["发展改革委"]}, {("绵阳", "市发改委")}),
        ({"department": ["科技局", "市科学技术委员会"], "task": "研究"}, {("重庆", "市科委")}),
        ({"role": [DutyRole.LEAD]}, {("绵阳", "市农业农村局"), ("重庆", "市科委")}),
        ({"task": "农业", "role": [DutyRole.PARTICIPANT]},
         {("绵阳", "市科技局"), ("绵阳", "各县（市、区）人民政府")}),
        ({"department": ["%"]}, set()),
        ({"place": ["四川"]}, set()),
        ({"place": ["四川"], "within": True, "role": [DutyRole.LEAD]}, {("绵阳", "市农业农村局")}),
    ],
)  # fmt: skip
def test_filters(
    catalogue: Catalogue, conditions: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert selected(catalogue, **conditions) == expected


def test_a_catalogue_without_duties_gets_them_when_it_is_refreshed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FILES["chongqing.md"], encoding="utf-8")
    path = tmp_path / "catalogue.sqlite"
    add(Catalogue.open(path), [tmp_path / "a.md"])
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE duties")
        connection.execute("UPDATE sources SET fingerprint = 'of an older parser'")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    reopened = Catalogue.open(path)
    refresh(reopened)
    assert [duty.department for duty in reopened.duties()] == ["市科委"]


def test_the_command_prints_a_line_for_each_duty(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "duties", "--department", "科委")
    assert result.returncode == 0
    line = result.stdout.decode().strip()
    assert line == "重庆  市科委  牵头  基础研究  一、（一）  《重庆市行动方案》"


def test_the_command_as_json(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "duties", "--place", "绵阳", "--role", "shared", "--json")
    duties = json.loads(result.stdout)["duties"]
    assert [duty["department_name"] for duty in duties] == ["绵阳市发展改革委", "绵阳市科技局"]
    assert {duty["note"] for duty in duties} == {
        "（责任单位：市发改委、市科学技术局，完成时限：2026年）"
    }
    assert duties[0]["due"] == "2026年"
    assert duties[0]["section_path"] == ["任务", "数据平台"]


def test_the_command_as_csv(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "duties", "--task", "农业", "--csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8-sig"))))
    assert [(row["部门"], row["职责"]) for row in rows] == [
        ("市农业农村局", "lead"),
        ("市科技局", "participant"),
        ("各县（市、区）人民政府", "participant"),
    ]


def test_the_command_as_a_workbook(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "duties.xlsx"
    assert run(tmp_path, "duties", "--xlsx", str(file)).returncode == 0
    with zipfile.ZipFile(file) as book:
        assert "市农业农村局" in book.read("xl/sharedStrings.xml").decode()


def test_two_formats_at_once_are_bad_usage(tmp_path: Path, catalogue: Catalogue) -> None:
    result = run(tmp_path, "duties", "--json", "--csv")
    assert result.returncode == 2
    assert b"only one of" in result.stderr
