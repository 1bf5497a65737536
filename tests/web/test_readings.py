"""Other readings of a question: in the reply of the API, and as buttons under the answer."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from qa.answer import Answer, Reading
from qa.web.labels import EN, ZH, Labels
from qa.web.render import answer_message
from tests.web.serving import Server
from tests.web.visits import PHONE, Visit

VAGUE = "哪些城市给产业规模定了目标？"
ENGLISH = "Which cities set a target for industry scale?"
BOTH, OF_2030 = {"绵阳", "丽水"}, {"绵阳"}


def ask(client: TestClient, question: str) -> dict[str, Any]:
    reply = client.post("/api/ask", json={"question": question})
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def direct(body: dict[str, Any]) -> set[str]:
    return {target["place"] for target in body["targets"] if target["direct"]}


def test_the_reply_offers_readings(client: TestClient) -> None:
    readings = ask(client, VAGUE)["readings"]
    asked = "哪些城市提出了到2030年产业规模的目标？"
    assert {"label": "只看2030年", "question": asked} in readings


def test_an_offered_question_has_the_rows_of_its_reading(client: TestClient) -> None:
    vague = ask(client, VAGUE)
    only = next(r for r in vague["readings"] if r["label"] == "只看2030年")
    assert (direct(vague), direct(ask(client, only["question"]))) == (BOTH, OF_2030)


@pytest.mark.parametrize("question", ["丽水的机器人测试基地提供什么服务？", "你好", ""])
def test_without_other_readings_there_are_none(client: TestClient, question: str) -> None:
    assert ask(client, question)["readings"] == []


@pytest.mark.parametrize(("words", "lead"), [(ZH, "也可以问："), (EN, "You could also ask:")])
def test_the_newest_answer_leads_to_the_buttons(words: Labels, lead: str) -> None:
    answer = Answer("abstain", "甲", 0.1, "zh", readings=(Reading("乙", "丙？"),))
    assert lead in answer_message(answer, 1, words, options=answer.readings)
    assert lead not in answer_message(answer, 1, words)


def button(page: Page, label: str) -> Any:
    return page.get_by_role("group", name="也可以问：").get_by_role("button", name=label)


def places(page: Page) -> Any:
    return page.locator("#chat .answer").last.locator("td.place")


def test_a_click_asks_the_reading_and_changes_the_table(visit: Visit) -> None:
    visit.open()
    page = visit.ask(VAGUE)
    expect(places(page)).to_have_count(2)
    button(page, "只看2030年").click()
    expect(page.locator("#chat .question").last).to_have_text(
        "哪些城市提出了到2030年产业规模的目标？"
    )
    expect(page.locator("#chat .answer")).to_have_count(2)
    expect(places(page)).to_have_count(1)
    expect(places(page)).to_contain_text("绵阳")


def test_the_new_table_is_in_view(visit: Visit) -> None:
    visit.open()
    page = visit.ask(VAGUE)
    button(page, "只看2030年").click()
    expect(page.locator("#chat .answer")).to_have_count(2)
    expect(places(page)).to_be_in_viewport()


def test_readings_belong_to_the_latest_answer_only(visit: Visit) -> None:
    visit.open()
    visit.ask(VAGUE)
    page = visit.ask("丽水的机器人测试基地提供什么服务？")
    expect(page.locator("#chat .answer")).to_have_count(2)
    expect(button(page, "只看2030年")).to_have_count(0)


def test_a_reading_is_asked_from_the_keyboard(visit: Visit) -> None:
    visit.open()
    page = visit.ask(VAGUE)
    button(page, "只看2030年").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chat .answer")).to_have_count(2)
    expect(page.locator("#chat .question").last).to_be_focused()


def test_english_readings_on_a_phone(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server, viewport=PHONE)
    visit.open("?lang=en")
    page = visit.ask(ENGLISH)
    group = page.get_by_role("group", name="You could also ask:")
    group.get_by_role("button", name="2030 only").click()
    expect(page.locator("#chat .question").last).to_have_text(
        "Which cities set a target for industry scale for 2030?"
    )
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(width) <= 0
    assert visit.errors == []
    visit.context.close()
