"""Answers read from structure, over the small corpus and one more document of each kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from index.encoders import Encoder
from index.snapshots import build_snapshot, open_snapshot
from qa.answer import Answer
from qa.assistant import Assistant

ZUNYI = """遵义市智慧水利建设实施方案
遵府办发〔2020〕15号
遵义市人民政府办公室
2020年4月2日
一、总体要求
（一）基本原则。
统筹规划、分步实施。先易后难，逐年推进。
需求牵引、应用为先。围绕防汛和供水两件大事。
共建共享、安全可控。数据统一归集。
（二）建设目标。到2023年，建成水库监测站80个。
二、主要任务
（一）完善监测网络。在重点水库布设雨量、水位和渗压传感设备。（市水务局、市气象局按职责分工负责）
（二）建设数据平台。整合水文、气象、农业等部门数据，支持无人机巡查。（市大数据局负责）
（三）开展示范应用。按照“一库一策、两网联动、三级调度”，打造“123”智慧水利格局。
一库一策：每座水库编制一份调度方案。
两网联动：推进监测网、通信网互联互通。
三级调度：建立市、县、乡镇三级调度机制。
三、保障措施
（一）加强组织领导。成立工作专班。
（二）落实建设资金。列入年度预算。
"""


@pytest.fixture(scope="module")
def wise(policies: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the four texts of the small corpus and the one above."""
    data = tmp_path_factory.mktemp("structure")
    own = tmp_path_factory.mktemp("texts") / "zunyi.txt"
    own.write_text(ZUNYI, encoding="utf-8")
    catalogue = Catalogue.open(data / FILE_NAME)
    ingest.add(catalogue, [policies, own])
    catalogue.close()
    build_snapshot(data, encoder)
    snapshot = open_snapshot(data, encoder)
    return Assistant(snapshot.catalogue, snapshot.index)


def column(answer: Answer, key: str) -> list[Any]:
    assert answer.table is not None
    return [row[key] for row in answer.table["rows"]]


def intent(answer: Answer) -> object:
    return answer.question.get("intent")


def quoted(answer: Answer, number: int) -> str:
    citation = answer.citations[number - 1]
    start, end = citation.highlights[0]
    return citation.text[start:end]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("遵义有哪些主要任务", ["完善监测网络", "建设数据平台", "开展示范应用"]),
        ("遵义三项基本原则",
         ["统筹规划、分步实施", "需求牵引、应用为先", "共建共享、安全可控"]),
        ("遵义的“123”指什么", ["一库一策", "两网联动", "三级调度"]),
        ("What are the safeguard measures of Zunyi?", ["加强组织领导", "落实建设资金"]),
        ("遵义 guarantee measures 有哪些", ["加强组织领导", "落实建设资金"]),
        ("遵义的数据平台整合哪些数据", ["水文", "气象", "农业"]),
    ],
)  # fmt: skip
def test_lists_are_given_whole_and_in_order(
    wise: Assistant, question: str, items: list[str]
) -> None:
    answer = wise.ask(question)
    assert intent(answer) == "items"
    assert column(answer, "item") == items


def test_each_item_is_cited_at_its_own_words(wise: Assistant) -> None:
    answer = wise.ask("遵义有哪些主要任务")
    rows = zip(column(answer, "item"), column(answer, "citation"), strict=True)
    assert all(quoted(answer, number) == item for item, number in rows)


def test_other_passages_follow_the_table(wise: Assistant) -> None:
    answer = wise.ask("遵义有哪些主要任务")
    below = [*answer.citations[len(column(answer, "item")) :], *answer.hits]
    assert any("水" in passage.text for passage in below)


def test_an_overview_has_every_part_with_its_leading_sentence(wise: Assistant) -> None:
    answer = wise.ask("遵义方案主要讲什么")
    assert intent(answer) == "overview"
    assert answer.table is not None
    parts = [row for row in answer.table["rows"] if row["kind"] == "部分"]
    assert [row["section"] for row in parts] == ["总体要求", "主要任务", "保障措施"]
    assert parts[2]["text"] == "成立工作专班。"


