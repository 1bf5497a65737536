"""From a question to what it asks of the targets."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Level, TargetKind
from corpus.places import Place, gazetteer
from qa.question import Question
from qa.targets.amounts import AmountWish, amount_wish
from qa.targets.patterns import (
    BOUND,
    COUNT,
    ELSEWHERE,
    EXTREME,
    GROWTH,
    LEVELS,
    LIST,
    NATIONAL,
    NO_DRAFTS,
    NO_LEVEL,
    NOT_RELATED,
    ORDER_PATTERNS,
    OTHER_ASKED,
    OWN,
    QUANTIFIED,
    RELATED,
    SHARE,
    SUM,
    WORDS_ASKED,
)
from qa.targets.query import Intent, Order, TargetQuery, YearWish
from qa.targets.spoken import groups_in
from qa.targets.subjects import subjects_of
from qa.targets.years import counts_on, year_wish


def understand(question: Question) -> TargetQuery | None:
    """What the question asks of the targets; ``None`` if it asks for something else."""
    text = question.standalone
    newest = question.text if question.text != text else text
    if question.asked in ELSEWHERE or WORDS_ASKED.search(newest):
        return None
    groups = groups_in(newest) or groups_in(text)
    places = _places(text)
    year, amount = year_wish(text), amount_wish(text)
    if newest != text and not year_wish(newest) and not counts_on(newest):
        year = replace(year, inherited=True)
    order, quantified = _order(text), bool(QUANTIFIED.search(text))
    intent = _intent(text, places, order)
    if intent is Intent.COMPARE and amount and amount.value == len(places):
        amount = None  # 三家: the places themselves
    asks_figures = bool(amount or (groups and (year or quantified or order)))
    if intent is None or not asks_figures:
        return None
    if intent is Intent.LOOKUP and not (groups and _asks_value(newest, year, amount, quantified)):
        return None
    return TargetQuery(
        intent=intent,
        groups=groups,
        subjects=subjects_of(text),
        places=places,
        levels=_levels(text) if intent is not Intent.COMPARE else frozenset(),
        national=bool(NATIONAL.search(text)) or any(p.level is Level.NATIONAL for p in places),
        year=year,
        amount=amount,
        related=_related(newest, text),
        drafts=not NO_DRAFTS.search(text),
        kind=_kind(text),
        order=order,
        quantified=quantified,
        content=text,
    )


def _asks_value(newest: str, year: YearWish, amount: AmountWish | None, quantified: bool) -> bool:
    """Whether a question about one place asks for a figure or its year."""
    if OTHER_ASKED.search(newest):
        return False
    stated = amount is not None and (amount.unit is not None or amount.value >= 1_000)
    return bool(year) or quantified or stated


def _places(text: str) -> tuple[Place, ...]:
    """The innermost places named, each once."""
    mentions = gazetteer().innermost(gazetteer().find(text))
    return tuple(dict.fromkeys(mention.place for mention in mentions))


def _intent(text: str, places: tuple[Place, ...], order: Order | None) -> Intent | None:
    divisions = [place for place in places if place.level is not Level.NATIONAL]
    lists = bool(LIST.search(NO_LEVEL.sub("", text)))
    if SUM.search(text) and (lists or len(places) > 1 or not places):
        return Intent.SUM
    if len(places) > 1 and divisions and not (lists and len(divisions) < 2):
        return Intent.COMPARE
    if order is not None and lists and EXTREME.search(BOUND.sub("", text)):
        return Intent.EXTREME
    if COUNT.search(NO_LEVEL.sub("", text)):
        return Intent.COUNT
    if lists:
        return Intent.LIST
    return Intent.LOOKUP if len(places) == 1 else None


def _order(text: str) -> Order | None:
    plain = BOUND.sub("", text)
    return next((order for order, words in ORDER_PATTERNS if words.search(plain)), None)


def _levels(text: str) -> frozenset[Level]:
    plain = NO_LEVEL.sub("", text)
    for mention in reversed(gazetteer().find(plain)):
        plain = plain[: mention.start] + "〇" + plain[mention.end :]
    return frozenset(level for words, own in LEVELS if words.search(plain) for level in own)


def _related(newest: str, text: str) -> bool:
    for part in (newest, text):
        if NOT_RELATED.search(part):
            return False
        if RELATED.search(part):
            return True
        if OWN.search(part):
            return False
    return False


def _kind(text: str) -> TargetKind | None:
    if GROWTH.search(text):
        return TargetKind.GROWTH_RATE
    return TargetKind.SHARE if SHARE.search(text) else None
