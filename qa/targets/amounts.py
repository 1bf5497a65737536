"""Amounts in questions and whether a target's value satisfies them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.model import Target
from corpus.numerals import Number, find_numbers
from corpus.target_units import canonical_unit

_TIME_UNITS = frozenset(
    {"年", "月", "日", "天", "个月", "期", "号", "小时", "分钟", "工作日", "岁"}
)
LARGE = Decimal(10) ** 8  # a bare number of this size is an amount of money
_ABOUT = Decimal("0.1")  # how far from “about 1,000” a value may be
_TENTHS = re.compile("([一二三四五六七八九两1-9])成(?!立|为|果|都|员|长|效|本|型|熟|功|就|套|交)")
# Units that stand in questions only; what counts in Chinese has its measure word.
_SPOKEN_UNITS = (
    ("斤", re.compile(r"\s*(?:jin|catt(?:y|ies))\b", re.IGNORECASE)),
    ("吨", re.compile(r"\s*(?:metric )?(?:tons?|tonnes)\b", re.IGNORECASE)),
    (
        "人",
        re.compile(
            r"\s*(?:new |urban )*(?:jobs|people|persons|workers)\b|个(?:就业"
            r"|工作)?岗位",
            re.IGNORECASE,
        ),
    ),
    (
        "%",
        re.compile(
            r"\s*(?:个?(?:百分)?点(?!名|位)|percentage points?"
            r"|points?\b)",
            re.IGNORECASE,
        ),
    ),
)
# 两位数, double-digit: a range without a number of its own.
_PLACES = (
    (Decimal(0), re.compile(r"个位数|\bsingle[- ]digits?\b", re.IGNORECASE)),
    (Decimal(10), re.compile(r"(?:两|二|双)位数|\bdouble[- ]digits?\b", re.IGNORECASE)),
    (Decimal(100), re.compile(r"三位数|\b(?:triple|three)[- ]digits?\b", re.IGNORECASE)),
)
_NEXT_BELOW = Decimal("0.001")
_COMMA = {ord("，"): "；"}
# 多少亿元, 哪两家, how many billion: the number is what is asked for.
_ASKED = re.compile(r"(?:多少|[几哪]|\bhow many|\bin)\s*$", re.IGNORECASE)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", start=1)} | {"两": 2}

# Words before (ending at the number) and after it, tried in this order.
_BEFORE = (
    ("<=", r"不(?:超过|高于|多于|大于)|至多|最多|at most|no(?:t)? more than|up to|within"),
    (">=", r"不(?:低于|少于|小于|下于)|至少|起码|最少|达到或超过|at least|not? below"
           r"|not? (?:less|fewer) than|(?:a )?minimum(?: of)?|上"),
    (">", r"(?<!不)过|破|超出|超|大于|高于|多于|more than|over|above|exceed(?:s|ing)?|beyond"
          r"|(?:greater|higher|larger|bigger) than|upwards of"),
    ("<", r"低于|少于|不到|不足|不及|小于|(?:less|fewer|lower|smaller) than|below|under"),
    ("~", r"大约|约|大概|差不多|about|around|approximately|roughly|some|nearly"),
)  # fmt: skip
_AFTER = (
    (">=", r"(?:左右|上下)?(?:及|或者?)?(?:以上|更多|更高)|级(?!别)|\+|起步"
           r"|(?:yuan|rmb|%|percent)?\s*(?:or|and) (?:more|above|higher|over|greater|larger)"),
    ("<=", r"(?:及|或)?以[下内]|(?:or|and) (?:less|below|lower|fewer|under)"),
    ("~", r"左右|上下|or so"),
)  # fmt: skip
_BEFORE_PATTERNS = tuple(
    (sign, re.compile(rf"(?:{words})[\s“”\"]*$", re.IGNORECASE)) for sign, words in _BEFORE
)
_AFTER_PATTERNS = tuple(
    (sign, re.compile(rf"\s*(?:{words})", re.IGNORECASE)) for sign, words in _AFTER
)
# 比国务院七成还高: more than the number itself, whatever its own comparator.
_THAN = re.compile(r"比[^，。,]{0,12}$")
_HIGHER = re.compile(r"[^，。,]{0,4}(?:还|更|要)?(?:高|多|大)")
_LOWER = re.compile(r"[^，。,]{0,4}(?:还|更|要)?(?:低|少|小)")


@dataclass(frozen=True, slots=True)
class AmountWish:
    """An amount in a question.

    Attributes:
        value: in canonical units; ``value_max`` ends a range.
        unit: canonical, ``None`` if none is written.
        comparator: ``=`` by default; ``>=``, ``>``, ``<=``, ``<``, ``~`` or ``range``.
        strict: “higher than 70%” of a value itself: 超过70% is no higher.
        text: as written.
    """

    value: Decimal
    unit: str | None = None
    comparator: str = "="
    value_max: Decimal | None = None
    strict: bool = False
    text: str = ""

    @property
    def compares(self) -> bool:
        """Whether the question compares, so that every satisfying value answers it."""
        return self.comparator != "="

    def same_unit(self, target: Target) -> bool:
        """Whether the units can be the same; a bare large number is money."""
        if self.unit is None:
            return target.unit == "元" if self.value >= LARGE else target.unit != "元"
        return target.unit == self.unit

    def reached_by(self, target: Target) -> bool:
        """Whether the target names this number or wants more."""
        more = target.value >= self.value and self.same_unit(target)
        return more or self.equals(target)

    def equals(self, target: Target) -> bool:
        """Whether the target names this number, whatever its comparator."""
        named = (target.value, target.value_max, target.stretch)
        return self.value in named and self.same_unit(target)

    def satisfied_by(self, target: Target) -> bool:
        """Whether the target's value is as the question wants it."""
        if not self.same_unit(target):
            return False
        value, equal = target.value, target.value == self.value
        match self.comparator:
            case ">=":
                return value >= self.value
            case ">":
                return value > self.value or (
                    equal and target.comparator == ">" and not self.strict
                )
            case "<=":
                return (target.value_max or value) <= self.value
            case "<":
                return value < self.value or (
                    equal and target.comparator == "<" and not self.strict
                )
            case "~" if self.unit == "%":
                return self.equals(target)  # 8%左右 is a figure as documents write it
            case "~":
                return abs(value - self.value) <= self.value * _ABOUT
            case "range":
                return self.value <= value <= (self.value_max or self.value)
            case _:
                return self.equals(target)

    def exceeded_by(self, target: Target) -> bool:
        """Whether the target wants more than this number."""
        return target.value > self.value and self.same_unit(target)


