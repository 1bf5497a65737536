from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.web.security import script_tags
from qa.web.server import create_app
from qa.web.startup import Startup


def nonce(policy: str) -> str:
    found = re.search(r"'nonce-([^']+)'", policy)
    assert found
    return found[1]


@pytest.mark.parametrize("path", ["/", "/docs", "/api/documents", "/ui/chat.js", "/document/x"])
def test_every_response_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "object-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_the_nonce_is_new_each_time(client: TestClient) -> None:
    first, second = (client.get("/").headers["content-security-policy"] for _ in range(2))
    assert nonce(first) != nonce(second)


def test_all_scripts_of_the_chat_page_carry_the_nonce(client: TestClient) -> None:
    reply = client.get("/")
    mark = f'nonce="{nonce(reply.headers["content-security-policy"])}"'
    scripts = re.findall(r"<script\b[^>]*>", reply.text)
    assert scripts
    assert all(mark in script for script in scripts)


def test_a_script_in_a_document_gets_no_nonce(client: TestClient) -> None:
    listed = client.get("/api/documents").json()["documents"]
    hostile = next(document for document in listed if document["file"] == "hostile.txt")
    page = client.get(f"/document/{hostile['id']}").text
    assert "nonce=" not in page
    assert "<script>" not in page


def test_script_tags_are_those_of_the_template(tmp_path: Path) -> None:
    template = tmp_path / "index.html"
    template.write_text('<script>a</script><script src="x"></script><script>b</script>', "utf-8")
    assert script_tags(template) == ("<script>", '<script src="x">')


def test_only_the_own_origin_may_frame_by_default(client: TestClient) -> None:
    assert client.get("/").headers["content-security-policy"].endswith("frame-ancestors 'self'")


def test_allowed_sites_may_frame() -> None:
    settings = Settings(frame_ancestors=("https://portal.example",))
    with TestClient(create_app(settings, Startup())) as client:
        policy = client.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://portal.example")


@pytest.fixture
def foreign() -> dict[str, str]:
    return {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}


@pytest.mark.parametrize("path", ["/", "/config", "/api/documents", "/gradio_api/info"])
def test_no_other_origin_may_read(client: TestClient, path: str, foreign: dict[str, str]) -> None:
    assert "access-control-allow-origin" not in client.get(path, headers=foreign).headers


@pytest.mark.parametrize("path", ["/api/ask", "/gradio_api/queue/join"])
def test_no_other_origin_may_post(client: TestClient, path: str, foreign: dict[str, str]) -> None:
    reply = client.options(path, headers=foreign)
    assert "access-control-allow-origin" not in reply.headers


def test_nobody_can_leave_files_on_the_server(client: TestClient) -> None:
    reply = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert reply.status_code == 404


def test_the_chat_page_needs_nothing_from_outside(client: TestClient) -> None:
    page = client.get("/").text
    loaded = re.findall(r"<(?:script|link)\b[^>]*(?:src|href)=\"([^\"]+)\"", page)
    assert [address for address in loaded if "//" in address] == []
