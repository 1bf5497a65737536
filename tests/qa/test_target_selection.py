from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal

import pytest

from corpus.model import Level, Status, Target, TargetKind
from qa.targets.pool import TargetPool
from qa.targets.results import Selection
from tests.qa.target_samples import chosen, firms, four_cities, industry, pool_of


def places(selection: Selection) -> list[str | None]:
    return [row.target.place for row in selection.direct]


def neighbours(selection: Selection, match: str) -> list[str | None]:
    return [row.target.place for row in selection.neighbours if row.match == match]


@pytest.fixture
def cities() -> TargetPool:
    return four_cities()


def test_the_same_number_and_year_is_exact_whatever_the_comparator(cities: TargetPool) -> None:
    assert places(chosen("哪些城市到2030年产业规模达到500亿元", cities)) == ["绵阳"]


def test_who_reaches_it_before_is_earlier(cities: TargetPool) -> None:
    found = chosen("哪些城市到2030年产业规模达到500亿元", cities)
    assert neighbours(found, "earlier") == ["丽水"]


def test_who_has_more_by_then_is_higher(cities: TargetPool) -> None:
    found = chosen("哪些城市到2030年产业规模达到500亿元", cities)
    assert neighbours(found, "higher") == ["衢州"]


def test_a_comparing_question_takes_every_row_that_satisfies_it(cities: TargetPool) -> None:
    found = chosen("到2030年产业规模500亿元以上的城市有哪些", cities)
    assert set(places(found)) == {"绵阳", "衢州"}


def test_at_least_by_a_year_takes_in_earlier_rows(cities: TargetPool) -> None:
    found = chosen("Which cities target at least 500亿 by 2030?", cities)
    assert set(places(found)) == {"绵阳", "衢州", "丽水"}


def test_less_than_is_a_comparison(cities: TargetPool) -> None:
    assert places(chosen("2030年产业规模不到500亿元的城市有哪些", cities)) == ["宁波"]


def test_more_than_takes_the_same_number_with_that_comparator() -> None:
    pool = pool_of(firms("绵阳", 3000, comparator=">"), firms("丽水", 3000, comparator=">="))
    assert places(chosen("Which places want more than 3,000 companies?", pool)) == ["绵阳"]


def test_related_industry_is_never_direct_for_own() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, related=True))
    found = chosen("哪些城市到2030年产业规模达到500亿元", pool)
    assert (places(found), neighbours(found, "exact")) == (["绵阳"], ["丽水"])


def test_own_industry_is_never_direct_for_related() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, related=True))
    assert places(chosen("哪些城市到2030年带动相关产业规模达到500亿元", pool)) == ["丽水"]


def test_municipalities_count_as_cities_and_as_provinces() -> None:
    pool = pool_of(industry("天津", 500, level=Level.MUNICIPALITY))
    for noun in ("城市", "省份"):
        assert places(chosen(f"哪些{noun}到2030年产业规模达到500亿元", pool)) == ["天津"]


def test_national_targets_need_to_be_asked_for() -> None:
    pool = pool_of(industry("全国", 500, level=Level.NATIONAL), industry("绵阳", 500))
    assert places(chosen("哪些地方到2030年产业规模达到500亿元", pool)) == ["绵阳"]


def test_a_list_within_a_province_keeps_to_it() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500))
    assert places(chosen("四川有哪些城市到2030年产业规模达到500亿元", pool)) == ["绵阳"]


def test_drafts_are_left_out_when_ruled_out() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, status=Status.DRAFT))
    found = chosen("哪些城市2030年产业规模500亿元，不含征求意见稿", pool)
    assert places(found) == ["绵阳"]


def test_another_industry_is_not_mixed_in() -> None:
    ai = {"indicator": "人工智能产业规模", "indicator_text": "人工智能产业规模"}
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, **ai))
    assert places(chosen("哪些城市到2030年AI产业规模达到500亿元", pool)) == ["丽水"]


def test_a_bare_amount_is_read_as_the_size_of_an_industry() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, group="产业基金"))
    found = chosen("which cities target 500亿 by 2030?", pool)
    assert (places(found), found.reading) == (["绵阳"], "产业规模")


def test_a_narrower_word_narrows_the_group() -> None:
    pool = pool_of(
        firms("绵阳", 30, indicator_text="龙头企业"), firms("丽水", 30, indicator_text="企业")
    )
    assert places(chosen("哪些城市给龙头企业数量定了目标", pool)) == ["绵阳"]


def test_the_largest_wins(cities: TargetPool) -> None:
    assert places(chosen("2030年产业规模目标最高的是哪里", cities)) == ["衢州"]


def test_ties_all_win() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500), industry("衢州", 300))
    assert set(places(chosen("2030年产业规模目标最高的是哪里", pool))) == {"绵阳", "丽水"}


def test_the_earliest_of_those_that_are_large_enough_wins(cities: TargetPool) -> None:
    assert places(chosen("最早提出500亿级产业规模的是哪个城市", cities)) == ["丽水"]


def test_rates_do_not_compete_with_sizes() -> None:
    rate = industry("丽水", 1, unit="%", kind=TargetKind.GROWTH_RATE, value=Decimal(10**13))
    pool = pool_of(industry("绵阳", 500), industry("衢州", 400), rate)
    assert places(chosen("2030年产业规模目标最高的是哪里", pool)) == ["绵阳"]


def test_a_comparison_has_the_named_places_only(cities: TargetPool) -> None:
    found = chosen("绵阳和衢州2030年产业规模谁大", cities)
    assert places(found) == ["绵阳", "衢州"]


