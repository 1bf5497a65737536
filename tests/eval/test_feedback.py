from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cli import main
from eval.feedback import evidence_of, export_feedback
from eval.questions import is_relevant, load_questions, parse_question
from qa.feedback import FeedbackStore, Passage, Verdict

GOAL = Passage(
    "d1", "plan.txt", "某市规划", 0, 26, "（一）发展目标。到2030年，产业规模突破500亿元；"
)
DUTY = Passage("d2", "duty.txt", "某市方案", 5, 17, "责任单位：市科技局。")
ASIDE = replace(DUTY, direct=False)
UP = Verdict("k1", "2030年产业规模多大？", "up", "passages", "见下。", "s1", (GOAL, ASIDE))
DOWN = replace(UP, key="k2", rating="down")
EMPTY = {"disliked": 0, "without_passage": 0, "unusable": 0}


def test_liked_means_the_passage_it_rested_on() -> None:
    (record,) = export_feedback([UP]).questions
    assert record["question"] == "2030年产业规模多大？"
    assert record["relevant"] == [
        {"document": "plan.txt", "evidence": ["到2030年，产业规模突破500亿元"]}
    ]
    assert (record["type"], record["answerable"], record["language"]) == ("liked", True, "zh")


def test_a_liked_table_has_all_its_direct_rows_and_their_places() -> None:
    table = replace(UP, kind="table", citations=(GOAL, DUTY), places=("眉山", "成都"))
    (record,) = export_feedback([table]).questions
    assert [item["document"] for item in record["relevant"]] == ["plan.txt", "duty.txt"]
    assert record["places"] == ["眉山", "成都"]


def test_a_liked_abstention_is_a_question_without_answer() -> None:
    (record,) = export_feedback([replace(UP, kind="abstain", citations=())]).questions
    assert (record["answerable"], record["relevant"], record["type"]) == (False, [], "refused")


def test_the_right_passage_wins_over_every_thumb() -> None:
    right = replace(DOWN, right=DUTY)
    (record,) = export_feedback([right, UP, replace(DOWN, key="k3")]).questions
    assert record["relevant"] == [{"document": "duty.txt", "evidence": ["责任单位：市科技局"]}]
    assert record["type"] == "corrected"


def test_disliked_without_a_passage_is_left_out_and_counted() -> None:
    exported = export_feedback([DOWN])
    assert exported.questions == []
    assert exported.left_out == EMPTY | {"disliked": 1}


def test_of_two_thumbs_the_newer_counts() -> None:
    assert export_feedback([UP, DOWN]).left_out["disliked"] == 1
    assert len(export_feedback([DOWN, UP]).questions) == 1


def test_one_question_in_two_spellings_is_one_line() -> None:
    other = replace(UP, key="k4", question="２０３０年产业规模多大 ？")
    assert len(export_feedback([UP, other]).questions) == 1


def test_the_same_words_after_other_turns_are_another_question() -> None:
    before = ({"question": "成都的目标？", "answer": "……"},)
    exported = export_feedback([UP, replace(UP, key="k5", history=before)])
    assert len({record["id"] for record in exported.questions}) == 2
    assert exported.questions[1]["history"] == [{"question": "成都的目标？", "answer": "……"}]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("短。到2030年建成四个园区！", "到2030年建成四个园区"),
        ("甲乙丙|丁", "甲乙丙"),
        ("。。；", ""),
        ("字" * 300, "字" * 120),
    ],
)
def test_evidence_is_the_longest_sentence(text: str, evidence: str) -> None:
    assert evidence_of(replace(GOAL, text=text)) == evidence


TEXTS = st.text(max_size=60) | st.text("一二。；|\n 　é\u0301ﬁＡ가", max_size=500)
PASSAGES = st.builds(
    Passage,
    document_id=st.just("d"),
    file=st.sampled_from(["plan.txt", "办法.md"]),
    title=TEXTS,
    start=st.integers(0, 9),
    end=st.integers(10, 99),
    text=TEXTS,
    direct=st.booleans(),
)
VERDICTS = st.builds(
    Verdict,
    key=st.text(max_size=3),
    question=TEXTS,
    rating=st.sampled_from(["up", "down"]),
    kind=st.sampled_from(["table", "passages", "abstain"]),
    citations=st.lists(PASSAGES, max_size=3).map(tuple),
    places=st.none() | st.lists(TEXTS, max_size=2).map(tuple),
    right=st.none() | PASSAGES,
    history=st.lists(st.builds(dict, question=TEXTS, answer=TEXTS), max_size=1).map(tuple),
)


@given(st.lists(VERDICTS, max_size=6))
def test_every_line_is_read_back_and_finds_its_passage(verdicts: list[Verdict]) -> None:
    exported = export_feedback(verdicts)
    passages = [p for v in verdicts for p in (*v.citations, v.right) if p]
    questions = [parse_question(json.dumps(record)) for record in exported.questions]
    for question in questions:
        for item in question.relevant:
            assert any(is_relevant(passage.file, passage.text, item) for passage in passages)
    assert len({question.id for question in questions}) == len(questions)
    assert len(questions) + sum(exported.left_out.values()) <= len(verdicts)


@settings(max_examples=20, deadline=None)  # each one writes a file
@given(st.lists(VERDICTS, min_size=1, max_size=4, unique_by=lambda verdict: verdict.key))
def test_the_store_gives_the_same_export(
    tmp_path_factory: pytest.TempPathFactory, verdicts: list[Verdict]
) -> None:
    store = FeedbackStore.open(tmp_path_factory.mktemp("feedback"))
    for verdict in verdicts:
        store.judge(verdict)
    assert export_feedback(store.verdicts()) == export_feedback(verdicts)


def test_the_command_writes_a_question_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = FeedbackStore.open(tmp_path)
    store.judge(UP)
    store.judge(replace(DOWN, question="别的问题？"))
    out = tmp_path / "out" / "questions.jsonl"
    assert main(["feedback", "export", "--data", str(tmp_path), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "1 questions exported; left out: 1 judged wrong" in said.err
    (question,) = load_questions(out)
    assert question.relevant[0].document == "plan.txt"


def test_nothing_to_export_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    FeedbackStore.open(tmp_path).judge(DOWN)
    assert main(["feedback", "export", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("nothing to export")
