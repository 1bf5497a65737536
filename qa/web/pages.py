"""``GET /document/{id}?start=&end=``: a document with one passage marked, as plain HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from corpus.describe import quoted_title
from corpus.errors import UnknownDocumentError
from qa.web.labels import Labels, describe, labels
from qa.web.markup import esc
from qa.web.render import badges, page_query, safe_link, status_label
from qa.web.startup import Startup

# A line this much longer than its heading goes on after it: the heading is a run-in one.
_NUMBERING = 8


def routes(startup: Startup) -> APIRouter:
    """The document page over the assistant of ``startup``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/document/{document_id}", response_class=HTMLResponse)
    def document(
        document_id: str,
        start: int = Query(default=0),
        end: int = Query(default=0),
        lang: str = Query(default="zh"),
        theme: str = Query(default="", alias="__theme"),
    ) -> HTMLResponse:
        words = labels(lang)
        if startup.status.state != "ready":
            line = describe(startup.status, words)
            return HTMLResponse(notice(line, words, theme), 503, {"Retry-After": "5"})
        try:
            body = startup.assistant().document(document_id)
        except UnknownDocumentError:
            return HTMLResponse(notice(words.not_found, words, theme), 404)
        return HTMLResponse(document_page(body, start, end, words, theme))

    return router


def notice(line: str, words: Labels, theme: str) -> str:
    """A page that only says one line."""
    return _page(words.name, f'<main class="notice"><p>{esc(line)}</p></main>', words, theme)


def document_page(
    document: Mapping[str, Any], start: int, end: int, words: Labels, theme: str
) -> str:
    """The page of ``document`` with ``text[start:end]`` marked; out-of-range offsets mark less."""
    title = str(document["title"])
    marks = badges(document.get("status"), bool(document.get("digest")), words)
    inferred = (
        f'<span class="badge">{esc(words.inferred_title)}</span>'
        if document.get("title_inferred")
        else ""
    )
    jump = f'<a href="#passage">{esc(words.jump)}</a>' if start < end else ""
    sections: Sequence[Mapping[str, Any]] = document["sections"]
    body = (
        f'<header class="head"><h1>{esc(quoted_title(title))}</h1>'
        f'<p class="badges">{marks}{inferred}</p>{_facts(document, words)}</header>'
        f'<div class="columns"><nav aria-label="{esc(words.outline)}">'
        f'<details open id="outline"><summary>{esc(words.outline)}</summary>'
        f"{jump}{_outline(sections)}</details></nav>"
        f'<main class="text">{_text(str(document["text"]), sections, start, end)}</main></div>'
    )
    return _page(f"{title} · {words.name}", body, words, theme)


def _page(title: str, body: str, words: Labels, theme: str) -> str:
    """The frame of our own pages; its addresses are relative, for a sub-path behind a proxy."""
    scheme = f' data-theme="{theme}"' if theme in ("dark", "light") else ""
    query = esc(page_query(words, theme))
    return (
        f'<!doctype html><html lang="{words.html_language}"{scheme}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)}</title>"
        '<link rel="stylesheet" href="../ui/document.css">'
        '<script src="../ui/document.js" defer></script></head><body>'
        f'<p class="back"><a href="../?{query}">← {esc(words.back)}</a></p>{body}</body></html>'
    )


def _facts(document: Mapping[str, Any], words: Labels) -> str:
    """The metadata as a definition list; what is not known is left out."""
    level = words.levels.get(str(document.get("level")), "")
    place = " · ".join(str(part) for part in (document.get("place"), level) if part)
    rows = [
        (words.issuer, document.get("issuer")),
        (words.number, document.get("number")),
        (words.issued, document.get("issued")),
        (words.place, place),
        (words.status, status_label(document.get("status"), words)),
        (words.file, document.get("file")),
    ]
    items = "".join(
        f"<div><dt>{esc(label)}</dt><dd>{esc(value)}</dd></div>" for label, value in rows if value
    )
    link = safe_link(document.get("source_url"))
    if link:
        anchor = f'<a href="{esc(link)}" rel="noopener noreferrer" target="_blank">{esc(link)}</a>'
        items += f"<div><dt>{esc(words.source)}</dt><dd>{anchor}</dd></div>"
    return f"<dl>{items}</dl>"


def _outline(sections: Sequence[Mapping[str, Any]]) -> str:
    """Links to the sections, indented by level."""
    items = "".join(
        f'<li class="l{min(int(section["level"]), 6)}"><a href="#s{section["start"]}">'
        f"{esc(section['heading'])}</a></li>"
        for section in sections
        if section["heading"]
    )
    return f"<ol>{items}</ol>"


def _text(text: str, sections: Sequence[Mapping[str, Any]], start: int, end: int) -> str:
    """The stored text line by line; section starts carry anchors, the passage is marked."""
    starts: dict[int, Mapping[str, Any]] = {}
    for section in sections:
        starts.setdefault(int(section["start"]), section)
    parts: list[str] = []
    at = 0
    anchor = ' id="passage"'
    for line in text.splitlines(keepends=True):
        shown = line.rstrip("\r\n")
        own = {offset: starts[offset] for offset in range(at, at + len(line)) if offset in starts}
        low, high = max(start, at), min(end, at + len(shown))
        if low < high:
            before, after = esc(shown[: low - at]), esc(shown[high - at :])
            content = f"{before}<mark{anchor}>{esc(shown[low - at : high - at])}</mark>{after}"
            anchor = ""
        else:
            content = esc(shown)
        if shown.strip() or own:
            parts.append(_line(content, shown, own))
        at += len(line)
    return "".join(parts)


def _line(content: str, shown: str, own: Mapping[int, Mapping[str, Any]]) -> str:
    """One line as a heading or a paragraph, with an anchor for each section that starts in it."""
    anchors = "".join(f'<a class="anchor" id="s{offset}"></a>' for offset in own)
    for section in own.values():
        if len(shown.strip()) <= len(str(section["heading"])) + _NUMBERING:
            rank = min(int(section["level"]) + 1, 6)
            return f"<h{rank}>{anchors}{content}</h{rank}>"
    return f"<p>{anchors}{content}</p>"
