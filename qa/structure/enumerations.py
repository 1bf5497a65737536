"""Enumerations inside a sentence: 甲、乙和丙等平台, 一是……二是……, “甲”“乙”.

All spans are ``[start, end)`` in the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from index.terms import segmenter
from qa.structure.enumeration_words import COMPOUND, ENDER, HAVING, INNER_OPENER, OPENERS, TAIL

Span = tuple[int, int]
FEWEST = 2
_MOST_CHARACTERS = 48  # of one item between 、; a longer one is a clause

_OPEN, _CLOSE = "（(〔［【《“「『‘", "）)〕］】》”」』’"
_STOPS = "，,；;。：:！!？?\n"
_AND = re.compile(r"以及|[和与及]")
_JOINS = ("以及", "和", "及", "与", "或")  # the likeliest to join two items first
_ETC = re.compile(r"(?<![平高中初优劣对同均相])等(?!级|同|于|量|距)")
_QUOTED = re.compile(r"“([^“”]*、[^“”]*)”|[（(]([^（）()]*、[^（）()]*)[）)]")
_HAN = "一二三四五六七八九十"
_ORDINALS = (
    "{h}是", "第{h}，", "第{h},", "第{h}、", "（{h}）", "({h})", "（{d}）", "({d})", "{c}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items of one enumeration, in order.

    ``tail`` is what follows it in its part of the sentence: 平台 of “甲、乙等平台”.
    ``modifies`` tells that they only describe it: 园区 of “有特色、有影响的园区”.
    """

    items: tuple[Span, ...]
    tail: str = ""
    modifies: bool = False


def enumerations(text: str, start: int = 0, end: int | None = None) -> Iterator[Enumeration]:
    """The enumerations of a sentence, in reading order; any string is accepted."""
    end = len(text) if end is None else end
    for left, right in _parts(text, start, end):
        yield from _separated(text, left, right)
    for found in _QUOTED.finditer(text, start, end):
        quoted = found.span(1) if found[1] else found.span(2)
        yield from _separated(text, *quoted)
    ordinal = _by_ordinals(text, start, end)
    if ordinal is not None:
        yield ordinal


def _parts(text: str, start: int, end: int) -> list[Span]:
    """The sentence cut at commas and stops outside brackets; 以及…… stays with what precedes."""
    cuts, depth = [start], 0
    for at in range(start, end):
        if text[at] in _OPEN:
            depth += 1
        elif text[at] in _CLOSE:
            depth = max(0, depth - 1)
        elif text[at] in _STOPS and not depth and not text.startswith("以及", at + 1):
            cuts.append(at + 1)
    return [
        (left, right - (right > left and text[right - 1] in _STOPS))
        for left, right in zip(cuts, [*cuts[1:], end], strict=True)
    ]


def _separated(text: str, left: int, right: int) -> Iterator[Enumeration]:
    """Items between 、, or quotations next to each other; 等 closes one run and opens the next."""
    cuts = _commas(text, left, right)
    if not cuts:
        return
    bounds = list(zip([left, *(b for _, b in cuts)], [*(a for a, _ in cuts), right], strict=True))
    run: list[Span] = []
    for at, (start, end) in enumerate(bounds):
        closed = _ETC.search(text, start + 1, end) if at + 1 < len(bounds) else None
        if closed and run and not _depth(text, start, closed.start()):
            yield from _run(text, [*run, (start, closed.end())])
            run = [(closed.end(), end)]
        else:
            run.append((start, end))
    yield from _run(text, run)


def _run(text: str, bounds: Sequence[Span]) -> Iterator[Enumeration]:
    if len(bounds) < FEWEST:
        return
    last, tail = _close(text, bounds, bounds[-1])
    middle = [_strip(text, *span) for span in bounds[1:-1]]
    spans = [*middle, *_split_and(text, last, bounds[:-1], closed=bool(tail))]
    first = _open(text, bounds[0], spans)
    items = [span for span in (first, *spans) if span[0] < span[1]]
    sized = all(1 <= b - a <= _MOST_CHARACTERS for a, b in items)
    if len(items) >= FEWEST and sized and any(b - a > 1 for a, b in items):
        modifies = text[items[-1][1] : items[-1][1] + 1] == "的" or (
            "的" in tail and HAVING.search(text, max(0, items[0][0] - 4), items[0][0]) is not None
        )
        yield Enumeration(tuple(items), tail, modifies)


