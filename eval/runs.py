"""Runs the assistant over a question file."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.ingest import Progress
from eval.errors import QuestionFileError
from eval.judge import judge
from eval.outcome import Outcome
from eval.questions import (
    Part,
    Question,
    load_questions,
    resolve_documents,
    select,
)
from eval.result import make_result
from qa import Assistant


def run_questions(
    assistant: Assistant,
    path: Path | str,
    system: Mapping[str, Any],
    *,
    k: int = 10,
    split: Part = "all",
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Ask every question of a file and measure the answers.

    Args:
        assistant: opened on the corpus that the file judges.
        path: the question file.
        system: what is measured (``describe_system``); file, half and k are added.
        k: the ranking is cut after so many passages, at least 1.
        split: which half of the questions.
        progress: called with the stage, the questions asked and those in all.

    Returns:
        The JSON document of ``eval run``.

    Raises:
        UsageError: no such file.
        QuestionFileError: the file breaks the form, names a document that the corpus does not
            have, or has no question in this half.
    """
    path = Path(path)
    questions = select(load_questions(path), split)
    if not questions:
        raise QuestionFileError(f"{path}: no question in the half {split!r}")
    files = [str(document["file"]) for document in assistant.documents()]
    questions = resolve_documents(questions, files, path)
    outcomes = []
    for question in questions:
        outcomes.append(ask(assistant, question, k))
        if progress:
            progress("questions", len(outcomes), len(questions))
    about = {
        **system,
        "questions": path.name,
        "questions_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "split": split,
        "k": k,
    }
    return make_result(about, outcomes)


def ask(assistant: Assistant, question: Question, k: int) -> Outcome:
    """One question put to the assistant, timed and judged."""
    start = time.perf_counter()
    answer = assistant.ask(question.text, history=question.history)
    elapsed = (time.perf_counter() - start) * 1000
    return replace(judge(question, answer, k), latency_ms=elapsed)
