import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import HeldTerms, Route, terms_of

TEXTS = st.text("智能产业〇𠀀年亿五百2030%个，。 aAIG5é+−", max_size=24)


def test_bigrams_of_han_runs() -> None:
    assert terms_of("智慧农业，门", Route.BIGRAMS) == ["智慧", "慧农", "农业", "门"]


def test_words_in_search_mode() -> None:
    assert terms_of("人工智能小镇", Route.WORDS) == ["人工", "智能", "人工智能", "小镇"]


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize(
    "text", ["500亿", "五百亿", "500亿元", "５００ 亿元", "50 billion yuan", "¥500亿"]
)
def test_one_term_for_one_amount(text: str, route: Route) -> None:
    assert [t for t in terms_of(text, route) if t.startswith("#")] == ["#50000000000"]


@pytest.mark.parametrize("text", ["2025年", "二〇二五年", "by 2025"])
def test_one_term_for_one_year(text: str) -> None:
    assert "#2025年" in terms_of(text, Route.BIGRAMS)


@pytest.mark.parametrize("text", ["5%", "５％", "百分之五", "5 percent"])
def test_one_term_for_one_share(text: str) -> None:
    assert "#5%" in terms_of(text, Route.WORDS)


def test_both_ends_of_a_range() -> None:
    found = terms_of("3—5个", Route.BIGRAMS)
    assert {"#3个", "#5个"} <= set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5G A320", ["5g", "a320"]), ("C++", ["c++"]), ("AI", ["ai"]), ("", []), ("！？ 🙂", [])],
)
def test_latin_words_stay_whole(text: str, expected: list[str]) -> None:
    assert terms_of(text, Route.WORDS) == expected


@pytest.mark.parametrize("route", Route)
def test_traditional_and_full_width_forms_match(route: Route) -> None:
    assert terms_of("責任單位：ＡＩ", route) == terms_of("责任单位:AI", route)


@given(TEXTS, TEXTS)
def test_a_term_is_held_where_it_is_one_of_the_terms(text: str, other: str) -> None:
    terms = set(terms_of(text, Route.BIGRAMS))
    for term in {*terms, *terms_of(other, Route.BIGRAMS)}:
        assert HeldTerms(text).weight_of({term: 2.5}) == (2.5 if term in terms else 0)
