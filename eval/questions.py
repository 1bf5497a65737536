"""Question files: one JSON object a line, checked while it is read.

``resolve_documents`` ties each judged document to a file of the corpus and ``is_relevant``
decides whether a retrieved passage satisfies one judged item.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, Literal

from corpus.errors import UsageError
from eval.errors import QuestionFileError
from eval.fields import list_field, parse_object, shorten, string_field

Split = Literal["tune", "report"]
Part = Literal["tune", "report", "all"]

LANGUAGES = ("zh", "en", "mixed")
EVIDENCE_WINDOW = 450  # code points at the start of a passage in which evidence must stand
_REQUIRED = ("id", "question", "language", "type", "relevant", "answerable")


@dataclass(frozen=True, slots=True)
class Relevant:
    """One judged item: a passage of ``document`` with every string of ``evidence``.

    ``document`` is a file name, its stem or a unique prefix, as written; after
    ``resolve_documents`` the full file name. ``a|b`` in an evidence string means either.
    """

    document: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its judgements.

    Attributes:
        id: unique in its file.
        text: the turn as the user types it.
        language: ``zh``, ``en`` or ``mixed``.
        type: free label that results are grouped by.
        relevant: items to find, empty for an unanswerable question.
        answerable: whether the documents answer it; abstaining is right when they do not.
        history: earlier turns, ``{"question", "answer"}``, oldest first.
        places: every place that the direct rows must name; ``None`` when not judged.
        value: the canonical value asked for; ``None`` when not judged.
        items: the list asked for, in the order and words of the document; ``None`` likewise.
        line: where it stands in its file, from 1; 0 when it comes from nowhere.
    """

    id: str
    text: str
    language: str
    type: str
    relevant: tuple[Relevant, ...]
    answerable: bool
    history: tuple[Mapping[str, str], ...] = ()
    places: tuple[str, ...] | None = None
    value: str | None = None
    items: tuple[str, ...] | None = None
    line: int = 0


def split_of(question_id: str) -> Split:
    """The half that a question belongs to: ``tune`` if the SHA-256 of its id is even."""
    digest = hashlib.sha256(question_id.encode("utf-8")).digest()
    return "tune" if digest[-1] % 2 == 0 else "report"


def select(questions: Iterable[Question], part: Part) -> list[Question]:
    """The questions of one half, or all of them, in order."""
    return [q for q in questions if part == "all" or split_of(q.id) == part]


