"""What the ranker sees of a candidate: explainable numbers, all from the indexes themselves.

The four routes as fusion takes them, and five numbers on the terms of the question that a
passage holds, however often: a long passage that repeats one term covers less of the question
than BM25 says, a short one that holds every rare term covers more. The encoder counts apart
where the question is in Latin letters: few of its terms can stand in Chinese text. Nothing here
reads the passages, the indexes know it all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.dense import Ids
from index.fusion import RouteScores, standardised
from index.lexical import LexicalIndex
from index.terms import HAN, Route, terms_of

Matrix = npt.NDArray[np.float64]

FEATURES = (
    "words", "bigrams", "dense", "sentence", "held words", "held bigrams", "rare words",
    "rare bigrams", "numbers", "dense for latin", "sentence for latin",
)  # fmt: skip
"""Names of the columns of ``rank_features``."""


_ONE_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


@dataclass(frozen=True, slots=True)
class Held:
    """Which terms of the expanded question the candidates hold, on one route.

    Attributes:
        terms: the t different terms.
        weights: shape (t,); 1 for a typed term, less for an expansion, times the count.
        idf: shape (t,).
        held: shape (t, n), whether each of n candidates holds the term in any field.
    """

    terms: tuple[str, ...]
    weights: Matrix
    idf: Matrix
    held: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, index: LexicalIndex, weights: Mapping[str, float], candidates: Ids) -> Held:
        """What ``candidates`` hold of the terms in ``weights``."""
        return cls(
            tuple(weights),
            np.array(list(weights.values()), dtype=np.float64),
            np.array([index.idf(term) for term in weights], dtype=np.float64),
            index.held(tuple(weights), candidates),
        )

    def share(self, power: int) -> Matrix:
        """Share of the terms held, each counting weight · idf^power; shape (n,), 0 to 1."""
        return _share(self.weights * self.idf**power, self.held)

    def numbers(self, typed: Sequence[str]) -> Matrix:
        """Share of the numbers and years as typed that are held, by idf; 0 without any."""
        wanted = [t.startswith("#") and t in typed for t in self.terms]
        return _share(self.idf * wanted, self.held)


def rank_features(
    query: str,
    routes: RouteScores,
    held: Mapping[Route, Held],
) -> Matrix:
    """Features of n candidates, float64 of shape (n, len(FEATURES)).

    Columns: coverage on both lexical routes, z of both cosines (``index.fusion``); share of the
    terms held by idf, on words and bigrams; the same by idf², where the rare ones decide; share
    of the numbers and years; both z again, times the share of Latin words in the question.

    Args:
        query: as typed.
        routes: what the routes say of the candidates.
        held: what the candidates hold, for both lexical routes.
    """
    words, bigrams = held[Route.WORDS], held[Route.BIGRAMS]
    dense = standardised(routes.dense, routes.moments[0])
    sentence = standardised(routes.sentence, routes.moments[1])
    latin = latin_share(query)
    columns = [
        routes.words / routes.ceilings[0],
        routes.bigrams / routes.ceilings[1],
        dense,
        sentence,
        words.share(1),
        bigrams.share(1),
        words.share(2),
        bigrams.share(2),
        bigrams.numbers(terms_of(query, Route.BIGRAMS)),
        dense * latin,
        sentence * latin,
    ]
    return np.stack(columns, axis=1).astype(np.float64)


def latin_share(text: str) -> float:
    """Latin words in Latin words and Han characters together, 0 to 1; 0 for neither."""
    latin, han = len(_LATIN_WORD.findall(text)), len(_ONE_HAN.findall(text))
    return latin / (latin + han) if latin + han else 0.0


def _share(weights: Matrix, held: npt.NDArray[np.bool_]) -> Matrix:
    total = float(weights.sum())
    shares: Matrix = weights @ held / total if total > 0 else np.zeros(held.shape[1])
    return shares
