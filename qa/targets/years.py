"""Deadline years in questions."""

from __future__ import annotations

import re

from qa.targets.amounts import numbers_in
from qa.targets.query import YearWish

_BY = re.compile(
    r"\b(?:by|before|until|no later than|not later than)\s+(?:the\s+)?(?:end\s+of\s+|year\s+)?$",
    re.IGNORECASE,
)
_NO_LATER = re.compile(r"(?:不晚于|不迟于|最晚|最迟)$")
_BEFORE = re.compile(r"\s*年?底?(?:以前|之前|前)")
# 2022年那份方案, the 2023 draft: the document's own year
_DOCUMENT = re.compile(
    r"年?(?:那份|那个|这份|发的|印发|出台|发布|版|的?征求意见稿)"
    r"|\s+(?:\w+\s+){0,3}(?:plan|document|draft|notice|opinions?|policy)\b",
    re.IGNORECASE,
)
_PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_PLAN = re.compile("十[一二三四五]五")
_ENGLISH_PLAN = re.compile(r"\b(1[1-5])th five[- ]year plan", re.IGNORECASE)
_CURRENT = re.compile(r"今年|本年度?|\bthis year\b", re.IGNORECASE)

# Counted from a year named before: 再往后三年, 下一年, one year later
_DIGITS = "一二三四五六七八九十"
_LATER = re.compile(
    rf"(?:再?往?后|再过)(?P<after>[{_DIGITS}两\d]+)年|(?P<count>[{_DIGITS}两\d]+)年[之以]?后"
    r"|(?P<next>下一?年|次年|后一年|第二年|\b(?:next|following) year\b|\b(?:one|a) year later\b)"
    r"|\b(?P<years>two|three|four|five|\d) years later\b",
    re.IGNORECASE,
)
_COUNTS = {digit: count for count, digit in enumerate(_DIGITS, start=1)}
_COUNTS |= {"两": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def year_wish(text: str) -> YearWish:
    """The deadlines that a question names; 十四五 and the 14th five-year plan end in 2025."""
    years: dict[int, None] = {}
    issued: list[int] = []
    before = False
    for number in numbers_in(text):
        if not number.year:
            continue
        head, tail = text[: number.start], text[number.end :]
        if _DOCUMENT.match(tail):
            issued.append(int(number.value))
            continue
        years[int(number.value)] = None
        before |= bool(_BY.search(head) or _NO_LATER.search(head) or _BEFORE.match(tail))
    for plan in _PLAN.findall(text):
        if plan in _PLAN_ENDS:
            years[_PLAN_ENDS[plan]] = None
    for ordinal in _ENGLISH_PLAN.findall(text):
        years[2010 + 5 * (int(ordinal) - 11)] = None
    if len(years) == 1 and (later := _years_later(text)):
        years = {next(iter(years)) + later: None}
    return YearWish(tuple(years), before, tuple(issued), bool(_CURRENT.search(text)))


def _years_later(text: str) -> int:
    """How many years after the year named; 0 if that year itself is meant."""
    match = _LATER.search(text)
    if match is None:
        return 0
    if match["next"]:
        return 1
    written = (match["after"] or match["count"] or match["years"]).lower()
    return int(written) if written.isdigit() else _COUNTS.get(written, 0)


def counts_on(text: str) -> bool:
    """Whether the text counts from a year named before: 下一年."""
    return _years_later(text) > 0