def load_questions(path: Path | str) -> list[Question]:
    """Read and check a question file (UTF-8, blank lines ignored).

    Raises:
        UsageError: no such file.
        QuestionFileError: not UTF-8, no question in it, or the first line that breaks the form.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageError(f"no question file at {path}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"{path}: not UTF-8 ({error.reason})") from error
    questions: list[Question] = []
    seen: dict[str, int] = {}
    for line, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip():
            continue
        try:
            question = parse_question(raw, line)
        except ValueError as error:
            raise QuestionFileError(f"{path}:{line}: {error}") from error
        if question.id in seen:
            raise QuestionFileError(
                f"{path}:{line}: the id {question.id!r} stands on line {seen[question.id]} already"
            )
        seen[question.id] = line
        questions.append(question)
    if not questions:
        raise QuestionFileError(f"{path}: no question in it")
    return questions


def parse_question(raw: str, line: int = 0) -> Question:
    """One line of a question file.

    Raises:
        ValueError: what is wrong with it, in one sentence that quotes the value.
    """
    record = parse_object(raw)
    missing = [key for key in _REQUIRED if key not in record]
    if missing:
        raise ValueError(f"missing {', '.join(map(repr, missing))}")
    language = string_field(record, "language")
    if language not in LANGUAGES:
        raise ValueError(f"'language' must be one of {', '.join(LANGUAGES)}, not {language!r}")
    if not isinstance(record["answerable"], bool):
        raise ValueError(f"'answerable' must be true or false, not {shorten(record['answerable'])}")
    question = Question(
        id=string_field(record, "id"),
        text=string_field(record, "question"),
        language=language,
        type=string_field(record, "type"),
        relevant=tuple(_relevant(item) for item in list_field(record, "relevant")),
        answerable=record["answerable"],
        history=tuple(_turn(turn) for turn in list_field(record, "history", optional=True)),
        places=_strings(record, "places"),
        value=None if record.get("value") is None else string_field(record, "value"),
        items=_strings(record, "items"),
        line=line,
    )
    stated = (question.places, question.value, question.items)
    if question.answerable and not question.relevant and all(field is None for field in stated):
        raise ValueError("answerable, but without 'relevant', 'places', 'value' or 'items'")
    if not question.answerable and question.relevant:
        raise ValueError("not answerable, but 'relevant' is not empty")
    return question


def resolve_documents(
    questions: Sequence[Question], files: Iterable[str], source: Path | str = "questions"
) -> list[Question]:
    """The questions with every judged document replaced by its full file name.

    Args:
        questions: as loaded.
        files: names of the corpus's files, with or without folders.
        source: the question file, for messages.

    Raises:
        QuestionFileError: a document that names no file of the corpus, or several.
    """
    names = {PurePath(file).name for file in files}
    cache: dict[str, str] = {}
    resolved = []
    for question in questions:
        items = []
        for item in question.relevant:
            if item.document not in cache:
                try:
                    cache[item.document] = resolve_document(item.document, names)
                except ValueError as error:
                    raise QuestionFileError(
                        f"{source}:{question.line}: question {question.id!r}: {error}"
                    ) from error
            items.append(replace(item, document=cache[item.document]))
        resolved.append(replace(question, relevant=tuple(items)))
    return resolved


def resolve_document(document: str, names: Iterable[str]) -> str:
    """The file name meant by ``document``: the name itself, its stem, or a unique prefix.

    Raises:
        ValueError: none of them, or a stem or prefix of several files.
    """
    wanted = unicodedata.normalize("NFC", document)
    known = {unicodedata.normalize("NFC", name): name for name in names}
    if wanted in known:
        return known[wanted]
    matches = [name for name in known if PurePath(name).stem == wanted]
    matches = matches or [name for name in known if name.startswith(wanted)]
    if not matches:
        raise ValueError(f"no document {document!r} among the {len(known)} of the corpus")
    if len(matches) > 1:
        found = ", ".join(sorted(matches)[:3]) + (", …" if len(matches) > 3 else "")
        raise ValueError(f"the document {document!r} could be {len(matches)} files: {found}")
    return known[matches[0]]


def is_relevant(passage_document_file: str, passage_text: str, relevant: Relevant) -> bool:
    """Whether a passage satisfies a judged item.

    It must come from the item's document (a full file name here) and hold every evidence
    string within its first 450 characters; compared after NFKC, without white space.
    """
    name = unicodedata.normalize("NFC", PurePath(passage_document_file).name)
    if name != unicodedata.normalize("NFC", relevant.document):
        return False
    window = _squeeze(passage_text[:EVIDENCE_WINDOW])
    return all(
        any(_squeeze(option) in window for option in string.split("|"))
        for string in relevant.evidence
    )


def _squeeze(text: str) -> str:
    """NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _relevant(item: object) -> Relevant:
    if not isinstance(item, dict) or not {"document", "evidence"} <= item.keys():
        raise ValueError(f"an item of 'relevant' needs 'document' and 'evidence': {shorten(item)}")
    evidence = list_field(item, "evidence")
    options = [o for text in evidence for o in (text.split("|") if isinstance(text, str) else [""])]
    if not options or not all(_squeeze(option) for option in options):
        raise ValueError(f"'evidence' needs non-empty strings, not {shorten(item['evidence'])}")
    return Relevant(document=string_field(item, "document"), evidence=tuple(evidence))


def _turn(turn: object) -> Mapping[str, str]:
    if not isinstance(turn, dict) or not {"question", "answer"} <= turn.keys():
        raise ValueError(f"a turn of 'history' needs 'question' and 'answer': {shorten(turn)}")
    if not all(isinstance(turn[key], str) for key in ("question", "answer")):
        raise ValueError(f"a turn of 'history' holds two strings, not {shorten(turn)}")
    return {"question": turn["question"], "answer": turn["answer"]}


def _strings(record: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    if record.get(key) is None:
        return None
    strings = list_field(record, key)
    if not all(isinstance(string, str) and string.strip() for string in strings):
        raise ValueError(f"{key!r} needs non-empty strings, not {shorten(strings)}")
    return tuple(strings)
