"""Deadline years in questions."""

from __future__ import annotations

import re
from functools import lru_cache

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
# 2016年的政府工作报告, the 2016 report: its aims are for that year unless another one is named
_REPORT = re.compile(
    r"年?度?(?:的)?[^，。,？?\d]{0,8}?(?:政府)?(?:工作)?报告"
    r"|\s+(?:[A-Za-z']+\s+){0,4}?reports?\b",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(r"\breports?\s+(?:of|for|from|in)\s+$", re.IGNORECASE)
_PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_PLAN = re.compile("十[一二三四五]五")
_ENGLISH_PLAN = re.compile(r"\b(1[1-5])th five[- ]year plan", re.IGNORECASE)
# Years counted from the newest document's own: 今年, 去年的报告, the latest report
_RELATIVE = (
    (-2, re.compile(r"前年|\b(?:the )?year before last\b", re.IGNORECASE)),
    (-1, re.compile(r"去年|上一?年度?(?!比)|\blast year\b|\bprevious year\b", re.IGNORECASE)),
    (1, re.compile(r"明年|来年|\bnext year\b", re.IGNORECASE)),
    (0, re.compile(r"今年|本年度?|\bthis year\b|\bcurrent year\b", re.IGNORECASE)),
)
# A comparison with the year before asks for this year's figure: 比去年
_VERSUS = re.compile(r"(?:比|较|高于|低于|多于|少于)$|\b(?:than|from|over)\s+$", re.IGNORECASE)
_TITLE_END = re.compile(r"\s*年?度?\s*[）)》]|年?[^，。？]{0,8}(?:计划|方案|规划)")
_SPAN = re.compile(r"\s?年?\s?(?:[-—－–~～至到]+|to|until|through)\s?", re.IGNORECASE)
_LONGEST_SPAN = 30

# Counted from a year named before: 再往后三年, 下一年, one year later, 上一年
_DIGITS = "一二三四五六七八九十"
_LATER = re.compile(
    rf"(?:再?往?后|再过)(?P<after>[{_DIGITS}两\d]+)年|(?P<count>[{_DIGITS}两\d]+)年[之以]?后"
    r"|(?P<next>下一?年|次年|后一年|第二年|\b(?:next|following) year\b|\b(?:one|a) year later\b)"
    r"|(?P<previous>(?:上|前)一?年(?!度?[都底])|\b(?:previous|preceding) year\b|\b(?:the|one"
    r"|a) year (?:before|earlier)\b)"
    r"|\b(?P<years>two|three|four|five|\d) years later\b",
    re.IGNORECASE,
)
_COUNTS = {digit: count for count, digit in enumerate(_DIGITS, start=1)}
_COUNTS |= {"两": 2, "two": 2, "three": 3, "four": 4, "five": 5}


# 目标，不是上年完成数: what is ruled out is not asked for
_RULED_OUT = re.compile(
    r"(?:不是|而非|并非|不算|不含)[^，。；,;（）()]*|\bnot (?:the )?last year's[^,.;]*"
)


@lru_cache(maxsize=1024)
def year_wish(text: str) -> YearWish:
    """The deadlines that a question names; 十四五 and the 14th five-year plan end in 2025."""
    text = _RULED_OUT.sub("", text)
    years: dict[int, None] = {}
    issued: list[int] = []
    reports: list[int] = []
    before, spans = False, False
    last: tuple[int, int] | None = None
    for number in numbers_in(text):
        if not number.year:
            continue
        head, tail = text[: number.start], text[number.end :]
        year = int(number.value)
        if _DOCUMENT.match(tail):
            issued.append(year)
            continue
        between = text[last[1] : number.start] if last else ""
        if last and _SPAN.fullmatch(between) and not _TITLE_END.match(tail):
            inner = range(last[0], year + 1)
            spans = len(inner) > 1
            years |= dict.fromkeys(inner if len(inner) <= _LONGEST_SPAN else ())
        last = (year, number.end)
        if _REPORT.match(tail) or _OF_REPORT.search(head):
            reports.append(year)
        years[year] = None
        before |= bool(_BY.search(head) or _NO_LATER.search(head) or _BEFORE.match(tail))
    if others := [year for year in years if year not in reports]:
        issued += [] if spans else reports
        years = dict.fromkeys(years if spans else others)
    for plan in _PLAN.findall(text):
        if plan in _PLAN_ENDS:
            years[_PLAN_ENDS[plan]] = None
    for ordinal in _ENGLISH_PLAN.findall(text):
        years[2010 + 5 * (int(ordinal) - 11)] = None
    if len(years) == 1 and (later := _years_later(text)):
        years = {next(iter(years)) + later: None}
    return YearWish(tuple(years), before, tuple(issued), offset=None if years else _offset(text))


def _offset(text: str) -> int | None:
    """Years from the newest document's year: 0 for 今年, -1 for 去年; ``None`` if none is named."""
    for offset, words in _RELATIVE:
        if any(not _VERSUS.search(text[: match.start()]) for match in words.finditer(text)):
            return offset
    return None


def _years_later(text: str) -> int:
    """How many years after the year named, negative before; 0 if that year itself is meant."""
    match = _LATER.search(text)
    if match is None:
        return 0
    if match["next"]:
        return 1
    if match["previous"]:
        return -1
    written = (match["after"] or match["count"] or match["years"]).lower()
    return int(written) if written.isdigit() else _COUNTS.get(written, 0)
