"""The outline as the reader of targets asks it: innermost section, and what headings tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.model import Section
from corpus.target_frame import Frame
from corpus.target_times import Time, find_times
from corpus.target_view import make_view

TOP = -1  # the text that stands before the first heading
_REVIEW = re.compile("回顾|工作总结|取得的成[就绩]")
_PAST_HEADING = re.compile(
    r"回顾|成就|成绩|现状|(?:工作|主要|发展|建设)成效|(?:发展|现有|现实|工作)的?基础(?:和|与|$)|"
    r"工作总结|过去|完成情况|主要做法|进展情况|(?:重大|重要)意义|(?:发展|编制|规划)背景|面临形势|执行情况"
)
_PAST_HEADING = re.compile(
    r"回顾|成就|成绩|现状|(?:工作|主要|发展|建设)成效|(?:发展|现有|现实|工作)的?基础(?:和|与|$)|"
    r"工作总结|过去|完成情况|主要做法|进展情况|(?:重大|重要)意义|(?:发展|编制|规划)背景|面临形势|执行情况"
)
_AIM_HEADING = re.compile(r"目标|安排|任务|总体要求|部署|指标|打算|预期|愿景|展望")
_GOALS = re.compile(r"目标|指标|愿景|(?<!超出)(?<!好于)(?<!符合)(?<!高于)(?<!出乎)预期")


class Outline:
    """The outline as the reader asks it: innermost section, headings, what they say of time."""

    def __init__(self, sections: Sequence[Section], frame: Frame) -> None:
        self._sections = sections
        self._starts = [section.start for section in sections]
        self._times = [_heading_time(section.heading, frame) for section in sections]
        self.frame = frame
        self._past: dict[int | None, bool] = {}
        self._goals: dict[int | None, bool] = {}

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
        if ordinal not in self._past:
            self._past[ordinal] = self._tells_past(ordinal)
        return self._past[ordinal]

    def _tells_past(self, ordinal: int | None) -> bool:
        if self._is_reviewed(ordinal):
            return True
        if self.has_goals(ordinal):
            return False
        for section in self.chain(ordinal):
            time = self._times[section.ordinal]
            if _PAST_HEADING.search(section.heading) or (time is not None and time.past):
                return True
            if _AIM_HEADING.search(section.heading) or time is not None:
                return False
        return False

    def _is_reviewed(self, ordinal: int | None) -> bool:
        """Whether a heading around says 回顾; what is below it may well speak of aims reached."""
        for section in self.chain(ordinal):
            time = self._times[section.ordinal]
            if _REVIEW.search(section.heading):
                return not _GOALS.search(section.heading)
            if time is not None and not time.past and (time.until or time.this_year):
                return False
        return False

    def has_goals(self, ordinal: int | None) -> bool:
        """Whether a heading around announces aims."""
        if ordinal not in self._goals:
            found = any(_GOALS.search(section.heading) for section in self.chain(ordinal))
            self._goals[ordinal] = found
        return self._goals[ordinal]

    def is_mixed(self, ordinal: int | None) -> bool:
        """Whether a heading around announces both results and aims (发展成就和主要目标)."""
        return any(
            _PAST_HEADING.search(section.heading) and _GOALS.search(section.heading)
            for section in self.chain(ordinal)
        )

    def times(self, ordinal: int | None, by_section: dict[int, Time]) -> Iterator[Time]:
        """Times of the section's text so far and of the headings, innermost first."""
        for section in self.chain(ordinal):
            for time in (by_section.get(section.ordinal), self._times[section.ordinal]):
                if time is not None:
                    yield time
        if TOP in by_section:
            yield by_section[TOP]


def _heading_time(heading: str, frame: Frame) -> Time | None:
    view = make_view(heading, 0, len(heading))
    times = find_times(view, frame.issued, frame.early)
    return next((time for time in reversed(times) if time.year is not None), None)
