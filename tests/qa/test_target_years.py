"""Aims for single years: whose they are, for which year, and comparisons of years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.model import Basis, Level, Target, TargetKind
from qa.question import Question
from qa.targets.pool import TargetPool
from qa.targets.query import Intent, TargetQuery
from qa.targets.results import Selection
from qa.targets.select import select
from qa.targets.settle import settled
from qa.targets.understand import understand
from qa.targets.years import year_wish
from tests.qa.target_samples import industry, pool_of


def growth(place: str, year: int, percent: float, **changes: Any) -> Target:
    """GDP growth that the place's report of ``year`` sets for that year."""
    own: dict[str, Any] = {
        "group": "GDP", "indicator": "国内生产总值增长", "indicator_text": "国内生产总值增长",
        "kind": TargetKind.GROWTH_RATE, "unit": "%", "unit_text": "%",
        "value": Decimal(str(percent)), "basis": Basis.DOCUMENT_YEAR, "period": (year, year),
        "document_id": f"{place}{year}", "text": f"国内生产总值增长{percent}%",
        "level": Level.NATIONAL if place == "全国" else Level.CITY,
    }  # fmt: skip
    return industry(place, percent, **{"deadline": year, **own, **changes})


@pytest.fixture
def reports() -> TargetPool:
    average = growth("全国", 2018, 6.5, basis=Basis.HEADING, period=(2016, 2020), deadline=2020)
    jobs = growth("全国", 2020, 900, group="城镇新增就业", indicator_text="城镇新增就业",
                  unit="人", kind=TargetKind.INCREMENT, value=Decimal(9_000_000))  # fmt: skip
    return pool_of(
        growth("全国", 2017, 8), growth("全国", 2018, 7), growth("全国", 2019, 7),
        growth("绵阳", 2018, 9), average, jobs,
    )  # fmt: skip


def read(question: str, pool: TargetPool) -> TargetQuery | None:
    asked = understand(Question.parse(question))
    assert asked is not None
    return settled(asked, pool)


def chosen(question: str, pool: TargetPool) -> Selection:
    query = read(question, pool)
    assert query is not None
    return select(query, pool, None)


def rows(selection: Selection) -> list[tuple[str | None, int | None]]:
    return [(row.target.place, row.target.deadline) for row in selection.direct]


@pytest.mark.parametrize(
    "question",
    ["2018年GDP增长目标是多少", "国家2018年经济要增长多少", "2018年国务院报告的GDP增长目标是多少",
     "How fast did the State Council expect the economy to grow in 2018?"],
)  # fmt: skip
def test_without_a_place_the_nation_is_meant(question: str, reports: TargetPool) -> None:
    assert rows(chosen(question, reports)) == [("全国", 2018)]


def test_a_named_place_is_not_taken_for_the_nation(reports: TargetPool) -> None:
    assert rows(chosen("绵阳2018年GDP增长目标是多少", reports)) == [("绵阳", 2018)]


def test_without_a_place_the_only_place_is_meant() -> None:
    pool = pool_of(growth("绵阳", 2018, 9))
    assert rows(chosen("2018年GDP增长目标是多少", pool)) == [("绵阳", 2018)]


def test_of_several_places_none_is_guessed() -> None:
    pool = pool_of(growth("绵阳", 2018, 9), growth("丽水", 2018, 8))
    assert read("2018年GDP增长目标是多少", pool) is None


@pytest.mark.parametrize("question", ["今年全国GDP增长目标是多少", "全国GDP增长目标是多少"])
def test_this_year_is_that_of_the_newest_document(question: str, reports: TargetPool) -> None:
    assert rows(chosen(question, reports)) == [("全国", 2019)]


def test_last_year_is_the_one_before_the_newest(reports: TargetPool) -> None:
    assert rows(chosen("全国去年的GDP增长目标", reports)) == [("全国", 2018)]


def test_an_average_of_a_plan_is_not_the_aim_of_its_last_year(reports: TargetPool) -> None:
    assert rows(chosen("2020年全国GDP增长目标是多少", reports)) == []


def test_years_that_state_a_value_are_listed(reports: TargetPool) -> None:
    found = chosen("哪些年份把GDP增长目标定为7%", reports)
    assert rows(found) == [("全国", 2018), ("全国", 2019)]


def test_a_figure_quoted_with_its_bound_is_meant_exactly(reports: TargetPool) -> None:
    found = chosen("GDP增长目标定为7%以上的是哪几年", reports)
    assert rows(found) == [("全国", 2018), ("全国", 2019)]


def test_the_highest_of_the_years_leads(reports: TargetPool) -> None:
    assert rows(chosen("全国历年GDP增长目标最高是哪一年", reports)) == [("全国", 2017)]


def test_places_side_by_side_are_compared(reports: TargetPool) -> None:
    found = chosen("全国与绵阳2018年GDP增长目标哪个高", reports)
    assert rows(found) == [("全国", 2018), ("绵阳", 2018)]


def test_a_span_of_years_takes_in_all_of_them() -> None:
    assert year_wish("2012-2014年全国CPI目标").years == (2012, 2013, 2014)


def test_the_span_in_a_title_is_no_wish_for_the_years_between() -> None:
    assert year_wish("行动计划（2018—2020年）的产业规模目标").years == (2018, 2020)


def test_a_report_named_beside_a_deadline_is_the_document() -> None:
    wish = year_wish("2016年政府工作报告提出到2020年新增就业多少")
    assert (wish.years, wish.issued) == ((2020,), (2016,))


def test_compared_with_last_year_asks_for_no_other_year() -> None:
    assert year_wish("GDP增长目标比去年高多少").offset is None


def test_a_superlative_without_places_compares_years() -> None:
    query = understand(Question.parse("全国GDP增长目标最低是多少"))
    assert query is not None
    assert (query.intent, query.yearly) == (Intent.EXTREME, True)
