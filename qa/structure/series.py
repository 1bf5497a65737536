"""Lists that count themselves across sentences and lines: 一是…。二是…。, 领域一：… 领域二：….

All spans are ``[start, end)`` in the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.marks import han_number
from corpus.sentences import sentence_spans

FEWEST = 2
_HAN = "一二三四五六七八九十"
_SPOKEN = re.compile(
    rf"(?:^|(?<=[\s。；;，,：:]))(?:(?P<is>[{_HAN}])是|第(?P<nth>[{_HAN}])[，,、])"
)
_LABELLED = re.compile(
    rf"^[ \t\u3000]*(?P<label>[\u4e00-\u9fff]{{2,4}}?)(?P<n>[{_HAN}]{{1,3}}|\d{{1,2}})"
    r"[ \t\u3000]*[：:、.．　 ][ \t\u3000]*(?P<name>\S[^\n]*)$",
    re.MULTILINE,
)
_LONGEST_NAME = 60  # characters of one labelled line that may be a name


@dataclass(frozen=True, slots=True)
class Series:
    """Items in order and what they are called: 领域 of 领域一, empty for 一是."""

    items: tuple[tuple[int, int], ...]
    label: str = ""


def spoken_series(text: str, start: int, end: int) -> Iterator[Series]:
    """Runs of 一是, 二是 … that go over several sentences of one section.

    An item is the sentence behind its number. Runs inside one sentence are left to
    ``enumerations``.
    """
    run: list[tuple[int, int, int]] = []
    for found in _SPOKEN.finditer(text, start, end):
        number = _HAN.index(found["is"] or found["nth"]) + 1
        if run and number != run[-1][0] + 1:
            yield from _sentences(text, run, run[-1][2], _stop(text, run[-1][2], end))
            run = []
        if run or number == 1:
            run.append((number, found.start(), found.end()))
    if run:
        yield from _sentences(text, run, run[-1][2], end)


def _stop(text: str, start: int, end: int) -> int:
    """Where the line of ``start`` ends."""
    at = text.find("\n", start, end)
    return end if at < 0 else at


def _sentences(
    text: str, run: Sequence[tuple[int, int, int]], last: int, end: int
) -> Iterator[Series]:
    whole = sentence_spans(text, run[0][1], end)
    if len(run) < FEWEST or (whole and last <= whole[0][1]):
        return
    stops = [at for _, at, _ in run[1:]] + [end]
    items = []
    for (_, _, begin), stop in zip(run, stops, strict=True):
        own = sentence_spans(text, begin, stop)
        if not own:
            return
        left, right = own[0]
        while right > left and text[right - 1] in "；;，,。":
            right -= 1
        items.append((left, right))
    yield Series(tuple(items))


def labelled_series(text: str) -> Iterator[Series]:
    """Lines with one label that count on from one: 领域一：…, 领域二：….

    Where a number comes again, as in a table of contents, the longest run of its label counts.
    """
    lines: dict[str, list[tuple[int, int, int]]] = {}
    for found in _LABELLED.finditer(text):
        left, right = found.span("name")
        number = int(found["n"]) if found["n"].isdigit() else han_number(found["n"])
        if right - left <= _LONGEST_NAME and not found["label"].startswith("第"):
            lines.setdefault(found["label"], []).append((number, left, right))
    for label, numbered in lines.items():
        for run in _runs(numbered):
            yield Series(tuple((left, right) for _, left, right in run), label)


def _runs(numbered: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Each run from 1 on, lines that do not count on left out."""
    run: list[tuple[int, int, int]] = []
    for line in numbered:
        if line[0] == 1:
            if len(run) >= FEWEST:
                yield run
            run = [line]
        elif run and line[0] == run[-1][0] + 1:
            run.append(line)
    if len(run) >= FEWEST:
        yield run
