"""The application served from a thread of this process: for tests that need settings of their
own but not a start from nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from corpus.settings import Settings
from qa.assistant import Assistant
from qa.feedback import FeedbackStore
from qa.question_log import QuestionLog
from qa.web.server import create_app
from qa.web.startup import Startup
from tests.web.serving import STARTS_WITHIN, free_port


def ready(assistant: Assistant, data: Path, settings: Settings) -> Startup:
    """A finished start that keeps questions and verdicts in ``data``."""
    startup = Startup()
    store = FeedbackStore.open(data)
    startup.keep(store, QuestionLog(store, settings.keep_questions))
    startup.ready(assistant)
    return startup


@dataclass(frozen=True)
class Kept:
    """An application, its start, and the folder where it keeps questions and verdicts."""

    app: FastAPI
    startup: Startup
    data: Path

    @classmethod
    def over(cls, assistant: Assistant, data: Path, settings: Settings) -> Self:
        """The application of ``settings`` over ``assistant``."""
        startup = ready(assistant, data, settings)
        return cls(create_app(settings, startup), startup, data)

    def client(self, peer: str, base: str = "http://127.0.0.1") -> TestClient:
        """A client at the address ``peer`` that opens the application as ``base``."""
        return TestClient(self.app, base_url=base, client=(peer, 50_000))


@contextmanager
def served(assistant: Assistant, data: Path, settings: Settings) -> Iterator[str]:
    """The address of the application on a free port, until the block ends."""
    started = threading.Event()
    settings = replace(settings, port=free_port())
    app = create_app(settings, ready(assistant, data, settings), on_start=started.set)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            port=settings.port,
            root_path=settings.root_path,
            log_level="warning",
            timeout_graceful_shutdown=1,
        )
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        assert started.wait(STARTS_WITHIN)
        while not server.started:
            assert thread.is_alive()
            thread.join(0.05)
        yield f"http://127.0.0.1:{settings.port}/"
    finally:
        server.should_exit = True
        thread.join(30)
