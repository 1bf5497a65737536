"""Dates as policy documents write them, as ISO dates or their known beginning."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "Ｏ": 0,
    "O": 0,
    "０": 0,
}
_HAN_YEAR = f"[{''.join(_DIGITS)}]{{4}}"
_HAN_SMALL = "[一二三四五六七八九十]{1,3}"
_NUMERIC = (
    r"(?P<y>(?:19|20)\d\d)\s*(?:年\s*(?:(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*日)?)?"
    r"|[-./／－]\s*(?P<m2>\d{1,2})(?:\s*[-./／－]\s*(?P<d2>\d{1,2}))?(?!\d))"
)
_HAN = (
    f"(?P<hy>{_HAN_YEAR})\\s*年\\s*"
    f"(?:(?P<hm>{_HAN_SMALL})\\s*月\\s*(?:(?P<hd>{_HAN_SMALL})\\s*日)?)?"
)
_DATE = re.compile(f"(?<!\\d)(?:{_NUMERIC})|{_HAN}")
_ALONE = re.compile(
    f"[（(\\[【]?\\s*(?:{_DATE.pattern})\\s*(?:\\d\\d?:\\d\\d(?::\\d\\d)?)?\\s*(?:印发|发布|公布)?\\s*[)）\\]】]?"
)


def parse_date(text: str) -> str | None:
    """The first date in ``text``: ``2019-05-31``, ``2019-05`` or ``2019``; ``None`` without one."""
    match = _DATE.search(text)
    return _iso(match) if match else None


def all_dates(text: str) -> list[str]:
    """All dates in ``text``, in order."""
    found = (_iso(match) for match in _DATE.finditer(text))
    return [iso for iso in found if iso]


def lone_date(line: str) -> str | None:
    """The date that a line consists of, as under a signature; at least a year and a month."""
    match = _ALONE.fullmatch(line.strip())
    iso = _iso(match) if match else None
    return iso if iso and len(iso) > 4 else None


def trailing_date(line: str) -> tuple[str, str] | None:
    """A line that ends in a full date → (what stands before it, the date)."""
    matches = list(_DATE.finditer(line))
    if not matches or line[matches[-1].end() :].strip(" \u3000）)"):
        return None
    iso = _iso(matches[-1])
    return (line[: matches[-1].start()].strip(), iso) if iso and len(iso) == 10 else None


def _iso(match: re.Match[str]) -> str | None:
    if match["hy"]:
        year = int("".join(str(_DIGITS[c]) for c in match["hy"]))
        month, day = _small(match["hm"]), _small(match["hd"])
    else:
        year = int(match["y"])
        month, day = int(match["m"] or match["m2"] or 0), int(match["d"] or match["d2"] or 0)
    if not 1949 <= year <= 2099 or month > 12:
        return None
    if not month:
        return f"{year}"
    if not day:
        return f"{year}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _small(text: str | None) -> int:
    """一 … 三十一 as a number; 0 for nothing."""
    if not text:
        return 0
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(ones, 0) if len(ones) == 1 else 0
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
