"""Question files: what is read, what is refused and how, what counts as relevant."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from eval.errors import QuestionFileError
from eval.questions import (
    Relevant,
    is_relevant,
    load_questions,
    resolve_document,
    resolve_documents,
    select,
    split_of,
)

GOOD = {
    "id": "q1",
    "question": "多大规模？",
    "language": "zh",
    "type": "amount",
    "relevant": [{"document": "plan", "evidence": ["500亿", "2030年|二〇三〇年"]}],
    "answerable": True,
}


def write(tmp_path: Path, *records: object) -> Path:
    path = tmp_path / "questions.jsonl"
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_reads_every_field(tmp_path: Path) -> None:
    history = [{"question": "眉山呢？", "answer": "……"}]
    record = GOOD | {"history": history, "places": ["眉山"], "value": "500亿元", "items": ["甲"]}
    (question,) = load_questions(write(tmp_path, record))
    assert question.text == "多大规模？"
    assert question.relevant == (Relevant("plan", ("500亿", "2030年|二〇三〇年")),)
    assert question.history == tuple(history)
    assert (question.places, question.value, question.line) == (("眉山",), "500亿元", 1)
    assert question.items == ("甲",)


def test_optional_fields_default_to_not_judged(tmp_path: Path) -> None:
    (question,) = load_questions(write(tmp_path, GOOD))
    assert question.history == ()
    assert (question.places, question.value, question.items) == (None, None, None)


def test_a_list_alone_judges_an_answerable_question(tmp_path: Path) -> None:
    record = GOOD | {"relevant": [], "items": ["甲工程", "乙工程"]}
    assert load_questions(write(tmp_path, record))[0].items == ("甲工程", "乙工程")


def test_blank_lines_and_a_bom_are_ignored_and_lines_still_counted(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD, "", "  ", GOOD | {"id": "q2"})
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [(q.id, q.line) for q in load_questions(path)] == [("q1", 1), ("q2", 4)]


def test_unknown_fields_are_left_alone(tmp_path: Path) -> None:
    assert load_questions(write(tmp_path, GOOD | {"note": 1}))[0].id == "q1"


def without(key: str) -> dict[str, object]:
    return {name: value for name, value in GOOD.items() if name != key}


@pytest.mark.parametrize(
    ("record", "part"),
    [
        ("{not json", "not JSON"),
        ('["a list"]', "expected a JSON object"),
        (without("answerable"), "missing 'answerable'"),
        (without("relevant"), "missing 'relevant'"),
        (GOOD | {"id": ""}, "'id' must be a non-empty string"),
        (GOOD | {"question": "  "}, "'question' must be a non-empty string"),
        (GOOD | {"language": "de"}, "'language' must be one of zh, en, mixed, not 'de'"),
        (GOOD | {"answerable": "yes"}, "'answerable' must be true or false"),
        (GOOD | {"relevant": {}}, "'relevant' must be a list"),
        (GOOD | {"relevant": [{"document": "plan"}]}, "needs 'document' and 'evidence'"),
        (GOOD | {"relevant": [{"document": "plan", "evidence": []}]}, "'evidence' needs"),
        (GOOD | {"relevant": [{"document": "plan", "evidence": ["a", " "]}]}, "'evidence' needs"),
        (GOOD | {"relevant": [{"document": "plan", "evidence": ["a|"]}]}, "'evidence' needs"),
        (GOOD | {"relevant": [{"document": "plan", "evidence": [500]}]}, "'evidence' needs"),
        (GOOD | {"relevant": []}, "answerable, but without"),
        (GOOD | {"answerable": False}, "not answerable, but 'relevant' is not empty"),
        (GOOD | {"places": "眉山"}, "'places' must be a list"),
        (GOOD | {"places": [""]}, "'places' needs non-empty strings"),
        (GOOD | {"value": 500}, "'value' must be a non-empty string"),
        (GOOD | {"items": "甲"}, "'items' must be a list"),
        (GOOD | {"items": ["甲", 2]}, "'items' needs non-empty strings"),
        (GOOD | {"history": [{"question": "a"}]}, "needs 'question' and 'answer'"),
        (GOOD | {"history": [{"question": "a", "answer": None}]}, "holds two strings"),
    ],
)
def test_a_bad_line_is_one_message_with_file_and_line(
    tmp_path: Path, record: object, part: str
) -> None:
    path = write(tmp_path, GOOD | {"id": "first"}, record)
    with pytest.raises(QuestionFileError) as caught:
        load_questions(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:2: ")
    assert part in message
    assert "\n" not in message


def test_a_repeated_id_names_both_lines(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD, GOOD | {"id": "q2"}, GOOD)
    with pytest.raises(QuestionFileError, match=r":3: the id 'q1' stands on line 1 already"):
        load_questions(path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="no question"):
        load_questions(write(tmp_path, ""))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gbk.jsonl"
    path.write_bytes(json.dumps(GOOD, ensure_ascii=False).encode("gbk"))
    with pytest.raises(QuestionFileError, match="not UTF-8"):
        load_questions(path)


def test_a_missing_file_is_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no question file"):
        load_questions(tmp_path / "nowhere.jsonl")


def test_split_follows_the_hash_of_the_id() -> None:
    digest = hashlib.sha256(b"q1").hexdigest()
    assert split_of("q1") == ("tune" if int(digest, 16) % 2 == 0 else "report")


def test_split_is_about_even() -> None:
    tune = sum(split_of(f"question-{i}") == "tune" for i in range(1000))
    assert 450 < tune < 550


def test_the_halves_make_up_the_whole(tmp_path: Path) -> None:
    questions = load_questions(write(tmp_path, *(GOOD | {"id": f"q{i}"} for i in range(20))))
    tune, report = select(questions, "tune"), select(questions, "report")
    assert {q.id for q in tune} | {q.id for q in report} == {q.id for q in select(questions, "all")}
    assert not {q.id for q in tune} & {q.id for q in report}


FILES = ["plan-a.txt", "plan-b.txt", "note.md", "note.extra.txt", "成都方案（2018）.txt"]


@pytest.mark.parametrize(
    ("document", "file"),
    [
        ("plan-a.txt", "plan-a.txt"),
        ("plan-a", "plan-a.txt"),
        ("plan-b.t", "plan-b.txt"),
        ("note", "note.md"),  # the stem of one file wins over being a prefix of two
        ("成都", "成都方案（2018）.txt"),
    ],
)
def test_a_document_is_named_by_file_stem_or_unique_prefix(document: str, file: str) -> None:
    assert resolve_document(document, FILES) == file


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("plan-", "could be 2 files: plan-a.txt, plan-b.txt"),
        ("other", "no document 'other' among the 5 of the corpus"),
        ("lan-a", "no document"),
    ],
)
def test_an_unclear_document_is_refused(document: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        resolve_document(document, FILES)


def test_two_files_of_one_stem_are_unclear() -> None:
    with pytest.raises(ValueError, match="could be 2 files"):
        resolve_document("plan", ["plan.md", "plan.txt"])


def test_names_compare_in_one_unicode_form() -> None:
    assert resolve_document("cafe\u0301", ["caf\u00e9.txt"]) == "caf\u00e9.txt"


def test_unresolved_documents_point_to_the_question(tmp_path: Path) -> None:
    path = write(tmp_path, "", GOOD)
    with pytest.raises(QuestionFileError, match=r"questions.jsonl:2: question 'q1': no document"):
        resolve_documents(load_questions(path), ["other.txt"], path)


def test_resolving_takes_the_names_out_of_paths(tmp_path: Path) -> None:
    questions = load_questions(write(tmp_path, GOOD))
    (resolved,) = resolve_documents(questions, ["some/folder/plan.txt"])
    assert resolved.relevant[0].document == "plan.txt"


ITEM = Relevant("plan.txt", ("500亿", "2030年|二〇三〇年"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2030年，产业规模超500亿元。", True),
        ("到二〇三〇年，产业规模超500亿元。", True),
        ("到２０３０年，产业规模超 5 0 0\n亿元。", True),  # full width, spaces, a line end
        ("到2030年，产业规模超50亿元。", False),
        ("到2025年，产业规模超500亿元。", False),
        ("", False),
    ],
)
def test_all_evidence_must_stand_in_the_passage(text: str, expected: bool) -> None:
    assert is_relevant("plan.txt", text, ITEM) is expected


def test_a_passage_of_another_document_is_not_relevant() -> None:
    assert not is_relevant("plan-b.txt", "到2030年，500亿元", ITEM)


def test_the_folder_of_the_document_does_not_matter() -> None:
    assert is_relevant("a/b/plan.txt", "到2030年，500亿元", ITEM)


def test_evidence_must_stand_within_the_first_450_characters() -> None:
    item = Relevant("plan.txt", ("终点",))
    assert is_relevant("plan.txt", "字" * 448 + "终点", item)
    assert not is_relevant("plan.txt", "字" * 449 + "终点", item)


@given(text=st.text(max_size=60), spaces=st.sampled_from([" ", "\n", "\u3000", "\t", "\u00a0"]))
def test_white_space_never_decides(text: str, spaces: str) -> None:
    item = Relevant("plan.txt", ("甲乙",))
    spread = spaces.join(text)
    assert is_relevant("plan.txt", text, item) == is_relevant("plan.txt", spread, item)
