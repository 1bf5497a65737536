"""The maintainer's page as HTML: what was asked, not found, and judged wrong or right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.describe import quoted_title
from qa.feedback import Asked, Passage, Verdict
from qa.web.feedback_words import MaintainWords, maintain_words
from qa.web.labels import Labels
from qa.web.markup import esc
from qa.web.render import page_query

LISTED = 200
EXPORT = "python -m eval feedback export --out questions.jsonl"


@dataclass(frozen=True, slots=True)
class Records:
    """What the page shows, oldest first; ``days`` 0 means all there is.

    ``kept`` is false when questions are not written down.
    """

    asked: Sequence[Asked]
    verdicts: Sequence[Verdict]
    days: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A question without an answer: as typed last, how often, and when last."""

    question: str
    times: int
    last: str


def not_found(asked: Sequence[Asked]) -> list[Missed]:
    """The questions that found nothing, most frequent first, then newest first.

    Spellings that differ in width, case or white space count together.
    """
    groups: dict[str, Missed] = {}
    for item in asked:
        if item.kind != "abstain":
            continue
        key = "".join(unicodedata.normalize("NFKC", item.question).casefold().split())
        times = groups[key].times if key in groups else 0
        groups[key] = Missed(item.question, times + 1, item.at)
    newest_first = sorted(groups.values(), key=lambda missed: missed.last, reverse=True)
    return sorted(newest_first, key=lambda missed: -missed.times)


def records_page(records: Records, periods: Sequence[int], words: Labels, theme: str) -> str:
    """The page; all that people typed is escaped."""
    said = maintain_words(words.language)
    missed = not_found(records.asked)
    down = [v for v in reversed(records.verdicts) if v.rating == "down"]
    up = [v for v in reversed(records.verdicts) if v.rating == "up"]
    recent = records.asked[::-1]
    empty = sum(item.kind == "abstain" for item in records.asked)
    share = f" · {empty / len(recent):.0%}" if recent else ""
    numbers = (
        (said.asked, str(len(recent)), "recent"),
        (said.not_found, f"{empty}{share}", "missed"),
        (said.disliked, str(len(down)), "down"),
        (said.liked, str(len(up)), "up"),
    )
    tiles = "".join(
        f'<li><a href="#{name}"><b>{esc(value)}</b> {esc(label)}</a></li>'
        for label, value, name in numbers
    )
    off = "" if records.kept else f'<p class="note">{esc(said.off)}</p>'
    sections = (
        ("down", said.disliked, _verdicts(down, words, theme)),
        ("missed", said.not_found, _missed(missed, said)),
        ("recent", said.recent, _recent(recent, said)),
        ("up", said.liked, _verdicts(up, words, theme)),
    )
    listed = "".join(
        f'<section id="{name}"><h2>{esc(heading)}</h2>{content}</section>'
        for name, heading, content in sections
    )
    body = (
        f'<header class="head"><h1>{esc(said.title)}</h1><p>{esc(said.intro)}</p>'
        f"{_periods(records.days, periods, words, theme)}</header>{off}"
        f'<ul class="tiles">{tiles}</ul><main>{listed}'
        f'<p class="note">{esc(said.export)} <code>{EXPORT}</code></p></main>'
    )
    return _page(said.title, body, words, theme)


def _periods(days: int, periods: Sequence[int], words: Labels, theme: str) -> str:
    said = maintain_words(words.language)
    links = []
    for period in (*periods, 0):
        label = said.days.format(days=period) if period else said.always
        current = ' aria-current="true"' if period == days else ""
        query = esc(f"{urlencode({'days': period})}&{page_query(words, theme)}")
        links.append(f'<a href="maintain?{query}"{current}>{esc(label)}</a>')
    return f'<nav class="periods" aria-label="{esc(said.period)}">{"".join(links)}</nav>'


def _verdicts(verdicts: Sequence[Verdict], words: Labels, theme: str) -> str:
    """One card a verdict, newest first."""
    said = maintain_words(words.language)
    if not verdicts:
        return _nothing(said)
    return _shown(len(verdicts), said) + "".join(
        _verdict(verdict, words, theme) for verdict in verdicts[:LISTED]
    )


