"""Which targets answer a question, and which come near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Target, TargetKind
from qa.targets.amounts import AmountWish
from qa.targets.annual import annual_first, in_year
from qa.targets.lookup import looked_up, most_alike
from qa.targets.ordering import comparable, in_order, ordered, rank_key, without_repeats
from qa.targets.pool import TargetPool
from qa.targets.query import LISTS, Intent, TargetQuery
from qa.targets.results import Match, Row, Selection
from qa.targets.similarity import is_core
from qa.targets.spoken import INDUSTRY

_MOST_NEIGHBOURS = 12
_RUNNERS_UP = 3
_UPWARD = ("=", ">=", ">", "~")  # of which more than the amount is a neighbour


def select(
    query: TargetQuery,
    pool: TargetPool,
    admitted: frozenset[str] | None,
    most: int | None = None,
) -> Selection:
    """The direct rows and their neighbours, empty if no target comes near.

    A bare amount of money is read as an industry's size, unless only others name it. With
    ``most``, a list is made from about so many targets, and without neighbours.
    """
    vague = not query.groups and query.amount is not None and query.amount.unit in (None, "元")
    if not vague or query.intent not in LISTS:
        return _select(query, pool, admitted, most)
    industry = _select(replace(query, groups=(INDUSTRY,)), pool, admitted, most)
    if not industry.direct and (others := _select(query, pool, admitted, most)).direct:
        return others
    return replace(industry, reading=INDUSTRY)


def _select(
    query: TargetQuery, pool: TargetPool, admitted: frozenset[str] | None, most: int | None
) -> Selection:
    share = 1.0
    if most is None or query.named:
        found = pool.candidates(query, admitted)
    else:
        found, share = pool.sample(query, admitted, most)
    candidates = [t for t in found if _of_kind(query, t)] if _tells_kind(query) else found
    own = [t for t in candidates if _same_side(query, t)]
    stating: list[Target] | None = None
    if query.intent is Intent.LOOKUP:
        rows = looked_up(query, own, pool)
        if query.groups and not any(row.direct for row in rows):
            looser = pool.candidates(query, admitted, loose=True)
            candidates = [t for t in looser if _of_kind(query, t)]
            rows = looked_up(query, [t for t in candidates if _same_side(query, t)], pool)
    elif query.intent is Intent.COMPARE:
        rows = _compare(query, own, pool)
        if not rows:  # a rate here, a size there: better than nothing
            rows = _compare(query, [t for t in found if _same_side(query, t)], pool)
    elif query.intent is Intent.EXTREME:
        rows, stating = _extreme(query, own, pool)
    else:
        rows = _listed(query, own, candidates, pool)
    rows = without_repeats(rows, pool)
    if stating is None:
        stating = [row.target for row in rows if row.direct]
    winners = _winners(query, rows)
    return Selection(tuple(rows), None, winners, tuple(candidates), tuple(stating), share)


def _tells_kind(query: TargetQuery) -> bool:
    """Whether ``_of_kind`` rules out any target."""
    percent = query.amount is not None and query.amount.unit == "%"
    return percent or (query.kind is not None and bool(query.groups))


def _of_kind(query: TargetQuery, target: Target) -> bool:
    """Whether the value is of the kind asked for; a unit in the question decides as well."""
    if query.amount is not None and query.amount.unit == "%":
        return target.unit in ("%", "百分点")
    if query.kind is TargetKind.SHARE and query.groups:
        return target.unit in ("%", "百分点") or target.kind is TargetKind.SHARE
    if query.kind is TargetKind.GROWTH_RATE and query.groups:
        return target.kind in (TargetKind.GROWTH_RATE, TargetKind.INCREMENT)
    return True


def _same_side(query: TargetQuery, target: Target) -> bool:
    """Own figures for a question about own ones; 带动 of investment is no related industry."""
    if target.group != INDUSTRY:
        return True
    # 新增销售收入 of some projects is not the size of the industry.
    added = target.kind is TargetKind.INCREMENT and query.kind is None
    return target.related == query.related and not added


def _listed(
    query: TargetQuery, own: Sequence[Target], candidates: Sequence[Target], pool: TargetPool
) -> list[Row]:
    """Rows of a list: those that satisfy it, then earlier, higher and related ones."""
    amount = query.amount
    if query.yearly:
        own = annual_first(query, own, pool)
    if amount is None:
        fitting = annual_first(query, [t for t in own if in_year(query, t, pool)], pool)
        return [Row(t) for t, _ in in_order([(t, None) for t in fitting], pool)]
    direct: list[tuple[Target, Match]] = []
    near: list[tuple[Target, Match]] = []
    compares, before = amount.compares, query.year.before
    at_least = amount.comparator in (">=", ">")
    for target in own:
        match = _match(query, amount, target, pool)
        if match is None:
            continue
        answers = match == "exact"
        if compares:
            answers = match != "earlier" or before
            if not (at_least and target.value > amount.value):  # which is satisfied by all more
                answers = answers and amount.satisfied_by(target)
        (direct if answers else near).append((target, match))
    rows = [Row(t, True, match) for t, match in in_order(direct, pool)]
    beside = in_order(near, pool)[:_MOST_NEIGHBOURS]
    other = [
        t
        for t in candidates
        if t.related != query.related
        and t.group == INDUSTRY
        and amount.satisfied_by(t)
        and in_year(query, t, pool)
    ]
    rows += [Row(t, False, match) for t, match in beside]
    return rows + [Row(t, False) for t in ordered(other, _MOST_NEIGHBOURS - len(beside))]


def _match(
    query: TargetQuery, amount: AmountWish, target: Target, pool: TargetPool
) -> Match | None:
    """How a target stands to the amount and year asked for; ``None`` if it does not."""
    if in_year(query, target, pool):
        if amount.equals(target):
            return "exact"
        if amount.comparator in _UPWARD and amount.exceeded_by(target):
            return "exact" if amount.comparator == "~" and amount.satisfied_by(target) else "higher"
        return "exact" if amount.compares and amount.satisfied_by(target) else None
    first = min(query.year.years, default=0)
    if target.deadline is None or target.deadline >= first:
        return None
    if amount.comparator not in _UPWARD:
        return None
    return "earlier" if amount.reached_by(target) else None


def _extreme(
    query: TargetQuery, own: Sequence[Target], pool: TargetPool
) -> tuple[list[Row], list[Target]]:
    """The winners, ties included, with who comes next; and all targets that were ranked."""
    fitting = annual_first(query, [t for t in own if in_year(query, t, pool)], pool)
    if query.amount is not None:
        fitting = [t for t in fitting if query.amount.satisfied_by(t)]
    fitting = comparable(_core_only(query, fitting), query.unit)
    if not fitting or query.order is None:
        return [], []
    ranked = sorted(fitting, key=rank_key(query.order))
    best = rank_key(query.order)(ranked[0])
    rows = [Row(t, rank_key(query.order)(t) == best) for t in ranked]
    return rows[: sum(row.direct for row in rows) + _RUNNERS_UP], fitting


def _core_only(query: TargetQuery, targets: Sequence[Target]) -> list[Target]:
    """The core industry's sizes, where those are asked for and some are called so."""
    core = [t for t in targets if t.group == INDUSTRY and is_core(t.indicator_text)]
    return core if core and is_core(query.content) else list(targets)


