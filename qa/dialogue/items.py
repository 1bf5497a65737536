"""“第二条展开”: an item of the last answer, by its number, asked about in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.places import gazetteer
from qa.answer import Answer
from qa.dialogue.slots import named, place_spans
from qa.dialogue.turns import Turn

Recall = Callable[[str], Sequence[str]]
"""The items of the answer to a question, in order, as it would be answered now."""

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": -1}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_MOST_WORDS = 24  # a turn that only points at an item is short
_ZH = re.compile(
    r"第\s*(?P<n>[一二三四五六七八九十]{1,2}|\d{1,2})\s*(?P<what>[条项点个款](?!例|约)|方面|部分)"
    r"|(?P<last>最后)(?:那)?一?(?:[条项点个款]|方面)"
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
    r"展开|详细|具体|讲讲?了?|说说?了?|是|什么|内容|怎么|做法?|的|呢|吧|一下|说明|解释|介绍|看|再|请|那|把|给我|原文|点|些|麻烦|谢谢"
    r"|上面|前面|刚才|里面|列出?|要求|规定|措施|举措|任务|实施|落实|推进|有|要|应该?|我|想|了解|知道|一|这|下面|接着|和|[\s,，。?？!！]"
    r"|\b(?:tell|me|more|about|on|the|expand|explain|details?|of|what|does|say|is|show|please|and|elaborate|it|in|give)\b",
    re.IGNORECASE,
)


_OF_ITEM = re.compile(
    r"(?:由?(?:谁|哪个?(?:些|几个)?(?:单位|部门))来?(?:负责|牵头|落实|管|做)?|(?:责任|牵头)(?:单位|部门)(?:是谁|是哪.{0,4})?"
    r"|什么时候(?:完成)?|何时(?:完成)?|(?:完成)?(?:时限|期限))(?:的|呢)?"
    r"|\b(?:who|which department) (?:leads|is responsible for|is in charge of|handles|runs)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedItem:
    """An item that a turn points at: its number, -1 for the last; what it asks of it, if more
    than its contents."""

    number: int
    asking: str = ""


def asked_item(text: str) -> AskedItem | None:
    """The item of the last answer that a turn asks about, and about nothing else."""
    match = _ZH.search(text) or _EN.search(text)
    if match is None or len(text) > _MOST_WORDS * (3 if text.isascii() else 1):
        return None
    around = f"{text[: match.start()]} {text[match.end() :]}"
    asking = _OF_ITEM.search(around)
    if _NOTHING_ELSE.sub("", _OF_ITEM.sub("", around)):
        return None
    words = asking.group().strip() if asking else ""
    groups = match.groupdict()
    if groups.get("last"):
        return AskedItem(-1, words)
    if word := groups.get("word"):
        return AskedItem(_ORDINALS[word.lower()], words)
    return AskedItem(_number(groups["n"]), words)


def listed_before(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The turns up to the one whose answer an item is counted in.

    After “第四条展开”, “第二条呢” counts in the same list: the turns since then are about an item.
    """
    for at, turn in enumerate(turns):
        if at and asked_item(turn.question):
            return turns[:at]
    return turns


def item_question(
    text: str,
    asked: AskedItem,
    base: str,
    answer: str,
    recall: Recall | None = None,
) -> str | None:
    """A question about that item of the answer to ``base``; ``None`` if it has no such item.

    The items are what the answer's text quotes with numbers, else those that ``recall`` gives.
    """
    listed = {int(m["n"]): m["item"] for m in _LISTED.finditer(answer)}
    items: Sequence[str] = [listed[n] for n in sorted(listed)] if len(listed) > 1 else ()
    at = asked.number if asked.number < 0 else asked.number - 1
    if not -len(items) <= at < len(items):
        items = recall(base) if recall else ()
    if not -len(items) <= at < len(items):
        return None
    sentence = _SENTENCE.search(items[at])
    item = (sentence.group() if sentence else items[at]).strip()[:_MOST]
    places = named(base, place_spans(base))
    if text.isascii():
        head = f"{asked.asking[:1].upper()}{asked.asking[1:]}" if asked.asking else "What is in"
        return f"{head} “{item}”{' of ' + places[0] if places else ''}?"
    own = "" if gazetteer().find(item) else "".join(places[:1])
    return f"{own}{item}{asked.asking.removesuffix('呢') or '有哪些内容'}"


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
