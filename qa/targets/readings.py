"""Neighbouring readings of a question about targets, each offered as a question of its own.

    query → variants, one thing changed in each → question → understood, selected → kept?

A reading is kept only if its question, read back, asks exactly the variant, and if the
documents have rows for it that the answer at hand and the readings before it do not have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice, zip_longest

from corpus.model import Level, Status
from qa.answer import Language, Reading
from qa.dialogue import Turn, standalone_question
from qa.question import Question
from qa.targets.narrower import narrower_words
from qa.targets.nearby import Nearby
from qa.targets.phrasing import NOUNS, amount_text, questions_for
from qa.targets.pool import TargetPool
from qa.targets.query import LISTS, Intent, TargetQuery, YearWish
from qa.targets.results import Selection
from qa.targets.spoken import INDUSTRY, english_name
from qa.targets.understand import understand

MOST = 4
_TRIED = 3  # of one kind: other years, other indicators
_Variant = tuple[str, TargetQuery]  # label and what is asked

_LABELS: dict[Language, dict[str, str]] = {
    "zh": {"at_least": "{}以上", "at_most": "{}以下", "exactly": "正好{}",
           "before": "{}年以前也算", "bounded": "{1}年以前，{0}以上", "year": "{}年",
           "this_year": "只看{}年", "related": "带动相关产业规模", "own": "产业本身的规模",
           "only": "只看{}", "any": "各级地方", "drafts": "含征求意见稿",
           "no_drafts": "不含征求意见稿"},
    "en": {"at_least": "at least {}", "at_most": "at most {}", "exactly": "exactly {}",
           "before": "{} or earlier", "bounded": "at least {0}, {1} or earlier", "year": "for {}",
           "this_year": "{} only", "related": "related industries", "own": "the industry itself",
           "only": "{} only", "any": "places of all levels", "drafts": "with drafts",
           "no_drafts": "without drafts"},
}  # fmt: skip


def neighbouring_readings(
    question: Question,
    query: TargetQuery,
    selection: Selection,
    pool: TargetPool,
    admitted: frozenset[str] | None = None,
) -> tuple[Reading, ...]:
    """Up to four other readings that have rows, the nearest first.

    Args:
        question: as asked; its language is that of the readings.
        query: how it was read.
        selection: what that gave; without direct rows the readings say what there is instead.
        pool: all targets.
        admitted: ids of the documents that may answer, ``None`` for all.
    """
    if query.intent is Intent.SUM:
        return ()
    base = replace(query, groups=query.groups or tuple(filter(None, (selection.reading,))))
    if query.intent in (Intent.LOOKUP, Intent.COMPARE):
        base = replace(base, amount=None)
    words = _LABELS[question.language]
    near = Nearby(pool, admitted, (row.target for row in selection.direct))
    kinds = (
        _indicators(query, selection, near, question.language),
        _amounts(base, words),
        _deadlines_before(base, words),
        _sides(base, words),
        _deadlines(base, selection, near, words),
        _levels(base, question.language),
        _drafts(base, selection, words),
    )
    seen = [near.own]
    kept = []
    turns = zip_longest(*(islice(kind, _TRIED) for kind in kinds))
    for variant in filter(None, chain.from_iterable(turns)):
        asked = _ask(variant[1], question)
        if asked is None:
            continue
        rows = near.rows(asked[1])
        if rows and not any(rows.same(other) for other in seen):
            seen.append(rows)
            kept.append(Reading(variant[0], asked[0]))
        if len(kept) == MOST:
            break
    return tuple(kept)


def _ask(wanted: TargetQuery, question: Question) -> tuple[str, TargetQuery] | None:
    """A question that asks ``wanted``, even after ``question``, and how it is read."""
    for text in questions_for(wanted, question.language):
        parsed = Question.parse(text)
        if parsed.language != question.language:
            continue
        read = understand(parsed)
        alone = standalone_question(text, [Turn(question.standalone)]) == text
        if read is not None and alone and _meaning(read) == _meaning(wanted):
            return text, read
    return None


def _meaning(query: TargetQuery) -> tuple[object, ...]:
    """Everything that decides which rows answer; the wording apart from it may differ."""
    amount, year = query.amount, query.year
    bounded = year.before and amount is not None and amount.compares
    years = tuple(sorted(year.years))
    return (
        replace(
            query,
            groups=tuple(sorted(query.groups)),
            places=tuple(sorted(query.places, key=lambda place: place.code)),
            year=replace(year, years=years, before=bounded),
            amount=amount and replace(amount, text=""),
            quantified=False,
            content="",
        ),
        narrower_words(query.content),
    )


def _indicators(
    query: TargetQuery, selection: Selection, near: Nearby, language: Language
) -> Iterator[_Variant]:
    """The other indicators with that amount, the most frequent first, if none is named."""
    if query.groups or query.amount is None:
        return
    found = Counter(target.group for target in near.any_indicator(query))
    for group, _ in found.most_common():
        if group and group != selection.reading:
            name = group if language == "zh" else english_name(group)
            yield name or group, replace(query, groups=(group,))


def _amounts(query: TargetQuery, words: dict[str, str]) -> Iterator[_Variant]:
    """The exact amount or a bound."""
    amount = query.amount
    if amount is None:
        return
    text = amount_text(amount)
    bounds = {"=": (">=", "at_least"), ">=": ("=", "exactly"), ">": (">=", "at_least"),
              "<=": ("=", "exactly"), "<": ("<=", "at_most"), "~": ("=", "exactly")}  # fmt: skip
    if amount.comparator in bounds:
        sign, label = bounds[amount.comparator]
        yield words[label].format(text), replace(query, amount=replace(amount, comparator=sign))


def _deadlines_before(query: TargetQuery, words: dict[str, str]) -> Iterator[_Variant]:
    """Whoever reaches the amount before the year as well, or those of the year alone."""
    amount, year = query.amount, query.year
    if amount is None or len(year.years) != 1 or amount.comparator not in ("=", ">=", ">"):
        return
    if not year.before:
        bound = amount if amount.compares else replace(amount, comparator=">=")
        label = words["before"].format(*year.years)
        if not amount.compares:
            label = words["bounded"].format(amount_text(amount), *year.years)
        yield label, replace(query, amount=bound, year=replace(year, before=True))
    elif amount.compares:
        wanted = replace(query, year=replace(year, before=False))
        yield words["this_year"].format(*year.years), wanted


def _sides(query: TargetQuery, words: dict[str, str]) -> Iterator[_Variant]:
    """Related industries instead of the industry's own figures, or the other way round."""
    if query.groups == (INDUSTRY,):
        label = words["own" if query.related else "related"]
        yield label, replace(query, related=not query.related)


