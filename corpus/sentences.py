"""Sentences of a text, as spans that never cut a bracket or a quotation in two."""

from __future__ import annotations

import re

_ENDERS = "。！？!?"
_CLOSERS = "”’』」）)】〕］\"'》"
_OPEN = "（(〔［【《「『“"
_CLOSE = "）)〕］】》」』”"
_ENGLISH_STOP = re.compile(r"\.(?=\s+[A-Z“\"(])")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans ``[s, e)`` of the sentences of ``text[start:end]``, without outer white space.

    A sentence ends at 。！？ (with the closing quotes or brackets that follow), at an English
    full stop, or at a line end. A stop inside brackets that close on the same line does not
    end it: “（责任单位：甲局。下同）” stays in one piece. Together the spans hold every
    character that is not white space.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    position = start
    while position < end:
        newline = text.find("\n", position, end)
        line_end = end if newline < 0 else newline
        spans.extend(_line_sentences(text, position, line_end))
        position = line_end + 1
    return spans


def _line_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    inside = _bracketed(text, start, end)
    begin = position = start
    while position < end:
        ch = text[position]
        stop = ch in _ENDERS or (ch == "." and _ENGLISH_STOP.match(text, position, end))
        if stop and position not in inside:
            position += 1
            while position < end and text[position] in _ENDERS + _CLOSERS:
                position += 1
            spans.append((begin, position))
            begin = position
        else:
            position += 1
    spans.append((begin, end))
    return [span for begin, stop in spans if (span := _strip(text, begin, stop))[0] < span[1]]


def _bracketed(text: str, start: int, end: int) -> set[int]:
    """Positions inside a closed pair of brackets. Quotes do not count: “甲。”乙。 are two."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for position in range(start, end):
        ch = text[position]
        if ch in _OPEN[:-1]:
            stack.append(position)
        elif ch in _CLOSE[:-1] and stack:
            pairs.append((stack.pop(), position))
    inside: set[int] = set()
    covered = start
    for left, right in sorted(pairs):  # an outer pair comes before those in it
        inside.update(range(max(left, covered), right))
        covered = max(covered, right)
    return inside


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
