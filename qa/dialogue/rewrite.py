"""A follow-up turn as a question that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.dialogue.items import asked_item, item_question
from qa.dialogue.phrases import (
    asks_duty,
    compares,
    core,
    corrected,
    cut,
    depends,
    is_talk,
    without_slots,
)
from qa.dialogue.slots import (
    amount_spans,
    named,
    place_spans,
    replaced,
    with_amount,
    with_years_counted,
    year_spans,
)
from qa.dialogue.subject import document_span, subject_span, with_subject
from qa.dialogue.turns import Turn

Recall = Callable[[str], Sequence[str]]
"""The items of the answer to a question, in order, as it would be answered now."""

_TURNS_BACK = 4
_ASKS = re.compile(
    r"谁|哪|什么|啥|何(?!时)|何时|有没有|有无|多少|几(?=[个家项条座人种名所处百千万年])|多大|多高|多长|怎么|怎样|如何|吗|是否"
    r"|\b(?:who|which|what|when|where|why|how|is|are|was|does|did|do|will)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:再|更)?(?:详细|具体|展开)(?:一?点|一?些|地)?(?:说说?|讲讲?|介绍|解释)?(?:一?下)?(?:内容)?|展开(?:说说|讲讲)?|继续说?|还有呢|详情"
    r"|(?:tell me )?more(?: details?)?(?: about (?:it|that))?|in (?:more )?detail|go on|elaborate",
    re.IGNORECASE,
)
# Of the subject before: its phone number, its head, its departments, the sum of it.
_OF_IT = re.compile(
    r"(?:的)?(?:责任|牵头|主管|配合|参与|实施)(?:单位|部门)|负责人|联系(?:人|电话|方式)|组长"
    r"|副组长|成员(?:单位)?|总投资|总额|总量|总数|同比|比上年|比去年|占比|完成时限|时限|期限|截止时间"
)
_BOTH = re.compile(
    r"两者|二者|两地|两个?(?:地方|城市|市|省)|这两[个家]|它们|\b(?:them|the two|both)\b",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"^(?:请|帮我)?(?:比较|对比)(?:一下)?|\b(?:compare|difference between)\s*", re.IGNORECASE
)
_WHICH_PLACES = re.compile(
    r"(?:哪些|哪个|哪几个)(?:城市|省份?|地区|地方|地市)"
    r"|\bwhich (?:cities|city|provinces?|places?)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:it|them|they|that|this)\b", re.IGNORECASE)
_THERE = re.compile(r"\s*\b(?:over|up|in) there\b|\s+there(?=[\s?.!]*$)", re.IGNORECASE)
_THEN = re.compile(
    r"\s*\b(?:by|at|in) (?:then|that (?:year|time))\b|\s*\bin the same year\b", re.IGNORECASE
)
_COMPARATOR = re.compile(
    r"[的大小高低超突破过达到不少于等以上下内左右至是]|亿|元|\b(?:over|above|at least|more than"
    r"|less than|under|below|or more)\b",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^的|(?<=\w)那个|方面$|^(?:the|for the|an?)\b ?", re.IGNORECASE)
_SIGNS = " ,，。.？?！!"


def standalone_question(text: str, history: Sequence[Turn], recall: Recall | None = None) -> str:
    """``text`` with what it leaves out taken from the questions before it.

    A place, year, amount or subject that the follow-up names takes the place of the earlier
    one of its kind; the rest of the earlier question is kept. A question that stands on its
    own, small talk too, is returned as it is.

    Args:
        text: the turn as typed.
        history: earlier turns, oldest first.
        recall: gives the items of an earlier answer whose text does not list them.
    """
    text = text.strip()
    earlier = [turn for turn in history if turn.question.strip() and not is_talk(turn.question)]
    if not earlier or not text:
        return text
    # The topic may stand several short turns back (“那2025年呢?”, “那成都呢?”).
    before = earlier[:-1][-_TURNS_BACK:]
    if (number := asked_item(text)) is not None:
        base = standalone_question(earlier[-1].question, before, recall)
        return item_question(text, number, base, earlier[-1].answer, recall) or text
    if not depends(text):
        return text
    base = standalone_question(earlier[-1].question, before, recall)
    if _BOTH.search(text) and len(named(base, place_spans(base))) < 2:
        return _both(base, [turn.question for turn in before]) or f"{base} {text}"
    if correction := corrected(text):
        return _corrected(base, *correction)
    return _merged(base, with_years_counted(core(text), base), text)


def _merged(base: str, new: str, text: str) -> str:
    """The earlier question with the parts that ``new``, the core of ``text``, brings."""
    places, years = place_spans(new), year_spans(new)
    if compares(text) and (places or years):
        return _compared(base, new)
    rest = without_slots(new).strip(_SIGNS)
    if _MORE.fullmatch(new) or (not rest and not places and not years and not _ASKS.search(new)):
        return base
    if not rest and (places or years):
        return _slotted(base, new)
    if _ASKS.search(new):
        return _carried(base, new)
    slotted = _slotted(base, new)
    if amount_spans(rest) and not _COMPARATOR.sub("", cut(rest, amount_spans(rest))).strip(_SIGNS):
        return with_amount(slotted, rest)
    if _OF_IT.match(rest):
        return f"{_opening(slotted, year=not asks_duty(rest), subject=True)}{rest}"
    rest = _DECORATION.sub("", rest)
    return with_subject(slotted, rest) or f"{slotted} {rest}"


def _corrected(base: str, old: str, new: str) -> str:
    """The earlier question with ``old`` taken back for ``new``."""
    if old and old in base:
        return base.replace(old, new, 1)
    return _merged(base, new, new)


def _slotted(base: str, new: str) -> str:
    """The earlier question for the places and years that ``new`` names."""
    base = _COMPARING.sub("", base)
    for spans_of, is_year in ((place_spans, False), (year_spans, True)):
        spans = spans_of(new)
        if not spans:
            continue
        wanted = named(new, spans)
        word = ("、" if not base.isascii() else " and ").join(wanted)
        if old := spans_of(base):
            word += "年" if word.isdecimal() and base[slice(*old[0])].endswith("年") else ""
            base = replaced(base, old, word)
        elif not is_year and _WHICH_PLACES.search(base):
            base = _WHICH_PLACES.sub(word, base, count=1)
        elif base.isascii():
            base = f"{base.rstrip(_SIGNS)} in {word}?"
        else:
            base = f"{word}{'年' if is_year and word.isdecimal() else ''}{base}"
    return base


def _compared(base: str, new: str) -> str:
    """The earlier question for its place, or its year, and the one that ``new`` names."""
    spans_of = place_spans if place_spans(new) else year_spans
    base = _COMPARING.sub("", base)
    spans = spans_of(base)
    if not spans:
        return f"{base} {new}"
    both = dict.fromkeys([*named(base, spans), *named(new, spans_of(new))])
    if base.isascii():
        return f"Compare {replaced(base, spans, ' and '.join(both))}"
    return f"比较{replaced(base, spans, '和'.join(both))}"


def _both(base: str, before: Sequence[str]) -> str | None:
    """The earlier question for its place and the last other one."""
    for question in reversed(before) if place_spans(base) else ():
        if others := [n for n in named(question, place_spans(question)) if n not in base]:
            # In the order in which they came up.
            return _compared(_slotted(base, others[0]), base[slice(*place_spans(base)[0])])
    return None


def _carried(base: str, new: str) -> str:
    """``new``, which has words of asking, with place, year, document and subject carried on."""
    duty = asks_duty(new)
    plain = _THEN.sub("", _THERE.sub("", new)).strip(" ,")
    wants_subject = subject_span(plain) is None or bool(_OF_IT.match(plain))
    if base.isascii() and new.isascii():
        return _carried_english(base, plain, wants_subject, year=not duty)
    if _PRONOUN.search(plain) and (span := subject_span(base)):
        plain, wants_subject = _PRONOUN.sub(base[slice(*span)], plain, count=1), False
    kept = _opening(base, year=not duty, subject=wants_subject, besides=plain)
    if wants_subject and (places := place_spans(plain)):
        kept = f"{''.join(named(plain, places))}{kept}"
        plain = replaced(plain, places, "")
    return f"{kept}{' ' if plain[:1].isascii() and kept else ''}{plain}"


def _carried_english(base: str, new: str, wants_subject: bool, *, year: bool) -> str:
    new = new.rstrip(_SIGNS)
    span = subject_span(base)
    if span and _PRONOUN.search(new):
        new = _PRONOUN.sub(base[slice(*span)], new, count=1)
    elif span and wants_subject:
        new = f"{new} for {base[slice(*span)]}"
    for spans_of, wanted in ((place_spans, True), (year_spans, year)):
        if wanted and not spans_of(new) and (old := named(base, spans_of(base))):
            new = f"{new} in {' and '.join(old)}"
    return f"{new[:1].upper()}{new[1:]}?"


def _opening(base: str, *, year: bool, subject: bool, besides: str = "") -> str:
    """Place, year, document and subject of ``base`` in its own words and order.

    What ``besides`` names itself is left out.
    """
    spans = [] if place_spans(besides) else place_spans(base)
    if year and not year_spans(besides):
        spans += [(s, e + base[e:].startswith("年")) for s, e in year_spans(base)]
    if not document_span(besides) and (found := document_span(base)):
        spans.append(found)
    if subject and (found := subject_span(base)):
        spans.append(found)
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        pieces.append(base[max(start, position) : end])
        position = max(position, end)
    separator = " " if any(piece.isascii() and piece.isalpha() for piece in pieces) else ""
    return separator.join(piece for piece in pieces if piece)
