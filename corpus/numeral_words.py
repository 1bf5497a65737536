"""Vocabulary and grammar of written numbers, for ``corpus.numerals``."""

from __future__ import annotations

import re
from decimal import Decimal

MAGNITUDES = {
    "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000),
    "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12,
}  # fmt: skip
ENGLISH_SCALES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9, "trillion": Decimal(10) ** 12,
    "mn": Decimal(10) ** 6, "bn": Decimal(10) ** 9, "tn": Decimal(10) ** 12,
}  # fmt: skip
_DIGIT_VALUES = {
    character: value
    for value, characters in enumerate(
        ("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
CHINESE_DIGITS = "".join(c for c in _DIGIT_VALUES if c not in "零〇")

# Written unit (lower case) → canonical unit. Longest written form wins.
UNITS = {
    "元": "元", "元人民币": "元", "块钱": "元", "yuan": "元", "rmb": "元", "cny": "元",
    "renminbi": "元", "美元": "美元", "usd": "美元", "us dollars": "美元", "dollars": "美元",
    "港元": "港元", "欧元": "欧元",
    "%": "%", "percent": "%", "per cent": "%", "个百分点": "百分点", "百分点": "百分点",
    "percentage points": "百分点", "‰": "‰",
    "人": "人", "人次": "人次", "名": "人", "people": "人", "persons": "人",
    "个": "个", "家": "家", "项": "项", "条": "条", "款": "款", "章": "章", "节": "节",
    "号": "号", "次": "次", "户": "户", "座": "座", "所": "所", "处": "处", "件": "件",
    "批": "批", "台": "台", "套": "套", "辆": "辆", "种": "种", "类": "类", "倍": "倍",
    "位": "位", "门": "门", "场": "场", "部": "部", "期": "期", "级": "级", "组": "组",
    "年": "年", "年间": "年", "years": "年", "year": "年", "岁": "岁",
    "个月": "个月", "months": "个月", "月": "月", "日": "日", "天": "天", "days": "天",
    "个工作日": "工作日", "工作日": "工作日", "working days": "工作日",
    "小时": "小时", "hours": "小时", "分钟": "分钟", "minutes": "分钟",
    "亩": "亩", "公顷": "公顷", "平方米": "平方米", "平方公里": "平方公里",
    "公里": "公里", "千米": "公里", "km": "公里", "米": "米",
    "吨": "吨", "公斤": "kg", "千克": "kg", "kg": "kg", "斤": "斤", "克": "克",
    "立方米": "立方米", "千瓦时": "千瓦时", "千瓦": "千瓦", "度": "度",
    "pflops": "PFlops", "eflops": "EFlops", "p": "PFlops",
}  # fmt: skip

_UNITS_UNDER_WAN = {"十": 10, "百": 100, "千": 1000}
_NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def parse_chinese(run: str) -> Decimal | None:
    """Value of a Chinese numeral (五百亿, 两千零五, 三点五万, 百亿, 二〇二五), else ``None``.

    A bare magnitude stands for one of it (百亿 is 100 亿) but only before higher ones, so
    万一 and 百二 are refused, as are descending or repeated magnitudes (十四五 by its tail).
    """
    whole, point, rest = run.partition("点")
    if point:
        match = re.fullmatch(rf"([零〇{CHINESE_DIGITS}]+)([万亿]*)", rest)
        units = parse_chinese(whole)
        if match is None or units is None:
            return None
        digits = "".join(str(_DIGIT_VALUES[c]) for c in match[1])
        value = units + Decimal(f"0.{digits}")
        for character in match[2]:
            value *= MAGNITUDES[character]
        return value
    if run and all(c in _DIGIT_VALUES for c in run):
        return Decimal("".join(str(_DIGIT_VALUES[c]) for c in run))
    for big in ("亿", "万"):
        before, found, after = run.rpartition(big)
        if found:
            return _around(before, MAGNITUDES[big], after)
    return _parse_below_wan(run)


def _around(before: str, size: Decimal, after: str) -> Decimal | None:
    """Value of ``before`` 万 or 亿 ``after``; in 万亿 the part before ends in a magnitude."""
    front = parse_chinese(before) if before else Decimal(1)
    back = parse_chinese(after) if after else Decimal(0)
    if front is None or back is None or (not before and after) or back >= size:
        return None
    if len(after) == 1 and after in _DIGIT_VALUES:  # 一万二 is 12,000
        back *= size / 10
    return front * size + back


def _parse_below_wan(run: str) -> Decimal | None:
    """Value of a numeral of 千, 百, 十 and digits, below 10,000."""
    if run in _UNITS_UNDER_WAN or re.fullmatch("[百千十]{2,}", run):
        value = Decimal(1)
        for character in run:
            value *= _UNITS_UNDER_WAN[character]
        return value if run in {"十", "百", "千"} else None
    total, last, pending = 0, 10_000, None
    for character in run:
        if character in "零〇":
            if pending is not None:
                return None
        elif character in _DIGIT_VALUES:
            if pending is not None:
                return None
            pending = _DIGIT_VALUES[character]
        else:
            size = _UNITS_UNDER_WAN.get(character, 0)
            if size >= last or (pending is None and not (size == 10 and total % 100 == 0)):
                return None
            total, last, pending = total + (1 if pending is None else pending) * size, size, None
    if pending is not None and 10 < last < 10_000 and run[-2] not in "零〇":
        pending *= last // 10  # 两百五 is 250
    return Decimal(total + (pending or 0))


def parse_english_words(words: str) -> Decimal | None:
    """Value of English number words (fifty billion, two hundred and five), else ``None``."""
    total, current, seen = Decimal(0), Decimal(0), False
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "and":
            continue
        if word in _NUMBER_WORDS:
            current += _NUMBER_WORDS[word]
            seen = True
        elif not seen:
            return None
        elif word == "hundred":
            current *= 100
        else:
            total, current = total + current * ENGLISH_SCALES[word], Decimal(0)
    return total + current if seen else None
