"""The table of an answer: what is folded, what is left out, where its numbers stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from qa.answer import Answer, Citation
from qa.web.labels import EN, ZH
from qa.web.markup import with_button
from qa.web.panel import side_panel
from qa.web.references import answer_text
from qa.web.tables import table
from tests.web.serving import ROOT

SCRIPTS = [ROOT / "qa" / "web" / "static" / name for name in ("tables.js", "citations.js")]


def citation(number: int, start: int = 0, clause: str = "二、") -> Citation:
    return Citation(
        number=number, document_id="d1", title="某市规划", file="plan.txt", place="绵阳",
        level="city", document_number=None, issuer=None, issued=None, status="in_force",
        digest=False, source_url=None, section_path=("总则", "目标"), clause=clause,
        text="第一句。第二句。", start=start, end=start + 8, highlights=((4, 8),), score=1.0,
    )  # fmt: skip


def body(rows: list[dict[str, Any]], *keys: str) -> dict[str, Any]:
    return {"columns": [{"key": key, "label": key.upper()} for key in keys], "rows": rows}


def many(count: int) -> str:
    rows = [{"place": f"地区{number}"} for number in range(count)]
    return table(body(rows, "place"), (), 1, EN)


def test_fourteen_rows_are_all_shown() -> None:
    assert "<tbody hidden>" not in many(14)


def test_from_fifteen_rows_on_twelve_are_shown() -> None:
    shown, folded = many(15).split("<tbody hidden>")
    assert shown.count("<tr><td") == 12
    assert folded.count("<tr><td") == 3
    assert "Show all 15 rows" in folded


def test_a_column_without_a_value_is_left_out() -> None:
    markup = table(body([{"place": "甲", "value": None}], "place", "value"), (), 1, ZH)
    assert "VALUE" not in markup


def test_a_document_without_a_counterpart_keeps_its_column() -> None:
    rows = [{"document_1": "总则", "document_2": None}]
    assert "DOCUMENT_2" in table(body(rows, "document_1", "document_2"), (), 1, ZH)


@pytest.mark.parametrize(
    ("own", "cited", "shown"),
    [
        ("三、（一）", "二、", "三、（一）"),
        ("一、", "二、", "一"),
        (None, "二、", "二"),
        (None, "", "目标"),
    ],
)
def test_the_clause_of_a_row(own: str | None, cited: str, shown: str) -> None:
    rows = [{"place": "甲", "clause": own, "citation": 1}]
    markup = table(body(rows, "place", "clause"), [citation(1, clause=cited)], 1, ZH)
    assert f"<div>{shown}</div>" in markup


def test_the_citation_stands_after_the_words_not_after_the_row_number() -> None:
    rows = [{"number": 1, "item": "甲工程", "citation": 1}]
    first, second = table(body(rows, "number", "item"), [citation(1)], 1, ZH).split("</td>")[:2]
    assert "cite-1-1" not in first
    assert "cite-1-1" in second


def test_a_long_quote_is_folded_and_whole() -> None:
    quote = "目" * 300
    markup = table(body([{"text": quote}], "text"), (), 1, ZH)
    assert "<details" in markup
    assert quote in markup


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("有：眉山 ", '有：<span class="kept">眉山[b]、</span>'),
        ("Anhui (安徽)", 'Anhui <span class="kept">(安徽)[b]、</span>'),
        ("实施创新工程", '实施创新工<span class="kept">程[b]、</span>'),
        ("", '<span class="kept">[b]、</span>'),
    ],
)
def test_a_number_keeps_its_line_with_name_and_mark(before: str, said: str) -> None:
    assert with_button(before, "[b]", "、成都") == (said, "成都")


def test_the_table_is_copied_as_cells() -> None:
    answer = Answer(
        "table", "见表", 0.9, "zh", table=body([{"place": "甲", "value": None}], "place", "value")
    )
    assert answer_text(answer).splitlines() == ["见表", "", "PLACE\tVALUE", "甲"]


def test_one_passage_has_one_card_in_view() -> None:
    cited = (citation(1), citation(2, start=40), citation(3))
    markup = side_panel([("问", Answer("table", "答", 0.9, "zh", cited))], ZH, None)
    cards = markup.split("<article")[1:]
    assert [card.split(">")[0].endswith("hidden") for card in cards] == [False, True, False]
    assert 'id="cite-1-3"' in cards[1]


@pytest.mark.parametrize(
    ("key", "text", "order"),
    [
        ("target", "突破500亿元", "50000000000"),
        ("target", "2025年达到30%", "30"),
        ("deadline", "2030年", "2030"),
    ],
)
def test_quantities_are_sorted_by_their_number(key: str, text: str, order: str) -> None:
    assert f'data-sort="{order}"' in table(body([{key: text}] * 3, key), (), 1, ZH)


def test_a_table_of_two_rows_is_not_sorted() -> None:
    assert "aria-sort" not in table(body([{"place": "甲"}] * 2, "place"), (), 1, ZH)


@pytest.mark.parametrize(
    ("status", "digest", "badge"),
    [("draft", False, "征求意见稿"), ("repealed", False, "已废止"), ("in_force", True, "要点摘编")],
)
def test_what_a_row_rests_on_is_badged(status: str, digest: bool, badge: str) -> None:
    source = replace(citation(1), status=status, digest=digest)
    rows = [{"place": "甲", "document": "《某市规划》", "citation": 1}]
    assert f">{badge}</span>" in table(body(rows, "place", "document"), [source], 1, ZH)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A long table and the cards of one passage, with the page's own script and no server."""
    page = browser.new_page()
    cited = (citation(1), citation(2))
    panel = side_panel([("问", Answer("table", "答", 0.9, "zh", cited))], EN, None)
    page.set_content(
        f'<div id="chat"></div><div id="side"></div>{many(60)}<div id="panel">{panel}</div>'
    )
    page.evaluate("window.policyqa = { words: () => ({ rows: '{shown} of {total}' }), view() {} }")
    for script in SCRIPTS:
        page.add_script_tag(path=script)
    yield page
    page.close()


