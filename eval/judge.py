"""From one answer to its outcome: ranking, places, value, and what a report shows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.items import count_items
from eval.outcome import Outcome, Shown
from eval.places import belongs, unique_short_names
from eval.questions import Question, is_relevant
from eval.values import answer_value, canonical, marked_text, matches
from qa.answer import Answer, Citation

SHOWN = 3  # passages of each question that a report can show


def judge(question: Question, answer: Answer, k: int) -> Outcome:
    """What ``answer`` is worth for ``question``, whose documents are full file names.

    The ranking is the citations, then the uncited hits, cut at ``k``.
    """
    ranking = (*answer.citations, *answer.hits)[:k]
    return Outcome(
        id=question.id,
        question=question.text,
        type=question.type,
        language=question.language,
        answerable=question.answerable,
        judged={str(i): 1 for i in range(len(question.relevant))},
        ranking=tuple(_satisfied(question, passage) for passage in ranking),
        kind=answer.kind,
        confidence=answer.confidence,
        places=row_places(answer),
        wanted_places=None if question.places is None else unique_short_names(question.places),
        value=answer_value(answer, question.value),
        wanted_value=question.value and (canonical(question.value) or question.value),
        value_correct=None if question.value is None else matches(question.value, answer),
        items=count_items(question.items, answer) if question.items else None,
        wrong_place=_wrong_place(question, answer),
        expected=_expected(question),
        got=_got(answer),
        passages=tuple(_shown(question, passage) for passage in ranking[:SHOWN]),
    )


def row_places(answer: Answer) -> tuple[str, ...]:
    """Short names of the places of the answer's direct rows, each once, in order.

    The rows are the targets; a table without targets (duties, documents) has its own places.
    """
    rows: Sequence[Mapping[str, Any]] = answer.targets
    if not rows and answer.table:
        rows = answer.table["rows"]
    return unique_short_names(
        str(row["place"]) for row in rows if row.get("direct", True) and row.get("place")
    )


def _satisfied(question: Question, passage: Citation) -> tuple[str, ...]:
    return tuple(
        str(i)
        for i, item in enumerate(question.relevant)
        if is_relevant(passage.file, passage.text, item)
    )


def _wrong_place(question: Question, answer: Answer) -> bool | None:
    named = answer.question.get("places")
    if not question.answerable or not named:
        return None
    return bool(answer.citations) and not belongs(answer.citations[0].place, named)


def _expected(question: Question) -> tuple[str, ...]:
    if not question.answerable:
        return ("abstain",)
    lines = [f"{item.document}: {' + '.join(item.evidence)}" for item in question.relevant]
    if question.places is not None:
        lines.append(f"places: {'、'.join(question.places) or '–'}")
    if question.items:
        lines.append(f"items: {'、'.join(question.items)}")
    if question.value is not None:
        lines.append(f"value: {question.value}")
    return tuple(lines)


def _got(answer: Answer) -> tuple[str, ...]:
    lines = [f"{answer.kind} ({answer.confidence:.2f})"]
    if answer.citations:
        first = answer.citations[0]
        lines.append(f"{first.file} {first.clause}: {marked_text(answer)[:120]}")
    return tuple(lines)


def _shown(question: Question, passage: Citation) -> Shown:
    where = f"{passage.file} {passage.clause}".strip()
    return Shown(where, passage.text, passage.highlights, bool(_satisfied(question, passage)))
