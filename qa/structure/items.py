"""“眉山有哪些示范工程”: the list inside a document that a question asks for, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.describe import quoted_title
from corpus.model import Document
from qa.evidence import find_evidence
from qa.stated import StatedAnswer
from qa.structure.asking import ItemsWish, items_wish
from qa.structure.context import Context, dated, focus, squeeze
from qa.structure.enumeration_words import OPENERS_LONG
from qa.structure.enumerations import FEWEST
from qa.structure.lists import Item, ItemList, lists_of
from qa.structure.show import Quote, Row, show, stated
from qa.structure.terms import Terms
from qa.structure.wording import columns, item_words

_LISTS_KEPT = 256  # documents
_LOOKED_AT = 12  # passages whose documents are looked through when none is named
_NEAR = 8  # passages that speak for the list that they stand in
# What speaks for a list; chosen on our own development questions, see eval/LOG.md.
_HEAD, _CONTEXT, _PASSAGE, _COUNT, _NAME, _OUTLINE = 1.0, 0.6, 0.6, 0.8, 1.0, 0.2
_OF_KIND, _CALLED, _MODIFIES, _EVIDENCE, _PAIR = 0.7, 0.4, 0.6, 0.3, 0.2
_ACTIONS = 1.2
_FIRMS = re.compile(r"(?:企业|公司|厂商|厂家|机构|高校|院校)$")
_DATED = 0.3  # a document of the year that is named
_ANSWERING = 3  # passages whose best sentences are looked at
_LATER = 0.9  # of the second noun
_LONG = 1500  # characters
_ENOUGH = 0.8
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
    best = best_list(context, wish)
    if best is None or best.score < _ENOUGH:
        return None
    settled = focus(context) or _naming(context, wish)
    if not settled and best.document.id != context.candidates[0].document.id:
        return None
    return _table(context, wish, best)


def best_list(context: Context, wish: ItemsWish) -> Scored | None:
    """The list that fits best, ``None`` without any."""
    documents = focus(context) or _naming(context, wish)
    if not documents:
        near = [c.document for c in context.candidates[:_LOOKED_AT]]
        documents = list({document.id: document for document in near}.values())
    if context.scope.places and len(context.scope.places) == 1:
        place = context.scope.places[0]
        own = [d for d in context.documents if d.metadata.place == place]
        documents = own if len(own) <= _LOOKED_AT else documents
    scorer = _Scorer(context, wish)
    scored = [
        Scored(scorer.score(found) + _DATED * dated(document, context.question), found, document)
        for document in documents
        for found in _lists(document, context)
        if len(found.items) <= _MOST_ITEMS
    ]
    return max(scored, key=lambda s: s.score, default=None)


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


class _Scorer:
    """How well lists fit one question."""

    def __init__(self, context: Context, wish: ItemsWish) -> None:
        self._context, self._wish = context, wish
        self._names = [squeeze(name) for name in wish.names]
        self._nouns = [Terms.of(context, noun) for noun in wish.nouns]
        self._content = Terms.of(context, wish.content)
        self._passages = [
            (c.document.id, c.chunk.start, c.chunk.end, 1.0 / (at + 1))
            for at, c in enumerate(context.candidates[:_NEAR])
        ]
        self._evidence = list(_evidence(context))

    def score(self, found: ItemList) -> float:
        """About 1 and more for the list asked for, less for the others."""
        wish = self._wish
        if wish.count is not None and wish.count != len(found.items):
            return 0.0
        named = self._named(found)
        if wish.defines and (not named or self._is_item(found)):
            return 0.0
        if wish.bare and wish.count is None and not self._called(found, whole=True):
            return 0.0
        heads = [noun.share(found.head) for noun in self._nouns]
        total = _HEAD * max(share * _LATER**at for at, share in enumerate(heads))
        said = self._content.share(f"{found.head} {found.context}")
        total += _CONTEXT * said
        total += _PASSAGE * self._passage(found)
        # A number that fits by chance says little about a list that shares no word.
        chance = 0.5 if found.outline else 0.2
        total += _COUNT * (wish.count is not None) * min(1.0, chance + 2 * said + max(heads))
        total -= _ACTIONS * self._actions(found)
        total += _OUTLINE * found.outline
        total += _EVIDENCE * self._evident(found) - _PAIR * (len(found.items) == FEWEST)
        total += _OF_KIND * self._of_kind(found)
        total += _CALLED * self._called(found) - _MODIFIES * found.modifies
        return total + _NAME * named

    def _actions(self, found: ItemList) -> bool:
        """Whether firms are asked for by name and the items are headings that say what to do."""
        if not (found.outline and any(_FIRMS.search(noun) for noun in self._wish.nouns)):
            return False
        text = self._context.library.documents[found.document_id].text
        led = sum(text[i.start : i.end].startswith(OPENERS_LONG) for i in found.items)
        return 2 * led > len(found.items)

    def _called(self, found: ItemList, *, whole: bool = False) -> bool:
        """Whether the noun ends the heading, or what follows the items; or is all of it."""
        heads = [squeeze(part) for part in found.head.split()]
        nouns = [squeeze(noun) for noun in self._wish.nouns]
        if whole:
            return any(noun in heads for noun in nouns)
        return any(len(n) > 1 and head.endswith(n) for n in nouns for head in heads)

    def _of_kind(self, found: ItemList) -> bool:
        """Whether the items themselves end as the noun does: 甲基地、乙基地 are 基地."""
        heads = [squeeze(part) for part in found.head.split()]
        nouns = [squeeze(noun) for noun in self._wish.nouns]
        return found.outline and len(heads) > 1 and any(n.endswith(heads[-1]) for n in nouns)

    def _named(self, found: ItemList) -> float:
        """1 for the list below its name, less for one whose sentence has it."""
        if not self._names:
            return 0.0
        heading = squeeze(found.path[-1]) if found.path else ""
        if any(name == heading for name in self._names):
            return 0.0 if self._wish.defines and not found.outline else 1.0
        near = f"{found.head} {found.context}" if found.outline else found.head
        return 0.6 if any(name in squeeze(near) for name in self._names) else 0.0

    def _is_item(self, found: ItemList) -> bool:
        """Whether the name asked about is only one of the items."""
        text = self._context.library.documents[found.document_id].text
        items = {squeeze(text[item.start : item.end]) for item in found.items}
        return any(name in items for name in self._names)

    def _evident(self, found: ItemList) -> float:
        """1 for an enumeration in the sentence that answers best, less for the next ones."""
        if found.outline:
            return 0.0
        near = [
            at
            for at, quote in enumerate(self._evidence)
            if quote.document_id == found.document_id
            and quote.start < found.end
            and found.start < quote.end
        ]
        return 1.0 / (1 + near[0]) if near else 0.0

    def _passage(self, found: ItemList) -> float:
        """Weight of the retrieved passages that overlap the list, 0 to 1.

        A long part of a document overlaps with many; the parts of all of it say nothing.
        """
        every = sum(weight for *_, weight in self._passages) or 1.0
        held = sum(
            weight
            for document, start, end, weight in self._passages
            if document == found.document_id and start < found.end and found.start < end
        )
        return 0.0 if found.top else held / every * min(1.0, _LONG / (found.end - found.start))


def _evidence(context: Context) -> Iterator[Quote]:
    """The sentences of the best passages that answer the question best."""
    for candidate in context.candidates[:_ANSWERING]:
        chunk = candidate.chunk
        headings = context.library.headings(chunk)
        question, content = context.question, context.scope.content
        for start, end in find_evidence(question, content, context.index, candidate, headings):
            yield Quote(chunk.document_id, chunk.start + start, chunk.start + end)


def _table(context: Context, wish: ItemsWish, best: Scored) -> StatedAnswer:
    language, found, document = context.question.language, best.found, best.document
    title = quoted_title(document.title)
    rows = [
        Row(
            {
                "number": at,
                "item": document.text[item.start : item.end],
                "clause": item.clause or None,
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
