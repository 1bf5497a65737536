"""The maintainer's page: what it shows, and to whom."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.feedback import Asked, FeedbackStore
from qa.web.feedback import describe_answer, span_of
from qa.web.maintain_page import Missed, not_found
from tests.web.inside import Kept

QUESTION = "绵阳到2030年的人工智能产业规模目标是什么？"
TOKEN = "a-token-of-the-tests"
HERE = "http://127.0.0.1"


def test_the_page_shows_what_was_asked_not_found_and_disliked(
    here: TestClient, kept: Kept, store: FeedbackStore, assistant: Assistant
) -> None:
    for question in (QUESTION, "火星基地的食堂几点开门？", "火星基地的食堂几点开门 ?"):
        here.post("/api/ask", json={"question": question})
    right = span_of(assistant.search("机器人测试基地")[0])
    answer = describe_answer(assistant.ask(QUESTION))
    verdict = {"question": QUESTION, "answer": answer, "verdict": "down"}
    body = verdict | {"reason": "<b>年份</b>", "right_passage": right}
    here.post("/api/feedback", json=body)
    kept.startup.flush()
    page = here.get("/maintain").text
    missed = _section(page, "missed")
    assert "火星基地的食堂几点开门 ?" in missed
    assert ">2<" in missed
    assert QUESTION in _section(page, "recent")
    down = _section(page, "down")
    assert "&lt;b&gt;年份&lt;/b&gt;" in down
    link = re.search(r'href="(document/[^"]+)"', down)
    assert link
    assert here.get("/" + unescape(link[1])).status_code == 200


def _section(page: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">(.*?)</section>', page, re.S)
    assert found
    return found[1]


@pytest.mark.usefixtures("store")
def test_the_page_speaks_english(here: TestClient) -> None:
    page = here.get("/maintain?lang=en").text
    assert "No names are kept" in page
    assert not re.search("[一-鿿]", page)


def test_missed_questions_count_together_most_frequent_first() -> None:
    def asked(question: str, at: str, kind: Any = "abstain") -> Asked:
        return Asked(question, kind, 0.1, "s", "", at)

    missed = not_found([asked("甲？", "1"), asked("乙?", "2"), asked("乙 ？", "3"),
                        asked("丙", "4", "table")])  # fmt: skip
    assert missed == [Missed("乙 ？", 2, "3"), Missed("甲？", 1, "1")]


@pytest.mark.parametrize(
    ("peer", "base", "headers"),
    [
        ("10.0.0.7", HERE, {}),
        ("127.0.0.1", "http://policy.example", {}),
        ("127.0.0.1", HERE, {"X-Forwarded-For": "10.0.0.7"}),
        ("127.0.0.1", HERE, {"Via": "1.1 portal"}),
    ],
    ids=["other machine", "other name", "proxy", "proxy that hides the reader"],
)
def test_without_a_token_only_this_machine_sees_it(
    kept: Kept, peer: str, base: str, headers: dict[str, str]
) -> None:
    reply = kept.client(peer, base).get("/maintain", headers=headers)
    assert reply.status_code == 403
    assert "POLICYQA_MAINTAIN_TOKEN" in reply.text


@pytest.fixture(scope="module")
def guarded_app(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    settings = Settings(maintain_token=TOKEN)
    return Kept.over(assistant, tmp_path_factory.mktemp("guarded"), settings)


@pytest.fixture
def guarded(guarded_app: Kept) -> TestClient:
    return guarded_app.client("127.0.0.1")


def test_with_a_token_even_this_machine_needs_it(guarded: TestClient) -> None:
    reply = guarded.get("/maintain")
    assert reply.status_code == 401
    assert 'id="recent"' not in reply.text
    assert 'type="password"' in reply.text


def test_the_token_opens_it_for_the_browser(guarded: TestClient) -> None:
    reply = guarded.post("/maintain?lang=en", data={"token": TOKEN})
    assert reply.url.path == "/maintain"
    assert 'id="recent"' in reply.text
    cookie = reply.history[0].headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


@pytest.mark.parametrize("given", ["", "a-token-of-the-test", TOKEN + "x", "口令"])
def test_another_token_does_not(guarded: TestClient, given: str) -> None:
    assert guarded.post("/maintain", data={"token": given}).status_code == 401
    assert guarded.get("/maintain").status_code == 401


def test_programs_send_the_token_in_a_header(guarded: TestClient) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    assert guarded.get("/maintain", headers=headers).status_code == 200
    assert guarded.get("/maintain", headers={"Authorization": "Bearer x"}).status_code == 401
