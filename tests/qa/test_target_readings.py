from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.model import Level, Status, Target
from qa.answer import Reading
from qa.assistant import Assistant
from qa.dialogue import Turn, standalone_question
from qa.question import Question, language_of
from qa.targets.pool import TargetPool
from qa.targets.readings import MOST, neighbouring_readings
from qa.targets.select import select
from qa.targets.understand import understand
from tests.qa.target_samples import chosen, firms, four_cities, industry, pool_of


def offered(question: str, pool: TargetPool) -> list[Reading]:
    parsed = Question.parse(question)
    query = understand(parsed)
    assert query is not None
    return list(neighbouring_readings(parsed, query, select(query, pool, None), pool))


def labels(question: str, pool: TargetPool) -> list[str]:
    return [reading.label for reading in offered(question, pool)]


def rows(question: str, pool: TargetPool) -> set[str]:
    return {row.target.id for row in chosen(question, pool).direct}


@pytest.fixture
def cities() -> TargetPool:
    return four_cities()


def test_an_exact_amount_may_be_a_bound(cities: TargetPool) -> None:
    first = offered("哪些城市提出到2030年产业规模达到500亿元？", cities)[0]
    asked = Reading("500亿元以上", "哪些城市提出到2030年产业规模不低于500亿元？")
    assert first == asked
    assert rows(first.question, cities) == rows("2030年产业规模500亿元以上的城市有哪些", cities)


def test_earlier_years_may_count(cities: TargetPool) -> None:
    reading = offered("哪些城市提出到2030年产业规模达到500亿元？", cities)[1]
    assert reading.label == "2030年以前，500亿元以上"
    places = {row.target.place for row in chosen(reading.question, cities).direct}
    assert places == {"绵阳", "衢州", "丽水"}


def test_a_bound_may_be_an_exact_amount(cities: TargetPool) -> None:
    found = offered("哪些城市到2030年产业规模不低于500亿元？", cities)
    assert found[0] == Reading("正好500亿元", "哪些城市提出到2030年产业规模达到500亿元？")


def test_by_a_year_may_be_that_year_alone(cities: TargetPool) -> None:
    question = "Which cities target at least 500亿 in industry scale by 2030?"
    assert "2030 only" in labels(question, cities)


def test_english_readings_are_english(cities: TargetPool) -> None:
    found = offered("Which cities target 500亿 by 2030?", cities)
    assert found[0].label == "at least 500亿"
    assert found[0].question == "Which cities target at least 500亿 in industry scale by 2030?"


def test_related_industry_may_be_meant() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, related=True))
    reading = offered("哪些城市到2030年产业规模达到500亿元", pool)[0]
    assert reading.label == "带动相关产业规模"
    assert [row.target.place for row in chosen(reading.question, pool).direct] == ["丽水"]


def test_the_industry_itself_may_be_meant() -> None:
    pool = pool_of(industry("绵阳", 120), industry("绵阳", 500, related=True))
    assert labels("绵阳2030年带动相关产业规模是多少", pool) == ["产业本身的规模"]


def test_other_indicators_have_the_amount_that_names_none() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, group="产业基金"))
    assert "产业基金" in labels("哪些城市定了500亿目标", pool)


def test_a_named_indicator_is_kept() -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, group="产业基金"))
    assert labels("哪些城市定了产业规模500亿的目标", pool) == []


def test_a_lookup_without_a_year_has_the_other_years() -> None:
    pool = pool_of(industry("绵阳", 120, 2025), industry("绵阳", 500))
    assert labels("绵阳的产业规模目标是多少", pool) == ["只看2030年", "只看2025年"]


def test_a_lookup_of_a_year_that_is_not_stated_has_those_that_are() -> None:
    pool = pool_of(industry("绵阳", 120, 2025), industry("绵阳", 500))
    assert labels("绵阳2028年产业规模是多少", pool) == ["2030年", "2025年"]


def test_places_of_all_levels_may_be_one_level() -> None:
    pool = pool_of(industry("绵阳", 500), industry("甘肃", 500, level=Level.PROVINCE))
    found = offered("哪些地方到2030年产业规模达到500亿元", pool)
    assert [reading.label for reading in found] == ["只看城市", "只看省份"]


def test_one_level_may_be_all() -> None:
    pool = pool_of(industry("绵阳", 500), industry("甘肃", 500, level=Level.PROVINCE))
    assert labels("哪些城市到2030年产业规模达到500亿元", pool) == ["各级地方"]


@pytest.mark.parametrize(
    ("question", "label"),
    [("哪些城市到2030年产业规模达到500亿元", "不含征求意见稿"),
     ("哪些城市到2030年产业规模达到500亿元，不含征求意见稿", "含征求意见稿")],
)  # fmt: skip
def test_drafts_may_count_or_not(question: str, label: str) -> None:
    pool = pool_of(industry("绵阳", 500), industry("丽水", 500, status=Status.DRAFT))
    assert labels(question, pool) == [label]


