"""What a whole document says about its time: its year, its plan period, what kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_LAW = re.compile(r"(?:条例|办法|规定|细则|规则|法|规程|制度|标准|指南|章程)(?:（[^）]*）)?》?$")
_PLAN = re.compile(
    r"规划|计划|方案|纲要|意见|行动|报告|目标|措施|要点|部署|安排|攻坚|三年|五年|若干政策|任务|决定"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the whole document says about its time.

    ``issued`` is its year, ``early`` whether it opens that year; ``period`` the plan's years.
    """

    issued: int | None
    early: bool
    period: tuple[int, int] | None
    report: bool
    law: bool
    plan: bool
    reported: bool


def read_frame(document: Document) -> Frame:
    """The frame of a document from its metadata, title and first lines."""
    about = document.metadata
    title = about.title
    report = bool(_REPORT.search(title))
    issued = int(about.issued[:4]) if about.issued else None
    head = document.text[:600]
    if issued is None and report and (year := _ANNUAL.search(title + head)):
        issued = int(year[1])
    month = int(about.issued[5:7]) if about.issued and len(about.issued) >= 7 else 1
    name = re.sub(r"要点摘编$", "", title).strip()
    return Frame(
        issued=issued,
        early=report and month <= 3,
        period=None if report else _plan_period(title, document.text, issued),
        report=report,
        law=bool(_LAW.search(name)) and not re.search("规划|计划|方案|意见|措施", name),
        plan=bool(_PLAN.search(title)) or about.digest,
        reported=bool(re.search("均据公开报道|取自公开报道|据公开报道", document.text[:1200]))
        and about.digest,
    )


def _plan_period(title: str, text: str, issued: int | None) -> tuple[int, int] | None:
    for pattern, where in ((_PERIOD, title), (_STATED_PERIOD, text[:6000])):
        if (match := pattern.search(where)) and int(match[1]) < int(match[2]):
            return int(match[1]), int(match[2])
    if five := _FIVE_YEAR.search(title):
        last = 2005 + 5 * ("一二三四五六七".index(five[1] or five[2]) + 1)
        return last - 4, last
    year = _ANNUAL.search(title)
    if year and re.search("规划|计划|方案|要点|任务|目标", title[year.end() :]):
        return int(year[1]), int(year[1])
    return None
