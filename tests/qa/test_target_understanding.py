"""What a question asks of the targets: intent, indicator, levels, side."""

from __future__ import annotations

import pytest

from corpus.model import Level
from qa.question import Question
from qa.targets.query import Intent, Order, TargetQuery
from qa.targets.spoken import groups_in
from qa.targets.understand import understand


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


def test_the_stand_alone_form_alone_is_read() -> None:
    alone = "丽水2026年相关产业规模目标"
    assert read("那企业要到多少家", alone) == read(alone)


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
