"""Which numbers are drawn side by side, and how they are told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from qa.answer import Answer
from qa.web.chart import chart
from qa.web.labels import ZH
from qa.web.terms import terms_of_question


def target(place: str, value: float | None, year: int = 2030, **more: Any) -> dict[str, Any]:
    return {
        "place": place, "value": value, "deadline": year, "canonical_unit": "元",
        "group": "产业规模", "indicator": "产业规模", "kind": "level", "related": False,
        "direct": True, "citation": 0, "amount_text": f"超{value}元", **more,
    }  # fmt: skip


def drawn(*targets: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Label, width in percent, and amount of each bar."""
    answer = Answer("table", "见表", 0.9, "zh", targets=targets)
    return re.findall(
        r'class="label">([^<]*)<.*?rect width="([^"]*)".*?class="amount">([^<]*)<',
        chart(answer, ZH),
    )


def test_places_are_drawn_by_size() -> None:
    assert drawn(target("甲", 50), target("乙", 200)) == [
        ("乙", "100.00", "超200元"),
        ("甲", "25.00", "超50元"),
    ]


def test_years_of_one_place_are_drawn_in_their_order() -> None:
    bars = drawn(target("甲", 500, 2030), target("甲", 100, 2025))
    assert [bar[0] for bar in bars] == ["2025", "2030"]


def test_places_of_different_years_name_them() -> None:
    bars = drawn(target("甲", 100, 2025), target("乙", 50, 2030))
    assert [bar[0] for bar in bars] == ["甲 2025", "乙 2030"]


@pytest.mark.parametrize(
    "other",
    [
        target("乙", 30, canonical_unit="%"),
        target("乙", 30, related=True),
        target("乙", 30, kind="growth_rate"),
        target("乙", 30, direct=False),
        target("乙", None),
        target("甲", 30),
    ],
)
def test_what_cannot_be_compared_is_not_drawn(other: dict[str, Any]) -> None:
    assert drawn(target("甲", 50), other) == []


def test_the_highest_is_drawn_with_those_behind_it() -> None:
    targets = (target("甲", 50, match="exact"), target("乙", 40, match="exact", direct=False))
    answer = Answer("table", "见表", 0.9, "zh", targets=targets, question={"intent": "extreme"})
    assert chart(answer, ZH).count("<li>") == 2


def test_no_name_becomes_markup() -> None:
    answer = Answer(
        "table", "见表", 0.9, "zh", targets=(target("<img>", 1), target("乙", 2, amount_text="<b>"))
    )
    assert not re.search("<img|<b>", chart(answer, ZH))


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("哪些城市提出产业规模达到五百亿？", "产业规模突破500亿元", ["产业", "规模", "500亿元"]),
        ("到2030年的目标", "到2030年，目标是", ["2030年", "目标"]),
        ("眉山由哪些单位负责", "眉山由单位负责", []),
        ("plans for robots", "支持机器人研制", ["机器人"]),
    ],
)
def test_words_of_the_question_are_found_in_a_passage(
    question: str, text: str, shown: list[str]
) -> None:
    terms = terms_of_question({"rewritten": question})
    assert [text[start:end] for start, end in terms.spans(text)] == shown
