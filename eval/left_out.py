"""Questions whose documents are not in the index: does the product say so?

The documents are dealt into folds by a hash of the file name. For each fold an index is made of
all the others, and the questions about the fold's documents are put to it. Their places are
taken out of the question, unless kept: with the place in it, the missing place gives it away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.ingest import Progress
from corpus.readers import document_files
from eval.calibration_cases import OF_ONE_DOCUMENT, without_places
from eval.errors import QuestionFileError
from eval.outcome import Outcome
from eval.questions import Part, Question, load_questions, resolve_documents, select
from eval.runs import ask
from qa import Assistant
from qa.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What to ask of which documents.

    Attributes:
        questions: a question file; those that one document answers are asked.
        corpus: files and folders of its documents.
        data: folder for the partial indexes, one folder each.
        folds: how many, at least 2.
        split: which half of the questions.
        keep_places: whether the names of places stay in the questions.
    """

    questions: Path
    corpus: tuple[Path, ...]
    data: Path
    folds: int = 5
    split: Part = "all"
    keep_places: bool = False


def ask_left_out(
    plan: LeftOut, encoder: str, *, k: int = 10, progress: Progress | None = None
) -> list[Outcome]:
    """Outcomes of the questions, each asked of an index without its documents.

    Raises:
        UsageError: a path does not exist, or fewer than 2 folds.
        QuestionFileError: the file breaks the form, or has no question that counts.
    """
    files = list(document_files(plan.corpus))
    loaded = select(load_questions(plan.questions), plan.split)
    resolved = resolve_documents(loaded, [file.name for file in files], plan.questions)
    chosen = [q for q in resolved if q.answerable and q.relevant and q.type in OF_ONE_DOCUMENT]
    asked = [question for question in chosen if not question.history]
    if not asked:
        raise QuestionFileError(f"{plan.questions}: no question that one document answers")
    outcomes = []
    for number in range(plan.folds):
        members = [q for q in asked if _folds(q, plan.folds) == {number}]
        kept = [file for file in files if fold_of(file.name, plan.folds) != number]
        if not members or not kept:
            continue
        own = plan.data / f"fold-{number}-of-{plan.folds}"
        Workspace(own, tuple(kept)).refresh(encoder, progress)
        assistant = Assistant.open(own, encoder=encoder)
        outcomes += [_outcome(assistant, question, plan, k) for question in members]
    return outcomes


def fold_of(name: str, folds: int) -> int:
    """The fold of a document, from 0, by the SHA-256 of its file name."""
    return hashlib.sha256(name.encode("utf-8")).digest()[-1] % folds


def abstained(outcomes: Sequence[Outcome]) -> float | None:
    """Share of the questions that were not answered, ``None`` without any."""
    if not outcomes:
        return None
    return sum(outcome.kind == "abstain" for outcome in outcomes) / len(outcomes)


def _folds(question: Question, folds: int) -> set[int]:
    return {fold_of(item.document, folds) for item in question.relevant}


def _outcome(assistant: Assistant, question: Question, plan: LeftOut, k: int) -> Outcome:
    text = question.text if plan.keep_places else without_places(question.text)
    bare = replace(question, text=text, relevant=(), answerable=False, places=None, value=None)
    return ask(assistant, replace(bare, items=None), k)
