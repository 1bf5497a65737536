"""How well lists fit a question: what speaks for each, as numbers that are weighed and added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from index.terms import segmenter
from qa.evidence import find_evidence
from qa.structure.asked_terms import AskedTerms
from qa.structure.asking import ItemsWish
from qa.structure.context import Context, dated, squeeze
from qa.structure.enumeration_words import OPENERS_LONG
from qa.structure.enumerations import FEWEST
from qa.structure.list_model import ItemList
from qa.structure.list_words import ListWords
from qa.structure.show import Quote

_NEAR = 8  # passages that speak for the list that they stand in
_ANSWERING = 3  # passages whose best sentences are looked at
_LATER = 0.9  # of the second noun
_CALLED = 120  # characters of what a list is called that are compared in meaning
_LONG = 1500  # characters
_FIRMS = re.compile(r"(?:企业|公司|厂商|厂家|机构|高校|院校)$")
_MOST = 0.6  # of what a bare noun says
_OF_COUNTED = 0.5  # what 工作 and 事情 say of a list
_COUNTED = re.compile(r"工作|事情?|任务|内容|方面|要求|事项|做法")
_CHAPTERS = re.compile(r".{0,6}(?:各|每一?|全部|所有)(?:个)?(?:章节?|节|部分|编)")
_PRINCIPLES = re.compile(
    r"原则|模式|思路|路径|目标|布局|导向|要求|方针|理念|方式|思路|格局|机制|体系|方法|特征"
)
_LEAST_NAME = 4  # characters of a name that a question says
_MOST_OF_NAME = 0.66
_TITLE_ALONE = 0.75  # of a question that says nothing but which document it means
_STOPS = "。；;，,：:"
_PARTS = ("章", "部分", "节")

Features = Mapping[str, float]


class ListFit:
    """What speaks for the lists of the documents at hand, for one question."""

    def __init__(self, context: Context, wish: ItemsWish) -> None:
        self._context, self._wish = context, wish
        self._names = [squeeze(name) for name in wish.names]
        self._nouns = [AskedTerms.of(context, noun) for noun in wish.nouns]
        self._content = AskedTerms.of(context, wish.content)
        self._words = ListWords(context, wish)
        words = [list(segmenter().cut(noun)) for noun in wish.nouns]
        self._last = [cut[-1] for cut in words if cut and len(cut[-1]) > 1]
        self._counted = any(_COUNTED.fullmatch(noun) for noun in wish.nouns[:1])
        self._parts_said = [AskedTerms.of(context, noun.replace("的", " ")) for noun in wish.nouns]
        self._said = squeeze(wish.content)
        self._passages = [
            (c.document.id, c.chunk.start, c.chunk.end, 1.0 / (at + 1))
            for at, c in enumerate(context.candidates[:_NEAR])
        ]
        self._evidence = list(_evidence(context))

    def features(self, found: ItemList) -> Features | None:
        """Numbers of about 0 to 1 by name; ``None`` for a list that cannot be meant."""
        wish = self._wish
        if wish.count is not None and wish.count != len(found.items):
            return None
        named = self._named(found)
        if wish.defines and (not named or self._is_item(found, wish.names)):
            return None
        if wish.bare and wish.count is None and not self._bare(found):
            return None
        if not self._words.allows(found):
            return None
        text = self._context.library.documents[found.document_id].text
        if wish.each and any(wish.each not in text[i.start : i.end] for i in found.items):
            return None
        items = " ".join(text[item.start : item.end] for item in found.items)
        title = self._context.library.documents[found.document_id].title
        share = partial(self._content.share, title=title)
        said = share(f"{found.head} {found.context}")
        head = self._noun(found.head) * (_OF_COUNTED if self._counted else 1.0)
        chance = 0.5 if found.outline else 0.2
        return {
            "noun_head": head,
            "noun_heading": self._noun(found.heading or " ".join(found.path[-1:])),
            "said": said,
            "said_head": share(found.head),
            "said_lead": share(found.lead),
            "said_path": share(" ".join(found.path)),
            "said_all": share(f"{found.head} {found.context} {items}"),
            "precise": self._content.covered(found.head),
            "passage": self._passage(found),
            "count": (wish.count is not None) * min(1.0, chance + 2 * said + head),
            "actions": self._actions(found),
            "outline": found.outline,
            "top": found.top,
            "pair": len(found.items) == FEWEST,
            "evident": self._evident(found),
            "of_kind": self._of_kind(found),
            "called": self._called(found),
            "modifies": found.modifies and not self._principled(found),
            "named": named,
            "generic_outline": wish.generic and found.outline,
            "dated": dated(
                self._context.library.documents[found.document_id], self._context.question
            ),
            "first": bool(self._passages) and self._passages[0][0] == found.document_id,
            "asked_item": self._is_item(found, self._wish.nouns),
            "item_said": any(self._in_full(text[i.start : i.end], title) for i in found.items),
            "heading_said": self._in_full(found.path[-1] if found.path else found.heading, title),
            "whole": found.top
            and wish.generic
            and self._content.share(f"{title} {' '.join(wish.nouns)}") > _TITLE_ALONE,
            "parts": found.top and any(_CHAPTERS.fullmatch(noun) for noun in wish.nouns),
            "divided": found.top and self._divided(found.document_id),
            **self._words.features(found),
            "verb": bool(wish.verb) and wish.verb in (found.before or found.heading),
        }

    def likeness(self, lists: Sequence[ItemList]) -> list[float]:
        """Cosines of the question with what each list is called, -1 to 1."""
        if not lists:
            return []
        called = [f"{''.join(found.path[-1:])} {found.head}"[:_CALLED] for found in lists]
        question = self._context.scope.content
        return [float(cosine) for cosine in self._context.index.likeness(question, called)]

    def _bare(self, found: ItemList) -> bool:
        """Whether a list is called what the question says, and nothing else is said."""
        if self._called(found, whole=True):
            return True
        heads = [squeeze(part).strip(_STOPS) for part in found.head.split()]
        if not any(head.endswith(last) for head in heads for last in self._last):
            return False
        said = f"{found.head} {found.context}"
        return any(terms.share(said) > _MOST for terms in self._parts_said)

    def _divided(self, document_id: str) -> bool:
        """Whether the parts of something that has no part of its own are asked for: 目标分几块."""
        if not self._wish.divides:
            return False
        headings = [squeeze(s.heading) for s in self._context.library.sections(document_id)]
        return not any(
            squeeze(noun) in heading for noun in self._wish.nouns for heading in headings
        )

    def _principled(self, found: ItemList) -> bool:
        """Whether the items do not describe what follows them but are it: 甲、乙的原则."""
        return _PRINCIPLES.search(found.tail) is not None and self._called(found)

    def _in_full(self, name: str, title: str) -> bool:
        """Whether the question says a name, but for a word or two before it: 加快, 不断.

        What the document's title says, too, names the document.
        """
        name, title = squeeze(name).strip(_STOPS), squeeze(title)
        least = max(_LEAST_NAME, round(_MOST_OF_NAME * len(name)))
        said = (name[at:] for at in range(len(name) - least + 1) if name[at:] in self._said)
        part = next(said, "")
        pairs = [part[at : at + 2] for at in range(len(part) - 1)]
        return 4 * sum(pair in title for pair in pairs) < 3 * len(pairs)

    def _noun(self, text: str) -> float:
        """How much of what the items are called a text has, 0 to 1."""
        if not text:
            return 0.0
        return max(
            (noun.share(text) * _LATER**at for at, noun in enumerate(self._nouns)), default=0.0
        )

    def _actions(self, found: ItemList) -> bool:
        """Whether firms are asked for by name and the items are headings that say what to do."""
        if not (found.outline and any(_FIRMS.search(noun) for noun in self._wish.nouns)):
            return False
        text = self._context.library.documents[found.document_id].text
        led = sum(text[i.start : i.end].startswith(OPENERS_LONG) for i in found.items)
        return 4 * led > len(found.items)

    def _called(self, found: ItemList, *, whole: bool = False) -> bool:
        """Whether the noun ends the heading, or what follows the items; or is all of it."""
        heads = [squeeze(part).strip(_STOPS) for part in found.head.split()]
        nouns = [squeeze(noun) for noun in self._wish.nouns]
        if whole:
            return any(noun in heads for noun in nouns)
        return any(len(n) > 1 and head.endswith(n) for n in nouns for head in heads)

    def _of_kind(self, found: ItemList) -> bool:
        """Whether the items themselves end as the noun does: 甲基地、乙基地 are 基地."""
        ending = squeeze(found.tail.split()[-1]) if found.tail.split() else ""
        nouns = [squeeze(noun) for noun in self._wish.nouns]
        if found.top and any(noun.endswith(_PARTS) for noun in nouns):
            return found.items[0].clause[-1:] == nouns[0][-1] or nouns[0].endswith("部分")
        return len(ending) > 1 and any(noun.endswith(ending) for noun in nouns)

    def _named(self, found: ItemList) -> float:
        """1 for the list below its name, less for one whose sentence has it."""
        if not self._names:
            return 0.0
        heading = squeeze(found.path[-1]) if found.path else ""
        title = squeeze(self._context.library.documents[found.document_id].title)
        names = [name for name in self._names if name not in title]
        if any(name == heading for name in names):
            return 0.0 if self._wish.defines and not found.outline else 1.0
        near = f"{found.head} {found.context}" if found.outline else found.head
        return 0.6 if any(name in squeeze(near) for name in names) else 0.0

    def _is_item(self, found: ItemList, names: Iterable[str]) -> bool:
        """Whether what is asked about is only one of the items."""
        text = self._context.library.documents[found.document_id].text
        items = {squeeze(text[item.start : item.end]) for item in found.items}
        return any(squeeze(name) in items for name in names)

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
