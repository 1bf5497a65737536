"""Enumerations without 、: “甲”和“乙”, 分为甲和乙两类, 坚持甲，乙，丙的原则.

All spans are ``[start, end)`` in the text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from qa.structure.enumeration_edges import Span

_JOIN = r"(?:和|与|及|以及|或|或者)"
_QUOTED = re.compile(rf"(“[^“”、]{{2,30}}”){_JOIN}(“[^“”、]{{2,30}}”)")
_COUNTED = re.compile(
    r"(?:分为|分成|包括|包含|采取|采用|有|设|由|即|是|为)(?P<a>[^，,、；;：:。“”（）()\s]{2,14}?)"
    rf"{_JOIN}(?P<b>[^，,、；;：:。“”（）()\s]{{2,14}}?)"
    r"(?P<tail>(?:这|等)?[两二2](?:大|个|种|类|项|部分|方面|级|档|条|块|步|层)[^，,；;。]{0,8}|组成|构成)"
)
_DIVIDED = re.compile(
    r"(?:分为|分成|划分为)(?P<a>[^，,、；;：:。“”\s]{2,16}?)[和与及](?P<b>[^，,、；;：:。“”\s]{2,16})(?=[，,；;。]|$)"
)
# 坚持甲，乙，丙的原则: what is kept to has commas where names have 、.
_KEPT = re.compile(
    r"(?:坚持|遵循|按照|贯彻)(?P<parts>[^，,。；;：:、的]{3,14}(?:[，,][^，,。；;：:、的]{3,14}){2,9})"
    r"的(?P<tail>(?:基本)?(?:原则|方针|要求|总要求|思路|格局|机制|理念))"
)
_AND = re.compile(r"[和及]")
_ALIKE = (0.6, 1.5)  # of the usual length: each half of an item that is two
_DOUBLE = 1.8  # of the usual length
_MANY = 4


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items of one enumeration, in order.

    ``tail`` is what follows it in its part of the sentence: 平台 of “甲、乙等平台”.
    ``modifies`` tells that they only describe it: 园区 of “有特色、有影响的园区”.
    """

    items: tuple[Span, ...]
    tail: str = ""
    modifies: bool = False


def pairs(text: str, start: int, end: int) -> Iterator[Enumeration]:
    """Two names that 和 joins, as quotation marks or a count tell; principles between commas."""
    for found in _QUOTED.finditer(text, start, end):
        stop = re.compile(r"[，,；;。]").search(text, found.end(), end)
        tail = text[found.end() : stop.start() if stop else end]
        yield Enumeration((found.span(1), found.span(2)), tail[:_MOST_TAIL])
    for found in _COUNTED.finditer(text, start, end):
        yield Enumeration((found.span("a"), found.span("b")), found["tail"])
    for found in _KEPT.finditer(text, start, end):
        begin = found.start("parts")
        spans = (part.span() for part in re.finditer(r"[^，,]+", found["parts"]))
        yield Enumeration(tuple((begin + a, begin + b) for a, b in spans), found["tail"])
    for found in _DIVIDED.finditer(text, start, end):
        yield Enumeration((found.span("a"), found.span("b")))


_MOST_TAIL = 12


def parted(text: str, items: Sequence[Span]) -> list[Span]:
    """The items, with one that is two of the usual length cut at its 和: 投诉渠道和容缺受理."""
    if len(items) < _MANY or sum(_AND.search(text, a, b) is not None for a, b in items) != 1:
        return list(items)
    found: list[Span] = []
    for at, (start, end) in enumerate(items):
        usual = median(b - a for i, (a, b) in enumerate(items) if i != at)
        join = _AND.search(text, start + 1, end - 1)
        least, most = (share * usual for share in _ALIKE)
        halves = [(start, join.start()), (join.end(), end)] if join else []
        alike = halves and all(least <= b - a <= most for a, b in halves)
        found += halves if alike and end - start >= _DOUBLE * usual else [(start, end)]
    return found
