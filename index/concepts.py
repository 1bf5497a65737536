"""What a question asks for, counted once however many wordings stand for it.

A word of the question and what the synonym tables give for it are one concept: a passage that has
any one of the wordings has the concept. Counting terms alone, a word with three wordings would
count three times, and a passage that has one of them would have a third; and a word of an English
question, which Chinese text never has, would count beside its translation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.rank_features import Held
from index.terms import Route, terms_of

Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing asked for: wordings, as typed first, each as its terms on the bigram route."""

    wordings: tuple[tuple[str, ...], ...]

    @property
    def terms(self) -> set[str]:
        """All terms of all wordings."""
        return {term for wording in self.wordings for term in wording}


def concept_of(*wordings: str) -> Concept:
    """The concept of these wordings; those without any term are left out."""
    terms = (tuple(dict.fromkeys(terms_of(text, Route.BIGRAMS))) for text in wordings)
    return Concept(tuple(wording for wording in terms if wording))


def plain_concepts(text: str) -> list[Concept]:
    """One concept for each term of a text that no table knows."""
    return [Concept(((term,),)) for term in dict.fromkeys(terms_of(text, Route.BIGRAMS))]


def han_concepts(
    run: str, spans: Sequence[tuple[int, int]], others: Callable[[str], Sequence[str]]
) -> list[Concept]:
    """Concepts of a run of Han characters: its forms, and each pair that is not inside one.

    Args:
        run: the characters.
        spans: of the forms in it, in order, without overlap.
        others: what a form stands for.
    """
    if len(run) == 1:
        return [concept_of(run, *others(run))] if spans else plain_concepts(run)
    found = [concept_of(run[a:b], *others(run[a:b])) for a, b in spans]
    inside = {at for a, b in spans for at in range(a, b - 1)}
    pairs = dict.fromkeys(run[at : at + 2] for at in range(len(run) - 1) if at not in inside)
    return [*found, *(Concept(((pair,),)) for pair in pairs)]


@dataclass(frozen=True, slots=True)
class HeldConcepts:
    """How much of each concept the passages have.

    Attributes:
        weights: shape (c,): what each concept counts, the idf of its most usual wording.
        shares: shape (c, n), 0 to 1: of the wording that a passage has most of, the share by idf.
    """

    weights: Shares
    shares: Shares

    def covered(self) -> Shares:
        """Share of the concepts that each passage has, by weight; shape (n,), 0 to 1."""
        total = float(self.weights.sum())
        covered: Shares = (
            self.weights @ self.shares / total if total else np.zeros(self.shares.shape[1])
        )
        return covered


def held_concepts(concepts: Sequence[Concept], held: Held) -> HeldConcepts:
    """What passages have of the concepts of a query; ``held`` is what they have of its terms."""
    row = {term: number for number, term in enumerate(held.terms)}
    size = held.held.shape[1]
    weights, shares = np.zeros(len(concepts)), np.zeros((len(concepts), size))
    for number, concept in enumerate(concepts):
        known = [[row[t] for t in wording if t in row] for wording in concept.wordings]
        found = [rows for rows in known if rows]
        if found:
            weights[number] = min(float(held.idf[rows].mean()) for rows in found)
            shares[number] = np.max([_share(held, rows) for rows in found], axis=0)
    return HeldConcepts(weights, shares)


def _share(held: Held, rows: Sequence[int]) -> Shares:
    """Share by idf of one wording's terms that each passage has."""
    idf = held.idf[rows]
    shares: Shares = idf @ held.held[rows] / float(idf.sum())
    return shares
