"""Lines as the author meant them, out of the lines that a file happens to have.

PDF exports break every line at the margin; such lines are joined to paragraphs again. Other
sources run a chapter and its first article into one line; such lines are taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from corpus.marks import Style, read_mark

_FINISHED = tuple("。；;！!？?：:…”’）)】")
_ARTICLE_INSIDE = re.compile(r"[ \t\u3000]+(?=第[零〇一二三四五六七八九十百千\d]{1,6}条[\s\u3000])")
_MIN_MARGIN = 18  # full-width characters; nothing narrower is a page of running text
_MIN_WRAPPED = 8  # lines broken at the margin that prove a margin
_RAGGED = 3  # how far short of the margin a broken line may stop


def line_spans(text: str) -> list[tuple[int, int]]:
    """Spans ``[start, end)`` of the lines of ``text`` that are not blank, trimmed.

    The text of a span holds line breaks where a hard-wrapped paragraph was put together.
    """
    lines = []
    position = 0
    for raw in text.split("\n"):
        content = raw.strip()
        if content:
            start = position + raw.index(content[0])
            lines.append((start, start + len(content)))
        position += len(raw) + 1
    margin = _margin(text, lines)
    if margin:
        lines = _join(text, lines, margin)
    return [part for span in lines for part in _chapter_and_article(text, *span)]


def _width(line: str) -> float:
    """Width in full-width characters."""
    counts = Counter(line)
    return sum(
        n if unicodedata.east_asian_width(ch) in "WFA" else n / 2 for ch, n in counts.items()
    )


def _margin(text: str, lines: list[tuple[int, int]]) -> float | None:
    """The width at which lines are broken, or ``None`` where lines are paragraphs.

    Broken lines have one width, give or take a character, and end without punctuation; in a
    text that is not wrapped, lines of that kind are headings, and their widths vary.
    """
    if len(lines) < _MIN_WRAPPED:
        return None
    widths = [_width(text[start:end]) for start, end in lines]
    open_ended = [
        round(width)
        for width, (_, end) in zip(widths, lines, strict=True)
        if width >= _MIN_MARGIN and text[end - 1] not in _FINISHED
    ]
    if not open_ended:
        return None
    counts = Counter(open_ended)
    margin = max(counts, key=lambda w: sum(counts[w - d] for d in range(_RAGGED)))
    at_margin = sum(counts[margin - d] for d in range(_RAGGED))
    longer = sum(width > margin + 2 * _RAGGED for width in widths)
    wrapped = at_margin >= max(_MIN_WRAPPED, 0.25 * len(lines)) and longer <= 0.05 * len(lines)
    return float(margin) if wrapped else None


def _join(text: str, lines: list[tuple[int, int]], margin: float) -> list[tuple[int, int]]:
    """Puts lines together that were broken at the margin.

    A line that stops a little short of it goes on below when it has no closing punctuation
    and the next line has no number, no indent and no blank line before it.
    """
    joined = [lines[0]]
    previous = lines[0]
    for start, end in lines[1:]:
        between = text[previous[1] : start]
        fills = _width(text[slice(*previous)]) >= margin - _RAGGED
        open_ended = text[previous[1] - 1] not in _FINISHED
        indented = between.partition("\n")[2] != ""
        if fills and open_ended and not indented and read_mark(text[start:end]) is None:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        previous = (start, end)
    return joined


def _chapter_and_article(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """“第一章　总则　　第一条　……” is a heading and an article."""
    line = text[start:end]
    mark = read_mark(line)
    if mark is None or mark.style not in (Style.PART, Style.CHAPTER, Style.SUBCHAPTER):
        return [(start, end)]
    match = _ARTICLE_INSIDE.search(line, mark.length)
    if match is None:
        return [(start, end)]
    return [(start, start + match.start()), (start + match.end(), end)]
