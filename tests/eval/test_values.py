"""Which value an answer gives, and when it is the one asked for."""

from __future__ import annotations

from typing import Any

import pytest

from eval.values import answer_value, canonical, marked_text, matches
from qa.answer import Answer, Citation


def citation(text: str, *marked: str) -> Citation:
    highlights = tuple((text.index(m), text.index(m) + len(m)) for m in marked)
    return Citation(
        number=1, document_id="d", title="", file="plan.txt", place="眉山", level="city",
        document_number=None, issuer=None, issued=None, status="in_force", digest=False,
        source_url=None, section_path=(), clause="", text=text, start=0, end=len(text),
        highlights=highlights, score=1.0,
    )  # fmt: skip


def passages(text: str, *marked: str) -> Answer:
    return Answer("passages", "", 0.9, "zh", citations=(citation(text, *marked),))


def table(*rows: dict[str, Any]) -> Answer:
    return Answer("table", "", 0.9, "zh", targets=rows)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("500亿元", "50000000000元"),
        ("五百亿元", "50000000000元"),
        ("50 billion yuan", "50000000000元"),
        ("2030年", "2030年"),
        ("80%", "80%"),
        ("5.5%", "5.5%"),
        ("3—5个", "3个-5个"),
        ("市经信局", None),
        ("眉府办发〔2026〕3号", None),
    ],
)
def test_canonical_form(value: str, expected: str | None) -> None:
    assert canonical(value) == expected


@pytest.mark.parametrize(
    ("wanted", "span", "expected"),
    [
        ("500亿元", "产业规模超五百亿元", True),
        ("500亿", "产业规模超 500 亿元", True),
        ("50 billion yuan", "产业规模超500亿元", True),
        ("500亿元", "产业规模超50亿元", False),
        ("500亿元", "培育500家企业", False),
        ("2030年", "到2030年，产业规模超500亿元", True),
        ("2030年", "到2025年，培育2030家企业", False),
        ("10家", "培育企业10个以上", True),
        ("3—5个", "建成3—5个园区", True),
        ("3—5个", "建成5个园区", False),
        ("市经信局", "（责任单位：市经信局、市科技局）", True),
        ("市经信局", "（责任单位：市科技局）", False),
    ],
)
def test_a_marked_span_gives_the_value_it_states(wanted: str, span: str, expected: bool) -> None:
    assert matches(wanted, passages(f"前文。{span}。后文。", span)) is expected


def test_only_the_marked_span_counts() -> None:
    answer = passages("到2025年达到100亿元。到2030年超500亿元。", "到2030年超500亿元。")
    assert not matches("100亿元", answer)
    assert marked_text(answer) == "到2030年超500亿元。"


def test_without_a_mark_the_whole_passage_counts() -> None:
    assert matches("100亿元", passages("到2025年达到100亿元。"))


def test_the_first_direct_row_gives_the_value() -> None:
    rows = (
        {"direct": False, "canonical_value": 1, "canonical_unit": "元", "deadline": 2020},
        {"direct": True, "canonical_value": 5e10, "canonical_unit": "元", "deadline": 2030},
    )
    answer = table(*rows)
    assert matches("500亿元", answer)
    assert matches("2030年", answer)
    assert not matches("1元", answer)
    assert answer_value(answer) == "50000000000元"


def test_an_abstention_gives_no_value() -> None:
    answer = Answer("abstain", "", 0.1, "zh", citations=(citation("500亿元"),))
    assert not matches("500亿元", answer)
    assert answer_value(answer, "500亿元") is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("500亿元", "50000000000元"),  # there
        ("300亿元", "10000000000元"),  # not there: the first of its unit
        ("7%", "2025年"),  # nothing of its unit: the first number
        ("2031年", "2025年"),
        ("市经信局", None),
        (None, None),  # nothing asked, no table
    ],
)
def test_the_value_shown_is_the_wanted_one_or_what_stands_in_its_place(
    wanted: str | None, expected: str | None
) -> None:
    answer = passages("到2025年达到100亿元，到2030年超500亿元。")
    assert answer_value(answer, wanted) == expected
