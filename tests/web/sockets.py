"""Watches which addresses a Python process talks to or asks for, from its first line on."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

# Python imports a module of this name before anything else.
_HOOK = """
import os, sys

_FOUND = os.environ["POLICYQA_TEST_SOCKETS"]
_EVENTS = {
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1,
    "socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0,
}

def _watch(event, arguments):
    if event in _EVENTS:
        found = arguments[_EVENTS[event]]
        host = found[0] if isinstance(found, tuple) else found
        if host and "/" not in str(host):  # a path is a socket of this machine
            descriptor = os.open(_FOUND, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(descriptor, f"{host}\\n".encode())
            os.close(descriptor)

sys.addaudithook(_watch)
"""


class SocketWatch:
    """The environment to start a process with, and afterwards what it reached out for."""

    def __init__(self, folder: Path) -> None:
        (folder / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
        self._found = folder / "found.txt"
        # Not told to stay offline: it must not want anything by itself.
        self.environment = {
            "PYTHONPATH": str(folder),
            "POLICYQA_TEST_SOCKETS": str(self._found),
            "HF_HUB_OFFLINE": "0",
        }

    def found(self) -> set[str]:
        """Every host so far, by name or address."""
        text = self._found.read_text(encoding="utf-8") if self._found.exists() else ""
        return set(text.split())

    def outside(self) -> set[str]:
        """Those that are not this machine."""
        return {host for host in self.found() if not _local(host)}


def _local(host: str) -> bool:
    if host in ("localhost", "0.0.0.0", "::"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
