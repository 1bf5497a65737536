"""What the server knows of its own start: preparing, ready or failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.errors import PolicyQAError

if TYPE_CHECKING:
    # Only for the type: importing the assistant loads the encoders, and the page must not wait.
    from qa.answer import Answer
    from qa.assistant import Assistant
    from qa.feedback import FeedbackStore
    from qa.question_log import QuestionLog

State = Literal["starting", "ready", "failed"]


class NotReadyError(PolicyQAError):
    """Questions cannot be answered yet, or never will because the start failed."""


@dataclass(frozen=True, slots=True)
class StartupStatus:
    """One moment of the start. ``done`` of ``total`` steps of ``stage``; ``total`` 0: unknown.

    ``documents`` is the number of documents loaded once ready, ``error`` the one clear line
    once failed.
    """

    state: State = "starting"
    stage: str = ""
    done: int = 0
    total: int = 0
    documents: int = 0
    error: str = ""


class Startup:
    """Shared by the thread that prepares and the requests that read.

    The status is one immutable object that is swapped, so a reader never sees half a change.
    """

    def __init__(self) -> None:
        self._status = StartupStatus()
        self._assistant: Assistant | None = None
        self._store: FeedbackStore | None = None
        self._log: QuestionLog | None = None

    @property
    def status(self) -> StartupStatus:
        """The latest status."""
        return self._status

    def report(self, stage: str, done: int, total: int) -> None:
        """Progress of the preparation; the callback that ``qa.workspace.prepare`` takes."""
        self._status = StartupStatus(stage=stage, done=done, total=total)

    def ready(self, assistant: Assistant) -> None:
        """From now on questions go to ``assistant``."""
        documents = len(assistant.documents())
        self._assistant = assistant
        self._status = StartupStatus(state="ready", documents=documents)

    def keep(self, store: FeedbackStore, log: QuestionLog) -> None:
        """From now on verdicts go to ``store`` and what is asked to ``log``."""
        self._store, self._log = store, log

    def record(self, question: str, answer: Answer) -> None:
        """Notes what a person asked; returns at once and never fails."""
        if self._log is not None:
            self._log.record(question, answer, self.snapshot)

    def flush(self) -> None:
        """Waits until what was asked is written, a few seconds at most."""
        if self._log is not None:
            self._log.flush()

    def feedback(self) -> FeedbackStore:
        """Where verdicts and questions are kept.

        Raises:
            NotReadyError: the preparation still runs, or the file cannot be used.
        """
        if self._store is None:
            raise NotReadyError("feedback cannot be kept: its file is not open")
        return self._store

    @property
    def snapshot(self) -> str:
        """The id of the snapshot that answers, empty before there is one."""
        return self._assistant.snapshot if self._assistant else ""

    def fail(self, error: str) -> None:
        """The preparation ended with ``error``, one clear line."""
        self._status = StartupStatus(state="failed", error=error)

    def assistant(self) -> Assistant:
        """The assistant that answers.

        Raises:
            NotReadyError: the preparation still runs or has failed.
        """
        if self._assistant is not None:
            return self._assistant
        status = self._status
        if status.state == "failed":
            raise NotReadyError(f"the documents could not be prepared: {status.error}")
        steps = f" ({status.stage} {status.done}/{status.total})" if status.total else ""
        raise NotReadyError(f"the documents are still being prepared{steps}, try again soon")
