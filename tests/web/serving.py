"""``app.py`` in a process of its own, as its users start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 300.0  # seconds; only a server that never starts gets there


@dataclass(frozen=True)
class Server:
    """A running ``app.py``."""

    url: str
    process: subprocess.Popen[str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until(check: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while not check():
        assert process.poll() is None, f"the server ended with {process.returncode}"
        assert time.monotonic() < end, "the server did not get ready"
        time.sleep(0.2)


@contextmanager
def running(*flags: str, **environment: str) -> Iterator[Server]:
    """``app.py`` on a free port until the block ends; not necessarily ready yet."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port), *flags],
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1", **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Server(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait(30)
