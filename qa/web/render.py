"""Answers and citations as HTML. Document text is untrusted: nothing gets out unescaped.

Every function returns markup that is safe to insert; every ``str`` that comes from a question,
a document or its metadata goes through ``esc`` exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from corpus.describe import quoted_title
from qa.answer import Answer, Citation
from qa.web.labels import Labels
from qa.web.markup import cite_button, esc, with_button
from qa.web.tables import plain_table, table

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_CITE = re.compile(r"\[(\d{1,3})\]")


def safe_link(url: str | None) -> str | None:
    """``url`` if it is a plain web address, else ``None`` (a ``javascript:`` address runs)."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def source_link(url: str | None, words: Labels) -> str:
    """A link to where the text comes from; nothing without a plain web address."""
    safe = safe_link(url)
    if safe is None:
        return ""
    rel = "noopener noreferrer"
    return f'<a href="{esc(safe)}" target="_blank" rel="{rel}">{esc(words.source)}</a>'


def marked(text: str, spans: Iterable[Sequence[int]]) -> str:
    """``text`` escaped, with the ``[start, end)`` spans of it inside ``<mark>``."""
    parts: list[str] = []
    at = 0
    for start, end in sorted((int(span[0]), int(span[1])) for span in spans):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        parts += [esc(text[at:start]), "<mark>", esc(text[start:end]), "</mark>"]
        at = end
    parts.append(esc(text[at:]))
    return "".join(parts)


def badges(status: str | None, digest: bool, words: Labels) -> str:
    """Badges a reader must not miss: draft, repealed, digest."""
    found = []
    if status == "draft":
        found.append(f'<span class="badge draft">{esc(words.draft)}</span>')
    if status == "repealed":
        found.append(f'<span class="badge repealed">{esc(words.repealed)}</span>')
    if digest:
        found.append(f'<span class="badge digest">{esc(words.digest)}</span>')
    return "".join(found)


def status_label(status: str | None, words: Labels) -> str:
    """The status in words, empty where it is not known."""
    known = {"draft": words.draft, "repealed": words.repealed, "in_force": words.in_force}
    return known.get(status or "", "")


def document_link(citation: Citation, words: Labels, theme: str | None) -> str:
    """Address, relative to the chat, of the document at this citation's passage."""
    return f"{citation.url}&{page_query(words, theme)}#passage"


def page_query(words: Labels, theme: str | None) -> str:
    """The query that keeps language and theme when another page is opened."""
    query: dict[str, str] = {"lang": words.language}
    if theme in ("dark", "light"):
        query["__theme"] = str(theme)
    return urlencode(query)


def reference(citation: Citation) -> str:
    """The citation as text to paste: 《标题》（文号，日期）二、（一）2."""
    facts = "，".join(fact for fact in (citation.document_number, citation.issued) if fact)
    return quoted_title(citation.title) + (f"（{facts}）" if facts else "") + citation.clause


def quotation(citation: Citation) -> str:
    """The marked sentences of the passage, or all of it, in quotation marks."""
    spans = [citation.text[start:end].strip() for start, end in citation.highlights]
    return f"“{' …… '.join(spans) or citation.text.strip()}”"


def answer_text(answer: Answer) -> str:
    """The answer, its table and its citations as plain text, for the clipboard.

    The table's cells are separated by tabs, as spreadsheets take them.
    """
    lines = [answer.text, "", *plain_table(answer.table)]
    for item in answer.citations:
        lines.append(f"[{item.number}] {reference(item)}：{quotation(item)}")
    return "\n".join(lines).strip()


def copy_button(text: str, label: str) -> str:
    """A button whose text ``chat.js`` puts on the clipboard."""
    return f'<button type="button" class="copy" data-copy="{esc(text)}">{esc(label)}</button>'


def heading_line(citation: Citation) -> str:
    """Clause and headings above the passage, escaped: 一、（二） · 发展目标."""
    path = " › ".join(esc(part) for part in citation.section_path if part)
    clause = f"<b>{esc(citation.clause)}</b>" if citation.clause else ""
    return " ".join(part for part in (clause, path) if part)