def test_the_folded_rows_open_and_close_from_the_keyboard(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    rows, button = page.locator("tbody tr:visible"), page.locator("button.rows")
    expect(rows).to_have_count(12)
    button.focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(60)
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(12)
    assert asked == []


def test_a_number_on_a_card_shows_the_other_card_of_the_passage(page: Page) -> None:
    page.locator("#cite-1-1 button.cite").click()
    expect(page.locator("#cite-1-2")).to_be_visible()
    expect(page.locator("#cite-1-1")).to_be_hidden()


def heading(page: Page, name: str) -> Any:
    return page.get_by_role("columnheader", name=name)


def first_cells(page: Page, count: int) -> list[str]:
    return [text.strip() for text in page.locator("tbody td:first-child").all_inner_texts()[:count]]


def test_a_heading_sorts_all_rows_from_the_keyboard_and_back(page: Page) -> None:
    heading(page, "PLACE").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heading(page, "PLACE")).to_have_attribute("aria-sort", "ascending")
    assert first_cells(page, 3) == ["地区0", "地区1", "地区2"]
    page.keyboard.press("Enter")
    expect(heading(page, "PLACE")).to_have_attribute("aria-sort", "descending")
    assert first_cells(page, 2) == ["地区59", "地区58"]
    expect(page.locator("tbody tr:visible")).to_have_count(12)


def test_finding_looks_at_the_folded_rows_too(page: Page) -> None:
    page.get_by_role("searchbox").fill("地区5")
    expect(page.locator("tbody tr:visible")).to_have_count(11)
    expect(page.locator(".found")).to_have_text("11 of 60")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("tbody tr:visible")).to_have_count(12)
