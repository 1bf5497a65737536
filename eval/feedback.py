"""From what people thought of answers to a question set that ``eval run`` takes.

One question, asked by whomever and however often, becomes one line:

- a passage that somebody called the right one is relevant, each of them;
- else the newest 👍 or 👎 counts. 👍: the passage that the answer rested on is relevant, of a table
  the passages of its direct rows, with their places; an abstention is a question without answer;
- 👎 without a passage says only that the answer was wrong. What is right nobody knows, so the
  question is left out and counted.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval.questions import EVIDENCE_WINDOW, Relevant, is_relevant, parse_question
from qa.feedback import Passage, Verdict
from qa.question import language_of

LONGEST_EVIDENCE = 120  # characters; enough to tell a sentence from others

Reason = Literal["disliked", "without_passage", "unusable"]

_ENDS = re.compile(r"[。！？!?；;\n|]")
_HAN = re.compile(r"[㐀-鿿]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Export:
    """Question records in the order of their first verdict, and how many were left out.

    ``disliked``: 👎 without the right passage. ``without_passage``: 👍 on an answer that cited
    nothing. ``unusable``: no words in the question, or none in the passage that could be found
    again.
    """

    questions: list[dict[str, Any]]
    left_out: dict[Reason, int]


def export_feedback(verdicts: Iterable[Verdict]) -> Export:
    """The question set of ``verdicts``, which are given oldest first."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(_identity(verdict), []).append(verdict)
    exported = Export([], {"disliked": 0, "without_passage": 0, "unusable": 0})
    for identity, group in groups.items():
        record = _record(identity, group)
        if not isinstance(record, str) and not _readable(record):
            record = "unusable"
        if isinstance(record, str):
            exported.left_out[record] += 1
        else:
            exported.questions.append(record)
    return exported


def _readable(record: dict[str, Any]) -> bool:
    """Whether ``eval run`` takes the line; verdicts come from outside."""
    try:
        parse_question(json.dumps(record))
    except ValueError:
        return False
    return True


def _identity(verdict: Verdict) -> str:
    """The same for one question after the same turns, however its white space and width are."""
    before = [turn["question"] for turn in verdict.history]
    said = ["".join(unicodedata.normalize("NFKC", t).split()) for t in (*before, verdict.question)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def _record(identity: str, group: Sequence[Verdict]) -> dict[str, Any] | Reason:
    """The line of one question, or why there is none."""
    newest = group[-1]
    rights = [verdict.right for verdict in group if verdict.right]
    record: dict[str, Any] = {
        "id": f"feedback-{identity}",
        "question": newest.question,
        "language": _language(newest.question),
        "type": "corrected" if rights else "liked",
        "relevant": [],
        "answerable": True,
    }
    if newest.history:
        record["history"] = [dict(turn) for turn in newest.history]
    if rights:
        return _with_passages(record, rights)
    if newest.rating == "down":
        return "disliked"
    if newest.kind == "abstain":
        return record | {"type": "refused", "answerable": False}
    direct = [passage for passage in newest.citations if passage.direct]
    if not direct:
        return "without_passage"
    if newest.kind == "table" and newest.places:
        record["places"] = [place for place in newest.places if place.strip()]
    return _with_passages(record, direct)


def _with_passages(record: dict[str, Any], passages: Sequence[Passage]) -> dict[str, Any] | Reason:
    relevant = [
        {"document": passage.file, "evidence": [evidence]}
        for passage in passages
        if (evidence := evidence_of(passage))
    ]
    record["relevant"] = [item for i, item in enumerate(relevant) if item not in relevant[:i]]
    return record if relevant else "unusable"


def evidence_of(passage: Passage) -> str:
    """The longest sentence of a passage, cut to 120 characters; ``""`` where it has no words.

    A sentence, since another index may cut the passage elsewhere; without ``|``, which means
    “or” in a question file.
    """
    sentences = _ENDS.split(passage.text[:EVIDENCE_WINDOW])
    longest = max((sentence.strip() for sentence in sentences), key=len)
    evidence = longest[:LONGEST_EVIDENCE].strip()
    # What NFKC joins with its neighbour, or makes nothing of, would not be found again.
    blank = not unicodedata.normalize("NFKC", evidence).strip()
    item = Relevant(document=passage.file, evidence=(evidence,))
    return "" if blank or not is_relevant(passage.file, passage.text, item) else evidence


def _language(question: str) -> str:
    """As the question sets name it: ``mixed`` with both Han characters and Latin words."""
    if _HAN.search(question) and _LATIN_WORD.search(question):
        return "mixed"
    return language_of(question)
