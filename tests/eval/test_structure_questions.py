"""The questions about structure and about whole answers, and the gold of duties, keep their
format, and what they quote stands in the documents."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.readers import read_file
from eval.questions import Question, is_relevant, load_questions, resolve_documents, split_of
from tests.eval import question_rules as rules
from tests.eval.question_rules import QUESTIONS, REPO

SHARED = REPO.parent / "shared"
DOCUMENTS = SHARED / "documents"
CORPORA = ("seeds", "library", "documents")
# How many questions of each type there are, over the three files of a family.
TYPES = {
    "structure": {
        "items": 40, "mentions": 20, "metadata": 20, "overview": 12, "definition": 16, "duty": 24,
    },
    "whole": {
        "items": 56, "mentions": 20, "metadata": 12, "overview": 5, "definition": 13, "duty": 24,
    },
}  # fmt: skip
SHARES = {
    "structure": {"zh": 0.5, "en": 0.28, "mixed": 0.12},
    "whole": {"zh": 0.5, "en": 0.25, "mixed": 0.18},
}
MAX_EVIDENCE = 14  # characters of a document in one string; a heading may be longer
MAX_ITEM = 25
WINDOW = 450  # the evaluation's

GOLD = ("seed_duties", "document_duties")
REQUIRED = [
    "document", "place", "department", "role", "clause", "task", "evidence", "note", "start",
]  # fmt: skip
EXTRA = {"also", "also_roles", "optional"}
ROLES = {"lead", "participant", "shared"}

Record = dict[str, Any]

needs_shared = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason=f"the documents are not beside the repository: {SHARED}"
)
FAMILY_PARAMS = pytest.mark.parametrize("family", TYPES)
SET_PARAMS = pytest.mark.parametrize(
    ("family", "corpus"),
    [
        pytest.param(family, corpus, marks=() if corpus == "library" else needs_shared)
        for family in TYPES
        for corpus in CORPORA
    ],
)


@cache
def records(name: str) -> list[Record]:
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def everything(family: str) -> list[Record]:
    return [record for corpus in CORPORA for record in records(f"{family}_{corpus}")]


@cache
def files(corpus: str) -> dict[str, Path]:
    """Name and path of every file of a corpus; the documents judged in files of any folder."""
    folder = {"library": REPO / "corpus" / "library", "seeds": SHARED / "seeds"}
    paths = folder.get(corpus, DOCUMENTS).rglob("*")
    return {path.name: path for path in paths if path.suffix in {".md", ".txt"}}


@cache
def stored(path: Path) -> str:
    return read_file(path)[1]


@cache
def loaded(family: str, corpus: str) -> list[Question]:
    path = QUESTIONS / f"{family}_{corpus}.jsonl"
    return resolve_documents(load_questions(path), files(corpus), path)


def duty_rows(name: str) -> list[Record]:
    return [record for record in records(name) if not record.get("optional")]


def duty_text(document: str) -> str:
    names = files("seeds") | files("documents")
    return stored(names.get(document) or names[f"{document}.txt"])


@FAMILY_PARAMS
def test_every_type_has_its_number_of_questions(family: str) -> None:
    assert Counter(record["type"] for record in everything(family)) == TYPES[family]


def test_ids_occur_once_over_all_files() -> None:
    counts = Counter(record["id"] for family in TYPES for record in everything(family))
    assert [id_ for id_, count in counts.items() if count > 1] == []


@SET_PARAMS
def test_every_question_names_the_corpus_of_its_file(family: str, corpus: str) -> None:
    assert {record["corpus"] for record in records(f"{family}_{corpus}")} == {corpus}


@FAMILY_PARAMS
def test_both_halves_hold_half_of_each_type(family: str) -> None:
    for kind, count in TYPES[family].items():
        ids = [record["id"] for record in everything(family) if record["type"] == kind]
        tune = sum(split_of(id_) == "tune" for id_ in ids)
        assert tune in {count // 2, count - count // 2}, kind


@FAMILY_PARAMS
def test_every_language_has_its_share(family: str) -> None:
    counts = Counter(record["language"] for record in everything(family))
    for language, share in SHARES[family].items():
        assert counts[language] >= share * counts.total(), language


@FAMILY_PARAMS
def test_languages_are_labelled_by_their_script(family: str) -> None:
    for record in everything(family):
        rules.check_language(record)


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_question_about_a_corpus_occurs_twice(corpus: str) -> None:
    both = [record for family in TYPES for record in records(f"{family}_{corpus}")]
    assert rules.repeated(both) == []


@FAMILY_PARAMS
def test_evidence_and_items_are_short(family: str) -> None:
    for record in everything(family):
        for item in record["relevant"]:
            variants = [text for entry in item["evidence"] for text in entry.split("|")]
            assert all(2 <= len(text) <= MAX_EVIDENCE for text in variants), record["id"]
        assert all(len(text) <= MAX_ITEM for text in record.get("items", [])), record["id"]


@FAMILY_PARAMS
def test_lists_outlines_and_duties_state_their_items(family: str) -> None:
    for record in everything(family):
        if record["type"] in {"items", "overview", "duty"}:
            assert record["items"], record["id"]


@FAMILY_PARAMS
def test_no_item_occurs_twice_in_a_list_of_one_document(family: str) -> None:
    for record in everything(family):
        if len({item["document"] for item in record["relevant"]}) == 1:
            items = record.get("items", [])
            assert len(items) == len(set(items)), record["id"]


@FAMILY_PARAMS
def test_mentions_name_the_places_and_an_absent_one_has_none(family: str) -> None:
    for record in everything(family):
        if record["type"] == "mentions":
            assert bool(record["places"]) is record["answerable"], record["id"]
            assert bool(record["relevant"]) is record["answerable"], record["id"]


@SET_PARAMS
def test_evidence_stands_in_one_stretch_of_a_document(family: str, corpus: str) -> None:
    for question in loaded(family, corpus):
        for item in question.relevant:
            text = stored(files(corpus)[item.document])
            paragraphs = text.split("\n")
            stretches = (p[i : i + WINDOW] for p in paragraphs for i in range(0, len(p) or 1, 50))
            assert any(is_relevant(item.document, part, item) for part in stretches), question.id


@SET_PARAMS
def test_items_stand_word_for_word_in_a_judged_document(family: str, corpus: str) -> None:
    for question in loaded(family, corpus):
        texts = [stored(files(corpus)[item.document]) for item in question.relevant]
        for item in question.items or ():
            assert any(item in text for text in texts), (question.id, item)


@pytest.mark.parametrize("name", GOLD)
def test_duties_have_their_fields_in_order(name: str) -> None:
    for record in records(name):
        assert list(record)[: len(REQUIRED)] == REQUIRED, record
        assert set(list(record)[len(REQUIRED) :]) <= EXTRA, record
        assert record["role"] in ROLES, record
        assert set(record.get("also_roles", [])) <= ROLES - {record["role"]}, record


@pytest.mark.parametrize("name", GOLD)
def test_a_note_names_a_department_once(name: str) -> None:
    counts = Counter((r["document"], r["note"], r["department"]) for r in duty_rows(name))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", GOLD)
def test_notes_are_numbered_in_the_order_of_the_document(name: str) -> None:
    for document in {record["document"] for record in duty_rows(name)}:
        rows = [record for record in duty_rows(name) if record["document"] == document]
        notes = list(dict.fromkeys(r["note"] for r in sorted(rows, key=lambda r: r["start"])))
        assert notes == list(range(1, len(notes) + 1)), document


@pytest.mark.parametrize("name", GOLD)
def test_task_and_evidence_of_a_duty_are_short(name: str) -> None:
    for record in records(name):
        assert 1 <= len(record["task"]) <= MAX_ITEM, record
        assert record["evidence"] == record["department"][-MAX_EVIDENCE:], record


@pytest.mark.parametrize("name", GOLD)
def test_a_clause_is_made_of_numbers(name: str) -> None:
    numeral = "[一二三四五六七八九十]+"
    form = re.compile(rf"({numeral}、)?(（{numeral}）)?(\d+\.)?")
    for record in records(name):
        assert form.fullmatch(record["clause"]), record


@needs_shared
@pytest.mark.parametrize("name", GOLD)
def test_a_department_stands_at_its_offset(name: str) -> None:
    for record in records(name):
        text, start = duty_text(record["document"]), record["start"]
        department = record["department"]
        assert text[start : start + len(department)] == department, record


def test_the_manifest_counts_what_the_gold_holds() -> None:
    manifest = json.loads((QUESTIONS / "document_duties_manifest.json").read_text("utf-8"))
    rows = duty_rows("document_duties")
    assert {entry["document"] for entry in manifest} == {record["document"] for record in rows}
    for entry in manifest:
        own = [record for record in rows if record["document"] == entry["document"]]
        assert entry["rows"] == len(own), entry
        assert entry["notes"] == len({record["note"] for record in own}), entry
        assert entry["complete"] is True, entry
