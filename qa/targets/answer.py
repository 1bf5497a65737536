"""The answer made of targets: a sentence, a table, a citation for each row, the coverage."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Document
from qa.library import Library
from qa.question import Question
from qa.scope import Filters, Scope
from qa.stated import StatedAnswer, covered
from qa.targets.absence import nowhere_stated
from qa.targets.pool import TargetPool
from qa.targets.query import LISTS, Intent, TargetQuery
from qa.targets.readings import neighbouring_readings
from qa.targets.results import Selection
from qa.targets.rows import described, show, table
from qa.targets.select import select
from qa.targets.sentences import absent_text, table_text
from qa.targets.settle import settled
from qa.targets.understand import understand

SURE = 0.95
LIKELY = 0.9
NOT_STATED = 0.05
_MOST_ROWS = 200


def answer_targets(
    question: Question,
    scope: Scope,
    pool: TargetPool,
    library: Library,
    filters: Filters | None = None,
) -> StatedAnswer | None:
    """The answer from the targets, ``None`` where passages answer better.

    A question that clearly asks for targets which no document states is answered by saying
    so, with the targets that come near.
    """
    asked = understand(question)
    if asked is None or scope.nowhere:
        return None
    documents = [d for d in library.documents.values() if not filters or filters.admits(d)]
    admitted = frozenset(d.id for d in documents) if filters else None
    query = settled(asked, pool, admitted)
    if query is None:
        return None
    selection = select(query, pool, admitted)
    looked_at = _looked_at(query, documents)
    if selection.direct:
        answer = _table(question, query, selection, library, looked_at)
    elif _certainly_absent(query, selection, pool, documents):
        answer = _absence(question, query, selection, library, looked_at)
    else:
        return None
    if query.yearly:  # a question about years has no neighbour among places
        return answer
    others = neighbouring_readings(question, query, selection, pool, admitted)
    return replace(answer, readings=others)


def _looked_at(query: TargetQuery, documents: list[Document]) -> list[Document]:
    """The documents that the question is about: those of its place for a lookup."""
    if not query.named:
        return documents
    names = {place.short for place in query.places}
    return [d for d in documents if d.metadata.place in names] or documents


def _table(
    question: Question,
    query: TargetQuery,
    selection: Selection,
    library: Library,
    documents: list[Document],
) -> StatedAnswer:
    rows = selection.direct + selection.neighbours
    if query.intent is Intent.LOOKUP:
        rows = selection.direct
    shown = show(rows[:_MOST_ROWS], library)
    coverage = covered(documents, {target.document_id for target in selection.stating})
    return StatedAnswer(
        "table",
        table_text(question.language, query, selection, shown, coverage),
        SURE if query.groups else LIKELY,
        shown.citations,
        shown.chunks,
        table(shown, query, question.language),
        described(shown, library.documents),
        coverage,
        query.to_json(),
    )


def _certainly_absent(
    query: TargetQuery, selection: Selection, pool: TargetPool, documents: list[Document]
) -> bool:
    """Whether “none states it” is safe to say."""
    if query.intent in LISTS:
        return bool(query.amount or query.year) and (
            bool(query.groups) or query.quantified or bool(query.year)
        )
    if query.intent is Intent.LOOKUP:
        return bool(query.groups) and nowhere_stated(query, selection, pool, documents)
    return False


def _absence(
    question: Question,
    query: TargetQuery,
    selection: Selection,
    library: Library,
    documents: list[Document],
) -> StatedAnswer:
    shown = show(selection.neighbours[:5], library)
    coverage = covered(documents, ())
    text = absent_text(question.language, query, shown, coverage)
    targets = described(shown, library.documents)
    return StatedAnswer(
        "abstain", text, NOT_STATED, shown.citations, shown.chunks, None, targets, coverage,
        query.to_json(),
    )  # fmt: skip
