"""The parts of a wording that is looked for, each with all that expresses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.terms import Route, segmenter, terms_of
from qa.structure.context import Context, squeeze

_ONE_WORD = 4  # characters
_LONGEST = 4  # words of an English phrase in the tables
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '’.-]*[A-Za-z0-9]|[A-Za-z]|[^\x00-\x7f]+")
_STOP = frozenset(
    "a an the of in on for to and or with by from at as into their its that which taking getting"
    " doing making using being having some any all new".split()
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One part of a wording: the forms that express it, and how telling it is."""

    forms: tuple[str, ...]
    weight: float

    def within(self, squeezed: str) -> bool:
        """Whether a squeezed text has one of the forms."""
        return any(form in squeezed for form in self.forms)


def concepts_of(context: Context, wording: str) -> list[Concept]:
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