def _deadlines(
    query: TargetQuery, selection: Selection, near: Nearby, words: dict[str, str]
) -> Iterator[_Variant]:
    """Other years that have such targets: the nearest, or the one with most rows in a list."""
    if query.intent is Intent.LOOKUP:
        targets = [t for t in selection.candidates if t.related == query.related]
    else:
        whenever = near.select(replace(query, year=YearWish()))
        targets = [row.target for row in whenever.direct]
    found = Counter(t.deadline for t in targets if t.deadline is not None and not query.yearly)
    asked = query.year.years
    about = max(asked, default=max(found, default=0))
    many = query.intent in LISTS
    for year in sorted(found, key=lambda y: (-found[y] if many else 0, abs(y - about), -y)):
        if year not in asked:
            label = words["year" if asked or query.year.offset is not None else "this_year"]
            wish = YearWish((year,), query.year.before, query.year.issued)
            yield label.format(year), replace(query, year=wish)


def _levels(query: TargetQuery, language: Language) -> Iterator[_Variant]:
    """One level of the places, or all of them where one is asked for."""
    words = _LABELS[language]
    if query.named or query.yearly:
        return
    if query.levels:
        yield words["any"], replace(query, levels=frozenset())
        return
    for levels, names in NOUNS.items():
        if levels and levels != {Level.MUNICIPALITY}:
            noun = names[0] if language == "zh" else names[2]
            yield words["only"].format(noun), replace(query, levels=levels)


def _drafts(query: TargetQuery, selection: Selection, words: dict[str, str]) -> Iterator[_Variant]:
    """Without drafts where there are some, with them where they were ruled out."""
    if not query.drafts:
        yield words["drafts"], replace(query, drafts=True)
    elif any(row.target.status is Status.DRAFT for row in selection.direct):
        yield words["no_drafts"], replace(query, drafts=False)
