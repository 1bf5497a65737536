"""A run as a page that one can hand on: HTML without outside files, and Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from eval.tables import markdown_cell, markdown_table, measure_rows

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2rem auto;
       max-width: 75rem; padding: 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: right;
         vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child, .text td, .text th { text-align: left; }
.text td { white-space: normal; }
"""
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


def failures(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Details of the questions that went wrong, in order, each with ``why``.

    Wrong is: the first passage not relevant, an abstention where there is an answer, an
    answer where there is none, a wrong value, a missing or wrong place.
    """
    kinds = {record["id"]: record for record in result["per_question"]}
    found: list[Mapping[str, Any]] = []
    for details in result["details"]:
        record = kinds.get(details["id"], {})
        why = _reasons(details, record.get("kind"), record.get("rank"))
        if why:
            found.append({**details, "why": why})
    return found


def _reasons(details: Mapping[str, Any], kind: str | None, rank: int | None) -> list[str]:
    measures = details["measures"]
    why = []
    if details["answerable"] is False and kind != "abstain":
        why.append("answered, should abstain")
    if details["answerable"] and kind == "abstain":
        why.append("abstained, should answer")
    if measures.get("hit@1") == 0.0:
        why.append(f"first relevant passage at rank {rank}" if rank else "no relevant passage")
    if measures.get("answer_accuracy") == 0.0:
        why.append("wrong value")
    if measures.get("places_f1", 1.0) < 1.0:
        why.append(f"places F1 {measures['places_f1']:.2f}")
    if measures.get("item_recall", 1.0) < 1.0 or measures.get("item_precision", 1.0) < 1.0:
        why.append(
            f"items: recall {measures['item_recall']:.2f},"
            f" precision {measures['item_precision']:.2f}"
        )
    if measures.get("wrong_place@1") == 1.0:
        why.append("wrong place first")
    return why


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
    title, wrong = escape(_title(result)), _failure_rows(result)
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{title}</h1><p>{escape(_summary(result))}</p>",
            "<h2>Measures</h2>",
            _html_table(*measure_rows(result)),
            "<h2>System</h2>",
            _html_table((), _system_rows(result), "text"),
            f"<h2>Failures ({len(wrong)})</h2>",
            _html_table(_FAILURE_HEADER, wrong, "text") if wrong else "<p>None.</p>",
            "</body></html>\n",
        ]
    )


def _html_table(header: Sequence[str], rows: Sequence[Sequence[str]], style: str = "") -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{_html_cell(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'<div class="scroll"><table class="{style}">{thead}<tbody>{body}</tbody></table></div>'


def _html_cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _title(result: Mapping[str, Any]) -> str:
    system = result["system"]
    name = system.get("questions") or system.get("benchmark") or "run"
    split = system.get("split", "all")
    return f"{name}, {system.get('encoder')}" + ("" if split == "all" else f", {split} half")


def _summary(result: Mapping[str, Any]) -> str:
    measures = result["measures"]
    known = [f"{name} {measures[name]:.3f}" for name in _SUMMARY if measures.get(name) is not None]
    return f"{len(result['per_question'])} questions: " + ", ".join(known or ["nothing measured"])
