"""The chat in a page of another origin: every snippet of the documentation, in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from corpus.settings import Settings
from qa.assistant import Assistant
from tests.web.inside import served
from tests.web.portals import Portal, portal_on, snippet, snippets
from tests.web.serving import ROOT, free_port
from tests.web.test_accessibility import violations
from tests.web.visits import DESKTOP, PHONE, WAIT

WHITE, BLACK = "rgb(255, 255, 255)", "rgb(17, 17, 17)"
EMBED = ROOT / "qa" / "web" / "static" / "embed.js"
PLAIN = '<script src="http://policy-qa.intranet:7860/embed.js" defer></script>'


@pytest.fixture(scope="module")
def portal(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The chat, and a portal of another origin that may show it."""
    port = free_port()
    settings = Settings(frame_ancestors=(f"http://127.0.0.1:{port}",))
    data = tmp_path_factory.mktemp("embedding")
    with served(assistant, data, settings) as home, portal_on(port, home) as portal:
        yield portal


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    yield page
    context.close()


def script(**settings: str) -> str:
    """The snippet of the bubble with ``data-…`` attributes."""
    given = " ".join(f'data-{name}="{value}"' for name, value in settings.items())
    return PLAIN.replace(" defer", f" {given} defer")


def opened(page: Page) -> FrameLocator:
    """The chat in its frame, once it can be used; the frame's locator."""
    frame = page.frame_locator("iframe")
    expect(frame.locator("#ask textarea")).to_be_visible(timeout=WAIT)
    return frame


def bubble(page: Page) -> Locator:
    return page.locator("button.open")


def test_the_script_is_small() -> None:
    assert len(EMBED.read_bytes()) <= 6 * 1024


def test_the_documentation_has_a_snippet_of_each_kind() -> None:
    kinds = ["/embed.js", "data-open", "<iframe", "<a ", '"/kb/embed.js"']
    assert [sign for sign in kinds if not any(sign in text for text in snippets())] == []


def test_the_first_snippet_opens_the_chat_under_a_strict_policy(page: Page, portal: Portal) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    policy = f"default-src 'self'; script-src {portal.home}; frame-src {portal.home}"
    page.goto(portal.show(snippet("/embed.js"), policy))
    bubble(page).press("Enter")
    frame = opened(page)
    expect(frame.locator("#chat .example").first).to_be_visible(timeout=WAIT)
    expect(frame.locator("#ask textarea")).to_be_focused()
    page.keyboard.type("目标")
    expect(frame.locator("#ask textarea")).to_have_value("目标")
    expect(page.locator(".bar")).to_have_css("background-color", "rgb(23, 85, 143)")
    assert [line for line in told if "violates" in line] == []


def test_the_snippet_with_settings_does_what_it_says(page: Page, portal: Portal) -> None:
    page.goto(portal.show(snippet("data-open")))
    box = page.get_by_role("dialog", name="Ask the policies")
    expect(box).to_be_visible()
    frame = opened(page)
    question = frame.locator("#ask textarea")
    expect(question).to_have_value("Which cities target 50 billion yuan by 2030?")
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    expect(frame.locator("#chat .question")).to_have_count(0)
    expect(page.locator(".bar")).to_have_css("background-color", "rgb(11, 110, 79)")
    place = box.bounding_box()
    assert place
    assert place["x"] == 24
    # Nobody asked for it: the page keeps the focus.
    assert page.evaluate("document.activeElement === document.body")


def test_the_frame_snippet_shows_the_chat(page: Page, portal: Portal) -> None:
    page.goto(portal.show(snippet("<iframe")))
    expect(opened(page).locator("#chat .example").first).to_be_visible(timeout=WAIT)


def test_the_link_asks_its_question(page: Page, portal: Portal) -> None:
    page.goto(portal.show(snippet("<a ")))
    page.get_by_role("link", name="政策问答").click()
    asked = "眉山人工智能小镇由哪些单位负责"
    expect(page.locator("#chat .question")).to_have_text(asked, timeout=WAIT)


def test_it_does_not_open_by_itself_on_a_phone(page: Page, portal: Portal) -> None:
    page.set_viewport_size(PHONE)
    page.goto(portal.show(script(open="true")))
    expect(bubble(page)).to_be_visible()
    expect(page.locator("dialog")).to_be_hidden()


def test_nothing_but_the_script_is_loaded_before_somebody_asks(page: Page, portal: Portal) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(portal.show(PLAIN))
    expect(bubble(page)).to_be_visible()
    own = [address for address in requests if not address.startswith(portal.url)]
    assert own == [f"{portal.home}/embed.js"]


def closed(page: Page) -> None:
    """The box is gone and the bubble has the focus."""
    expect(page.locator("dialog")).to_be_hidden()
    expect(bubble(page)).to_be_focused()
    expect(bubble(page)).to_have_attribute("aria-expanded", "false")


def test_it_closes_in_three_ways_and_opens_where_it_was(page: Page, portal: Portal) -> None:
    page.goto(portal.show(PLAIN))
    expect(bubble(page)).to_have_attribute("aria-expanded", "false")
    bubble(page).click()
    question = opened(page).locator("#ask textarea")
    expect(bubble(page)).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    question.fill("半句话")
    page.get_by_role("button", name="关闭").click()
    closed(page)
    bubble(page).click()
    expect(question).to_have_value("半句话")
    page.locator(".close").press("Escape")
    closed(page)
    bubble(page).click()
    question.press("Escape")
    closed(page)


def test_on_a_phone_it_covers_the_page(page: Page, portal: Portal) -> None:
    page.set_viewport_size(PHONE)
    page.goto(portal.show(PLAIN))
    bubble(page).click()
    assert page.locator("dialog").bounding_box() == {"x": 0, "y": 0, **PHONE}
    # What is behind it cannot be reached.
    behind = "link => { link.focus(); return document.activeElement === link; }"
    assert page.locator("h1 + p a").evaluate(behind) is False
    opened(page).locator("#ask textarea").press("Escape")
    closed(page)


@pytest.mark.parametrize(
    ("colour", "letters"), [("#0b6e4f", WHITE), ("gold", BLACK), ("no colour", WHITE)]
)
def test_letters_can_be_read_on_any_colour(
    page: Page, portal: Portal, colour: str, letters: str
) -> None:
    page.goto(portal.show(script(color=colour)))
    expect(bubble(page)).to_have_css("color", letters)


def test_a_site_that_is_not_allowed_shows_nothing(page: Page, portal: Portal) -> None:
    portal.show(PLAIN)
    page.goto(portal.url.replace("127.0.0.1", "localhost"))
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        bubble(page).click()
    assert page.frames[1].locator("#ask").count() == 0
