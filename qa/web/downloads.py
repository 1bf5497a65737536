"""What the page downloads: the conversation, a table, a document's original file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response
from pydantic import Field

from corpus.errors import UnknownDocumentError, UsageError
from qa.web import exports
from qa.web.bodies import Strict
from qa.web.conversation import KEPT_TURNS, AskedBody, Replies
from qa.web.labels import labels
from qa.web.pages import notice
from qa.web.startup import Startup

_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportBody(Strict):
    """A conversation to export: what was asked, oldest first, and for a table the turn."""

    asked: list[AskedBody] = Field(min_length=1, max_length=KEPT_TURNS)
    turn: int | None = Field(default=None, ge=1, le=KEPT_TURNS)
    language: Literal["zh", "en"] = "zh"


def routes(startup: Startup, replies: Replies) -> APIRouter:
    """The downloads over the assistant of ``startup``."""
    router = APIRouter(include_in_schema=False)

    @router.post("/export/{kind}")
    def export(kind: Literal["md", "docx", "xlsx"], body: ExportBody) -> Response:
        words = labels(body.language)
        turns = replies.conversation([item.asked() for item in body.asked])
        if kind == "md":
            data = exports.markdown(turns, words).encode("utf-8")
        elif kind == "docx":
            data = exports.word_document(turns, words)
        else:
            chosen = turns[min(body.turn or len(turns), len(turns)) - 1]
            if chosen.answer.table is None:
                raise UsageError("this answer has no table")
            data = exports.table_workbook(chosen.answer.table, chosen.answer.citations, words)
        name = words.view.file_names["xlsx" if kind == "xlsx" else "conversation"]
        return _attachment(data, f"{name} {exports.today()}.{kind}", _TYPES[kind])

    @router.get("/file/{document_id}", response_model=None)
    def original(
        document_id: str, lang: str = Query(default="zh"), theme: str = Query(default="")
    ) -> Response:
        words = labels(lang)
        try:
            body = startup.assistant().document(document_id)
        except UnknownDocumentError:
            return HTMLResponse(notice(words.not_found, words, theme), 404)
        # Only the very bytes that were read go out: another file may have taken the place.
        try:
            data = Path(body["source_path"]).read_bytes()
        except OSError:
            return HTMLResponse(notice(words.view.file_gone, words, theme), 404)
        if hashlib.sha256(data).hexdigest() != body["sha256"]:
            return HTMLResponse(notice(words.view.file_changed, words, theme), 409)
        return _attachment(data, str(body["file"]), "application/octet-stream")

    return router


def _attachment(data: bytes, name: str, media_type: str) -> Response:
    """A file that browsers save and never show or run."""
    header = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": header})