def test_the_words_for_the_indicator_are_kept() -> None:
    leaders = {"indicator_text": "龙头企业"}
    pool = pool_of(firms("绵阳", 30, **leaders), firms("丽水", 50, 2027, **leaders))
    found = offered("哪些城市给龙头企业数量定了目标", pool)
    assert found[0].question == "哪些城市提出了到2030年龙头企业的目标？"


def test_the_field_is_kept() -> None:
    ai = {"indicator": "人工智能产业规模", "indicator_text": "人工智能产业规模"}
    pool = pool_of(industry("绵阳", 500, **ai), industry("丽水", 800, **ai))
    found = offered("哪些城市到2030年AI产业规模达到500亿元", pool)
    assert found[0].question == "哪些城市提出到2030年AI产业规模不低于500亿元？"


def test_a_reading_with_the_same_rows_is_none() -> None:
    assert labels("哪些城市到2030年产业规模达到500亿元", pool_of(industry("绵阳", 500))) == []


def test_sums_have_no_other_readings(cities: TargetPool) -> None:
    assert labels("各城市2030年产业规模加起来是多少亿", cities) == []


def test_readings_are_found_among_very_many_targets() -> None:
    many = (industry("绵阳", 100 + n, 2035, document_id=f"d{n}") for n in range(2_000))
    pool = pool_of(industry("丽水", 500), industry("衢州", 500, 2035), *many)
    assert "2035年" in labels("哪些城市到2030年产业规模达到500亿元", pool)


_PLACES = (("绵阳", Level.CITY), ("丽水", Level.CITY), ("甘肃", Level.PROVINCE),
           ("天津", Level.MUNICIPALITY))  # fmt: skip
_TARGETS = st.lists(
    st.builds(
        lambda place, yi, year, related, draft, group: industry(
            place[0], yi, year, level=place[1], related=related, group=group,
            status=Status.DRAFT if draft else Status.IN_FORCE,
            document_id=f"{place[0]}{draft}",
        ),
        st.sampled_from(_PLACES), st.sampled_from([300, 500, 800]),
        st.sampled_from([2025, 2027, 2030]), st.booleans(), st.booleans(),
        st.sampled_from(["产业规模", "产业规模", "产业基金", "财政收入"]),
    ),
    min_size=1, max_size=12, unique_by=lambda target: target.id,
)  # fmt: skip
_QUESTIONS = st.sampled_from([
    "哪些城市提出到2030年产业规模达到500亿元？",
    "哪些地方定了500亿目标",
    "Which places target 500亿 by 2030?",
    "how many cities want at least 500亿 yuan?",
    "2030年产业规模目标最高的是哪个城市",
    "绵阳的产业规模目标是多少",
    "What is Lishui's industry scale target for 2027?",
    "绵阳和天津2030年的产业规模目标哪个高",
    "哪些省份的财政收入目标超过500亿元，不含征求意见稿",
])  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(targets=_TARGETS, question=_QUESTIONS)
def test_each_reading_has_rows_of_its_own(targets: list[Target], question: str) -> None:
    pool = pool_of(*targets)
    found = offered(question, pool)
    tables = [rows(reading.question, pool) for reading in found]
    assert len(found) <= MOST
    assert all(tables)
    for at, table in enumerate(tables):
        assert table not in [rows(question, pool), *tables[:at]]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(targets=_TARGETS, question=_QUESTIONS)
def test_each_reading_stands_alone_in_the_same_language(
    targets: list[Target], question: str
) -> None:
    for reading in offered(question, pool_of(*targets)):
        assert language_of(reading.question) == language_of(question)
        assert standalone_question(reading.question, [Turn(question)]) == reading.question


@pytest.mark.parametrize(
    "question",
    [
        "哪些城市给产业规模定了目标",
        "Which places set a target for industry scale?",
        "绵阳的机器人产业规模目标是多少",
        "What is Mianyang's 2030 target for robotics industry scale?",
        "绵阳到2028年机器人产业规模是多少",
        "哪些城市提出到2030年产业规模达到80亿元？",
        "哪些地方到2030年产业规模不低于80亿元",
    ],
)
def test_asking_a_reading_gives_another_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.readings
    history = [{"question": question, "answer": answer.text}]
    for reading in answer.readings:
        other = assistant.ask(reading.question, history)
        assert any(target["direct"] for target in other.targets)
        assert other.text.split("\n")[0] != answer.text.split("\n")[0]


def test_an_answer_from_passages_has_no_readings(assistant: Assistant) -> None:
    assert assistant.ask("绵阳的算力平台由哪些单位负责").readings == ()
