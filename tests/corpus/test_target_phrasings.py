"""Phrasings of aims that real papers have: pairs, units, lists, wraps, growth, names."""

from decimal import Decimal

import pytest

from corpus.target_amounts import find_amounts
from corpus.target_view import make_view
from tests.corpus.target_texts import PLAN, REPORT, only, targets_of

YI = 10**8


def test_two_values_of_town_and_country() -> None:
    town, country = targets_of("今年，城乡低保标准分别提高5%和8%。", REPORT)
    assert (town.indicator, town.value) == ("城镇低保标准提高", 5)
    assert (country.indicator, country.value) == ("农村低保标准提高", 8)


def test_growth_named_on_last_year_inside_an_announced_aim() -> None:
    text = "2024年预期目标是：地区生产总值达到240亿元，同比增长21%。"
    level, growth = targets_of(text, REPORT)
    assert (level.group, level.value) == ("GDP", 240 * YI)
    assert (growth.group, growth.indicator, growth.value) == ("GDP", "地区生产总值增长", 21)


@pytest.mark.parametrize(
    "text",
    [
        "今年，国内生产总值增长7%左右。经济增长预期7%左右，考虑了需要。",
        "今年，完成66个重点项目。我区安排的重点调度项目有66个。",
    ],
)
def test_an_aim_said_again_in_other_words_is_one(text: str) -> None:
    assert len(targets_of(text, REPORT)) == 1


def test_a_number_and_a_sum_of_a_plan_are_two_aims() -> None:
    found = targets_of("完成今年66个重点项目54亿元的投资计划。", REPORT)
    assert [(t.value, t.unit) for t in found] == [(66, "个"), (54 * YI, "元")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("今年减少农村贫困人口1000万以上。", "人"),
        ("今年培训1200万农民。", "人"),
        ("今年增加500万沼气用户。", "户"),
        ("今年新登记市场主体突破30万。", "个"),
        ("到2025年，牲畜存栏稳定在20万头只。", "个"),
    ],
)
def test_the_unit_of_a_number_without_one(text: str, unit: str) -> None:
    assert only(text, REPORT).unit == unit


def test_a_second_measure_of_the_same_thing() -> None:
    number, length = targets_of("今年，改造道路9条、6.8公里。", REPORT)
    assert number.indicator == length.indicator == "道路"
    assert (number.unit, length.unit) == ("个", "公里")


def test_a_wrapped_line_does_not_break_a_word() -> None:
    text = "带动相关产业规模超\n过5万\n亿元，培育企业"
    view = make_view(text, 0, len(text))
    (amount,) = find_amounts(view, [])
    assert (amount.comparator, amount.value, amount.unit) == (">", 50_000 * YI, "元")
    assert text[view.begin_of(amount.start) : view.end_of(amount.end)] == "超\n过5万\n亿元"


def test_a_line_end_beside_a_digit_is_white_space() -> None:
    text = "建成\n100个平台"
    view = make_view(text, 0, len(text))
    assert (view.plain, view.begin_of(3), view.end_of(3)) == ("建成 100个平台", 3, 3)


def test_a_list_number_is_not_part_of_the_amount_behind_it() -> None:
    text = "1.建成平台2个。\n2.改造小区3个。\n3.5家企业完成改造。\n4.新建道路6条。\n"
    assert [t.value for t in targets_of(text, PLAN)] == [2, 3, 5, 6]


def test_a_decimal_at_the_beginning_of_a_line_stays_one() -> None:
    assert only("3.5万家企业完成改造。", PLAN).value == 35_000


def test_growth_behind_the_level_of_an_aim() -> None:
    level, growth = targets_of("一、工作目标\n全年完成投资50亿元，同比增长20%。\n", PLAN)
    assert (level.value, growth.value) == (50 * YI, 20)


def test_a_responsible_office_in_brackets_is_no_indicator() -> None:
    target = only("到2025年，建设智能工厂5家（市工信局牵头，12月底完成）。", PLAN)
    assert target.indicator == "智能工厂"


def test_graded_things_share_their_noun() -> None:
    found = targets_of("到2025年，打造1个千亿级、3个五百亿级、5个百亿级产业集群。", PLAN)
    assert [t.indicator for t in found] == [
        "千亿级产业集群", "五百亿级产业集群", "百亿级产业集群",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("到2025年，研发投入增长10%。", "研发投入增长"),
        ("到2025年，增加值突破500亿元。", "增加值"),
        ("到2025年，签约服务覆盖率达到75%。", "签约服务覆盖率"),
    ],
)
def test_a_verb_may_be_part_of_a_name(text: str, indicator: str) -> None:
    assert only(text, PLAN).indicator == indicator


def test_what_is_striven_for_in_practice_is_the_stretch() -> None:
    target = only("今年，地区生产总值增长6.5%以上，在实际工作中力争7%。", REPORT)
    assert (target.comparator, target.value, target.stretch) == (">=", Decimal("6.5"), 7)


def test_respective_values_of_two_units() -> None:
    visits, income = targets_of("今年，旅游人次、旅游收入分别达到850万人次和105亿元。", REPORT)
    assert (visits.indicator, visits.value, visits.unit) == ("旅游人次", 8_500_000, "人次")
    assert (income.indicator, income.value, income.comparator) == ("旅游收入", 105 * YI, ">=")


def test_at_least_may_stand_before_the_verb() -> None:
    assert only("今年，流量资费至少降低30%。", REPORT).comparator == ">="


def test_a_rate_that_an_insurance_pays_is_raised() -> None:
    assert only("到2030年，医保基金支付水平提高到70%以上。", PLAN).value == 70


def test_an_age_is_in_years() -> None:
    assert only("到2030年，人均预期寿命提高1岁。", PLAN).unit == "年"
