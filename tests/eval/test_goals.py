"""Goals of work reports: what counts as right, read from the report and asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.ingest import parse_file
from corpus.model import Target
from corpus.settings import Settings
from eval.errors import QuestionFileError
from eval.goals import (
    GOALS,
    ask_goals,
    judge_answer,
    judge_targets,
    load_goals,
    question_for,
    read_goals,
    tally,
)
from eval.questions import split_of
from qa import Assistant
from qa.answer import Answer
from qa.workspace import prepare

_REPORT = """海宁市2023年政府工作报告
——2023年1月10日在海宁市人民代表大会会议上
海宁市市长

一、2022年工作回顾
2022年，地区生产总值增长4.1%，新增就业2.3万人。
二、2023年工作安排
今年发展的主要预期目标是：地区生产总值增长6.5%左右，居民消费价格涨幅3%左右，\
城镇新增就业2万人以上。
"""
GROWTH = {"text": "6.5%左右", "comparator": "~", "value": 6.5, "unit": "%"}
JOBS = {"text": "2万人以上", "comparator": ">=", "value": 20000, "unit": "人"}
PRICES = {"text": "3%左右", "comparator": "~", "value": 3, "unit": "%"}
GOLD: dict[str, Any] = {
    "document": "haining.txt", "year": 2023, "place": "海宁",
    "gdp": GROWTH, "jobs": JOBS, "cpi": PRICES, "gdp_level": None,
}  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("goals") / "reports" / "haining.txt"
    path.parent.mkdir()
    path.write_text(_REPORT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def targets(report: Path) -> tuple[Target, ...]:
    return parse_file(report).targets


@pytest.fixture(scope="module")
def assistant(report: Path) -> Assistant:
    settings = Settings(data=report.parents[1] / "data", corpus=(report.parent,))
    return Assistant.open(prepare(settings))


def gold_file(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def table(**row: Any) -> Answer:
    first = {
        "place": "海宁", "deadline": 2023, "direct": True, "canonical_value": 6.5,
        "canonical_value_max": None, "canonical_unit": "%",
    } | row  # fmt: skip
    return Answer("table", "", 0.9, "zh", targets=(first,))


def test_the_goals_of_a_report_are_read(report: Path) -> None:
    judged = read_goals([GOLD], [report.parent])
    assert [(j.goal, j.outcome) for j in judged] == [
        ("gdp", "right"), ("gdp_level", "right"), ("jobs", "right"), ("cpi", "right"),
    ]  # fmt: skip
    assert {j.level for j in judged} == {"county"}


@pytest.mark.parametrize(
    "change",
    [{"value": 6.4}, {"comparator": "="}, {"unit": "百分点"}, {"value_max": 7}],
    ids=lambda change: next(iter(change)),
)
def test_value_comparator_and_unit_must_agree(
    targets: tuple[Target, ...], change: dict[str, Any]
) -> None:
    row = GOLD | {"gdp": GROWTH | change}
    assert judge_targets(row, "gdp", targets).outcome == "wrong value"


def test_a_goal_that_is_not_read_is_missing(targets: tuple[Target, ...]) -> None:
    row = GOLD | {"revenue": GROWTH}
    assert judge_targets(row, "revenue", targets).outcome == "missing"


def test_a_goal_that_the_report_does_not_state_must_not_be_read(
    targets: tuple[Target, ...],
) -> None:
    assert judge_targets(GOLD | {"gdp": None}, "gdp", targets).outcome == "not stated"


@pytest.mark.parametrize(
    "change",
    [{"deadline": 2025}, {"place": "嘉兴"}, {"scope": "开发区"}, {"related": True}],
    ids=lambda change: next(iter(change)),
)
def test_targets_of_other_years_places_and_scopes_do_not_count(
    targets: tuple[Target, ...], change: dict[str, Any]
) -> None:
    others = [replace(target, **change) for target in targets]
    assert judge_targets(GOLD, "gdp", others).outcome == "missing"


def test_the_first_of_several_targets_counts(targets: tuple[Target, ...]) -> None:
    growth = next(t for t in targets if t.group == "GDP")
    earlier = replace(growth, value=growth.value + 1)
    assert judge_targets(GOLD, "gdp", [earlier, *targets]).outcome == "wrong value"
    assert judge_targets(GOLD, "gdp", [*targets, earlier]).outcome == "right"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (table(), "right"),
        (table(canonical_value=7), "wrong value"),
        (table(canonical_value_max=7), "wrong value"),
        (table(canonical_unit="百分点"), "wrong value"),
        (table(place="嘉兴"), "wrong place or year"),
        (table(deadline=2022), "wrong place or year"),
        (table(direct=False), "missing"),
        (Answer("passages", "", 0.9, "zh"), "missing"),
        (Answer("abstain", "", 0.1, "zh"), "missing"),
    ],
)
def test_the_first_direct_row_is_judged(answer: Answer, outcome: str) -> None:
    assert judge_answer(GOLD, "gdp", answer).outcome == outcome


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Answer("abstain", "", 0.1, "zh"), "right"),
        (Answer("passages", "", 0.9, "zh"), "not stated"),
        (table(), "not stated"),
    ],
    ids=["abstains", "passages", "table"],
)
def test_a_goal_that_is_not_stated_is_to_be_denied(answer: Answer, outcome: str) -> None:
    assert judge_answer(GOLD | {"gdp": None}, "gdp", answer).outcome == outcome


def test_a_passage_that_says_that_none_is_set_denies_it(assistant: Assistant) -> None:
    cited = assistant.search("地区生产总值")[0]
    said = replace(cited, text="今年没有提出经济增速的具体目标。", highlights=())
    answer = Answer("passages", "", 0.9, "zh", citations=(said,))
    assert judge_answer(GOLD | {"gdp": None}, "gdp", answer).outcome == "right"


def test_the_assistant_is_asked_for_each_goal(assistant: Assistant) -> None:
    judged = ask_goals([GOLD], assistant)
    assert [j.goal for j in judged] == ["gdp", "gdp_level", "jobs", "cpi"]
    growth = judged[0]
    assert (growth.outcome, growth.given) == ("right", "海宁 2023 6.5%")


def test_questions_about_the_country_name_no_place() -> None:
    national = {"year": 2023, "place": "全国"}
    assert question_for(national, "gdp") == "2023年国内生产总值增长目标是多少？"
    assert question_for(GOLD, "gdp") == "海宁2023年地区生产总值增长目标是多少？"


def test_shares_are_of_all_goals_and_of_the_stated_ones(targets: tuple[Target, ...]) -> None:
    row = GOLD | {"revenue": GROWTH}
    groups = tally(judge_targets(row, name, targets) for name in GOALS if name in row)
    assert list(groups)[:2] == ["all", "county"]
    # Right: growth, jobs, prices and the level that is not stated; revenue is missing.
    assert groups["all"]["goals"] == 5
    assert groups["all"]["share"] == 0.8
    assert groups["all"]["stated_share"] == 0.75
    assert (groups["county"]["right"], groups["county"]["missing"]) == (4, 1)
    assert groups["county gdp_level"]["stated_share"] is None


def test_halves_are_split_by_the_name_of_the_report(tmp_path: Path) -> None:
    rows = [GOLD | {"document": f"{year}.txt", "year": year} for year in range(2001, 2021)]
    path = gold_file(tmp_path, *rows)
    tune, report = load_goals(path, "tune"), load_goals(path, "report")
    assert {split_of(row["document"]) for row in tune} == {"tune"}
    assert tune
    assert report
    assert sorted(row["year"] for row in [*tune, *report]) == list(range(2001, 2021))


@pytest.mark.parametrize("text", ["", "{", "[1]\n", '{"document": "a.txt"}\n'])
def test_broken_gold_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(QuestionFileError, match=r"gold\.jsonl"):
        load_goals(tmp_path / "gold.jsonl")


def test_a_report_that_is_in_the_corpus_twice_is_refused(report: Path, tmp_path: Path) -> None:
    (tmp_path / report.name).write_bytes(report.read_bytes())
    with pytest.raises(QuestionFileError, match=r"2 files 'haining\.txt'"):
        read_goals([GOLD], [report.parent, tmp_path])


def test_a_report_that_is_not_in_the_corpus_is_named(report: Path) -> None:
    with pytest.raises(QuestionFileError, match=r"other\.txt"):
        read_goals([GOLD | {"document": "other.txt"}], [report.parent])
