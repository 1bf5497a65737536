"""The terms of text for BM25: words and character bigrams, with normalised numbers."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from corpus.fold import fold
from corpus.numerals import Number, find_numbers


class Route(StrEnum):
    """The two lexical routes; each has its own kind of terms."""

    WORDS = "words"
    BIGRAMS = "bigrams"


HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{HAN}]+")
_LONE_HAN = re.compile(f"(?<![{HAN}])[{HAN}](?![{HAN}])")
_LATIN = re.compile(r"[a-z\u00c0-\u024f0-9]+[+#]*")
_TEXTS_KEPT = 8192  # sentences and headings, looked into by every question on their document


def terms_of(text: str, route: Route) -> list[str]:
    """Terms of ``text`` for one route.

    Han runs become jieba search-mode words (``Route.WORDS``) or character bigrams
    (``Route.BIGRAMS``; a lone character stays itself). In both, Latin words are terms of their
    own, and every number adds ``#value`` and, with a unit, ``#value unit``: 500亿元, 五百亿 and
    50 billion yuan share ``#50000000000``; 2025年 and 二〇二五年 are ``#2025年``. 元 adds no
    term of its own because amounts are often written without it.
    """
    folded = fold(text)
    split = _jieba_words if route is Route.WORDS else _bigrams
    terms: list[str] = []
    for run in _HAN_RUN.findall(folded):
        terms.extend(split(run))
    terms.extend(_latin_and_numbers(folded))
    return terms


class HeldTerms:
    """The terms of one text on the bigram route, looked for without listing them all."""

    def __init__(self, text: str) -> None:
        self._folded = fold(text)

    def __contains__(self, term: str) -> bool:
        pair = len(term) == 2 and term[0] >= "\u3007"
        return term in (self._folded if pair else self._others)

    def weight_of(self, weights: Mapping[str, float]) -> float:
        """Sum of the weights of those terms that ``terms_of(text, Route.BIGRAMS)`` has."""
        folded = self._folded
        return sum(
            weight
            for term, weight in weights.items()
            if (term in folded if len(term) == 2 and term[0] >= "\u3007" else term in self._others)
        )

    @cached_property
    def _others(self) -> frozenset[str]:
        """All but pairs of Han characters, which are terms wherever they stand."""
        return frozenset((*_LONE_HAN.findall(self._folded), *_latin_and_numbers(self._folded)))


@lru_cache(maxsize=_TEXTS_KEPT)
def held_terms(text: str) -> HeldTerms:
    """The terms of a text on the bigram route; those of the last texts are kept."""
    return HeldTerms(text)


def _latin_and_numbers(folded: str) -> Iterator[str]:
    """The terms that are the same on both routes."""
    numbers = find_numbers(folded)
    covered = [(number.start, number.end) for number in numbers]
    for match in _LATIN.finditer(folded):
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            yield match.group()
    for number in numbers:
        yield from number_terms(number)


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
