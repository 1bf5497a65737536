"""Duties of the documents that a question means, and the notes whose task it asks about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from corpus.duty_store import DutyFilter
from corpus.model import Document
from corpus.places import gazetteer
from qa.library import Library
from qa.structure.context import Context, dated, named_documents, squeeze
from qa.structure.terms import Terms

Described = dict[str, Any]
Note = tuple[str, int]  # a document's id and where the note begins
Book = tuple[tuple[str, str, str, str], ...]

_NEAR = 8  # passages that may hold the note of a task
# How a note's task is told: its heading, the text it covers, the rank of its passage; chosen on
# the tuning half of eval/questions/structure_*.jsonl.
_TASK, _SCOPE, _PASSAGE = 1.0, 0.5, 0.6
_ENOUGH = 0.75
_TITLE = 0.4  # how much a title that has the task's terms counts beside its notes
_AS_GOOD = 0.92  # of the best score: the same task of the same document, stated again
# A heading that has this share of the task's terms, nearly all that the best one has, names it too.
_WHOLE, _AS_WHOLE = 0.6, 0.97
_TOLD = 0.5  # share of the task's terms in a heading that tells it
_ELSEWHERE = 0.65  # of the best score: the same task in another document
_TITLED = 0.4  # share of a title's own pairs of characters that names the document
_WORDS_OF_TITLES = re.compile(
    r"关于|印发|通知|方案|计划|规划|意见|办法|条例|行动|实施|推进|加快|发展|新一代|文件|人工智能|产业"
    r"|政府|办公厅|办公室|人民|要点摘编|工作|的|年|\d+"
)
_PHRASED = 0.7  # share of the terms of “the … plan” in the title of the plan that it means
_AGREED = 3  # passages, all of one document, that tell which one is meant where its title does not
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:的|版)?")
_DOCUMENT = re.compile(
    r"(?:^|[，,。\s按据照在])([^，,。？?\s]{2,24}?)(?:方案|要点|计划|规划|意见|办法|条例|通知|细则|文件)"
    r"(?=里|中|内|上|的|[，,。\s]|规定|要求|明确)"
    r"|\b(?:in|under|by|of|from|per) the ((?:[\w-]+ ){1,6}?)"
    r"(?:plan|notice|outline|measures|opinions?|regulations?|rules|key points|guidelines)\b",
    re.IGNORECASE,
)
_BOOKS: WeakKeyDictionary[Library, Book] = WeakKeyDictionary()


def book_of(context: Context, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """``(place, name)`` of the departments that have duties in the documents."""
    yield from ((place, name) for place, name, _ in _entries(context, documents))


def written_in(context: Context, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """``(mention, name)`` of these departments, as the documents write them."""
    yield from ((mention, name) for _, name, mention in _entries(context, documents))


def _entries(context: Context, documents: Sequence[Document]) -> set[tuple[str, str, str]]:
    library = context.library
    if library not in _BOOKS:
        every = library.describe_duties(DutyFilter())
        entries = {
            (d["document_id"], d["place"] or "", d["department_name"], d["department"])
            for d in every
        }
        _BOOKS[library] = tuple(sorted(entries))
    allowed = {document.id for document in documents}
    return {(place, name, said) for id_, place, name, said in _BOOKS[library] if id_ in allowed}


def meant(context: Context) -> list[Document]:
    """The documents that a question is about: those named, of its places, of its years."""
    if named := named_documents(context):
        return named
    places = set(context.scope.places)
    found = [d for d in context.documents if not places or d.metadata.place in places]
    if not places:
        return _phrased(context, found)
    found = [d for d in found if dated(d, context.question)] or found
    shares = {d.id: _titled(d, context.question.standalone) for d in found}
    best = max(shares.values(), default=0.0)
    return [d for d in found if best < _TITLED or shares[d.id] >= best]


def _phrased(context: Context, documents: list[Document]) -> list[Document]:
    """The documents that “the … plan”, “2023年…要点里” means, all where nothing does."""
    text = context.question.standalone
    match = _DOCUMENT.search(text)
    if match is None or len(documents) < 2:
        return documents
    phrase = next(filter(None, match.groups()))
    if _YEAR.search(phrase):
        documents = [d for d in documents if dated(d, context.question)] or documents
        phrase = _YEAR.sub("", phrase)
    terms = Terms.of(context, phrase)
    shares = {d.id: terms.share(d.title) for d in documents}
    best = max(shares.values(), default=0.0)
    if best >= _PHRASED:
        return [d for d in documents if shares[d.id] >= best]
    first = [c.document for c in context.candidates[:_AGREED]]
    agreed = len(first) == _AGREED and len({d.id for d in first}) == 1
    return first[:1] if agreed and first[0] in documents else documents


def _titled(document: Document, asked: str) -> float:
    """Share of the pairs of characters of a title that a question has, common words apart."""
    title = document.title
    for mention in reversed(gazetteer().find(title)):
        title = f"{title[: mention.start]} {title[mention.end :]}"
    parts = [squeeze(part) for part in _WORDS_OF_TITLES.split(title)]
    pairs = {part[i : i + 2] for part in parts for i in range(len(part) - 1)}
    plain = squeeze(asked)
    return sum(pair in plain for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0


def duties_of(
    context: Context, documents: Sequence[Document], names: Iterable[str] | None = None
) -> list[Described]:
    """The duties of documents, those of the departments named alone unless ``None``."""
    allowed = {document.id for document in documents}
    if names is None and len(allowed) <= _NEAR:
        return [
            duty
            for document in documents
            for duty in context.library.describe_duties(DutyFilter(document_id=document.id))
        ]
    wanted = tuple(names or ())
    every = context.library.describe_duties(DutyFilter(department=wanted))
    return [
        duty
        for duty in every
        if duty["document_id"] in allowed and (names is None or duty["department_name"] in wanted)
    ]


def note_of(duty: Described) -> Note:
    """The note that a duty stands in."""
    return (duty["document_id"], duty["note_start"])


def by_note(duties: Iterable[Described]) -> dict[Note, list[Described]]:
    """The duties of each note, in reading order."""
    notes: dict[Note, list[Described]] = defaultdict(list)
    for duty in duties:
        notes[note_of(duty)].append(duty)
    return dict(notes)


def fitting_notes(
    context: Context, task: str, notes: dict[Note, list[Described]], *, everywhere: bool
) -> list[Note]:
    """The notes whose task is the one asked for, the best first.

    The best and those as good; of several places, or ``everywhere``, the best of each. Where
    no place is named those of other documents that come near it, too.
    """
    terms = Terms.of(context, task)
    scores = {key: _score(context, terms, duties[0]) for key, duties in notes.items()}
    headed = {key: terms.share(duties[0]["task"]) for key, duties in notes.items()}
    if max(scores.values(), default=0.0) < _ENOUGH:
        return []
    titles = {key[0]: context.library.documents[key[0]].title for key in scores}
    named = {id_: _TITLE * terms.share(title) for id_, title in titles.items()}
    scores = {key: score + named[key[0]] for key, score in scores.items() if score >= _ENOUGH / 2}
    best = max(scores.values())
    order = sorted(scores, key=lambda key: -scores[key])
    places = len(context.scope.places)
    if everywhere or places > 1:
        return list(_best_of_each(context, order, scores, by_document=places < 2))
    whole = max(_WHOLE, _AS_WHOLE * headed[order[0]])
    chosen = [k for k in order if scores[k] >= _AS_GOOD * best or headed[k] >= whole]
    for key in order if not places else ():
        new = all(key[0] != document for document, _ in chosen)
        if new and scores[key] >= max(_ENOUGH, _ELSEWHERE * best):
            chosen.append(key)
    return chosen


def said_by(
    context: Context, task: str, chosen: Sequence[Note], notes: dict[Note, list[Described]]
) -> set[Note]:
    """Of notes below one heading that does not tell the task, those whose own words say it."""
    terms = Terms.of(context, task)
    kept = set(chosen)
    for key in chosen:
        first = notes[key][0]
        beside = [k for k in chosen if k[0] == key[0] and notes[k][0]["clause"] == first["clause"]]
        if len(beside) < 2 or terms.share(first["task"]) >= _TOLD:
            continue
        shares = {k: terms.share(notes[k][0]["note"]) for k in beside}
        if shares[key] < _AS_GOOD * max(shares.values()):
            kept.discard(key)
    return kept


def _best_of_each(
    context: Context, order: Sequence[Note], scores: dict[Note, float], *, by_document: bool
) -> Iterator[Note]:
    """The best notes of each document, or of each place, and those as good."""
    tops: dict[str | None, float] = {}
    for key in order:
        place = context.library.documents[key[0]].metadata.place
        group = key[0] if by_document else place
        top = tops.setdefault(group, scores[key])
        if scores[key] >= max(_ENOUGH, _AS_GOOD * top):
            yield key


def _score(context: Context, terms: Terms, duty: Described) -> float:
    """How well a note's task is the one asked for, 0 to 2.1."""
    document = context.library.documents[duty["document_id"]]
    scope = document.text[duty["scope_start"] : duty["scope_end"]]
    heading = f"{duty['task']} {' '.join(duty['section_path'][-1:])}"
    own = [c for c in context.candidates if c.document.id == document.id][:_NEAR]
    rank = next(
        (
            at
            for at, c in enumerate(own)
            if c.chunk.start < duty["note_end"] and duty["scope_start"] < c.chunk.end
        ),
        None,
    )
    passage = 0.0 if rank is None else 1.0 / (1 + rank)
    return _TASK * terms.share(heading) + _SCOPE * terms.share(scope) + _PASSAGE * passage
