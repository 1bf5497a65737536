"""Response headers that keep document text from running or loading anything.

Gradio evaluates its own templates, hence ``'unsafe-eval'``; inline scripts run only with the
nonce of the response, and only the opening tags that stand in Gradio's page template get it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors {ancestors}"
)
_SCRIPT_TAG = re.compile(r"<script\b[^>]*>")
# Gradio takes files from anybody who can reach it; this page has no use for any.
_CLOSED = re.compile(r"/gradio_api/(upload|proxy=|file=|stream/)")


def script_tags(template: Path) -> tuple[str, ...]:
    """The distinct opening script tags of a page template, as they stand in it."""
    return tuple(dict.fromkeys(_SCRIPT_TAG.findall(template.read_text(encoding="utf-8"))))


class SecurityHeaders:
    """ASGI middleware: content security policy with a nonce per response, and its companions.

    Args:
        app: the application to wrap.
        tags: opening script tags that may carry the nonce, see ``script_tags``.
        frame_ancestors: origins, besides the app's own, that may show it in a frame.
    """

    def __init__(self, app: ASGIApp, tags: Iterable[str], frame_ancestors: Iterable[str]) -> None:
        self._app = app
        self._tags = tuple(tags)
        self._ancestors = " ".join(("'self'", *frame_ancestors))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        responder = _Responder(send, self._tags, self._ancestors, page=scope["method"] == "GET")
        if _CLOSED.search(scope["path"]):
            await JSONResponse({"error": "not found"}, 404)(scope, receive, responder.send)
            return
        await self._app(_uncompressed(scope), receive, responder.send)


class _Responder:
    """One response: adds the headers, and the nonce to a page's own scripts."""

    def __init__(self, send: Send, tags: tuple[str, ...], ancestors: str, *, page: bool) -> None:
        self._send = send
        self._tags = tags
        self._page = page
        self._nonce = secrets.token_urlsafe(16)
        self._policy = _POLICY.format(nonce=self._nonce, ancestors=ancestors)
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Passes a message on; a page is held back until it is complete."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Content-Security-Policy"] = self._policy
            headers["X-Content-Type-Options"] = "nosniff"
            headers["Referrer-Policy"] = "same-origin"
            if self._page and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = self._tagged(self._body.decode("utf-8")).encode("utf-8")
        MutableHeaders(scope=self._start)["Content-Length"] = str(len(page))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": page})

    def _tagged(self, page: str) -> str:
        for tag in self._tags:
            page = page.replace(tag, f'{tag[:-1]} nonce="{self._nonce}">')
        return page


def _uncompressed(scope: Scope) -> Scope:
    """The request without ``Accept-Encoding`` where a page may come back: it gets rewritten."""
    if "." in scope["path"].rsplit("/", 1)[-1] or "/gradio_api/" in scope["path"]:
        return scope
    headers = [item for item in scope["headers"] if item[0] != b"accept-encoding"]
    return {**scope, "headers": headers}
