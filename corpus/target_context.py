"""What surrounds a sentence: its section, the headings above it, the time that holds for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.layout import read_lines
from corpus.lines import Line
from corpus.model import Basis, Document, Role, Section
from corpus.sentences import sentence_spans
from corpus.target_frame import Frame
from corpus.target_times import Time, find_times
from corpus.target_view import View, make_view

_PAST_HEADING = re.compile(
    r"回顾|成就|成绩|现状|(?:工作|主要|发展|建设)成效|(?:发展|现有|现实|工作)的?基础(?:和|与|$)|"
    r"工作总结|过去|完成情况|主要做法|进展情况"
)
_AIM_HEADING = re.compile(r"目标|安排|任务|总体要求|部署|指标|打算|预期|愿景|展望")
_GOALS = re.compile(r"目标|指标|愿景|预期")
_TOP = -1  # text that stands before the first heading
_OPEN_END = ("：", ":", "；", ";", "，", ",", "、")


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence with what surrounds it.

    Attributes:
        view: the sentence.
        section: ordinal of its innermost section.
        own: its own time expressions.
        above: the time that holds where its own words name none, with its basis.
        past: whether headings or what goes before put it into a review of results.
        goals: whether a heading above announces aims.
        headings: headings from the innermost outwards.
    """

    view: View
    section: int | None
    own: list[Time]
    above: tuple[Time, Basis] | None
    past: bool
    goals: bool
    headings: tuple[str, ...]


@dataclass(slots=True)
class _State:
    """Times that hold below: by section, and from earlier on while a line or sentence goes on."""

    by_section: dict[int, Time] = field(default_factory=dict)
    carried: Time | None = None


class _Outline:
    """The outline as the reader asks it: innermost section, headings, what they say of time."""

    def __init__(self, sections: Sequence[Section], frame: Frame) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._times = [_heading_time(section.heading, frame) for section in sections]
        self.frame = frame

    def at(self, offset: int) -> int | None:
        """The innermost section that holds ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        found = self._sections[index].ordinal if index >= 0 else None
        while found is not None and self._sections[found].end <= offset:
            found = self._sections[found].parent
        return found

    def chain(self, ordinal: int | None) -> Iterator[Section]:
        """The section and those around it, innermost first."""
        while ordinal is not None:
            section = self._sections[ordinal]
            yield section
            ordinal = section.parent

    def parent_of_later(self, ordinal: int | None, offset: int) -> int | None:
        """The parent, for a paragraph below a list item: it speaks for the items to come."""
        if ordinal is None:
            return None
        section = self._sections[ordinal]
        return section.parent if offset > section.start else None

    def is_past(self, ordinal: int | None) -> bool:
        """Whether the nearest heading that tells announces a review."""
        if self.has_goals(ordinal):
            return False
        for section in self.chain(ordinal):
            time = self._times[section.ordinal]
            if _PAST_HEADING.search(section.heading) or (time is not None and time.past):
                return True
            if _AIM_HEADING.search(section.heading) or time is not None:
                return False
        return False

    def has_goals(self, ordinal: int | None) -> bool:
        """Whether a heading around announces aims."""
        return any(_GOALS.search(section.heading) for section in self.chain(ordinal))

    def times(self, ordinal: int | None, by_section: dict[int, Time]) -> Iterator[Time]:
        """Times of the section's text so far and of the headings, innermost first."""
        for section in self.chain(ordinal):
            for time in (by_section.get(section.ordinal), self._times[section.ordinal]):
                if time is not None:
                    yield time
        if _TOP in by_section:
            yield by_section[_TOP]


def read_contexts(
    document: Document, sections: Sequence[Section], frame: Frame
) -> Iterator[Context]:
    """The sentences of a document in order, each with its context."""
    text, outline, state = document.text, _Outline(sections, frame), _State()
    previous: int | None = None
    for line in read_lines(text):
        if line.role in {Role.SOURCE_NOTE, Role.SIGNATURE, Role.LETTERHEAD}:
            continue
        opens = text[line.start : line.end].rstrip().endswith(_OPEN_END)
        for start, end in _sentences(text, line):
            section = outline.at(start)
            if section != previous:
                inner = previous is not None and any(
                    s.ordinal == previous for s in outline.chain(section)
                )
                state.carried = state.carried if inner else None
                previous = section
            view = make_view(text, start, end)
            yield _context(view, section, state, outline, opens, begins=start == line.start)
        if not opens:
            state.carried = None


def _sentences(text: str, line: Line) -> list[tuple[int, int]]:
    plain = text[line.start : line.end].replace("\n", " ")
    return [(line.start + s, line.start + e) for s, e in sentence_spans(plain)]


def _heading_time(heading: str, frame: Frame) -> Time | None:
    view = make_view(heading, 0, len(heading))
    times = find_times(view, frame.issued, frame.early)
    return next((time for time in reversed(times) if time.year is not None), None)


def _context(
    view: View,
    section: int | None,
    state: _State,
    outline: _Outline,
    opens: bool,
    begins: bool,
) -> Context:
    frame = outline.frame
    own = find_times(view, frame.issued, frame.early)
    past, goals = outline.is_past(section), outline.has_goals(section)
    context = Context(
        view, section, own, _above(section, state, outline, past), past, goals,
        tuple(s.heading for s in outline.chain(section) if s.heading),
    )  # fmt: skip
    lasting = [time for time in own if not time.local]
    if lasting:
        last = lasting[-1]
        # A look at last year inside the plan for this one does not turn the rest past.
        aside = frame.report and not past and view.plain[last.start : last.end] in {"去年", "上年"}
        state.carried = None if aside else last
        if not last.past and last.year and (goals or opens):
            state.by_section[_TOP if section is None else section] = last
            if begins and (parent := outline.parent_of_later(section, view.offset)) is not None:
                state.by_section[parent] = last
    return context


def _above(
    section: int | None, state: _State, outline: _Outline, past: bool
) -> tuple[Time, Basis] | None:
    """The time from outside the sentence: before it, in headings, from the plan or the date."""
    frame = outline.frame
    for time in (state.carried, *outline.times(section, state.by_section)):
        if time is not None and time.year is not None:
            return time, Basis.DOCUMENT_YEAR if time.this_year else Basis.HEADING
    if frame.period is not None:
        first, last = frame.period
        return Time(0, 0, last, (first, last)), Basis.PLAN_PERIOD
    if frame.report and frame.issued is not None and not past:
        year = frame.issued
        return Time(0, 0, year, (year, year), this_year=True), Basis.DOCUMENT_YEAR
    return None
