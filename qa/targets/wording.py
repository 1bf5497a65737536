"""Sentences of answers made of targets, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.divisions import Place
from corpus.model import Level, Status
from corpus.places import gazetteer
from qa.answer import Language
from qa.targets.query import Order, TargetQuery
from qa.targets.spoken import INDUSTRY, english_name

COLUMNS: dict[Language, dict[str, str]] = {
    "zh": {
        "place": "地区", "target": "目标原文", "deadline": "期限", "document": "文件",
        "clause": "条款", "status": "状态", "match": "与问题的关系",
    },
    "en": {
        "place": "Place", "target": "Target as written", "deadline": "Deadline",
        "document": "Document", "clause": "Clause", "status": "Status", "match": "Reading",
    },
}  # fmt: skip
STATUS: dict[Language, dict[Status, str]] = {
    "zh": {Status.IN_FORCE: "现行", Status.DRAFT: "征求意见稿", Status.REPEALED: "已废止",
           Status.UNKNOWN: "未注明"},
    "en": {Status.IN_FORCE: "in force", Status.DRAFT: "draft for comment",
           Status.REPEALED: "repealed", Status.UNKNOWN: "not stated"},
}  # fmt: skip
MATCHES: dict[Language, dict[str, str]] = {
    "zh": {"direct": "符合", "exact": "相近", "earlier": "更早", "higher": "更高", "next": "其次",
           "other_side": "相关产业，不计入"},
    "en": {"direct": "as asked", "exact": "near", "earlier": "earlier", "higher": "higher",
           "next": "next", "other_side": "related industry, not counted"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentence patterns of one language."""

    listed: str
    counted: str
    none: str
    none_one: str
    extreme: str
    extreme_year: str
    years: str
    one_of: str
    ahead: str
    equal: str
    no_sum: str
    reading: str
    drafts: str
    earlier: str
    higher: str
    related: str
    near: str
    scanned: str
    unreadable: str
    in_year: str
    by_year: str
    joiner: str
    quote: str
    target: str


SENTENCES: dict[Language, Sentences] = {
    "zh": Sentences(
        listed="{count} 个{noun}提出了{condition}：{places}。",
        counted="共 {count} 个{noun}提出了{condition}：{places}。",
        none="已扫描的 {scanned} 份文件中，没有一份提出{condition}。",
        none_one="已扫描的 1 份文件没有提出{condition}。",
        extreme="{condition}中{order}的是{places}：{quotes}。",
        extreme_year="{place}{condition}中{order}的是{years}：{quotes}。",
        years="{place}有 {count} 个年份提出了{condition}：{years}。",
        one_of="{place}：{quote}{number}",
        ahead="{order}的是{place}。",
        equal="两者相同。",
        no_sum="各地的口径、年份和文件效力不同，数字不能相加；下面逐项列出。",
        reading="问题没有指明指标，这里按“{reading}”理解。",
        drafts="其中 {count} 项出自征求意见稿。",
        earlier="更早达到的另有：{places}。",
        higher="同期更高的另有：{places}。",
        related="相关产业（带动）的同样数字另有，不计入：{places}。",
        near="相近的目标有：{places}。",
        scanned="共 {documents} 份文件，已扫描 {scanned} 份：{with_target} 份有这样的目标，"
        "{without} 份没有。",
        unreadable="另有 {count} 份无法读取。",
        in_year="{years}年",
        by_year="{years}年以前",
        joiner="、",
        quote="“{text}”",
        target="的目标",
    ),
    "en": Sentences(
        listed="{count} {noun} {state} {condition}: {places}.",
        counted="{count} {noun} {state} {condition}: {places}.",
        none="None of the {scanned} documents scanned states {condition}.",
        none_one="The one document scanned does not state {condition}.",
        extreme="Of those that state {condition}, the {order} is {places}: {quotes}.",
        extreme_year="{place}: of the years with {condition}, the {order} is {years}: {quotes}.",
        years="{place}: {count} {noun} {state} {condition}: {years}.",
        one_of="{place}: {quote} {number}",
        ahead="The {order}: {place}.",
        equal="They are equal.",
        no_sum="The figures differ in definition, year and legal standing and cannot be added up; "
        "they are listed one by one.",
        reading="The question names no indicator; it was read as “{reading}”.",
        drafts="Rows from drafts for comment: {count}.",
        earlier="Reached earlier: {places}.",
        higher="Higher by the same year: {places}.",
        related="The same figure for related industries, not counted: {places}.",
        near="Nearest targets: {places}.",
        scanned="{documents} {document}, {scanned} scanned: {with_target} with such a target, "
        "{without} without.",
        unreadable="{count} could not be read.",
        in_year=" for {years}",
        by_year=" by {years} or earlier",
        joiner=", ",
        quote="“{text}”",
        target="a target",
    ),
}
# What comparators put before an amount.
COMPARED: dict[Language, dict[str, str]] = {
    "zh": {"=": "", ">=": "不低于", ">": "超过", "<=": "不超过", "<": "低于", "~": "约",
           "range": ""},
    "en": {"=": "", ">=": "at least ", ">": "more than ", "<=": "at most ",
           "<": "less than ", "~": "about ", "range": ""},
}  # fmt: skip
_ORDERS: dict[Language, dict[Order, str]] = {
    "zh": {Order.HIGHEST: "最高", Order.LOWEST: "最低", Order.EARLIEST: "最早",
           Order.LATEST: "最晚"},
    "en": {Order.HIGHEST: "highest", Order.LOWEST: "lowest", Order.EARLIEST: "earliest",
           Order.LATEST: "latest"},
}  # fmt: skip
_PAIR_ORDERS: dict[Order, str] = {
    Order.HIGHEST: "较高", Order.LOWEST: "较低", Order.EARLIEST: "较早", Order.LATEST: "较晚",
}  # fmt: skip


