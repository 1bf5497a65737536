"""``GET /maintain``: the page for who looks after the documents, and who may open it.

With ``POLICYQA_MAINTAIN_TOKEN`` the page asks for the token, wherever it is opened from. Without,
it opens on the server itself only: from a loopback address, to a loopback name, and not through a
proxy, behind which every reader would look local.
"""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.settings import Settings
from qa.feedback import now
from qa.web.labels import labels
from qa.web.maintain_page import Records, entry_page, records_page, refusal_page
from qa.web.startup import Startup

COOKIE = "policyqa_maintain"
COOKIE_SECONDS = 12 * 3600
PERIODS = (7, 30, 365)
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def routes(settings: Settings, startup: Startup) -> APIRouter:
    """The maintainer's page over what ``startup`` keeps."""
    router = APIRouter(include_in_schema=False)
    token = settings.maintain_token

    @router.get("/maintain")
    def maintain(
        request: Request,
        days: Annotated[int, Query(ge=0, le=36_500)] = 30,
        lang: str = "zh",
        theme: Annotated[str, Query(alias="__theme")] = "",
    ) -> Response:
        words = labels(lang)
        if not _admitted(request, token):
            page = entry_page(words, theme) if token else refusal_page(words, theme)
            return HTMLResponse(page, 401 if token else 403, _PRIVATE)
        store = startup.feedback()
        since = now(days) if days else ""
        records = Records(
            asked=store.asked(since),
            verdicts=store.verdicts(since),
            days=days,
            kept=bool(settings.keep_questions),
        )
        return HTMLResponse(records_page(records, PERIODS, words, theme), headers=_PRIVATE)

    @router.post("/maintain")
    def enter(
        request: Request,
        given: Annotated[str, Form(alias="token", max_length=1000)] = "",
        lang: str = "zh",
        theme: Annotated[str, Query(alias="__theme")] = "",
    ) -> Response:
        if not token:
            return HTMLResponse(refusal_page(labels(lang), theme), 403, _PRIVATE)
        if not _same(given.strip(), token):
            page = entry_page(labels(lang), theme, wrong=True)
            return HTMLResponse(page, 401, _PRIVATE)
        query = urlencode({"lang": labels(lang).language} | ({"__theme": theme} if theme else {}))
        reply = RedirectResponse(f"maintain?{query}", 303, _PRIVATE)
        reply.set_cookie(
            COOKIE,
            _pass(token),
            max_age=COOKIE_SECONDS,
            path=f"{request.scope.get('root_path', '')}/maintain",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
        return reply

    return router


# What people asked is for nobody's cache.
_PRIVATE = {"Cache-Control": "no-store"}


def _admitted(request: Request, token: str) -> bool:
    """Whether this request may see the page."""
    if token:
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        bearer = kind.lower() == "bearer" and _same(value.strip(), token)
        return bearer or _same(request.cookies.get(COOKIE, ""), _pass(token))
    proxied = request.scope.get("root_path") or any(h in request.headers for h in _FORWARDED)
    here = request.client is not None and _is_loopback(request.client.host)
    return here and not proxied and _is_loopback(request.url.hostname or "")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _pass(token: str) -> str:
    """What the cookie holds: proof of the token, not the token."""
    return hmac.new(token.encode(), b"policyqa maintain", hashlib.sha256).hexdigest()
