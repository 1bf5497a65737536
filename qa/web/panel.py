"""The parts of the chat page around the messages: title bar, welcome, side panel."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.describe import quoted_title
from qa.answer import Answer, Citation
from qa.web.cards import card
from qa.web.labels import Labels, describe
from qa.web.markup import badges, esc, page_query
from qa.web.startup import StartupStatus, State
from qa.web.terms import Terms, terms_of_question

Turns = Sequence[tuple[str, Answer]]

LISTED_DOCUMENTS = 50


def title_bar(words: Labels, state: State = "starting") -> str:
    """The page's name; the scripts take language, state and their own words from it."""
    said = json.dumps(words.view.script, ensure_ascii=False)
    return (
        f'<h1 lang="{words.html_language}" data-state="{state}" data-words="{esc(said)}">'
        f"{esc(words.name)}</h1>"
    )


def export_menu(words: Labels) -> str:
    """The menu that exports the conversation; ``export.js`` shows it once there is one."""
    items = (("md", words.view.export_markdown), ("docx", words.view.export_word))
    buttons = "".join(
        f'<li><button type="button" class="export" data-format="{kind}">{esc(label)}</button></li>'
        for kind, label in items
    )
    return (
        f'<details class="menu"><summary>{esc(words.view.export)}</summary>'
        f'<ul>{buttons}</ul></details><span class="failed" role="alert"></span>'
    )


def welcome(status: StartupStatus, words: Labels) -> str:
    """What an empty conversation shows above the example questions, and how the start goes."""
    return (
        f'<div class="welcome"><h2>{esc(words.tagline)}</h2><p>{esc(words.promise)}</p>'
        f'<p class="state {status.state}">{esc(describe(status, words))}</p></div>'
    )


def side_panel(turns: Turns, words: Labels, theme: str | None) -> str:
    """The cards of every turn; the newest turn's are shown, ``chat.js`` switches to others."""
    groups = []
    for turn, (_, answer) in enumerate(turns, start=1):
        heading, items = words.sources, answer.citations
        if answer.nearest and not items:
            heading, items = words.nearest, answer.nearest
        cards = _cards(items, turn, words, theme, terms_of_question(answer.question))
        newest = "" if turn == len(turns) else " hidden"
        body = cards or f'<p class="empty">{esc(words.sources_empty)}</p>'
        groups.append(
            f'<section data-turn="{turn}"{newest}><h2>{esc(heading)}</h2>{body}</section>'
        )
    return "".join(groups)


def _cards(
    items: Sequence[Citation], turn: int, words: Labels, theme: str | None, terms: Terms
) -> str:
    """The cards in the order of their numbers; those of one passage share a place."""
    passages: dict[tuple[str, int, int], list[Citation]] = {}
    for item in items:
        passages.setdefault((item.document_id, item.start, item.end), []).append(item)
    parts = []
    for same in passages.values():
        numbers = [item.number for item in same] if len(same) > 1 else []
        cards = "".join(card(item, turn, words, theme, numbers, terms, items) for item in same)
        parts.append(f'<div class="same">{cards}</div>' if numbers else cards)
    return "".join(parts)


def no_sources(words: Labels) -> str:
    """What the side panel shows while nothing is loaded."""
    empty = f'<p class="empty">{esc(words.sources_empty)}</p>'
    return f"<section><h2>{esc(words.sources)}</h2>{empty}</section>"


def document_list(documents: Sequence[Mapping[str, Any]], words: Labels, theme: str | None) -> str:
    """What the side panel shows before the first question: the loaded documents."""
    items = []
    for document in documents[:LISTED_DOCUMENTS]:
        facts = (document.get("place"), document.get("number"), document.get("issued"))
        line = " · ".join(f"<span>{esc(fact)}</span>" for fact in facts if fact)
        marks = badges(document.get("status"), bool(document.get("digest")), words)
        link = f"document/{esc(document['id'])}?{esc(page_query(words, theme))}"
        title = esc(quoted_title(str(document["title"])))
        items.append(
            f'<li><a href="{link}" target="_blank">{title}</a>'
            f'<p class="facts">{marks}{line}</p></li>'
        )
    rest = len(documents) - len(items)
    more = f'<p class="empty">{esc(words.more_documents.format(count=rest))}</p>' if rest else ""
    return (
        f"<section><h2>{esc(words.documents)}</h2>"
        f'<ul class="documents">{"".join(items)}</ul>{more}'
        f'<p class="empty">{esc(words.sources_empty)}</p></section>'
    )
