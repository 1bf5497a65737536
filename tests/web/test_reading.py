"""Reading in a real browser: quotations at the numbers, the document beside the answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from starlette.testclient import TestClient

from tests.web.serving import Server
from tests.web.visits import PHONE, QUESTION, Visit


@pytest.fixture
def page(talk: Visit) -> Iterator[Page]:
    """The answered page with nothing open."""
    yield talk.page
    for _ in range(2):
        talk.page.keyboard.press("Escape")
    talk.page.mouse.move(0, 0)


DRAFT, PLAN = 1, 2  # the citations of the answer, in the order of their years


def cite(page: Page, number: int = PLAN) -> Any:
    return page.locator(f"#chat button.cite[data-card='cite-1-{number}']").first


def document(page: Page) -> FrameLocator:
    return page.frame_locator("#viewer iframe")


def test_a_number_tells_its_quotation_to_the_mouse(page: Page) -> None:
    cite(page).hover()
    quotation = page.get_by_role("tooltip")
    expect(quotation).to_contain_text("500亿元")
    expect(quotation).to_contain_text(
        "《绵阳市人工智能产业发展规划》（绵府发〔2023〕18号，2023-06-08）"
    )
    page.keyboard.press("Escape")
    expect(quotation).to_be_hidden()


def test_the_quotation_of_a_draft_says_so(page: Page) -> None:
    cite(page, DRAFT).hover()
    expect(page.get_by_role("tooltip").locator(".badge.draft")).to_have_text("征求意见稿")


def test_a_number_is_read_from_the_keyboard(page: Page) -> None:
    page.locator("#chat .question").evaluate("node => { node.tabIndex = -1; node.focus(); }")
    for _ in (DRAFT, PLAN):
        page.keyboard.press("Tab")
    expect(cite(page)).to_be_focused()
    expect(page.get_by_role("tooltip")).to_contain_text("500亿元")
    expect(cite(page)).to_have_attribute("aria-describedby", "quotation")
    page.keyboard.press("Enter")
    expect(document(page).locator("#passage")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#viewer")).to_have_count(0)
    expect(cite(page)).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_hidden()  # just read, it need not cover the answer


def test_the_document_shows_clause_outline_and_metadata(page: Page) -> None:
    cite(page).click()
    shown = document(page)
    expect(shown.locator("#passage")).to_contain_text("500亿元")
    expect(shown.locator("#passage")).to_be_in_viewport()
    expect(shown.locator("nav.outline [aria-current]")).to_have_text("发展目标")
    expect(shown.locator("dl")).to_contain_text("绵府发〔2023〕18号")
    expect(shown.locator(".back")).to_be_hidden()


def test_the_answer_stays_beside_the_document_on_a_wide_screen(talk: Visit, page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    cite(page).click()
    expect(document(page).locator("#passage")).to_be_in_viewport()
    answer, viewer = page.locator("#talk").bounding_box(), page.locator("#viewer").bounding_box()
    assert answer
    assert viewer
    assert viewer["x"] >= answer["x"] + answer["width"] - 1
    page.keyboard.press("Escape")


def test_steps_lead_to_the_next_hit_and_back(page: Page) -> None:
    cite(page).click()
    expect(document(page).locator("h1")).to_contain_text("绵阳")
    page.get_by_role("button", name="上一处").click()
    expect(document(page).locator("h1")).to_contain_text("丽水")
    expect(document(page).locator(".badge.draft")).to_be_visible()
    expect(document(page).locator("#passage")).to_contain_text("80亿元")
    page.get_by_role("button", name="下一处").click()
    expect(document(page).locator("h1")).to_contain_text("绵阳")


def test_escape_inside_the_document_closes_it(page: Page) -> None:
    cite(page).click()
    document(page).locator("summary").press("Escape")
    expect(page.locator("#viewer")).to_have_count(0)


def test_words_of_the_question_are_marked_apart(page: Page) -> None:
    card = page.locator("#cite-1-2")
    expect(card.locator("mark").first).to_contain_text("500亿元")
    assert "规模" in "".join(card.locator("b.term").all_inner_texts())


def test_numbers_side_by_side_are_drawn(page: Page) -> None:
    chart = page.locator("#chat .chart").first
    expect(chart.locator("li")).to_have_count(2)
    expect(chart.locator("li").first).to_contain_text("绵阳")
    expect(chart.locator("li").first).to_contain_text("突破500亿元")


def test_the_citation_is_copied_in_its_form(talk: Visit, page: Page) -> None:
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#cite-1-2").get_by_role("button", name="复制引文").click()
    expect(page.locator("#cite-1-2 button.copy.done")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "《绵阳市人工智能产业发展规划》（绵府发〔2023〕18号，2023-06-08）一、（二）"


def test_the_document_fills_a_phone_and_gives_the_answer_back(
    browser: Browser, server: Server
) -> None:
    visit = Visit(browser, server, viewport=PHONE, has_touch=True)
    visit.open()
    page = visit.ask(QUESTION)
    cite(page, 1).tap()
    expect(document(page).locator("#passage")).to_be_in_viewport()
    assert page.locator("#viewer").bounding_box() == {"x": 0, "y": 0, **PHONE}
    page.get_by_role("button", name="关闭").tap()
    expect(cite(page, 1)).to_be_in_viewport()
    assert visit.errors == []
    visit.context.close()


def plan_of(client: TestClient) -> dict[str, Any]:
    listed = client.get("/api/documents").json()["documents"]
    found: dict[str, Any] = next(item for item in listed if item["file"] == "plan.txt")
    return found


def test_the_original_file_is_saved_never_shown(client: TestClient, corpus_folder: Path) -> None:
    reply = client.get(f"/file/{plan_of(client)['id']}")
    assert reply.content == (corpus_folder / "plan.txt").read_bytes()
    assert reply.headers["content-disposition"] == "attachment; filename*=UTF-8''plan.txt"
    assert reply.headers["content-type"] == "application/octet-stream"
    assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("identifier", ["none", "..%2Fplan.txt", "%2Fetc%2Fpasswd"])
def test_only_files_of_the_catalogue_are_served(client: TestClient, identifier: str) -> None:
    assert client.get(f"/file/{identifier}").status_code == 404


def test_a_file_that_has_changed_is_not_served(client: TestClient, corpus_folder: Path) -> None:
    path = corpus_folder / "plan.txt"
    before = path.read_bytes()
    try:
        path.write_text("另一份文件", encoding="utf-8")
        assert client.get(f"/file/{plan_of(client)['id']}").status_code == 409
        path.unlink()
        assert client.get(f"/file/{plan_of(client)['id']}").status_code == 404
    finally:
        path.write_bytes(before)


def test_a_click_outlives_a_redraw_of_what_is_pressed(page: Page) -> None:
    number = cite(page)
    number.hover()
    page.mouse.down()
    number.evaluate("node => node.replaceWith(node.cloneNode(true))")
    page.mouse.up()
    expect(page.locator("#viewer")).to_be_visible()
