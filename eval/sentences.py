"""Is the sentence that answers marked? Overlap of the marked spans with the gold span.

*Overlap* of one question: the share of the gold span's characters that lie inside marked spans
of the passage, white space apart, from 0 to 1. Of several gold spans, or of several places where
one stands, the best counts; a span that stands nowhere in the passage counts 0. The passage is
the relevant one, so that this measures the marking and not the retrieval; *length* says how many
characters were marked for it, since marking everything would overlap with anything.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eval.errors import BenchmarkError
from eval.fields import parse_object

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One question with what was marked in its passage.

    Attributes:
        id: the question's.
        question: its text.
        overlap: share of the best gold span inside the marks, 0 to 1.
        length: characters marked.
        passage: characters of the passage.
        marks: the marked texts.
        gold: the gold spans' texts.
    """

    id: str
    question: str
    overlap: float
    length: int
    passage: int
    marks: tuple[str, ...]
    gold: tuple[str, ...]


def mark(id_: str, question: str, text: str, marks: Sequence[Span], gold: Sequence[str]) -> Marked:
    """The measure of one passage ``text`` with its ``marks`` against ``gold`` strings."""
    return Marked(
        id=id_,
        question=question,
        overlap=max((overlap(text, marks, string) for string in gold), default=0.0),
        length=sum(end - start for start, end in marks),
        passage=len(text),
        marks=tuple(text[start:end] for start, end in marks),
        gold=tuple(gold),
    )


def overlap(text: str, marks: Sequence[Span], gold: str) -> float:
    """Share of ``gold``'s characters inside ``marks`` of ``text`` where it stands best, 0 to 1."""
    inside = [any(start <= i < end for start, end in marks) for i in range(len(text))]
    places = [
        [inside[i] for i in range(start, end) if not text[i].isspace()]
        for start, end in occurrences(text, gold)
    ]
    return max((fmean(place) for place in places if place), default=0.0)


def occurrences(text: str, wanted: str) -> Iterator[Span]:
    """Where ``wanted`` stands in ``text``; width variants and white space do not matter."""
    squeezed = "".join(unicodedata.normalize("NFKC", wanted).split())
    if not squeezed:
        return
    plain, offsets = [], []
    for offset, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character):
            if not part.isspace():
                plain.append(part)
                offsets.append(offset)
    for match in re.finditer(f"(?={re.escape(squeezed)})", "".join(plain)):
        yield offsets[match.start()], offsets[match.start() + len(squeezed) - 1] + 1


def mean_overlap(marked: Sequence[Marked]) -> float | None:
    """Mean overlap, ``None`` for none."""
    return fmean(m.overlap for m in marked) if marked else None


def gold_answers(folder: Path) -> dict[str, list[str]]:
    """Answers by question id, from ``answers.jsonl`` of a benchmark.

    Raises:
        BenchmarkError: no such file, or a line without ``_id`` and answers.
    """
    path = folder / "answers.jsonl"
    try:
        raw = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise BenchmarkError(f"cannot read {path}: {error.strerror}") from error
    found = {}
    for number, line in enumerate(raw, 1):
        if line.strip():
            try:
                row = parse_object(line)
                found[str(row["_id"])] = [str(answer) for answer in row["answers"]]
            except (ValueError, KeyError, json.JSONDecodeError) as error:
                raise BenchmarkError(f"{path}:{number}: no answers ({error})") from error
    return found
