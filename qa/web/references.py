"""Citations and answers as plain text: to paste, to download, to send on."""

from __future__ import annotations

from corpus.describe import quoted_title
from qa.answer import Answer, Citation
from qa.web.tables import plain_table


def written(title: str, number: str | None, issued: str | None, clause: str) -> str:
    """A citation as text to paste: 《标题》（文号，日期）二、（一）2."""
    facts = "，".join(fact for fact in (number, issued) if fact)
    return quoted_title(title) + (f"（{facts}）" if facts else "") + clause.rstrip("、")


def reference(citation: Citation) -> str:
    """The citation as text to paste: 《标题》（文号，日期）二、（一）2."""
    return written(citation.title, citation.document_number, citation.issued, citation.clause)


def quotation(citation: Citation) -> str:
    """The marked sentences of the passage, or all of it, in quotation marks."""
    spans = [citation.text[start:end].strip() for start, end in citation.highlights]
    return f"“{' …… '.join(spans) or citation.text.strip()}”"


def footnotes(answer: Answer) -> list[str]:
    """Every citation of the answer with its number, reference and quotation, a line each."""
    return [
        f"[{item.number}] {reference(item)}：{' '.join(quotation(item).split())}"
        for item in answer.citations
    ]


def answer_text(answer: Answer) -> str:
    """The answer, its table and its citations as plain text, for the clipboard.

    The table's cells are separated by tabs, as spreadsheets take them.
    """
    return "\n".join([answer.text, "", *plain_table(answer.table), *footnotes(answer)]).strip()
