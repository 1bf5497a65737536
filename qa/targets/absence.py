"""When it is safe to say that the documents of a place state no such target."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.indicators import find_indicators
from corpus.model import Document, Target
from corpus.numerals import Number, find_numbers
from corpus.sentences import sentence_spans
from qa.targets.amounts import canonical
from qa.targets.pool import TargetPool
from qa.targets.query import TargetQuery
from qa.targets.results import Selection
from qa.targets.spoken import without_yardsticks

_THIS_YEAR = re.compile(r"今年|全年|本年|年度")
# 一批, 一系列, 一流: words, not figures
_NO_FIGURE = re.compile(r"一(?:批|系列|流|体|些|定|般|个|项|步|带|方面)")
_BEFORE, _AFTER = 24, 48  # characters between an indicator and its figure


def nowhere_stated(
    query: TargetQuery, selection: Selection, pool: TargetPool, documents: Iterable[Document]
) -> bool:
    """Whether no sentence of the documents could be the target asked for.

    It could be if it names an indicator of the group near a figure that no target was read
    from, and the year if one is asked for; in documents of other places it must name the place
    as well. A document sets no aims for years before its own.
    """
    own = [t for t in selection.candidates if t.related == query.related]
    if any(t.deadline is None for t in own) and not (query.year and query.kind):
        return False
    if not query.year and not query.quantified:
        return False
    return not any(_could_state(query, document, pool) for document in documents)


def _could_state(query: TargetQuery, document: Document, pool: TargetPool) -> bool:
    """Whether a sentence that no target was read from might state the target."""
    issued = document.metadata.issued or ""
    issued_year = int(issued[:4]) if issued[:4].isdigit() else None
    wanted = query.year.years
    if wanted and issued_year is not None and issued_year > max(wanted):
        return False
    years = [str(year) for year in wanted]
    places = [place.short for place in query.places]
    if document.metadata.place in places:
        places = []
    read = pool.of_document(document.id)
    for start, end in sentence_spans(document.text):
        sentence = document.text[start:end]
        if places and not any(place in sentence for place in places):
            continue
        this_year = issued_year in wanted and _THIS_YEAR.search(sentence)
        if years and not this_year and not any(year in sentence for year in years):
            continue
        if _figure_beside(query, sentence, start, read):
            return True
    return False


def _figure_beside(query: TargetQuery, sentence: str, start: int, read: Sequence[Target]) -> bool:
    """Whether the sentence has an unread figure next to an indicator of the group."""
    plain = without_yardsticks(sentence)
    named = [(a, b) for group, a, b in find_indicators(plain) if group in query.groups]
    if not named:
        return False
    # A figure read as another group's is no answer, unless its indicator names this one too.
    taken = [
        (t.value_start - start, t.value_end - start)
        for t in read
        if t.group in query.groups
        or not any(group in query.groups for group, *_ in find_indicators(t.indicator_text))
    ]
    return any(
        _possible(query, number, sentence)
        and not any(number.start < b and a < number.end for a, b in taken)
        and any(number.start - b <= _AFTER and a - number.end <= _BEFORE for a, b in named)
        for number in find_numbers(sentence)
    )


def _possible(query: TargetQuery, number: Number, sentence: str) -> bool:
    if number.year or number.ordinal or _NO_FIGURE.match(sentence, number.start):
        return False
    unit = canonical(number)[1]
    return query.unit is None or unit is None or unit == query.unit
