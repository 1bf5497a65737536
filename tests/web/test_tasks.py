"""The tasks of docs/tasks.md by script, in both languages: asking and reading (1 to 11)."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.web import test_tasks_using as using
from tests.web.tasks import Desk, Told, first_words, places, tasks


def find_a_figure(desk: Desk, told: Told) -> None:
    (question,), (quote, clause) = told.typed, told.seen
    said = first_words(desk.ask(question))
    expect(said).to_contain_text(quote)
    expect(said).to_contain_text(clause)
    expect(desk.cards().first.locator("mark").first).to_contain_text(quote)


def open_the_clause_in_its_document(desk: Desk, told: Told) -> None:
    (question,), (number, heading) = told.typed, told.seen
    cite = desk.ask(question).locator("button.cite").first
    cite.click()
    expect(desk.document().locator("#passage")).to_be_in_viewport()
    expect(desk.document().locator("dl")).to_contain_text(number)
    expect(desk.document().locator("nav.outline")).to_contain_text(heading)
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#viewer")).to_have_count(0)
    expect(cite).to_be_focused()


def list_every_place_above_a_value(desk: Desk, told: Told) -> None:
    (question,), (*wanted, coverage) = told.typed, told.seen
    answer = desk.ask(question)
    expect(answer).to_contain_text(coverage)
    assert set(places(answer)) == set(wanted)
    assert answer.locator("tr:has(button.cite)").count() == len(places(answer))


def find_the_highest(desk: Desk, told: Told) -> None:
    (question,), (place, quote) = told.typed, told.seen
    answer = desk.ask(question)
    expect(first_words(answer)).to_contain_text(place)
    expect(first_words(answer)).to_contain_text(quote)
    assert places(answer)[0] == place
    expect(answer.locator(".chart li")).to_have_count(len(places(answer)))


def search_and_sort_a_long_table(desk: Desk, told: Told) -> None:
    (question, wanted), (found, first, last) = told.typed, told.seen
    answer = desk.ask(question)
    field = answer.get_by_role("searchbox", name=desk.words.view.find_row)
    field.fill(wanted)
    expect(answer.locator(".found")).to_have_text(found)
    assert places(answer) == [wanted]
    field.fill("")
    answer.get_by_role("columnheader").nth(1).get_by_role("button").click()
    expect(answer.get_by_role("columnheader").nth(1)).to_have_attribute("aria-sort", "ascending")
    in_order = places(answer)
    assert (len(in_order), in_order[0], in_order[-1]) == (13, first, last)


def find_who_is_responsible(desk: Desk, told: Told) -> None:
    (question,), (lead, other, clause) = told.typed, told.seen
    answer = desk.ask(question)
    rows = answer.locator("tbody tr")
    expect(rows).to_have_count(6)
    expect(rows.first).to_contain_text(lead)
    assert [row.count(other) for row in rows.all_inner_texts()] == [0, 1, 1, 1, 1, 1]
    expect(desk.cards().first.locator(".clause")).to_contain_text(clause)


def look_up_a_definition(desk: Desk, told: Told) -> None:
    (question,), (quote,) = told.typed, told.seen
    answer = desk.ask(question)
    expect(first_words(answer)).to_contain_text(quote)
    assert answer.locator("tbody tr").count() > 1


def get_an_outline(desk: Desk, told: Told) -> None:
    (question,), (parts, first, last) = told.typed, told.seen
    answer = desk.ask(question)
    expect(first_words(answer)).to_contain_text(parts)
    sections = answer.locator("td.section").all_inner_texts()
    assert first in sections[0]
    assert last in sections[3]
    assert len(sections) > 4


def compare_two_places(desk: Desk, told: Told) -> None:
    (question,), (quote, none) = told.typed, told.seen
    rows = desk.ask(question).locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text(quote)
    expect(rows.nth(1)).to_contain_text(none)


def ask_a_follow_up(desk: Desk, told: Told) -> None:
    (question, follow_up), (read, quote) = told.typed, told.seen
    desk.ask(question)
    answer = desk.ask(follow_up)
    expect(answer.locator(".understood q")).to_have_text(read)
    expect(first_words(answer)).to_contain_text(quote)


def change_how_a_question_was_read(desk: Desk, told: Told) -> None:
    (question, follow_up, meant), (quote,) = told.typed, told.seen
    desk.ask(question)
    answer = desk.ask(follow_up)
    answer.get_by_role("button", name=desk.words.view.edit).click()
    box = desk.page.locator("#ask textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value(answer.locator(".understood q").inner_text())
    expect(first_words(desk.ask(meant))).to_contain_text(quote)


SCRIPTS = (
    find_a_figure,
    open_the_clause_in_its_document,
    list_every_place_above_a_value,
    find_the_highest,
    search_and_sort_a_long_table,
    find_who_is_responsible,
    look_up_a_definition,
    get_an_outline,
    compare_two_places,
    ask_a_follow_up,
    change_how_a_question_was_read,
)


def test_every_task_of_the_page_has_its_script_in_order() -> None:
    scripts = [script.__name__ for script in (*SCRIPTS, *using.SCRIPTS)]
    assert [task.name for task in tasks()] == scripts
    assert [task.number for task in tasks()] == list(range(1, 21))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.__name__)
def test_the_task_is_done(desk: Desk, script: using.Script) -> None:
    desk.do(script)
