"""Every list that a document contains: sibling headings, numbered items, enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.marks import han_number
from corpus.model import Document, Role, Section
from corpus.sentences import sentence_spans
from qa.structure.enumerations import enumerations
from qa.structure.list_model import Item, ItemList
from qa.structure.list_text import below_labels, common_ending, read_text, spans_of_lines
from qa.structure.series import Series, labelled_series, spoken_series

_ORDINARY = frozenset({Role.BODY, Role.GLOSSARY, Role.ATTACHMENT})
_MOST_LEAD = 600  # characters of a section's own text that introduce its parts
_COLON = ("：", ":")
_NOTE = re.compile(r"(?:责任|牵头|配合|主管|参与|参加)(?:单位|部门)\s*[:：为]")
_SHARED = re.compile(r"[^，。；]{0,6}按职责分工")
_CLAUSE = re.compile(r"[，,：:。（(]")
_SPOKEN = re.compile(r"[一二三四五六七八九十]是(?=..)")
_MARK = re.compile(r"^\s*(?:[-*•·●]|[（(]?\d{1,2}[）).、．]|[①-⑳])\s*")


def lists_of(document: Document, sections: Sequence[Section]) -> tuple[ItemList, ...]:
    """All lists of a document in reading order, those of the outline first."""
    outline = _Outline(document, sections)
    found = (*outline.lists(), *outline.sentence_lists())
    labelled = list(outline.labelled_lists())
    return (*below_labels(document.text, found, labelled), *labelled)


def heading_span(text: str, section: Section) -> tuple[int, int]:
    """Where a section's heading stands without its number; its first sentence if it has none."""
    at = text.find(section.heading, section.start, section.body_start) if section.heading else -1
    if at >= 0:
        spoken = _SPOKEN.match(section.heading)
        return at + (spoken.end() if spoken else 0), at + len(section.heading)
    found = sentence_spans(text, section.body_start, section.end)
    found = found or sentence_spans(text, section.start, section.end)
    return found[0] if found else (section.start, section.end)