def test_a_comparison_names_the_winner(cities: TargetPool) -> None:
    found = chosen("绵阳和衢州2030年产业规模谁大", cities)
    assert [target.place for target in found.winners] == ["衢州"]


def test_a_comparison_needs_two_places_with_targets(cities: TargetPool) -> None:
    assert not chosen("绵阳和甘肃2030年产业规模谁大", cities).rows


def test_a_lookup_takes_its_year() -> None:
    pool = pool_of(industry("绵阳", 120, 2025), industry("绵阳", 500))
    assert [r.target.deadline for r in chosen("绵阳2030年产业规模是多少", pool).direct] == [2030]


def test_a_lookup_without_its_year_has_the_other_years_beside_it() -> None:
    pool = pool_of(industry("绵阳", 120, 2025), industry("绵阳", 500))
    found = chosen("绵阳2028年产业规模是多少", pool)
    assert (places(found), len(found.neighbours)) == ([], 2)


def test_a_lookup_prefers_the_words_of_the_question() -> None:
    pool = pool_of(
        firms("绵阳", 30, indicator_text="龙头企业"), firms("绵阳", 200, indicator_text="创新企业")
    )
    assert chosen("绵阳2030年创新企业多少家", pool).direct[0].target.value == 200


def test_a_lookup_knows_the_threshold_of_what_is_counted() -> None:
    leaders = {"indicator_text": "企业", "qualifier": "收入规模超50亿元的"}
    pool = pool_of(firms("绵阳", 30), firms("绵阳", 5, **leaders))
    found = chosen("绵阳2030年收入五十亿以上的企业要几家", pool)
    assert found.direct[0].target.value == 5


def test_one_row_stands_for_original_and_digest() -> None:
    twice = [industry("绵阳", 500), industry("绵阳", 500, document_id="b", source_basis="digest")]
    found = chosen("哪些城市到2030年产业规模达到500亿元", pool_of(*twice))
    assert [row.target.source_basis for row in found.direct] == ["original"]


def test_this_year_is_that_of_the_document() -> None:
    pool = pool_of(industry("绵阳", 500, 2024), industry("丽水", 500), issued="2024-01-20")
    assert places(chosen("哪些城市今年产业规模目标500亿元", pool)) == ["绵阳"]


def test_province_and_city_of_one_name_are_two_places() -> None:
    province = industry("吉林", 400, level=Level.PROVINCE)
    city = industry("吉林", 50, level=Level.CITY, document_id="市")
    found = chosen("吉林省2030年产业规模是多少", pool_of(province, city))
    assert [row.target.value for row in found.direct] == [Decimal(400 * 10**8)]


def test_selection_never_invents(cities: TargetPool) -> None:
    found = chosen("哪些城市到2030年产业规模达到500亿元", cities)
    assert all(
        isinstance(row.target, Target) and row.target in cities.targets for row in found.rows
    )


def test_a_target_of_another_group_is_found_by_its_own_words() -> None:
    pool = pool_of(firms("绵阳", 5, group="", indicator_text="数据标注基地"))
    assert places(chosen("绵阳2030年数据标注基地目标是多少", pool)) == ["绵阳"]


def test_the_more_specific_indicator_comes_first() -> None:
    pool = pool_of(firms("绵阳", 900), firms("绵阳", 7, indicator_text="应用示范企业"))
    found = chosen("绵阳2030年应用示范企业要多少家", pool)
    assert found.direct[0].target.value == 7


def test_a_size_is_asked_for_by_its_unit() -> None:
    rate = industry("绵阳", 8, unit="%", kind=TargetKind.GROWTH_RATE, value=Decimal(8))
    pool = pool_of(rate, industry("绵阳", 300))
    found = chosen("绵阳2030年产业规模要达到多少亿元", pool)
    assert [row.target.unit for row in found.direct] == ["元"]


def test_core_sizes_are_compared_among_themselves() -> None:
    core = industry("丽水", 150, indicator_text="机器人核心产业规模")
    found = chosen("核心产业规模目标最大的是哪个地方", pool_of(core, industry("绵阳", 500)))
    assert places(found) == ["丽水"]


def test_about_eight_per_cent_is_a_figure_not_a_bound() -> None:
    def rate(place: str, percent: str) -> Target:
        kind = TargetKind.GROWTH_RATE
        return industry(place, 0, group="产业增速", unit="%", kind=kind, value=Decimal(percent))

    pool = pool_of(rate("绵阳", "8"), rate("丽水", "7.5"))
    assert places(chosen("哪些城市2030年产业规模增速目标为8%左右", pool)) == ["绵阳"]


@pytest.mark.parametrize(
    ("comparator", "within"),
    [
        ("以上", operator.ge),
        ("以下", operator.le),
        ("左右", lambda size, amount: abs(size - amount) <= amount / 10),
        ("", operator.eq),
    ],
)
@pytest.mark.parametrize("amount", [100, 300, 500, 800])
def test_columns_lose_no_direct_row(
    comparator: str, within: Callable[[int, int], bool], amount: int
) -> None:
    sizes = {"绵阳": 100, "丽水": 300, "衢州": 330, "宁波": 500, "温州": 500, "台州": 800}
    pool = pool_of(*(industry(place, size) for place, size in sizes.items()))
    found = chosen(f"哪些城市2030年产业规模{amount}亿元{comparator}", pool)
    assert set(places(found)) == {p for p, size in sizes.items() if within(size, amount)}
