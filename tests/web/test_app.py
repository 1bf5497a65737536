from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.serving import ROOT, answers, running, wait_until


def run_app(*flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "app.py", *flags]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_help_names_the_settings_and_an_example() -> None:
    result = run_app("--help")
    assert result.returncode == 0
    for word in ("POLICYQA_DATA", "POLICYQA_ENCODER", "POLICYQA_FRAME_ANCESTORS", "example:"):
        assert word in result.stdout


def test_a_busy_port_is_one_clear_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run_app("--port", str(port))
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert str(port) in result.stderr


@pytest.mark.parametrize("flags", [("--port", "0"), ("--port", "x"), ("--corpus", "/no/such")])
def test_bad_usage_is_exit_2(flags: tuple[str, ...]) -> None:
    result = run_app(*flags)
    assert result.returncode == 2
    assert flags[1] in result.stderr


def test_a_failed_preparation_ends_the_process(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    flags = ("--corpus", str(tmp_path / "policies"), "--data", str(tmp_path / "data"))
    with running(*flags) as server:
        _, errors = server.process.communicate(timeout=300)
    assert server.process.returncode == 1
    assert "Traceback" not in errors
    assert errors.splitlines()[-1].startswith("error: ")


def test_an_interrupt_ends_it_cleanly(corpus_folder: Path, data_folder: Path) -> None:
    with running("--corpus", str(corpus_folder), "--data", str(data_folder)) as server:
        wait_until(lambda: answers(server.url + "healthz"), server.process)
        server.process.send_signal(signal.SIGINT)
        _, errors = server.process.communicate(timeout=60)
    assert server.process.returncode == 0
    assert "Traceback" not in errors
