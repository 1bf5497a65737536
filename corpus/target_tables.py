"""Target columns of tables: 指标 | 2020年 | 2025年 | 属性, as five-year plans have them.

A stored text keeps a table as rows with tabs (or wide gaps) between the cells, or as one cell a
line. A row is read as the phrase that its cells stand for: 森林覆盖率（%） under 2025年 is the
amount of that column, with the unit in the brackets of its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_GAP = re.compile(r"\t+|[ \u3000]{2,}|[|｜]")
_SPACE = re.compile(r"[ \u3000]+")
# Worth a closer look: 指标 as a cell, and a year as a cell behind it.
_MAYBE = re.compile(r"指标(?:名称|内容)?[ \t\u3000|｜\n][^。；]{0,60}?20\d\d\s?年")
_HEAD_CELL = re.compile(
    r"序号|类别|分类|领域|维度|(?:主要|具体|核心|发展|一级|二级|三级)?指标(?:名称|内容)?|单位|属性|指标属性|指标性质|性质|"
    r"(?:(?:19|20)\d\d年?(?:现状|实际|完成|目标|预期|规划|基期)?[值数]?(?:（[^）]*）|\[[^\]]*\])?)|"
    r"(?:现状|目标|基期|规划)[值数]|年均(?:增长|增速|增幅)?(?:（%）|〔%〕|\(%\)|%)?(?:/?[（\[〔]?累计[）\]〕]?)?|累计|备注|"
    r"责任单位|牵头单位|(?:年均)?(?:增速|增长率)(?:（%）|\(%\))?"
)
_INDICATOR = re.compile(r"指标(?:名称|内容)?$")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_KIND = re.compile(r"[〔【\[（(]?(?:预期|约束|指导|引导)性?[〕】\]）)]?")
_VALUE = re.compile(
    r"[〔【\[（(]?\s*(?P<before>>=|<=|[>＞≥<＜≤]|不低于|不少于|不超过|超过|达到)?\s*"
    r"(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s?[-—–～~]{1,2}\s?(?P<high>\d+(?:\.\d+)?))?\s*"
    r"(?P<unit>%|％|[\u4e00-\u9fff/／]{0,8}?)\s*(?P<after>以上|以内|以下|左右)?\s*[〕】\]）)]?"
)
_UNIT = re.compile(r"[（(〔\[]([^（()）〔〕\[\]]{1,14})[）)〕\]]\s*$")
_BEFORE_PLAN = re.compile("现状|实际|完成|基期")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,}|%")
_LIST_MARK = re.compile(r"(?:\d{1,2}[.．、 ]\s*|（\d{1,2}）|[①-⑳]\s*)(?=\D)")
_MOST_CELLS = 600  # of a table with one cell a line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at ``[start, end)`` of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a row aims at: ``name`` without its unit, ``value`` as the target column writes it."""

    name: Cell
    value: Cell
    year: int
    unit: str


@dataclass(slots=True)
class Tables:
    """Rows with an aim, and the spans of all lines that are part of a table."""

    rows: list[Row] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def read_tables(text: str) -> Tables:
    """The rows of all tables with a target column, in order."""
    found = Tables()
    if not _MAYBE.search(text):
        return found
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    at = 0
    while at < len(spans):
        for gap in (_GAP, _SPACE):
            head = _cells(text, spans[at], gap)
            if len(head) >= 3 and _is_head(head):
                at = _read_wide(text, spans, at, gap, found)
                break
        else:
            single = len(head) == 1 and _HEAD_CELL.fullmatch(head[0].text)
            at = _read_tall(text, spans, at, found) if single else at + 1
    return found


