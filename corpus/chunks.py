"""Chunks: the retrieval units, cut along the outline.

A chunk holds whole sentences of one section, or of consecutive short siblings of one parent;
a heading goes with the text below it. Chunks have about 100 to 450 characters and together
hold every character of the searchable text that is not white space.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Chunk, Role, Section
from corpus.sentences import sentence_spans, trimmed

MAX_CHARS = 450
MIN_CHARS = 100

_YEAR = re.compile(r"(?:19|20)\d\d\s*年|[二一][〇○零一二三四五六七八九]{3}年|十[一二三四五六]五")
_AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千两][\d.,—\-]{0,20}\s{0,3}(?:[十百千万亿]+|%|％|个|家|项|元|人|公里|斤|吨|倍|所|户|名)"
)
# A note in brackets, such as （责任单位：…）, belongs to the sentence before it.
_NOTE = re.compile(r"\s*[（(〔]\s*(?:责任|牵头|配合|市|省|区|各|由|国家|完成|本)")
_MAX_UNITS = 40  # sentences in one chunk, so that a text of tiny ones takes linear time
_BREAKS = ("；;", "，,", "、：:")


@dataclass(frozen=True, slots=True)
class _Block:
    """A section's own text, down to its first child: the finest unit that has one heading."""

    section: Section | None
    start: int
    end: int


def make_chunks(document_id: str, text: str, sections: Sequence[Section]) -> tuple[Chunk, ...]:
    """Cuts ``text`` along ``sections`` (as ``read_outline`` gives them).

    ``text[c.start:c.end] == c.text`` for every chunk ``c``; no two chunks overlap; each has at
    most ``MAX_CHARS`` characters. Source notes get no chunk.
    """
    chunks: list[Chunk] = []
    for group in _group(text, _blocks(text, sections)):
        owner = _owner(group, sections)
        for start, end in _pieces(text, group[0].start, group[-1].end):
            body = text[start:end]
            key = f"{document_id}:{start}:{body}".encode()
            chunks.append(
                Chunk(
                    id=hashlib.sha256(key).hexdigest()[:16],
                    document_id=document_id,
                    ordinal=len(chunks),
                    section=owner.ordinal if owner else None,
                    path=owner.path if owner else (),
                    clause=owner.clause if owner else "",
                    start=start,
                    end=end,
                    text=body,
                )
            )
    return tuple(chunks)


def _blocks(text: str, sections: Sequence[Section]) -> list[_Block]:
    """The searchable text in reading order; every section's own text is one block."""
    blocks: list[_Block] = []
    position = 0
    stack: list[Section] = []

    def emit(owner: Section | None, end: int) -> None:
        nonlocal position
        start, stop = trimmed(text, position, end)
        if start < stop and (owner is None or owner.role.searchable):
            blocks.append(_Block(owner, start, stop))
        position = max(position, end)

    for section in sections:
        while stack and stack[-1].end <= section.start:
            emit(stack[-1], stack[-1].end)
            stack.pop()
        emit(stack[-1] if stack else None, section.start)
        stack.append(section)
    while stack:
        emit(stack[-1], stack[-1].end)
        stack.pop()
    emit(None, len(text))
    return blocks


