"""Enumerations inside a sentence: 甲、乙和丙等平台, 一是……二是……, “甲”“乙”.

All spans are ``[start, end)`` in the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from qa.structure.enumeration_edges import (
    CLOSING,
    ETC,
    OPENING,
    Span,
    close_last,
    depth_at,
    open_first,
    split_last,
    stripped,
)
from qa.structure.enumeration_pairs import Enumeration, pairs, parted
from qa.structure.enumeration_words import HAVING, MAKES, TOWARDS

FEWEST = 2
_MOST_CHARACTERS = 48  # of one item between 、; a longer one is a clause

_STOPS = "，,；;。：:！!？?\n"
_JOINED = re.compile(r"以及|[和与及在]")
_LED = re.compile(r"[在对于向从]")
_OF = re.compile(r"[^的、]{1,8}的(?=[\u4e00-\u9fff]{2})")
_QUOTED = re.compile(r"“([^“”]*、[^“”]*)”|[（(]([^（）()]*、[^（）()]*)[）)]")
_NAMED = re.compile(r"”的([^，,。；;：:、的]{2,12})")
_TITLE = re.compile(r"《[^《》]+》(?:[（(][^（）()]*[）)])?")
# 甲、乙应当建设丙、丁: who has to do it, then what.
_MODAL = re.compile(r"应当|应该|(?<=[\u4e00-\u9fff]{2})(?:可以|不得|必须|负责|通过|采取|采用)")
_BETWEEN = re.compile(r"\s*(?:[、，,]|以及|[和与及])?\s*")
_HAN = "一二三四五六七八九十"
_ORDINALS = (
    "{h}是", "第{h}，", "第{h},", "第{h}、", "（{h}）", "({h})", "（{d}）", "({d})", "{c}",
)  # fmt: skip


def enumerations(text: str, start: int = 0, end: int | None = None) -> Iterator[Enumeration]:
    """The enumerations of a sentence, in reading order; any string is accepted."""
    end = len(text) if end is None else end
    for left, right in _parts(text, start, end):
        yield from _separated(text, left, right)
    for found in _QUOTED.finditer(text, start, end):
        quoted = found.span(1) if found[1] else found.span(2)
        named = _NAMED.match(text, found.end(1), end) if found[1] else None
        for inside in _separated(text, *quoted):
            yield replace(inside, tail=named[1]) if named and not inside.tail else inside
    yield from _titles(text, start, end)
    yield from pairs(text, start, end)
    ordinal = _by_ordinals(text, start, end)
    if ordinal is not None:
        yield ordinal


def _parts(text: str, start: int, end: int) -> list[Span]:
    """The sentence cut at commas and stops outside brackets; 以及…… stays with what precedes."""
    cuts, depth = [start], 0
    for at in range(start, end):
        if text[at] in OPENING:
            depth += 1
        elif text[at] in CLOSING:
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
    usual = median([b - a for a, b in bounds])
    run: list[Span] = []
    for at, (start, end) in enumerate(bounds):
        closed = ETC.search(text, start + 1, end) if at + 1 < len(bounds) else None
        turned = _turn(text, (start, end), run, usual) if at + 1 < len(bounds) else None
        if closed and run and not depth_at(text, start, closed.start()):
            # “等甲和乙、丙”: 甲 is what the items before are, 乙 begins the next ones.
            join = _JOINED.search(text, closed.end() + 2, end)
            yield from _run(text, [*run, (start, join.start() if join else end)])
            # Without a join what follows 等 names the items before and is none of the next.
            led = join or _LED.match(text, closed.end(), end) or _OF.match(text, closed.end(), end)
            run = [(led.end(), end)] if led else []
        elif turned:
            yield from _run(text, [*run, (start, turned[0])])
            run = [(turned[1], end)]
        else:
            run.append((start, end))
    yield from _run(text, run)


def _turn(text: str, bound: Span, run: Sequence[Span], usual: float) -> Span | None:
    """Where a long part between two items ends one enumeration and leads to another.

    面向甲、乙的丙、丁 has 甲 and 乙, then 丙 and 丁; so has 支持甲、乙共建丙、丁.
    """
    start, end = bound
    modal = _MODAL.search(text, start + 1, end - 2)
    if run and modal and not depth_at(text, start, modal.start()):
        return modal.span()
    if not run or end - start <= 1.6 * usual:
        return None
    of = text.find("的", start + 2, end - 2)
    if of > 0 and TOWARDS.match(text, run[0][0]) and not depth_at(text, start, of):
        return of, of + 1
    found = MAKES.finditer(text, start + 2, end - 2)
    verbs = [m.span() for m in found if not depth_at(text, start, m.start())]
    return (verbs[0][0], verbs[-1][1]) if verbs and end - start > 2 * usual else None


def _run(text: str, bounds: Sequence[Span]) -> Iterator[Enumeration]:
    if len(bounds) < FEWEST:
        return
    last, tail = close_last(text, bounds, bounds[-1])
    middle = [stripped(text, *span) for span in bounds[1:-1]]
    spans = [*middle, *split_last(text, last, bounds[:-1], closed=bool(tail))]
    first = open_first(text, bounds[0], spans)
    if text[first[0]] == "的" and first[1] - first[0] > 2:
        first = first[0] + 1, first[1]
    items = parted(text, [span for span in (first, *spans) if span[0] < span[1]])
    sized = all(1 <= b - a <= _MOST_CHARACTERS for a, b in items)
    if len(items) >= FEWEST and sized and any(b - a > 1 for a, b in items):
        described = tail.startswith("的") or text[items[-1][1] : items[-1][1] + 1] == "的"
        modifies = described or (
            "的" in tail and HAVING.search(text, max(0, items[0][0] - 4), items[0][0]) is not None
        )
        yield Enumeration(tuple(items), tail, modifies)


def _commas(text: str, left: int, right: int) -> list[Span]:
    """Where one item ends and the next begins."""
    cuts, depth = [], 0
    for at in range(left, right):
        if text[at] in OPENING:
            if text[at] == "“" and not depth and at > left and text[at - 1] == "”":
                cuts.append((at, at))
            depth += 1
        elif text[at] in CLOSING:
            depth = max(0, depth - 1)
        elif text[at] == "、" and not depth:
            cuts.append((at, at + 1))
        elif text.startswith(("，以及", ",以及"), at) and not depth:
            cuts.append((at, at + 3))
    return cuts


def _titles(text: str, start: int, end: int) -> Iterator[Enumeration]:
    """Titles one after the other, with what stands in brackets behind each: 《甲》（…）和《乙》."""
    run: list[Span] = []
    for found in _TITLE.finditer(text, start, end):
        if run and not _BETWEEN.fullmatch(text, run[-1][1], found.start()):
            if len(run) >= FEWEST:
                yield Enumeration(tuple(run))
            run = []
        run.append(found.span())
    if len(run) >= FEWEST:
        yield Enumeration(tuple(run))


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
                stripped(text, b, stop, ends="；;。，,")
                for (_, b), stop in zip(starts, ends, strict=True)
            ]
            return Enumeration(tuple(spans))
    return None
