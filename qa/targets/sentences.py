"""The words above the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.describe import quoted_title
from qa.answer import Language
from qa.targets.query import Intent, TargetQuery
from qa.targets.results import Row, Selection
from qa.targets.rows import Shown, drafts
from qa.targets.wording import (
    SENTENCES,
    condition,
    indicator_name,
    noun,
    order_word,
    place_name,
    unique,
    year_name,
)
from qa.wording import WORDING, where


def table_text(
    language: Language,
    query: TargetQuery,
    selection: Selection,
    shown: Shown,
    covered: dict[str, Any],
) -> str:
    """The result in a sentence, what else there is, and what was scanned."""
    words = SENTENCES[language]
    lines = [_lead(language, query, selection, shown)]
    notes = []
    if query.intent is Intent.SUM:
        notes.append(words.no_sum)
    if selection.reading:
        reading = indicator_name(selection.reading, language)
        notes.append(words.reading.format(reading=reading))
    if count := drafts(selection.direct):
        notes.append(words.drafts.format(count=count))
    notes += _neighbours(language, query, shown)
    lines += [("" if language == "zh" else " ").join(notes)] if notes else []
    if query.intent not in (Intent.LOOKUP, Intent.COMPARE):
        lines.append(covered_text(language, covered))
    return "\n\n".join(lines)


def absent_text(
    language: Language, query: TargetQuery, shown: Shown, covered: dict[str, Any]
) -> str:
    """That no document states it, and what comes near."""
    words = SENTENCES[language]
    asked = condition(query, language, None)
    places = unique(place_name(place.short, language) for place in query.places)
    if query.intent is Intent.LOOKUP and places:
        asked = f"{places[0]}{asked}" if language == "zh" else f"{asked} of {places[0]}"
    none = words.none_one if covered["scanned"] == 1 else words.none
    lines = [none.format(scanned=covered["scanned"], condition=asked)]
    if shown.rows:
        near = _quotes(language, shown.rows, shown)
        lines.append(
            words.near.format(places="；".join(near) if language == "zh" else "; ".join(near))
        )
    if covered["unreadable"]:
        lines.append(words.unreadable.format(count=len(covered["unreadable"])))
    return "\n\n".join(lines)


def covered_text(language: Language, covered: dict[str, Any]) -> str:
    """How many documents were scanned, with and without such a target."""
    words = SENTENCES[language]
    noun = "document" if covered["documents"] == 1 else "documents"
    text = words.scanned.format(document=noun, without=len(covered["without_target"]), **covered)
    if covered["unreadable"]:
        text += words.unreadable.format(count=len(covered["unreadable"]))
    return text


def _lead(language: Language, query: TargetQuery, selection: Selection, shown: Shown) -> str:
    words = SENTENCES[language]
    separator = "；" if language == "zh" else "; "
    direct = [row for row in shown.rows if row.direct]
    asked = condition(query, language, selection.reading)
    if query.intent in (Intent.LOOKUP, Intent.COMPARE):
        cited = query.intent is Intent.LOOKUP
        text = separator.join(_quotes(language, direct, shown, by_clause=cited)) + (
            "。" if language == "zh" else "."
        )
        if query.intent is Intent.COMPARE and query.order and selection.winners:
            place = place_name(selection.winners[0].place, language)
            word = order_word(query.order, language, pair=len(query.places) == 2)
            text += (" " if language == "en" else "") + words.ahead.format(order=word, place=place)
        return text
    if query.yearly:
        return _over_years(language, query, direct, shown)
    places = words.joiner.join(_numbered(language, direct, shown))
    if query.intent is Intent.EXTREME and query.order is not None:
        quotes = unique(words.quote.format(text=row.target.text) for row in direct)
        return words.extreme.format(
            condition=asked, order=order_word(query.order, language), places=places,
            quotes=words.joiner.join(quotes),
        )  # fmt: skip
    count = len(unique(row.target.place or "" for row in direct))
    pattern = words.counted if query.intent is Intent.COUNT else words.listed
    return pattern.format(
        count=count, noun=noun(query, count, language), condition=asked, places=places,
        state="states" if count == 1 else "state",
    )  # fmt: skip


def _over_years(language: Language, query: TargetQuery, direct: Sequence[Row], shown: Shown) -> str:
    """Which years state it: 全国 2个年份…：2008年[1]、2010年[2]."""
    words = SENTENCES[language]
    asked = condition(query, language, None)
    place = unique(place_name(row.target.place, language) for row in direct)
    numbers: dict[str, str] = {}
    for row in direct:
        year = year_name(row.target.deadline, language)
        numbers[year] = numbers.get(year, "") + f"[{shown.number(row.target)}]"
    gap = " " if language == "en" else ""
    years = words.joiner.join(f"{year}{gap}{marks}" for year, marks in numbers.items())
    if query.intent is Intent.EXTREME and query.order is not None:
        quotes = unique(words.quote.format(text=row.target.text) for row in direct)
        return words.extreme_year.format(
            place=words.joiner.join(place), condition=asked, years=years,
            order=order_word(query.order, language), quotes=words.joiner.join(quotes),
        )  # fmt: skip
    return words.years.format(
        place=words.joiner.join(place), count=len(numbers), condition=asked, years=years,
        noun="report year" if len(numbers) == 1 else "report years",
        state="states" if len(numbers) == 1 else "state",
    )  # fmt: skip


def _neighbours(language: Language, query: TargetQuery, shown: Shown) -> list[str]:
    """One sentence for each kind of neighbouring rows."""
    words = SENTENCES[language]
    rows = [row for row in shown.rows if not row.direct]
    if query.intent is Intent.EXTREME or not rows:
        return []
    other = [row for row in rows if row.target.related != query.related]
    kinds = (
        (words.earlier, [r for r in rows if r.match == "earlier" and r not in other]),
        (words.higher, [r for r in rows if r.match == "higher" and r not in other]),
        (words.related if not query.related else words.near, other),
    )
    return [
        pattern.format(places=words.joiner.join(_numbered(language, kind, shown)))
        for pattern, kind in kinds
        if kind
    ]


def _numbered(language: Language, rows: Sequence[Row], shown: Shown) -> list[str]:
    """Places, each once, with the numbers of all their rows."""
    numbers: dict[str, str] = {}
    for row in rows:
        name = place_name(row.target.place, language)
        numbers[name] = numbers.get(name, "") + f"[{shown.number(row.target)}]"
    gap = " " if language == "en" else ""
    return [f"{name}{gap}{marks}" for name, marks in numbers.items()]


def _quotes(
    language: Language, rows: Sequence[Row], shown: Shown, *, by_clause: bool = False
) -> list[str]:
    """眉山：“人工智能产业规模超500亿元”（2030年）[1], or with title and clause for the place."""
    words = SENTENCES[language]
    found = []
    for row in rows:
        target = row.target
        year = ""
        if target.deadline is not None and str(target.deadline) not in target.text:
            year = f"（{target.deadline}年）" if language == "zh" else f" ({target.deadline})"
        quote = words.quote.format(text=target.text) + year
        number = shown.number(target)
        if by_clause:
            citation = shown.citations[number - 1]
            title = quoted_title(citation.title)
            lead = WORDING[language].found.format(title=title, clause=where(citation))
            found.append(f"{lead}{quote}[{number}]")
        else:
            place = place_name(target.place, language)
            found.append(words.one_of.format(place=place, quote=quote, number=f"[{number}]"))
    return found
