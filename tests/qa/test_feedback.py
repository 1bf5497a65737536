from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.answer import Answer
from qa.feedback import FILE_NAME, Asked, FeedbackError, FeedbackStore, Passage, Verdict
from qa.question_log import QuestionLog

PASSAGE = Passage("d1", "plan.txt", "某市规划", 3, 9, "到2030年。")
DOWN = Verdict(
    "k1", "目标是多少？", "down", "passages", "见下。", "s1", (PASSAGE,), reason="年份不对"
)
ANSWER = Answer("abstain", "没有找到。", 0.1, "zh", question={"rewritten": "某市的目标是多少？"})


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore.open(tmp_path)


def test_a_verdict_comes_back_as_it_was(store: FeedbackStore) -> None:
    verdict = replace(
        DOWN,
        right=PASSAGE,
        places=("眉山",),
        history=({"question": "q", "answer": "a"},),
        at="2026",
    )
    store.judge(verdict)
    assert store.verdicts() == [verdict]


def test_a_later_verdict_on_the_same_answer_replaces_the_earlier(store: FeedbackStore) -> None:
    store.judge(DOWN)
    store.judge(replace(DOWN, rating="up"))
    assert [verdict.rating for verdict in store.verdicts()] == ["up"]


def test_a_verdict_can_be_taken_back(store: FeedbackStore) -> None:
    store.judge(DOWN)
    store.judge(replace(DOWN, key="k2"))
    store.withdraw("k1")
    assert [verdict.key for verdict in store.verdicts()] == ["k2"]


def test_only_the_newest_questions_stay(store: FeedbackStore) -> None:
    asked = [Asked(str(i), "abstain", 0.0, "s", "") for i in range(7)]
    store.add_asked(asked[:4], keep=3)
    store.add_asked(asked[4:], keep=3)
    assert [item.question for item in store.asked()] == ["4", "5", "6"]


def test_a_period_leaves_out_what_is_older(store: FeedbackStore) -> None:
    store.judge(replace(DOWN, at="2026-01-01T00:00:00+00:00"))
    store.judge(replace(DOWN, key="k2", at="2026-03-01T00:00:00+00:00"))
    assert [verdict.key for verdict in store.verdicts("2026-02")] == ["k2"]


def test_a_folder_without_feedback_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="nobody has asked"):
        FeedbackStore.open(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []


def test_another_file_under_its_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("no database, but longer than its header is" * 9)
    with pytest.raises(FeedbackError, match="cannot use"):
        FeedbackStore.open(tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(FeedbackError, match="format 99"):
        FeedbackStore.open(tmp_path)


def test_what_is_asked_is_written(store: FeedbackStore) -> None:
    log = QuestionLog(store, keep=10)
    log.record(" 那2030年呢？ ", ANSWER, "s1")
    assert log.flush()
    (asked,) = store.asked()
    assert (asked.question, asked.kind, asked.snapshot) == ("那2030年呢？", "abstain", "s1")
    assert asked.rewritten == "某市的目标是多少？"


@pytest.mark.parametrize("greeting", ["你好", "谢谢！", "??", "👍"])
def test_a_greeting_is_not_a_question_without_answer(store: FeedbackStore, greeting: str) -> None:
    log = QuestionLog(store, keep=10)
    log.record(greeting, ANSWER, "s1")
    assert log.flush()
    assert store.asked() == []


def test_switched_off_it_writes_nothing(store: FeedbackStore) -> None:
    log = QuestionLog(store, keep=0)
    log.record("目标是多少？", ANSWER, "s1")
    assert log.flush()
    assert store.asked() == []


def test_a_locked_file_neither_stops_nor_fails_a_question(
    store: FeedbackStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.feedback.WAIT_S", 0.0)
    log = QuestionLog(store, keep=10)
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        log.record("目标是多少？", ANSWER, "s1")
        assert log.flush()  # given up, since the file is locked
        other.execute("ROLLBACK")
    log.record("期限是哪年？", ANSWER, "s1")
    assert log.flush()
    assert [asked.question for asked in store.asked()] == ["期限是哪年？"]


def test_a_folder_that_is_gone_does_not_fail_a_question(tmp_path: Path) -> None:
    log = QuestionLog(FeedbackStore(tmp_path / "gone" / FILE_NAME), keep=10)
    log.record("目标是多少？", ANSWER, "s1")
    assert log.flush()


@settings(max_examples=30, deadline=None)  # each one starts a thread
@given(st.text(st.characters()))
def test_any_string_can_be_asked(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    store = FeedbackStore.open(tmp_path_factory.getbasetemp())
    before = len(store.asked())
    log = QuestionLog(store, keep=10_000)
    log.record("目标 " + text, ANSWER, "s1")
    assert log.flush()
    assert len(store.asked()) == before + 1