def test_the_aims_stand_below_the_parts_of_an_overview(wise: Assistant) -> None:
    answer = wise.ask("遵义方案主要讲什么")
    assert answer.table is not None
    assert [(row["kind"], row["direct"]) for row in answer.table["rows"]] == [
        ("部分", True), ("部分", True), ("部分", True), ("目标", False),
    ]  # fmt: skip


def test_an_overview_brings_the_aims_as_targets(wise: Assistant) -> None:
    answer = wise.ask("outline of the Zunyi plan")
    assert [target["value"] for target in answer.targets] == [80]


def test_two_outlines_stand_side_by_side(wise: Assistant) -> None:
    answer = wise.ask("遵义和甘肃两个文件的结构有什么不同")
    assert answer.table is not None
    assert [row["document_2"].split("（水")[0] for row in answer.table["rows"][:2]] == [
        "一、主要目标", "二、扶持措施",
    ]  # fmt: skip
    first = answer.table["rows"][0]["citations"]
    assert quoted(answer, first["document_2"]) == "主要目标"


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("哪些是征求意见稿", {"丽水"}),
        ("2021年发布的有哪些", {"衢州"}),
        ("Which documents have no document number?", {"丽水"}),
        ("最新的文件是哪个", {"绵阳"}),
        ("四川的文件有几份", {"绵阳"}),
        ("浙江的文件有哪些", {"丽水", "衢州"}),
        ("你有哪些文件？", {"丽水", "衢州", "绵阳", "甘肃", "遵义"}),
    ],
)
def test_documents_are_listed_from_the_catalogue(
    wise: Assistant, question: str, places: set[str]
) -> None:
    answer = wise.ask(question)
    assert intent(answer) == "metadata"
    assert set(column(answer, "place")) == places


def test_a_fact_about_a_document_is_cited_where_it_stands(wise: Assistant) -> None:
    answer = wise.ask("遵义这个文件的文号是什么")
    assert column(answer, "value") == ["遵府办发〔2020〕15号"]
    assert quoted(answer, 1) == "遵府办发〔2020〕15号"


def test_a_fact_that_is_not_stated_is_said_not_to_be(wise: Assistant) -> None:
    answer = wise.ask("丽水行动计划的文号是多少")
    assert answer.kind == "abstain"
    assert "未注明" in answer.text


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("哪些地方提到了无人机？", {"丽水", "遵义"}),
        ("Which places mention drones?", {"丽水", "遵义"}),
        ("文件里提到智慧农业的有哪些地方", {"绵阳"}),
    ],
)
def test_every_place_that_mentions_it_is_found(
    wise: Assistant, question: str, places: set[str]
) -> None:
    answer = wise.ask(question)
    assert set(column(answer, "place")) == places
    assert answer.coverage is not None
    assert answer.coverage["with_target"] == len(places)
    assert answer.coverage["documents"] == 5


def test_what_no_document_mentions_is_said_to_be_nowhere(wise: Assistant) -> None:
    answer = wise.ask("哪些地方提到了核聚变？")
    assert (answer.kind, intent(answer)) == ("abstain", "mentions")


def test_a_definition_comes_before_its_uses(wise: Assistant) -> None:
    answer = wise.ask("什么是场景清单")
    assert intent(answer) == "definition"
    assert "业务环节的目录" in column(answer, "text")[0]
    assert column(answer, "direct")[0] is True
    assert not any(column(answer, "direct")[1:])


def test_who_does_a_task_is_told_with_the_note(wise: Assistant) -> None:
    answer = wise.ask("遵义的数据平台由谁负责")
    assert intent(answer) == "duties"
    assert column(answer, "department") == ["市大数据局"]


def test_what_a_department_does_is_told_for_all_its_notes(wise: Assistant) -> None:
    answer = wise.ask("市气象局承担哪些任务")
    assert [task.split("。")[0] for task in column(answer, "task")] == ["完善监测网络"]
    assert column(answer, "place") == ["遵义"]


@pytest.mark.parametrize("question", ["", "？？", "你好", "“”", "哪些", "什么是", "列出", "which"])
def test_empty_questions_are_answered_without_a_table(wise: Assistant, question: str) -> None:
    assert wise.ask(question).table is None
