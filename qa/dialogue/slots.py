"""Places, years and amounts of a question as spans that a follow-up can exchange."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.numerals import find_numbers
from corpus.places import gazetteer

Span = tuple[int, int]
"""Offsets ``[start, end)`` in code points."""

_LATER = re.compile(
    r"再?(?:往后|过|晚)(?P<later>.{1,2}?)年(?:后|以后)?"
    r"|(?P<after>[一二两三四五六七八九十\d]{1,2})年(?:之?后|以后)"
    r"|(?P<next>下一年|次年|后一年|转年|再下一年"
    r"|(?:the )?(?:next|following) year|(?:one|a) year later)"
    r"|(?P<before>上一年|前一年|头一年|(?:the )?(?:previous|year before"
    r"|prior) ?(?:year)?|(?:one|a) year earlier)"
    r"|(?P<english>two|three|four|five|ten|\d{1,2}) years (?:later|after that)",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(r"[“\"《][^”\"》]*[”\"》]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "两": 2}
_FIGURE = re.compile(r"[\d,，.]*\d[\d.]*\s*[十百千万亿]*|[零一二三四五六七八九十百千万亿两]{2,}")


def in_english(text: str) -> bool:
    """Whether a question is worded in English; Chinese inside quotation marks does not count."""
    around = _QUOTED.sub("", text)
    words = len(_LATIN_WORD.findall(around))
    return text.isascii() or (words > 2 and words >= len(_HAN.findall(around)))


def place_spans(text: str) -> list[Span]:
    """The places named in ``text``, in order."""
    return [(mention.start, mention.end) for mention in gazetteer().find(text)]


def year_spans(text: str) -> list[Span]:
    """The calendar years named in ``text``, in order, without 年."""
    return [(number.start, number.end) for number in find_numbers(text) if number.year]


def amount_spans(text: str) -> list[Span]:
    """The amounts named in ``text``, with their units; neither years nor ordinals."""
    return [(n.start, n.end) for n in find_numbers(text) if not n.year and not n.ordinal]


def years_of(text: str) -> list[int]:
    """The calendar years named in ``text``, in order."""
    return [int(number.value) for number in find_numbers(text) if number.year]


def replaced(text: str, spans: Iterable[Span], new: str) -> str:
    """``text`` with the first span replaced by ``new`` and the other spans cut out."""
    pieces: list[str] = []
    position = 0
    for at, (start, end) in enumerate(spans):
        pieces += [text[position:start], new if at == 0 else ""]
        position = end
    return "".join(pieces) + text[position:]


def named(text: str, spans: Sequence[Span]) -> list[str]:
    """The words at the spans, each once, in order."""
    return list(dict.fromkeys(text[start:end] for start, end in spans))


def with_years_counted(text: str, earlier: str) -> str:
    """下一年, 再往后三年 and two years later as the year that they mean after ``earlier``."""
    years = years_of(earlier)
    match = _LATER.search(text)
    if not years or match is None:
        return text
    step = -1 if match["before"] else 1
    if counted := match["later"] or match["after"] or match["english"]:
        number = _count(counted)
        if number is None:
            return text
        step = number
    year = f"{years[-1] + step}{'' if text.isascii() else '年'}"
    return f"{text[: match.start()]}{year}{text[match.end() :]}"


def with_amount(text: str, new: str) -> str:
    """``text`` with the figure of its first amount replaced by that of ``new``.

    Its unit and comparator stay unless ``new`` brings its own: 1000万人以上 becomes 900万人以上.
    """
    spans, others = amount_spans(text), amount_spans(new)
    if not spans or not others:
        return f"{text} {new}"
    old, figure = text[slice(*spans[0])], new[slice(*others[0])]
    number, unit = _FIGURE.match(old), _FIGURE.fullmatch(figure)
    kept = old[number.end() :] if number and unit else ""
    return f"{text[: spans[0][0]]}{figure}{kept}{text[spans[0][1] :]}"


def _count(words: str) -> int | None:
    if words in _WORDS:
        return _WORDS[words]
    if words.isdecimal():
        return int(words)
    numbers = find_numbers(f"{words}年")
    return int(numbers[0].value) if numbers else None
