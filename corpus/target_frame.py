"""What a whole document says about its time: its year, its plan period, what kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Document

_PERIOD = re.compile(
    r"((?:19|20)\d\d)\s?年?\s?(?:[-—–~～－―‐]{1,2}|至|到)\s?((?:19|20)\d\d)(?:\s?年)?"
)
_STATED_PERIOD = re.compile(
    r"(?:实施|规划|计划|行动|有效)?(?:期限|年限|期)(?:为|是|：|自)?\s?" + _PERIOD.pattern
)
_FIVE_YEAR = re.compile("十([一二三四五六七])五|第十([一二三四五六七])个五年")
_ANNUAL = re.compile(r"((?:19|20)\d\d)\s?年(?!版|第|前|以)")
_REPORT = re.compile(r"政府工作报告|工作报告|国民经济和社会发展计划.*报告")
_HELD = re.compile(r"(20\d\d)\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
_LAW = re.compile(
    r"(?:条例|办法|规定|细则|规则|法|规程|制度|标准|指南|章程|指引|须知|问答|手册|清单|目录|公约)"
    r"(?:（[^）]*）)*》?$"
)
_NO_LAW = re.compile("规划|计划|方案|意见|措施|任务|目标|实事")
# What is to be appraised in a year is what that year aims at.
_APPRAISAL = re.compile(r"(?:19|20)\d\d年.*(?:考评|考核|评价|督查)")
_NOTICE = re.compile(r"的?(?:通知|通告|公告|函|决定)(?:（[^）]*）)*$")
_INNER = re.compile(r"(?:印发|发布|公布|转发|下发)[^《]{0,12}《(.+)》")
# An attachment's own title with its years, where the covering notice names none.
_TITLE_PERIOD = re.compile(
    r"(?:规划|计划|方案|纲要|意见|措施|政策)[ \t]*\n?[ \t]*（[ \t]*"
    + _PERIOD.pattern
    + r"[ \t]*）[ \t]*(?:》|$)",
    re.MULTILINE,
)
_REVIEW_HEADING = re.compile(
    r"^[^。，；\n]{0,28}(?:回顾|总结|成就|成绩)[^。，；\n]{0,10}$", re.MULTILINE
)
_TURN = re.compile(
    r"(?:今年|本年度|20\d\d年)[^。\n]{0,24}(?:预期目标|主要目标|奋斗目标|总体要求|工作安排|工作部署|主要任务|重点工作)|"
    r"(?:今年|20\d\d年)(?:政府)?工作的?(?:总体|指导|基本)"
)
# What has been done is told, whatever the title plans.
_ACCOUNT = re.compile(
    "情况的?(?:报告|通报|汇报|公告|说明)|工作总结|公报$|白皮书|评估报告|新闻发布会"
)
_FRAGMENT = 400  # characters: a phrase or two that somebody looks at without their document
_PLAN = re.compile(
    r"规划|计划|方案|纲要|意见|行动|报告|目标|措施|要点|部署|安排|攻坚|三年|五年|若干政策|任务|决定|实事"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the whole document says about its time and about what it is.

    ``issued`` is its year, ``early`` whether it opens that year; ``period`` the plan's years.
    ``law``: it sets rules; ``plan``: its title announces aims; ``fragment``: it is a few
    phrases without a title; ``review_end`` where a report without headings turns from what was
    to what is to be. In any other paper nearly every figure is a rule or a report.
    """

    issued: int | None
    early: bool
    period: tuple[int, int] | None
    report: bool
    law: bool
    plan: bool
    reported: bool
    fragment: bool = False
    review_end: int = 0


def read_frame(document: Document) -> Frame:
    """The frame of a document from its metadata, title and first lines."""
    about = document.metadata
    title = about.title
    report = bool(_REPORT.search(title))
    issued = int(about.issued[:4]) if about.issued else None
    if issued is None and report:
        issued = _report_year(document)
    month = int(about.issued[5:7]) if about.issued and len(about.issued) >= 7 else 1
    name = _own_name(re.sub(r"要点摘编$", "", title).strip())
    appraisal = bool(_APPRAISAL.search(name))
    period = None if report else _plan_period(title, document.text, issued)
    if issued is None and period and period[0] == period[1]:
        issued = period[0]  # 2022年工作方案, its day unknown
    return Frame(
        issued=issued,
        early=report and month <= 3,
        period=period,
        report=report,
        law=bool(_LAW.search(name)) and not _NO_LAW.search(name) and not appraisal,
        plan=appraisal or bool(_PLAN.search(title) and not _ACCOUNT.search(title)) or about.digest,
        reported=bool(re.search("均据公开报道|取自公开报道|据公开报道", document.text[:1200]))
        and about.digest,
        fragment=not title and len(document.text) <= _FRAGMENT,
        review_end=_review_end(document.text) if report else 0,
    )


def _review_end(text: str) -> int:
    """Where the review of a report ends that no heading announces; 0 where one does or none is."""
    if _REVIEW_HEADING.search(text):
        return 0
    turn = _TURN.search(text)
    if turn is None or not re.search(
        "过去一年|过去的一年|一年来|五年来|过去五年", text[: turn.start()]
    ):
        return 0
    return turn.start()


def _report_year(document: Document) -> int | None:
    """The year of a report without a date: of its session, its title, its file, its first lines."""
    head = document.text[:600]
    title = document.metadata.title
    for found in (_HELD.search(title + head), _ANNUAL.search(title),
                  re.search(r"(?<!\d)(20\d\d)(?!\d)", Path(document.source_path).stem),
                  _ANNUAL.search(head)):  # fmt: skip
        if found:
            return int(found[1])
    return None


def _own_name(title: str) -> str:
    """What a notice issues, for its kind: 关于印发《…办法》的通知 is an 办法."""
    if inner := _INNER.search(title):
        return inner[1]
    return _NOTICE.sub("", title) or title


def _plan_period(title: str, text: str, issued: int | None) -> tuple[int, int] | None:
    year = _ANNUAL.search(title)
    named = year and re.search("规划|计划|方案|要点|任务|目标|考评|考核", title[year.end() :])
    sources = [(_PERIOD, title)]
    if not named:  # 2022年…任务: the years of a longer plan in its text are not its own
        sources += [(_TITLE_PERIOD, text[:6000]), (_STATED_PERIOD, text[:6000])]
    for pattern, where in sources:
        if (match := pattern.search(where)) and int(match[1]) < int(match[2]):
            return int(match[1]), int(match[2])
    if five := _FIVE_YEAR.search(title):
        last = 2005 + 5 * ("一二三四五六七".index(five[1] or five[2]) + 1)
        return last - 4, last
    # A plan of a past year that is only spoken of: 2022年计划执行情况的通报.
    if year and named and not (issued and issued > int(year[1])):
        return int(year[1]), int(year[1])
    return None
