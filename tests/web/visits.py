"""A visit of the chat page in a browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.web.serving import Server

QUESTION = "which cities target 500亿 by 2030?"
TWO_PLACES = "哪些城市给产业规模定了目标？"  # a table with a row of each of two documents
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
WAIT = 60_000  # milliseconds


class Visit:
    """A fresh page of the chat, with every request and script error it caused."""

    def __init__(self, browser: Browser, server: Server, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": DESKTOP, **context})
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(WAIT)
        self.home = server.url
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, query: str = "") -> Page:
        self.page.goto(self.home + query)
        self.page.wait_for_selector("#chat .example")
        return self.page

    def ask(self, question: str) -> Page:
        """Types the question, sends it, and waits for its answer."""
        answers = self.page.locator("#chat .answer")
        before = answers.count()
        # While the answer before is being finished, Enter does nothing.
        self.page.locator("#ask .stop-button").wait_for(state="hidden")
        self.page.fill("#ask textarea", question)
        self.page.keyboard.press("Enter")
        answers.nth(before).wait_for()
        return self.page

    def outside(self) -> list[str]:
        own = (self.home, "data:", "blob:")
        return [address for address in self.requests if not address.startswith(own)]
