"""What a question says of a list, without the words that ask, and how much of it a text has.

Chinese counts by its pairs of characters, English by its words: a word is said where any of its
Chinese wordings is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self

from corpus.fold import fold
from index.terms import HeldTerms, Route, held_terms, segmenter, terms_of
from qa.structure.context import Context, squeeze
from qa.structure.english_nouns import chinese_of
from qa.structure.terms import terms_in

_MOST_WORDS = 4  # of an English phrase that the tables know
_ACROSS = 0.4  # what a pair of characters counts that no word has inside
_PART = 0.6  # share of a wording that a text has to have for it to count
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9'’-]*")
_NUMBERS = "[一二两三四五六七八九十几\\d]"
_ASKING = re.compile(
    rf"哪些|哪{_NUMBERS}*[个项类种条大块家样点方面]*|{_NUMBERS}+[个项类种条大块家样点]|什么样?的?|啥|怎么|怎样|如何|有没有"
    r"|都?有谁|请问|请|麻烦|谢谢|您好|你好|帮我|给我|列(?:出来?|一下|举|全|个)?|全部|逐[项条]|分别|具体|到底|究竟|一共|总共"
    r"|应该|应当|必须|需要|可以|打算|准备|计划要|主要|[包都]?有|包括|包含|由(?=.*组成)|组成|名单|名称|名字"
    r"|一下|告诉|说说|知道|[的了吗呢吧么呀须要应得会能是在里中都请]"
)
_STOPS = frozenset(
    "what which list name names please are is was were be the of to does do did in for and on by"
    " a an its it their his that this these those must should will would shall can could may"
    " has have had with under as at from or all any give tell me us how many going want wants"
    " need needs plan plans planned just each every there who whom when into out than then"
    " say says said mention mentions mentioned according".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: its wordings as sets of terms, and what it weighs."""

    forms: tuple[frozenset[str], ...]
    weight: float


_Weighed = tuple[dict[str, float], dict[str, float], list[tuple[Said, float]]]


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """What a question says: single terms with weights, terms that stand for them, concepts."""

    typed: dict[str, float]
    more: dict[str, float]
    concepts: tuple[Said, ...]
    _beside: dict[str, _Weighed] = field(default_factory=dict, init=False, compare=False)

    @classmethod
    def of(cls, context: Context, text: str) -> Self:
        """Of any text, the words that only ask left out."""
        chinese = _ASKING.sub(" ", _LATIN.sub(" ", text))
        weights = context.index.query_weights(chinese, Route.BIGRAMS)
        own = set(terms_of(chinese, Route.BIGRAMS))
        inside = {
            pair
            for word in segmenter().cut(fold(chinese))
            for pair in terms_of(word, Route.BIGRAMS)
        }
        typed = {
            t: w * (1.0 if t in inside or t[0] == "#" else _ACROSS)
            for t, w in weights.items() if t in own and len(t) > 1
        }  # fmt: skip
        more = {t: w for t, w in weights.items() if t not in own and t[0] >= "\u3400"}
        return cls(typed, more, tuple(_concepts(context, text)))

    def __bool__(self) -> bool:
        return bool(self.typed or self.concepts)

    def share(self, text: str, title: str = "") -> float:
        """How much of them by weight ``text`` has, 0 to 1; what ``title`` has counts little."""
        if title not in self._beside:
            self._beside[title] = self._weighed(held_terms(title))
        typed, more, concepts = self._beside[title]
        terms, total = held_terms(text), sum(typed.values())
        held = min(total, terms.weight_of(typed) + terms.weight_of(more))
        for said, weight in concepts:
            total += weight
            held += weight * _covered(said, terms)
        return held / total if total else 0.0

    def _weighed(self, title: HeldTerms) -> _Weighed:
        """What counts beside a title, whose own words tell nothing apart."""
        return (
            {t: w * (_OF_TITLE if t in title else 1.0) for t, w in self.typed.items()},
            {t: w for t, w in self.more.items() if t not in title},
            [
                (said, said.weight * (_OF_TITLE if _covered(said, title) else 1.0))
                for said in self.concepts
            ],
        )

    def covered(self, text: str) -> float:
        """How much of a text they say, 0 to 1: the other way round than ``share``."""
        terms = terms_in(text)
        known = {term for said in self.concepts for form in said.forms for term in form}
        return len(terms & (self.typed.keys() | self.more.keys() | known)) / (len(terms) or 1)


_OF_TITLE = 0.15  # what a document is called tells its lists not apart


def _covered(said: Said, terms: HeldTerms) -> float:
    shares = (sum(term in terms for term in form) / len(form) for form in said.forms if form)
    best = max(shares, default=0.0)
    return best if best >= _PART else 0.0


def _concepts(context: Context, text: str) -> list[Said]:
    """The English words and phrases of a text, the longest that the tables know first."""
    words = [found.group() for found in _LATIN.finditer(text)]
    found, at = [], 0
    while at < len(words):
        size = next(
            (n for n in range(min(_MOST_WORDS, len(words) - at), 0, -1)
             if _forms(context, words[at : at + n])), 0
        )  # fmt: skip
        if size:
            said = _said(context, _forms(context, words[at : at + size]))
            found += [said] if said else []
        at += size or 1
    return found


def _forms(context: Context, words: list[str]) -> list[str]:
    """Chinese wordings of a phrase."""
    if len(words) == 1 and words[0].lower() in _STOPS:
        return []
    known = context.index.standing_for(" ".join(words))
    return known + (list(chinese_of(words[0])) if len(words) == 1 else [])


def _said(context: Context, forms: list[str]) -> Said | None:
    sets, weights = [], []
    for form in dict.fromkeys(map(squeeze, forms)):
        own = {
            t: w for t, w in context.index.query_weights(form, Route.BIGRAMS).items()
            if t in set(terms_of(form, Route.BIGRAMS))
        }  # fmt: skip
        if own:
            sets.append(frozenset(own))
            weights.append(sum(own.values()))
    return Said(tuple(sets), min(weights)) if sets else None


def wordings(context: Context, noun: str) -> list[str]:
    """Chinese wordings of the head of an English noun: its whole, else its last word."""
    words = [found.group() for found in _LATIN.finditer(noun)]
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        if forms := _forms(context, words[-size:]):
            return [squeeze(form) for form in forms]
    return []
