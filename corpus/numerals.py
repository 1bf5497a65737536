"""Numbers in Chinese and English text as values with units.

500亿元, 五百亿, ５００亿 and 50 billion yuan are the same amount; 2025年 and 二〇二五年 the same
year. Pure standard library; offsets refer to the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from corpus.numeral_words import (
    CHINESE_DIGITS,
    ENGLISH_SCALES,
    MAGNITUDES,
    UNITS,
    parse_chinese,
    parse_english_words,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)`` of the text, its magnitude and unit included.

    Attributes:
        start: first character.
        end: one past the last character.
        value: the value in units: 500亿元 is 50000000000 元, 5% is 5 %.
        unit: canonical unit (元, %, 人, 个, …), ``None`` where none is written.
        year: whether it is a calendar year; the unit is ``None`` then.
        ordinal: whether 第 stands before it (第三条).
    """

    start: int
    end: int
    value: Decimal
    unit: str | None = None
    year: bool = False
    ordinal: bool = False


_WIDE = {ord("０") + i: str(i) for i in range(10)} | {
    ord("．"): ".", ord("％"): "%", ord("￥"): "¥", ord("〇"): "〇",
    ord("○"): "〇", ord("◯"): "〇",
}  # fmt: skip
_MAG = "[十百千万亿兆]+"
_ENGLISH_WORD = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|hundred|thousand|million|billion|trillion"
)
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
# The lookahead lets most characters of running text fail at once.
_NUMBER = re.compile(
    rf"""
    (?=[第¥$\dA-Za-z零〇{CHINESE_DIGITS}十百千万亿])
    (?P<ordinal>第\s?)?
    (?P<currency>(?:(?<![A-Za-z])(?:RMB|CNY|USD|US\$)|[¥$])\s?)?
    (?P<permille>(?:百|千)分之)?
    (?:
      (?P<digits>(?<![A-Za-z0-9_])(?<!\d[.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)
      (?:\s?[多余几]?\s?(?P<magnitude>{_MAG})(?:多|余)?
        |[\s-]?(?P<scale>{"|".join(ENGLISH_SCALES)})(?![A-Za-z]))?
      |
      (?P<chinese>[零〇{CHINESE_DIGITS}十百千万亿]+(?:点[零〇{CHINESE_DIGITS}]+[万亿]*)?)
      (?P<more>[多余](?P<after>[万亿]*))?
      |
      \b(?P<words>(?:{_ENGLISH_WORD})(?:(?:\s|-|\sand\s)(?:{_ENGLISH_WORD}))*)\b
    )
    (?P<level>级(?!别))?
    (?:\s?(?P<unit>{_UNIT})(?:(?<![A-Za-z])|(?![A-Za-z])))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_JOINER = re.compile(r"\s?[-—–~～－―‐至到]{1,2}\s?|\s(?:to|and)\s")
_YEARS = range(1900, 2100)
_TEXTS_KEPT = 8192  # whose numbers are kept: the same passages are ranked again and again


def find_numbers(text: str) -> list[Number]:
    """Numbers of ``text`` from left to right, without overlaps.

    Chinese numerals count only where they are well formed and stand for an amount: 百姓, 万一
    and 十四五 are words. Numbers inside Latin words (5G, A320) are not numbers. In a range the
    first number takes magnitude and unit of the second: 100—200亿元, 2025—2030年.
    """
    return list(_numbers(text))


@lru_cache(maxsize=_TEXTS_KEPT)
def _numbers(text: str) -> tuple[Number, ...]:
    plain = text.translate(_WIDE)
    found: list[tuple[Number, bool]] = []
    for match in _NUMBER.finditer(plain):
        number = _number(match, plain)
        if number is not None:
            found.append((number, _is_bare(match)))
    for i in range(len(found) - 1, 0, -1):
        (first, bare), (second, _) = found[i - 1], found[i]
        if bare and _JOINER.fullmatch(plain, first.end, second.start):
            found[i - 1] = (_share(first, second, plain), False)
    return tuple(number for number, _ in found)


def _is_bare(match: re.Match[str]) -> bool:
    """Whether the number has no magnitude and no unit of its own."""
    return not (match["magnitude"] or match["scale"] or match["unit"] or match["permille"])


def _share(first: Number, second: Number, plain: str) -> Number:
    """``first`` of a range with the magnitude and unit of ``second``."""
    if second.year:
        return replace(first, year=int(first.value) in _YEARS)
    if second.unit is None and second.value < 1000:
        return first
    written = re.search(rf"\d\s?({_MAG})|\d\s({'|'.join(ENGLISH_SCALES)})",
                        plain[second.start : second.end], re.IGNORECASE)  # fmt: skip
    factor = Decimal(1)
    if written:
        factor = _magnitude(written[1]) if written[1] else ENGLISH_SCALES[written[2].lower()]
    if first.year and factor == 1 and second.unit is None:
        return first
    return replace(first, value=first.value * factor, unit=second.unit, year=False)


def _number(match: re.Match[str], plain: str) -> Number | None:
    """The number of one match, ``None`` if the characters are no amount."""
    end = match.end()
    if match["digits"]:
        if not match["unit"] and not match["scale"] and re.match("[A-Za-z_]", plain[end : end + 1]):
            return None
        value = Decimal(match["digits"].replace(",", ""))
        value *= _magnitude(match["magnitude"]) if match["magnitude"] else 1
        value *= ENGLISH_SCALES[match["scale"].lower()] if match["scale"] else 1
    elif match["chinese"]:
        parsed = _chinese_value(match)
        if parsed is None:
            return None
        value = parsed
    else:
        words = parse_english_words(match["words"])
        if words is None or (words < 100 and not match["unit"]):
            return None
        value = words
    unit = UNITS[match["unit"].lower()] if match["unit"] else None
    if match["permille"]:
        unit = "%" if match["permille"][0] == "百" else "‰"
    elif match["currency"] and unit is None:
        unit = "美元" if match["currency"].strip().upper() in {"USD", "US$", "$"} else "元"
    year = _is_year(match, value, unit)
    return Number(match.start(), end, value, None if year else unit, year, bool(match["ordinal"]))


def _chinese_value(match: re.Match[str]) -> Decimal | None:
    """Value of the Chinese numeral of ``match``; ``None`` for words such as 百姓 and 万一."""
    run = match["chinese"]
    written_as_amount = bool(match["unit"] or match["permille"] or match["level"])
    if len(run) == 1 and not (written_as_amount or match["ordinal"]):
        return None
    # 一二三产业, 十四五: a string of digits counts only as a year or after 第
    value = parse_chinese(run + (match["after"] or ""))
    if value is None or (len(run) > 1 and not re.search("[十百千万亿点]", run)
                         and match["unit"] != "年"):  # fmt: skip
        return None
    return value


def _magnitude(written: str) -> Decimal:
    """Product of magnitude characters: 万亿 is 10 to the 12th."""
    product = Decimal(1)
    for character in written:
        product *= MAGNITUDES[character]
    return product


def _is_year(match: re.Match[str], value: Decimal, unit: str | None) -> bool:
    """Whether a four-digit number from 1900 to 2099 is a calendar year."""
    if unit not in (None, "年") or match["magnitude"] or match["scale"] or match["ordinal"]:
        return False
    if match["words"] or match["currency"] or match["permille"]:
        return False
    written = match["digits"] or match["chinese"]
    return len(written) == 4 and value == value.to_integral() and int(value) in _YEARS
