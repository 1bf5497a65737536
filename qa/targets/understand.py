"""From a question to what it asks of the targets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from corpus.model import Level, TargetKind
from corpus.places import Place, gazetteer
from qa.question import Question
from qa.targets.amounts import AmountWish, amount_wish
from qa.targets.patterns import (
    ANY_FIGURES,
    BOUND,
    COUNT,
    ELSEWHERE,
    EXTREME,
    GROWTH,
    LEVELS,
    LIST,
    NATION,
    NATIONAL,
    NO_DRAFTS,
    NO_LEVEL,
    NOT_RELATED,
    ORDER_PATTERNS,
    OTHER_ASKED,
    QUANTIFIED,
    RELATED,
    SHARE,
    SUM,
    SUPERLATIVE,
    UNITS,
    WORDS_ASKED,
    YEARLY,
)
from qa.targets.query import Intent, Order, TargetQuery, YearWish
from qa.targets.spoken import INDUSTRY, INDUSTRY_GROWTH, groups_in
from qa.targets.subjects import subjects_of
from qa.targets.years import year_wish

_AND = r"(?:与|和|跟|同|及|、|对比?|相比|还是|vs\.?|versus|and|or|with|than|against)"
_AND_AFTER = re.compile(rf"\s*{_AND}(?![\u4e00-\u9fff]{{0,2}}地方)", re.IGNORECASE)
_AND_BEFORE = re.compile(rf"{_AND}\s*(?:the\s+)?$", re.IGNORECASE)
# 哪一年达到 asks for one deadline.
_ONE_YEAR = re.compile(
    r"(?<!历)哪一?年(?!份)|\b(?:which|what) year\b(?!s)|(?:每|各)年(?:都|要|培育|建设|新建|完成"
    r"|发布|举办|支持|安排)",
    re.IGNORECASE,
)

# 定为1100万人以上: the figure as the reports write it, not a bound
_QUOTED = re.compile(r"(?:[定设]?[为在成]|是|“|\bat|\bas|\bof)\s*$", re.IGNORECASE)


def understand(question: Question) -> TargetQuery | None:
    """What the question asks of the targets; ``None`` if it asks for something else.

    Its stand-alone form alone is read: the form that is shown, and answered alike when typed.
    """
    text = question.standalone
    if question.asked in ELSEWHERE or WORDS_ASKED.search(text):
        return None
    groups = groups_in(text)
    places = _places(text)
    year, amount = year_wish(text), amount_wish(text)
    order, quantified = _order(text), bool(QUANTIFIED.search(text))
    intent, yearly = _intent(text, places, order)
    if intent is Intent.COMPARE and amount and amount.value == len(places):
        amount = None  # 三家: the places themselves
    asks_figures = bool(amount or (groups and (year or quantified or order or yearly)))
    asks_figures |= intent is Intent.LOOKUP and bool(places) and (bool(year) or quantified)
    asks_figures |= intent is Intent.LIST and bool(year) and bool(ANY_FIGURES.search(text))
    if intent is None or not asks_figures:
        return None
    if yearly and not groups:
        return None
    bound = amount is not None and amount.comparator in (">=", ">", "<=", "<")
    if yearly and amount and bound and _QUOTED.search(text[: text.find(amount.text)]):
        amount = replace(amount, comparator="=")
    if intent is Intent.LOOKUP and not _asks_value(text, year, amount, quantified):
        return None
    return TargetQuery(
        intent=intent,
        groups=_with_growth(groups, _kind(text)),
        subjects=subjects_of(text),
        places=places,
        levels=_levels(text) if intent is not Intent.COMPARE else frozenset(),
        national=bool(NATIONAL.search(text) or YEARLY.search(text))
        or any(p.level is Level.NATIONAL for p in places),
        year=year,
        amount=amount,
        related=_related(text),
        drafts=not NO_DRAFTS.search(text),
        kind=_kind(text),
        order=order,
        quantified=quantified,
        yearly=yearly,
        unit=_unit(text, amount),
        content=text,
    )


def _asks_value(text: str, year: YearWish, amount: AmountWish | None, quantified: bool) -> bool:
    """Whether a question about one place asks for a figure or its year."""
    if OTHER_ASKED.search(text):
        return False
    stated = amount is not None and (amount.unit is not None or amount.value >= 1_000)
    return bool(year) or quantified or stated


@lru_cache(maxsize=1024)
def _places(text: str) -> tuple[Place, ...]:
    """The innermost places named, each once, the nation by its words too (国家, 国务院)."""
    found = gazetteer().find(text)
    mentions = gazetteer().innermost(found)
    # 全国与海拉尔区: side by side, the one does not enclose the other
    mentions += [
        m
        for m in found
        if m not in mentions
        and (_AND_AFTER.match(text, m.end) or _AND_BEFORE.search(text[: m.start]))
    ]
    named = [(mention.start, mention.place) for mention in mentions]
    nation = gazetteer().by_short("全国")
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    for match in NATION.finditer(text):
        beside = _AND_AFTER.match(text, match.end()) or _AND_BEFORE.search(text[: match.start()])
        apart = beside or not named  # “leading in the country” of a city compares nothing
        if nation and apart and not covered & set(range(*match.span())):
            named.append((match.start(), nation))
    return tuple(dict.fromkeys(place for _, place in sorted(named, key=lambda pair: pair[0])))


def _intent(
    text: str, places: tuple[Place, ...], order: Order | None
) -> tuple[Intent | None, bool]:
    """The kind of answer, and whether years are compared instead of places."""
    divisions = [place for place in places if place.level is not Level.NATIONAL]
    lists = bool(LIST.search(NO_LEVEL.sub("", text)))
    if SUM.search(text) and (lists or len(places) > 1 or not places):
        return Intent.SUM, False
    if len(places) > 1 and divisions and not (lists and len(divisions) < 2):
        return Intent.COMPARE, False
    if lists or COUNT.search(NO_LEVEL.sub("", text)):
        if order is not None and lists and EXTREME.search(BOUND.sub("", text)):
            return Intent.EXTREME, False
        return (Intent.COUNT if COUNT.search(NO_LEVEL.sub("", text)) else Intent.LIST), False
    if order is not None and SUPERLATIVE.search(BOUND.sub("", text)):
        return Intent.EXTREME, True
    if YEARLY.search(text) and not _ONE_YEAR.search(text):
        return Intent.LIST, True
    return Intent.LOOKUP, False


def _order(text: str) -> Order | None:
    plain = BOUND.sub("", text)
    return next((order for order, words in ORDER_PATTERNS if words.search(plain)), None)


@lru_cache(maxsize=1024)
def _levels(text: str) -> frozenset[Level]:
    plain = NO_LEVEL.sub("", text)
    for mention in reversed(gazetteer().find(plain)):
        plain = plain[: mention.start] + "〇" + plain[mention.end :]
    return frozenset(level for words, own in LEVELS if words.search(plain) for level in own)


def _related(text: str) -> bool:
    return bool(RELATED.search(text)) and not NOT_RELATED.search(text)


def _kind(text: str) -> TargetKind | None:
    if GROWTH.search(text):
        return TargetKind.GROWTH_RATE
    return TargetKind.SHARE if SHARE.search(text) else None


def _with_growth(groups: tuple[str, ...], kind: TargetKind | None) -> tuple[str, ...]:
    """The growth of an industry's size is a group of its own."""
    if kind is TargetKind.GROWTH_RATE and INDUSTRY in groups:
        return tuple(dict.fromkeys((*groups, INDUSTRY_GROWTH)))
    return groups


def _unit(text: str, amount: AmountWish | None) -> str | None:
    """The canonical unit of the figure asked for, ``None`` if no words tell it."""
    if amount is not None and amount.unit is not None:
        return amount.unit
    return next((unit for unit, words in UNITS if words.search(text)), None)