def _compare(query: TargetQuery, own: Sequence[Target], pool: TargetPool) -> list[Row]:
    """The best rows of each named place, places in the question's order."""
    rows: list[Row] = []
    for place in query.places:
        theirs = [t for t in own if t.place == place.short]
        rows += most_alike(query, [t for t in theirs if in_year(query, t, pool)])
    if len({row.target.place for row in rows}) < 2:
        return []
    if query.amount is not None:
        hits = [row for row in rows if query.amount.satisfied_by(row.target)]
        rows = hits if hits else rows
    kinds = {row.target.unit for row in rows}
    if len(kinds) > 1:
        kept = {t.id for t in comparable([row.target for row in rows])}
        narrowed = [row for row in rows if row.target.id in kept]
        if len({row.target.place for row in narrowed}) > 1:
            rows = narrowed
    return _in_turns(rows)


def _in_turns(rows: Sequence[Row]) -> list[Row]:
    """The first row of each place, then the second of each, …."""
    turns: dict[str | None, int] = {}
    ranked = []
    for row in rows:
        turn = turns[row.target.place] = turns.get(row.target.place, 0) + 1
        ranked.append((turn, row))
    return [row for _, row in sorted(ranked, key=lambda pair: pair[0])]


def _winners(query: TargetQuery, rows: Sequence[Row]) -> tuple[Target, ...]:
    """The targets ahead in a comparison that asks who is; none if they are equal."""
    direct = comparable([row.target for row in rows if row.direct])
    if query.intent is not Intent.COMPARE or query.order is None or not direct:
        return ()
    key = rank_key(query.order)
    best = min(key(t) for t in direct)
    ahead = tuple(t for t in direct if key(t) == best)
    return ahead if len({t.place for t in ahead}) == 1 else ()
