"""A small bar chart where an answer compares numbers of one unit over places or years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from qa.answer import Answer
from qa.web.labels import Labels
from qa.web.markup import esc

MOST_BARS = 12

Target = Mapping[str, Any]


class Bar(NamedTuple):
    """One bar: who or when, the value in the canonical unit, the amount as written."""

    label: str
    value: float
    written: str


def chart(answer: Answer, words: Labels) -> str:
    """The bars as markup; empty unless two places or years have a number of one kind.

    The labels and amounts are text, the bars themselves are drawings without a message of their
    own, so that the chart reads like a list.
    """
    targets = _comparable(_told(answer))
    if not targets:
        return ""
    bars = _bars(targets, _names(answer))
    longest = max(bar.value for bar in bars)
    about = words.view.chart_of.format(
        indicator=targets[0]["group"] or targets[0]["indicator"], unit=targets[0]["canonical_unit"]
    )
    items = "".join(_item(bar, longest) for bar in bars)
    return (
        f'<figure class="chart"><figcaption>{esc(words.view.chart)} · {esc(about)}</figcaption>'
        f"<ul>{items}</ul></figure>"
    )


def _told(answer: Answer) -> list[Target]:
    """The targets that answer; behind the highest or the lowest those that it was compared with."""
    rivals = "exact" if answer.question.get("intent") == "extreme" else None
    return [t for t in answer.targets if t.get("direct") or (rivals and t.get("match") == rivals)]


def _comparable(targets: Iterable[Target]) -> list[Target]:
    """The largest group of targets whose numbers can stand side by side, one a place and year.

    Own and related industries, levels and growth rates are never mixed.
    """
    groups: dict[tuple[Any, ...], dict[tuple[Any, ...], Target]] = defaultdict(dict)
    for target in targets:
        value = target.get("value")
        if value is None or value <= 0:
            continue
        group = tuple(target.get(key) for key in ("canonical_unit", "group", "kind", "related"))
        groups[group].setdefault((target.get("place"), target.get("deadline")), target)
    best = max(groups.values(), key=len, default={})
    return list(best.values())[:MOST_BARS] if len(best) > 1 else []


def _bars(targets: list[Target], names: Mapping[int, str]) -> list[Bar]:
    """Over places by size, over the years of one place by year."""
    years = {target["deadline"] for target in targets}
    one_place = len({target["place"] for target in targets}) == 1
    ordered = sorted(
        targets, key=lambda t: (t["deadline"] or 0) if one_place else -float(t["value"])
    )
    bars = []
    for target in ordered:
        place = names.get(target.get("citation") or 0) or str(target["place"] or "")
        year = str(target["deadline"] or "")
        label = year if one_place and year else place if len(years) == 1 else f"{place} {year}"
        bars.append(Bar(label.strip(), float(target["value"]), str(target["amount_text"])))
    return bars


def _names(answer: Answer) -> dict[int, str]:
    """What the table calls the places, by citation."""
    rows = answer.table["rows"] if answer.table else ()
    return {row["citation"]: str(row["place"]) for row in rows if row.get("place")}


def _item(bar: Bar, longest: float) -> str:
    width = max(bar.value / longest * 100, 0.5)
    return (
        f'<li><span class="label">{esc(bar.label)}</span>'
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="{width:.2f}" height="10"></rect></svg>'
        f'<span class="amount">{esc(bar.written)}</span></li>'
    )
