from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.web.server import create_app
from qa.web.startup import Startup

QUESTION = "which cities target 500亿 by 2030?"


def ask(client: TestClient, question: str, **more: Any) -> dict[str, Any]:
    reply = client.post("/api/ask", json={"question": question, **more})
    assert reply.status_code == 200, reply.text
    body: dict[str, Any] = reply.json()
    return body


def test_an_answer_has_the_fields_of_the_contract(client: TestClient) -> None:
    assert set(ask(client, QUESTION)) >= {
        "kind", "text", "confidence", "language", "citations", "table", "targets", "coverage",
        "nearest", "question", "timings_ms",
    }  # fmt: skip


def test_an_english_question_finds_the_chinese_clause(client: TestClient) -> None:
    assert "500亿元" in ask(client, QUESTION)["citations"][0]["text"]


def test_citations_are_the_stored_text(client: TestClient) -> None:
    citation = ask(client, QUESTION)["citations"][0]
    stored = client.get(f"/api/documents/{citation['document_id']}").json()["text"]
    assert stored[citation["start"] : citation["end"]] == citation["text"]


def test_citations_are_numbered_from_one(client: TestClient) -> None:
    numbers = [citation["number"] for citation in ask(client, QUESTION)["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("question", ["", "  \n ", "😀😀", "<img src=x onerror=alert(1)>", "';--"])
def test_odd_questions_get_a_civil_answer(client: TestClient, question: str) -> None:
    assert ask(client, question)["text"]


def test_a_question_of_twenty_thousand_characters_is_answered(client: TestClient) -> None:
    assert ask(client, "人工智能" * 5_000)["text"]


def test_a_longer_question_is_refused_in_one_line(client: TestClient) -> None:
    reply = client.post("/api/ask", json={"question": "长" * 20_001})
    assert (reply.status_code, list(reply.json())) == (422, ["error"])
    assert reply.json()["error"].startswith("question: ")


def test_history_is_taken(client: TestClient) -> None:
    history = [{"question": "绵阳到2030年的目标是什么？", "answer": "突破500亿元"}]
    assert ask(client, "责任单位是谁", history=history)["text"]


def test_search_returns_hits_without_numbers(client: TestClient) -> None:
    reply = client.post("/api/search", json={"query": "机器人测试基地", "k": 2})
    hits = reply.json()["hits"]
    assert len(hits) == 2
    assert "测试基地" in hits[0]["text"]
    assert "number" not in hits[0]


def test_filters_restrict_the_documents(client: TestClient) -> None:
    body = {"query": "产业规模", "filters": {"places": ["丽水"]}}
    hits = client.post("/api/search", json=body).json()["hits"]
    assert {hit["file"] for hit in hits} == {"draft.txt"}


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/api/search", {"query": "规划", "k": 0}, "k"),
        ("/api/search", {"query": "规划", "k": 101}, "k"),
        ("/api/search", {"query": "规划", "filters": {"levels": ["planet"]}}, "filters.levels.0"),
        ("/api/search", {"query": "规划", "filters": {"place": ["丽水"]}}, "filters.place"),
        ("/api/ask", {"history": []}, "question"),
        ("/api/ask", {"question": "x", "history": [{"answer": "y"}]}, "history.0.question"),
    ],
)
def test_a_wrong_field_is_named(
    client: TestClient, path: str, body: dict[str, Any], field: str
) -> None:
    reply = client.post(path, json=body)
    assert reply.status_code == 422
    assert reply.json()["error"].startswith(f"{field}: ")


def test_a_body_that_is_not_json_is_refused(client: TestClient) -> None:
    headers = {"Content-Type": "application/json"}
    reply = client.post("/api/ask", content="{", headers=headers)
    assert (reply.status_code, list(reply.json())) == (422, ["error"])


def test_documents_are_listed_with_their_metadata(client: TestClient) -> None:
    documents = client.get("/api/documents").json()["documents"]
    by_file = {document["file"]: document for document in documents}
    assert set(by_file) == {"plan.txt", "draft.txt", "hostile.txt"}
    assert by_file["draft.txt"]["status"] == "draft"
    assert by_file["plan.txt"]["place"] == "绵阳"


def test_a_document_has_text_and_outline(client: TestClient) -> None:
    listed = client.get("/api/documents").json()["documents"]
    plan = next(document for document in listed if document["file"] == "plan.txt")
    body = client.get(f"/api/documents/{plan['id']}").json()
    assert "总体要求" in [section["heading"] for section in body["sections"]]
    assert body["text"].startswith("绵阳市")


@pytest.mark.parametrize("path", ["/api/documents/none", "/api/nothing", "/api/"])
def test_what_does_not_exist_is_404_in_one_line(client: TestClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, list(reply.json())) == (404, ["error"])


def test_ready_when_loaded(client: TestClient) -> None:
    assert client.get("/readyz").json() == {"status": "ready", "documents": 3}


@pytest.mark.parametrize("path", ["/api/documents", "/api/documents/x", "/readyz"])
def test_not_ready_is_503(starting_client: TestClient, path: str) -> None:
    reply = starting_client.get(path)
    assert reply.status_code == 503
    assert "3/5" in reply.json()["error"]


def test_a_question_before_the_index_is_ready_is_503(starting_client: TestClient) -> None:
    assert starting_client.post("/api/ask", json={"question": "x"}).status_code == 503


def test_the_process_lives_before_it_is_ready(starting_client: TestClient) -> None:
    assert starting_client.get("/healthz").status_code == 200


def test_a_failed_start_says_why(starting: Startup) -> None:
    starting.fail("no readable document in policies/")
    with TestClient(create_app(Settings(), starting)) as client:
        reply = client.get("/readyz")
    assert reply.status_code == 503
    assert "no readable document" in reply.json()["error"]


def test_the_openapi_description_names_the_routes(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/ask", "/api/search", "/api/documents", "/api/documents/{document_id}", "/api/targets",
        "/api/duties", "/api/feedback", "/healthz", "/readyz",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/ui/swagger/swagger-ui-bundle.js", "/ui/swagger/swagger-ui.css", "/ui/docs.js", "/docs",
     "/embed.js", "/ui/chat.js", "/ui/chat.css", "/ui/viewer.js", "/ui/copy.js", "/manifest.json"],
)  # fmt: skip
def test_files_of_the_pages_are_served_here(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200
