"""Sentence spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentence_spans

policy_like = st.text(alphabet="甲乙。！？；，“”（）()《》\n 1.A　")


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n　\n", []),
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("一、总体思路\n围绕甲。", ["一、总体思路", "围绕甲。"]),
        ("他说“好。”然后走。", ["他说“好。”", "然后走。"]),
        ("建设平台。（责任单位：甲局。下同）", ["建设平台。", "（责任单位：甲局。下同）"]),
        ("甲（乙。丙。", ["甲（乙。", "丙。"]),
        ("Grow to 3.5 billion. Then stop.", ["Grow to 3.5 billion.", "Then stop."]),
        ("超过1.5亿元。", ["超过1.5亿元。"]),
        ("真的？！好。", ["真的？！", "好。"]),
        ("مرحبا. 你好。", ["مرحبا. 你好。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_spans_stay_inside_the_given_range() -> None:
    text = "甲甲。乙乙。丙丙。"
    assert [text[a:b] for a, b in sentence_spans(text, 3, 8)] == ["乙乙。", "丙丙"]


@given(st.one_of(policy_like, st.text()))
def test_spans_cover_everything_but_white_space_once(text: str) -> None:
    covered = [0] * len(text)
    for start, end in sentence_spans(text):
        for position in range(start, end):
            covered[position] += 1
    # white space inside a sentence is covered too
    assert all(n == 1 for n, ch in zip(covered, text, strict=True) if not ch.isspace())
    assert max(covered, default=0) <= 1


@given(policy_like)
def test_spans_are_in_order_and_trimmed(text: str) -> None:
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
