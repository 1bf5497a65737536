"""What the assistant answers, what it refuses, and in which words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import SnapshotError
from qa.answer import Answer, Language
from qa.assistant import MAX_QUESTION, Assistant
from qa.question import language_of
from tests.qa.asked import ANSWERED, NOT_ANSWERED


@pytest.mark.parametrize("question", ANSWERED)
def test_the_passage_that_answers_is_cited_first(answers: dict[str, Answer], question: str) -> None:
    answer = answers[question]
    file, words = ANSWERED[question]
    assert answer.kind in ("passages", "table")
    assert answer.citations[0].file == file
    assert words in answer.citations[0].text


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_the_documents_do_not_say_is_not_answered(
    answers: dict[str, Answer], question: str
) -> None:
    answer = answers[question]
    assert (answer.kind, answer.citations) == ("abstain", ())
    assert answer.nearest


def test_an_abstention_says_so_with_the_nearest_headings(answers: dict[str, Answer]) -> None:
    answer = answers["今天天气怎么样"]
    assert answer.text.startswith("在已收录的 4 份文件中没有找到")
    assert 1 <= len(answer.nearest) <= 3
    assert answer.text.count("\n- 《") == len(answer.nearest)


def test_a_place_without_documents_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("北京到2030年机器人产业规模是多少")
    assert (answer.kind, answer.confidence) == ("abstain", 0.0)
    assert answer.text.startswith("已收录的 4 份文件中没有北京的文件")


def test_of_two_places_the_one_with_documents_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳和北京的机器人产业规模目标分别是多少")
    assert answer.citations[0].place == "绵阳"
    assert "没有北京的文件" in answer.text


def test_two_places_are_both_cited(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳和丽水的产业规模目标分别是多少")
    assert {citation.place for citation in answer.citations[:2]} == {"绵阳", "丽水"}


@pytest.mark.parametrize("question", ["", " \n\u3000", "🙂🙂", "？？"])
def test_without_words_the_reply_asks_for_a_question(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind == "abstain"
    assert answer.text.startswith("请输入一个问题")


@pytest.mark.parametrize(
    ("question", "reply"), [("你好！", "您好！我从已收录的 4 份"), ("Hello", "Hello! I answer")]
)
def test_greetings_are_returned(assistant: Assistant, question: str, reply: str) -> None:
    answer = assistant.ask(question)
    assert (answer.kind, answer.nearest) == ("abstain", ())
    assert answer.text.startswith(reply)


@pytest.mark.parametrize(
    "question",
    [
        "甲" * 10_000,
        "机器人产业规模" * 2_000,
        "'; DROP TABLE chunks; --",
        '" OR 1=1 /*',
        "<script>alert(1)</script>",
        "<b>产业规模</b>",
        "{documents} {0} %s",
        "\x00\ufeff\ud800",
        "a" * 5_000,
    ],
)
def test_odd_questions_get_a_civil_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text
    assert answer.kind in ("passages", "abstain")


def test_only_the_beginning_of_a_long_question_is_read(assistant: Assistant) -> None:
    answer = assistant.ask("机器人" * 5_000)
    assert len(answer.question["text"]) == MAX_QUESTION


def test_an_english_question_gets_an_english_text(assistant: Assistant) -> None:
    answer = assistant.ask("Which cities target 500亿 by 2030?")
    assert answer.language == "en"
    assert answer.text.startswith("1 city states a target of 500亿 for 2030")


def test_an_english_abstention(answers: dict[str, Answer]) -> None:
    answer = answers["Tell me a joke"]
    assert answer.text.startswith("None of the 4 documents has a passage")


def test_a_follow_up_uses_the_history(assistant: Assistant) -> None:
    history = [{"question": "绵阳到2030年机器人产业规模是多少", "answer": "500亿元"}]
    answer = assistant.ask("那2025年呢？", history)
    assert answer.question["rewritten"] == "绵阳到2025年机器人产业规模是多少"
    assert "120亿元" in answer.text


def test_threads_get_the_same_answers(assistant: Assistant, answers: dict[str, Answer]) -> None:
    questions = [*ANSWERED, *NOT_ANSWERED]
    with ThreadPoolExecutor(8) as pool:
        parallel = list(pool.map(assistant.ask, questions))
    for question, answer in zip(questions, parallel, strict=True):
        assert answer.text == answers[question].text
        assert answer.citations == answers[question].citations


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_are_answered_in_their_language(assistant: Assistant, language: Language) -> None:
    examples = assistant.examples(language)
    assert 3 <= len(examples) <= 6
    assert len(set(examples)) == len(examples)
    assert {language_of(example) for example in examples} == {language}
    assert {assistant.ask(example).kind for example in examples} <= {"passages", "table"}


def test_without_a_snapshot_there_is_no_assistant(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        Assistant.open(tmp_path)


def test_another_encoder_is_refused(data: Path) -> None:
    with pytest.raises(SnapshotError, match="another-model"):
        Assistant.open(data, encoder="another-model")
