"""The questions on targets keep their format and point at figures that the documents state."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.eval import question_rules as rules
from tests.eval.question_rules import REPO, QuestionSet, Record

SHARED = REPO.parent / "shared"
FOLDERS = (
    SHARED / "seeds",
    SHARED / "documents" / "national_reports",
    SHARED / "documents" / "district_reports_gbk",
)
# How many questions of each type there are at least.
TYPES = {"amount": 28, "list": 10, "compare": 8, "extreme": 8, "unanswerable": 10}
OVER_PLACES = {"list", "compare", "extreme"}
PLACES = {
    "000_4d0fa9946f6f7760.txt": "眉山",
    "001_cdc2e9bdfb7cc299.txt": "中山",
    "002_3d0e54092f14ee33.txt": "成都",
    "003_a3e9dda27c1b4e02.txt": "安徽",
    "004_e974f5983be240f5.txt": "天津",
}
# How far from the evidence, in characters, a value may stand.
NEAR = 12

needs_documents = pytest.mark.skipif(
    not all(folder.is_dir() for folder in FOLDERS),
    reason=f"the documents are not beside the repository: {SHARED}",
)


@dataclass(frozen=True)
class SharedSet(QuestionSet):
    """A question set over several folders, whose documents are UTF-8 or GB 18030."""

    @cache  # noqa: B019 - a set lives as long as its test module
    def paragraphs(self, document: str) -> list[str]:
        """Return the folded non-empty lines of `document`."""
        (path,) = (folder / document for folder in FOLDERS if (folder / document).is_file())
        lines = decoded(path.read_bytes()).splitlines()
        return [rules.fold(line) for line in lines if line.strip()]


TARGETS = SharedSet("targets", SHARED)


def decoded(raw: bytes) -> str:
    """Return the text of `raw`, which is UTF-8 or else GB 18030."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def place_of(document: str) -> str:
    """The place whose targets `document` states."""
    if re.fullmatch(r"\d{4}_国务院政府工作报告\.txt", document):
        return "全国"
    return "海拉尔区" if re.fullmatch(r"\d{4}\.txt", document) else PLACES[document]


def stands_near(value: str, paragraph: str, evidence: list[str]) -> bool:
    """Whether `value` is a number of its own at most NEAR characters from one of `evidence`."""
    pattern = rf"(?<![0-9.]){re.escape(rules.fold(value))}"
    texts = [rules.fold(text) for entry in evidence for text in entry.split("|")]
    return any(
        re.search(pattern, paragraph[max(0, at.start() - NEAR) : at.end() + NEAR])
        for text in texts
        for at in re.finditer(re.escape(text), paragraph)
    )


def test_keys_stand_in_the_documented_order() -> None:
    for record in TARGETS.records():
        rules.check_keys(record)


def test_ids_are_numbered_in_order() -> None:
    rules.check_numbering(TARGETS)


def test_no_question_occurs_twice() -> None:
    assert rules.repeated(TARGETS.records()) == []


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


def test_languages_are_labelled_by_their_script() -> None:
    for record in TARGETS.records():
        rules.check_language(record)


def test_only_unanswerable_questions_lack_relevant_passages() -> None:
    for record in TARGETS.records():
        rules.check_answerable(record)


def test_evidence_is_one_to_three_short_strings() -> None:
    for record in TARGETS.records():
        rules.check_evidence(record)


def test_documents_are_named_with_their_suffix() -> None:
    documents = {item["document"] for record in TARGETS.records() for item in record["relevant"]}
    assert {Path(document).suffix for document in documents} == {".txt"}


@pytest.mark.parametrize("place", ["全国", "海拉尔区", *PLACES.values()])
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
