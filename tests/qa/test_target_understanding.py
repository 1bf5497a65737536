from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.model import Level
from qa.question import Question
from qa.targets.amounts import amount_wish
from qa.targets.query import Intent, Order, TargetQuery
from qa.targets.spoken import groups_in
from qa.targets.understand import understand
from qa.targets.years import year_wish


def read(text: str, standalone: str | None = None) -> TargetQuery:
    query = understand(Question.parse(text, standalone))
    assert query is not None
    return query


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("哪些城市提出2030年产业规模达到500亿元？", Intent.LIST),
        ("Which provinces target 500亿 by 2030?", Intent.LIST),
        ("2027年企业数量不少于300家的地方", Intent.LIST),
        ("有几个城市提出产业规模500亿元", Intent.COUNT),
        ("how many cities target 500亿 by 2030?", Intent.COUNT),
        ("2030年产业规模目标最高的是哪里", Intent.EXTREME),
        ("Which place has the largest AI industry target for 2027?", Intent.EXTREME),
        ("绵阳和丽水2027年的产业规模，谁大", Intent.COMPARE),
        ("绵阳到2030年产业规模是多少", Intent.LOOKUP),
        ("What is Mianyang's 2030 target for its AI industry?", Intent.LOOKUP),
        ("各城市2030年产业规模加起来是多少亿", Intent.SUM),
    ],
)
def test_the_intent_is_read(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "绵阳的算力平台由哪些单位负责",
        "什么是产业沙箱",
        "绵阳规划的文号是多少",
        "哪些地方打算建小镇",
        "绵阳给领军企业一次性奖励多少万元",
        "绵阳怎么支持企业做到产业规模100亿元",
        "绵阳重点扶持哪些企业，到2030年",
        "Which bureau leads the 2030 industry target in Mianyang?",
        "What does the “1+1” pattern of towns in Mianyang refer to?",
        "今天天气怎么样",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert understand(Question.parse(text)) is None


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("哪些城市2030年GDP增长目标在5%以上", ("GDP",)),
        ("绵阳2030年产业做到多大的盘子", ("产业规模",)),
        ("绵阳2030年要有多少家公司", ("企业数量",)),
        ("How many unicorns does Shenzhen want by 2026?", ("独角兽企业",)),
        ("绵阳试验区2025年相关产业要超多少亿", ("产业规模",)),
        ("绵阳产业基金2027年多大", ("产业基金",)),
    ],
)
def test_indicators_are_found_in_the_words_of_speech(text: str, groups: tuple[str, ...]) -> None:
    assert read(text).groups == groups


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("哪些城市2030年产业规模达到500亿元", {Level.CITY, Level.MUNICIPALITY}),
        ("Which provinces target 500亿 by 2030?", {Level.PROVINCE, Level.MUNICIPALITY}),
        ("哪些区县2030年产业规模达到50亿元", {Level.COUNTY}),
        ("哪些地方2030年产业规模达到500亿元", set()),
        ("哪些地方2030年智慧城市产业规模达到500亿元", set()),
    ],
)
def test_levels_are_read(text: str, levels: set[Level]) -> None:
    assert read(text).levels == levels


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


@pytest.mark.parametrize(
    ("text", "intent", "groups"),
    [
        ("2025 年 core AI industry 目标 400亿 的 cities", Intent.LIST, ("产业规模",)),
        ("cities with a core AI industry target of 400亿", Intent.LIST, ("产业规模",)),
        ("Jilin vs Liaoning：2027年核心产业谁定得高", Intent.COMPARE, ("产业规模",)),
        ("天津和成都带动的相关产业，定的数各是多少", Intent.COMPARE, ("产业规模",)),
        ("全国的CPI控制目标，哪年放得最宽", Intent.EXTREME, ("CPI",)),
        ("哪年的增长目标定得最保守", Intent.EXTREME, ("GDP",)),
    ],
)
def test_intent_and_indicator_in_words_of_speech(
    text: str, intent: Intent, groups: tuple[str, ...]
) -> None:
    query = understand(Question.parse(text))
    assert query is not None
    assert (query.intent, query.groups) == (intent, groups)


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
    ("text", "related"),
    [
        ("绵阳2030年带动相关产业规模多少亿", True),
        ("绵阳2030年核心产业规模多少亿", False),
        ("哪些地方2030年产业规模500亿（不算带动的）", False),
        ("What related industries size does Mianyang target by 2030?", True),
    ],
)
def test_related_industry_is_told_from_own(text: str, related: bool) -> None:
    assert read(text).related is related


def test_a_follow_up_names_the_indicator_anew() -> None:
    query = read("企业要到多少家", "绵阳2026年核心产业规模 企业要到多少家")
    assert query.groups == ("企业数量",)


def test_a_follow_up_about_related_industries_keeps_the_rest() -> None:
    query = read("相关产业呢", "绵阳2026年核心产业规模 相关产业")
    assert (query.related, query.year.years) == (True, (2026,))


def test_the_year_of_an_earlier_question_is_inherited() -> None:
    assert read("那丽水呢", "丽水2026年产业规模目标").year.inherited


def test_drafts_can_be_ruled_out() -> None:
    assert not read("哪些城市2030年产业规模500亿，不含征求意见稿").drafts


def test_national_targets_are_asked_for_in_words() -> None:
    assert read("哪些地方（含国家层面）2027年普及率定了数").national


def test_at_least_is_no_extreme() -> None:
    assert read("which cities want at least 300 companies by 2030").order is None


def test_the_end_of_the_scale_is_read() -> None:
    assert read("2027年产业规模目标最低的是哪里").order is Order.LOWEST


def test_three_cities_are_no_amount_in_a_comparison() -> None:
    assert read("绵阳、丽水、衢州三市2026年企业数各多少").amount is None


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


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("change of the target for fixed-asset investment in Tianjin", "固定资产投资"),
        ("largest number of tourist visits", "旅游"),
        ("at least 10 million fewer rural poor", "脱贫"),
    ],
)
def test_english_words_of_indicators(text: str, group: str) -> None:
    assert groups_in(text) == (group,)


@pytest.mark.parametrize(
    "text",
    [
        "算力至少10 EFlops的地方列一下",
        "核心产业目标600亿的是哪几家",
        "列出2030年产业规模超过500亿的城市",
    ],
)
def test_lists_asked_for_in_speech(text: str) -> None:
    assert read(text).intent is Intent.LIST
