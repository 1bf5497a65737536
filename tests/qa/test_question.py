from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question import Asked, Question, asked_for, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("眉山的目标是什么", "zh"),
        ("which cities target 500亿 by 2030?", "en"),  # 5 words, 1 character
        ("AI 产业", "zh"),  # 1 word, 2 characters
        ("AI 产", "en"),  # 1 to 1: as many is enough
        ("big AI 产业", "en"),  # 2 to 2
        ("big AI 产业园", "zh"),  # 2 to 3
        ("what's 什么", "zh"),  # the apostrophe makes one word
        ("2030?", "zh"),  # no words at all
        ("", "zh"),
        ("🙂", "zh"),
    ],
)
def test_language_is_english_with_at_least_as_many_words_as_characters(
    text: str, language: str
) -> None:
    assert language_of(text) == language


def test_the_language_is_that_of_the_turn_not_of_its_history() -> None:
    parsed = Question.parse("And by 2025?", "眉山到2030年的产业规模是多少 by 2025")
    assert parsed.language == "en"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("眉山和成都市的目标", ["眉山", "成都"]),
        ("What are Chengdu's goals?", ["成都"]),
        ("成都在哪？成都！", ["成都"]),
        ("四川省眉山市东坡区", ["四川", "眉山", "东坡区"]),
        ("产业规模是多少", []),
        ("which cities in China target 500亿", []),
    ],
)
def test_places_in_order_and_once(text: str, places: list[str]) -> None:
    assert [place.short for place in Question.parse(text).places] == places


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2030年", (2030,)),
        ("by 2030", (2030,)),
        ("二〇二五年的目标", (2025,)),
        ("2025年和2030年，2025年", (2025, 2030)),
        ("2025—2027年", (2025, 2027)),
        ("规模达到2030亿元", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert Question.parse(text).years == years


@pytest.mark.parametrize(
    "text", ["500亿", "五百亿", "500 亿元", "50 billion yuan", "５００亿元", "500亿 by 2030"]
)
def test_amounts_are_one_value_however_written(text: str) -> None:
    assert [amount.value for amount in Question.parse(text).amounts] == [Decimal("50000000000")]


def test_ordinals_and_years_are_no_amounts() -> None:
    assert Question.parse("第三条在2030年怎么规定").amounts == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("绵阳规划的文号是什么", Asked.NUMBER),
        ("What is the document number?", Asked.NUMBER),
        ("这个办法是什么时候印发的", Asked.ISSUED),
        ("When was the plan issued?", Asked.ISSUED),
        ("这份文件是谁发的", Asked.ISSUER),
        ("Who issued the notice?", Asked.ISSUER),
        ("文件的全称", Asked.TITLE),
        ("根据什么文件制定", Asked.BASIS),
        ("联系电话是多少", Asked.CONTACT),
        ("算力平台由谁负责", Asked.DUTY),
        ("算力平台归哪个局管", Asked.DUTY),
        ("Which department is responsible?", Asked.DUTY),
        ("什么是场景清单", Asked.DEFINITION),
        ("What does sandbox mean?", Asked.DEFINITION),
        ("何时建成产业园区", Asked.DATE),
        ("产业规模是多少", Asked.AMOUNT),
        ("how many parks will be built", Asked.AMOUNT),
        ("介绍一下起降场地", Asked.LOOKUP),
        ("", Asked.LOOKUP),
    ],
)
def test_what_is_asked(text: str, asked: Asked) -> None:
    assert asked_for(text) is asked


@pytest.mark.parametrize(
    "text",
    [
        "你好",
        "您好！",
        "你好，在吗？",
        "好的，谢谢！",
        "谢谢你",
        "Hi there!",
        "Thank you very much.",
    ],
)
def test_greetings(text: str) -> None:
    assert Question.parse(text).greets


@pytest.mark.parametrize("text", ["你好，眉山的目标是什么", "hi-tech parks", "", "感谢信怎么写"])
def test_what_asks_something_is_no_greeting(text: str) -> None:
    assert not Question.parse(text).greets


@pytest.mark.parametrize("text", ["", " \n", "🙂🙂", "？！……", "<>"])
def test_signs_alone_are_wordless(text: str) -> None:
    assert Question.parse(text).wordless


@pytest.mark.parametrize("text", ["甲", "a", "5", "🙂 乙"])
def test_a_word_or_number_is_not_wordless(text: str) -> None:
    assert not Question.parse(text).wordless


def test_json_of_the_contract() -> None:
    parsed = Question.parse(" 那成都呢 ", "成都到2030年产业规模达到500亿元吗")
    assert parsed.to_json() == {
        "text": "那成都呢",
        "rewritten": "成都到2030年产业规模达到500亿元吗",
        "language": "zh",
        "places": ["成都"],
        "years": [2030],
        "amounts": [{"value": 5e10, "unit": "元"}],
        "asked": "amount",
    }


@given(st.text())
def test_any_text_can_be_parsed(text: str) -> None:
    assert Question.parse(text).text == text.strip()
