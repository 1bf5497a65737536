"""The parts of a wording that is looked for, each with all that expresses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.terms import Route, segmenter, terms_of
from qa.structure.context import Context, squeeze

_ONE_WORD = 4  # characters
_APART = 8  # characters between the halves of a word
_LONGEST = 4  # words of an English phrase in the tables
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '’.-]*[A-Za-z0-9]|[A-Za-z]|[^\x00-\x7f]+")
_OWNER = re.compile(r"(国家|省|市)级?")
_KIND = re.compile(r"(?:试验|示范|先导|先行|试点|实验)区$")
_LONG_NAME = 8
_STOP = frozenset(
    "a an the of in on for to and or with by from at as into their its that which taking getting"
    " doing making using being having some any all new".split()
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One part of a wording: the forms that express it, and how telling it is.

    ``halves`` are the two words of a form that a text may part: 企业上市 in 企业到科创板上市.
    """

    forms: tuple[str, ...]
    weight: float
    halves: tuple[str, ...] = ()

    def within(self, squeezed: str) -> bool:
        """Whether a squeezed text has one of the forms, or both halves a few characters apart."""
        if any(has_form(squeezed, form) for form in self.forms):
            return True
        if not self.halves:
            return False
        first, second = map(re.escape, self.halves)
        return re.search(f"{first}.{{1,{_APART}}}{second}", squeezed) is not None


def form_at(text: str, form: str, start: int = 0) -> int:
    """Where a text has a form, -1 if nowhere; Latin letters only as a word: no IC in “city”."""
    if not form.isascii():
        return text.find(form, start)
    if form not in text:
        return -1
    word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(form)}(?:e?s)?(?![A-Za-z])")
    found = word.search(text, start)
    return found.start() if found else -1


def has_form(text: str, form: str) -> bool:
    """Whether a text has a form."""
    return form_at(text, form) >= 0


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


def short_names(wording: str) -> tuple[str, ...]:
    """What a long title of the nation or a province is called in short: 国家试验区.

    Its owner and its last word, with 级 or without; empty for other wordings.
    """
    owner = _OWNER.match(wording)
    if owner is None or len(wording) < _LONG_NAME:
        return ()
    words = list(segmenter().cut(wording[owner.end() :]))
    kind = words[-1] if len(words[-1]) > 1 else "".join(words[-2:])
    named = _KIND.search(wording)
    kind = named[0] if named else kind
    return tuple(f"{owner[1]}{level}{kind}" for level in ("", "级"))


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
    return Concept(tuple(dict.fromkeys(map(squeeze, forms))), rarest, _halves(word))


def _halves(word: str) -> tuple[str, ...]:
    """The two words that a word of four characters is made of, empty if it is none."""
    if len(word) != _ONE_WORD or word.isascii():
        return ()
    parts = tuple(segmenter().cut(word))
    return parts if [len(part) for part in parts] == [2, 2] else ()
