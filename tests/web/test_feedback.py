"""Verdicts over REST."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.feedback import FeedbackStore
from qa.web.feedback import describe_answer, span_of
from qa.web.server import create_app
from tests.web.inside import Kept, ready

QUESTION = "绵阳到2030年的人工智能产业规模目标是什么？"
TOKEN = "a-token-of-the-tests"
HERE = "http://127.0.0.1"


@pytest.fixture
def verdict(assistant: Assistant) -> dict[str, Any]:
    """A verdict as the page sends it."""
    answer = assistant.ask(QUESTION)
    return {
        "question": QUESTION,
        "answer": describe_answer(answer),
        "verdict": "up",
        "snapshot": assistant.snapshot,
    }


def test_a_verdict_is_kept_with_question_snapshot_and_words(
    here: TestClient, store: FeedbackStore, verdict: dict[str, Any], assistant: Assistant
) -> None:
    reply = here.post("/api/feedback", json=verdict | {"reason": "正是这个"})
    assert reply.status_code == 200
    (kept,) = store.verdicts()
    assert (kept.question, kept.rating, kept.reason) == (QUESTION, "up", "正是这个")
    assert kept.snapshot == assistant.snapshot != ""
    assert "500亿元" in kept.citations[0].text
    assert kept.citations[0].file == "plan.txt"


def test_nothing_that_names_a_person_is_kept(
    here: TestClient, kept: Kept, store: FeedbackStore, verdict: dict[str, Any]
) -> None:
    headers = {"User-Agent": "somebody's browser", "X-Forwarded-User": "somebody"}
    here.post("/api/feedback", json=verdict, headers=headers)
    here.post("/api/ask", json={"question": QUESTION}, headers=headers)
    kept.startup.flush()
    files = store.path.parent.glob(f"{store.path.name}*")
    written = b"".join(file.read_bytes() for file in files)
    assert QUESTION.encode() in written
    assert b"somebody" not in written
    assert b"127.0.0.1" not in written


def test_the_reply_names_the_key_that_takes_it_back(
    here: TestClient, store: FeedbackStore, verdict: dict[str, Any]
) -> None:
    key = here.post("/api/feedback", json=verdict).json()["key"]
    assert len(store.verdicts()) == 1
    here.post("/api/feedback", json=verdict | {"key": key, "verdict": "none"})
    assert store.verdicts() == []


def test_the_right_passage_is_kept_in_its_own_words(
    here: TestClient, store: FeedbackStore, verdict: dict[str, Any], assistant: Assistant
) -> None:
    hit = assistant.search("责任单位 市科技局")[0]
    body = verdict | {"verdict": "down", "right_passage": span_of(hit)}
    assert here.post("/api/feedback", json=body).status_code == 200
    right = store.verdicts()[0].right
    assert right
    assert right.text == hit.text


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "maybe"}, 422),
        ({"question": "  "}, 422),
        ({"user": "somebody"}, 422),
        ({"reason": "长" * 2001}, 422),
        ({"right_passage": {"document_id": "none", "start": 0, "end": 5}}, 404),
        ({"right_passage": {"document_id": "none", "start": -1, "end": 5}}, 422),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_makes_no_sense_is_refused(
    here: TestClient,
    store: FeedbackStore,
    verdict: dict[str, Any],
    change: dict[str, Any],
    status: int,
) -> None:
    reply = here.post("/api/feedback", json=verdict | change)
    assert reply.status_code == status
    assert reply.json()["error"]
    assert store.verdicts() == []


def test_citations_of_documents_that_are_gone_are_left_out(
    here: TestClient, store: FeedbackStore, verdict: dict[str, Any]
) -> None:
    gone = {"document_id": "gone", "start": 0, "end": 5}
    verdict["answer"]["citations"].append(gone)
    assert here.post("/api/feedback", json=verdict).status_code == 200
    assert "gone" not in {passage.document_id for passage in store.verdicts()[0].citations}


def test_without_its_file_feedback_is_503_and_questions_go_on(
    assistant: Assistant, tmp_path: Path, verdict: dict[str, Any]
) -> None:
    startup = ready(assistant, tmp_path, Settings())
    for file in tmp_path.iterdir():
        file.unlink()
    tmp_path.rmdir()
    client = TestClient(create_app(Settings(), startup))
    reply = client.post("/api/feedback", json=verdict)
    assert reply.status_code == 503
    assert "cannot use" in reply.json()["error"]
    assert client.post("/api/ask", json={"question": QUESTION}).status_code == 200


def test_only_the_direct_rows_of_a_table_count(assistant: Assistant) -> None:
    answer = assistant.ask("哪些城市提出到2030年达到500亿元？")
    told = describe_answer(answer)
    assert told["kind"] == "table"
    assert told["places"] == ["绵阳"]
    direct = [item["direct"] for item in told["citations"]]
    assert direct[0] is True
    assert direct.count(True) == len([t for t in answer.targets if t["direct"]])
