"""Not one request leaves the machine: neither the browser's nor the server's."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.web.sockets import SocketWatch
from tests.web.visits import QUESTION, Visit


def test_the_server_reaches_out_for_nothing(visit: Visit, sockets: SocketWatch) -> None:
    visit.open()
    visit.ask(QUESTION)
    visit.ask("衢州市的模板标签由谁登记？")
    for path in ("docs", "openapi.json", "api/documents", "api/targets", "embed.js", "readyz"):
        with urllib.request.urlopen(visit.home + path) as reply:
            assert reply.status == 200
    assert sockets.found()  # at least its own address: the watch is on
    assert sockets.outside() == set()
    assert visit.outside() == []


def test_the_watch_sees_an_attempt(tmp_path: Path) -> None:
    watch = SocketWatch(tmp_path)
    code = (
        "import socket; s = socket.socket(); s.setblocking(False); s.connect_ex(('192.0.2.1', 9))"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | watch.environment, check=True)
    assert watch.outside() == {"192.0.2.1"}