def _verdict(verdict: Verdict, words: Labels, theme: str) -> str:
    said = maintain_words(words.language)
    rows = []
    if verdict.reason:
        rows.append((said.reason, esc(verdict.reason)))
    if verdict.right:
        rows.append((said.right, _passage(verdict.right, words, theme)))
    cited = [passage for passage in verdict.citations if passage.direct][:3]
    if cited:
        rows.append((said.cited, "".join(_passage(p, words, theme) for p in cited)))
    facts = "".join(f"<div><dt>{esc(name)}</dt><dd>{value}</dd></div>" for name, value in rows)
    answer = (
        f"<details><summary>{esc(said.answer)}</summary><p>{esc(verdict.text)}</p></details>"
        if verdict.text
        else ""
    )
    kind = f'<span class="badge">{esc(said.kinds[verdict.kind])}</span>'
    return (
        f'<article class="verdict"><h3>{esc(verdict.question)}</h3>'
        f'<p class="when">{kind}{_time(verdict.at)}</p>'
        f"{f'<dl>{facts}</dl>' if facts else ''}{answer}</article>"
    )


def _passage(passage: Passage, words: Labels, theme: str) -> str:
    query = urlencode({"start": passage.start, "end": passage.end})
    link = f"document/{passage.document_id}?{query}&{page_query(words, theme)}#passage"
    return (
        f'<p><a href="{esc(link)}">{esc(quoted_title(passage.title))}</a> '
        f"<q>{esc(passage.text[:LISTED])}</q></p>"
    )


def _missed(missed: Sequence[Missed], said: MaintainWords) -> str:
    rows = [(esc(item.question), str(item.times), _time(item.last)) for item in missed[:LISTED]]
    return _shown(len(missed), said) + _table((said.question, said.times, said.last), rows, said)


def _recent(asked: Sequence[Asked], said: MaintainWords) -> str:
    rows = []
    for item in asked[:LISTED]:
        understood = (
            f'<p class="when">{esc(said.understood)} {esc(item.rewritten)}</p>'
            if item.rewritten not in ("", item.question)
            else ""
        )
        kind = esc(said.kinds[item.kind])
        sure = f"{item.confidence:.2f}"
        rows.append((esc(item.question) + understood, kind, sure, _time(item.at)))
    head = (said.question, said.answered, said.confidence, said.when)
    return _shown(len(asked), said) + _table(head, rows, said)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], said: MaintainWords) -> str:
    """``rows`` are markup already; the first cell heads its row."""
    if not rows:
        return _nothing(said)
    names = "".join(f'<th scope="col">{esc(name)}</th>' for name in head)
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(
            f'<td data-name="{esc(name)}">{cell}</td>'
            for name, cell in zip(head[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"


def _time(at: str) -> str:
    """The time as stored, UTC; ``maintain.js`` shows it in the reader's own."""
    return f'<time datetime="{esc(at)}">{esc(at[:16].replace("T", " "))} UTC</time>'


def _shown(count: int, said: MaintainWords) -> str:
    if count <= LISTED:
        return ""
    return f'<p class="note">{esc(said.shown.format(shown=LISTED, count=count))}</p>'


def _nothing(said: MaintainWords) -> str:
    return f'<p class="note">{esc(said.nothing)}</p>'


def entry_page(words: Labels, theme: str, *, wrong: bool = False) -> str:
    """The page that asks for the token."""
    said = maintain_words(words.language)
    error = f'<p role="alert" class="wrong">{esc(said.wrong_token)}</p>' if wrong else ""
    body = (
        f'<main class="notice"><h1>{esc(said.title)}</h1>'
        f'<form method="post" action="maintain?{esc(page_query(words, theme))}">'
        f'<label for="token">{esc(said.token)}</label>'
        '<input id="token" name="token" type="password" autocomplete="current-password" required>'
        f'<button type="submit">{esc(said.enter)}</button></form>{error}</main>'
    )
    return _page(said.title, body, words, theme)


def refusal_page(words: Labels, theme: str) -> str:
    """The page for who may not see the records."""
    said = maintain_words(words.language)
    return _page(
        said.title, f'<main class="notice"><p>{esc(said.only_here)}</p></main>', words, theme
    )


def _page(title: str, body: str, words: Labels, theme: str) -> str:
    """The frame of these pages; addresses are relative, for a sub-path behind a proxy."""
    scheme = f' data-theme="{theme}"' if theme in ("dark", "light") else ""
    return (
        f'<!doctype html><html lang="{words.html_language}"{scheme}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{esc(title)} · {esc(words.name)}</title>"
        '<link rel="stylesheet" href="ui/document.css">'
        '<link rel="stylesheet" href="ui/maintain.css">'
        '<script src="ui/maintain.js" defer></script></head><body>'
        f'<p class="back"><a href="./?{esc(page_query(words, theme))}">← {esc(words.back)}</a></p>'
        f"{body}</body></html>"
    )
