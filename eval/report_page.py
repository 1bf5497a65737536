"""The look of a report: one HTML page with its own styles, without script or outside file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from eval.failures import failures
from eval.plots import reliability_svg, risk_coverage_svg
from eval.reliability import (
    calibration_error,
    judged_answers,
    operating_point,
    reliability,
    risk_coverage,
)

STYLE = """
:root { color-scheme: light dark; --back: #fbfbf9; --card: #fff; --ink: #1d2125; --muted: #667;
  --grid: #e4e4de; --line: #1f6fb2; --wrong: #b3261e; --good: #1b7a43; --mark: #fff1a8; }
@media (prefers-color-scheme: dark) { :root { --back: #15181b; --card: #1d2125; --ink: #e8e8e4;
  --muted: #9aa3ab; --grid: #343a40; --line: #6cb2ee; --wrong: #ff9a8f; --good: #79cf9b;
  --mark: #5b4d00; } }
* { box-sizing: border-box; }
body { font: 15px/1.55 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0;
  color: var(--ink); background: var(--back); }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
.lead, figcaption, .where, .facts { color: var(--muted); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem;
  margin-top: 1rem; }
.card, figure, .failure { background: var(--card); border: 1px solid var(--grid);
  border-radius: .5rem; }
.card { padding: .6rem .8rem; } .card b { display: block; font-size: 1.4rem; line-height: 1.2;
  font-variant-numeric: tabular-nums; } .card span { color: var(--muted); font-size: .85rem; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
figure { margin: 0; padding: .8rem; } figure h3 { font-size: 1rem; margin: 0 0 .3rem; }
svg { display: block; width: 100%; max-width: 26rem; height: auto; margin: 0 auto; }
svg text { font-size: 11px; fill: var(--muted); } svg .axis { font-size: 12px; fill: var(--ink); }
.grid { stroke: var(--grid); } .ideal, .curve { fill: none; stroke-width: 1.5; }
.ideal { stroke: var(--muted); stroke-dasharray: 4 4; } .curve { stroke: var(--line); }
.range { stroke: var(--line); stroke-width: 1.5; opacity: .55; } .mark { fill: var(--line); }
.here { fill: var(--card); stroke: var(--wrong); stroke-width: 2.5; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { border-bottom: 1px solid var(--grid); padding: .3rem .6rem; text-align: right;
  vertical-align: top; white-space: nowrap; font-variant-numeric: tabular-nums; }
th { font-weight: 600; } th:first-child, td:first-child { text-align: left; position: sticky;
  left: 0; background: var(--back); }
.text td { white-space: normal; text-align: left; overflow-wrap: anywhere; }
.failure { margin: .6rem 0; padding: .7rem .9rem; } .failure h3 { font-size: 1rem; margin: 0; }
.facts { font-size: .85rem; } .why { color: var(--wrong); margin: .2rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .3rem 0; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
details { margin-top: .3rem; } summary { cursor: pointer; color: var(--line); }
blockquote { margin: .5rem 0; padding: .1rem 0 .1rem .8rem; border-left: 3px solid var(--grid);
  white-space: pre-line; overflow-wrap: anywhere; }
blockquote.good { border-color: var(--good); } mark { background: var(--mark); color: inherit; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .3rem; } }
"""
_CARDS = ("hit@1", "hit@3", "answered_hit@1", "nDCG@10", "abstain_recall", "abstain_precision")


def page(title: str, lead: str, sections: Sequence[str]) -> str:
    """A whole page around ``sections``, which are HTML; title and lead are text."""
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>",
            f'<h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p>',
            *sections,
            "</main></body></html>\n",
        ]
    )


def cards(result: Mapping[str, Any]) -> str:
    """The main measures that the run has and its median time, each on a card."""
    measures = result["measures"]
    shown = [(name, f"{measures[name]:.3f}") for name in _CARDS if measures.get(name) is not None]
    if result["latency_ms"]["p50"] is not None:
        shown.append(("latency p50", f"{result['latency_ms']['p50']:.0f} ms"))
    body = "".join(
        f'<div class="card"><b>{value}</b><span>{escape(name)}</span></div>'
        for name, value in shown
    )
    return f'<div class="cards">{body}</div>'


def plots(result: Mapping[str, Any]) -> str:
    """Both plots with what they say in words; nothing for a run without confidences."""
    answers = judged_answers(result)
    if not answers:
        return ""
    error, at = calibration_error(answers), operating_point(answers)
    words = f"Expected calibration error {error:.3f} over {len(answers)} answers. "
    did = f"This run answered {at.coverage:.2f}, of these {at.risk:.3f} wrong. " if at else ""
    return (
        '<h2>Confidence</h2><div class="plots">'
        f"<figure><h3>Reliability</h3>{reliability_svg(reliability(answers))}<figcaption>{words}"
        "Bars: 95 % interval; dashed: confidence as good as its word.</figcaption></figure>"
        f"<figure><h3>Risk and coverage</h3>{risk_coverage_svg(risk_coverage(answers), at)}"
        f"<figcaption>{did}The surest answers come first.</figcaption></figure></div>"
    )


def failure_cards(result: Mapping[str, Any]) -> str:
    """Every failure with what was expected, what came, and the first passages."""
    wrong = failures(result)
    body = "\n".join(map(_failure, wrong)) if wrong else "<p>None.</p>"
    return f"<h2>Failures ({len(wrong)})</h2>\n{body}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]], style: str = "") -> str:
    """A table that scrolls sideways on a narrow screen; cells are text."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{lines(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'<div class="scroll"><table class="{style}">{thead}<tbody>{body}</tbody></table></div>'


def lines(text: str) -> str:
    """Text as HTML with its line ends."""
    return escape(text).replace("\n", "<br>")


def _failure(failure: Mapping[str, Any]) -> str:
    facts = [failure["id"], failure["type"], failure["language"]]
    if failure.get("confidence") is not None:
        facts.append(f"confidence {failure['confidence']:.2f}")
    pairs = (("expected", failure["expected"]), ("got", failure["got"]))
    told = "".join(
        f"<dt>{name}</dt><dd>{lines(chr(10).join(values))}</dd>" for name, values in pairs if values
    )
    shown = "".join(map(_passage, failure.get("passages") or ()))
    passages = f"<details><summary>passages</summary>{shown}</details>" if shown else ""
    return (
        f'<div class="failure"><h3>{escape(failure["question"])}</h3>'
        f'<div class="facts">{escape(" · ".join(facts))}</div>'
        f'<p class="why">{escape("; ".join(failure["why"]))}</p><dl>{told}</dl>{passages}</div>'
    )


def _passage(passage: Mapping[str, Any]) -> str:
    text, parts, last = passage["text"], [], 0
    for start, end in sorted(passage["marks"]):
        parts += [escape(text[last:start]), f"<mark>{escape(text[start:end])}</mark>"]
        last = end
    parts.append(escape(text[last:]))
    style, note = (' class="good"', " (relevant)") if passage["relevant"] else ("", "")
    where = f'<div class="where">{escape(passage["where"])}{note}</div>'
    return f"<blockquote{style}>{where}{''.join(parts)}</blockquote>"