@lru_cache(maxsize=1024)
def amount_wish(text: str) -> AmountWish | None:
    """The amount that a question names, the first if there are several.

    Durations, dates and ordinals are none. Two numbers of one unit joined by a dash make a
    range.
    """
    for least, words in _PLACES:
        if match := words.search(text):
            most = max(least, Decimal(1)) * 10 - _NEXT_BELOW
            return AmountWish(least, None, "range", most, text=match[0])
    numbers = amounts_in(text)
    if not numbers:
        return None
    first = numbers[0]
    value, unit = canonical(first)
    if len(numbers) > 1 and re.fullmatch(
        r"\s?(?:[-—–~～至到]+|to|and)\s?", text[first.end : numbers[1].start]
    ):
        top, _ = canonical(numbers[1])
        written = text[first.start : numbers[1].end]
        return AmountWish(value, unit, "range", top, text=written)
    sign, strict = _comparator(text, first)
    return AmountWish(value, unit, sign, strict=strict, text=text[first.start : first.end])


def numbers_in(text: str) -> list[Number]:
    """The numbers of a text whose clauses a full-width comma may part: 哈尔滨，2023."""
    return find_numbers(text.translate(_COMMA))


def amounts_in(text: str) -> list[Number]:
    """The numbers of a question that can be a target's value, 七成 (70%) included."""
    found = [n for n in numbers_in(text) if not n.year and not n.ordinal]
    found = [_with_unit(n, text) for n in found]
    found = [n for n in found if n.unit not in _TIME_UNITS and not _ASKED.search(text[: n.start])]
    for match in _TENTHS.finditer(text):
        digit = match[1]
        value = Decimal(10 * (int(digit) if digit.isdigit() else _DIGITS[digit]))
        if not _overlaps(match.span(), found):
            found.append(Number(match.start(), match.end(), value, "%"))
    return sorted(found, key=lambda number: number.start)


def _with_unit(number: Number, text: str) -> Number:
    """The number with the unit that is spoken after it: 8个点, 1.3 trillion jin."""
    if number.unit not in (None, "个"):
        return number
    end = number.end - 1 if number.unit == "个" and text[number.end - 1] == "个" else number.end
    for unit, words in _SPOKEN_UNITS:
        if match := words.match(text, end):
            return replace(number, end=match.end(), unit=unit)
    return number


def canonical(number: Number) -> tuple[Decimal, str | None]:
    """Value and unit of a number as targets have them."""
    if number.unit is None:
        return number.value, None
    unit, factor = canonical_unit(number.unit)
    return number.value * factor, unit


def _overlaps(span: tuple[int, int], numbers: Iterable[Number]) -> bool:
    return any(n.start < span[1] and span[0] < n.end for n in numbers)


def _comparator(text: str, number: Number) -> tuple[str, bool]:
    """Comparator of the number in its question and whether it is strict."""
    before, after = text[: number.start], text[number.end :]
    if _THAN.search(before):
        if _HIGHER.match(after):
            return ">", True
        if _LOWER.match(after):
            return "<", True
    if text[number.start : number.end].endswith("级"):
        return ">=", False
    for sign, pattern in (*_AFTER_PATTERNS[:2], *_BEFORE_PATTERNS, *_AFTER_PATTERNS[2:]):
        place = (
            pattern.match(after) if (sign, pattern) in _AFTER_PATTERNS else pattern.search(before)
        )
        if place:
            return sign, False
    return "=", False
