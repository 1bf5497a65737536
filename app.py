"""Composition root: reads the settings, serves the page at once, prepares the documents behind it.

Heavy imports (encoders, indexes) happen in the preparing thread, so that the page is up within
seconds; until everything is loaded it shows how far the preparation is.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.console import EXIT_DONE, EXIT_FAILED, complain, run_command
from corpus.errors import PolicyQAError, UsageError
from corpus.settings import Settings, parse_port, parse_root_path

if TYPE_CHECKING:
    import uvicorn

    from qa.web.startup import Startup

# Long enough for an open page, which asks every second, to learn that the start has failed.
FAILURE_GRACE_SECONDS = 3.0

# Loads the word lists of both languages, so that the first real question need not wait.
WARM_UP = "发展目标是什么？ development goals"

EPILOG = """\
environment (a flag wins over it):
  POLICYQA_DATA             folder of the catalogue and the index (default ./data)
  POLICYQA_CORPUS           files and folders, separated by the path separator
  POLICYQA_ENCODER          sentence encoder (default use-retrieval-1)
  POLICYQA_RERANKER         folder or name of a sentence-transformers CrossEncoder that orders the
                            first 20 passages anew (default none)
  POLICYQA_HOST             address to bind (default 127.0.0.1)
  POLICYQA_PORT             port to bind (default 7860)
  POLICYQA_ROOT_PATH        sub-path under which a proxy serves the app, e.g. /kb
  POLICYQA_FRAME_ANCESTORS  sites that may show the chat in a frame, separated by spaces
  POLICYQA_KEEP_QUESTIONS   how many asked questions are kept for /maintain (default 10000, 0: none)
  POLICYQA_MAINTAIN_TOKEN   opens /maintain from anywhere; without it only this machine may

example:
  python app.py --corpus policies/ --port 7860
"""


def read_settings(argv: Sequence[str] | None) -> Settings:
    """Settings from flags over environment.

    Raises:
        UsageError: a value makes no sense.
        SystemExit: ``--help`` (0) or an unknown flag (2).
    """
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Serve the chat and the API over a folder of policy documents.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpus", nargs="+", type=Path, metavar="PATH",
                        help="files and folders to answer from")  # fmt: skip
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of catalogue and index")
    parser.add_argument("--host", help="address to bind")
    parser.add_argument("--port", help="port to bind")
    parser.add_argument("--root-path", metavar="PATH", help="sub-path behind a proxy, e.g. /kb")
    flags = parser.parse_args(argv)
    settings = Settings.from_environment()
    return replace(
        settings,
        corpus=tuple(flags.corpus) if flags.corpus else settings.corpus,
        data=flags.data or settings.data,
        host=flags.host or settings.host,
        port=parse_port(flags.port) if flags.port is not None else settings.port,
        root_path=(
            settings.root_path if flags.root_path is None else parse_root_path(flags.root_path)
        ),
    )


def bind(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything slow starts.

    Raises:
        PolicyQAError: the port is busy or the address is not this machine's.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PolicyQAError(f"cannot serve on {host}:{port}: {reason}") from error
    return listener


def prepare(settings: Settings, startup: Startup, report: Callable[[str, int, int], None]) -> None:
    """Refreshes catalogue and index, opens the assistant and answers one question to warm up."""
    from qa.assistant import Assistant
    from qa.workspace import prepare as prepare_workspace

    data = prepare_workspace(settings, report)
    keep_feedback(settings, data, startup)
    report("loading", 0, 0)
    assistant = Assistant.open(data, encoder=settings.encoder)
    report("warming", 0, 0)
    assistant.ask(WARM_UP)
    # What is loaded by now stays; the collector need not look through it at every question.
    gc.collect()
    gc.freeze()
    startup.ready(assistant)
    # Found before the first visitor needs them, but nobody waits for it.
    for language in ("zh", "en"):
        assistant.examples(language)


def keep_feedback(settings: Settings, data: Path, startup: Startup) -> None:
    """Opens the file of questions and verdicts; without it questions are answered all the same."""
    from qa.feedback import FeedbackStore
    from qa.question_log import QuestionLog

    try:
        store = FeedbackStore.open(data)
    except PolicyQAError as error:
        complain(f"feedback is not kept: {error}")
    else:
        startup.keep(store, QuestionLog(store, settings.keep_questions))


class Progress:
    """Tells the page and stderr how far the preparation is; one line per tenth of a stage."""

    def __init__(self, startup: Startup) -> None:
        self._startup = startup
        self._last = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` steps of ``stage``; ``total`` 0 when it is not known."""
        self._startup.report(stage, done, total)
        line = stage
        if total:
            tenths = done * 10 // total
            line = f"{stage} {done if tenths == 10 else total * tenths // 10}/{total}"
        if line != self._last:
            self._last = line
            complain(line)


def prepare_in_thread(settings: Settings, startup: Startup, server: uvicorn.Server) -> None:
    """Runs ``prepare``; a failure is told on stderr and the page, then the server stops."""
    begun = time.monotonic()
    try:
        prepare(settings, startup, Progress(startup))
    except PolicyQAError as error:
        startup.fail(str(error))
    except Exception as error:
        # The thread's boundary: whatever went wrong must end the process, with its traceback.
        logging.getLogger("policyqa").exception("the preparation broke")
        startup.fail(f"{type(error).__name__}: {error}")
    status = startup.status
    if status.state == "failed":
        complain(f"error: {status.error}")
        time.sleep(FAILURE_GRACE_SECONDS)
        server.should_exit = True
    else:
        seconds = time.monotonic() - begun
        complain(f"ready after {seconds:.1f} s: {status.documents} documents")


class WithoutCancellations(logging.Filter):
    """Keeps quiet about open pages being cut off at the end; other errors are logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to log ``record``."""
        error = record.exc_info[1] if record.exc_info else None
        cut_off = isinstance(error, asyncio.CancelledError)
        return not cut_off and "graceful shutdown" not in record.getMessage()


def serve(settings: Settings, listener: socket.socket) -> int:
    """Serves until stopped; 0 after Ctrl-C, 1 when the preparation failed."""
    # Read by Gradio when it is imported.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import uvicorn

    from qa.web.server import create_app
    from qa.web.startup import Startup

    startup = Startup()

    def start_preparing() -> None:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        complain(f"serving on http://{host}:{settings.port}{settings.root_path}/")
        # A daemon: Ctrl-C must not wait for an index to be finished. The index is written aside
        # and switched at the end, so that leaving in the middle harms nothing.
        threading.Thread(
            target=prepare_in_thread, args=(settings, startup, server), daemon=True
        ).start()

    app = create_app(settings, startup, on_start=start_preparing)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            root_path=settings.root_path,
            timeout_graceful_shutdown=2,
            timeout_keep_alive=30,
        )
    )
    logging.getLogger("uvicorn.error").addFilter(WithoutCancellations())
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        complain("stopped")
    return EXIT_FAILED if startup.status.state == "failed" else EXIT_DONE


def start(argv: Sequence[str] | None) -> int:
    """Reads the settings, takes the port, serves."""
    settings = read_settings(argv)
    for path in settings.corpus:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
    return serve(settings, bind(settings.host, settings.port))


def main(argv: Sequence[str] | None = None) -> int:
    """The command; returns the exit status."""
    return run_command(lambda: start(argv))


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    sys.stdout.flush()
    # Not sys.exit: native threads of a half-finished preparation crash in the usual tear-down.
    os._exit(code)
