"""Results as tables: aligned text for the terminal, Markdown for files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from eval.measures import MEASURES

Rows = list[list[str]]


def number(value: float | None) -> str:
    """A measure with three decimals, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def measure_rows(result: Mapping[str, Any]) -> tuple[list[str], Rows]:
    """Header and rows of a run: all questions, then by type, then by language.

    Columns are the measures that any row has.
    """
    groups = [("all", {"count": len(result["per_question"]), **result["measures"]})]
    groups += [(f"type {name}", group) for name, group in result["by_type"].items()]
    groups += [(f"language {name}", group) for name, group in result["by_language"].items()]
    columns = [m for m in MEASURES if any(group.get(m) is not None for _, group in groups)]
    rows = [
        [name, str(group["count"]), *(number(group.get(m)) for m in columns)]
        for name, group in groups
    ]
    return ["questions", "count", *columns], rows


def comparison_rows(comparison: Mapping[str, Any]) -> tuple[list[str], Rows]:
    """Header and rows of a comparison, one measure a row."""
    header = ["measure", "A", "B", "B − A", "95 %", "p", "better", "worse", "count"]
    rows = [
        [
            name, number(m["a"]), number(m["b"]), f"{m['difference']:+.3f}",
            f"{m['low']:+.3f} … {m['high']:+.3f}", f"{m['p_value']:.4f}",
            str(m["better"]), str(m["worse"]), str(m["count"]),
        ]
        for name, m in comparison["measures"].items()
    ]  # fmt: skip
    return header, rows


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned by display width (a Han character takes two cells), the first to the left."""
    table = [list(header), *map(list, rows)]
    widths = [max(_width(row[i]) for row in table) for i in range(len(header))]
    lines = []
    for row in table:
        pads = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [row[0] + pads[0], *(pads[i] + row[i] for i in range(1, len(row)))]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; ``|`` and line ends inside cells are escaped."""
    lines = ["| " + " | ".join(map(markdown_cell, line)) + " |" for line in (header, *rows)]
    lines.insert(1, "|" + "---|" * len(header))
    return "\n".join(lines)


def markdown_cell(text: str) -> str:
    """``text`` on one line, with Markdown's and HTML's special characters taken literally."""
    for char in "\\`*_[]|#":
        text = text.replace(char, "\\" + char)
    return " ".join(text.replace("&", "&amp;").replace("<", "&lt;").split())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