def order_word(order: Order, language: Language, *, pair: bool = False) -> str:
    """最高 or highest; 较高 of a pair."""
    if pair and language == "zh":
        return _PAIR_ORDERS[order]
    return _ORDERS[language][order]


# Understood in a question, no longer said in an answer.
_FORMER_NAMES = frozenset({"Peking", "Canton", "Tibet", "Kumul", "Lhoka"})


def place_name(place: str | None, language: Language) -> str:
    """The place's short name, in English answers its English name with it: Meishan (眉山)."""
    if place is None:
        return "（未注明地区）" if language == "zh" else "(place not stated)"
    if language == "zh":
        return place
    found = gazetteer().by_short(place)
    english = english_place(found) if found else None
    return f"{english} ({place})" if english else place


def english_place(place: Place) -> str | None:
    """The place's English name rather than its pinyin: Inner Mongolia, Harbin, Chengdu."""
    if place.level is Level.NATIONAL:
        return "China"
    latin = [n for n in place.aliases if n[0].isascii() and n not in _FORMER_NAMES]
    # Pinyin comes first, then what English has for it, if anything.
    return next((n for n in latin if " " in n), latin[min(1, len(latin) - 1)] if latin else None)


def year_name(year: int | None, language: Language) -> str:
    """2016年 or 2016; what has no deadline says so."""
    if year is None:
        return "未写期限" if language == "zh" else "no year stated"
    return f"{year}年" if language == "zh" else str(year)


def condition(query: TargetQuery, language: Language, reading: str | None) -> str:
    """What the question asks for, in words: 2030年产业规模500亿的目标."""
    words = SENTENCES[language]
    years = words.joiner.join(map(str, query.year.years))
    # 2030年以前 bounds an amount; without one a deadline is a deadline.
    before = query.year.before and query.amount is not None and query.amount.compares
    year = (words.by_year if before else words.in_year).format(years=years) if years else ""
    groups = query.groups or ((reading,) if reading else ())
    amount = ""
    if query.amount is not None:
        amount = COMPARED[language][query.amount.comparator] + query.amount.text.strip()
    if language == "zh":
        named = [_related_zh(group) if query.related else group for group in groups]
        return f"{year}{words.joiner.join(named)}{amount}{words.target}"
    related = "related-industry " if query.related else ""
    names = [indicator_name(group, language) for group in groups]
    indicator = f" ({words.joiner.join(names)})" if names else ""
    of = f" of {amount}" if amount else ""
    return f"a {related}target{of}{year}{indicator}"


def indicator_name(group: str, language: Language) -> str:
    """The group's name, in English its English name before it: industry scale 产业规模."""
    english = english_name(group) if language == "en" else None
    return f"{english} {group}" if english else group


def _related_zh(group: str) -> str:
    return "相关产业规模" if group == INDUSTRY else f"相关产业{group}"


def noun(query: TargetQuery, count: int, language: Language) -> str:
    """城市, 省份, 区县 or 地方; cities, provinces …."""
    levels = query.levels
    if Level.CITY in levels and Level.PROVINCE not in levels:
        zh, one, many = "城市", "city", "cities"
    elif Level.PROVINCE in levels and Level.CITY not in levels:
        zh, one, many = "省份（含直辖市）", "province", "provinces"
    elif levels == frozenset({Level.COUNTY}):
        zh, one, many = "区县", "district or county", "districts and counties"
    else:
        zh, one, many = "地方", "place", "places"
    return zh if language == "zh" else (one if count == 1 else many)


def unique(items: Iterable[str]) -> list[str]:
    """Items in order, each once."""
    return list(dict.fromkeys(items))
