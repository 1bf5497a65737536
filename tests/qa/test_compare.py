"""Comparisons of what places say, over the four small texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qa.answer import Answer
from qa.assistant import Assistant
from qa.compare import comparison_topic
from qa.question import Question

HOLE = "\ue000"


def _topic(text: str) -> str | None:
    topic = comparison_topic(Question.parse(text))
    return None if topic is None else topic.replace(HOLE, "X").replace("X ", "X")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("比较绵阳和丽水在机器人方面的举措", "X机器人"),
        ("绵阳、丽水和甘肃的人才引进有什么不同", "X人才引进"),
        ("对比一下绵阳与丽水的场景开放做法", "X场景开放"),
        ("difference between Mianyang and Lishui on talent policy", "Xon talent"),
        ("compare Mianyang with Lishui on drones", "Xon drones"),
    ],
)
def test_the_topic_is_what_is_asked_of_each_place(text: str, topic: str) -> None:
    assert _topic(text) == topic


@pytest.mark.parametrize(
    "text",
    [
        "比较机器人举措",
        "绵阳和丽水的机器人举措",
        "绵阳和其他城市的机器人举措有什么不同",
        "绵阳和丽水分别由哪个单位负责",
        "比较绵阳和丽水",
    ],
)
def test_what_compares_no_places_on_a_topic(text: str) -> None:
    assert _topic(text) is None


@pytest.fixture(scope="module")
def fields(assistant: Assistant) -> Answer:
    return assistant.ask("比较绵阳、甘肃和成都的应用场景清单开放")


def _rows(answer: Answer) -> list[dict[str, Any]]:
    assert answer.kind == "table"
    assert answer.table is not None
    return list(answer.table["rows"])


def test_every_place_has_a_row(fields: Answer) -> None:
    assert list(dict.fromkeys(row["place"] for row in _rows(fields))) == ["绵阳", "甘肃", "成都"]


def test_a_row_quotes_its_citation(fields: Answer) -> None:
    first = _rows(fields)[0]
    citation = fields.citations[first["citation"] - 1]
    assert citation.place == "绵阳"
    assert "应用场景清单" in first["text"]
    assert first["text"] in citation.text
    assert first["clause"] == "二、（二）开放应用场景"


def test_a_place_without_a_clause_and_one_without_a_document(fields: Answer) -> None:
    said = {row["place"]: row["text"] for row in _rows(fields) if "citation" not in row}
    assert said == {"甘肃": "无此条款", "成都": "没有该地的文件"}


def test_coverage_counts_the_documents_of_the_places(fields: Answer) -> None:
    assert fields.coverage is not None
    assert (fields.coverage["documents"], fields.coverage["with_target"]) == (2, 1)


def test_the_words_are_english_for_an_english_question(assistant: Assistant) -> None:
    answer = assistant.ask("Compare Mianyang and Chengdu on the list of application scenarios")
    assert [row["text"] for row in _rows(answer)][-1] == "no document of this place"
    cited = [row["citation"] for row in _rows(answer) if "citation" in row]
    marks = "".join(f"[{number}]" for number in cited)
    lead = f"Passages side by side (documents searched: 1): Mianyang (绵阳): {len(cited)}{marks}; "
    assert answer.text == lead + "no document of Chengdu (成都)."


def test_a_topic_that_no_place_has_is_not_compared(assistant: Assistant) -> None:
    assert assistant.ask("比较绵阳和丽水的海洋捕捞配额").kind == "abstain"


def test_a_clause_that_says_a_short_topic_word_for_word_is_compared(library_data: Path) -> None:
    answer = Assistant.open(library_data).ask("比较天津和杭州的算力举措")
    cited = [row for row in _rows(answer) if "citation" in row]
    assert {row["place"] for row in cited} == {"天津", "杭州"}
    assert any("算力" in row["text"] for row in cited if row["place"] == "天津")
