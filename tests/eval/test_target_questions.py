"""The questions on targets keep their format and point at figures that the documents state."""

import re
from pathlib import Path

import pytest

from tests.eval import question_rules as rules
from tests.eval.question_rules import Record
from tests.eval.question_sets import FOLDERS, SEED_PLACES, SHARED, TARGETS, place_of

# How many questions of each type there are at least.
TYPES = {"amount": 28, "list": 10, "compare": 8, "extreme": 8, "unanswerable": 10}
OVER_PLACES = {"list", "compare", "extreme"}
# How far from the evidence, in characters, a value may stand.
NEAR = 12

needs_documents = pytest.mark.skipif(
    not all(folder.is_dir() for folder in FOLDERS),
    reason=f"the documents are not beside the repository: {SHARED}",
)


def stands_near(value: str, paragraph: str, evidence: list[str]) -> bool:
    """Whether `value` is a number of its own at most NEAR characters from one of `evidence`."""
    pattern = rf"(?<![0-9.]){re.escape(rules.fold(value))}"
    texts = [rules.fold(text) for entry in evidence for text in entry.split("|")]
    return any(
        re.search(pattern, paragraph[max(0, at.start() - NEAR) : at.end() + NEAR])
        for text in texts
        for at in re.finditer(re.escape(text), paragraph)
    )


def test_the_set_is_large_enough() -> None:
    assert len(TARGETS.records()) >= 70


def test_no_other_type_occurs() -> None:
    assert {record["type"] for record in TARGETS.records()} == set(TYPES)


@pytest.mark.parametrize(("kind", "least"), TYPES.items())
def test_type_occurs_often_enough(kind: str, least: int) -> None:
    assert sum(record["type"] == kind for record in TARGETS.records()) >= least


@pytest.mark.parametrize(("language", "share"), [("zh", 0.5), ("en", 0.2), ("mixed", 0.12)])
def test_language_has_its_share(language: str, share: float) -> None:
    count = sum(record["language"] == language for record in TARGETS.records())
    assert count >= share * len(TARGETS.records())


def test_documents_are_named_with_their_suffix() -> None:
    documents = {item["document"] for record in TARGETS.records() for item in record["relevant"]}
    assert {Path(document).suffix for document in documents} == {".txt"}


@pytest.mark.parametrize("place", ["全国", "海拉尔区", *SEED_PLACES.values()])
def test_every_place_is_asked_about(place: str) -> None:
    items = [item for record in TARGETS.records() for item in record["relevant"]]
    assert place in {place_of(item["document"]) for item in items}


def test_questions_over_places_name_the_places_of_their_evidence() -> None:
    for record in TARGETS.records():
        if record["type"] in OVER_PLACES:
            found = {place_of(item["document"]) for item in record["relevant"]}
            assert set(record["places"]) == found, record["id"]
            assert len(record["places"]) == len(found), record["id"]


def test_other_questions_name_no_places() -> None:
    for record in TARGETS.records():
        assert ("places" in record) is (record["type"] in OVER_PLACES), record["id"]


def test_amounts_and_extremes_alone_have_a_value() -> None:
    for record in TARGETS.records():
        assert ("value" in record) is (record["type"] in {"amount", "extreme"}), record["id"]


def test_a_value_is_a_number_with_its_unit() -> None:
    for record in TARGETS.records():
        if "value" in record:
            assert re.search(r"\d.*[%万人项元斤]$", record["value"]), record["id"]


@needs_documents
def test_every_item_stands_in_exactly_one_paragraph_of_its_document() -> None:
    loose = [
        (record["id"], item["document"], item["evidence"], len(TARGETS.holders(item)))
        for record in TARGETS.records()
        for item in record["relevant"]
        if len(TARGETS.holders(item)) != 1
    ]
    assert loose == []


def far_values(record: Record) -> list[str]:
    """The documents of `record` in which its value does not stand near the evidence."""
    return [
        item["document"]
        for item in record["relevant"]
        for paragraph in TARGETS.holders(item)
        if not stands_near(record["value"], paragraph, item["evidence"])
    ]


@needs_documents
def test_values_stand_near_the_evidence() -> None:
    found = {r["id"]: far_values(r) for r in TARGETS.records() if "value" in r}
    assert {name: documents for name, documents in found.items() if documents} == {}


@needs_documents
def test_half_of_the_answerable_questions_are_paraphrases() -> None:
    copied, asked = TARGETS.copied(("zh", "en", "mixed"))
    assert 2 * len(copied) <= asked, copied
