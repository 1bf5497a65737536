"""Follow-ups with words of asking of their own: “谁牵头”, “为什么要发展”, “who leads it?”."""

from __future__ import annotations

import re

from qa.dialogue.breadth import WHICH_PLACES
from qa.dialogue.phrases import asks_duty
from qa.dialogue.slots import in_english, named, place_spans, replaced, year_spans
from qa.dialogue.subject import document_span, subject_span

# Of the subject before: its phone number, its head, its departments, the sum of it.
OF_IT = re.compile(
    r"(?:的)?(?:责任|牵头|主管|配合|参与|实施)(?:单位|部门)|负责人|联系(?:人|电话|方式)|组长"
    r"|副组长|成员(?:单位)?|总投资|总额|总量|总数|同比|比上年|比去年|占比|完成时限|时限|期限|截止时间"
)
_PRONOUN = re.compile(r"\b(?:it|them|they|that|this)\b", re.IGNORECASE)
_THERE = re.compile(r"\s*\b(?:over|up|in) there\b|\s+there(?=[\s?.!]*$)", re.IGNORECASE)
_THEN = re.compile(
    r"\s*\b(?:by|at|in) (?:then|that (?:year|time))\b|\s*\bin the same year\b", re.IGNORECASE
)
# Of those in the answer: the question goes on without these words.
_AMONG = re.compile(
    r"^(?:(?:在)?(?:其中|这里面|里面|当中|这些(?:单位|部门|城市|地方|任务|措施|举措|企业)?(?:里面?|中|当中)?)的?)+"
)
# 它的责任单位, 其牵头部门; 他们 and 该 before a noun of its own stay.
ITS = re.compile(
    r"^(?:它们?|其(?!他|它|余|中|实|次)|这个(?=的|由|归|是|有|和|跟|与)"
    r"|(?:这|该|此)一?[条项款点]|上述(?:工作|任务)?)的?"
)
_BARE = re.compile(
    r"(?:\b(?:who|which|what|when|where|why|how|is|are|was|were|will|does|did|do|has|have|the|an?|in|by|for|of|to|be"
    r"|departments?|bureaus?|agency|unit|body|year|leads?|leading|lead|responsible|charge|heads?|done|so|many|much"
    r"|large|big|deadline|due)\b|[\s?.,!])*",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:targets?|goals?|how (?:many|much|large|big))\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|year)\b", re.IGNORECASE)
_SIGNS = " ,，。.？?！!"


def carried(base: str, new: str) -> str:
    """``new``, which has words of asking, with place, year, document and subject carried on."""
    duty = asks_duty(new)
    plain = _AMONG.sub("", _THEN.sub("", _THERE.sub("", new)).strip(" ,"))
    wants_subject = subject_span(plain) is None or bool(OF_IT.match(plain))
    if its := ITS.match(plain):
        plain, wants_subject = plain[its.end() :], True
    if in_english(base) and new.isascii():
        wants_subject |= bool(_BARE.fullmatch(plain))
        return _carried_english(base, plain, wants_subject, year=not duty)
    if wants_subject and not place_spans(plain) and WHICH_PLACES.search(base):
        return f"{base.rstrip(_SIGNS)}，{plain}"
    if _PRONOUN.search(plain) and (span := subject_span(base)):
        plain, wants_subject = _PRONOUN.sub(base[slice(*span)], plain, count=1), False
    kept = opening(base, year=not duty, subject=wants_subject, besides=plain)
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
        aim = _AIM.search(base) and _WHEN.search(new)
        new = f"{new} for {'the ' if aim else ''}{base[slice(*span)]}{' target' if aim else ''}"
    for spans_of, wanted in ((place_spans, True), (year_spans, year)):
        if wanted and not spans_of(new) and (old := named(base, spans_of(base))):
            new = f"{new} in {' and '.join(old)}"
    return f"{new[:1].upper()}{new[1:]}?"


def opening(base: str, *, year: bool, subject: bool, besides: str = "") -> str:
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
