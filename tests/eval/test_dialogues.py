"""Dialogue files, and what counts as the same answer."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import Settings
from eval.cli import main
from eval.dialogues import (
    TurnOutcome,
    ask_dialogues,
    ask_follow_ups,
    is_dialogue_file,
    load_dialogues,
    same_answer,
    tally,
)
from eval.errors import QuestionFileError
from eval.questions import split_of
from qa import Assistant
from qa.answer import Answer, Citation
from qa.workspace import prepare

QUESTIONS = Path(__file__).resolve().parents[2] / "eval" / "questions"
FILES = {
    "dialogues_seeds": 30, "dialogues_reports": 30, "dialogues_manner": 15, "dialogues_tuning": 95,
}  # fmt: skip
_PLAN = """海宁市机器人产业行动计划
海宁市人民政府
2023年6月8日
一、发展目标
到2025年，全市机器人产业规模达到120亿元。到2030年，全市机器人产业规模突破500亿元。
二、重点任务
（一）开放应用场景。每年发布两批应用场景清单。（责任单位：市科技局）
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("dialogues")
    (folder / "plans").mkdir()
    (folder / "plans" / "haining.txt").write_text(_PLAN, encoding="utf-8")
    settings = replace(Settings(), data=folder / "data", corpus=(folder / "plans",))
    return Assistant.open(prepare(settings))


def _file(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "dialogues.jsonl"
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _record(standalone: str = "海宁2025年机器人产业规模是多少") -> dict[str, Any]:
    turns = [
        {"question": "海宁2030年机器人产业规模是多少"},
        {"question": "那2025年呢", "standalone": standalone},
    ]
    return {"id": "made-1", "language": "zh", "turns": turns}


def test_a_follow_up_is_asked_with_its_history(assistant: Assistant, tmp_path: Path) -> None:
    (outcome,) = ask_dialogues(assistant, load_dialogues(_file(tmp_path, _record())))
    assert (outcome.id, outcome.turn, outcome.same) == ("made-1", 2, True)
    assert outcome.rewritten == "海宁2025年机器人产业规模是多少"


def test_another_year_is_another_answer(assistant: Assistant, tmp_path: Path) -> None:
    path = _file(tmp_path, _record("海宁2030年机器人产业规模是多少"))
    (outcome,) = ask_dialogues(assistant, load_dialogues(path))
    assert (outcome.wanted, outcome.given, outcome.same) == ("table", "table", False)


@pytest.mark.parametrize(("value", "same"), [("120亿元", True), ("500亿元", False)])
def test_a_question_with_a_history_is_judged_by_its_value(
    assistant: Assistant, tmp_path: Path, value: str, same: bool
) -> None:
    history = [{"question": "海宁2030年机器人产业规模是多少", "answer": "突破500亿元"}]
    record = {
        "id": "made-2", "question": "那2025年呢", "language": "zh", "type": "followup",
        "relevant": [], "answerable": True, "history": history, "value": value,
    }  # fmt: skip
    (outcome,) = ask_follow_ups(assistant, _file(tmp_path, record))
    assert outcome.same is same


def _answer(kind: Any, *spots: int, rows: tuple[int, ...] | None = None) -> Answer:
    citations = tuple(
        Citation(
            number, "d", "t", "f", None, "city", None, None, None, "in_force", False, None, (),
            "", "x", start, start + 1, (), 1.0,
        )
        for number, start in enumerate(spots, start=1)
    )  # fmt: skip
    table = None if rows is None else {"columns": [], "rows": [{"citation": n} for n in rows]}
    return Answer(kind, "", 0.5, "zh", citations, table=table)


@pytest.mark.parametrize(
    ("given", "wanted", "same"),
    [
        (_answer("passages", 5, 9), _answer("passages", 5), True),
        (_answer("passages", 9, 5), _answer("passages", 5), False),
        (_answer("abstain"), _answer("abstain"), True),
        (_answer("abstain"), _answer("passages", 5), False),
        (_answer("table", 5, 9, rows=(1, 2)), _answer("table", 5, 9, 7, rows=(1, 2)), True),
        (_answer("table", 5, 9, rows=(2, 1)), _answer("table", 5, 9, rows=(1, 2)), False),
        (_answer("table", 5, 9, rows=(1,)), _answer("table", 5, 9, rows=(1, 2)), False),
    ],
)
def test_same_answers(given: Answer, wanted: Answer, same: bool) -> None:
    assert same_answer(given, wanted) is same


def test_direct_targets_decide_in_any_order_after_the_first() -> None:
    def targets(*starts: int, also: tuple[int, ...] = ()) -> Answer:
        rows = [
            {"document_id": "d", "start": s, "end": 1, "value": 2, "deadline": 3, "direct": direct}
            for group, direct in ((starts, True), (also, False))
            for s in group
        ]
        return Answer("table", "", 0.5, "zh", targets=tuple(rows))

    assert same_answer(targets(1, 2, 3, also=(4,)), targets(1, 3, 2))
    assert not same_answer(targets(2, 1), targets(1, 2))


def test_shares_by_language() -> None:
    outcomes = [
        TurnOutcome("a", 2, language, "", "", "", "", "", same)
        for language, same in (("zh", True), ("zh", False), ("zh", True), ("en", False))
    ]
    groups = tally(outcomes)
    assert groups["all"] == {"turns": 4, "same": 2, "share": 0.5}
    assert groups["zh"]["share"] == 0.6667


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"language": "fr"}, "'language' must be one of zh, en, mixed, not 'fr'"),
        ({"turns": [{"question": "海宁呢"}]}, "'turns' needs two objects or more"),
        ({"turns": [{"question": "甲"}, {"question": "乙"}]}, "missing 'standalone'"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    path = _file(tmp_path, _record(), _record() | {"id": "made-3"} | change)
    with pytest.raises(QuestionFileError, match=f"dialogues.jsonl:2: {message}"):
        load_dialogues(path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="'made-1' stands twice"):
        load_dialogues(_file(tmp_path, _record(), _record()))


def test_a_missing_file_is_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dialogues", str(tmp_path / "none.jsonl")]) == 2
    assert "no question file at" in capsys.readouterr().err


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_complete(name: str) -> None:
    path = QUESTIONS / f"{name}.jsonl"
    dialogues = load_dialogues(path)
    assert is_dialogue_file(path)
    assert len(dialogues) == FILES[name]
    assert all(2 <= len(d.turns) <= 4 for d in dialogues)
    assert {split_of(d.id) for d in dialogues} == {"tune", "report"}
    assert {d.language for d in dialogues} == {"zh", "en", "mixed"}
