"""Properties of the target reader on arbitrary text, and numerals against another library."""

import cn2an
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.numeral_words import parse_chinese
from corpus.numerals import find_numbers
from tests.corpus.target_texts import BARE, PLAN, REPORT, targets_of

# White space between the pieces; the ones below are pieces themselves.
PIECES = [
    *"""
    到2025年 2030年底前 今年 去年 “十四五”末 每年 未来五年 ， 。 ； 、 ： （ ） “ ” 一、 （二）
    1. —— 产业规模 企业 人工智能 增长 达到 超过 不少于 控制在 以上 左右 以内 力争 建成 培育 分别
    和 与 的 由
    提高到 带动相关产业 给予 比上年 500亿元 百亿级 3—5个 5% 两千 10家 4.5-5% 1.5万亿 翻一番 9/10万
    30PB EFlops 5 万千瓦 % 人 《 》 0 一
    """.split(),
    "\n",
    " ",
]


@settings(deadline=None)  # the first text read loads the gazetteer
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([BARE, PLAN]))
def test_spans_are_verbatim(text: str, about: object) -> None:
    for target in targets_of(text, PLAN if about is PLAN else BARE):
        assert text[target.start : target.end] == target.text
        assert target.start <= target.value_start < target.value_end <= target.end
        assert target.value >= 0
        assert target.value_max is None or target.value_max > target.value


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for target in targets_of(text, REPORT):
        assert text[target.start : target.end] == target.text


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_reading_is_deterministic(text: str) -> None:
    assert targets_of(text, PLAN) == targets_of(text, PLAN)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_ids_are_unique(text: str) -> None:
    ids = [target.id for target in targets_of(text, PLAN)]
    assert len(ids) == len(set(ids))


@given(st.integers(1, 10**15))
def test_numerals_agree_with_cn2an(value: int) -> None:
    assert parse_chinese(cn2an.an2cn(value, "low")) == value


@given(st.integers(11, 10**12))
def test_amounts_in_chinese_numerals_agree_with_cn2an(value: int) -> None:
    (number,) = find_numbers(f"达到{cn2an.an2cn(value, 'low')}元")
    assert (number.value, number.unit) == (value, "元")


@settings(deadline=None)
@given(st.integers(2, 10**9), st.sampled_from(["家", "个", "亿元", "%", "万人"]))
def test_a_generated_aim_is_read(value: int, unit: str) -> None:
    (target,) = targets_of(f"到2030年，应用指标达到{value}{unit}。")
    factor = {"亿元": 10**8, "万人": 10**4}.get(unit, 1)
    assert (target.value, target.comparator, target.deadline) == (value * factor, ">=", 2030)
