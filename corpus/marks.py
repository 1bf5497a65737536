"""Numbering marks at the beginning of a line: 第二章, 一、, （一）, 1., (1), ①, ——, ##.

The order of ``Style`` is the order of nesting that Chinese official texts keep (GB/T 9704:
一、 over （一） over 1. over （1）), with 编/章/节/条 above and circled figures below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

_HAN_DIGITS = "零〇一二三四五六七八九"
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


class Style(IntEnum):
    """Kinds of headings; a smaller value encloses a larger one."""

    MARKDOWN = 5  # ## without a number
    PART = 10  # 第一编
    CHAPTER = 20  # 第一章
    SUBCHAPTER = 30  # 第一节
    ARTICLE = 40  # 第一条
    HAN = 50  # 一、
    HAN_PAREN = 60  # （一）
    ARABIC = 70  # 1.
    ARABIC_PAREN = 80  # （1）
    CIRCLED = 90  # ①
    DASH = 100  # ——
    OWN_LINE = 105  # an unnumbered heading on a line of its own
    RUN_IN = 110  # an unnumbered heading that opens its paragraph: “甲乙丙。支持……”
    RUN_IN_COLON = 120  # “一核引领：按照……”


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering mark. ``label`` is its cited form, ``length`` what it takes of the line."""

    style: Style
    label: str
    number: int
    length: int


_CHAPTERS = {
    "编": Style.PART,
    "章": Style.CHAPTER,
    "节": Style.SUBCHAPTER,
    "条": Style.ARTICLE,
}
_CHAPTER = re.compile(
    r"第\s?([零〇一二三四五六七八九十百千\d]{1,6})\s?([编章节条])(?=$|[\s　【（(之]|(.))"
)
# 一、二、三产业 and 三、四线城市 are enumerations inside a sentence, not marks.
_HAN = re.compile(
    r"([一二三四五六七八九十]{1,4})\s?[、．.](?!\s*[一二三四五六七八九十]+[、线产])\s*"
)
_HAN_PAREN = re.compile(r"[（(]\s?([一二三四五六七八九十]{1,4})\s?[）)][、.．]?\s*")
_ARABIC = re.compile(r"(\d{1,3})\s?([.．﹒、])(?!\d)\s*")
_ARABIC_PAREN = re.compile(r"(?:[（(]\s?(\d{1,3})\s?[）)]|(\d{1,2})[）)])\s*")
_CIRCLED = re.compile(r"[①-⑳]\s*")
_ENCLOSED_HAN = re.compile(r"[㈠-㈩]\s*")
_DASH = re.compile(r"(?:——|--|——\s)\s*(?=\S)")
_MARKDOWN = re.compile(r"(#{1,6})\s+")


def han_number(text: str) -> int:
    """The value of a small Chinese or Arabic ordinal such as 十二, 二十, 一百零三, 12."""
    if text.isdecimal():
        return int(text)
    total = current = 0
    for ch in text:
        if ch in _HAN_UNITS:
            total += (current or 1) * _HAN_UNITS[ch]
            current = 0
        else:
            current = max(0, _HAN_DIGITS.find(ch) - 1)
    return total + current


def read_mark(line: str) -> Mark | None:
    """The mark at the very beginning of ``line`` (no leading white space), or ``None``.

    Markdown's ``#`` before another mark belongs to that mark's length.
    """
    if match := _MARKDOWN.match(line):
        inner = read_mark(line[match.end() :])
        if inner and inner.style < Style.DASH:
            return Mark(inner.style, inner.label, inner.number, match.end() + inner.length)
        return Mark(Style.MARKDOWN, "", len(match[1]), match.end())
    if match := _CHAPTER.match(line):
        # 第三条规定的…… cites an article; 第三条 followed by a space (or 为了……) opens one.
        if match[3] and (match[2] != "条" or match[3] in "规第款项所的和、至及，"):
            return None
        number = han_number(match[1])
        return Mark(_CHAPTERS[match[2]], f"第{match[1]}{match[2]}", number, match.end(2))
    for pattern, style, form in (
        (_HAN, Style.HAN, "{}、"),
        (_HAN_PAREN, Style.HAN_PAREN, "（{}）"),
    ):
        if match := pattern.match(line):
            return Mark(style, form.format(match[1]), han_number(match[1]), match.end())
    if match := _ENCLOSED_HAN.match(line):
        number = ord(line[0]) - ord("㈠") + 1
        label = f"（{'一二三四五六七八九十'[number - 1]}）"
        return Mark(Style.HAN_PAREN, label, number, match.end())
    return _read_arabic(line)


def _read_arabic(line: str) -> Mark | None:
    if match := _ARABIC.match(line):
        point = "、" if match[2] == "、" else "."
        return Mark(Style.ARABIC, match[1] + point, int(match[1]), match.end())
    if match := _ARABIC_PAREN.match(line):
        digits = match[1] or match[2]
        return Mark(Style.ARABIC_PAREN, f"（{digits}）", int(digits), match.end())
    if match := _CIRCLED.match(line):
        return Mark(Style.CIRCLED, line[0], ord(line[0]) - ord("①") + 1, match.end())
    if match := _DASH.match(line):
        return Mark(Style.DASH, "", 0, match.end())
    return None
