from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numeral_words import parse_chinese
from corpus.numerals import Number, find_numbers


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    "text",
    ["500亿元", "五百亿元", "５００亿元", "500 亿元", "50 billion yuan", "RMB 50 billion",
     "¥500亿", "0.05 trillion yuan", "fifty billion yuan", "500余亿元", "五百多亿元"],
)  # fmt: skip
def test_writings_of_one_amount(text: str) -> None:
    number = only(text)
    assert (number.value, number.unit) == (Decimal(50_000_000_000), "元")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("两千", 2000, None),
        ("1.5万亿元", 1_500_000_000_000, "元"),
        ("5.67万亿", 5_670_000_000_000, None),
        ("百亿级", 10_000_000_000, None),
        ("千亿", 100_000_000_000, None),
        ("三点五万", 35_000, None),
        ("一百二十三万四千", 1_234_000, None),
        ("一千零五", 1005, None),
        ("两百五", 250, None),
        ("一万二", 12_000, None),
        ("1,234.5万元", 12_345_000, "元"),
        ("百分之五", 5, "%"),
        ("5 percent", 5, "%"),
        ("５％", 5, "%"),
        ("10个百分点", 10, "百分点"),
        ("三个", 3, "个"),
        ("十余家", 10, "家"),
        ("20名", 20, "人"),
        ("15P", 15, "PFlops"),
        ("$3 million", 3_000_000, "美元"),
    ],
)
def test_value_and_unit(text: str, value: int, unit: str | None) -> None:
    number = only(text)
    assert (number.value, number.unit, number.year) == (Decimal(value), unit, False)


@pytest.mark.parametrize("text", ["2025年", "二〇二五年", "二○二五年", "２０２５年", "by 2025"])
def test_writings_of_one_year(text: str) -> None:
    number = only(text)
    assert (number.value, number.unit, number.year) == (Decimal(2025), None, True)


@pytest.mark.parametrize(
    "text", ["百姓", "万一", "十四五", "一二三产业", "5G", "A320", "one of them", "", "统一"]
)
def test_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3—5个", [(3, "个"), (5, "个")]),
        ("100-200亿元", [(10_000_000_000, "元"), (20_000_000_000, "元")]),
        ("0.5亿—1亿元", [(50_000_000, None), (100_000_000, "元")]),
        ("10 to 20 percent", [(10, "%"), (20, "%")]),
    ],
)
def test_a_range_shares_magnitude_and_unit(
    text: str, expected: list[tuple[int, str | None]]
) -> None:
    assert [(n.value, n.unit) for n in find_numbers(text)] == expected


def test_a_range_of_years() -> None:
    assert [(n.value, n.year) for n in find_numbers("2025—2030年")] == [(2025, True), (2030, True)]


def test_ordinals_are_marked() -> None:
    number = only("第五十四条")
    assert (number.value, number.unit, number.ordinal) == (Decimal(54), "条", True)


def test_spans_hold_the_number_and_its_unit() -> None:
    text = "到2030年，产业规模达到 500 亿元以上"
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["2030年", "500 亿元"]


@given(st.text(alphabet="0123456789.,一二十百千万亿年元个%—- 第点零〇abillion", max_size=40))
def test_spans_are_ordered_and_disjoint(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


def in_chinese(value: int) -> str:
    """An independent writer of Chinese numerals below 10 to the 12th."""
    digits = "零一二三四五六七八九"

    def below_wan(n: int) -> str:
        parts, zero = [], False
        for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, size)
            if digit:
                parts.append(("零" if zero and parts else "") + digits[digit] + name)
                zero = False
            else:
                zero = True
        return "".join(parts)

    out = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, value = divmod(value, size)
        if group:
            gap = "零" if out and group < 1000 else ""
            out += gap + below_wan(group) + name
        elif out and value and not out.endswith("零"):
            out += "零"
    return out


@given(st.integers(1, 10**12 - 1))
def test_parses_what_a_writer_of_numerals_writes(value: int) -> None:
    assert parse_chinese(in_chinese(value).replace("零零", "零")) == value


@given(st.integers(1, 10**6), st.sampled_from(["万", "亿", "万亿"]))
def test_arabic_numbers_with_magnitudes(value: int, magnitude: str) -> None:
    size = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    assert only(f"达到{value}{magnitude}元").value == value * size
