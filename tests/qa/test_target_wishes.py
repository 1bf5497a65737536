"""Amounts and years as questions write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qa.targets.amounts import amount_wish
from qa.targets.years import year_wish


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("哪些城市2030年达到500亿", 500 * 10**8, None, "="),
        ("五百亿元以上", 500 * 10**8, "元", ">="),
        ("at least 50 billion yuan", 500 * 10**8, "元", ">="),
        ("0.05 trillion", 500 * 10**8, None, "="),
        ("不低于500亿", 500 * 10**8, None, ">="),
        ("超过3000家企业", 3000, "个", ">"),
        ("more than 3,000 companies", 3000, None, ">"),
        ("不超过3%", 3, "%", "<="),
        ("不到500亿", 500 * 10**8, None, "<"),
        ("less than 5%", 5, "%", "<"),
        ("一千家上下", 1000, "个", "~"),
        ("25个左右或更多", 25, "个", ">="),
        ("千亿级", 1000 * 10**8, None, ">="),
        ("七成以上", 70, "%", ">="),
        ("算力5 EFlops", 5000, "PFlops", "="),
    ],
)
def test_amounts_are_read(text: str, value: int, unit: str | None, comparator: str) -> None:
    wish = amount_wish(text)
    assert wish is not None
    assert (wish.value, wish.unit, wish.comparator) == (Decimal(value), unit, comparator)


@pytest.mark.parametrize(
    ("text", "least", "below"),
    [("增速目标是两位数", 10, 100), ("double-digit growth", 10, 100), ("涨幅是个位数", 0, 10)],
)
def test_numbers_of_digits_are_ranges(text: str, least: int, below: int) -> None:
    wish = amount_wish(text)
    assert wish is not None
    assert wish.value_max is not None
    assert (wish.comparator, wish.value) == ("range", least)
    assert below - 1 < wish.value_max < below


def test_a_range_has_two_ends() -> None:
    wish = amount_wish("哪些城市在500亿元到1000亿元之间")
    assert wish is not None
    assert (wish.comparator, wish.value_max) == ("range", Decimal(1000 * 10**8))


@pytest.mark.parametrize("text", ["多少亿元", "几万亿", "哪两家", "用三年时间", "2030年", "第三条"])
def test_what_is_no_amount(text: str) -> None:
    assert amount_wish(text) is None


def test_higher_than_another_place_is_strict() -> None:
    wish = amount_wish("定得比国务院七成还高")
    assert wish is not None
    assert (wish.comparator, wish.strict) == (">", True)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2030年", (2030,)),
        ("绵阳 vs 丽水，2023年", (2023,)),
        ("“十四五”末", (2025,)),
        ("by the end of the 15th Five-Year Plan", (2030,)),
        ("2022年那份方案，2025年的目标", (2025,)),
        ("2026年算力 下一年", (2027,)),
        ("2027年产业规模 往后三年", (2030,)),
        ("2025 target, two years later", (2027,)),
    ],
)
def test_deadlines_are_read(text: str, years: tuple[int, ...]) -> None:
    assert year_wish(text).years == years


@pytest.mark.parametrize(
    ("text", "before"),
    [("by 2030", True), ("2030年前", True), ("不晚于2030年", True), ("到2030年", False),
     ("in 2030", False)],
)  # fmt: skip
def test_by_takes_in_earlier_years(text: str, before: bool) -> None:
    assert year_wish(text).before is before


def test_a_document_year_is_no_deadline() -> None:
    assert year_wish("2022年那份方案").issued == (2022,)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("企业要上千家", ">="),
        ("规模过千亿", ">"),
        ("规模破万亿元", ">"),
        ("规模不超过千亿元", "<="),
    ],
)
def test_amounts_compared_in_speech(text: str, comparator: str) -> None:
    wish = amount_wish(text)
    assert wish is not None
    assert wish.comparator == comparator


def test_a_year_that_is_ruled_out_is_not_asked_for() -> None:
    assert year_wish("哪几年把失业率压在4%以内（是目标，不是上年完成数）").offset is None
