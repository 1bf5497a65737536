"""The filters of the page: what can be chosen among the documents at hand, and how it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qa.scope import Filters
from qa.targets.wording import place_name
from qa.web.labels import Labels
from qa.web.markup import esc, status_label

LEVELS = ("national", "province", "municipality", "city", "county")
STATUSES = ("in_force", "draft", "repealed", "unknown")
# From so many places on, the list of places has a field to find one in.
MANY = 12

Choice = tuple[str, str]


def filter_panel(documents: Sequence[Mapping[str, Any]], words: Labels) -> str:
    """The filters as boxes to tick, closed at first; ``filters.js`` shows what is ticked as chips.

    Only what sets the documents apart can be chosen; nothing where they are all alike.
    """
    groups = [
        _group(key, items, words)
        for key, items in _choices(documents, words).items()
        if len(items) > 1
    ]
    if not groups:
        return ""
    return (
        f'<details class="filters"><summary>{esc(words.view.filters)}</summary>'
        f'<div class="choices">{"".join(groups)}'
        f'<p class="note">{esc(words.view.filter_all)}</p></div></details>'
        '<ul class="chips"></ul>'
    )


def filter_line(filters: Filters, words: Labels) -> str:
    """One line that says which filters a question was asked with; empty without any."""
    if not filters:
        return ""
    parts = [
        *(place_name(place, words.language) for place in filters.places),
        *(words.levels.get(level, level) for level in filters.levels),
        *(str(year) for year in filters.years),
        *(_status(status, words) for status in filters.status),
    ]
    return words.view.filtered_by.format(filters=" · ".join(parts))


def _choices(documents: Iterable[Mapping[str, Any]], words: Labels) -> dict[str, list[Choice]]:
    """For each filter the values among the documents, with their labels."""
    documents = list(documents)
    places = Counter(str(d["place"]) for d in documents if d["place"])
    ranks = {str(d["place"]): _rank(str(d["level"])) for d in documents}
    years = {str(d["issued"])[:4] for d in documents if d["issued"]}
    levels = {str(d["level"]) for d in documents}
    statuses = {str(d["status"]) for d in documents}
    return {
        "places": sorted(
            ((place, place_name(place, words.language)) for place in places),
            key=lambda choice: (ranks[choice[0]], choice[1]),
        ),
        "levels": [(key, words.levels[key]) for key in LEVELS if key in levels],
        "years": [(year, year) for year in sorted(years, reverse=True)],
        "status": [(key, _status(key, words)) for key in STATUSES if key in statuses],
    }


def _rank(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _status(status: str, words: Labels) -> str:
    return status_label(status, words) or words.view.filter_unknown


def _group(key: str, items: Sequence[Choice], words: Labels) -> str:
    name = esc(words.view.filter_names[key])
    boxes = "".join(
        f'<label><input type="checkbox" name="{key}" value="{esc(value)}"> '
        f"<span>{esc(label)}</span></label>"
        for value, label in items
    )
    find = ""
    if len(items) > MANY:
        find = f'<input type="search" class="find" aria-label="{name}" placeholder="{name}">'
    return f'<fieldset><legend>{name}</legend>{find}<div class="boxes">{boxes}</div></fieldset>'
