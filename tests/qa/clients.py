"""The REST routes over an assistant, without a server process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.web.server import create_app
from qa.web.startup import Startup


@contextmanager
def client_of(assistant: Assistant) -> Iterator[TestClient]:
    """A client of the app that answers with this assistant."""
    startup = Startup()
    startup.ready(assistant)
    with TestClient(create_app(Settings(), startup)) as client:
        yield client


def listed(client: TestClient, name: str, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """What ``GET /api/NAME`` lists with these parameters."""
    reply = client.get(f"/api/{name}", params=wanted)
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.json()[name]
    return found
