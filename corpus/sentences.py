"""Sentences of a text, as spans that never cut a bracket or a quotation in two."""

from __future__ import annotations

import re

_ENDERS = "。！？!?"
_CLOSERS = "”’』」）)】〕］\"'》"
_OPEN = "（(〔［【《「『"
_CLOSE = "）)〕］】》」』"
_STOP = re.compile(f"[{_ENDERS}.]")
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
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


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span ``[start, end)`` without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _line_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    inside = _bracketed(text, start, end)
    begin = start
    for match in _STOP.finditer(text, start, end):
        position = match.start()
        if position < begin or position in inside:  # closed the sentence before, or bracketed
            continue
        if text[position] == "." and not _ENGLISH_STOP.match(text, position, end):
            continue
        position += 1
        while position < end and text[position] in _ENDERS + _CLOSERS:
            position += 1
        spans.append((begin, position))
        begin = position
    spans.append((begin, end))
    return [span for begin, stop in spans if (span := trimmed(text, begin, stop))[0] < span[1]]


def _bracketed(text: str, start: int, end: int) -> set[int]:
    """Positions inside a closed pair of brackets. Quotes do not count: “甲。”乙。 are two."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] in _OPEN:
            stack.append(match.start())
        elif stack:
            pairs.append((stack.pop(), match.start()))
    inside: set[int] = set()
    covered = start
    for left, right in sorted(pairs):  # an outer pair comes before those in it
        inside.update(range(max(left, covered), right))
        covered = max(covered, right)
    return inside
