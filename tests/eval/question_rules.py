"""The rules that every committed question set keeps: format, evidence, paraphrase."""

import itertools
import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.sidecar import split_front_matter

REPO = Path(__file__).resolve().parents[2]
QUESTIONS = REPO / "eval" / "questions"

# The evaluation looks for evidence in the first 450 characters of a passage; the span of one
# item stays below that, so that a passage cut with some text around it still holds the item.
MAX_SPAN = 300
RUN = 4

REQUIRED = ["id", "question", "language", "type", "relevant", "answerable"]
OPTIONAL = ["history", "places", "value"]

# Latin words, numbers, and Chinese numerals in front of a unit.
UNCOUNTED = r"[a-z]+|[0-9.%]+|[零〇一二三四五六七八九十百千万亿]+(?=[元家个项年])"

Record = dict[str, Any]


@dataclass(frozen=True)
class QuestionSet:
    """One file of questions and the folder of the documents that it asks about.

    Attributes:
        name: stem of the question file, and the prefix of its ids.
        folder: where the documents lie.
        suffix: what a document's name in the questions lacks of its file name.
    """

    name: str
    folder: Path
    suffix: str = ""

    @cache  # noqa: B019 - a set lives as long as its test module
    def records(self) -> list[Record]:
        """Return the questions in file order."""
        lines = (QUESTIONS / f"{self.name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @cache  # noqa: B019
    def paragraphs(self, document: str) -> list[str]:
        """Return the folded non-empty lines of `document`, without its front matter."""
        path = self.folder / f"{document}{self.suffix}"
        text = path.read_text(encoding="utf-8")
        _, start = split_front_matter(text, path)
        return [fold(line) for line in text[start:].splitlines() if line.strip()]

    def holders(self, item: Record) -> list[str]:
        """Return the paragraphs that hold one item of `relevant` within MAX_SPAN characters."""
        return [
            paragraph
            for paragraph in self.paragraphs(item["document"])
            if (length := span(paragraph, item["evidence"])) is not None and length < MAX_SPAN
        ]

    def copied(self, languages: tuple[str, ...]) -> tuple[list[str], int]:
        """Ids of the answerable questions in `languages` that copy, and how many were asked."""
        asked = [r for r in self.records() if r["answerable"] and r["language"] in languages]
        return [record["id"] for record in asked if not self.is_paraphrase(record)], len(asked)

    def is_paraphrase(self, record: Record) -> bool:
        """Whether the question shares no run of RUN characters with a paragraph in evidence."""
        return not any(
            shared_runs(record["question"], paragraph)
            for item in record["relevant"]
            for paragraph in self.holders(item)
        )


def fold(text: str) -> str:
    """Return `text` as evidence is compared: NFKC, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


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


def check_keys(record: Record) -> None:
    """Every required key, then the optional ones present, in the documented order."""
    extra = [key for key in OPTIONAL if key in record]
    assert list(record) == REQUIRED + extra, record["id"]


def check_numbering(questions: QuestionSet) -> None:
    """Ids count up from 001 behind the name of the set."""
    ids = [record["id"] for record in questions.records()]
    assert ids == [f"{questions.name}-{number:03d}" for number in range(1, len(ids) + 1)]


def check_language(record: Record) -> None:
    """The label follows from the script: Han characters against Latin words."""
    han = len(re.findall(r"[\u4e00-\u9fff]", record["question"]))
    latin = len(re.findall(r"[A-Za-z]+", record["question"]))
    expected = {"zh": han > latin, "en": latin >= han, "mixed": bool(han and latin)}
    assert expected[record["language"]], record["id"]


def check_answerable(record: Record) -> None:
    """Only a question of the type for it lacks an answer and relevant passages."""
    answerable = record["type"] != "unanswerable"
    assert record["answerable"] is answerable, record["id"]
    assert bool(record["relevant"]) is answerable, record["id"]


def check_evidence(record: Record) -> None:
    """Each item of `relevant` has one to three strings of 2 to 12 characters."""
    for item in record["relevant"]:
        assert list(item) == ["document", "evidence"], record["id"]
        assert 1 <= len(item["evidence"]) <= 3, record["id"]
        variants = [text for entry in item["evidence"] for text in entry.split("|")]
        assert all(2 <= len(text) <= 12 for text in variants), record["id"]


def check_history(records: list[Record]) -> None:
    """Turns before the question belong to follow-ups alone, and are question and answer."""
    with_history = [record for record in records if "history" in record]
    assert {record["type"] for record in with_history} == {"followup"}
    turns = [turn for record in with_history for turn in record["history"]]
    assert all(list(turn) == ["question", "answer"] for turn in turns)


def repeated(records: list[Record]) -> list[str]:
    """Questions that stand in the set more than once with the same turns before them."""
    counts = Counter(
        json.dumps([record["question"], record.get("history")], ensure_ascii=False)
        for record in records
    )
    return [question for question, count in counts.items() if count > 1]
