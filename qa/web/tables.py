"""An answer's table as HTML: long tables and long quotes folded, empty columns left out.

``tables.js`` sorts and filters it; every row is there from the start.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.numerals import find_numbers
from qa.answer import Citation
from qa.web.labels import Labels
from qa.web.markup import badges, cite_button, esc, with_button

SHOWN_ROWS = 12
SPARED_ROWS = 2
LONG_QUOTE = 70
QUOTES = ("text", "target", "value", "below", "item", "task", "definition")

SORTED_FROM = 3  # rows
FOUND_FROM = 6
# Columns whose cells are ordered by the number that they state.
QUANTITIES = ("target", "value", "deadline", "number", "year", "change")

Row = Mapping[str, Any]


def table(body: Mapping[str, Any], citations: Sequence[Citation], turn: int, words: Labels) -> str:
    """The answer's table; a row's ``citation`` becomes a button in its first cell after its number.

    A row of several documents side by side has ``citations`` by column instead. Rows after the
    first ``SHOWN_ROWS`` are there, folded behind a button; only one or two are never folded.
    """
    cited = {item.number: item for item in citations}
    rows = [_with_clause(row, cited) for row in body["rows"]]
    columns = [
        column
        for column in body["columns"]
        if column["key"] != "citation"
        and (_beside(column["key"]) or any(_said(row.get(column["key"])) for row in rows))
    ]
    keys = {str(column["key"]): str(column["label"]) for column in columns}
    beside = any(map(_beside, keys))
    sortable = len(rows) >= SORTED_FROM and not beside
    head = "".join(_heading(key, label, words, sortable) for key, label in keys.items())
    lines = [_line(row, keys, cited, turn, words) for row in rows]
    shown = len(lines) if len(lines) <= SHOWN_ROWS + SPARED_ROWS else SHOWN_ROWS
    rest, more = "", ""
    if lines[shown:]:
        rest = f"<tbody hidden>{''.join(lines[shown:])}</tbody>"
        more = _fold_button(len(lines), words)
    find = _find_field(len(lines), words) if sortable and len(lines) >= FOUND_FROM else ""
    side = " beside" if beside else ""
    return (
        f'{find}<div class="table{side}" tabindex="0" role="region"'
        f' aria-label="{esc(words.table)}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(lines[:shown])}</tbody>{rest}</table></div>{more}"
    )


def plain_table(body: Mapping[str, Any] | None) -> list[str]:
    """The lines of a table, cells separated by tabs, and an empty line; nothing without one."""
    if not body or not body["rows"]:
        return []
    columns = [column for column in body["columns"] if column["key"] != "citation"]
    lines = ["\t".join(str(column["label"]) for column in columns)]
    for row in body["rows"]:
        cells = [row.get(column["key"]) for column in columns]
        lines.append("\t".join(" ".join(str(cell or "").split()) for cell in cells))
    return [*lines, ""]


def _beside(key: str) -> bool:
    """Whether a column stands for one of several documents; it stays, even when empty."""
    return key.startswith("document_") and key.removeprefix("document_").isdigit()


def _said(value: object) -> bool:
    return value is not None and value != ""


def _with_clause(row: Row, cited: Mapping[int, Citation]) -> Row:
    """``row`` with its clause; where the row has none, that of the passage it quotes.

    A part without a number is named by its heading.
    """
    if _said(row.get("clause")):
        return {**row, "clause": str(row["clause"]).rstrip("、")}
    source = cited.get(row.get("citation") or 0)
    if source is None:
        return row
    clause = source.clause.rstrip("、") or next(iter(source.section_path[-1:]), "")
    return {**row, "clause": clause or None}


def _heading(key: str, label: str, words: Labels, sortable: bool) -> str:
    """A column's heading; where rows can be sorted it is a button that does so."""
    if not sortable:
        return f'<th scope="col" class="{esc(key)}">{esc(label)}</th>'
    title = esc(words.view.sort_by.format(column=label))
    return (
        f'<th scope="col" class="{esc(key)}" aria-sort="none"><button type="button" class="sort"'
        f' title="{title}">{esc(label)}<span class="arrow" aria-hidden="true"></span></button></th>'
    )


def _find_field(count: int, words: Labels) -> str:
    """A field that leaves only the rows with its words."""
    label = esc(words.view.find_row)
    return (
        f'<p class="find-row"><input type="search" aria-label="{label}" placeholder="{label}">'
        f'<span class="found" role="status" data-total="{count}"></span></p>'
    )


def _line(
    row: Row, keys: Mapping[str, str], cited: Mapping[int, Citation], turn: int, words: Labels
) -> str:
    # Two numbers beside each other would be read as one.
    first = next((key for key in keys if key != "number"), "number")
    own: Mapping[str, Any] = row.get("citations") or {first: row.get("citation")}
    source = cited.get(row.get("citation") or 0)
    cells = []
    for key, label in keys.items():
        text = str(row[key]) if _said(row.get(key)) else "—"
        cell = _folded(text, words) if key in QUOTES and len(text) > LONG_QUOTE else esc(text)
        number = own.get(key) or 0
        if number in cited:
            button = cite_button(number, turn, words)
            cell = with_button(text, button)[0] if cell == esc(text) else cell + button
        if source is not None:
            cell = _with_badge(key, cell, source, keys, words)
        none = "" if _said(row.get(key)) else " none"
        cells.append(
            f'<td class="{esc(key)}{none}" data-label="{esc(label)}"{_order(key, text)}>'
            f"<div>{cell}</div></td>"
        )
    return f"<tr>{''.join(cells)}</tr>"


def _with_badge(
    key: str, cell: str, source: Citation, keys: Mapping[str, str], words: Labels
) -> str:
    """Draft, repealed and digest as badges: in the status column, else behind the title."""
    if key == "status" and source.status in ("draft", "repealed"):
        return badges(source.status, False, words)
    if key == "document":
        status = None if "status" in keys else source.status
        told = words.digest in cell  # 《…》要点摘编
        return cell + badges(status, source.digest and not told, words)
    return cell


def _order(key: str, text: str) -> str:
    """What the cell is sorted by where its text alone would not do: the number it states."""
    if key not in QUANTITIES:
        return ""
    numbers = find_numbers(text)
    stated = next((n for n in numbers if not n.year), None) if key != "deadline" else None
    number = stated or next(iter(numbers), None)
    return f' data-sort="{number.value:f}"' if number else ""


def _folded(text: str, words: Labels) -> str:
    """A long quote: its first lines, all of it on a click. The whole text is always there."""
    return (
        f'<details class="long"><summary data-more="{esc(words.unfold)}"'
        f' data-less="{esc(words.fold)}"><span>{esc(text)}</span></summary></details>'
    )


def _fold_button(count: int, words: Labels) -> str:
    """The button that shows the folded rows, and folds them again."""
    more, less = esc(words.all_rows.format(count=count)), esc(words.fewer_rows)
    return (
        f'<p class="actions"><button type="button" class="rows" aria-expanded="false"'
        f' data-more="{more}" data-less="{less}">{more}</button></p>'
    )
