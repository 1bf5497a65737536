"""👍/👎 and the right passage in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.feedback import Asked, FeedbackStore, Passage, Verdict
from tests.web.inside import served
from tests.web.test_accessibility import violations
from tests.web.visits import DESKTOP, PHONE, WAIT

FIRST = "绵阳市在算力平台方面有什么举措？"
THANKS = "谢谢，已记下。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feedback")


@pytest.fixture(scope="module")
def home(assistant: Assistant, folder: Path) -> Iterator[str]:
    with served(assistant, folder, Settings()) as home:
        yield home


@pytest.fixture
def store(folder: Path) -> FeedbackStore:
    store = FeedbackStore.open(folder)
    for verdict in store.verdicts():
        store.withdraw(verdict.key)
    return store


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(home)
    page.wait_for_selector("#chat .example")
    ask(page, FIRST)
    yield page
    context.close()


def ask(page: Page, question: str) -> None:
    count = page.locator("#chat .feedback").count()
    page.fill("#ask textarea", question)
    page.keyboard.press("Enter")
    expect(page.locator("#chat .feedback")).to_have_count(count + 1, timeout=WAIT)


def test_a_thumb_is_kept_stays_pressed_and_can_be_taken_back(
    page: Page, store: FeedbackStore
) -> None:
    thumb = page.get_by_role("button", name="有用").first
    thumb.press("Enter")
    expect(page.locator(".feedback .said")).to_have_text(THANKS)
    (verdict,) = store.verdicts()
    assert (verdict.question, verdict.rating) == (FIRST, "up")
    assert "算力" in verdict.citations[0].text
    ask(page, "丽水的机器人测试基地提供什么服务？")
    expect(thumb).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".thumb.up").last).to_have_attribute("aria-pressed", "false")
    thumb.press("Enter")
    expect(thumb).to_have_attribute("aria-pressed", "false")
    assert store.verdicts() == []


def test_a_thumb_down_asks_for_the_reason_and_the_passage(page: Page, store: FeedbackStore) -> None:
    down, reason = page.get_by_role("button", name="有问题"), page.get_by_label("原因（可不填）")
    down.click()
    expect(reason).to_be_focused()
    assert violations(page) == []
    # Drawn anew, as with every turn of the conversation, the answer keeps its form.
    page.locator(".feedback").evaluate("""async box => {
        const [copy, around] = [box.cloneNode(true), box.parentElement];
        copy.querySelector("form").remove();
        box.remove();
        await new Promise(done => setTimeout(done, 100));
        around.append(copy);
    }""")
    expect(reason).to_be_focused()
    reason.press("Escape")
    expect(page.locator(".feedback form")).to_have_count(0)
    expect(down).to_be_focused()
    assert [verdict.rating for verdict in store.verdicts()] == ["down"]
    down.press("Enter")
    expect(reason).to_be_focused()
    page.keyboard.type("要的是测试基地")
    page.get_by_label("输入关键词，在全部文件中查找").fill("机器人测试基地")
    page.keyboard.press("Enter")
    page.locator(".choices label", has_text="建设测试基地").locator("input").check()
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".feedback form")).to_have_count(0)
    (verdict,) = store.verdicts()
    assert (verdict.rating, verdict.reason) == ("down", "要的是测试基地")
    assert verdict.right
    assert verdict.right.file == "draft.txt"
    assert "建设测试基地" in verdict.right.text
    expect(page.locator("#chat .question")).to_have_count(1)  # Enter there asks nothing


def test_a_card_can_be_named_the_right_passage(page: Page, store: FeedbackStore) -> None:
    # First without the server: what was not kept is not shown as kept.
    page.route("**/api/feedback", lambda route: route.abort())
    button = page.locator("#panel .card button.right-passage").first
    button.click()
    expect(page.locator(".feedback .said")).to_have_text("没能保存，请稍后再试。")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.unroute("**/api/feedback")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".feedback .said")).to_have_text(THANKS)
    (verdict,) = store.verdicts()
    assert verdict.right
    shown = page.locator("#panel .card blockquote").first.inner_text()
    assert verdict.right.text.strip()[:10] in shown


def test_the_maintainers_page_is_accessible_and_fits_a_phone(
    browser: Browser, home: str, store: FeedbackStore
) -> None:
    passage = Passage("d1", "plan.txt", "某市规划", 0, 5, "到2030年")
    store.judge(Verdict("k", "目标？", "down", "passages", "见下", "s", (passage,), reason="不对"))
    store.add_asked([Asked("食堂几点开门？", "abstain", 0.1, "s", "")], keep=10)
    context = browser.new_context(viewport=PHONE, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{home}maintain?lang=en")
    assert violations(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    page.set_viewport_size(DESKTOP)
    expect(page.locator("#missed tbody th").first).to_have_text("食堂几点开门？")
    page.locator("#down dd a").first.click()
    expect(page.locator("main")).to_contain_text("There is no such document.")
    context.close()
