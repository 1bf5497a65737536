"""The seed question set keeps its format, points at real passages and is not a copy of them."""

import itertools
import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[2]
QUESTIONS = REPO / "eval" / "questions"
SEEDS = REPO.parent / "shared" / "seeds"

# The evaluation looks for evidence in the first 450 characters of a passage; the span of one
# item stays below that, so that a passage cut with some text around it still holds the item.
MAX_SPAN = 300
RUN = 4

REQUIRED = ["id", "question", "language", "type", "relevant", "answerable"]
OPTIONAL = ["history", "places", "value"]
TYPES = {
    "amount", "duty", "definition", "place", "list", "compare",
    "metadata", "lookup", "followup", "unanswerable",
}  # fmt: skip
PLACES = {"眉山", "中山", "成都", "安徽", "天津"}

# Latin words, numbers, and Chinese numerals in front of a unit.
UNCOUNTED = r"[a-z]+|[0-9.%]+|[零〇一二三四五六七八九十百千万亿]+(?=[元家个项年])"

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the seed documents are not beside the repository: {SEEDS}"
)


def fold(text: str) -> str:
    """Return `text` as evidence is compared: NFKC, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@cache
def questions() -> list[dict[str, Any]]:
    """Return the records of the seed question set in file order."""
    lines = (QUESTIONS / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def paragraphs(document: str) -> list[str]:
    """Return the folded non-empty lines of the seed whose file stem is `document`."""
    lines = (SEEDS / f"{document}.txt").read_text(encoding="utf-8").splitlines()
    return [fold(line) for line in lines if line.strip()]


def span(paragraph: str, evidence: list[str]) -> int | None:
    """Length of the shortest stretch of `paragraph` with every string of `evidence`, or None."""
    found = [
        [
            match.span()
            for variant in item.split("|")
            for match in re.finditer(re.escape(fold(variant)), paragraph)
        ]
        for item in evidence
    ]
    lengths = (
        max(end for _, end in choice) - min(start for start, _ in choice)
        for choice in itertools.product(*found)
    )
    return min(lengths, default=None)


def holders(item: dict[str, Any]) -> list[str]:
    """Return the paragraphs that hold one item of `relevant` within MAX_SPAN characters."""
    return [
        paragraph
        for paragraph in paragraphs(item["document"])
        if (length := span(paragraph, item["evidence"])) is not None and length < MAX_SPAN
    ]


@cache
def free_terms() -> list[str]:
    """Return the field terms and names a paraphrase may repeat, longest first."""
    lines = [
        fold(line).lower()
        for name in ("field_terms.txt", "names.txt")
        for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    ]
    return sorted(filter(None, lines), key=lambda term: (-len(term), term))


def shared_runs(question: str, paragraph: str) -> set[str]:
    """Runs of RUN characters of `paragraph` in what the free terms leave of `question`."""
    pattern = "|".join([*map(re.escape, free_terms()), UNCOUNTED])
    pieces = re.split(pattern, fold(question).lower())
    runs = {piece[i : i + RUN] for piece in pieces for i in range(len(piece) - RUN + 1)}
    return {run for run in runs if run in paragraph.lower()}


def is_paraphrase(record: dict[str, Any]) -> bool:
    """Whether the question shares no run of RUN characters with a paragraph that answers it."""
    return not any(
        shared_runs(record["question"], paragraph)
        for item in record["relevant"]
        for paragraph in holders(item)
    )


def test_keys_stand_in_the_documented_order() -> None:
    for record in questions():
        extra = [key for key in OPTIONAL if key in record]
        assert list(record) == REQUIRED + extra, record["id"]


def test_ids_are_numbered_in_order() -> None:
    ids = [record["id"] for record in questions()]
    assert ids == [f"seeds-{number:03d}" for number in range(1, len(ids) + 1)]


def test_no_question_occurs_twice() -> None:
    counts = Counter(record["question"] for record in questions())
    assert [question for question, count in counts.items() if count > 1] == []


def test_the_set_is_large_enough() -> None:
    assert len(questions()) >= 160


def test_enough_questions_have_no_answer() -> None:
    assert sum(not record["answerable"] for record in questions()) >= 20


def test_every_type_occurs_and_no_other() -> None:
    assert {record["type"] for record in questions()} == TYPES


@pytest.mark.parametrize("language", ["zh", "en", "mixed"])
def test_language_has_at_least_a_tenth(language: str) -> None:
    count = sum(record["language"] == language for record in questions())
    assert count >= len(questions()) / 10


def test_languages_are_labelled_by_their_script() -> None:
    for record in questions():
        han = len(re.findall(r"[\u4e00-\u9fff]", record["question"]))
        latin = len(re.findall(r"[A-Za-z]+", record["question"]))
        expected = {"zh": han > latin, "en": latin >= han, "mixed": bool(han and latin)}
        assert expected[record["language"]], record["id"]


def test_only_unanswerable_questions_lack_relevant_passages() -> None:
    for record in questions():
        answerable = record["type"] != "unanswerable"
        assert record["answerable"] is answerable, record["id"]
        assert bool(record["relevant"]) is answerable, record["id"]


def test_evidence_is_one_to_three_short_strings() -> None:
    for record in questions():
        for item in record["relevant"]:
            assert list(item) == ["document", "evidence"], record["id"]
            assert 1 <= len(item["evidence"]) <= 3, record["id"]
            variants = [text for entry in item["evidence"] for text in entry.split("|")]
            assert all(2 <= len(text) <= 12 for text in variants), record["id"]


def test_history_belongs_to_followups_alone() -> None:
    with_history = [record for record in questions() if "history" in record]
    assert 0 < len(with_history) <= 6
    assert {record["type"] for record in with_history} == {"followup"}
    turns = [turn for record in with_history for turn in record["history"]]
    assert all(list(turn) == ["question", "answer"] for turn in turns)


def test_places_are_known_and_asked_by_list_or_compare() -> None:
    for record in questions():
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
        for record in questions()
        for item in record["relevant"]
        if not holders(item)
    ]
    assert missing == []


@needs_seeds
def test_every_item_pins_its_passage() -> None:
    # Title, cover letter and attachment repeat the name, so metadata may stand in up to three.
    loose = [
        (record["id"], item["evidence"])
        for record in questions()
        for item in record["relevant"]
        if len(holders(item)) > (3 if record["type"] == "metadata" else 1)
    ]
    assert loose == []


@needs_seeds
def test_values_are_read_from_the_evidence() -> None:
    for record in questions():
        if "value" in record:
            number = re.match(r"[0-9]+", record["value"])
            assert number, record["id"]
            texts = [text for item in record["relevant"] for text in holders(item)]
            assert any(number.group() in text for text in texts), record["id"]


@needs_seeds
@pytest.mark.parametrize("languages", [("zh", "en", "mixed"), ("zh",)])
def test_half_of_the_answerable_questions_are_paraphrases(languages: tuple[str, ...]) -> None:
    asked = [r for r in questions() if r["answerable"] and r["language"] in languages]
    copied = [record["id"] for record in asked if not is_paraphrase(record)]
    assert 2 * len(copied) <= len(asked), copied
