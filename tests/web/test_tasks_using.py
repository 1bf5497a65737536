"""The tasks of docs/tasks.md by script, in both languages: choosing, citing, exporting, telling,
embedding (12 to 20)."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from playwright.sync_api import expect

from qa.web.feedback_words import maintain_words
from tests.web.tasks import Desk, Told, first_words, places
from tests.web.test_exports import rows_of
from tests.web.visits import WAIT

Script = Callable[[Desk, Told], None]


def ask_some_documents_only(desk: Desk, told: Told) -> None:
    (question,), (chosen, *wanted) = told.typed, told.seen
    page = desk.page
    page.locator("#filters summary").click()
    page.get_by_label(desk.words.draft, exact=True).check()
    page.keyboard.press("Escape")
    answer = desk.ask(question)
    expect(page.locator("#chat .scope")).to_have_text(chosen)
    assert places(answer) == wanted
    expect(answer.locator("tbody .badge.draft")).to_have_count(len(wanted))


def recognise_a_draft(desk: Desk, told: Told) -> None:
    (question,), (count, badge) = told.typed, told.seen
    answer = desk.ask(question)
    expect(answer.locator("tbody tr")).to_have_count(int(count))
    answer.locator("tbody button.cite").first.click()
    expect(desk.document().locator("header .badge.draft")).to_have_text(badge)


def ask_about_a_place_that_is_not_there(desk: Desk, told: Told) -> None:
    (question,), (refusal, closest) = told.typed, told.seen
    answer = desk.ask(question)
    expect(first_words(answer)).to_contain_text(refusal)
    expect(answer.locator("table")).to_have_count(0)
    expect(first_words(answer)).not_to_contain_text("亿元")
    expect(desk.page.locator("#panel h2:visible")).to_contain_text(closest)


def ask_for_a_year_that_is_not_there(desk: Desk, told: Told) -> None:
    (question,), (refusal, instead) = told.typed, told.seen
    answer = desk.ask(question)
    expect(first_words(answer)).to_contain_text(refusal)
    expect(answer).to_contain_text(instead)


def copy_a_citation(desk: Desk, told: Told) -> None:
    (question,), (reference,) = told.typed, told.seen
    desk.ask(question)
    copy = desk.cards().first.get_by_role("button", name=desk.words.copy_citation)
    copy.click()
    expect(desk.page.locator("#panel button.copy.done")).to_be_visible()
    assert desk.page.evaluate("navigator.clipboard.readText()") == reference


def export_the_conversation(desk: Desk, told: Told) -> None:
    (question,), (who, clause) = told.typed, told.seen
    desk.ask(question)
    desk.page.locator("#tools summary").click()
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name=desk.words.view.export_word).click()
    document = docx.Document(io.BytesIO(saved.value.path().read_bytes()))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert f"1. {question}" in said
    assert any(who in line and line.startswith("[1]") and clause in line for line in said)


def export_a_table(desk: Desk, told: Told) -> None:
    (question,), (quote,) = told.typed, told.seen
    answer = desk.ask(question)
    with desk.page.expect_download() as saved:
        answer.get_by_role("button", name=desk.words.view.export_table).click()
    _, *rows = rows_of(saved.value.path().read_bytes())
    assert len(rows) == 5
    (row,) = (row for row in rows if quote in row)
    assert row[-1].startswith("“")
    assert row[-2].startswith("《")


def report_a_bad_answer(desk: Desk, told: Told) -> None:
    (question, reason, wanted, address), (thanks,) = told.typed, told.seen
    words = desk.feedback
    answer = desk.ask(question)
    # They come last, and the answer is drawn anew with them: no click may fall between.
    desk.page.get_by_role("group", name=desk.words.also_ask).wait_for()
    answer.get_by_role("button", name=words.down).click()
    form = answer.locator("form")
    form.get_by_label(words.reason).fill(reason)
    form.get_by_label(words.search_hint).fill(wanted)
    form.get_by_role("button", name=words.search).click()
    form.locator("label.found input").first.check()
    chosen = form.locator("label.found span").first.inner_text()
    form.get_by_role("button", name=words.send, exact=True).click()
    expect(answer.locator(".said")).to_have_text(thanks)
    kept = desk.new_page()
    kept.goto(f"{desk.portal.home}/{address}?lang={desk.language}")
    expect(kept.locator("#down h2")).to_have_text(maintain_words(desk.language).disliked)
    verdict = kept.locator("#down article", has_text=question)
    expect(verdict).to_contain_text(reason)
    assert verdict.locator("dd a").first.inner_text() in chosen
    kept.close()


def use_it_inside_a_portal_page(desk: Desk, told: Told) -> None:
    (snippet, question), (quote,) = told.typed, told.seen
    page = desk.new_page()
    page.goto(desk.portal.show(snippet))
    page.locator("button.open").click()
    chat = page.frame_locator("iframe")
    expect(chat.locator("#chat .example").first).to_be_visible(timeout=WAIT)
    expect(chat.locator("html")).to_have_attribute("lang", desk.words.html_language)
    chat.locator("#ask textarea").fill(question)
    chat.locator("#ask textarea").press("Enter")
    expect(first_words(chat.locator("#chat .answer"))).to_contain_text(quote)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("button.open")).to_be_focused()
    page.close()


SCRIPTS: tuple[Script, ...] = (
    ask_some_documents_only,
    recognise_a_draft,
    ask_about_a_place_that_is_not_there,
    ask_for_a_year_that_is_not_there,
    copy_a_citation,
    export_the_conversation,
    export_a_table,
    report_a_bad_answer,
    use_it_inside_a_portal_page,
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_the_task_is_done(desk: Desk, script: Script) -> None:
    desk.do(script)
