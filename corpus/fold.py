"""Folding of text for search: forms that a reader takes for the same become the same.

Only search uses folded text; its length may differ from the stored text, so offsets never
refer to it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import opencc

from corpus.text import normalise

_DASHES = "‐‑‒–—―−─－﹣﹘~～〜"
_DOUBLE_QUOTES = "“”„‟«»「」『』〝〞《》〈〉"
_SINGLE_QUOTES = "‘’‚‛′`´"
_DOTS = "•・‧∙●"
_TABLE = str.maketrans(
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOTS, "·")
    | {"○": "〇", "◯": "〇"}
)


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    """Traditional to simplified; loaded on first use."""
    return opencc.OpenCC("t2s")


def fold(text: str) -> str:
    """``text`` with width, case, script and punctuation variants made equal.

    The stored form (``corpus.text.normalise``), then NFKC, one form each for dashes, quotes
    and dots, folded case, and simplified for traditional characters (OpenCC).
    ``fold(fold(t)) == fold(t)`` for text without characters that OpenCC maps in two steps.
    """
    normal = unicodedata.normalize("NFKC", normalise(text)).translate(_TABLE).casefold()
    return normal if normal.isascii() else str(_converter().convert(normal))
