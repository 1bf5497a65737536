"""Whole lists against the items that a question wants."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.items import count_items
from qa.answer import Answer, Citation


def table(*cells: str | tuple[str, ...], direct: bool = True) -> Answer:
    rows = [(cell,) if isinstance(cell, str) else cell for cell in cells]
    width = max((len(row) for row in rows), default=1)
    return Answer(
        "table", "", 0.9, "zh",
        table={
            "columns": [{"key": f"c{i}", "label": ""} for i in range(width)],
            "rows": [
                {"direct": direct} | {f"c{i}": cell for i, cell in enumerate(row)} for row in rows
            ],
        },
    )  # fmt: skip


def passage(text: str, *marks: tuple[int, int]) -> Citation:
    return Citation(
        number=1, document_id="d", title="", file="", place=None, level="city",
        document_number=None, issuer=None, issued=None, status="in_force", digest=False,
        source_url=None, section_path=(), clause="", text=text, start=0, end=len(text),
        highlights=marks, score=1.0,
    )  # fmt: skip


def counts(wanted: list[str], answer: Answer) -> tuple[float, float]:
    found = count_items(wanted, answer)
    return found.recall, found.precision


def test_a_whole_list_in_other_punctuation() -> None:
    assert counts(["1. 智能制造", "2. 智慧医疗"], table("1、智能制造", "2、智慧医疗")) == (1.0, 1.0)


def test_a_missing_and_a_needless_row() -> None:
    assert counts(["甲", "乙"], table("甲", "丙", "丁")) == (0.5, pytest.approx(1 / 3))


def test_one_cell_gives_one_item_only() -> None:
    assert counts(["甲", "乙", "丙"], table("甲、乙、丙")) == (pytest.approx(1 / 3), 1.0)


def test_cells_beside_each_other_give_an_item_each() -> None:
    assert counts(["甲", "乙"], table(("甲", "乙"))) == (1.0, 1.0)


def test_an_item_takes_the_cell_that_says_least_else() -> None:
    assert counts(["平台", "平台建设"], table("平台", "平台建设")) == (1.0, 1.0)


def test_rows_of_neighbouring_readings_do_not_count() -> None:
    assert counts(["甲"], table("甲", direct=False)) == (0.0, 0.0)


def test_marked_spans_may_hold_the_whole_list() -> None:
    answer = Answer("passages", "", 0.9, "zh", (passage("有甲、乙。别的。", (0, 5)),))
    assert counts(["甲", "乙"], answer) == (1.0, 1.0)


def test_an_abstention_gives_nothing() -> None:
    answer = Answer("abstain", "", 0.0, "zh", (passage("甲", (0, 1)),))
    assert counts(["甲"], answer) == (0.0, 0.0)


def test_nothing_wanted_is_refused() -> None:
    with pytest.raises(ValueError, match="no items"):
        count_items([], table("甲"))


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), min_size=1, max_size=6, unique=True))
def test_the_list_itself_is_whole(items: list[Any]) -> None:
    found = count_items(items, table(*items))
    assert found.rows == found.wanted == len(items)
    assert found.precision <= 1.0
    assert found.recall == 1.0
