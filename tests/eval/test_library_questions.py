"""The library's question set keeps its format, points at real passages and names every place."""

import pytest

from tests.eval import question_rules as rules
from tests.eval.question_sets import LIBRARY, place_of

# How many questions of each type there are at least.
TYPES = {
    "lookup": 40, "duty": 20, "definition": 12, "amount": 35, "list": 25,
    "compare": 12, "extreme": 10, "followup": 40, "unanswerable": 40,
}  # fmt: skip
OVER_PLACES = {"list", "compare", "extreme"}
# The evaluation's window; rules.MAX_SPAN, which the items keep, is narrower.
WINDOW = 450


def test_the_set_is_large_enough() -> None:
    assert len(LIBRARY.records()) >= 200


def test_no_other_type_occurs() -> None:
    assert {record["type"] for record in LIBRARY.records()} == set(TYPES)


@pytest.mark.parametrize(("kind", "least"), TYPES.items())
def test_type_occurs_often_enough(kind: str, least: int) -> None:
    assert sum(record["type"] == kind for record in LIBRARY.records()) >= least


@pytest.mark.parametrize(("language", "share"), [("zh", 0.5), ("en", 0.2), ("mixed", 0.15)])
def test_language_has_its_share(language: str, share: float) -> None:
    count = sum(record["language"] == language for record in LIBRARY.records())
    assert count >= share * len(LIBRARY.records())


def test_history_belongs_to_followups_alone() -> None:
    rules.check_history(LIBRARY.records())


def test_every_followup_has_one_to_three_turns_before_it() -> None:
    for record in LIBRARY.records():
        if record["type"] == "followup":
            assert 1 <= len(record["history"]) <= 3, record["id"]


def test_every_item_stands_in_exactly_one_paragraph_of_its_document() -> None:
    loose = [
        (record["id"], item["document"], item["evidence"], len(LIBRARY.holders(item)))
        for record in LIBRARY.records()
        for item in record["relevant"]
        if len(LIBRARY.holders(item)) != 1
    ]
    assert loose == []


def test_every_item_fits_the_window_of_the_evaluation() -> None:
    for record in LIBRARY.records():
        for item in record["relevant"]:
            (paragraph,) = LIBRARY.holders(item)
            length = rules.span(paragraph, item["evidence"])
            assert length is not None, record["id"]
            assert length <= WINDOW, record["id"]


def test_questions_over_places_name_the_places_of_their_evidence() -> None:
    for record in LIBRARY.records():
        if record["type"] in OVER_PLACES:
            assert len(record["relevant"]) <= 12, record["id"]
            found = {place_of(item["document"]) for item in record["relevant"]}
            assert set(record["places"]) == found, record["id"]
            assert len(record["places"]) == len(found), record["id"]


def test_other_questions_name_no_places() -> None:
    for record in LIBRARY.records():
        assert ("places" in record) is (record["type"] in OVER_PLACES), record["id"]


def test_values_are_read_from_the_evidence() -> None:
    for record in LIBRARY.records():
        if "value" in record:
            value = rules.fold(record["value"]).lower()
            texts = [text for item in record["relevant"] for text in LIBRARY.holders(item)]
            assert any(value in text.lower() for text in texts), record["id"]


@pytest.mark.parametrize("languages", [("zh", "en", "mixed"), ("zh",)])
def test_half_of_the_answerable_questions_are_paraphrases(languages: tuple[str, ...]) -> None:
    copied, asked = LIBRARY.copied(languages)
    assert 2 * len(copied) <= asked, copied
