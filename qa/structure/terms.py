"""How much of a wording a text has, what the wording stands for included."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.terms import Route, held_terms, terms_of
from qa.structure.context import Context

_OF_ENGLISH = 0.5  # an English word has several Chinese wordings, and one is enough


@dataclass(frozen=True)
class Terms:
    """Terms of a text, typed ones and what they expand to, with their weights."""

    typed: dict[str, float]
    more: dict[str, float]

    @classmethod
    def of(cls, context: Context, text: str) -> Terms:
        """The Chinese terms of a text; English words count by what they stand for."""
        weights = context.index.query_weights(text, Route.BIGRAMS)
        own = set(terms_of(text, Route.BIGRAMS))
        chinese = {t: w for t, w in weights.items() if t[0] == "#" or _is_han(t)}
        typed = {t: w for t, w in chinese.items() if t in own}
        return cls(typed, {t: w for t, w in chinese.items() if t not in own})

    def share(self, text: str) -> float:
        """How much of them, by weight, ``text`` has; 0 to 1."""
        every, total = self._weights
        return min(1.0, held_terms(text).weight_of(every) / total) if total else 0.0

    @cached_property
    def _weights(self) -> tuple[dict[str, float], float]:
        """All of them, and what they count together."""
        total = sum(self.typed.values()) or _OF_ENGLISH * sum(self.more.values())
        return self.typed | self.more, total


def _is_han(term: str) -> bool:
    return "\u3400" <= term[0] <= "\u9fff"


@lru_cache(maxsize=4096)
def terms_in(text: str) -> frozenset[str]:
    """The terms of a text, each once."""
    return frozenset(terms_of(text, Route.BIGRAMS))
