"""“哪些地方提到了……”: every document that mentions something, with its best sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.describe import quoted_title
from corpus.model import Document
from corpus.sentences import sentence_spans
from index.terms import Route, held_terms, terms_of
from qa.answer import Language
from qa.confidence import calibration, confidence
from qa.fitting import fit_of
from qa.question import Question
from qa.stated import StatedAnswer, covered
from qa.structure.catalogue import body_start, where_stated
from qa.structure.context import Context, squeeze
from qa.structure.mention_asking import MentionsWish, mentions_wish
from qa.structure.mention_concepts import concepts_of, form_at, has_form, short_names
from qa.structure.mention_wording import match_word, mention_words, no_mention_words, silent_words
from qa.structure.show import Quote, Row, not_stated, show, stated
from qa.structure.wording import columns
from qa.targets.wording import place_name

_RETRIEVED = 300  # passages looked at for the words apart and for near wording
# Near wording: the least share of the squared term weights in a sentence, and the least sum of
# that share and half the cosine of its passage's best sentence; chosen on the tuning half of
# eval/questions/structure_seeds.jsonl and wordings of our own.
NEAR, NEAR_SUM = 0.4, 0.6
_FEWEST_TERMS = 4  # a short phrase is there or it is not
_KEY = 0.8  # of the greatest weight: parts without which the wording is not meant


@dataclass(frozen=True, slots=True)
class Mention:
    """A document's best sentence: ``exact`` if it has the words, else near wording."""

    document: Document
    start: int
    end: int
    exact: bool
    score: float


def answer_mentions(context: Context, *, certain: bool) -> StatedAnswer | None:
    """The documents that mention what is asked for; ``None`` for other questions.

    A question without a word for mentioning is answered only where something is found.
    """
    wish = mentions_wish(context.question)
    if wish is None or wish.certain is not certain:
        return None
    found = find_mentions(context, wish)
    if not found and not wish.absent and (not certain or _answered_otherwise(context, wish)):
        return None
    return _table(context, wish, found)


def _answered_otherwise(context: Context, wish: MentionsWish) -> bool:
    """Whether a passage answers all the same, in words too far from the question's."""
    if not context.candidates:
        return False
    # The phrase alone: 城市 and the like in the question say nothing of what is looked for.
    question = Question.parse(wish.phrase)
    scope = replace(context.scope, content=wish.phrase)
    fit = fit_of(question, scope, context.index, context.candidates)
    model = calibration().model_for(context.index.encoder_name)
    return confidence(fit, question, model) >= model.threshold


def find_mentions(context: Context, wish: MentionsWish) -> list[Mention]:
    """The best sentence of each document that mentions it, exact ones first."""
    best: dict[str, Mention] = {}
    for wording in wish.wordings:
        finder = _Finder(context, wording)
        for mention in finder.mentions():
            known = best.get(mention.document.id)
            if known is None or (mention.exact, mention.score) > (known.exact, known.score):
                best[mention.document.id] = mention
    order = {document.id: at for at, document in enumerate(context.documents)}
    return sorted(best.values(), key=lambda m: (not m.exact, order[m.document.id]))