def _group(text: str, blocks: list[_Block]) -> list[list[_Block]]:
    """Joins headings to what they head, and runs of short siblings to each other."""
    groups: list[list[_Block]] = []
    for block in blocks:
        # A source note between two blocks keeps them apart: it must not get into a chunk.
        adjacent = bool(groups) and not text[groups[-1][-1].end : block.start].strip()
        if adjacent and _joins(groups[-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _joins(group: list[_Block], block: _Block) -> bool:
    """Whether ``block`` goes into the same chunk as the blocks before it."""
    last, section = group[-1].section, block.section
    before, joined = group[-1].end - group[0].start, block.end - group[0].start
    if _is_flat(last) and _is_flat(section):
        return joined <= MAX_CHARS and min(before, block.end - block.start) < MIN_CHARS
    if last is None or section is None or last.role is not section.role:
        return False
    if last.ordinal == section.parent:
        # A bare heading must not stand alone even when the text below it is long.
        return _heads_more(group[-1]) or (before < MIN_CHARS and joined <= MAX_CHARS)
    # What leads on to sections below goes with them, not with what came before.
    if joined > MAX_CHARS or block.end < section.end:
        return False
    short = min(before, block.end - block.start) < MIN_CHARS
    return last.parent == section.parent and short


def _is_flat(section: Section | None) -> bool:
    """Text outside the outline proper: letter head, opening paragraph, signature.

    An attached text of its own has a heading and is part of the outline.
    """
    if section is None:
        return True
    outside = section.role not in (Role.BODY, Role.GLOSSARY)
    return section.depth == 1 and outside and not section.heading


def _heads_more(block: _Block) -> bool:
    """Whether the block is nothing but a heading with more of its section below it."""
    section = block.section
    return section is not None and block.end <= section.body_start and block.end < section.end


def _owner(group: list[_Block], sections: Sequence[Section]) -> Section | None:
    """The section a chunk is cited by: the only one with text of its own, else the parent."""
    own = [block.section for block in group if not _heads_more(block)]
    if not own:
        return group[-1].section
    if len({section.ordinal for section in own if section}) <= 1:
        return own[0]
    first = own[0]
    if first is None or any(s and first.start <= s.start < first.end for s in own[1:]):
        return first
    return sections[first.parent] if first.parent is not None else first


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Splits ``[start, end)`` at sentence ends into spans of at most ``MAX_CHARS``.

    Dynamic programming over the possible cuts: spans of even length, and no cut that takes
    an amount away from the year that rules it.
    """
    if end - start <= MAX_CHARS:
        return [(start, end)]
    units = _units(text, start, end)
    cut_costs = [_cut_cost(text, units, first) for first in range(len(units))]
    best: list[tuple[float, int]] = [(0.0, 0)]  # per stop: cost so far, where the piece begins
    for stop in range(1, len(units) + 1):
        cheapest = (float("inf"), 0)
        for first in range(stop - 1, max(-1, stop - 1 - _MAX_UNITS), -1):
            length = units[stop - 1][1] - units[first][0]
            if length > MAX_CHARS and first < stop - 1:
                break
            cost = best[first][0] + cut_costs[first] + _length_cost(length)
            if cost < cheapest[0]:
                cheapest = (cost, first)
        best.append(cheapest)
    spans = []
    stop = len(units)
    while stop:
        first = best[stop][1]
        spans.append((units[first][0], units[stop - 1][1]))
        stop = first
    return spans[::-1]


def _length_cost(length: int) -> float:
    """What a piece of ``length`` characters costs; three quarters of the maximum is ideal."""
    return (2.0 if length < MIN_CHARS else 1.0) + ((MAX_CHARS * 0.75 - length) / MAX_CHARS) ** 2


def _cut_cost(text: str, units: list[tuple[int, int]], first: int) -> float:
    """What it costs to begin a piece at ``units[first]``."""
    if first == 0:
        return 0.0
    before, after = text[slice(*units[first - 1])], text[slice(*units[first])]
    if _NOTE.match(after):
        return 3.0
    if _AMOUNT.search(after) and not _YEAR.search(after) and _YEAR.search(before):
        return 1.5
    paragraph = "\n" in text[units[first - 1][1] : units[first][0]]
    return 0.0 if paragraph else 0.3


def _units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences, those over ``MAX_CHARS`` broken at ；, then ，, then anywhere."""
    units: list[tuple[int, int]] = []
    for span in sentence_spans(text, start, end):
        if units and _NOTE.match(text, span[0]) and span[1] - units[-1][0] <= MAX_CHARS:
            units[-1] = (units[-1][0], span[1])
        else:
            units.extend(_break(text, *span, level=0))
    return units


def _break(text: str, start: int, end: int, level: int) -> list[tuple[int, int]]:
    if end - start <= MAX_CHARS:
        return [(start, end)]
    if level == len(_BREAKS):
        cuts = range(start, end, MAX_CHARS)
        pieces = (trimmed(text, cut, min(cut + MAX_CHARS, end)) for cut in cuts)
        return [(a, b) for a, b in pieces if a < b]
    parts: list[tuple[int, int]] = []
    begin = start
    for position in range(start, end):
        # A break so near the last one makes a scrap.
        if text[position] in _BREAKS[level] and position - begin >= MIN_CHARS // 2:
            parts.append((begin, position + 1))
            begin = position + 1
    parts.append((begin, end))
    return [
        piece
        for a, b in parts
        if (span := trimmed(text, a, b))[0] < span[1]
        for piece in _break(text, *span, level=level + 1)
    ]
