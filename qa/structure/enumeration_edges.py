"""Where the first item of an enumeration begins and the last one ends.

All spans are ``[start, end)`` in the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from index.terms import segmenter
from qa.structure.enumeration_words import (
    COMPOUND,
    DEFINER,
    DOMAIN,
    ENDER,
    INNER_OPENER,
    MAKES,
    OPENERS,
    TAIL,
    TOLD,
    VERBS,
)

Span = tuple[int, int]
OPENING, CLOSING = "（(〔［【《“「『‘", "）)〕］】》”」』’"
ETC = re.compile(r"(?<![平高中初优劣对同均相])等(?!级|同|于|量|距|候|待|值|价|额|效)")
FEW_ALIKE = 2
_OURS = re.compile(r"(?:我|本|全)(?:市|省|县|区|州|国)的?")
_THEIR = re.compile(r"其(?![他它余中实])")
_AND = re.compile(r"以及|[和与及]")
_LEADING = re.compile("|".join(sorted(OPENERS | VERBS, key=len, reverse=True)))
_JOINS = ("以及", "和", "及", "与", "或")  # the likeliest to join two items first


def close_last(text: str, bounds: Sequence[Span], last: Span) -> tuple[Span, str]:
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
    usual = median([b - a for a, b in bounds[:-1]])
    if end - start > 1.6 * usual + 2 and not any(DOMAIN.search(other) for other in others):
        domain = DOMAIN.search(text, start + 2, end)
        early = ETC.search(text, start + 1, domain.start()) if domain else None
        if domain and not early and not depth_at(text, start, domain.start()):
            return stripped(text, start, domain.start()), text[domain.start() : end]
        does = MAKES.search(text, start + 2, end - 2)
        taken = any(MAKES.search(other, 1) for other in others)
        taken = taken or (does is not None and bool(ETC.search(text, start + 1, does.start())))
        if does and not taken and not depth_at(text, start, does.start()):
            return stripped(text, start, does.start()), text[does.start() : end]
    told = TOLD.search(text, start + 2, end - 2)
    if told and end - start > 1.6 * usual + 2 and _ends(text, start, told.start(), others):
        return stripped(text, start, told.start()), text[told.start() : end]
    for found in ENDER.finditer(text, start + 1, end):
        inside = depth_at(text, start, found.start())
        shared = found.group() in ("的",) and any("的" in other for other in others)
        if not inside and not shared and not (quoted and found.group() in "“《「"):
            return stripped(text, start, found.start()), text[found.end() : end]
    tail = TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2 and not any(TAIL.search(other) for other in others):
        return (start, tail.start()), tail.group()
    return stripped(text, start, end), ""


def _ends(text: str, start: int, at: int, others: Sequence[str]) -> bool:
    """Whether the last item ends where it is told what is done with all of them."""
    said = any(TOLD.search(other) for other in others)
    return not said and not depth_at(text, start, at) and not ETC.search(text, start + 1, at)


def split_last(text: str, span: Span, before: Sequence[Span], *, closed: bool) -> list[Span]:
    """The last item, cut at the 和 that joins it to the one before it.

    A word that other items have inside is part of their names; so is 与 before 等.
    """
    start, end = span
    others = [text[a if at else _led(text, a, b) : b] for at, (a, b) in enumerate(before)]
    others = others[1:] or others
    for word in _JOINS:
        if any(word in other for other in others) or (closed and word == "与"):
            continue
        at = text.find(word, start + 2, end - 2)
        if at >= 0 and not depth_at(text, start, at):
            return [stripped(text, start, at), stripped(text, at + len(word), end)]
    return [span]


def open_first(text: str, first: Span, others: Sequence[Span]) -> Span:
    """The first item without the verbs and prepositions that lead to the enumeration.

    They stay where most of the other items begin with such a word too: 加强……、推进…….
    """
    start, end = stripped(text, *first)
    lengths = {b - a for a, b in others}
    if len(others) >= FEW_ALIKE and lengths == {end - start}:
        return start, end
    shared = _shared_beginning([text[a:b] for a, b in others]) if len(others) > 1 else ""
    if len(shared) >= FEW_ALIKE and (at := text.find(shared, start, end)) >= 0:
        return at, end
    led = sum(_led(text, a, b) > a for a, b in others)
    usual = median([b - a for a, b in others]) if others else end - start
    if 2 * led > len(others):
        return _one_opener(text, start, end, usual), end
    sure = [m for m in DEFINER.finditer(text, start, end) if end - m.end() >= 2]
    start = sure[-1].end() if sure else start
    inner = [m for m in INNER_OPENER.finditer(text, start, end) if end - m.end() >= 2]
    if inner and (end - start > 1.6 * usual + 2 or text[start - 1 : start] == "等"):
        start = inner[-1].end()
    start = _led(text, start, end, usual)
    if end - start > 1.25 * usual + 1:
        start = _led(text, _after_verb(text, start, end), end, usual)
    if end - start > 2 * usual + 6 and (at := text.rfind("的", start, end)) > 0 and end - at > 2:
        start = at + 1
    of = text.rfind("的", start, end)
    if end - start > 1.8 * usual + 1 and end - of > 2 and of > start:
        alone = all("的" not in text[a:b] for a, b in others)
        start = of + 1 if alone and end - of - 1 >= 0.7 * usual else start
    return _without_ours(text, start, end, others), end


def _shared_beginning(names: Sequence[str]) -> str:
    """What all names begin with: 面向 of 面向甲, 面向乙."""
    size = 0
    while all(size < len(name) and name[size] == names[0][size] for name in names):
        size += 1
    return names[0][:size]


def _without_ours(text: str, start: int, end: int, others: Sequence[Span]) -> int:
    """Where the first item begins behind 我市 or 本省, which is said of all of them."""
    ours = _OURS.match(text, start, end) or _THEIR.match(text, start, end)
    if not ours or end - ours.end() < FEW_ALIKE or any(_OURS.match(text, a, b) for a, b in others):
        return start
    return ours.end()


def _one_opener(text: str, start: int, end: int, usual: float) -> int:
    """Of 重点推进制定规范, beside items that begin with one verb, 制定规范."""
    while end - start > 1.25 * usual + 1:
        word = next(iter(segmenter().cut(text[start:end])))
        after = start + len(word)
        if word not in OPENERS or _led(text, after, end) == after:
            break
        start = after
    return start


def _led(text: str, start: int, end: int, usual: float = 0.0) -> int:
    """Where the words that lead to something end; ``start`` if there are none.

    应用 and 重点 lead only to what is longer than items of the ``usual`` length.
    """
    if not _LEADING.match(text, start, end):
        return start  # before the words are told apart, which takes long
    words = segmenter().cut(text[start:end])
    for word in words:
        sure = word in VERBS or end - start > 1.25 * usual
        led = word in OPENERS or word in VERBS or COMPOUND.fullmatch(word)
        if not led or not sure or end - start - len(word) < 2:
            break
        start += len(word)
    return start


def _after_verb(text: str, start: int, end: int) -> int:
    """Where the last verb that takes what follows ends: 产业治理遵循 | 和谐友好."""
    at = found = start
    for word in segmenter().cut(text[start:end]):
        at += len(word)
        if len(word) > 1 and word in VERBS and end - at > 1:
            found = at
    return found


def depth_at(text: str, start: int, at: int) -> int:
    """How many brackets are open at a place."""
    return sum((ch in OPENING) - (ch in CLOSING) for ch in text[start:at])


def stripped(text: str, start: int, end: int, ends: str = "") -> Span:
    """The span without white space at its edges and without ``ends`` behind it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ends):
        end -= 1
    return start, end