def _commas(text: str, left: int, right: int) -> list[Span]:
    """Where one item ends and the next begins."""
    cuts, depth = [], 0
    for at in range(left, right):
        if text[at] in _OPEN:
            if text[at] == "“" and not depth and at > left and text[at - 1] == "”":
                cuts.append((at, at))
            depth += 1
        elif text[at] in _CLOSE:
            depth = max(0, depth - 1)
        elif text[at] == "、" and not depth:
            cuts.append((at, at + 1))
        elif text.startswith(("，以及", ",以及"), at) and not depth:
            cuts.append((at, at + 3))
    return cuts


def _close(text: str, bounds: Sequence[Span], last: Span) -> tuple[Span, str]:
    """The last item without what follows it, and what follows."""
    start, end = last
    quoted = text[start] in "“《「" if start < end else False
    others = [text[a:b] for a, b in bounds[:-1]]
    if quoted:
        closing = next((i for i in range(start, end) if text[i] in "”》」"), end - 1)
        if all(other.rstrip().endswith(("”", "》", "」")) for other in others):
            follows = _AND.match(text, closing + 1, end)
            if not follows:
                return (start, closing + 1), text[closing + 1 : end]
    for found in ENDER.finditer(text, start + 1, end):
        inside = _depth(text, start, found.start())
        shared = found.group() in ("的",) and any("的" in other for other in others)
        if not inside and not shared and not (quoted and found.group() in "“《「"):
            return _strip(text, start, found.start()), text[found.end() : end]
    tail = TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2 and not any(TAIL.search(other) for other in others):
        return (start, tail.start()), tail.group()
    return _strip(text, start, end), ""


def _split_and(text: str, span: Span, before: Sequence[Span], *, closed: bool) -> list[Span]:
    """The last item, cut at the 和 that joins it to the one before it.

    A word that other items have inside is part of their names; so is 与 before 等.
    """
    start, end = span
    others = [text[a:b] for a, b in before]
    for word in _JOINS:
        if any(word in other for other in others) or (closed and word == "与"):
            continue
        at = text.find(word, start + 2, end - 2)
        if at >= 0 and not _depth(text, start, at):
            return [_strip(text, start, at), _strip(text, at + len(word), end)]
    return [span]


def _open(text: str, first: Span, others: Sequence[Span]) -> Span:
    """The first item without the verbs and prepositions that lead to the enumeration.

    They stay where most of the other items begin with such a word too: 加强……、推进…….
    """
    start, end = _strip(text, *first)
    led = sum(_led(text, a, b) > a for a, b in others)
    if 2 * led > len(others):
        return start, end
    usual = median([b - a for a, b in others]) if others else end - start
    inner = [m for m in INNER_OPENER.finditer(text, start, end) if end - m.end() >= 2]
    if inner and (end - start > 1.6 * usual + 2 or text[start - 1 : start] == "等"):
        start = inner[-1].end()
    start = _led(text, start, end)
    if end - start > 2 * usual + 6 and (at := text.rfind("的", start, end)) > 0 and end - at > 2:
        start = at + 1
    return start, end


def _led(text: str, start: int, end: int) -> int:
    """Where the words that lead to something end; ``start`` if there are none."""
    words = segmenter().cut(text[start:end])
    for word in words:
        led = word in OPENERS or COMPOUND.fullmatch(word)
        if not led or end - start - len(word) < 2:
            break
        start += len(word)
    return start


def _by_ordinals(text: str, start: int, end: int) -> Enumeration | None:
    """Items that count themselves: 一是……；二是…… or （1）……（2）……."""
    for form in _ORDINALS:
        starts: list[Span] = []
        at = start
        for number in range(1, 11):
            sign = form.format(h=_HAN[number - 1], d=number, c="①②③④⑤⑥⑦⑧⑨⑩"[number - 1])
            found = text.find(sign, at, end)
            if found < 0:
                break
            starts.append((found, found + len(sign)))
            at = found + len(sign)
        if len(starts) >= FEWEST:
            ends = [a for a, _ in starts[1:]] + [end]
            spans = [
                _strip(text, b, stop, ends="；;。，,")
                for (_, b), stop in zip(starts, ends, strict=True)
            ]
            return Enumeration(tuple(spans))
    return None


def _depth(text: str, start: int, at: int) -> int:
    return sum((ch in _OPEN) - (ch in _CLOSE) for ch in text[start:at])


def _strip(text: str, start: int, end: int, ends: str = "") -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ends):
        end -= 1
    return start, end
