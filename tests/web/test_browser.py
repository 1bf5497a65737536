"""The page in a real browser, over the real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.web.serving import Server
from tests.web.visits import DESKTOP, PHONE, QUESTION, Visit


@pytest.fixture(params=[(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "dark")], ids=str)
def other_visit(
    request: pytest.FixtureRequest, browser: Browser, server: Server
) -> Iterator[Visit]:
    """The same page on other screens."""
    viewport, scheme = request.param
    visit = Visit(browser, server, viewport=viewport, color_scheme=scheme)
    yield visit
    visit.context.close()


def test_the_seeds_question_finds_the_clause(browser: Browser, seeds_server: Server) -> None:
    visit = Visit(browser, seeds_server)
    visit.open()
    page = visit.ask(QUESTION)
    first = page.locator("#panel .card").first
    expect(first.locator(".facts")).to_contain_text("眉山")
    expect(first.locator(".clause")).to_contain_text("一、（二）")
    expect(first.locator("mark").first).to_contain_text("500亿元")
    expect(page.locator("#panel")).to_contain_text("成都")
    assert visit.outside() == []
    visit.context.close()


def test_a_card_is_the_clause_with_its_facts(talk: Visit) -> None:
    card = talk.page.locator("#cite-1-2")
    expect(card.locator("h3")).to_contain_text("绵阳市人工智能产业发展规划")
    expect(card.locator(".facts")).to_contain_text("绵府发〔2023〕18号")
    expect(card.locator("mark").first).to_contain_text("500亿元")


def test_nothing_is_loaded_from_outside(visit: Visit) -> None:
    visit.open()
    visit.ask("模板标签由谁登记？")
    visit.page.goto(visit.home + "docs")
    visit.page.wait_for_selector(".opblock")
    assert visit.outside() == []


def test_the_empty_state_says_what_is_loaded(visit: Visit) -> None:
    page = visit.open()
    expect(page.locator("#chat")).to_contain_text("已载入 3 份文件")
    expect(page.locator("#panel .documents li")).to_have_count(3)


def test_an_example_question_is_asked_by_a_click(visit: Visit) -> None:
    page = visit.open()
    text = page.locator("#chat .example").first.inner_text().strip()
    page.locator("#chat .example").first.click()
    expect(page.locator("#chat .question")).to_have_text(text)
    expect(page.locator("#chat .answer")).to_be_visible()


def test_a_blank_question_gets_a_hint(visit: Visit) -> None:
    page = visit.open()
    page.fill("#ask textarea", "   ")
    page.keyboard.press("Enter")
    expect(page.locator("#hint")).to_contain_text("请先输入问题")
    expect(page.locator("#chat .question")).to_have_count(0)


def test_an_unanswerable_question_shows_the_nearest_clauses(visit: Visit) -> None:
    visit.open()
    page = visit.ask("火星基地的食堂几点开门？")
    expect(page.locator("#chat .answer.abstain")).to_be_visible()


def test_a_number_leads_to_its_card(talk: Visit) -> None:
    talk.page.locator("#chat button.cite[data-card='cite-1-2']").first.click()
    talk.page.keyboard.press("Escape")
    expect(talk.page.locator("#cite-1-2")).to_be_in_viewport()


def test_numbers_of_an_earlier_answer_bring_back_its_cards(visit: Visit) -> None:
    visit.open()
    visit.ask(QUESTION)
    page = visit.ask("丽水的机器人测试基地提供什么服务？")
    expect(page.locator("#cite-1-1")).to_be_hidden()
    page.locator("#chat button.cite[data-card='cite-1-1']").first.click()
    expect(page.locator("#cite-1-1")).to_be_visible()


def test_a_card_opens_the_document_at_the_passage(talk: Visit) -> None:
    page = talk.page
    page.locator("#cite-1-2 a.view").click()
    with talk.context.expect_page() as opened:
        page.locator("#viewer a.tab").click()
    document = opened.value
    expect(document.locator("#passage")).to_be_in_viewport()
    expect(document.locator("#passage")).to_contain_text("500亿元")
    expect(document.locator(".back")).to_be_visible()
    document.close()
    page.keyboard.press("Escape")
    expect(page.locator("#viewer")).to_have_count(0)


def test_the_answer_is_copied_with_its_sources(talk: Visit) -> None:
    talk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = talk.page
    page.locator("#chat button.copy").first.click()
    expect(page.locator("#chat button.copy.done")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert (
        "[2] 《绵阳市人工智能产业发展规划》（绵府发〔2023〕18号，2023-06-08）一、（二）：" in copied
    )


def test_a_follow_up_gets_the_history(visit: Visit) -> None:
    visit.open()
    visit.ask("绵阳到2030年的人工智能产业规模目标是什么？")
    page = visit.ask("责任单位是谁？")
    expect(page.locator("#chat .question")).to_have_count(2)
    expect(page.locator("#chat .answer")).to_have_count(2)


def test_a_new_conversation_is_empty(visit: Visit) -> None:
    visit.open()
    page = visit.ask(QUESTION)
    page.click("#new")
    expect(page.locator("#chat .question")).to_have_count(0)
    expect(page.locator("#panel .documents")).to_be_visible()


def test_english_by_address(visit: Visit) -> None:
    page = visit.open("?lang=en")
    expect(page.locator("h1")).to_have_text("Policy QA")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_english_by_the_switch_keeps_the_conversation(visit: Visit) -> None:
    visit.open()
    page = visit.ask(QUESTION)
    page.click("#switch")
    expect(page.locator("#panel h2").first).to_have_text("Sources")
    expect(page.locator("#chat .question")).to_have_text(QUESTION)
    assert "lang=en" in page.url


@pytest.mark.parametrize("question", ["<img src=x onerror=window.hacked=1>", "<b>粗</b> **x**"])
def test_a_question_is_shown_as_typed_and_never_runs(visit: Visit, question: str) -> None:
    visit.open()
    page = visit.ask(question)
    expect(page.locator("#chat .question")).to_have_text(question)
    assert page.evaluate("window.hacked") is None


def test_a_hostile_document_never_runs_or_loads(visit: Visit) -> None:
    visit.open()
    page = visit.ask("衢州市的模板标签由谁登记？")
    expect(page.locator("#panel")).to_contain_text("{{value}}")
    page.locator("#panel .card a.view").first.click()
    expect(page.frame_locator("#viewer iframe").locator("main.text")).to_be_visible()
    assert page.frames[-1].evaluate("window.hacked") is None
    assert page.evaluate("window.hacked") is None
    assert visit.outside() == []


def test_other_screens_answer_without_sideways_scrolling(other_visit: Visit) -> None:
    page = other_visit.open()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    other_visit.ask(QUESTION)
    assert page.evaluate(overflow) <= 0
    expect(page.locator("#panel .card").first).to_contain_text("500亿元")
    assert other_visit.errors == []


def test_cards_stand_beside_the_answer_on_a_desktop(talk: Visit) -> None:
    page = talk.page
    answer, cards = page.locator("#talk").bounding_box(), page.locator("#side").bounding_box()
    assert answer
    assert cards
    assert cards["x"] >= answer["x"] + answer["width"] - 1


def test_cards_stand_below_the_answer_on_a_phone(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server, viewport=PHONE)
    visit.open()
    page = visit.ask(QUESTION)
    answer = page.locator("#chat .answer").bounding_box()
    card = page.locator("#panel .card").first.bounding_box()
    assert answer
    assert card
    assert card["y"] >= answer["y"] + answer["height"]
    visit.context.close()
