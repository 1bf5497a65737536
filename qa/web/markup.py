"""The smallest parts of the page's markup: escaped text, numbers that lead to their cards."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlencode

from qa.web.labels import Labels

# What must not begin a line of its own after a number.
_CLOSING = "、，。；：！？）》”’,.;:!?)"
# A short name, as of a place, is not broken before its number; of other text the last
# character stays with it.
_LAST = re.compile(r"(?:(?<![一-鿿])[(（]?[一-鿿]{1,4}[)）]?|\S)$")


def esc(text: object) -> str:
    """``text`` with everything that HTML could read as markup replaced, quotes included."""
    return escape(str(text), quote=True)


def cite_button(number: int, turn: int, words: Labels) -> str:
    """The number in an answer that leads to its card."""
    label = esc(words.citation.format(number=number))
    size = " wide" if number > 9 else ""
    return (
        f'<button type="button" class="cite{size}" data-card="cite-{turn}-{number}"'
        f' aria-label="{label}">[{number}]</button>'
    )


def with_button(before: str, button: str, after: str = "") -> tuple[str, str]:
    """``before`` escaped with ``button`` behind it, and what is left of ``after``.

    The last character or short name before the button and a closing mark after it stay on the
    button's line.
    """
    text = before.rstrip(" ")
    found = _LAST.search(text)
    last = found[0] if found else ""
    mark = after[:1] if after[:1] and after[:1] in _CLOSING else ""
    head = esc(text[: len(text) - len(last)])
    return f'{head}<span class="kept">{esc(last)}{button}{esc(mark)}</span>', after[len(mark) :]


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


def safe_link(url: str | None) -> str | None:
    """``url`` if it is a plain web address, else ``None`` (a ``javascript:`` address runs)."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def page_query(words: Labels, theme: str | None) -> str:
    """The query that keeps language and theme when another page is opened."""
    query: dict[str, str] = {"lang": words.language}
    if theme in ("dark", "light"):
        query["theme"] = str(theme)
    return urlencode(query)


def copy_button(text: str, label: str) -> str:
    """A button whose text ``copy.js`` puts on the clipboard."""
    return f'<button type="button" class="copy" data-copy="{esc(text)}">{esc(label)}</button>'
