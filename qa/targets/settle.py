"""Whose targets and which year are meant where the question leaves that to the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Level, Target
from corpus.places import Place, gazetteer
from qa.targets.annual import in_year, is_annual, newest_year
from qa.targets.pool import TargetPool
from qa.targets.query import Intent, TargetQuery
from qa.targets.select import select
from qa.targets.similarity import names_closely

NATION = "全国"


def settled(
    query: TargetQuery, pool: TargetPool, admitted: frozenset[str] | None = None
) -> TargetQuery | None:
    """The query with its place and its years filled in; ``None`` if no place can be meant.

    Where no place is named, the nation's targets are meant if it has such ones, else those of
    the only place that has. 今年 is the year of the place's newest document with annual aims,
    去年 the year before.
    """
    if query.named and query.places:
        return _dated(_with_years(query, pool), pool.of_places(query.places))
    if query.intent is not Intent.LOOKUP and not query.yearly:
        return query
    for place in _possible(query, pool):
        found = _dated(replace(query, places=(place,)), pool.of_places((place,)))
        if select(found, pool, admitted).direct:
            return found
    nation = _nation()
    if nation and any(is_annual(t) and t.group in query.groups for t in pool.of_place(nation)):
        return _dated(replace(query, places=(nation,)), pool.of_place(nation))
    return None


def _with_years(query: TargetQuery, pool: TargetPool) -> TargetQuery:
    """Years are listed only where the place has aims for single years."""
    if not query.yearly or query.intent is not Intent.LIST:
        return query
    theirs = pool.of_places(query.places)
    if any(is_annual(t) and t.group in query.groups for t in theirs):
        return query
    return replace(query, yearly=False, intent=Intent.LOOKUP)


def _possible(query: TargetQuery, pool: TargetPool) -> list[Place]:
    """The nation, then the only place that has targets of that year and indicator."""
    nation = _nation()
    fitting = [t for t in pool.of_groups(query.groups) if in_year(query, t, pool)]
    # What is no aim of a yearly report must be meant by its own words.
    close = bool(query.year) and not query.yearly
    fitting = [t for t in fitting if is_annual(t) or (close and names_closely(query.content, t))]
    places = {t.place for t in fitting}
    found = [nation] if nation and NATION in places else []
    if len(places) == 1 and (name := next(iter(places))) and name != NATION:
        only = gazetteer().by_short(name)
        found += [only] if only else []
    return found


def _dated(query: TargetQuery, targets: Sequence[Target]) -> TargetQuery:
    """今年 and 去年 as calendar years, counted from the newest annual aims."""
    if query.year.offset is None or query.year.years:
        return query
    same = [t for t in targets if not query.groups or t.group in query.groups]
    newest = newest_year(same) or newest_year(targets)
    if newest is None:
        return query
    return replace(query, year=replace(query.year, years=(newest + query.year.offset,)))


def _nation() -> Place | None:
    found = gazetteer().by_short(NATION)
    return found if found and found.level is Level.NATIONAL else None
