"""Amounts of a sentence with their comparators: 超500亿元, 5家以上, 3—5个, 5%左右."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.numerals import Number, find_numbers
from corpus.target_units import EXTRA_UNITS, canonical_unit
from corpus.target_view import View, inside

_JOINER = re.compile(r"(?:（个）)?\s?(?:[-—–~～－―‐]{1,2}|至|到)\s?")
_EXTRA = re.compile("|".join(map(re.escape, EXTRA_UNITS)))
_MIXED = re.compile(r"（[个家项所套台人]）|[/／][个家项所套台人]")
_MAGNITUDE = re.compile(r"[万亿]")
# What bears such a number has it for a name or a place in an order.
_NO_AIM_UNITS = frozenset("号 章 节 期 级 款 组 位 届".split())
_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s?[/／](10万|十万|千|万)")
_TIMES = {"一": Decimal(2), "两": Decimal(4), "二": Decimal(4), "三": Decimal(8)}
_MULTIPLE = re.compile(r"翻([一两二三])番")

_AT_LEAST = "不低于|不少于|不小于|不下于|不下|至少|≥|大于等于"
_AT_MOST = "不超过|不高于|不多于|不大于|≤|小于等于|最高|最多"
_MORE = "超过|突破|超出|超|逾|高于|大于|多于|＞|>"
_LESS = "低于|小于|少于|不足|＜|<"
_REACH = (
    "达到|达至|达|(?:提高|提升|增加|增长|增|扩大|上升|发展|壮大|扩容|巩固|拓展|升|扩|回升|增强)(?:到|至)|"
    "[迈跨站跃登踏][上入进]|冲刺|站稳"
)
_FALL = "(?:降|降低|下降|减少|压缩|压减|缩短|缩减|减|控制|压降)(?:到|至)|控制在|稳控在"
_NEUTRAL = (
    "每人每[月年]|人均|户均|月均|保持在|稳定在|维持在|保持|稳定|确定为|为|共|是|在|有|了|：|\\s"
)
_ABOUT = "大约|约|近|接近|左右"
_BEFORE = re.compile(
    rf"(?P<all>(?:{_AT_LEAST}|{_AT_MOST}|{_FALL}|{_REACH}|{_MORE}|{_LESS}|{_ABOUT}|{_NEUTRAL})++)$"
)
_AT_LEAST_MORE = re.compile(
    "(?:至少|不少于)再?(?:降低|下降|减少|压减|提高|提升|增长|增加|新增|新建|建设|培育)$"
)
_WORDS = [
    (re.compile(_AT_LEAST), ">="), (re.compile(_AT_MOST), "<="), (re.compile(_MORE), ">"),
    (re.compile(_LESS), "<"), (re.compile(_ABOUT), "~"), (re.compile(_FALL), "<="),
    (re.compile(_REACH), ">="),
]  # fmt: skip
_AFTER = re.compile(
    r"\s*(?:(?P<more>及以上|或以上|以上)|(?P<most>及以下|以内|以下|之内)|(?P<about>左右|上下))"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount at ``[start, end)`` of a view, comparator words included.

    Attributes:
        number_start: where the number itself begins; ``number_end`` where number and unit end.
        comparator: as in ``corpus.model.Target``; ``compared`` tells whether words state it.
        unit: canonical, ``""`` where none is written; ``unit_text`` as written.
        bare_magnitude: 百亿 or 万 without a digit.
        chinese: written in Chinese numerals.
        graded: 级 follows (千亿级).
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    value_max: Decimal | None
    comparator: str
    compared: bool
    unit: str
    unit_text: str
    bare_magnitude: bool = False
    chinese: bool = False
    graded: bool = False


def find_amounts(view: View, times: list[tuple[int, int]]) -> list[Amount]:
    """Amounts in order. Years, ordinals, dates, titles and numbers without a unit are none.

    A number of at least 万 without a unit is kept (达500亿): its unit is for the caller to tell.
    """
    ratios = [match.span() for match in _RATIO.finditer(view.plain)]
    numbers = [n for n in find_numbers(view.numbers) if not inside(n.start, times + ratios)]
    amounts = []
    i = 0
    while i < len(numbers):
        low, high = numbers[i], None
        following = numbers[i + 1] if i + 1 < len(numbers) else None
        if following and _joined(view, low, following):
            high = following
            i += 1
        i += 1
        amount = _amount(view, low, high)
        if amount is not None:
            amounts.append(amount)
    amounts.extend([*_multiples(view), *_ratios(view)])
    return sorted(amounts, key=lambda amount: amount.start)


def _joined(view: View, low: Number, high: Number) -> bool:
    """Whether the two are the ends of a range."""
    joiner = _JOINER.fullmatch(view.plain, low.end, high.start)
    return joiner is not None and (low.value < high.value or low.year)


def _amount(view: View, low: Number, high: Number | None) -> Amount | None:
    last = high or low
    if low.year or last.year or low.ordinal or inside(low.start, view.names):
        return None
    plain = view.plain
    before = plain[: low.start]
    if before.endswith(("每", "前", "第", "每百", "每千", "每万")):
        return None
    if before.endswith(("数", "几")) and not plain[low.start].isdigit():  # 数十家, not 床位数9张
        return None
    unit, end = last.unit, last.end
    if unit is None and (extra := _EXTRA.match(plain, end)):
        unit, end = extra[0], extra.end()
    if mixed := _MIXED.match(plain, end):
        end = mixed.end()
    written = plain[low.start : last.end]
    graded = "级" in written or plain[last.end : last.end + 1] == "级"
    if unit == "人" and plain.startswith("工", last.end):  # 千亿级人工智能…
        unit, end = None, last.end - 1
    if unit is None and not graded and not _MAGNITUDE.search(written):
        return None
    if written.endswith("千") and plain.startswith("瓦", last.end):  # 1500万千瓦
        low, high = _thousandth(low), _thousandth(high) if high else None
        unit, end = "千瓦", last.end + 1
    elif unit == "人" and plain.startswith("口", last.end):
        end = last.end + 1
    if unit in _NO_AIM_UNITS:
        return None
    if graded:
        unit, end = None, low.start + written.rfind("级") + 1 if "级" in written else last.end
    canonical, factor = canonical_unit(unit or "")
    number_end = end
    start, end, comparator, compared = _comparator(plain, low.start, end)
    digits = re.search(r"\d", written)
    bare = not digits and not re.search("[一二两三四五六七八九]", written)
    unit_text = re.sub(r"^[\d.,\s多余几]+", "", plain[last.start : number_end])
    return Amount(
        start, end, low.start, max(last.end, number_end),
        low.value * factor, high.value * factor if high else None,
        "range" if high else comparator, compared or high is not None,
        canonical, unit_text.strip(), bare, not digits, graded,
    )  # fmt: skip


def _thousandth(number: Number) -> Number:
    """The number without the 千 that belongs to its unit."""
    return replace(number, value=number.value / 1000)


def _comparator(plain: str, start: int, end: int) -> tuple[int, int, str, bool]:
    """Span with the comparator words, the comparator, and whether words state it."""
    symbol = "="
    if match := _BEFORE.search(plain, max(0, start - 14), start):
        words = match["all"]
        symbol = next((s for pattern, s in _WORDS if pattern.search(words)), "=")
        start = match.start() + len(words) - len(re.sub(r"^[\s：为共是在有了]+", "", words))
    if symbol == "=" and _AT_LEAST_MORE.search(plain, max(0, start - 8), start):
        symbol = ">="
    if after := _AFTER.match(plain, end):
        end = after.end()
        if after["about"]:
            symbol = "~"
        elif after["most"]:
            symbol = "<="
        elif symbol != ">":
            symbol = ">="
    elif symbol == "=" and plain[end - 1 : end + 1] and re.search("[多余]", plain[start:end]):
        symbol = ">"
    return start, end, symbol, symbol != "="


def _multiples(view: View) -> list[Amount]:
    """翻一番 is twice, 翻两番 four times."""
    return [
        Amount(*match.span(), *match.span(), _TIMES[match[1]], None, "=", True, "倍", match[0])
        for match in _MULTIPLE.finditer(view.plain)
    ]


def _ratios(view: View) -> list[Amount]:
    """9/10万, as mortality is stated; the unit is /10万."""
    found = []
    for match in _RATIO.finditer(view.plain):
        start, end, comparator, compared = _comparator(view.plain, *match.span())
        found.append(
            Amount(start, end, *match.span(), Decimal(match[1]), None, comparator, compared,
                   f"/{match[2]}", f"/{match[2]}")
        )  # fmt: skip
    return found