class _Outline:
    """A document's sections with the lists that they form."""

    def __init__(self, document: Document, sections: Sequence[Section]) -> None:
        self._document = document
        self._text = read_text(document.text)
        self._sections = sections
        self._children: dict[int | None, list[Section]] = {}
        for section in sections:
            if section.role in _ORDINARY:
                self._children.setdefault(section.parent, []).append(section)

    def lists(self) -> Iterator[ItemList]:
        """Children of each section by their kind of number, and grandchildren numbered on."""
        for section in [None, *self._sections]:
            children = self._children.get(section.ordinal if section else None, [])
            for siblings in _alike(section, children):
                if not _bare_articles(siblings):
                    yield self._list(section, siblings)
            below = [self._children.get(child.ordinal, []) for child in children]
            every = [section for sections in below for section in sections]
            if sum(bool(sections) for sections in below) > 1 and _numbered_on(below):
                yield self._list(section, every)

    def _list(self, parent: Section | None, siblings: Sequence[Section]) -> ItemList:
        text = self._text
        items = [Item(*heading_span(text, s), s.clause) for s in siblings]
        own = self._own_lines(parent) if parent else []
        intro = next((at for at, line in enumerate(own) if text[line[1] - 1] in _COLON), None)
        if parent and intro is not None and len(own) - intro == _number(siblings[0].clause):
            # The first items lost their numbers: those that follow count on.
            items = [Item(*self._first(*line), parent.clause) for line in own[intro + 1 :]] + items
        lead = text[own[0][0] : own[-1][1]][:_MOST_LEAD] if own else ""
        heading = parent.heading if parent else ""
        said = text[slice(*own[-1 if intro is None else intro])] if own and not heading else ""
        ending = common_ending([text[item.start : item.end] for item in items])
        path = parent.path if parent else ()
        return ItemList(
            self._document.id,
            True,
            parent.start if parent else siblings[0].start,
            siblings[-1].end,
            tuple(items),
            heading or said,
            ending,
            "",
            lead,
            parent.clause if parent else "",
            path,
        )

    def sentence_lists(self) -> Iterator[ItemList]:
        """Enumerations in the sections' own text, and lines below one that ends in a colon."""
        for section in self._sections:
            if section.role not in _ORDINARY:
                continue
            start, end = section.body_start, self._own_end(section)
            yield from self._lines(section, start, end)
            for series in spoken_series(self._text, start, end):
                yield self._series(section, series)
            for left, right in sentence_spans(self._text, start, end):
                yield from self._enumerated(section, left, right)

    def _enumerated(self, section: Section, start: int, end: int) -> Iterator[ItemList]:
        text = self._text
        for found in enumerations(text, start, end):
            items = tuple(Item(a, b, section.clause) for a, b in found.items)
            first, last = found.items[0][0], found.items[-1][1]
            if _NOTE.search(text, start, first) or _SHARED.match(text, last):
                continue  # who is responsible is read as duties
            before = re.split(r"[，,；;。：:、]", text[start:first].rstrip("：:"))[-1]
            rest = f"{text[start:first]} {text[last:end]}"
            ending = common_ending([text[item.start : item.end] for item in items])
            yield ItemList(
                self._document.id, False, start, end, items, "", f"{found.tail} {ending}".strip(),
                before, rest,
                section.clause, section.path, found.modifies,
            )  # fmt: skip

    def _lines(self, section: Section, start: int, end: int) -> Iterator[ItemList]:
        """Lines of a list that a line ending in a colon introduces."""
        lines = spans_of_lines(self._text, start, end)
        for at, (left, right) in enumerate(lines[:-2]):
            intro = self._text[left:right]
            if not intro.endswith(_COLON):
                continue
            items = []
            for a, b in lines[at + 1 :]:
                items.append(Item(*self._first(a, b), section.clause))
            yield ItemList(
                self._document.id, False, left, lines[-1][1], tuple(items), intro, "", "", intro,
                section.clause, section.path,
            )  # fmt: skip
            break

    def labelled_lists(self) -> Iterator[ItemList]:
        """Lines that are counted by a label, wherever they stand: 领域一, 领域二."""
        for series in labelled_series(self._text):
            at = series.items[0][0]
            holding = [s for s in self._sections if s.start <= at < s.end]
            if holding:
                yield self._series(min(holding, key=lambda s: s.end - s.start), series)

    def _series(self, section: Section, series: Series) -> ItemList:
        """A list that counts itself; what stands right before it introduces it."""
        text = self._text
        first, last = series.items[0][0], series.items[-1][1]
        begin = section.start if series.label else max(section.body_start, first - _MOST_LEAD)
        spans = sentence_spans(text, begin, first)
        said = text[slice(*spans[-2])] if len(spans) > 1 else ""
        said = text[slice(*spans[-1])] if spans and spans[-1][1] < first - 4 else said
        items = tuple(Item(a, b, section.clause) for a, b in series.items)
        ending = common_ending([_CLAUSE.split(text[a:b])[0] for a, b in series.items])
        heading = "" if series.label else section.heading
        return ItemList(
            self._document.id, True, section.start, last, items, heading or said,
            f"{series.label} {ending}".strip(), "", said, section.clause, section.path,
        )  # fmt: skip

    def _own_end(self, section: Section) -> int:
        children = self._children.get(section.ordinal)
        return children[0].start if children else section.end

    def _own_lines(self, section: Section) -> list[tuple[int, int]]:
        """The lines of a section before its first part."""
        return spans_of_lines(self._text, section.body_start, self._own_end(section))

    def _first(self, start: int, end: int) -> tuple[int, int]:
        """The first sentence of a line, without the line's mark."""
        mark = _MARK.match(self._text[start:end])
        found = sentence_spans(self._text, start + (mark.end() if mark else 0), end)
        return found[0] if found else (start, end)


def _bare_articles(siblings: Sequence[Section]) -> bool:
    """Whether they are articles of running text, which name nothing."""
    named = sum(bool(section.heading) for section in siblings)
    return 2 * named < len(siblings) and siblings[0].clause.endswith("条")


def _numbered_on(below: Sequence[Sequence[Section]]) -> bool:
    """Whether the parts of several sections are one series: 1–4, 5–7, 8–15."""
    last = 0
    for sections in below:
        for section in sections:
            number = _number(section.clause)
            if number != last + 1:
                return False
            last = number
    return True


def _number(clause: str) -> int:
    """The last number of a clause, 0 for none."""
    found = re.findall(r"[一二三四五六七八九十百零〇]+|\d+|[①-⑳]", clause)
    if not found:
        return 0
    return (
        ord(found[-1]) - ord("①") + 1
        if found[-1] >= "①" and found[-1] <= "⑳"
        else han_number(found[-1])
    )


def _alike(parent: Section | None, children: Sequence[Section]) -> Iterator[list[Section]]:
    """Siblings whose numbers are of one kind; notes around a numbered series are not its own."""
    kinds: dict[str, list[Section]] = {}
    above = parent.clause if parent else ""
    for child in children:
        own = child.clause.removeprefix(above)
        kind = re.sub(r"[一二三四五六七八九十百零〇\d①-⑳]+", "#", own)
        kinds.setdefault(kind, []).append(child)
    for siblings in kinds.values():
        if len(siblings) > 1:
            yield siblings