def _cells(text: str, span: tuple[int, int], gap: re.Pattern[str]) -> list[Cell]:
    """The cells of a line that are not empty."""
    cells, begin = [], span[0]
    for match in [*gap.finditer(text, *span), None]:
        stop = match.start() if match else span[1]
        raw = text[begin:stop]
        left = begin + len(raw) - len(raw.lstrip())
        if raw.strip():
            cells.append(Cell(left, left + len(raw.strip()), raw.strip()))
        begin = match.end() if match else stop
    return cells


def _is_head(cells: Sequence[Cell]) -> bool:
    plain = [re.sub(r"\s", "", cell.text) for cell in cells]
    named = any(_INDICATOR.search(cell) for cell in plain)
    dated = any(_YEAR.match(cell) for cell in plain)
    return named and dated and all(_HEAD_CELL.fullmatch(cell) for cell in plain)


def _target_column(head: Sequence[Cell]) -> tuple[int, int] | None:
    """Which cell from the right holds the aim, and its year: the latest year of the head."""
    years = [
        (int(match[1]), at - len(head))
        for at, cell in enumerate(head)
        if (match := _YEAR.match(cell.text)) and not _BEFORE_PLAN.search(cell.text)
    ]
    return (max(years)[1], max(years)[0]) if years else None


def _read_wide(
    text: str,
    spans: Sequence[tuple[int, int]],
    at: int,
    gap: re.Pattern[str],
    found: Tables,
) -> int:
    """Rows below a head whose cells stand side by side; the index of the line behind them."""
    head = _cells(text, spans[at], gap)
    column = _target_column(head)
    start, at, missed = spans[at][0], at + 1, 0
    while at < len(spans) and missed < 3:
        cells = _cells(text, spans[at], gap)
        missed = 0 if len(cells) >= 3 else missed + 1
        row = _row(cells, *column) if column and len(cells) >= 3 else None
        if row is not None:
            found.rows.append(row)
        if not missed:
            found.spans.append((start, spans[at][1]))
            start = spans[at][1]
        at += 1
    return at - missed


def _read_tall(text: str, spans: Sequence[tuple[int, int]], at: int, found: Tables) -> int:
    """Rows of a table with one cell a line, each of which ends with its 属性."""
    flat: list[Cell] = []
    for span in spans[at : at + _MOST_CELLS]:
        cells = _cells(text, span, _GAP)
        if len(cells) != 1 or len(cells[0].text) > 40 or cells[0].text.endswith(("。", "；")):
            break
        flat.append(cells[0])
    width = next((i for i, c in enumerate(flat) if not _HEAD_CELL.fullmatch(c.text)), len(flat))
    head = flat[:width]
    column = _target_column(head)
    if not _is_head(head) or column is None or not re.search("属性|性质", head[-1].text):
        return at + 1
    row: list[Cell] = []
    for cell in flat[width:]:
        row.append(cell)
        if _KIND.fullmatch(cell.text):
            if aim := _row(row, *column):
                found.rows.append(aim)
            found.spans.append((row[0].start, cell.end))
            row = []
    return at + len(flat)


def _row(cells: Sequence[Cell], column: int, year: int) -> Row | None:
    """The row of these cells, whose target column is the ``column``-th from the right."""
    if len(cells) < -column + 1:
        return None
    value = cells[column]
    match = _VALUE.fullmatch(value.text)
    if match is None:
        return None
    words = [
        cell
        for cell in cells[: len(cells) + column]
        if _WORDS.search(cell.text) and not _VALUE.fullmatch(cell.text)
    ]
    if not words:
        return None
    name, unit = words[-1], match["unit"] or ""
    if stated := _UNIT.search(name.text):
        unit = unit or stated[1]
        name = Cell(name.start, name.start + stated.start(), name.text[: stated.start()].strip())
    elif len(words) > 1 and len(name.text) <= 4:  # a column of units
        unit = unit or name.text
        name = words[-2]
    mark = _LIST_MARK.match(name.text)
    if mark:
        name = Cell(name.start + mark.end(), name.end, name.text[mark.end() :])
    return Row(name, value, year, unit) if name.text else None
