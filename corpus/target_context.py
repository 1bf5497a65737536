"""What surrounds a sentence: its section, the headings above it, the time that holds for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.layout import read_lines
from corpus.lines import Line
from corpus.model import Basis, Document, Role, Section
from corpus.sentences import sentence_spans
from corpus.target_frame import Frame
from corpus.target_outline import TOP, Outline
from corpus.target_times import Time, find_times
from corpus.target_view import View, make_view

_LOOK_BACK = re.compile("过去的?.{1,2}年|.{1,2}年来")
_NUMBERED = re.compile(r"(\d{1,2})[.．、]")
_FUSED = re.compile(r"\d{1,2}[.．](?=\d)(?!\d+[%％万亿])")
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


def read_contexts(
    document: Document, sections: Sequence[Section], frame: Frame
) -> Iterator[Context]:
    """The sentences of a document in order, each with its context."""
    text, outline, state = document.text, Outline(sections, frame), _State()
    previous: int | None = None
    lines = read_lines(text)
    marks = _fused_marks(lines)
    for line in lines:
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
            view = make_view(text, start, end, marked=start == line.start and start in marks)
            yield _context(view, section, state, outline, opens, begins=start == line.start)
        if not opens:
            state.carried = None


def _fused_marks(lines: Sequence[Line]) -> set[int]:
    """Starts of list items whose number runs into the one behind: 3.5岁以上 after 2.身份证."""
    numbered = [(int(m[1]), line) for line in lines if (m := _NUMBERED.match(line.text))]
    fused = set()
    for at, (number, line) in enumerate(numbered):
        if not _FUSED.match(line.text):
            continue
        before = numbered[at - 1][0] if at else 0
        after = numbered[at + 1][0] if at + 1 < len(numbered) else 0
        if number in {before + 1, after - 1} and (at or after == number + 1):
            fused.add(line.start)
    return fused


def _sentences(text: str, line: Line) -> list[tuple[int, int]]:
    plain = text[line.start : line.end].replace("\n", " ")
    return [(line.start + s, line.start + e) for s, e in sentence_spans(plain)]


def _context(
    view: View,
    section: int | None,
    state: _State,
    outline: Outline,
    opens: bool,
    begins: bool,
) -> Context:
    frame = outline.frame
    own = find_times(view, frame.issued, frame.early)
    if frame.issued is None and frame.period:
        own = [_before_plan(time, frame.period[0]) for time in own]
    goals = outline.has_goals(section)
    past = (view.offset < frame.review_end and not goals) or outline.is_past(section)
    context = Context(
        view, section, own, _above(section, state, outline, past), past, goals,
        tuple(s.heading for s in outline.chain(section) if s.heading),
    )  # fmt: skip
    lasting = [time for time in own if not time.local and _holds_on(time, view)]
    if lasting:
        last = lasting[-1]
        # A look at last year inside the plan for this one does not turn the rest past.
        aside = frame.report and not past and view.plain[last.start : last.end] in {"去年", "上年"}
        state.carried = None if aside else last
        key = TOP if section is None else section
        held = state.by_section.get(key)
        ahead = not last.past and (goals or opens or (held is not None and held.past))
        if last.year and (ahead or (last.past and _looks_back(last, view, outline, section))):
            state.by_section[key] = last
            if begins and (parent := outline.parent_of_later(section, view.offset)) is not None:
                state.by_section[parent] = last
    return context


def _holds_on(time: Time, view: View) -> bool:
    """Whether a time holds beyond its sentence; not where it only names a thing.

    落实2030年应对气候变化目标 speaks of 2030, but what follows does not.
    """
    if time.past or time.until or time.period or time.this_year:
        return True
    return not view.plain[: time.start].strip() or view.plain[time.end : time.end + 1] == "，"


def _looks_back(time: Time, view: View, outline: Outline, section: int | None) -> bool:
    """Whether a review opens here that lasts until a time ahead: 过去一年，… in a report."""
    if view.plain[: time.start].strip():
        return False
    told = outline.frame.report and _LOOK_BACK.match(view.plain, time.start)
    return bool(told) or outline.is_mixed(section)


def _before_plan(time: Time, first: int) -> Time:
    """Years before the first of an undated plan are past."""
    return replace(time, past=True) if time.year is not None and time.year < first else time


def _above(
    section: int | None, state: _State, outline: Outline, past: bool
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
