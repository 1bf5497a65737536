"""What every committed question set keeps: keys, ids, languages, evidence; no question twice."""

from __future__ import annotations

import pytest

from tests.eval import question_rules as rules
from tests.eval.question_rules import QuestionSet
from tests.eval.question_sets import LIBRARY, LIBRARY_TABLES, REPORT_TABLES, SEEDS, TARGETS

every_set = pytest.mark.parametrize(
    "questions",
    [SEEDS, LIBRARY, TARGETS, LIBRARY_TABLES, REPORT_TABLES],
    ids=lambda questions: str(questions.name),
)


@every_set
def test_keys_stand_in_the_documented_order(questions: QuestionSet) -> None:
    for record in questions.records():
        rules.check_keys(record)


@every_set
def test_ids_are_numbered_in_order(questions: QuestionSet) -> None:
    rules.check_numbering(questions)


@every_set
def test_no_question_occurs_twice(questions: QuestionSet) -> None:
    assert rules.repeated(questions.records()) == []


@every_set
def test_languages_are_labelled_by_their_script(questions: QuestionSet) -> None:
    for record in questions.records():
        rules.check_language(record)


@pytest.mark.parametrize(
    "questions", [SEEDS, LIBRARY, TARGETS], ids=["seeds", "library", "targets"]
)
def test_only_unanswerable_questions_lack_relevant_passages(questions: QuestionSet) -> None:
    for record in questions.records():
        rules.check_answerable(record)


@every_set
def test_evidence_is_one_to_three_short_strings(questions: QuestionSet) -> None:
    for record in questions.records():
        rules.check_evidence(record)
