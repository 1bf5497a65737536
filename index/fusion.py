"""One score from four routes.

score = lexical · coverage + dense · z(passage) + sentence · z(best sentence) + place

*Coverage* is the BM25 score divided by the most that any passage could get for the terms as
typed, the sum of their idf: the share of the question that a passage holds, from 0 to about 1.
It tells how sure the lexical routes are. An English question over Chinese text covers almost
nothing, so the encoder decides; a Chinese one covers much, so words decide. Numbers and names
that both languages share still count. No switch by language is needed.

*z* is the cosine's distance from the mean of all passages in standard deviations of this
query, which makes encoders of different cosine ranges comparable.

The weights were chosen on cmrc2018 train, drcd_s, stard_law and half of xquad_en_zh; the
experiments are in eval/LOG.md.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.dense import Moments
from index.encoders import USE_ORIGINAL, USE_RETRIEVAL
from index.lexical import Scores

MIN_DEVIATION = 1e-6


@dataclass(frozen=True, slots=True)
class FusionWeights:
    """What each route counts; all are at least 0.

    Attributes:
        lexical: for a coverage of 1.
        words: share of jieba words in the coverage, the rest is bigrams; from 0 to 1.
        dense: for one standard deviation of passage similarity.
        sentence: for one standard deviation of best-sentence similarity.
        place: gained by passages of a place asked for, lost by passages of other places.
    """

    lexical: float
    words: float
    dense: float
    sentence: float
    place: float


USE_WEIGHTS = FusionWeights(lexical=50.0, words=0.4, dense=1.0, sentence=1.0, place=6.0)
# Transformers trained for Chinese retrieval, m3e-small among them.
TRANSFORMER_WEIGHTS = FusionWeights(lexical=15.0, words=0.4, dense=1.5, sentence=0.5, place=4.0)


@dataclass(frozen=True, slots=True)
class RouteScores:
    """Scores of the candidates on each route, arrays of one length.

    Attributes:
        words: BM25 over jieba words.
        bigrams: BM25 over character bigrams.
        ceilings: the most any passage could get on those two, above 0.
        dense: cosines of the passages.
        sentence: cosines of their best sentences.
        moments: of ``dense`` and ``sentence`` over all passages.
    """

    words: Scores
    bigrams: Scores
    ceilings: tuple[float, float]
    dense: Scores
    sentence: Scores
    moments: tuple[Moments, Moments]

    def coverage(self, words_share: float) -> Scores:
        """Share of the question held by each candidate, 0 to about 1."""
        return (
            words_share * self.words / self.ceilings[0]
            + (1 - words_share) * self.bigrams / self.ceilings[1]
        )

    def of(self, number: int) -> dict[str, float]:
        """Raw scores of one candidate, by route."""
        return {
            "dense": float(self.dense[number]),
            "sentence": float(self.sentence[number]),
            "words": float(self.words[number]),
            "bigrams": float(self.bigrams[number]),
        }


def fuse(
    routes: RouteScores,
    weights: FusionWeights,
    candidate_places: Sequence[str | None] = (),
    asked_places: Collection[str] = (),
) -> npt.NDArray[np.float64]:
    """Scores of the candidates, higher is better, comparable within one search.

    Args:
        routes: what the routes say.
        weights: what it counts.
        candidate_places: place of each candidate, ``None`` for unknown; one per candidate.
        asked_places: places that the question names; empty for none.
    """
    total = weights.lexical * routes.coverage(weights.words).astype(np.float64)
    total += weights.dense * standardised(routes.dense, routes.moments[0])
    total += weights.sentence * standardised(routes.sentence, routes.moments[1])
    if asked_places:
        total += place_gains(weights, candidate_places, asked_places)
    return total


def place_gains(
    weights: FusionWeights,
    candidate_places: Sequence[str | None],
    asked_places: Collection[str],
) -> npt.NDArray[np.float64]:
    """What each candidate gains or loses by its place; zeros where no place is asked for."""
    signs = [
        0.0 if not asked_places or place is None else 1.0 if place in asked_places else -1.0
        for place in candidate_places
    ]
    return weights.place * np.array(signs)


def weights_for(encoder_name: str) -> FusionWeights:
    """The weights of the kind of encoder that the name stands for."""
    use = encoder_name in (USE_ORIGINAL, USE_RETRIEVAL)
    return USE_WEIGHTS if use else TRANSFORMER_WEIGHTS


def standardised(scores: Scores, moments: Moments) -> npt.NDArray[np.float64]:
    """Distance of cosines from the mean in standard deviations; 0 where all are alike."""
    if moments.deviation < MIN_DEVIATION:
        return np.zeros(len(scores))
    return (scores.astype(np.float64) - moments.mean) / moments.deviation
