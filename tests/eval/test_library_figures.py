"""The figures that README gives for the sample library, measured with the product itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eval.questions import load_questions
from qa.assistant import Assistant
from qa.examples import FILE_NAME

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "corpus" / "library"
QUESTIONS = ROOT / "eval" / "questions" / "library.jsonl"
EXAMPLES: dict[str, list[str]] = json.loads((LIBRARY / FILE_NAME).read_text(encoding="utf-8"))
# Lists, comparisons, extremes and follow-ups have measures of their own.
PASSAGE_TYPES = ("lookup", "duty", "definition")


@pytest.fixture(scope="module")
def figures(library_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("figures") / "figures.json"
    command = [
        *(sys.executable, "-m", "eval", "run", "--questions", str(QUESTIONS)),
        *("--corpus", str(LIBRARY), "--data", str(library_data), "--out", str(out)),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    loaded: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return loaded


def _over_passage_types(figures: dict[str, Any], measure: str) -> float:
    types = [figures["by_type"][name] for name in PASSAGE_TYPES]
    total: float = sum(each["count"] * each[measure] for each in types)
    return total / sum(each["count"] for each in types)


def test_hit_at_1(figures: dict[str, Any]) -> None:
    assert _over_passage_types(figures, "hit@1") >= 0.80


def test_hit_at_5(figures: dict[str, Any]) -> None:
    assert _over_passage_types(figures, "hit@5") >= 0.95


def test_hardly_ever_the_wrong_place(figures: dict[str, Any]) -> None:
    assert figures["measures"]["wrong_place@1"] <= 0.02


def test_examples_come_from_the_question_set() -> None:
    asked = {question.text for question in load_questions(QUESTIONS)}
    assert {text for texts in EXAMPLES.values() for text in texts} <= asked


def test_every_example_is_offered_and_answered(library_data: Path) -> None:
    assistant = Assistant.open(library_data)
    assert assistant.examples("zh") == EXAMPLES["zh"]
    assert assistant.examples("en") == EXAMPLES["en"]
    for text in (*EXAMPLES["zh"], *EXAMPLES["en"]):
        assert assistant.ask(text).kind != "abstain", text
