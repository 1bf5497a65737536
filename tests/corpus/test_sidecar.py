# ruff: noqa: E501  (rows of tables)
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SidecarError
from corpus.model import Level, Metadata, Status
from corpus.sidecar import (
    apply_fields,
    apply_front_matter,
    apply_sidecar,
    sidecar_path,
    split_front_matter,
)

READ = Metadata(
    title="读出的标题",
    title_inferred=True,
    place="成都",
    place_code="510100",
    level=Level.CITY,
    number="一号",
)


def with_sidecar(folder: Path, content: str) -> Metadata:
    (folder / "notice.meta.yaml").write_text(content, encoding="utf-8")
    return apply_sidecar(READ, folder / "notice.txt")


def test_the_sidecar_lies_beside_the_file() -> None:
    assert sidecar_path(Path("a/notice.v2.txt")) == Path("a/notice.v2.meta.yaml")


def test_without_a_sidecar_nothing_changes(tmp_path: Path) -> None:
    assert apply_sidecar(READ, tmp_path / "notice.txt") is READ


def test_every_field_replaces_what_was_read(tmp_path: Path) -> None:
    found = with_sidecar(
        tmp_path,
        "title: 新标题\nplace: 眉山\nlevel: city\nissuer: 眉山市人民政府\nnumber: 眉府发〔2020〕1号\n"
        "issued: 2020-02-03\nstatus: draft\ndigest: true\nsource_url: https://example.org/x\n",
    )
    assert found == Metadata(
        title="新标题",
        place="眉山",
        place_code="511400",
        level=Level.CITY,
        issuer="眉山市人民政府",
        number="眉府发〔2020〕1号",
        issued="2020-02-03",
        status=Status.DRAFT,
        digest=True,
        source_url="https://example.org/x",
    )


def test_a_stated_title_is_not_inferred(tmp_path: Path) -> None:
    assert not with_sidecar(tmp_path, "title: 新标题").title_inferred
    assert with_sidecar(tmp_path, "status: draft").title_inferred


@pytest.mark.parametrize(
    ("name", "short", "code", "level"),
    [
        ("四川省", "四川", "510000", Level.PROVINCE),
        ("Meishan", "眉山", "511400", Level.CITY),
        ("杭州余杭区", "余杭区", "330110", Level.COUNTY),
        ("某某工业园", "某某工业园", None, Level.UNKNOWN),
    ],
)
def test_a_place_brings_its_code_and_level(
    tmp_path: Path, name: str, short: str, code: str | None, level: Level
) -> None:
    found = with_sidecar(tmp_path, f"place: {name}")
    assert (found.place, found.place_code, found.level) == (short, code, level)


def test_a_given_level_wins_over_that_of_the_place(tmp_path: Path) -> None:
    assert with_sidecar(tmp_path, "level: county\nplace: 某某工业园").level is Level.COUNTY


def test_an_empty_value_takes_the_field_away(tmp_path: Path) -> None:
    assert with_sidecar(tmp_path, "number:").number is None


@pytest.mark.parametrize(
    ("written", "issued"),
    [("2019", "2019"), ("2019-05", "2019-05"), ('"2019-05-31"', "2019-05-31")],
)
def test_dates_may_be_partial(tmp_path: Path, written: str, issued: str) -> None:
    assert with_sidecar(tmp_path, f"issued: {written}").issued == issued


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("colour: red", "unknown field 'colour'; allowed are title, place"),
        ("level: town", "national, province, municipality, city, county, unknown"),
        ("status: old", "in_force, draft, repealed, unknown"),
        ("issued: 31.5.2019", "YYYY-MM-DD"),
        ("issued: 2019-13-01", "YYYY-MM-DD"),
        ("digest: 1", "true or false"),
        ("source_url: example.org", "http://"),
        ("title:", "a title"),
        ("number: 12", "text"),
        ("- a", "name: value"),
        ("title: [", "not valid YAML"),
        ("1: a", "unknown field 1"),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(
    tmp_path: Path, content: str, said: str
) -> None:
    with pytest.raises(SidecarError) as caught:
        with_sidecar(tmp_path, content)
    assert "notice.meta.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_sidecar_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notice.meta.yaml").write_bytes("title: 标题".encode("gb18030"))
    with pytest.raises(SidecarError, match="UTF-8"):
        apply_sidecar(READ, tmp_path / "notice.txt")


def test_an_empty_sidecar_changes_nothing(tmp_path: Path) -> None:
    assert with_sidecar(tmp_path, "# nothing\n") == READ


def test_front_matter_is_split_from_the_body() -> None:
    text = "---\ntitle: 甲\ndigest: true\n---\n# 正文\n"
    fields, offset = split_front_matter(text)
    assert fields == {"title": "甲", "digest": True}
    assert text[offset:] == "# 正文\n"


@pytest.mark.parametrize(
    "text", ["", "# 正文\n", "---\n正文\n---\n", "正文\n---\ntitle: 甲\n---\n", "---\ntitle: 甲\n"]
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == ({}, 0)


def test_front_matter_fields_apply_like_a_sidecar() -> None:
    found = apply_front_matter(READ, "---\nplace: 眉山\n---\n正文", Path("a.md"))
    assert found.place_code == "511400"


def test_wrong_front_matter_names_the_file() -> None:
    with pytest.raises(SidecarError, match=r"a\.md: field level"):
        apply_front_matter(READ, "---\nlevel: town\n---\n", Path("a.md"))


def test_no_fields_change_nothing() -> None:
    assert apply_fields(READ, {}, Path("a.md")) == READ