class _Finder:
    """Finds one wording in all documents."""

    def __init__(self, context: Context, wording: str) -> None:
        self._context = context
        self._wording = wording
        self._forms = (squeeze(wording), *map(squeeze, context.index.standing_for(wording)))
        self._short = short_names(squeeze(wording))
        self._concepts = concepts_of(context, wording)
        top = max((concept.weight for concept in self._concepts), default=0.0)
        self._keys = [c for c in self._concepts if c.weight >= _KEY * top]
        own = set(terms_of(wording, Route.BIGRAMS))
        weights = context.index.query_weights(wording, Route.BIGRAMS)
        chinese = {t: w * w for t, w in weights.items() if not t.isascii()}
        self._typed = {t: w for t, w in chinese.items() if t in own}
        more = {t: w for t, w in chinese.items() if t not in own}
        self._weights, self._total = self._typed | more, sum(self._typed.values())

    def mentions(self) -> Iterator[Mention]:
        """Sentences that mention it, several for a document."""
        for document in self._context.documents:
            yield from self._literal(document)
        allowed = self._context.library.admitted(self._context.filters)
        for hit in self._context.index.search(self._wording, _RETRIEVED, allowed=allowed):
            chunk = self._context.library.chunks[hit.passage_id]
            document = self._context.library.documents[chunk.document_id]
            cosine = hit.routes.get("sentence", 0.0)
            about = squeeze(f"{document.title} {' '.join(chunk.path)}")
            for start, end in sentence_spans(document.text, chunk.start, chunk.end):
                found = self._judged(document, start, end, about, cosine)
                if found is not None:
                    yield found

    def _literal(self, document: Document) -> Iterator[Mention]:
        """Sentences that have the wording, or what stands for it, word for word."""
        text = document.text
        body = body_start(text)
        for form in dict.fromkeys((self._wording, *self._forms)):
            at = form_at(text, form, body)
            if at >= 0:
                yield Mention(document, *_sentence_at(text, at), True, 2.0)

    def _judged(
        self, document: Document, start: int, end: int, about: str, cosine: float
    ) -> Mention | None:
        if start < body_start(document.text):
            return None
        sentence = document.text[start:end]
        squeezed = squeeze(sentence)
        if any(has_form(squeezed, form) for form in self._forms):
            return Mention(document, start, end, True, 2.0 + cosine / 10)
        around = f"{squeezed} {about}"
        if (
            self._keys
            and all(concept.within(squeezed) for concept in self._keys)
            and all(concept.within(around) for concept in self._concepts)
        ):
            return Mention(document, start, end, True, 1.0 + cosine / 10)
        if any(short in squeezed for short in self._short):
            return Mention(document, start, end, False, 1.0)
        share = self._share(sentence)
        near = (
            len(self._typed) >= _FEWEST_TERMS and share >= NEAR and share + cosine / 2 >= NEAR_SUM
        )
        return Mention(document, start, end, False, share) if near else None

    def _share(self, sentence: str) -> float:
        """Share of the squared weights of the typed terms, what they expand to included."""
        if not self._total:
            return 0.0
        return min(1.0, held_terms(sentence).weight_of(self._weights) / self._total)


def _sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds the character at ``at``."""
    left, right = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    spans = sentence_spans(text, left, len(text) if right < 0 else right)
    return next((span for span in spans if span[0] <= at < span[1]), (at, at + 1))


def _table(context: Context, wish: MentionsWish, found: Sequence[Mention]) -> StatedAnswer:
    language = context.question.language
    documents = context.documents
    coverage = covered(documents, [mention.document.id for mention in found])
    understood: dict[str, Any] = {
        "intent": "mentions",
        "phrase": wish.phrase,
        "near": [NEAR, NEAR_SUM],
    }
    if not found and not wish.absent:
        text = no_mention_words(language, wish.phrase, len(documents))
        return not_stated(text, show([], context.library), understood)
    if wish.absent:
        return _silent(context, wish, found, understood)
    rows = [_row(mention, language) for mention in found]
    shown = show(rows, context.library)
    text = mention_words(language, wish.phrase, shown, coverage, _others(documents, found))
    keys = columns(("place_name", "text", "clause", "document", "match"), language)
    return stated(text, shown, keys, understood, coverage)


def _silent(
    context: Context, wish: MentionsWish, found: Sequence[Mention], understood: dict[str, Any]
) -> StatedAnswer:
    """The documents that do not mention it, each by its title; asked for as such."""
    language = context.question.language
    named = {mention.document.id for mention in found}
    rest = [document for document in context.documents if document.id not in named]
    rows = [
        Row(
            {
                "place": document.metadata.place,
                "place_name": place_name(document.metadata.place, language),
                "document": quoted_title(document.title),
            },
            {"document": where_stated(document, "title")},
        )
        for document in rest
        if document.metadata.place
    ]
    shown = show(rows, context.library)
    text = silent_words(language, wish.phrase, shown, [m.document.metadata.place for m in found])
    coverage = covered(context.documents, [mention.document.id for mention in found])
    keys = columns(("place_name", "document"), language)
    return stated(text, shown, keys, understood | {"absent": True}, coverage)


def _row(mention: Mention, language: Language) -> Row:
    document = mention.document
    place = document.metadata.place
    return Row(
        {
            "place": place,
            "place_name": place_name(place, language),
            "text": document.text[mention.start : mention.end],
            "document": quoted_title(document.title),
            "match": match_word(language, exact=mention.exact),
        },
        {"text": Quote(document.id, mention.start, mention.end)},
    )


def _others(documents: Sequence[Document], found: Sequence[Mention]) -> list[str]:
    """Places without any document that mentions it."""
    named = {mention.document.metadata.place for mention in found}
    places = dict.fromkeys(d.metadata.place for d in documents if d.metadata.place)
    return [place for place in places if place not in named]
