"""``GET /document/{id}?start=&end=&hits=``: a document with its passages marked, as plain HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from corpus.describe import quoted_title
from corpus.errors import UnknownDocumentError
from qa.web.labels import Labels, describe, labels
from qa.web.markup import badges, copy_button, esc, page_query, safe_link, status_label
from qa.web.references import written
from qa.web.startup import Startup

Span = tuple[int, int]

MOST_HITS = 50
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
        hits: str = Query(default="", max_length=2_000),
        lang: str = Query(default="zh"),
        theme: str = Query(default=""),
    ) -> HTMLResponse:
        words = labels(lang)
        if startup.status.state != "ready":
            line = describe(startup.status, words)
            return HTMLResponse(notice(line, words, theme), 503, {"Retry-After": "5"})
        try:
            body = startup.assistant().document(document_id)
        except UnknownDocumentError:
            return HTMLResponse(notice(words.not_found, words, theme), 404)
        others = read_hits(hits)
        return HTMLResponse(document_page(body, start, end, words, theme, others))

    return router


def notice(line: str, words: Labels, theme: str) -> str:
    """A page that only says one line."""
    return _page(words.name, f'<main class="notice"><p>{esc(line)}</p></main>', words, theme)


def read_hits(hits: str) -> list[Span]:
    """The passages of ``hits=10-20,35-60``; what makes no sense is left out."""
    found = re.findall(r"(?<!\d)(\d{1,9})-(\d{1,9})(?!\d)", hits)
    return [(int(low), int(high)) for low, high in found if int(low) < int(high)][:MOST_HITS]


def document_page(
    document: Mapping[str, Any],
    start: int,
    end: int,
    words: Labels,
    theme: str,
    hits: Sequence[Span] = (),
) -> str:
    """The page of ``document`` with ``text[start:end]`` marked; out-of-range offsets mark less.

    ``hits`` are further passages of it that an answer cites, marked more quietly.
    """
    title = str(document["title"])
    marks = badges(document.get("status"), bool(document.get("digest")), words)
    inferred = (
        f'<span class="badge">{esc(words.inferred_title)}</span>'
        if document.get("title_inferred")
        else ""
    )
    jump = f'<a href="#passage">{esc(words.jump)}</a>' if start < end else ""
    sections: Sequence[Mapping[str, Any]] = document["sections"]
    text = _text(str(document["text"]), sections, start, end, hits)
    body = (
        f'<header class="head"><h1>{esc(quoted_title(title))}</h1>'
        f'<p class="badges">{marks}{inferred}</p>{_facts(document, words)}'
        f"{_tools(document, start, end, words, theme)}</header>"
        f'<div class="columns"><nav class="outline" aria-label="{esc(words.outline)}">'
        f'<details open id="outline"><summary>{esc(words.outline)}</summary>'
        f"{jump}{_outline(sections, start if start < end else -1)}</details></nav>"
        f'<main class="text">{text}</main></div>{_steps(start, end, hits, words)}'
    )
    return _page(f"{title} · {words.name}", body, words, theme)


def _tools(document: Mapping[str, Any], start: int, end: int, words: Labels, theme: str) -> str:
    """Copying the citation of the marked clause, and the file that was read."""
    clause = _clause(document["sections"], start) if start < end else ""
    number, issued = document.get("number"), document.get("issued")
    cited = written(str(document["title"]), number, issued, clause)
    link = (
        f"../file/{esc(document['id'])}?{esc(page_query(words, theme))}" if "id" in document else ""
    )
    original = f'<a href="{link}" download>{esc(words.view.original_file)}</a>' if link else ""
    return f'<p class="tools">{copy_button(cited, words.copy_citation)}{original}</p>'


def _clause(sections: Sequence[Mapping[str, Any]], offset: int) -> str:
    """The clause of the innermost section around ``offset``, such as 二、（一）2."""
    inside = [s for s in sections if int(s["start"]) <= offset < int(s["end"])]
    return str(inside[-1].get("clause") or "") if inside else ""


def _steps(start: int, end: int, hits: Sequence[Span], words: Labels) -> str:
    """Where the passage stands among the cited ones, with links to the one before and after."""
    order = sorted(dict.fromkeys(hits))
    if len(order) < 2 or (start, end) not in order:
        return ""
    at = order.index((start, end))
    told = esc(words.view.hits_of.format(number=at + 1, total=len(order)))
    starts = ",".join("passage" if hit == (start, end) else f"hit-{hit[0]}" for hit in order)
    links = "".join(
        f'<a href="#hit-{order[step % len(order)][0]}" class="{name}">{esc(label)}</a>'
        for step, name, label in (
            (at - 1, "previous", words.view.previous),
            (at + 1, "next", words.view.next),
        )
    )
    pattern = esc(words.view.hits_of)
    return (
        f'<nav class="steps" aria-label="{esc(words.view.steps)}" data-hits="{starts}"'
        f' data-at="{at}" data-told="{pattern}"><span role="status">{told}</span>{links}</nav>'
    )


def _page(title: str, body: str, words: Labels, theme: str) -> str:
    """The frame of our own pages; its addresses are relative, for a sub-path behind a proxy."""
    scheme = f' data-theme="{theme}"' if theme in ("dark", "light") else ""
    query = esc(page_query(words, theme))
    return (
        f'<!doctype html><html lang="{words.html_language}"{scheme}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)}</title>"
        '<link rel="stylesheet" href="../ui/document.css">'
        '<script src="../ui/copy.js" defer></script>'
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


def _outline(sections: Sequence[Mapping[str, Any]], offset: int) -> str:
    """Links to the sections, indented by level; the one around ``offset`` is the current one."""
    inside = [s for s in sections if int(s["start"]) <= offset < int(s["end"]) and s["heading"]]
    items = ""
    for section in sections:
        if section["heading"]:
            current = ' aria-current="location"' if inside and section is inside[-1] else ""
            level = min(int(section["level"]), 6)
            items += (
                f'<li class="l{level}"><a href="#s{section["start"]}"{current}>'
                f"{esc(section['heading'])}</a></li>"
            )
    return f"<ol>{items}</ol>"


def _text(
    text: str, sections: Sequence[Mapping[str, Any]], start: int, end: int, hits: Sequence[Span]
) -> str:
    """The stored text line by line; section starts carry anchors, the passages are marked."""
    starts: dict[int, Mapping[str, Any]] = {}
    for section in sections:
        starts.setdefault(int(section["start"]), section)
    parts: list[str] = []
    at = 0
    marks = _Marks((start, end), hits)
    for line in text.splitlines(keepends=True):
        shown = line.rstrip("\r\n")
        own = {offset: starts[offset] for offset in range(at, at + len(line)) if offset in starts}
        if shown.strip() or own:
            parts.append(_line(marks.line(shown, at), shown, own))
        at += len(line)
    return "".join(parts)


class _Marks:
    """Marks passages line by line; the first piece of each carries its anchor."""

    def __init__(self, passage: Span, hits: Sequence[Span]) -> None:
        self._spans = list(dict.fromkeys((passage, *hits)))
        self._anchored: set[Span] = set()

    def line(self, line: str, at: int) -> str:
        """``line``, which starts at offset ``at``, escaped and with its part of the marks."""
        edges = {0, len(line)}
        edges |= {min(max(edge - at, 0), len(line)) for span in self._spans for edge in span}
        parts = []
        for low, high in pairwise(sorted(edges)):
            piece = esc(line[low:high])
            inside = (s for s in self._spans if s[0] <= at + low and at + high <= s[1])
            span = next(inside, None)
            parts.append(self._marked(piece, span) if span else piece)
        return "".join(parts)

    def _marked(self, piece: str, span: Span) -> str:
        own = span == self._spans[0]
        name = "passage" if own else f"hit-{span[0]}"
        anchor = "" if span in self._anchored else f' id="{name}"'
        self._anchored.add(span)
        kind = "" if own else ' class="other"'
        return f"<mark{kind}{anchor}>{piece}</mark>"


def _line(content: str, shown: str, own: Mapping[int, Mapping[str, Any]]) -> str:
    """One line as a heading or a paragraph, with an anchor for each section that starts in it."""
    anchors = "".join(f'<a class="anchor" id="s{offset}"></a>' for offset in own)
    for section in own.values():
        if len(shown.strip()) <= len(str(section["heading"])) + _NUMBERING:
            rank = min(int(section["level"]) + 1, 6)
            return f"<h{rank}>{anchors}{content}</h{rank}>"
    return f"<p>{anchors}{content}</p>"
