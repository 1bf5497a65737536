from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Answer, Citation
from qa.web import render
from qa.web.cards import card, marked
from qa.web.labels import EN, ZH
from qa.web.markup import badges, safe_link
from qa.web.references import answer_text, reference

HOSTILE = "\"'><img src=x onerror=alert(1)><script>{{value}}${1}</script>"
CITATION = Citation(
    number=1, document_id="d1", title="某市规划", file="plan.txt", place="绵阳", level="city",
    document_number="绵府发〔2023〕18号", issuer="绵阳市人民政府", issued="2023-06-08",
    status="in_force", digest=False, source_url=None, section_path=("总体要求", "发展目标"),
    clause="一、（二）", text="第一句。第二句。", start=10, end=18, highlights=((4, 8),), score=1.0,
)  # fmt: skip


def visible(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


SPANS = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=5)


@given(st.text(max_size=45), SPANS, SPANS)
def test_marking_changes_no_character(
    text: str, spans: list[tuple[int, int]], terms: list[tuple[int, int]]
) -> None:
    assert visible(marked(text, spans, terms)) == text


def test_the_highlight_is_marked() -> None:
    assert marked("第一句。第二句。", [(4, 8)]) == "第一句。<mark>第二句。</mark>"


def test_terms_inside_and_outside_of_the_mark() -> None:
    assert marked("甲乙丙丁", [(1, 3)], [(0, 2)]) == (
        '<b class="term">甲</b><mark><b class="term">乙</b>丙</mark>丁'
    )


@given(st.text())
def test_no_question_becomes_markup(question: str) -> None:
    markup = render.question_message(question)
    inside = markup.removeprefix('<div class="question">').removesuffix("</div>")
    assert not set(inside) & set("<>\"'")
    assert unescape(inside) == question


@pytest.mark.parametrize(
    "field",
    ["title", "place", "document_number", "issued", "clause", "text", "document_id", "status"],
)
def test_no_field_of_a_citation_becomes_markup(field: str) -> None:
    hostile = replace(CITATION, highlights=(), **{field: HOSTILE})
    markup = card(hostile, 1, ZH)
    assert "<img" not in markup
    assert "<script" not in markup
    assert 'onerror="' not in markup


def test_no_heading_becomes_markup() -> None:
    assert "<img" not in card(replace(CITATION, section_path=(HOSTILE,)), 1, ZH)


def test_no_answer_text_becomes_markup() -> None:
    answer = Answer("passages", HOSTILE + "[1]", 0.5, "zh", (CITATION,))
    assert "<img" not in render.answer_message(answer, 1, ZH)


def test_no_table_cell_becomes_markup() -> None:
    body = {"columns": [{"key": "a", "label": HOSTILE}], "rows": [{"a": HOSTILE, "citation": 1}]}
    answer = Answer("table", "x", 0.5, "zh", (CITATION,), table=body)
    assert "<img" not in render.answer_message(answer, 1, ZH)


def test_numbers_of_citations_become_buttons() -> None:
    markup = render.cited("甲[1]乙[7]", {1}, 3, ZH)
    assert 'data-card="cite-3-1"' in markup
    assert ">[1]</button>" in markup
    assert "乙[7]" in markup


def test_lines_with_dashes_become_a_list() -> None:
    markup = render.text_blocks("先说\n- 一\n- 二\n后说", set(), 1, ZH)
    assert markup == "<p>先说</p><ul><li>一</li><li>二</li></ul><p>后说</p>"


def test_an_abstention_links_its_nearest_clauses_once() -> None:
    answer = Answer("abstain", "没有找到。\n- 《某市规划》", 0.1, "zh", nearest=(CITATION,))
    assert render.answer_message(answer, 1, ZH).count("<li>") == 1


def test_the_reference_has_the_usual_form() -> None:
    assert reference(CITATION) == "《某市规划》（绵府发〔2023〕18号，2023-06-08）一、（二）"


def test_the_copied_answer_quotes_its_sources() -> None:
    answer = Answer("passages", "见[1]", 0.5, "zh", (CITATION,))
    assert answer_text(answer).splitlines()[-1].endswith("一、（二）：“第二句。”")


@pytest.mark.parametrize(
    ("status", "digest", "badge"),
    [("draft", False, "征求意见稿"), ("in_force", True, "要点摘编"), ("repealed", False, "已废止")],
)
def test_badges(status: str, digest: bool, badge: str) -> None:
    assert badge in visible(badges(status, digest, ZH))


def test_badges_in_english() -> None:
    assert visible(badges("draft", False, EN)) == "Draft for comment"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_link(url) is None


def test_titles_are_quoted_once() -> None:
    assert reference(replace(CITATION, title="《规划》")).startswith("《规划》（")


def test_a_clause_alone_loses_its_mark() -> None:
    assert reference(replace(CITATION, clause="二、")).endswith("）二")


def test_a_question_as_typed_is_not_said_to_be_understood() -> None:
    answer = Answer("abstain", "甲", 0.1, "zh", question={"text": "问", "rewritten": "问"})
    assert render.understood_line(answer, ZH) == ""


def test_a_question_that_leans_on_another_can_be_edited() -> None:
    parsed = {"text": "那2025年呢？", "rewritten": "绵阳2025年的目标"}
    line = render.understood_line(Answer("abstain", "甲", 0.1, "zh", question=parsed), ZH)
    assert 'data-question="绵阳2025年的目标"' in line
