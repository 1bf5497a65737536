"""“眉山有哪些示范工程”: the list inside a document that a question asks for, whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.describe import quoted_title
from corpus.model import Document
from qa.stated import StatedAnswer
from qa.structure.asked_terms import AskedTerms
from qa.structure.asking import ItemsWish, items_wish
from qa.structure.context import Context, focus, squeeze, titled_document
from qa.structure.list_fit import Features, ListFit
from qa.structure.list_model import Item, ItemList
from qa.structure.lists import lists_of
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import columns, item_words

_LISTS_KEPT = 256  # documents
_LOOKED_AT = 12  # passages whose documents are looked through when none is named
# What speaks for a list; chosen on our own development questions, see eval/LOG.md.
_WEIGHTS = {
    "actions": -1.2, "asked_item": -0.85, "called": 0.45, "called_abroad": 0.2, "count": 0.8,
    "dated": 0.3, "divided": 0.9, "evident": 0.8, "first": 0.2, "generic_outline": 0.25,
    "heading_said": 0.5, "item_said": -0.8, "leads_said": 0.4, "like": 1, "like_abroad": 0.95,
    "modifies": -1, "named": 1.05, "noun_head": 0.95, "noun_heading": -0.05, "noun_items": 0.2,
    "of_kind": 0.75, "other_kind": -0.8, "outline": 0.5, "pair": -0.7, "parts": 1, "passage": 1.1,
    "precise": 0.9, "said": 1, "said_all": 0.65, "said_head": 0.6, "said_near": 0.25,
    "said_path": 0.3, "sign": 0.8, "subject_only": -0.55, "top": 0.2, "unintroduced": -0.35,
    "verb": 0.6,
}  # fmt: skip
_COMPARED = 12  # lists whose headings are compared in meaning
_COMPARED_ABROAD = 48  # for an English question, whose words need not be those of the list
_TOGETHER = 4  # of these at a time: most of them cannot become the best any more
_ENOUGH = 2.1
_ENOUGH_SAID = 1.2  # where the question says how many, by which name, or what it falls into
_FUNCTIONS_TOLD = 0.6  # share of a question of functions in what leads to their list
_MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Scored:
    """A list with what speaks for it."""

    score: float
    found: ItemList
    document: Document


def answer_items(context: Context) -> StatedAnswer | None:
    """The list asked for as a table, ``None`` if no list is asked for or none fits well."""
    wish = items_wish(context.question, context.scope.content)
    if wish is None or len(context.question.places) > 1:
        return None
    said = wish.count or wish.names or wish.divides or wish.manner or wish.titles
    best = best_list(context, wish, _ENOUGH_SAID if said else _ENOUGH)
    if best is None:
        return None
    settled = _settled(context, wish) or wish.each
    if not settled and best.document.id != context.candidates[0].document.id:
        return None
    return _table(context, wish, best)


def answer_functions(context: Context) -> StatedAnswer | None:
    """The functions of a body where a list has them, ``None`` for other questions."""
    wish = items_wish(context.question, context.scope.content)
    if wish is None or not wish.functions or len(context.question.places) > 1:
        return None
    best = best_list(context, wish)
    if best is None:
        return None
    told = AskedTerms.of(context, wish.content).share(f"{best.found.head} {best.found.lead}")
    return _table(context, wish, best) if told >= _FUNCTIONS_TOLD else None


def answer_titles(context: Context) -> StatedAnswer | None:
    """The documents that one carries out, ``None`` for other questions."""
    wish = items_wish(context.question, context.scope.content)
    return answer_items(context) if wish and wish.titles and _settled(context, wish) else None


def answer_parts(context: Context) -> StatedAnswer | None:
    """The parts that something falls into, ``None`` for questions that do not ask for them."""
    wish = items_wish(context.question, context.scope.content)
    return answer_items(context) if wish and wish.divides else None


def best_list(context: Context, wish: ItemsWish, least: float = -math.inf) -> Scored | None:
    """The list that fits best, ``None`` without any that scores at least ``least``."""
    fit = ListFit(context, wish)
    scored = [
        Scored(score(features), found, document)
        for document in documents_for(context, wish)
        for found in _lists(document, context)
        if len(found.items) <= _MOST_ITEMS and (features := fit.features(found)) is not None
    ]
    abroad = context.question.language == "en"
    likely = sorted(scored, key=lambda s: -s.score)[: _COMPARED_ABROAD if abroad else _COMPARED]
    return _likest(fit, likely, least, abroad=abroad)


def _likest(fit: ListFit, likely: Sequence[Scored], least: float, *, abroad: bool) -> Scored | None:
    """The best of lists once their headings are compared in meaning with the question.

    They come best first. A cosine is at most 1: a list that would stay below the best so far
    even then is not compared, for that takes longer than everything else.
    """
    weight = score({"like": 1.0, "like_abroad": abroad})
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
    documents = _settled(context, wish)
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


def _settled(context: Context, wish: ItemsWish) -> list[Document]:
    """The documents that the question leaves no doubt about."""
    if documents := focus(context):
        return documents
    called = titled_document(context)
    return [called] if called else _naming(context, wish)


def score(features: Features) -> float:
    """About 1 and more for the list asked for, less for the others."""
    return sum(_WEIGHTS.get(name, 0.0) * float(value) for name, value in features.items())


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


def _table(context: Context, wish: ItemsWish, best: Scored) -> StatedAnswer:
    language, found, document = context.question.language, best.found, best.document
    title = quoted_title(document.title)
    rows = [
        Row(
            {
                "number": at,
                "item": document.text[item.start : item.end],
                "clause": item.clause or found.clause or "".join(found.path[-1:]) or None,
                "document": title,
                "place": document.metadata.place,
            },
            {"item": Quote(document.id, item.start, item.end)},
        )
        for at, item in enumerate(_unique(found, document.text), start=1)
    ]
    shown = show(rows, context.library)
    text = item_words(language, title, found, shown)
    understood = {"intent": "items", "noun": wish.nouns[0], "count": wish.count}
    return stated(
        text, shown, columns(("number", "item", "clause", "document"), language), understood
    )


def _unique(found: ItemList, text: str) -> list[Item]:
    """The items without those that say the same again."""
    first: dict[str, Item] = {}
    for item in found.items:
        first.setdefault(squeeze(text[item.start : item.end]), item)
    return list(first.values())
