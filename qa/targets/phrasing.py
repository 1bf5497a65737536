"""What a question asks of the targets, written as a question again, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.divisions import Place
from corpus.indicators import find_indicators
from corpus.model import Level, TargetKind
from corpus.places import gazetteer
from qa.answer import Language
from qa.targets.amounts import AmountWish
from qa.targets.patterns import GROWTH, RELATED, SHARE
from qa.targets.query import Intent, TargetQuery
from qa.targets.spoken import INDUSTRY, english_name
from qa.targets.subjects import subject_words, subjects_of
from qa.targets.wording import COMPARED, english_place, order_word

# Chinese questions put words around an amount where answers put none.
_CHINESE_AMOUNTS = {"=": "达到{}", "range": "在{}之间"}
_RELATIVE: dict[Language, dict[int | None, str]] = {
    "zh": {-2: "前年", -1: "去年", 0: "今年", 1: "明年"},
    "en": {-1: "last year", 0: "this year", 1: "next year"},
}
_UNITS: dict[Language, dict[str, str]] = {
    "zh": {"元": "亿元", "%": "个百分点", "人": "人", "kg": "吨"},
    "en": {"元": " in yuan", "%": " in per cent", "kg": " in tonnes"},
}
_NO_DRAFTS = "，不含征求意见稿"
# Kinds of values: words that tell them, and words to add where none does.
_KINDS: dict[Language, dict[TargetKind, tuple[re.Pattern[str], str, str]]] = {
    "zh": {TargetKind.GROWTH_RATE: (GROWTH, "增长", "增速"),
           TargetKind.SHARE: (SHARE, "占比", "比重")},
    "en": {TargetKind.GROWTH_RATE: (GROWTH, "growth", "growth rate"),
           TargetKind.SHARE: (SHARE, "share", "proportion")},
}  # fmt: skip
# Nouns of the levels: Chinese, English singular and plural.
NOUNS: dict[frozenset[Level], tuple[str, str, str]] = {
    frozenset(): ("地方", "place", "places"),
    frozenset({Level.CITY, Level.MUNICIPALITY}): ("城市", "city", "cities"),
    frozenset({Level.PROVINCE, Level.MUNICIPALITY}): ("省份", "province", "provinces"),
    frozenset({Level.COUNTY}): ("区县", "district", "districts"),
    frozenset({Level.MUNICIPALITY}): ("直辖市", "municipality", "municipalities"),
}


def questions_for(query: TargetQuery, language: Language) -> Iterator[str]:
    """Ways to ask ``query``, the most telling first; whoever offers one reads it back first.

    The indicator is named in the words of ``query.content`` where it is in them. None for a
    query that has no short form: a sum, years of issue, levels without a noun of their own.
    """
    if query.intent is Intent.SUM or query.year.issued or query.levels not in NOUNS:
        return
    if query.amount is not None and query.amount.strict:
        return
    write = _chinese if language == "zh" else _english
    units = dict.fromkeys(("", _UNITS[language].get(query.unit or "", "")))
    for indicator in dict.fromkeys(_indicators(query, language)):
        for unit in units:
            if question := write(query, indicator, unit):
                yield question


def amount_text(amount: AmountWish) -> str:
    """The amount as written, without the 级 that makes a threshold of it."""
    return amount.text.strip().removesuffix("级")


def _indicators(query: TargetQuery, language: Language) -> Iterator[str]:
    """Names of the indicator: the question's own words, then the group's; ``""`` for none."""
    if not query.groups:
        yield ""
        return
    if len(query.groups) > 1:
        return
    group = query.groups[0]
    name = group if language == "zh" else english_name(group)
    words = [query.content[a:b] for g, a, b in find_indicators(query.content) if g == group]
    own = max(words, key=len, default="")
    written_so = own.isascii() == (language == "en")
    if own and written_so and not (group == INDUSTRY and RELATED.search(own)):
        yield from _specified(query, own, language)
    if name:
        yield from _specified(query, name, language)


def _specified(query: TargetQuery, name: str, language: Language) -> Iterator[str]:
    """The indicator with its field, its side and the kind of value that is asked for."""
    if query.groups == (INDUSTRY,) and query.related:
        name = "带动相关产业规模" if language == "zh" else "related industry scale"
    missing = query.subjects - subjects_of(name)
    fields = [words for field, words in subject_words(query.content) if field in missing]
    spaced = " " if language == "en" else ""
    name = spaced.join((*fields, name))
    kinds = _KINDS[language].get(query.kind) if query.kind else None
    if kinds is None or kinds[0].search(name):
        yield name
    else:
        yield from (name + spaced + word for word in kinds[1:])


def _chinese(query: TargetQuery, indicator: str, unit: str) -> str:
    year = _chinese_years(query)
    places = [_chinese_place(place) for place in query.places]
    named = "和".join(places)
    noun = NOUNS[query.levels][0]
    scope = f"{named}的" if places else ""
    amount = _signed(query.amount, "zh")
    order = order_word(query.order, "zh") if query.order else ""
    last = "（含国家层面）" if query.national and not places and not query.yearly else ""
    last += _NO_DRAFTS if not query.drafts else ""
    match query.intent:
        case Intent.LIST if query.yearly and amount:
            return f"{named}哪些年份的{indicator}目标{amount}{last}？"
        case Intent.EXTREME if query.yearly and not amount:
            return f"{named}历年{indicator}目标{order}的是哪一年{last}？"
        case Intent.LIST | Intent.COUNT if not query.yearly:
            which = "有多少个" if query.intent is Intent.COUNT else "哪些"
            aim = f"提出{year}{indicator}{amount}" if amount else f"提出了{year}{indicator}的目标"
            whose = "" if query.drafts else "的正式文件"
            return f"{scope}{which}{noun}{whose}{aim}{last.removesuffix(_NO_DRAFTS)}？"
        case Intent.EXTREME if not query.yearly and amount:
            return f"{scope}哪个{noun}{order}提出{year}{indicator}{amount}{last}？"
        case Intent.EXTREME if not query.yearly:
            return f"{scope}哪个{noun}{year}{indicator}目标{order}{last}？"
        case Intent.COMPARE if not amount:
            asked = f"哪个{order.replace('最', '更')}" if order else f"各是多少{unit}"
            return f"{named}{year.removeprefix('到')}的{indicator}目标{asked}{last}？"
        case Intent.LOOKUP if not amount and places:
            return f"{named}{year.removeprefix('到')}的{indicator}目标是多少{unit}{last}？"
    return ""


def _chinese_years(query: TargetQuery) -> str:
    years = "和".join(f"{year}年" for year in query.year.years)
    if not years:
        return _RELATIVE["zh"].get(query.year.offset, "")
    # 以前 bounds an amount; without one a deadline is a deadline.
    before = query.year.before and query.amount is not None and query.amount.compares
    return f"{years}以前" if before else f"到{years}"


def _english(query: TargetQuery, indicator: str, unit: str) -> str:
    years = " and ".join(map(str, query.year.years))
    relative = _RELATIVE["en"].get(query.year.offset, "")
    when = f" {'by' if query.year.before else 'for'} {years}" if years else ""
    when += f" {relative}" if relative else ""
    named = " and ".join(english_place(place) or place.name for place in query.places)
    _, one, many = NOUNS[query.levels]
    scope = f" in {named}" if named else ""
    amount = _signed(query.amount, "en")
    about = f" in {indicator}" if indicator else ""
    order = order_word(query.order, "en") if query.order else ""
    last = ", national level included" if query.national and not named and not query.yearly else ""
    last += ", without drafts" if not query.drafts else ""
    match query.intent:
        case Intent.LIST if query.yearly and amount:
            return f"In which years did {named or 'places'} target {amount}{about}{last}?"
        case Intent.EXTREME if query.yearly and not amount:
            return f"In which year was {named}'s target for {indicator} the {order}{last}?"
        case Intent.LIST | Intent.COUNT if not query.yearly:
            which = "How many" if query.intent is Intent.COUNT else "Which"
            aim = f"target {amount}{about}" if amount else f"set a target for {indicator}"
            return f"{which} {many}{scope} {aim}{when}{last}?"
        case Intent.EXTREME if not query.yearly:
            aim = f"of {amount}{about}" if amount else f"for {indicator}"
            return f"Which {one}{scope} has the {order} target {aim}{when}{last}?"
        case Intent.COMPARE if not amount and order:
            more = order.replace("est", "er")
            return f"Between {named}, whose target for {indicator}{when} is {more}{last}?"
        case Intent.COMPARE if not amount:
            return f"What targets for {indicator}{unit}{when} do {named} set{last}?"
        case Intent.LOOKUP if not amount and named:
            aim = f"{years} target" if years else "target"
            when = f" {relative}" if relative else ""
            return f"What is {named}'s {aim} for {indicator}{unit}{when}{last}?"
    return ""


def _signed(amount: AmountWish | None, language: Language) -> str:
    if amount is None:
        return ""
    text = amount_text(amount)
    if language == "zh" and amount.comparator in _CHINESE_AMOUNTS:
        return _CHINESE_AMOUNTS[amount.comparator].format(text)
    return COMPARED[language][amount.comparator] + text


def _chinese_place(place: Place) -> str:
    """The short name, or the full one where the short one means another place as well."""
    return place.short if gazetteer().by_short(place.short) == place else place.name
