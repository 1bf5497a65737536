"""Sentences of a passage for the sentence index: best-sentence similarity finds short answers."""

from __future__ import annotations

import re

from corpus.sentences import sentence_spans

MIN_CHARS = 6
MAX_CHARS = 160
_CUTS = (re.compile("[；;]"), re.compile("[，,、：:]"))

Span = tuple[int, int]


def passage_sentences(text: str) -> list[Span]:
    """Spans ``[start, end)`` of the sentences that the index keeps, in order; none if blank.

    Fragments below ``MIN_CHARS`` join the sentence before them. A sentence above ``MAX_CHARS``
    is cut at semicolons, then at commas, since one vector of a very long sentence says little.
    """
    spans: list[Span] = []
    for start, end in sentence_spans(text):
        if end - start < MIN_CHARS and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.extend(_cut(text, start, end, 0))
    return spans


def _cut(text: str, start: int, end: int, level: int) -> list[Span]:
    """The span in parts of at most ``MAX_CHARS`` as far as its punctuation allows."""
    if end - start <= MAX_CHARS or level == len(_CUTS):
        return [(start, end)]
    parts: list[Span] = []
    stops = [match.end() for match in _CUTS[level].finditer(text, start, end)]
    last = start
    for stop in [*stops, end]:
        if stop - start > MAX_CHARS and last > start:
            parts.append((start, last))
            start = last
        last = stop
    if text[start:end].strip():
        parts.append((start, end))
    return [small for part in parts for small in _cut(text, *part, level + 1)]
