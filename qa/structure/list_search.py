"""The list that fits a question best, among all lists of the documents that may be meant."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Document
from qa.structure.asking import ItemsWish
from qa.structure.context import Context, focus, squeeze, titled_document
from qa.structure.list_fit import Features, ListFit
from qa.structure.list_model import Item, ItemList
from qa.structure.list_weights import list_weights
from qa.structure.lists import lists_of

_LISTS_KEPT = 256  # documents
_LOOKED_AT = 12  # passages whose documents are looked through when none is named
_COMPARED = 12  # lists whose headings are compared in meaning
_COMPARED_ABROAD = 48  # for an English question, whose words need not be those of the list
_TOGETHER = 4  # of these at a time: most of them cannot become the best any more
_MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Scored:
    """A list with what speaks for it."""

    score: float
    found: ItemList
    document: Document


def best_list(context: Context, wish: ItemsWish, least: float = -math.inf) -> Scored | None:
    """The list that fits best, ``None`` without any that scores at least ``least``."""
    fit, score = ListFit(context, wish), list_weights().score
    scored = [
        Scored(score(features), found, document)
        for features, found, document in possible_lists(context, wish, fit)
    ]
    abroad = context.question.language == "en"
    likely = sorted(scored, key=lambda s: -s.score)[: _COMPARED_ABROAD if abroad else _COMPARED]
    return _likest(fit, likely, least, abroad=abroad)


def possible_lists(
    context: Context, wish: ItemsWish, fit: ListFit
) -> Iterator[tuple[Features, ItemList, Document]]:
    """Every list that may be meant, with what speaks for it but for its likeness in meaning."""
    for document in documents_for(context, wish):
        for found in _lists(document, context):
            if len(found.items) > _MOST_ITEMS:
                continue
            features = fit.features(found)
            if features is not None:
                yield features, found, document


def likeness_features(likeness: float, *, abroad: bool) -> Features:
    """The features that a cosine of meaning gives, for a question in English ``abroad``."""
    return {"like": likeness, "like_abroad": likeness * abroad}


def _likest(fit: ListFit, likely: Sequence[Scored], least: float, *, abroad: bool) -> Scored | None:
    """The best of lists once their headings are compared in meaning with the question.

    They come best first. A cosine is at most 1: a list that would stay below the best so far
    even then is not compared, for that takes longer than everything else.
    """
    weight = list_weights().score(likeness_features(1.0, abroad=abroad))
    best: Scored | None = None
    for at in range(0, len(likely), _TOGETHER):
        bar = max(least, best.score) if best else least
        near = [s for s in likely[at : at + _TOGETHER] if s.score + abs(weight) >= bar]
        if not near:
            break
        likeness = fit.likeness([one.found for one in near])
        final = [
            replace(one, score=one.score + weight * like)
            for one, like in zip(near, likeness, strict=True)
        ]
        best = max([best, *final] if best else final, key=lambda s: s.score)
    return best if best and best.score >= least else None


def documents_for(context: Context, wish: ItemsWish) -> list[Document]:
    """The documents whose lists may be meant: named, of the place, else of the best passages."""
    documents = settled(context, wish)
    if not documents:
        near = [c.document for c in context.candidates[:_LOOKED_AT]]
        documents = list({document.id: document for document in near}.values())
    if context.scope.places and len(context.scope.places) == 1:
        place = context.scope.places[0]
        own = [d for d in context.documents if d.metadata.place == place]
        near = [c.document for c in context.candidates[:_LOOKED_AT] if c.document in own]
        documents = own if len(own) <= _LOOKED_AT else [*documents, *near]
        documents = list({document.id: document for document in documents}.values())
    return documents


def settled(context: Context, wish: ItemsWish) -> list[Document]:
    """The documents that the question leaves no doubt about."""
    if documents := focus(context):
        return documents
    called = titled_document(context)
    return [called] if called else _naming(context, wish)


def _naming(context: Context, wish: ItemsWish) -> list[Document]:
    """The only document that has a name of the question, where no place says which: 1234N."""
    if context.question.places:
        return []
    names = [squeeze(name) for name in wish.names]
    found = [
        d for d in context.documents if any(len(n) > 2 and n in squeeze(d.text) for n in names)
    ]
    return found if len(found) == 1 else []


_cache: dict[str, tuple[ItemList, ...]] = {}


def _lists(document: Document, context: Context) -> tuple[ItemList, ...]:
    if document.id not in _cache:
        if len(_cache) >= _LISTS_KEPT:
            _cache.clear()
        _cache[document.id] = lists_of(document, context.library.sections(document.id))
    return _cache[document.id]


def unique_items(found: ItemList, text: str) -> list[Item]:
    """The items without those that say the same again."""
    first: dict[str, Item] = {}
    for item in found.items:
        first.setdefault(squeeze(text[item.start : item.end]), item)
    return list(first.values())
