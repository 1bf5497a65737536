"""What the page must keep: no violation of WCAG A and AA that axe finds, and a small first view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.serving import Server
from tests.web.visits import DESKTOP, PHONE, TWO_PLACES, Visit

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FIRST_VIEW = 400 * 1024  # bytes, as transferred


def violations(page: Page) -> list[str]:
    """What axe finds wrong, with the element and why."""
    # What fades in or slides must have come to rest.
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))")
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{item['id']}: {node['html'][:120]} {node['failureSummary'][:300]}"
        for item in found
        for node in item["nodes"]
    ]


def violations_in(page: Page, schemes: Sequence[Any]) -> list[str]:
    """What axe finds wrong in light or dark, which an open page follows."""
    found = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        # The chat's own class, which a document has none of.
        followed = """dark => !document.querySelector("#chat")
            || document.body.classList.contains("dark") === dark"""
        page.wait_for_function(followed, arg=scheme == "dark")
        found += [f"{scheme}: {line}" for line in violations(page)]
    return found


@pytest.mark.parametrize(
    ("viewport", "schemes", "language"),
    [(DESKTOP, ("light", "dark"), "zh"), (PHONE, ("dark",), "en")],
    ids=["desktop", "phone-dark"],
)
def test_every_state_of_the_page_is_accessible(
    browser: Browser, server: Server, viewport: Any, schemes: Sequence[Any], language: str
) -> None:
    visit = Visit(browser, server, viewport=viewport, color_scheme=schemes[0])
    page = visit.open(f"?lang={language}")
    assert violations_in(page, schemes) == []
    page.click("#filters summary")
    page.check("#filters input[value='draft']")
    assert violations_in(page, schemes[-1:]) == []
    page.locator("#filters .clear").click()
    visit.ask(TWO_PLACES)
    visit.ask("火星基地的食堂几点开门？")
    visit.ask("丽水的机器人测试基地提供什么服务？")
    page.click("#tools summary")
    assert violations_in(page, schemes) == []
    page.locator("#chat button.cite").last.click()
    address = page.locator("#viewer iframe").get_attribute("src")
    expect(page.frame_locator("#viewer iframe").locator("#passage")).to_be_visible()
    assert violations_in(page, schemes) == []
    page.goto(f"{visit.home}{address}")
    assert violations_in(page, schemes) == []
    visit.context.close()


def test_the_first_view_is_small_and_comes_from_here(visit: Visit) -> None:
    watch = visit.context.new_cdp_session(visit.page)
    sizes: list[float] = []
    watch.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    watch.send("Network.enable")
    visit.open()
    assert 0 < sum(sizes) <= FIRST_VIEW
    assert visit.outside() == []