def card(
    citation: Citation,
    turn: int,
    words: Labels,
    theme: str | None = None,
    numbers: Sequence[int] = (),
) -> str:
    """One citation: number, title, clause, facts, the verbatim passage, its link.

    ``numbers`` are those of every citation of the same passage; only the first one's card
    is shown at first, and the numbers lead from one to the other.
    """
    link = esc(document_link(citation, words, theme))
    own = f'<span class="number">{citation.number}</span>' if citation.number else ""
    number = "".join(
        own if other == citation.number else cite_button(other, turn, words)
        for other in numbers or (citation.number,)
    )
    behind = " hidden" if numbers and citation.number != numbers[0] else ""
    facts = [
        citation.place,
        citation.document_number,
        citation.issued,
        "" if citation.status in ("draft", "repealed") else status_label(citation.status, words),
    ]
    where = heading_line(citation)
    # Blank lines between paragraphs are left out of the card, which is narrow.
    passage = re.sub(r"\n\s*\n", "\n", marked(citation.text, citation.highlights))
    return (
        f'<article class="card" id="cite-{turn}-{citation.number}" tabindex="-1"{behind}>'
        f'<h3><span class="numbers">{number}</span>'
        f'<a href="{link}" target="_blank">{esc(quoted_title(citation.title))}</a></h3>'
        + (f'<p class="clause">{where}</p>' if where else "")
        + f'<p class="facts">{badges(citation.status, citation.digest, words)}'
        + " · ".join(f"<span>{esc(fact)}</span>" for fact in facts if fact)
        + f"</p><blockquote>{passage}</blockquote>"
        f'<p class="actions"><a href="{link}" target="_blank">{esc(words.open_document)}</a>'
        + source_link(citation.source_url if citation.digest else None, words)
        + copy_button(f"{reference(citation)}：{quotation(citation)}", words.copy_citation)
        + "</p></article>"
    )


def cited(text: str, numbers: set[int], turn: int, words: Labels) -> str:
    """``text`` escaped, each ``[n]`` that is a citation turned into its button."""
    parts: list[str] = []
    at = 0
    for found in _CITE.finditer(text):
        number = int(found[1])
        if number in numbers:
            button = cite_button(number, turn, words)
            said, rest = with_button(text[at : found.start()], button, text[found.end() :])
            parts.append(said)
            at = len(text) - len(rest)
    parts.append(esc(text[at:]))
    return "".join(parts)


def text_blocks(text: str, numbers: set[int], turn: int, words: Labels) -> str:
    """Lines as paragraphs, runs of ``- `` lines as lists."""
    parts: list[str] = []
    for line in text.splitlines():
        content = cited(line.removeprefix("- "), numbers, turn, words)
        if not line.strip():
            continue
        if not line.startswith("- "):
            parts.append(f"<p>{content}</p>")
        elif parts and parts[-1].endswith("</ul>"):
            parts[-1] = parts[-1].removesuffix("</ul>") + f"<li>{content}</li></ul>"
        else:
            parts.append(f"<ul><li>{content}</li></ul>")
    return "".join(parts)


def nearest_list(nearest: Iterable[Citation], turn: int, words: Labels) -> str:
    """What exists instead of an answer: headings that lead to their cards."""
    items = "".join(
        f"<li>{esc(quoted_title(item.title))} {heading_line(item)}"
        + (cite_button(item.number, turn, words) if item.number else "")
        + "</li>"
        for item in nearest
    )
    return f"<ul>{items}</ul>"


def answer_message(answer: Answer, turn: int, words: Labels, *, newest: bool = False) -> str:
    """The assistant's message: text with citation numbers, table, nearest headings.

    The newest one ends with the words before the buttons of its readings.
    """
    numbers = {item.number for item in answer.citations}
    text = answer.text
    body = table(answer.table, answer.citations, turn, words) if answer.table else ""
    if answer.nearest:
        # The text lists them too, for those who only read text; here they are links.
        text = "\n".join(line for line in text.splitlines() if not line.startswith("- "))
        body += nearest_list(answer.nearest, turn, words)
    tools = copy_button(answer_text(answer), words.copy_answer)
    lead = f'<p class="also">{esc(words.also_ask)}</p>' if newest and answer.readings else ""
    return (
        f'<div class="answer {answer.kind}" lang="{_LANGUAGES[answer.language]}">'
        f"{text_blocks(text, numbers, turn, words)}{body}"
        f'<p class="actions">{tools}</p>{lead}</div>'
    )


def question_message(question: str) -> str:
    """The user's message, shown as typed."""
    return f'<div class="question">{esc(question)}</div>'
