"""“哪些地方提到了……”: every document that mentions something, with its best sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.describe import quoted_title
from corpus.model import Document
from corpus.sentences import sentence_spans
from index.terms import Route, segmenter, terms_of
from qa.answer import Language
from qa.confidence import THRESHOLD, confidence, fit_of
from qa.stated import StatedAnswer
from qa.structure.context import Context, squeeze
from qa.structure.mention_asking import MentionsWish, mentions_wish
from qa.structure.mention_wording import match_word, mention_words, no_mention_words
from qa.structure.show import Quote, Row, covered, not_stated, show, stated
from qa.structure.wording import columns
from qa.targets.wording import place_name

_RETRIEVED = 300  # passages looked at for the words apart and for near wording
# Near wording: the least share of the squared term weights in a sentence, and the least sum of
# that share and half the cosine of its passage's best sentence; chosen on the tuning half of
# eval/questions/structure_seeds.jsonl and wordings of our own.
NEAR, NEAR_SUM = 0.4, 0.6
_FEWEST_TERMS = 4  # a short phrase is there or it is not
_KEY = 0.8  # of the greatest weight: parts without which the wording is not meant
_ONE_WORD = 4  # characters
_LONGEST = 4  # words of an English phrase in the tables
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '’.-]*[A-Za-z0-9]|[A-Za-z]|[^\x00-\x7f]+")
_STOP = frozenset(
    "a an the of in on for to and or with by from at as into their its that which taking getting"
    " doing making using being having some any all new".split()
)


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
    if not found and (not certain or _answered_otherwise(context)):
        return None
    return _table(context, wish, found)


def _answered_otherwise(context: Context) -> bool:
    """Whether a passage answers all the same, in words too far from the question's."""
    if not context.candidates:
        return False
    best = context.candidates[0]
    fit = fit_of(context.question, context.scope, context.index, best)
    return confidence(fit, context.question) >= THRESHOLD


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


@dataclass(frozen=True, slots=True)
class Concept:
    """One part of a wording: the forms that express it, and how telling it is."""

    forms: tuple[str, ...]
    weight: float

    def within(self, squeezed: str) -> bool:
        """Whether a squeezed text has one of the forms."""
        return any(form in squeezed for form in self.forms)


class _Finder:
    """Finds one wording in all documents."""

    def __init__(self, context: Context, wording: str) -> None:
        self._context = context
        self._wording = wording
        self._forms = (squeeze(wording), *map(squeeze, context.index.standing_for(wording)))
        self._concepts = _concepts(context, wording)
        top = max((concept.weight for concept in self._concepts), default=0.0)
        self._keys = [c for c in self._concepts if c.weight >= _KEY * top]
        own = set(terms_of(wording, Route.BIGRAMS))
        weights = context.index.query_weights(wording, Route.BIGRAMS)
        chinese = {t: w * w for t, w in weights.items() if not t.isascii()}
        self._typed = {t: w for t, w in chinese.items() if t in own}
        self._more = {t: w for t, w in chinese.items() if t not in own}

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
        for form in dict.fromkeys((self._wording, *self._forms)):
            at = text.find(form)
            if at >= 0:
                yield Mention(document, *_sentence_at(text, at), True, 2.0)

    def _judged(
        self, document: Document, start: int, end: int, about: str, cosine: float
    ) -> Mention | None:
        sentence = document.text[start:end]
        squeezed = squeeze(sentence)
        if any(form in squeezed for form in self._forms):
            return Mention(document, start, end, True, 2.0 + cosine / 10)
        around = f"{squeezed} {about}"
        if (
            self._keys
            and all(concept.within(squeezed) for concept in self._keys)
            and all(concept.within(around) for concept in self._concepts)
        ):
            return Mention(document, start, end, True, 1.0 + cosine / 10)
        share = self._share(sentence)
        near = (
            len(self._typed) >= _FEWEST_TERMS and share >= NEAR and share + cosine / 2 >= NEAR_SUM
        )
        return Mention(document, start, end, False, share) if near else None

    def _share(self, sentence: str) -> float:
        """Share of the squared weights of the typed terms, what they expand to included."""
        total = sum(self._typed.values())
        terms = set(terms_of(sentence, Route.BIGRAMS)) if total else set()
        held = sum(w for t, w in (self._typed | self._more).items() if t in terms)
        return min(1.0, held / total) if total else 0.0


def _concepts(context: Context, wording: str) -> list[Concept]:
    """The words of a wording with what they stand for; English phrases as long as known."""
    found: list[Concept] = []
    for run in _RUN.findall(wording):
        if run.isascii():
            words = [w for w in run.split() if w.lower() not in _STOP]
            found += _english(context, words)
        else:
            found += [
                _concept(context, word, [word, *context.index.standing_for(word)])
                for word in _words(run)
            ]
    return [concept for concept in found if concept.forms]


def _words(run: str) -> list[str]:
    """The words of a Han run; a short one is a word, and a lone character joins the one before."""
    if len(run) <= _ONE_WORD:
        return [run]
    words: list[str] = []
    for word in segmenter().cut(run):
        if len(word) == 1 and words:
            words[-1] += word
        elif len(word) > 1 or word not in "的和与及或等":
            words.append(word)
    return words


def _english(context: Context, words: list[str]) -> Iterator[Concept]:
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            others = context.index.standing_for(phrase)
            if others:
                yield _concept(context, phrase, [phrase, *others])
                break
        else:
            length = 1
            yield _concept(context, words[at], [words[at]])
        at += length


def _concept(context: Context, word: str, forms: list[str]) -> Concept:
    """A concept is as telling as the rarest term of its usual form."""
    usual = next((form for form in forms if not form.isascii()), word)
    own = set(terms_of(usual, Route.BIGRAMS))
    weights = context.index.query_weights(usual, Route.BIGRAMS)
    rarest = max((w for t, w in weights.items() if t in own), default=0.0)
    return Concept(tuple(dict.fromkeys(map(squeeze, forms))), rarest)


def _sentence_at(text: str, at: int) -> tuple[int, int]:
    """The sentence that holds the character at ``at``."""
    left, right = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    spans = sentence_spans(text, left, len(text) if right < 0 else right)
    return next((span for span in spans if span[0] <= at < span[1]), (at, at + 1))


def _table(context: Context, wish: MentionsWish, found: Sequence[Mention]) -> StatedAnswer:
    language = context.question.language
    documents = context.documents
    coverage = covered(documents, [mention.document.id for mention in found])
    understood = {"intent": "mentions", "phrase": wish.phrase, "near": [NEAR, NEAR_SUM]}
    if not found:
        text = no_mention_words(language, wish.phrase, len(documents))
        return not_stated(text, show([], context.library), understood)
    rows = [_row(mention, language) for mention in found]
    shown = show(rows, context.library)
    text = mention_words(language, wish.phrase, shown, coverage, _others(documents, found))
    keys = columns(("place_name", "text", "clause", "document", "match"), language)
    return stated(text, shown, keys, understood, coverage)


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
