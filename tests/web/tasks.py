"""The tasks of docs/tasks.md, and a desk to do them at: what is typed and what must be seen comes
from that page, so that page and scripts cannot drift apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from qa.web.feedback_words import FeedbackWords, feedback_words
from qa.web.labels import Labels, Language, labels
from tests.web.portals import Portal
from tests.web.serving import ROOT
from tests.web.visits import DESKTOP, WAIT

_HEADING = re.compile(r"^## (\d+)\. (.+?) · .+$", re.M)
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Told:
    """A task in one language: what somebody types, in order, and what must be seen."""

    typed: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A section of the page: its number, its English title, and the task in both languages."""

    number: int
    title: str
    zh: Told
    en: Told

    @property
    def name(self) -> str:
        """The name of its script."""
        return re.sub(r"\W+", "_", self.title.lower()).strip("_")

    def told(self, language: Language) -> Told:
        return self.zh if language == "zh" else self.en


@cache
def tasks() -> list[Task]:
    """Every task of the page, in order."""
    page = (ROOT / "docs" / "tasks.md").read_text(encoding="utf-8")
    _, *parts = _HEADING.split(page)
    return [
        Task(int(number), title, *(_told(text) for text in body.strip().split("\n\n")))
        for number, title, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]


def _told(paragraph: str) -> Told:
    before, after = paragraph.split("→")
    return Told(tuple(_CODE.findall(before)), tuple(_CODE.findall(after)))


class Desk:
    """One person's browser on the sample library, in one language; kept from task to task."""

    def __init__(self, browser: Browser, portal: Portal, language: Language) -> None:
        self.portal = portal
        self.language: Language = language
        self.words: Labels = labels(language)
        self.feedback: FeedbackWords = feedback_words(language)
        self.errors: list[str] = []
        self.context = browser.new_context(viewport=DESKTOP)
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page = self.new_page()
        self.page.goto(f"{portal.home}/?lang={language}")
        self.page.wait_for_selector("#chat .example")

    def new_page(self) -> Page:
        """Another tab."""
        page = self.context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page

    def clear(self) -> None:
        """As before the first task: nothing open, no filter, a new conversation."""
        for _ in range(2):
            self.page.keyboard.press("Escape")
        for button in self.page.locator("#filters .clear").all():
            button.click()
        # Pressed on an empty conversation, nothing would show when the page is done with it.
        if self.page.locator("#chat .question").count():
            self.page.locator("#new").click()
            expect(self.page.locator("#chat .question")).to_have_count(0)

    def do(self, script: Callable[[Desk, Told], None]) -> None:
        """One task by its script, from a new conversation on; no script of the page may fail."""
        (task,) = (task for task in tasks() if task.name == script.__name__)
        self.clear()
        script(self, task.told(self.language))
        assert self.errors == []

    def ask(self, question: str) -> Locator:
        """Asks as people do, waits, and gives back the answer."""
        before = self.page.locator("#chat .answer").count()
        self.page.locator("#ask .stop-button").wait_for(state="hidden")
        self.page.fill("#ask textarea", question)
        self.page.keyboard.press("Enter")
        answer = self.page.locator("#chat .answer").nth(before)
        answer.wait_for()
        return answer

    def cards(self) -> Locator:
        """The cards of the answer that is read now."""
        return self.page.locator("#panel .card:visible")

    def document(self) -> FrameLocator:
        """The document beside the answer."""
        return self.page.frame_locator("#viewer iframe")


def first_words(answer: Locator) -> Locator:
    """The first sentence of an answer."""
    return answer.locator("p:not(.understood)").first


def places(answer: Locator) -> list[str]:
    """The first name in each row's cell for the place, in order."""
    cells = answer.locator("td.place:visible").all_inner_texts()
    return [re.split(r"[\s(（\[]", cell.strip())[0] for cell in cells]
