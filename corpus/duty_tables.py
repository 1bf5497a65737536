"""Duty tables in text: columns parted by tabs or bars, or a cell on each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.duty_departments import all_departments
from corpus.duty_notes import Note
from corpus.duty_words import Named, label_role, named_in
from corpus.model import DutyRole

_TASK = re.compile(
    "任务|职责|措施|事项|内容|举措|项目|工作|重点|清单|领域|名称|指标|要求|目标|建议|问题|场景|改革"
)
_WHO = re.compile("(?:职能|市级|省级|区级|成员|有关|相关)?(?:部门|单位)(?:名称)?|责任主体|责任方")
_DUE = re.compile("时限|时间|期限|进度|节点")
_WHEN = re.compile(r"\d|年|持续|长期")
_SERIAL = re.compile("序号|编号|序")
_HEADER = re.compile(
    "(?:主要|重点|工作|具体|目标)*(?:职责|任务|措施|内容|事项|举措|要求|项目)"
    "(?:[与和及](?:职责|任务|措施|内容|分工|要求))?|(?:完成)?(?:时限|时间|期限)"
)
_HEADER_CELL = 14
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what: departments with their role, the task, the time limit."""

    count: int
    who: dict[int, DutyRole | None]
    task: int
    due: int | None
    serial: int | None


def find_tables(text: str) -> list[Note]:
    """One note for each row of a duty table; its ``task`` is the cell that tells the task."""
    lines = _lines(text)
    rows: list[Note] = []
    i = 0
    while i < len(lines):
        cells = _cells(text, *lines[i])
        if len(cells) > 1 and (columns := _columns([text[a:b] for a, b in cells])):
            i, found = _separated(text, lines, i + 1, columns)
            rows += found
            continue
        tables = [table for table in _stacked_tables(text, lines, i) if table[1]]
        i, found = max(tables, key=lambda table: table[0], default=(i + 1, []))
        rows += found
    return rows


