"""The questions answered by tables of targets keep their format and name every place they cite."""

from collections import Counter

import pytest

from eval.questions import load_questions
from eval.values import canonical
from tests.eval.question_rules import QUESTIONS, QuestionSet
from tests.eval.question_sets import FOLDERS, LIBRARY_TABLES, REPORT_TABLES, SHARED, place_of

# How many questions of each type there are.
TYPES = {
    "library_tables": {"list": 24, "compare": 9, "extreme": 7},
    "report_tables": {"list": 13, "compare": 6, "extreme": 5},
}
SETS = [pytest.param(LIBRARY_TABLES, id="library"), pytest.param(REPORT_TABLES, id="reports")]
READABLE = [
    pytest.param(LIBRARY_TABLES, id="library"),
    pytest.param(
        REPORT_TABLES,
        id="reports",
        marks=pytest.mark.skipif(
            not all(folder.is_dir() for folder in FOLDERS),
            reason=f"the documents are not beside the repository: {SHARED}",
        ),
    ),
]


@pytest.mark.parametrize("questions", SETS)
def test_every_line_is_a_valid_question(questions: QuestionSet) -> None:
    read = load_questions(QUESTIONS / f"{questions.name}.jsonl")
    assert len(read) == sum(TYPES[questions.name].values())


@pytest.mark.parametrize("questions", SETS)
def test_every_type_has_its_number_of_questions(questions: QuestionSet) -> None:
    assert Counter(r["type"] for r in questions.records()) == TYPES[questions.name]


@pytest.mark.parametrize("questions", SETS)
@pytest.mark.parametrize(("language", "share"), [("zh", 0.5), ("en", 0.24), ("mixed", 0.14)])
def test_language_has_its_share(questions: QuestionSet, language: str, share: float) -> None:
    count = sum(record["language"] == language for record in questions.records())
    assert count >= share * len(questions.records())


@pytest.mark.parametrize("questions", SETS)
def test_only_a_list_may_have_no_answer(questions: QuestionSet) -> None:
    for record in questions.records():
        assert record["answerable"] is bool(record["relevant"]), record["id"]
        assert record["answerable"] or record["type"] == "list", record["id"]


@pytest.mark.parametrize("questions", SETS)
def test_the_places_are_those_of_the_evidence(questions: QuestionSet) -> None:
    for record in questions.records():
        found = {place_of(item["document"]) for item in record["relevant"]}
        assert sorted(record["places"]) == sorted(found), record["id"]


@pytest.mark.parametrize("questions", SETS)
def test_extremes_alone_have_a_value_and_it_is_an_amount(questions: QuestionSet) -> None:
    for record in questions.records():
        assert ("value" in record) is (record["type"] == "extreme"), record["id"]
        assert "value" not in record or canonical(record["value"]), record["id"]


@pytest.mark.parametrize("questions", READABLE)
def test_every_item_stands_in_exactly_one_paragraph(questions: QuestionSet) -> None:
    loose = [
        (record["id"], item["document"], item["evidence"])
        for record in questions.records()
        for item in record["relevant"]
        if len(questions.holders(item)) != 1
    ]
    assert loose == []


@pytest.mark.parametrize("questions", READABLE)
def test_half_of_the_answerable_questions_are_paraphrases(questions: QuestionSet) -> None:
    copied, asked = questions.copied(("zh", "en", "mixed"))
    assert 2 * len(copied) <= asked, copied
