"""Duties read from documents against gold made by reading (``eval/questions/README.md``).

A read duty is right when a gold line of its document names the same department at the same
place of the text, and its role is the line's or as good a reading. Optional lines count neither
way. The gold of a document that has a line is complete.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UnreadableFileError
from corpus.ingest import parse_file
from corpus.model import Duty
from corpus.readers import document_files
from eval.gold import Gold, Score, file_of, read_gold


def score_duties(gold_file: Path, corpus: Sequence[Path]) -> dict[str, Score]:
    """Scores by document file name, and ``""`` for all of them together.

    Raises:
        QuestionFileError: the gold is not JSON lines, or names a document that is not given.
    """
    gold = read_gold(gold_file)
    files = {path.name: path for path in document_files(corpus)}
    total = Score()
    scores = {"": total}
    for document in dict.fromkeys(str(row["document"]) for row in gold):
        path = file_of(document, files, gold_file)
        try:
            duties = parse_file(path).duties
        except UnreadableFileError:
            duties = ()  # every gold line of it is missed
        score = score_document(duties, [row for row in gold if row["document"] == document])
        scores[path.name] = score
        total.count(score)
    return scores


def score_document(duties: Sequence[Duty], rows: Sequence[Gold]) -> Score:
    """The duties read from one document against its gold lines."""
    wanted = [row for row in rows if not row.get("optional")]
    optional = [row for row in rows if row.get("optional")]
    score = Score(gold=len(wanted))
    used: set[str] = set()
    for row in wanted:
        match = next((duty for duty in duties if _agrees(row, duty)), None)
        if match is None:
            near = [_brief(duty) for duty in duties if _stands_at(row, duty)]
            asked = f"{row['department']} {row['role']}: {row['task']}"
            score.missed.append(f"{asked} <- {near or 'nothing read there'}")
        else:
            score.found += 1
            used.add(match.id)
    for duty in duties:
        if duty.id not in used and any(_stands_at(row, duty) for row in optional):
            continue
        score.read += 1
        if duty.id in used:
            score.right += 1
        else:
            score.wrong.append(_brief(duty))
    return score


def _agrees(row: Gold, duty: Duty) -> bool:
    names = {_plain(name) for name in (row["department"], *row.get("also", ()))}
    roles = {row["role"], *row.get("also_roles", ())}
    return _stands_at(row, duty) and _plain(duty.department) in names and str(duty.role) in roles


def _stands_at(row: Gold, duty: Duty) -> bool:
    """Whether the duty's mention overlaps the one that the line names."""
    start = int(row["start"])
    return start < duty.end and duty.start < start + len(str(row["department"]))


def _brief(duty: Duty) -> str:
    return f"{duty.department} {duty.role}: {duty.task} ({duty.clause})"


def _plain(name: str) -> str:
    return re.sub(r"\s", "", name)
