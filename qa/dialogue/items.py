"""“第二条展开”: an item of the last answer, by its number, asked about in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.places import gazetteer
from qa.answer import Answer
from qa.dialogue.slots import named, place_spans

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_MOST_WORDS = 24  # a turn that only points at an item is short
_ZH = re.compile(
    r"第\s*(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2})\s*(?P<what>[条项点个款](?!例|约)|方面|部分)"
    r"|(?P<last>最后)一?(?:[条项点个款]|方面)"
)
_EN = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|fifth|sixth|last) (?:one|item|point|measure|task)"
    r"|(?:item|point|number|no\.?) ?(?P<n>\d{1,2}))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"“(?P<item>[^”]{2,300})”[^“”\[\]]{0,12}\[(?P<n>\d{1,3})\]")
_SENTENCE = re.compile(r"[^。；;!！?？\n]+")
_MOST = 60  # characters of a passage that stand for it
_NOTHING_ELSE = re.compile(
    r"展开|详细|具体|讲了?|说了?|是|什么|内容|怎么|的|呢|吧|一下|说明|解释|介绍|看|再|请|那|把|给我|原文|点|些|[\s,，。?？!！]"
    r"|\b(?:tell|me|more|about|on|the|expand|explain|details?|of|what|does|say|is|show|please|and|elaborate|it|in|give)\b",
    re.IGNORECASE,
)


def asked_item(text: str) -> int | None:
    """The number of the item that a turn asks about and of nothing else; -1 for the last."""
    match = _ZH.search(text) or _EN.search(text)
    if match is None or len(text) > _MOST_WORDS * (3 if text.isascii() else 1):
        return None
    if _NOTHING_ELSE.sub("", text[: match.start()] + text[match.end() :]):
        return None
    groups = match.groupdict()
    if groups.get("last"):
        return -1
    if word := groups.get("word"):
        return _ORDINALS[word.lower()]
    return _number(groups["n"])


def item_question(
    text: str,
    number: int,
    base: str,
    answer: str,
    recall: Callable[[str], Sequence[str]] | None = None,
) -> str | None:
    """A question about that item of the answer to ``base``; ``None`` if it has no such item.

    The items are what the answer's text quotes with numbers, else those that ``recall`` gives.
    """
    listed = {int(m["n"]): m["item"] for m in _LISTED.finditer(answer)}
    items: Sequence[str] = [listed[n] for n in sorted(listed)] if len(listed) > 1 else ()
    at = number if number < 0 else number - 1
    if not -len(items) <= at < len(items):
        items = recall(base) if recall else ()
    if not -len(items) <= at < len(items):
        return None
    sentence = _SENTENCE.search(items[at])
    item = (sentence.group() if sentence else items[at]).strip()[:_MOST]
    places = named(base, place_spans(base))
    if text.isascii():
        return f"What is in “{item}”{' of ' + places[0] if places else ''}?"
    own = bool(gazetteer().find(item))
    return f"{'' if own else ''.join(places[:1])}{item}有哪些内容"


def items_of(answer: Answer) -> list[str]:
    """What an answer lists: its rows' items, else its cited sentences."""
    rows = answer.table["rows"] if answer.table else []
    if rows and all("item" in row for row in rows):
        return [str(row["item"]) for row in rows]
    return [c.text[slice(*c.highlights[0])] if c.highlights else c.text for c in answer.citations]


def _number(written: str) -> int:
    """1 to 99 in figures or Chinese numerals."""
    if written.isdecimal():
        return int(written)
    if len(written) == 1:
        return _DIGITS[written]
    tens, ones = (10, _DIGITS[written[1]]) if written[0] == "十" else (_DIGITS[written[0]] * 10, 0)
    return tens + ones