def _lines(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, without outer white space; one cell where nothing parts it."""
    line = text[start:end]
    if "\t" not in line and "|" not in line:
        return [(start, end)]
    mark = "\t" if "\t" in line else "|"
    if mark == "|" and line.strip().startswith("|"):
        start += line.index("|") + 1
        end -= len(line) - len(line.rstrip()) + (1 if line.rstrip().endswith("|") else 0)
    cells, begin = [], start
    for at in [*(i for i in range(start, end) if text[i] == mark), end]:
        cell = text[begin:at]
        inner = begin + len(cell) - len(cell.lstrip())
        cells.append((inner, inner + len(cell.strip())))
        begin = at + 1
    return cells


def _columns(header: Sequence[str]) -> Columns | None:
    """The columns of a header, ``None`` if it is none of a duty table."""
    names = [re.sub(r"[\s*]|[（(][^（()）]*[）)]$", "", cell.strip()) for cell in header]
    if any(len(name) > _HEADER_CELL for name in names):
        return None
    who = {i: label_role(name) for i, name in enumerate(names) if label_role(name)}
    if not who:
        who = {i: None for i, name in enumerate(names) if _WHO.fullmatch(name)}
    rest = [i for i in range(len(names)) if i not in who]
    tasks = [i for i in rest if _TASK.search(names[i]) and not _DUE.search(names[i])]
    if not who or not tasks:
        return None
    # The most telling column: 具体措施 beside 重点任务 is the finer one, but the task is its name.
    task = next((i for i in tasks if re.search("任务|事项|职责", names[i])), tasks[0])
    due = next((i for i in rest if _DUE.search(names[i])), None)
    serial = next((i for i in rest if _SERIAL.fullmatch(names[i])), None)
    return Columns(len(names), who, task, due, serial)


def _separated(
    text: str, lines: Sequence[Span], i: int, columns: Columns
) -> tuple[int, list[Note]]:
    """The rows below a header up to the first line that is none."""
    rows: list[Note] = []
    task: Span | None = None
    while i < len(lines):
        cells = _cells(text, *lines[i])
        if len(cells) < 2:
            break
        if len(cells) == columns.count and not re.fullmatch(r"[-:| \t]+", text[slice(*lines[i])]):
            own = cells[columns.task]
            task = own if own[0] < own[1] else task
            if task and (note := _row(text, cells, columns, task, lines[i])):
                rows.append(note)
        i += 1
    return i, rows


def _row(text: str, cells: Sequence[Span], columns: Columns, task: Span, line: Span) -> Note | None:
    named: list[Named] = []
    for at, role in columns.who.items():
        for one in named_in(text, *cells[at], sure=True):
            named.append(Named(one.mention, _in_column(one.role, role)))
    if not named or label_role(text[slice(*cells[next(iter(columns.who))])]):
        return None
    due = text[slice(*cells[columns.due])] if columns.due is not None else ""
    start = line[0] + len(text[slice(*line)]) - len(text[slice(*line)].lstrip())
    return Note(start, start + len(text[slice(*line)].strip()), tuple(named), due, task)


def _in_column(own: DutyRole | None, column: DutyRole | None) -> DutyRole | None:
    """甲牵头 in a cell says more than its column; 按职责分工负责 in a column of leads does not."""
    return own if column is None or own in (DutyRole.LEAD, DutyRole.PARTICIPANT) else column


def _stacked_tables(text: str, lines: Sequence[Span], i: int) -> Iterator[tuple[int, list[Note]]]:
    """The tables that may begin here with a cell on each line: where each ends, its rows."""
    names: list[str] = []
    for line in lines[i : i + 8]:
        name = re.sub(r"\s", "", text[slice(*line)])
        known = label_role(name) or _WHO.fullmatch(name) or _SERIAL.fullmatch(name)
        if len(name) > _HEADER_CELL or not (known or _TASK.search(name) or _DUE.search(name)):
            break
        names.append(name)
        if re.search("备注", name):
            break
    for count in range(2, len(names) + 1):
        columns = _columns(names[:count])
        if columns and columns.serial == 0:
            yield _numbered(text, lines, i + count, columns)
        following = names[count] if count < len(names) else ""
        if columns and columns.serial is None and not _HEADER.fullmatch(following):
            yield _regular(text, lines, i + count, columns)


def _regular(text: str, lines: Sequence[Span], i: int, columns: Columns) -> tuple[int, list[Note]]:
    """Rows of as many lines as the header has; one alone is no table."""
    rows: list[Note] = []
    at = i
    while at + columns.count <= len(lines):
        cells = lines[at : at + columns.count]
        if not all(all_departments(text, *cells[who]) for who in columns.who):
            break
        span = (cells[0][0], cells[-1][1])
        if note := _row(text, cells, columns, cells[columns.task], span):
            rows.append(note)
        at += columns.count
    return (at, rows) if len(rows) > 1 else (i, [])


def _numbered(text: str, lines: Sequence[Span], i: int, columns: Columns) -> tuple[int, list[Note]]:
    """Rows that begin with 1, 2, 3 … on a line; departments are lines that hold nothing else."""
    rows: list[Note] = []
    number = 1
    while i < len(lines) and text[slice(*lines[i])].strip(" 、.．") == str(number):
        stop = next(
            (j for j in range(i + 1, min(i + 40, len(lines)))
             if text[slice(*lines[j])].strip(" 、.．") == str(number + 1)),
            None,
        )  # fmt: skip
        stop = min(i + columns.count, len(lines)) if stop is None else stop
        if note := _stacked_row(text, lines[i + 1 : stop], columns):
            rows.append(note)
        i, number = stop, number + 1
    return i, rows


def _stacked_row(text: str, cells: Sequence[Span], columns: Columns) -> Note | None:
    listed = [cell for cell in cells if all_departments(text, *cell)]
    others = [cell for cell in cells if cell not in listed]
    if not listed or not others:
        return None
    named: list[Named] = []
    for cell, role in _pairs(listed, list(columns.who.values())):
        found = named_in(text, *cell, sure=True)
        named += [Named(one.mention, _in_column(one.role, role)) for one in found]
    due = ""
    if columns.due is not None:
        told = [text[slice(*cell)].strip() for cell in others[1:]]
        due = next((words for words in reversed(told) if _WHEN.search(words)), "")
    return Note(cells[0][0], cells[-1][1], tuple(named), due, others[0]) if named else None


def _pairs(
    listed: Sequence[Span], roles: Sequence[DutyRole | None]
) -> Iterator[tuple[Span, DutyRole | None]]:
    """Lines of departments with their columns' roles; further lines go on in the last column."""
    for i, cell in enumerate(listed):
        yield cell, roles[min(i, len(roles) - 1)]
