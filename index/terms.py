"""The terms of text for BM25: words and character bigrams, with normalised numbers."""

from __future__ import annotations

import logging
import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from corpus.fold import fold
from corpus.numerals import Number, find_numbers


class Route(StrEnum):
    """The two lexical routes; each has its own kind of terms."""

    WORDS = "words"
    BIGRAMS = "bigrams"


HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f0-9]+[+#]*")


def terms_of(text: str, route: Route) -> list[str]:
    """Terms of ``text`` for one route.

    Han runs become jieba search-mode words (``Route.WORDS``) or character bigrams
    (``Route.BIGRAMS``; a lone character stays itself). In both, Latin words are terms of their
    own, and every number adds ``#value`` and, with a unit, ``#value unit``: 500亿元, 五百亿 and
    50 billion yuan share ``#50000000000``; 2025年 and 二〇二五年 are ``#2025年``. 元 adds no
    term of its own because amounts are often written without it.
    """
    folded = fold(text)
    numbers = find_numbers(folded)
    split = _jieba_words if route is Route.WORDS else _bigrams
    terms: list[str] = []
    for run in _HAN_RUN.findall(folded):
        terms.extend(split(run))
    covered = [(number.start, number.end) for number in numbers]
    for match in _LATIN.finditer(folded):
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            terms.append(match.group())
    for number in numbers:
        terms.extend(number_terms(number))
    return terms


def number_terms(number: Number) -> list[str]:
    """Terms of one number, the bare value first."""
    value = format(number.value.normalize(), "f")
    if number.year:
        return [f"#{value}年"]
    terms = [f"#{value}"]
    if number.unit == "%":
        return [f"#{value}%"]
    if number.unit not in (None, "元"):
        terms.append(f"#{value}{number.unit}")
    return terms


def _bigrams(run: str) -> list[str]:
    """Overlapping character pairs of a Han run."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


@lru_cache(maxsize=1)
def segmenter() -> Any:
    """The jieba module, quiet and with its dictionary loaded (about a second, once)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


def _jieba_words(run: str) -> list[str]:
    """jieba search-mode words of a Han run."""
    return list(segmenter().cut_for_search(run))
