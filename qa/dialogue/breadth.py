"""Follow-ups that ask of more places, of fewer, or which of them comes first.

“其他城市呢”, “只看省级的”, “里面最高的是哪个”, “which one is bigger?”, “再加上安徽”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.dialogue.slots import (
    in_english,
    named,
    place_spans,
    replaced,
    year_spans,
    years_of,
)
from qa.dialogue.subject import subject_span

WHICH_PLACES = re.compile(
    r"(?:哪些|哪个|哪几个)(?P<zh>城市|省份|省|地区|地方|地市|直辖市|区县|市(?![场民级属委局政]))"
    r"|\b(?:which|what) (?P<en>cities|city|provinces?|places?|municipalit(?:y|ies)"
    r"|regions?|counties)\b",
    re.IGNORECASE,
)
_WIDER = re.compile(
    r"(?:(?:所有|其他|其它|其余|别的|各个?|全部|剩下)的?(?P<a>城市|省份|地区|地方|地市|省|市|地)?(?:的|都)?(?:有[吗没]?有?)?"
    r"|(?:全国|全省|总共|一共|都)*(?:有|都有)?哪些(?P<b>城市|省份|地区|地方|地市|省|市)(?:也)?(?:有|是这样|这么做)?(?:的)?)"
    r"|(?:(?:all|which|what|any) )?(?:the )?(?:other|others|all|remaining)(?: (?:the|of them))?"
    r"(?: (?P<c>cities|places|provinces|regions))?(?: too| as well)?"
    r"|everywhere(?: else)?|elsewhere|anywhere else",
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(
    r"(?:这几年|历年|各年|每年|近几年|近年来?|其[他它]年份?|别的年份?|哪些年份?)(?:的|都|分别|有|各)*(?:是)?(?:多少|情况|怎么样)?"
    r"|(?:and )?(?:in )?(?:all|every|each|the other) years?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?P<zh>省级|省份?|市级|地级市|城市|直辖市|区县|区级|县级)(?:里面?|中|层面|当中)?的?(?:情况|目标)?"
    r"(?:[,，].{0,8}(?:不看|不要|除外|不算|不用))?"
    r"|(?:(?:the|direct|those|at|level|of) )*(?P<en>provinces|cities|municipalities"
    r"|counties)(?: only| level)*",
    re.IGNORECASE,
)
_NOUNS = {
    "省": "省份", "省级": "省份", "市级": "城市", "市": "城市", "地": "地方",
    "地级市": "城市", "区级": "区县", "县级": "区县",
}  # fmt: skip
_WHICH_ZH = r"(?:谁|哪里|哪儿|哪一?[个家座]?(?:城市|省份?|地方|市|年)?)"
_RANKED = re.compile(
    rf"(?:(?:其中|里面|当中|这里面|这些(?:城市|地方|省份?)?[里中]?面?)的?)?(?P<before>{_WHICH_ZH})?(?:的)?"
    rf"(?:数量|目标|规模|指标|定得|要求)?(?:是)?(?P<how>[最更](?:高|大|多|低|小|少|早|晚|快|慢))一?[点些]?(?:的)?(?:是)?"
    rf"(?P<after>{_WHICH_ZH})?"
    r"|(?:which|who|what)(?: (?:one|city|province|place|year|target))?"
    r"(?: of (?:them|these|those|the two))?"
    r" (?:is|has|sets?|comes)(?: the)? (?P<english>\w+(?:er|est)|more|most|first)"
    r"(?: (?:one|target|goal))?",
    re.IGNORECASE,
)
_YEAR_ASKED = re.compile(r"哪一?年|\bwhich year\b", re.IGNORECASE)
_ADDED = re.compile(
    r"(?:再|也)?(?:加上?|算上|带上|加入|放进来|一起|一块儿?|比一?比?|进来|把)|\b(?:add|include|plus)\b|[也都再与和跟把\s,，、]",
    re.IGNORECASE,
)
_ADDS = re.compile(r"加上?|算上|带上|加入|一起|\b(?:add|include|plus)\b", re.IGNORECASE)
_COMPARING = re.compile(
    r"^(?:请|帮我)?(?:比较|对比)(?:一下)?|\b(?:compare|difference between)\s*", re.IGNORECASE
)
_BOTH = re.compile(
    r"两者|二者|两地|两[个家部份边](?:地方|城市|市|省|文件)?|这两[个家部份]|它们"
    r"|\b(?:them|the two|both)\b",
    re.IGNORECASE,
)
_OF_BOTH = re.compile(r"\b(?:the two|them|both)\b", re.IGNORECASE)
_ONLY_COMPARE = re.compile(
    r"(?:那?就?)?(?:比较|对比|比|compare)\s*(?:一?下|一?比)?(?:看看)?[\s?？。]*", re.IGNORECASE
)
_WHICH_OF = re.compile(
    r"\b(?:which|who|do|does|are|is|have)\b.*\b(?:the two|them|both)\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"(?:分别)?(?:是|为|有|达到?)?(?:多少|多大|多高|几何)[^。？?]{0,3}[?？。]?$")
_HOW_MUCH_ENGLISH = re.compile(
    r"\b(?:how (?:much|many|large|big)|targets?|goals?)\b", re.IGNORECASE
)
_HOW = re.compile(r"(?:是)?(?:怎么|如何|怎样)|(?:有没)(?=有)")
_MEASURES = re.compile(
    r"\b(?:measures?|steps|polic(?:y|ies)|support\w*|promot\w*|develop\w*)\b", re.IGNORECASE
)
_PART = re.compile(
    r"^(?:其中|里面|当中|这里面|只看|只要|仅看|只列|只算)的?(?P<what>[^?？]{2,16}?)的?$"
)
_LISTED = re.compile(
    r"(?:的)?(?:有|负责)(?:哪些|什么)(?P<noun>[\u4e00-\u9fff]{2,4})(?P<end>[?？。]?)$"
)
_LISTED_NOUN = re.compile(
    r"(?:的)?(?P<noun>任务|举措|措施|职责|项目|工作|内容|规定)(?:有哪些|有什么|是什么)(?P<end>[?？。]?)$"
)


def over_places(base: str, new: str, text: str, before: Sequence[str]) -> str | None:
    """The earlier question for more or fewer places, or which of its places comes first.

    Args:
        base: the question before, on its own.
        new: the turn without courtesy and linking words.
        text: the turn as typed.
        before: the questions before ``base``.

    Returns:
        ``None`` if the turn asks for nothing of that kind.
    """
    if wider := _WIDER.fullmatch(new.strip("?？ ")):
        return _widened(base, next((g for g in wider.groups() if g), ""))
    if _EVERY_YEAR.fullmatch(new.strip("?？ ")) and (years := year_spans(base)):
        every = replaced(base, [(s, e + base[e:].startswith("年")) for s, e in years], "历年")
        return every if not in_english(base) else replaced(base, years, "every year")
    if (level := _LEVEL.fullmatch(new.strip("?？ "))) and WHICH_PLACES.search(base):
        return _renamed(base, level["zh"] or level["en"])
    if ranked := _RANKED.fullmatch(new.strip("?？ ")):
        return _ranked(base, ranked, before)
    places = place_spans(new)
    if places and _ADDS.search(text) and not _ADDED.sub("", replaced(new, places, "")):
        return compared(base, new)
    return _part(base, text) if not places else None


def compared(base: str, new: str) -> str:
    """The earlier question for its place, or its year, and the one that ``new`` names."""
    spans_of = place_spans if place_spans(new) else year_spans
    base = _COMPARING.sub("", base)
    spans = spans_of(base)
    if not spans:
        return f"{base} {new}"
    both = list(dict.fromkeys([*named(base, spans), *named(new, spans_of(new))]))
    if in_english(base):
        return _compared_english(base, both, by_place=spans_of is place_spans)
    # A list of places is one piece of the question, however many it has.
    first, last = spans[0][0], spans[-1][1]
    joined = "、".join(both[:-1]) + "和" + both[-1]
    near = all(b - a <= 2 for (_, a), (b, _) in pairwise(spans))
    merged = base[:first] + joined + base[last:] if near else replaced(base, spans, joined)
    return f"比较{merged}"


def _both_places(base: str, before: Sequence[str]) -> str | None:
    """The earlier question for its place and the last other one, in the order they came up."""
    spans = place_spans(base)
    for question in reversed(before) if spans else ():
        if others := [n for n in named(question, place_spans(question)) if n not in base]:
            return compared(replaced(base, spans, others[0]), base[slice(*spans[0])])
    return None


def asks_of_both(text: str, new: str) -> bool:
    """Whether a turn, with ``new`` as its core, speaks of the two that came up."""
    return bool(_BOTH.search(text) or _ONLY_COMPARE.fullmatch(new))


def of_both(base: str, text: str, before: Sequence[str]) -> str:
    """What a turn asks of the two places that came up."""
    if len(named(base, place_spans(base))) > 1:
        return base if _COMPARING.search(base) else f"比较{base}"
    together = _both_places(base, before)
    if together and text.isascii() and _WHICH_OF.search(text):
        return _OF_BOTH.sub(" and ".join(named(together, place_spans(together))), text, count=1)
    return together or f"{base} {text}"


def _widened(base: str, noun: str) -> str | None:
    if WHICH_PLACES.search(base):
        return _renamed(base, noun) if noun else base
    spans = place_spans(base)
    if not spans:
        return None
    if in_english(base):
        span = subject_span(base)
        years = " and ".join(named(base, year_spans(base)))
        kind = "measures" if _MEASURES.search(base) else "a target"
        what = f" {kind} for {base[slice(*span)]}" if span else f" {kind}"
        return f"Which {noun or 'cities'} have{what}{' by ' + years if years else ''}?"
    asked = _HOW.sub("", replaced(base, spans, f"哪些{_NOUNS.get(noun, noun) or '地方'}"))
    return asked if asked != base else None


def _renamed(base: str, noun: str) -> str:
    """A list over places as one over places of this kind."""
    if in_english(base):
        return WHICH_PLACES.sub(f"Which {noun.lower()}", base, count=1)
    return WHICH_PLACES.sub(f"哪些{_NOUNS.get(noun, noun)}", base, count=1)


def _ranked(base: str, match: re.Match[str], before: Sequence[str]) -> str | None:
    """Which of the places, or of the years, in question has the most."""
    if _YEAR_ASKED.search(match.group()):
        earlier = [q for q in reversed(before) if set(years_of(q)) - set(years_of(base))]
        return compared(earlier[0], base) if years_of(base) and earlier else None
    how = match["how"] or match["english"]
    listed = WHICH_PLACES.search(base)
    span = subject_span(base)
    years = named(base, year_spans(base))
    if listed and in_english(base):
        best = re.sub(r"(?<=[a-z])er$", "est", how).replace("more", "most")
        subject = f" {base[slice(*span)]}" if span else ""
        place = (listed["en"] or "city").replace("cities", "city").rstrip("s")
        return f"Which {place} has the {best}{subject} target{' by ' + years[0] if years else ''}?"
    if listed:
        year = f"{years[0].removesuffix('年')}年" if years else ""
        subject = base[slice(*span)] if span else ""
        return f"{year}{subject}最{how[1:]}的是哪个{listed['zh'] or '城市'}"
    pair = base if len(named(base, place_spans(base))) > 1 else _both_places(base, before)
    if pair is None:
        return None
    return pair if in_english(pair) else f"{_HOW_MUCH.sub('', _COMPARING.sub('', pair))}哪个{how}"


def _compared_english(base: str, both: Sequence[str], *, by_place: bool) -> str:
    span = subject_span(base)
    joined = " and ".join(both)
    if span is None or not by_place:
        spans = place_spans(base) if by_place else year_spans(base)
        return f"Compare {replaced(base, spans, joined)}"
    years = " and ".join(named(base, year_spans(base)))
    what = base[slice(*span)]
    topic = f"{what} target" if _HOW_MUCH_ENGLISH.search(base) else f"measures for {what}"
    return f"Compare {joined}: {topic}{' in ' + years if years else ''}"


def _part(base: str, text: str) -> str | None:
    """A list narrowed to what a word names: 其中人工智能的, 只看牵头的."""
    part = _PART.match(text.strip("。 "))
    listed = _LISTED.search(base) or _LISTED_NOUN.search(base)
    if part is None or listed is None or year_spans(text):
        return None
    return f"{base[: listed.start()]}{part['what']}的{listed['noun']}有哪些{listed['end']}"
