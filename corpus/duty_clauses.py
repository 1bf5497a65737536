"""Duties in running text: “由市科技局牵头”, “市教委会同市科委制定”, “市商务局负责…”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.duty_departments import (
    Mention,
    all_departments,
    is_named_office,
    split_departments,
)
from corpus.duty_notes import Note
from corpus.duty_words import Named, due_in
from corpus.model import DutyRole

_ANCHOR = re.compile(
    "(?P<lead>牵头(?!部门|单位|机构|协调机制|人))|(?P<shared>负责(?!人|制|任|同志|的态度|精神|到底|解释|说明))"
    "|(?P<joint>会同)"
)
_EDGE = "。；;：:！!？?\n\t，,“”（(〔〕《》"
_MODAL = re.compile(
    "(?:应当|应该?|要|须|必须|将|可以?|具体|统一|统筹|共同|分别|主要|依法|切实|积极|组织|协同|认真|全面|"
    "联合|(?:依|依照|按照?|根据|依据|遵照)?(?:各自)?(?:的)?职(?:责|能|权)(?:分工)?|总|作为|直接|日常|全权)+$"
)
# Nobody in particular: whoever is meant must be told elsewhere.
_ANYBODY = re.compile(
    "^(?:各|本|该|其|所属|原|上级|下级|同级|有关|相关|其他|责任|牵头|配合|成员|审批|受理|承办|主办|起草|制定|实施|"
    "申报|申请|建设|运营|使用|提供|用人|业务|所在|当事|第三方|多个?|两个|数据)(?!区|县|市)|"
    "(?:有关|相关|责任|牵头|配合|审批|职能)(?:部门|单位)$|(?:企业|公司|单位|机构|学校|高校|大学|学院|联盟|园区|平台)$|"
    "(?:领导小组|专班|联席会议)(?:办公室)?$"
)
# 由 tells that an agent follows: it need not say whose office it is.
_AFTER_BY = re.compile(
    "^(?:行业|业务|职能)?主管部门$|(?:局|委|厅|署|管委会|委员会|办公室|中心|政府|支队|总队)$"
)
_DOES = re.compile("会同|牵头|负责|建立|健全|实行|设立|成立|明确|确定|加强|完善|委托|报|向|与")
_OFFICE_AT = re.compile(
    r"(?<=办公室)设在(?P<name>[^，,。；;（）()\n]{3,24})[，,](?:具体)?(?:负责|承担)"
)
_MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零\d]+条\s*|[一二三四五六七八九十\d]{1,3}[、.．]\s*|[（(][一二三四五六七八九十\d]{1,3}[）)]\s*)"
)
_BESIDE = re.compile(
    "[，,](?P<who>[^，,；;。\n]{2,120}?)(?:积极|予以|共同|协同|分别|做好|(?:依|按照?|根据)?各?自?职责分工?|"
    "按分工)*(?:配合|参与|参加|协助|负责|落实)(?:负责|落实|实施|推进|工作)*(?=[，,；;。\n]|$)"
)
_COMPANY = re.compile("[^，,。；;]{0,40}?(?:部门|单位|机构|机关)[，,]?")
_DONE = re.compile("(?:制定|研究|编写|起草|编制|梳理|完成|形成|公布|开展|发布)了")
# “负责…的部门” says whom a rule is about, not whose duty it is.
_OF_WHOM = re.compile("[^，,。；;]{0,20}的(?:部门|单位|机构|人员|主管)")
_STOP = re.compile("[。；;\n]")


def find_clauses(text: str, taken: list[tuple[int, int]]) -> list[Note]:
    """Notes that running text gives, in order; each runs to the end of its sentence part.

    Only offices that are named count (由 also leads in 行业主管部门). ``taken`` are spans of
    notes and tables, which are not looked into.
    """
    notes = list(_offices(text))
    for match in _ANCHOR.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        note = _clause(text, match)
        if note is None or _told(notes, note):
            continue
        if notes and notes[-1].start < note.start < notes[-1].end:
            notes[-1] = _cut_short(text, notes[-1], note.start)  # 甲负责…，乙负责…
        notes.append(note)
    kept = [n for n in notes if not any(a < n.end and n.start < b for a, b in taken)]
    return sorted(kept, key=lambda note: note.start)


def _clause(text: str, anchor: re.Match[str]) -> Note | None:
    start = _begin(text, anchor.start())
    words = text[start : anchor.start()]
    modal = _MODAL.search(words)
    stop = anchor.start() - (len(modal[0]) if modal else 0)
    by = words.rfind("由", 0, stop - start)
    if by >= 0:
        start += by + 1
    subject = all_departments(text, start, stop)
    if not subject or not all(_counts(m.name, by=by >= 0) for m in subject):
        return None
    named = _with_role(subject, anchor)
    end = _end(text, anchor.end())
    if _DONE.search(text, anchor.end(), end) or _OF_WHOM.match(text, anchor.end(), end):
        return None
    if anchor["joint"]:
        named += [Named(m, DutyRole.PARTICIPANT) for m in _joined(text, anchor.end(), end)]
    if anchor["lead"]:
        named += [Named(m, DutyRole.PARTICIPANT) for m in _helpers(text, anchor.end(), end)]
    task = _task(text, start, anchor, end)
    return Note(start, end, tuple(named), due_in(text[start:end]), task, running=True)


def _task(text: str, start: int, anchor: re.Match[str], end: int) -> tuple[int, int]:
    """Where the words for the task stand: behind the verb, else before “由…负责”."""
    at = anchor.end()
    if anchor["joint"] and (company := _COMPANY.match(text, at, end)):
        at = company.end()
    if len(text[at:end].strip()) > 1:
        return at, end
    line = text.rfind("\n", 0, start) + 1
    return line, max(line, text.rfind("由", line, start))


def _begin(text: str, at: int) -> int:
    """Where the clause that ends at ``at`` begins; a bracket in it is part of it."""
    start = at
    while start > 0 and text[start - 1] not in _EDGE:
        start -= 1
        if text[start] == "）" or text[start] == ")":
            opening = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
            start = opening if opening >= 0 and start - opening < 20 else start
    mark = _MARK.match(text, start, at)
    return mark.end() if mark else start


def _told(notes: list[Note], note: Note) -> bool:
    """Whether a note before names the same departments already."""
    first = note.named[0].mention
    return any(
        other.start <= first.start < other.end and any(one.mention == first for one in other.named)
        for other in notes
    )


def _cut_short(text: str, note: Note, at: int) -> Note:
    end = note.start + len(text[note.start : at].rstrip("由，,；; "))
    first, last = note.task or (note.start, end)
    return replace(note, end=end, task=(first, min(last, end)))


def _with_role(subject: list[Mention], anchor: re.Match[str]) -> list[Named]:
    lead = bool(anchor["lead"] or anchor["joint"])
    return [Named(m, DutyRole.LEAD if lead else DutyRole.SHARED) for m in subject]


def _counts(name: str, *, by: bool) -> bool:
    if by and _AFTER_BY.search(name):
        return not _ANYBODY.search(name)
    return is_named_office(name) and not _ANYBODY.search(name) and not _DOES.search(name)


def _joined(text: str, start: int, end: int) -> list[Mention]:
    """The departments named behind 会同, before what they do together."""
    stop = next((i for i in range(start, end) if text[i] in _EDGE), end)
    listed = re.compile(r"(?:[^、]{2,20}、)*").match(text, start, stop)
    last = listed.end() if listed else start
    for at in range(last + 3, min(stop, last + 24) + 1):
        more = re.match("宣传|组织|统战|政法|网信|员会|公室|公厅|门|署|分局|党", text[at : at + 2])
        if is_named_office(text[last:at]) and not more:
            found = split_departments(text, start, at)
            return [m for m in found if _counts(m.name, by=False)]
    return [m for m in split_departments(text, start, last) if _counts(m.name, by=False)]


def _helpers(text: str, start: int, end: int) -> list[Mention]:
    """“…牵头，市教委、市财政局等按职责分工负责”: who stands beside the lead in its sentence."""
    match = _BESIDE.search(text, start, end)
    return all_departments(text, *match.span("who")) if match else []


def _end(text: str, start: int) -> int:
    match = _STOP.search(text, start)
    return match.start() if match else len(text)


def _offices(text: str) -> Iterator[Note]:
    """“办公室设在市科技局，负责…”: the department that hosts the office answers for it."""
    for match in _OFFICE_AT.finditer(text):
        mentions = all_departments(text, *match.span("name"))
        if len(mentions) == 1 and is_named_office(mentions[0].name):
            named = (Named(mentions[0], DutyRole.LEAD),)
            end = _end(text, match.end())
            yield Note(match.start("name"), end, named, task=(match.end(), end), running=True)
