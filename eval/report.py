"""A run as a page that one can hand on: HTML without outside files, and Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.failures import failures
from eval.report_page import cards, failure_cards, page, plots, table
from eval.tables import markdown_cell, markdown_table, measure_rows

_SUMMARY = ("hit@1", "hit@3", "hit@5", "recall@10", "nDCG@10", "RR@10")


def write_report(result: Mapping[str, Any], folder: Path | str) -> tuple[Path, Path]:
    """Write ``report.html`` and ``report.md`` into ``folder``, which is made if needed.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    page, text = folder / "report.html", folder / "report.md"
    page.write_text(html_report(result), encoding="utf-8")
    text.write_text(markdown_report(result), encoding="utf-8")
    return page, text


def _system_rows(result: Mapping[str, Any]) -> list[list[str]]:
    rows = []
    for key, value in result["system"].items():
        if isinstance(value, Mapping):
            value = ", ".join(f"{name} {version}" for name, version in value.items())
        rows.append([key, "–" if value is None else str(value)])
    latency = result["latency_ms"]
    rows.append(["latency p50, p95 (ms)", f"{latency['p50']}, {latency['p95']}"])
    return rows


def _failure_rows(result: Mapping[str, Any]) -> list[list[str]]:
    return [
        [
            f["id"], f["question"], f"{f['type']}, {f['language']}", "; ".join(f["why"]),
            "\n".join(f["expected"]), "\n".join(f["got"]),
        ]
        for f in failures(result)
    ]  # fmt: skip


_FAILURE_HEADER = ("id", "question", "type", "what went wrong", "expected", "got")


def markdown_report(result: Mapping[str, Any]) -> str:
    """The run as Markdown: measures, system, failures."""
    wrong = _failure_rows(result)
    parts = [
        f"# {markdown_cell(_title(result))}",
        _summary(result),
        "## Measures",
        markdown_table(*measure_rows(result)),
        "## System",
        markdown_table(("", ""), _system_rows(result)),
        f"## Failures ({len(wrong)})",
        markdown_table(_FAILURE_HEADER, wrong) if wrong else "None.",
    ]
    return "\n\n".join(parts) + "\n"


def html_report(result: Mapping[str, Any]) -> str:
    """The run as one HTML page; it loads nothing and runs no script."""
    sections = [
        cards(result),
        plots(result),
        "<h2>Measures</h2>",
        table(*measure_rows(result)),
        failure_cards(result),
        "<h2>System</h2>",
        table((), _system_rows(result), "text"),
    ]
    return page(_title(result), _summary(result), sections)


def _title(result: Mapping[str, Any]) -> str:
    system = result["system"]
    name = system.get("questions") or system.get("benchmark") or "run"
    split = system.get("split", "all")
    return f"{name}, {system.get('encoder')}" + ("" if split == "all" else f", {split} half")


def _summary(result: Mapping[str, Any]) -> str:
    measures = result["measures"]
    known = [f"{name} {measures[name]:.3f}" for name in _SUMMARY if measures.get(name) is not None]
    return f"{len(result['per_question'])} questions: " + ", ".join(known or ["nothing measured"])
