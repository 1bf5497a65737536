"""The seed question set keeps its format, points at real passages and is not a copy of them."""

import re

import pytest

from tests.eval import question_rules as rules
from tests.eval.question_rules import QUESTIONS
from tests.eval.question_sets import SEEDS

TYPES = {
    "amount", "duty", "definition", "place", "list", "compare",
    "metadata", "lookup", "followup", "unanswerable",
}  # fmt: skip
PLACES = {"眉山", "中山", "成都", "安徽", "天津"}

needs_seeds = pytest.mark.skipif(
    not SEEDS.folder.is_dir(),
    reason=f"the seed documents are not beside the repository: {SEEDS.folder}",
)


def test_the_set_is_large_enough() -> None:
    assert len(SEEDS.records()) >= 160


def test_enough_questions_have_no_answer() -> None:
    assert sum(not record["answerable"] for record in SEEDS.records()) >= 20


def test_every_type_occurs_and_no_other() -> None:
    assert {record["type"] for record in SEEDS.records()} == TYPES


@pytest.mark.parametrize("language", ["zh", "en", "mixed"])
def test_language_has_at_least_a_tenth(language: str) -> None:
    count = sum(record["language"] == language for record in SEEDS.records())
    assert count >= len(SEEDS.records()) / 10


def test_history_belongs_to_followups_alone() -> None:
    assert 0 < sum("history" in record for record in SEEDS.records()) <= 6
    rules.check_history(SEEDS.records())


def test_places_are_known_and_asked_by_list_or_compare() -> None:
    for record in SEEDS.records():
        if "places" in record:
            assert record["type"] in {"list", "compare"}, record["id"]
            assert record["places"], record["id"]
            assert set(record["places"]) <= PLACES, record["id"]


def test_field_terms_are_few() -> None:
    terms = (QUESTIONS / "field_terms.txt").read_text(encoding="utf-8").split()
    assert len(terms) == len(set(terms)) <= 30


@needs_seeds
def test_every_item_stands_in_its_document_in_one_paragraph() -> None:
    missing = [
        (record["id"], item["evidence"])
        for record in SEEDS.records()
        for item in record["relevant"]
        if not SEEDS.holders(item)
    ]
    assert missing == []


@needs_seeds
def test_every_item_pins_its_passage() -> None:
    # Title, cover letter and attachment repeat the name, so metadata may stand in up to three.
    loose = [
        (record["id"], item["evidence"])
        for record in SEEDS.records()
        for item in record["relevant"]
        if len(SEEDS.holders(item)) > (3 if record["type"] == "metadata" else 1)
    ]
    assert loose == []


@needs_seeds
def test_values_are_read_from_the_evidence() -> None:
    for record in SEEDS.records():
        if "value" in record:
            number = re.match(r"[0-9]+", record["value"])
            assert number, record["id"]
            texts = [text for item in record["relevant"] for text in SEEDS.holders(item)]
            assert any(number.group() in text for text in texts), record["id"]


@needs_seeds
@pytest.mark.parametrize("languages", [("zh", "en", "mixed"), ("zh",)])
def test_half_of_the_answerable_questions_are_paraphrases(languages: tuple[str, ...]) -> None:
    copied, asked = SEEDS.copied(languages)
    assert 2 * len(copied) <= asked, copied
