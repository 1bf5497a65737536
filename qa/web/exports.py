"""Conversations as Markdown and Word, tables as workbooks. Text goes out as text, never as code."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.exports import workbook
from qa.answer import Answer, Citation
from qa.web.conversation import Turn
from qa.web.filters import filter_line
from qa.web.labels import Labels
from qa.web.markup import status_label
from qa.web.references import quotation, reference

# What would be markup in Markdown gets a backslash; lone brackets stay, as in “[1]”.
_MARKDOWN = re.compile(r"[\\`*_<|]|\](?=[(:])|~(?=~)")
_LINE_START = re.compile(r"^(\s*)([-+>#]|=+\s*$|\d+[.)](?=\s))", re.M)
# What XML 1.0 cannot carry; a document may hold such characters.
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Table = Mapping[str, Any]


def today() -> str:
    """The date of an export, YYYY-MM-DD."""
    return datetime.datetime.now().astimezone().date().isoformat()


def columns_of(table: Table) -> dict[str, str]:
    """The columns that are shown, key → heading; citations are columns of no table."""
    return {c["key"]: str(c["label"]) for c in table["columns"] if c["key"] != "citation"}


def cell(value: object) -> str:
    """A table's cell as one line of text."""
    return " ".join(str(value if value is not None else "").split())


def table_workbook(table: Table, citations: Sequence[Citation], words: Labels) -> bytes:
    """An answer's table as .xlsx, each row with the reference and quotation it rests on."""
    columns = columns_of(table)
    cited = {item.number: item for item in citations}
    rows = []
    for row in table["rows"]:
        sources = [cited[number] for number in _numbers(row) if number in cited]
        line = {key: cell(row.get(key)) for key in columns}
        line["_source"] = "\n".join(reference(item) for item in sources)
        line["_quotation"] = "\n".join(quotation(item) for item in sources)
        rows.append(line)
    headings = columns | {"_source": words.view.sources, "_quotation": words.view.quotation}
    return workbook(words.view.table_sheet, headings, rows)


def _numbers(row: Mapping[str, Any]) -> list[int]:
    """The citations of a row: one, or one for each column."""
    beside: Mapping[str, int | None] = row.get("citations") or {}
    return [number for number in (row.get("citation"), *beside.values()) if number]


def markdown(turns: Sequence[Turn], words: Labels) -> str:
    """The conversation as Markdown, each answer followed by its citations as a list."""
    lines = [f"# {words.view.conversation_title}", "", words.view.exported.format(date=today())]
    for number, turn in enumerate(turns, start=1):
        lines += ["", f"## {number}. {_plain(cell(turn.asked.question))}", ""]
        if note := filter_line(turn.asked.filters, words):
            lines += [f"*{_plain(note)}*", ""]
        lines += _markdown_lines(turn.answer.text)
        lines += _markdown_table(turn.answer)
        lines += _markdown_sources(turn.answer, words)
    return "\n".join([*lines, "", "---", "", words.view.notes, ""])


def _plain(text: str) -> str:
    """``text`` as Markdown that shows it as it is; citation numbers stay in brackets."""
    return _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\g<0>", text))


def _markdown_lines(text: str) -> list[str]:
    """Lines as paragraphs of their own, runs of ``- `` lines as lists."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if line.startswith("- "):
            lines.append(f"- {_plain(line.removeprefix('- '))}")
        else:
            lines += ["", _plain(line), ""]
    return lines


def _markdown_table(answer: Answer) -> list[str]:
    if not answer.table or not answer.table["rows"]:
        return []
    columns = columns_of(answer.table)
    lines = ["", _markdown_row(columns.values()), _markdown_row("---" for _ in columns)]
    for row in answer.table["rows"]:
        cells = [_plain(cell(row.get(key))) for key in columns]
        cells[0] += "".join(f" [{number}]" for number in _numbers(row))
        lines.append(_markdown_row(cells))
    return lines


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown_sources(answer: Answer, words: Labels) -> list[str]:
    items = answer.citations or answer.nearest
    if not items:
        return []
    heading = words.view.sources if answer.citations else words.view.closest
    lines = ["", f"**{heading}**", ""]
    return [*lines, *(f"- {_plain(line)}" for line in source_lines(items, words))]


def source_lines(items: Sequence[Citation], words: Labels) -> list[str]:
    """A line for each citation: number, reference, what a reader must not miss, quotation."""
    lines = []
    for item in items:
        number = f"[{item.number}] " if item.number else ""
        warned = [status_label(item.status, words)] if item.status in ("draft", "repealed") else []
        warned += [words.digest] if item.digest else []
        warning = f"（{'，'.join(warned)}）" if warned else ""
        lines.append(f"{number}{reference(item)}{warning}：{cell(quotation(item))}")
    return lines


def word_document(turns: Sequence[Turn], words: Labels) -> bytes:
    """The conversation as .docx, each answer followed by its citations as a list."""
    # Only this export needs it; the page starts sooner without.
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    base = document.styles["Normal"]
    base.font.name, base.font.size = "Noto Sans CJK SC", Pt(10.5)
    base.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "微软雅黑")
    document.core_properties.title = words.view.conversation_title
    document.core_properties.author = words.name
    document.add_heading(words.view.conversation_title, 0)
    document.add_paragraph(words.view.exported.format(date=today()))
    for number, turn in enumerate(turns, start=1):
        document.add_heading(printable(f"{number}. {cell(turn.asked.question)}"), 1)
        if note := filter_line(turn.asked.filters, words):
            document.add_paragraph().add_run(printable(note)).italic = True
        for line in turn.answer.text.split("\n"):
            if line.strip():
                document.add_paragraph(printable(line))
        _word_table(document, turn.answer)
        items = turn.answer.citations or turn.answer.nearest
        if items:
            heading = words.view.sources if turn.answer.citations else words.view.closest
            document.add_heading(heading, 2)
        for line in source_lines(items, words):
            document.add_paragraph(printable(line)).paragraph_format.left_indent = Pt(10.5)
    document.add_paragraph().add_run(words.view.notes).italic = True
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _word_table(document: Any, answer: Answer) -> None:
    if not answer.table or not answer.table["rows"]:
        return
    columns = columns_of(answer.table)
    grid = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for place, label in zip(grid.rows[0].cells, columns.values(), strict=True):
        place.paragraphs[0].add_run(printable(label)).bold = True
    for row in answer.table["rows"]:
        texts = [cell(row.get(key)) for key in columns]
        texts[0] += "".join(f" [{number}]" for number in _numbers(row))
        for place, text in zip(grid.add_row().cells, texts, strict=True):
            place.text = printable(text)


def printable(text: str) -> str:
    """``text`` without the characters that a Word file cannot carry."""
    return _UNPRINTABLE.sub("", text)
