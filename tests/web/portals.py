"""A site of another origin whose pages show the chat, from snippets of docs/embedding.md."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.web.serving import ROOT

PLACEHOLDER = "http://policy-qa.intranet:7860"
_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>政务门户</h1><p><a href="#top">内容</a></p>{snippet}</body></html>"""


def snippets() -> list[str]:
    """The HTML to copy, as it stands in the documentation, in order."""
    text = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    return re.findall(r"```html\n(.*?)```", text, re.S)


def snippet(sign: str) -> str:
    """The first snippet with ``sign`` in it."""
    return next(text for text in snippets() if sign in text)


class Portal:
    """What the portal's one page holds, and its content security policy."""

    def __init__(self, port: int, home: str) -> None:
        self.url = f"http://127.0.0.1:{port}/"
        self.home = home.rstrip("/")
        self.page = ""
        self.policy = ""

    def show(self, snippet: str, policy: str = "") -> str:
        """Puts a snippet into the page, with the address where Policy QA runs."""
        self.page = _PAGE.format(snippet=snippet.replace(PLACEHOLDER, self.home))
        self.policy = policy
        return self.url


@contextmanager
def portal_on(port: int, home: str) -> Iterator[Portal]:
    """The portal on a port of its own, until the block ends."""
    portal = Portal(port, home)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = portal.page.encode()
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if portal.policy:
                self.send_header("Content-Security-Policy", portal.policy)
            self.end_headers()
            self.wfile.write(body if self.path == "/" else b"")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield portal
        host.shutdown()
