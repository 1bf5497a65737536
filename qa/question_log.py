"""Keeps what was asked, in a thread of its own: no question waits for the disk or fails by it."""

from __future__ import annotations

import logging
import queue
import threading

from corpus.errors import PolicyQAError
from qa.answer import Answer
from qa.feedback import Asked, FeedbackStore, now
from qa.question import Question

WAITING = 1_000  # questions not yet written; beyond that they are dropped
BATCH = 100
MAX_QUESTION = 2_000  # characters kept; the assistant reads no more either

_LOG = logging.getLogger("policyqa")


class QuestionLog:
    """Writes the questions behind the answers.

    Args:
        store: where to.
        keep: how many of them stay, the newest; 0 writes none.
    """

    def __init__(self, store: FeedbackStore, keep: int) -> None:
        self._store = store
        self._keep = keep
        self._waiting: queue.Queue[Asked | threading.Event] = queue.Queue(WAITING)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def record(self, question: str, answer: Answer, snapshot: str) -> None:
        """Notes a question and how it was answered; returns at once, whatever happens."""
        if not self._keep:
            return
        asked = Asked(
            question=_writable(question),
            kind=answer.kind,
            confidence=answer.confidence,
            snapshot=snapshot,
            rewritten=_writable(str(answer.question.get("rewritten", ""))),
            at=now(),
        )
        try:
            self._waiting.put_nowait(asked)
        except queue.Full:
            _LOG.warning("a question was not kept: too many wait to be written")
            return
        self._start()

    def flush(self, timeout: float = 5.0) -> bool:
        """Waits until what was recorded before is written; whether that came about in time."""
        written = threading.Event()
        try:
            self._waiting.put(written, timeout=timeout)
        except queue.Full:
            return False
        self._start()
        return written.wait(timeout)

    def _start(self) -> None:
        """The thread, once there is something to write. A daemon: it holds up no exit."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._write, name="question-log", daemon=True
                )
                self._thread.start()

    def _write(self) -> None:
        while True:
            items = [self._waiting.get()]
            while len(items) < BATCH and not self._waiting.empty():
                items.append(self._waiting.get())
            asked = [i for i in items if isinstance(i, Asked) and _asks_something(i.question)]
            try:
                if asked:
                    self._store.add_asked(asked, self._keep)
            except PolicyQAError as error:
                _LOG.warning("%d questions were not kept: %s", len(asked), error)
            for item in items:
                if isinstance(item, threading.Event):
                    item.set()


def _writable(text: str) -> str:
    """Trimmed and cut; half a surrogate pair, which no UTF-8 file takes, becomes a ``?``."""
    return text.strip()[:MAX_QUESTION].encode("utf-8", "replace").decode("utf-8")


def _asks_something(text: str) -> bool:
    """Neither blank nor a greeting: those are not “not found”."""
    question = Question.parse(text)
    return not (question.wordless or question.greets)
