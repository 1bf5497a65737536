"""The outline of a policy text: from lines to a tree of sections.

One pass over the lines with a stack of open sections. A heading closes every open section of
the same or a lower rank; a paragraph belongs to the innermost section that is still open. A
list item is closed by its own line, so it never becomes the heading of what follows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.closings import is_attachment_head
from corpus.headings import (
    Heading,
    first_after,
    is_glossary,
    is_own_line_heading,
    numbered_heading,
    run_in_headings,
)
from corpus.layout import read_lines
from corpus.lines import Line
from corpus.marks import Style
from corpus.model import Role, Section


@dataclass(slots=True)
class _Node:
    """A section under construction."""

    start: int
    heading: Heading
    role: Role
    parent: _Node | None
    end: int = 0
    # Whether paragraphs below its own line belong to it, and whether any (or a child) came.
    takes_text: bool = True
    has_content: bool = False
    introduces_list: bool = False
    children: list[_Node] = field(default_factory=list)
    last_of_style: dict[Style, _Node] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        return 1 if self.parent is None else self.parent.depth + 1


def read_outline(text: str) -> tuple[Section, ...]:
    """The sections of ``text`` in reading order; a parent comes before its children.

    Spans nest: a child lies inside its parent, siblings do not overlap. Text that stands
    before the first heading is in no section. Any string is accepted.
    """
    return _Builder(text).build()


def _settle_headings(nodes: Sequence[_Node]) -> None:
    """Takes the text of list items that only looked like headings when their line was read.

    A full sentence with nothing below it heads nothing; and where most items of a series open
    with a long sentence, the short first sentence of the others is no heading either.
    """
    series: dict[tuple[int, Style], list[_Node]] = defaultdict(list)
    for node in nodes:
        if node.heading.label:
            series[id(node.parent), node.heading.style].append(node)
        if node.heading.is_sentence and not node.has_content:
            node.heading = node.heading.without_text()
    for items in series.values():
        if 2 * sum(bool(node.heading.text) for node in items) < len(items):
            for node in items:
                if node.heading.is_sentence and not node.children:
                    node.heading = node.heading.without_text()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = read_lines(text)
        self._own_line = self._own_line_ranks()
        self._nodes: list[_Node] = []
        self._stack: list[_Node] = []

    def build(self) -> tuple[Section, ...]:
        i = 0
        while i < len(self._lines):
            line = self._lines[i]
            if not line.is_body:
                i = self._add_part(i)
            elif line.mark is not None:
                self._add_numbered(line)
                i += 1
            elif i in self._own_line:
                heading = Heading(self._own_line[i], line.text, "", line.end, Style.OWN_LINE)
                self._open(line.start, heading)
                i += 1
            else:
                i = self._add_paragraphs(i)
        self._close_down_to(0, len(self._text.rstrip()))
        _settle_headings(self._nodes)
        return self._sections()

    def _own_line_ranks(self) -> dict[int, int]:
        """Unnumbered heading lines and their ranks.

        Such a heading encloses the numbered series that starts below it. Where the text has
        no 一、 or 第一章 of its own, these headings are its top level and share one rank;
        elsewhere a glossary heading is top level and the others stand below every number.
        """
        lines = self._lines
        body = [i for i, line in enumerate(lines) if line.is_body]
        found = []
        for at, i in enumerate(body):
            previous = lines[body[at - 1]] if at else None
            following = lines[body[at + 1]] if at + 1 < len(body) else None
            if is_own_line_heading(previous, lines[i], following):
                found.append(i)
        styles = {line.mark.style for line in lines if line.is_body and line.mark}
        if not styles & {Style.PART, Style.CHAPTER, Style.HAN}:
            return dict.fromkeys(found, int(Style.HAN))
        ranks = {}
        for i in found:
            mark = lines[i + 1].mark if i + 1 < len(lines) else None
            rank = int(mark.style) - 5 if mark else int(Style.OWN_LINE)
            ranks[i] = int(Style.HAN) if is_glossary(lines[i].text) else rank
        return ranks

    def _add_part(self, i: int) -> int:
        """A run of lines with one role other than body becomes one flat section."""
        role = self._lines[i].role
        last = i
        while last + 1 < len(self._lines) and self._lines[last + 1].role is role:
            if role is Role.ATTACHMENT and is_attachment_head(self._lines[last + 1]):
                break  # a list of attachments, and the first of them
            last += 1
        start = self._lines[i].start
        self._close_down_to(0, start)
        following = self._lines[last + 1] if last + 1 < len(self._lines) else None
        opens = role is Role.ATTACHMENT and following is not None and following.is_body
        names = [line.text for line in self._lines[i : last + 1]][:2] if opens else []
        heading = Heading(0, " ".join(names), "", self._lines[last].end, Style.MARKDOWN)
        node = self._open(start, heading, role)
        node.takes_text = opens
        if not opens:
            self._close_down_to(0, self._lines[last].end)
        return last + 1

    def _add_numbered(self, line: Line) -> None:
        heading = numbered_heading(line)
        node = self._open(line.start, heading)
        node.introduces_list = line.text.endswith(("：", ":"))
        node.has_content = heading.body_start < line.end
        if heading.style is Style.DASH:
            node.takes_text = not node.has_content
            return
        if heading.style is Style.ARTICLE or heading.style <= Style.HAN:
            return
        before = node.parent.last_of_style.get(heading.style) if node.parent else None
        if node.parent is not None:
            node.parent.last_of_style[heading.style] = node
        listed = node.parent is not None and node.parent.introduces_list
        ends_open = line.text.endswith(("；", ";"))
        series = listed or ends_open or (before is not None and not before.takes_text)
        # A run of bare one-line items is a list too: the paragraph below it is not theirs.
        bare = before is not None and not before.has_content and not node.has_content
        # The last item of a list may close with a full stop and look like a heading.
        sentence = heading.is_sentence and not node.has_content
        item = not heading.text or (sentence and before is not None and not before.takes_text)
        node.takes_text = not (bare or (series and item))

    def _add_paragraphs(self, i: int) -> int:
        """A run of unnumbered paragraphs, with the run-in headings among them."""
        last = i
        while last < len(self._lines) and self._is_paragraph(last):
            last += 1
        run = self._lines[i:last]
        while self._stack and not self._stack[-1].takes_text:
            self._close_down_to(len(self._stack) - 1, run[0].start)
        in_glossary = any(node.role is Role.GLOSSARY for node in self._stack)
        # An article is running text: its short sentences are no headings.
        in_article = bool(self._stack) and self._stack[-1].heading.style is Style.ARTICLE
        headings = {} if in_article else run_in_headings(run, in_glossary)
        after = first_after(sorted(headings), len(run))
        for at, line in enumerate(run):
            if at == after:
                self._close_down_to(len(self._stack) - 1, line.start)
            if at in headings:
                node = self._open(line.start, headings[at])
                node.has_content = True
            elif self._stack:
                self._stack[-1].has_content = True
                self._stack[-1].introduces_list |= line.text.endswith(("：", ":"))
        return last

    def _is_paragraph(self, i: int) -> bool:
        line = self._lines[i]
        return line.is_body and line.mark is None and i not in self._own_line

    def _open(self, start: int, heading: Heading, role: Role | None = None) -> _Node:
        keep = 0
        while keep < len(self._stack) and self._stack[keep].heading.rank < heading.rank:
            keep += 1
        self._close_down_to(keep, start)
        parent = self._stack[-1] if self._stack else None
        if role is None:
            inherited = parent.role if parent else Role.BODY
            role = Role.GLOSSARY if is_glossary(heading.text) else inherited
        node = _Node(start, heading, role, parent)
        if parent is not None:
            parent.children.append(node)
            parent.has_content = True
        self._nodes.append(node)
        self._stack.append(node)
        return node

    def _close_down_to(self, keep: int, end: int) -> None:
        for node in self._stack[keep:]:
            node.end = node.start + len(self._text[node.start : end].rstrip())
        del self._stack[keep:]

    def _sections(self) -> tuple[Section, ...]:
        ordinals = {id(node): ordinal for ordinal, node in enumerate(self._nodes)}
        sections: list[Section] = []
        for node in self._nodes:
            parent = sections[ordinals[id(node.parent)]] if node.parent else None
            path = (*(parent.path if parent else ()), node.heading.text)
            # Articles are numbered through the whole text and cited without their chapter.
            above = parent.clause if parent and node.heading.style is not Style.ARTICLE else ""
            sections.append(
                Section(
                    ordinal=len(sections),
                    parent=parent.ordinal if parent else None,
                    depth=node.depth,
                    heading=node.heading.text,
                    clause=above + node.heading.label,
                    path=tuple(part for part in path if part),
                    role=node.role,
                    start=node.start,
                    body_start=min(node.heading.body_start, node.end),
                    end=node.end,
                )
            )
        return tuple(sections)
