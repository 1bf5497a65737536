"""When it is safe to say that the documents of a place state no such target."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.indicators import find_indicators
from corpus.model import Document
from corpus.numerals import find_numbers
from corpus.sentences import sentence_spans
from qa.targets.query import TargetQuery
from qa.targets.results import Selection


def nowhere_stated(query: TargetQuery, selection: Selection, documents: Iterable[Document]) -> bool:
    """Whether no sentence of the documents could be the target asked for.

    It could be if it names an indicator of the group with a figure, and the year if one is
    asked for; in documents of other places it must name the place as well.
    """
    own = [t for t in selection.candidates if t.related == query.related]
    if any(t.deadline is None for t in own):
        return False
    if not query.year and not query.quantified:
        return False
    read = {(t.document_id, t.start, t.end) for t in selection.candidates}
    return not any(_could_state(query, document, read) for document in documents)


def _could_state(
    query: TargetQuery, document: Document, read: Iterable[tuple[str, int, int]]
) -> bool:
    """Whether a sentence that no target was read from might state the target."""
    known = [(start, end) for id_, start, end in read if id_ == document.id]
    years = [str(year) for year in query.year.years]
    places = [place.short for place in query.places]
    if document.metadata.place in places:
        places = []
    for start, end in sentence_spans(document.text):
        if any(start < b and a < end for a, b in known):
            continue
        sentence = document.text[start:end]
        if places and not any(place in sentence for place in places):
            continue
        if years and not any(year in sentence for year in years):
            continue
        groups = {group for group, *_ in find_indicators(sentence)}
        if groups & set(query.groups) and any(
            not number.year and not number.ordinal for number in find_numbers(sentence)
        ):
            return True
    return False
