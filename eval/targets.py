"""Targets read from documents against gold made by reading (``eval/questions/README.md``).

A read target is right when a gold target of its document stands at the same place in the text
(its evidence holds the amount) and value, unit, comparator and deadline agree. Precision is
taken over documents whose gold is complete; optional figures count neither way.

``NAME_manifest.json`` beside ``NAME.jsonl`` says of each document whether its gold is complete.
A complete document without a gold line has no target: whatever is read there is wrong. Without
a manifest, the gold of every document that has a line is taken as complete. Of a document whose
format cannot be read, every gold target is missed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableFileError
from corpus.ingest import parse_file
from corpus.model import ParsedDocument, Target
from corpus.readers import document_files
from eval.errors import QuestionFileError
from eval.gold import Gold, Score, file_of, read_gold
from eval.questions import Part, split_of


def score_targets(gold_file: Path, corpus: Sequence[Path], split: Part = "all") -> dict[str, Score]:
    """Scores by document file name, and ``""`` for all of them together.

    ``split`` keeps the documents of one half, by the hash of the name that the gold gives them.

    Raises:
        QuestionFileError: the gold is not JSON lines, its manifest is broken, or one of them
            names a document that is not given.
    """
    gold = read_gold(gold_file)
    complete = _complete(gold_file)
    listed = [str(row["document"]) for row in gold]
    empty = [document for document, whole in complete.items() if whole]
    files = {path.name: path for path in document_files(corpus)}
    total = Score()
    scores = {"": total}
    for document in dict.fromkeys([*listed, *empty]):
        if split not in ("all", split_of(document)):
            continue
        path = file_of(document, files, gold_file)
        rows = [row for row in gold if row["document"] == document]
        score = _score_file(path, rows, complete=complete.get(document, True))
        scores[path.name] = score
        total.count(score)
    return scores


def _complete(gold_file: Path) -> dict[str, bool]:
    """Whether the gold of each document is complete, as the manifest beside the gold says."""
    path = gold_file.with_name(f"{gold_file.stem}_manifest.json")
    if not path.is_file():
        return {}
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {str(entry["document"]): entry["complete"] is True for entry in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionFileError(f"cannot read {path}: {error}") from error


def _score_file(path: Path, rows: Sequence[Gold], *, complete: bool) -> Score:
    try:
        parsed = parse_file(path)
    except UnreadableFileError as error:
        wanted = [row for row in rows if not row.get("optional")]
        return Score(gold=len(wanted), missed=[f"{_brief_gold(row)} <- {error}" for row in wanted])
    return _score(parsed, rows, complete=complete)


def _score(parsed: ParsedDocument, rows: Sequence[Gold], *, complete: bool) -> Score:
    text = parsed.document.text
    wanted = [row for row in rows if not row.get("optional")]
    optional = [row for row in rows if row.get("optional")]
    score = Score(gold=len(wanted))
    used: set[str] = set()
    for row in wanted:
        match = next((t for t in parsed.targets if _agrees(row, t, text)), None)
        if match is None:
            near = [_brief(t) for t in parsed.targets if _stands_at(row, t, text)]
            score.missed.append(f"{_brief_gold(row)} <- {near or 'nothing read there'}")
        else:
            score.found += 1
            used.add(match.id)
    seen: set[tuple[Any, ...]] = set()
    for target in parsed.targets if complete else ():
        key = (target.indicator, target.value, target.unit, target.deadline, target.comparator)
        if key in seen or any(_same_figure(row, target, text) for row in optional):
            continue
        seen.add(key)
        score.read += 1
        if target.id in used or any(_agrees(row, target, text) for row in wanted):
            score.right += 1
        else:
            score.wrong.append(f"{_brief(target)} in “{target.text[:60]}”")
    return score


def _agrees(row: Gold, target: Target, text: str) -> bool:
    comparators = {row["comparator"], *row.get("also", ())}
    return (
        _same_figure(row, target, text)
        and target.comparator in comparators
        and target.deadline == row["deadline"]
        and _same_number(row.get("value_max"), target.value_max)
    )


def _same_figure(row: Gold, target: Target, text: str) -> bool:
    return (
        _stands_at(row, target, text)
        and _same_number(row["value"], target.value)
        and target.unit == row["unit"]
    )


def _same_number(wanted: float | None, value: Decimal | None) -> bool:
    if wanted is None or value is None:
        return wanted is None and value is None
    return abs(float(value) - wanted) <= 1e-9 * max(1.0, abs(wanted))


def _stands_at(row: Gold, target: Target, text: str) -> bool:
    """Whether one occurrence of the evidence overlaps the target's amount."""
    evidence = str(row["evidence"])
    return any(
        start < target.value_end and target.value_start < start + len(evidence)
        for start in _occurrences(evidence, text)
    )


def _occurrences(part: str, text: str) -> Iterable[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _brief(target: Target) -> str:
    return f"{target.indicator} {target.comparator}{target.value}{target.unit} {target.deadline}"


def _brief_gold(row: Gold) -> str:
    return f"{row['indicator']} {row['comparator']}{row['value']}{row['unit']} {row['deadline']}"
