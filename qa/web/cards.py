"""One citation as a card: where it stands, the verbatim passage, what can be done with it.

Document text is untrusted: everything that comes from a document goes through ``esc`` once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.describe import quoted_title
from qa.answer import Citation
from qa.web import feedback
from qa.web.labels import Labels
from qa.web.markup import badges, cite_button, copy_button, esc, page_query, safe_link, status_label
from qa.web.references import quotation, reference
from qa.web.terms import NO_TERMS, Terms

MARKED_HITS = 20


def marked(text: str, spans: Iterable[Sequence[int]], terms: Iterable[tuple[int, int]] = ()) -> str:
    """``text`` escaped, ``[start, end)`` spans of it in ``<mark>``, terms in ``<b class=term>``.

    Spans and terms may overlap each other; a term that crosses the edge of a mark is cut there.
    """
    size = len(text)
    inside = [_clip(span, size) for span in spans]
    asked = [_clip(span, size) for span in terms]
    edges = sorted({0, size, *(at for span in (*inside, *asked) for at in span)})
    parts: list[str] = []
    open_mark = False
    for start, end in pairwise(edges):
        in_mark = any(low <= start and end <= high for low, high in inside)
        if in_mark != open_mark:
            parts.append("<mark>" if in_mark else "</mark>")
            open_mark = in_mark
        piece = esc(text[start:end])
        term = any(low <= start and end <= high for low, high in asked)
        parts.append(f'<b class="term">{piece}</b>' if term else piece)
    return "".join(parts) + ("</mark>" if open_mark else "")


def _clip(span: Sequence[int], size: int) -> tuple[int, int]:
    start = min(max(int(span[0]), 0), size)
    return start, min(max(int(span[1]), start), size)


def document_link(
    citation: Citation, words: Labels, theme: str | None, hits: Sequence[Citation] = ()
) -> str:
    """Address, relative to the chat, of the document at this citation's passage.

    ``hits`` are the answer's citations; those of the same document can be stepped through.
    """
    same = [item for item in hits if item.document_id == citation.document_id][:MARKED_HITS]
    spans = ",".join("{}-{}".format(*_first_mark(item)) for item in same) if len(same) > 1 else ""
    more = f"&hits={spans}" if spans else ""
    return f"{citation.url}{more}&{page_query(words, theme)}#passage"


def _first_mark(citation: Citation) -> tuple[int, int]:
    first = citation.highlights[0] if citation.highlights else (0, len(citation.text))
    return citation.start + first[0], citation.start + first[1]


def heading_line(citation: Citation) -> str:
    """Clause and headings above the passage, escaped: 一、（二） · 发展目标."""
    path = " › ".join(esc(part) for part in citation.section_path if part)
    clause = f"<b>{esc(citation.clause)}</b>" if citation.clause else ""
    return " ".join(part for part in (clause, path) if part)


def source_link(url: str | None, words: Labels) -> str:
    """A link to where the text comes from; nothing without a plain web address."""
    safe = safe_link(url)
    if safe is None:
        return ""
    rel = "noopener noreferrer"
    return f'<a href="{esc(safe)}" target="_blank" rel="{rel}">{esc(words.source)}</a>'


def card(
    citation: Citation,
    turn: int,
    words: Labels,
    theme: str | None = None,
    numbers: Sequence[int] = (),
    terms: Terms = NO_TERMS,
    hits: Sequence[Citation] = (),
) -> str:
    """One citation: number, title, clause, facts, the verbatim passage, its link.

    ``numbers`` are those of every citation of the same passage; only the first one's card
    is shown at first, and the numbers lead from one to the other.
    """
    link = esc(document_link(citation, words, theme, hits))
    own = f'<span class="number">{citation.number}</span>' if citation.number else ""
    number = "".join(
        own if other == citation.number else cite_button(other, turn, words)
        for other in numbers or (citation.number,)
    )
    behind = " hidden" if numbers and citation.number != numbers[0] else ""
    where = heading_line(citation)
    passage = marked(citation.text, citation.highlights, terms.spans(citation.text))
    # Blank lines between paragraphs are left out of the card, which is narrow.
    passage = re.sub(r"\n\s*\n", "\n", passage)
    return (
        f'<article class="card" id="cite-{turn}-{citation.number}" tabindex="-1"'
        f' data-reference="{esc(reference(citation))}"{behind}>'
        f'<h3><span class="numbers">{number}</span>'
        f'<a href="{link}" target="_blank">{esc(quoted_title(citation.title))}</a></h3>'
        + (f'<p class="clause">{where}</p>' if where else "")
        + f'<p class="facts">{_facts(citation, words)}</p><blockquote>{passage}</blockquote>'
        f'<p class="actions"><a class="view" href="{link}" target="_blank">'
        f"{esc(words.open_document)}</a>"
        + source_link(citation.source_url if citation.digest else None, words)
        + copy_button(reference(citation), words.copy_citation)
        + copy_button(f"{quotation(citation)}——{reference(citation)}", words.view.copy_quotation)
        + feedback.right_passage(citation, turn, words)
        + "</p></article>"
    )


def _facts(citation: Citation, words: Labels) -> str:
    """Badges, then place, number, date and status where they are known."""
    told = citation.status in ("draft", "repealed")
    status = "" if told else status_label(citation.status, words)
    facts = (citation.place, citation.document_number, citation.issued, status)
    line = " · ".join(f"<span>{esc(fact)}</span>" for fact in facts if fact)
    return badges(citation.status, citation.digest, words) + line
