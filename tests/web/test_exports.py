"""Exports are opened again with other programs' eyes: as Word, as a workbook, as Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from starlette.testclient import TestClient

from qa.answer import Answer, Citation
from qa.scope import Filters
from qa.web import exports
from qa.web.conversation import Asked, Turn
from qa.web.labels import EN, ZH
from tests.web.visits import Visit

CITATION = Citation(
    number=1, document_id="d1", title="某市规划", file="plan.txt", place="绵阳", level="city",
    document_number="绵府发〔2023〕18号", issuer=None, issued="2023-06-08", status="draft",
    digest=False, source_url=None, section_path=("目标",), clause="二、（一）2.",
    text="第一句。第二句。", start=10, end=18, highlights=((4, 8),), score=1.0,
)  # fmt: skip
LINE = "[1] 《某市规划》（绵府发〔2023〕18号，2023-06-08）二、（一）2.（征求意见稿）：“第二句。”"
TABLE = {
    "columns": [{"key": "place", "label": "地区"}, {"key": "target", "label": "目标"}],
    "rows": [{"place": "绵阳", "target": "=1+1|500亿元", "citation": 1}],
}


def turn(**changes: Any) -> Turn:
    answer = Answer("table", "见下表[1]。", 0.9, "zh", (CITATION,), table=TABLE)
    return Turn(Asked("哪些城市？", Filters(places=("绵阳",))), replace(answer, **changes))


def test_markdown_has_question_answer_table_and_citations() -> None:
    lines = exports.markdown([turn()], ZH).splitlines()
    assert "## 1. 哪些城市？" in lines
    assert "*筛选：绵阳*" in lines
    assert "见下表[1]。" in lines
    assert "| 绵阳 [1] | =1+1\\|500亿元 |" in lines
    assert f"- {LINE}" in lines


@given(st.text())
def test_no_text_becomes_markup_in_markdown(text: str) -> None:
    shown = exports._plain(text)
    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*(?:[<*`]|\](?=\())", shown)


def test_a_word_document_says_the_same() -> None:
    document = docx.Document(io.BytesIO(exports.word_document([turn()], ZH)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert {"1. 哪些城市？", "筛选：绵阳", "见下表[1]。", "引用", LINE} <= set(said)
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells == [["地区", "目标"], ["绵阳 [1]", "=1+1|500亿元"]]


def test_characters_that_word_cannot_hold_are_left_out() -> None:
    data = exports.word_document([turn(text="甲\x00\x0b乙\ud800")], ZH)
    assert "甲乙" in [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


def test_an_abstention_exports_its_nearest_clauses() -> None:
    none = turn(kind="abstain", citations=(), table=None, nearest=(CITATION,))
    assert "**Closest clauses**" in exports.markdown([none], EN)


def rows_of(workbook: bytes) -> list[list[str]]:
    """The texts of a workbook's first sheet."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(item.itertext()) for item in strings]
    return [
        [texts[int(value.text or "")] for value in row.iter(f"{space}v")]
        for row in sheet.iter(f"{space}row")
    ]


def test_a_workbook_has_the_rows_with_what_they_rest_on() -> None:
    data = exports.table_workbook(TABLE, (CITATION,), ZH)
    sheet = rows_of(data)
    reference = "《某市规划》（绵府发〔2023〕18号，2023-06-08）二、（一）2."
    assert sheet == [
        ["地区", "目标", "引用", "原文"],
        ["绵阳", "=1+1|500亿元", reference, "“第二句。”"],
    ]


def test_a_cell_is_never_a_formula() -> None:
    data = exports.table_workbook(TABLE, (CITATION,), ZH)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_an_answer_without_a_table_has_no_workbook(client: TestClient) -> None:
    body = {"asked": [{"question": "丽水的机器人测试基地提供什么服务？"}]}
    reply = client.post("/export/xlsx", json=body)
    assert (reply.status_code, list(reply.json())) == (400, ["error"])


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_a_conversation_is_answered_again_and_sent_as_a_file(client: TestClient, kind: str) -> None:
    asked = [{"question": "绵阳到2030年的产业规模目标是多少？"}, {"question": "丽水呢？"}]
    reply = client.post(f"/export/{kind}", json={"asked": asked, "language": "en"})
    assert reply.status_code == 200
    assert f"Policy%20QA%20{exports.today()}.{kind}" in reply.headers["content-disposition"]
    if kind == "md":
        assert "80亿元" in reply.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [("pdf", {"asked": [{"question": "x"}]}), ("md", {"asked": []}), ("md", {"asked": [{}]})],
)
def test_what_cannot_be_exported_is_refused(
    client: TestClient, kind: str, body: dict[str, Any]
) -> None:
    assert client.post(f"/export/{kind}", json=body).status_code == 422


def test_the_page_saves_its_conversation_and_its_table(talk: Visit) -> None:
    page = talk.page
    page.click("#tools summary")
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出对话（Markdown）").click()
    assert saved.value.suggested_filename == f"政策问答 {exports.today()}.md"
    assert "绵府发〔2023〕18号" in saved.value.path().read_text("utf-8")
    expect(page.locator("#tools details")).not_to_have_attribute("open", "")
    with page.expect_download() as saved:
        page.locator("#chat .answer button.export").click()
    assert [row[0] for row in rows_of(saved.value.path().read_bytes())] == ["地区", "丽水", "绵阳"]
