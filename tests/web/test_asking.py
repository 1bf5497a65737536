"""Asking in a real browser: the address, the keys, a stop, a reload, filters, what to ask next."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.settings import Settings
from qa.answer import Answer
from qa.assistant import Assistant
from tests.web.inside import served
from tests.web.serving import Server
from tests.web.visits import TWO_PLACES, Visit

LOOKUP = "丽水的机器人测试基地提供什么服务？"


def box(page: Page) -> Any:
    return page.locator("#ask textarea")


def test_the_address_prefills_and_dresses_the_page(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.home + "?q=丽水 机器人&theme=dark&compact=1&lang=en")
    expect(box(page)).to_have_value("丽水 机器人")
    expect(page.locator("body")).to_have_class(re.compile(r"\bdark\b"))
    expect(page.locator("h1")).to_have_text("Policy QA")
    bar = page.locator("#title").bounding_box()
    assert bar
    assert bar["height"] <= 1
    expect(page.locator("#chat .question")).to_have_count(0)
    assert "q=" not in page.url


def test_the_address_asks_once_and_a_reload_keeps_the_answer(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.home + f"?q={LOOKUP}&ask=1")
    expect(page.locator("#chat .answer")).to_contain_text("检验检测服务")
    page.goto(visit.home + f"?q={LOOKUP}&ask=1")
    expect(page.locator("#chat .answer")).to_contain_text("检验检测服务")
    expect(page.locator("#panel .card").first).to_be_visible()
    expect(page.locator("#chat .question")).to_have_count(1)
    page.click("#new")
    expect(page.locator("#chat .question")).to_have_count(0)
    page.reload()
    page.wait_for_selector("#chat .example")
    expect(page.locator("#chat .question")).to_have_count(0)


def test_enter_sends_unless_it_ends_a_composition_or_shift_is_held(visit: Visit) -> None:
    page = visit.open()
    box(page).click()
    keyboard = visit.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "丽", "selectionStart": 1, "selectionEnd": 1})
    composing = {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229}
    keyboard.send("Input.dispatchKeyEvent", composing)
    # What browsers that report the Enter of an input method as a real key send.
    box(page).dispatch_event("keypress", {"key": "Enter", "isComposing": True, "bubbles": True})
    keyboard.send("Input.insertText", {"text": "丽水"})
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("机器人")
    expect(box(page)).to_have_value("丽水\n机器人")
    expect(page.locator("#chat .question")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question")).to_have_text("丽水\n机器人")


class Held:
    """The assistant, whose answers wait until they are let go."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.go = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    def ask(self, *arguments: Any) -> Answer:
        assert self.go.wait(60)
        return self._assistant.ask(*arguments)


@pytest.fixture
def held(assistant: Assistant) -> Held:
    return Held(assistant)


@pytest.fixture
def slow(held: Held, browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """A visit of a server whose answers are held."""
    with served(cast(Assistant, held), tmp_path, Settings()) as url:
        visit = Visit(browser, Server(url, cast(Any, None)))
        yield visit
        held.go.set()
        visit.context.close()


def test_a_question_shows_its_step_can_be_stopped_and_does_not_jump(
    slow: Visit, held: Held
) -> None:
    page = slow.open()
    box(page).fill(LOOKUP)
    page.keyboard.press("Enter")
    expect(page.locator("#chat .pending")).to_contain_text("正在 3 份文件中查找原文")
    expect(page.locator("#chat .question")).to_have_text(LOOKUP)
    page.locator("#ask .stop-button").click()
    expect(page.locator("#chat .question")).to_have_count(0)
    expect(box(page)).to_have_value(LOOKUP)
    page.locator("#ask .submit-button").click()
    expect(page.locator("#chat .pending")).to_be_visible()
    before = page.locator("#chat .question").bounding_box()
    held.go.set()
    expect(page.locator("#chat .answer")).to_contain_text("检验检测服务")
    expect(page.locator("#chat .question")).to_have_count(1)
    assert page.locator("#chat .question").bounding_box() == before


def test_filters_restrict_the_answer_until_they_are_cleared(visit: Visit) -> None:
    page = visit.open()
    page.click("#filters summary")
    page.check("#filters input[value='丽水']")
    page.check("#filters input[value='draft']")
    page.keyboard.press("Escape")
    expect(page.locator("#filters .chip")).to_have_text(["丽水", "征求意见稿"])
    places = page.locator("#chat .answer td.place")
    visit.ask(TWO_PLACES)
    expect(places).to_have_count(1)
    expect(places).to_contain_text("丽水")
    expect(page.locator("#chat .scope")).to_have_text("筛选：丽水 · 征求意见稿")
    page.click("#switch")
    expect(page.locator("#filters .chip")).to_have_text(["Lishui (丽水)", "Draft for comment"])
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#filters .chip")).to_have_count(0)
    visit.ask(TWO_PLACES)
    expect(page.locator("#chat .answer").last.locator("td.place")).to_have_count(2)


def test_what_to_ask_next_is_offered_and_asked(talk: Visit) -> None:
    further = talk.page.locator("#chat .option").last
    asked = further.inner_text()
    further.click()
    expect(talk.page.locator("#chat .answer")).to_have_count(2)
    expect(talk.page.locator("#chat .question").last).not_to_have_text(TWO_PLACES)
    assert asked


def test_a_follow_up_says_how_it_was_read_and_can_be_edited(visit: Visit) -> None:
    visit.open()
    visit.ask("绵阳到2030年的产业规模目标是多少？")
    page = visit.ask("丽水呢？")
    read = page.locator("#chat .understood q").inner_text()
    assert "丽水" in read
    page.locator("#chat .understood button").click()
    expect(box(page)).to_have_value(read)
    expect(box(page)).to_be_focused()
