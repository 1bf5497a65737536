"""The smallest parts of the page's markup: escaped text, numbers that lead to their cards."""

from __future__ import annotations

import re
from html import escape

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
    return (
        f'<button type="button" class="cite" data-card="cite-{turn}-{number}"'
        f' aria-label="{label}">{number}</button>'
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
