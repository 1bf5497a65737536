"""The text of a document as its lists are read from it, each character in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.wrapping import line_spans
from qa.structure.list_model import ItemList

_FEWEST_LABELS = 3
_FAR_APART = 200  # characters of text below each label of a run that has parts, not items


def read_text(text: str) -> str:
    """The text as it is read, each character in its place.

    Lines broken at a margin go on, straight quotation marks open and close.
    """
    read = list(text)
    for start, end in line_spans(text):
        opening = True
        for at in range(start, end):
            if read[at] == "\n":
                read[at] = " "
            elif read[at] == '"':
                read[at], opening = "“" if opening else "”", not opening
    return "".join(read)


def common_ending(names: Sequence[str]) -> str:
    """What most names end with: 示范工程, 基地."""
    endings = [name.rstrip("。；;，,：:”") for name in names]
    for length in (6, 5, 4, 3, 2):
        counts: dict[str, int] = {}
        for name in endings:
            if len(name) > length:
                counts[name[-length:]] = counts.get(name[-length:], 0) + 1
        best = max(counts, key=lambda ending: counts[ending], default="")
        if best and counts[best] >= max(2, 0.7 * len(names)):
            return best
    return ""


def spans_of_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the lines that are not blank, without outer white space."""
    spans = []
    for found in re.finditer(r"[^\n]+", text[start:end]):
        line = found.group()
        left = start + found.start() + len(line) - len(line.lstrip())
        if line.strip():
            spans.append((left, left + len(line.strip())))
    return spans


def below_labels(
    text: str, lists: Sequence[ItemList], labelled: Sequence[ItemList]
) -> Iterator[ItemList]:
    """The lists, those below a labelled line with its name on top of their path.

    “领域一：…” is no heading of the outline, yet tells apart the parts below it, whose headings
    are the same again and again.
    """
    names = sorted(
        (item.start, text[item.start : item.end])
        for found in labelled
        if len(found.items) >= _FEWEST_LABELS
        and found.items[-1].start - found.items[0].start > _FAR_APART * len(found.items)
        for item in found.items
    )
    starts = [start for start, _ in names]
    for found in lists:
        at = bisect_right(starts, found.items[0].start) - 1
        if (
            at < 0
            or found.top
            or any(
                start > found.items[0].start
                for start in starts[at : bisect_right(starts, found.end)]
            )
        ):
            yield found
        else:
            yield replace(found, path=(names[at][1], *found.path))
