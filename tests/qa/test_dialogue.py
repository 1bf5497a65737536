import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dialogue import Turn, standalone_question

FIRST = "眉山到2030年产业规模是多少？"


def _after(*questions: str) -> list[Turn]:
    return [Turn(question) for question in questions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("那2025年呢?", "眉山到2025年产业规模是多少？"),
        ("那成都呢", "成都到2030年产业规模是多少？"),
        ("成都呢？", "成都到2030年产业规模是多少？"),
        ("那成都2025年呢", "成都到2025年产业规模是多少？ 成都2025年"),
        ("And Tianjin?", "Tianjin到2030年产业规模是多少？"),
        ("And what about Tianjin?", "Tianjin到2030年产业规模是多少？"),
        ("和成都比呢", "眉山到2030年产业规模是多少？ 和成都比"),
        ("how many companies?", "眉山到2030年产业规模是多少？ how many companies"),
        ("被它拉动的关联产业有多大？", "眉山到2030年产业规模是多少？ 被它拉动的关联产业有多大"),
        ("成都那会儿定的是多少？", "成都到2030年产业规模是多少？ 成都那会儿定的是多少"),
        ("2027年是不是一样", "眉山到2027年产业规模是多少？ 2027年是不是一样"),
        ("Is it the same in Tianjin?", "Tianjin到2030年产业规模是多少？ Is it the same in Tianjin"),
        ("责任单位是谁", "眉山到2030年产业规模是多少？ 责任单位是谁"),
        ("Who is responsible for it?", "眉山到2030年产业规模是多少？ Who is responsible for it"),
    ],
)
def test_a_follow_up_takes_the_rest_from_the_question_before(text: str, expected: str) -> None:
    assert standalone_question(text, _after(FIRST)) == expected


def test_the_topic_may_stand_several_turns_back() -> None:
    turns = _after(FIRST, "那2025年呢？", "那成都呢？")
    assert standalone_question("And Tianjin?", turns) == "Tianjin到2025年产业规模是多少？"


@pytest.mark.parametrize(
    "text",
    [
        "成都由哪些单位负责建设算力平台",
        "成都由哪些单位负责建设算力平台呢？",
        "什么是产业沙箱？",
        "那曲市有什么规划",
        "再生水利用率目标定为多少个百分点",
        "Which city supports the IT industry?",
        "Which cities have plans that target 500亿?",
        "Which cities doubled their output by 2030?",
        "Is there a subsidy for robots in Chengdu?",
        "What does Chengdu plan for its AI industry?",
    ],
)
def test_a_question_that_stands_on_its_own_stays_as_it_is(text: str) -> None:
    assert standalone_question(text, _after(FIRST)) == text


def test_the_first_character_of_a_word_is_no_filler() -> None:
    assert standalone_question("再生水利用率呢", _after(FIRST)) == f"{FIRST} 再生水利用率"


@pytest.mark.parametrize("history", [[], [Turn("")], [Turn("  ", "您好")]])
def test_without_an_earlier_question_the_text_stays(history: list[Turn]) -> None:
    assert standalone_question(" 那成都呢？ ", history) == "那成都呢？"


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("甲", "乙"), Turn("甲", "乙")),
        ({"question": "甲", "answer": "乙"}, Turn("甲", "乙")),
        ({"question": "甲"}, Turn("甲", "")),
        ({}, Turn("", "")),
    ],
)
def test_turns_from_mappings(turn: Turn | dict[str, str], expected: Turn) -> None:
    assert Turn.of(turn) == expected


_PIECES = st.sampled_from(
    ["那", "呢", "2025年", "成都", "眉山市", "and ", "Tianjin", "it", "？", " ", "目标是多少", "再"]
)
_TEXTS = st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=6).map("".join))


@given(_TEXTS, st.lists(_TEXTS, max_size=4))
def test_never_empty_for_text(text: str, earlier: list[str]) -> None:
    assert bool(standalone_question(text, _after(*earlier))) == bool(text.strip())
