"""Puts passages that add to what the better ones hold before those that repeat it.

The best passage stays first. Every next one is the candidate with the highest

    score + SPREAD · share of the question's terms that it holds

where a term counts its idf squared, and less the more chosen passages hold it already: times
REPEATED for each of them. That is greedy selection by marginal relevance (Carbonell & Goldstein
1998, "The use of MMR") with coverage of the question instead of likeness between passages, as in
explicit result diversification (Santos, Macdonald & Ounis 2010, "Exploiting query reformulations
for web search result diversification"). A question that compares two things wants both.
"""

from __future__ import annotations

import numpy as np

from index.dense import Ids
from index.rank_features import Held, Matrix

# Chosen on the tuning parts of stard_law and drcd_s, see eval/LOG.md.
SPREAD = 30.0
REPEATED = 0.5


def diversified(scores: Matrix, held: Held, k: int) -> tuple[Ids, Matrix]:
    """The numbers of the best ``k`` candidates, best first, and their scores.

    The score of the first is its own; the others keep their distances at the time they were
    chosen, so that scores never rise from one to the next.

    Args:
        scores: of n candidates, higher is better, shape (n,).
        held: what the candidates hold of the question's terms.
        k: how many, at least 1; all when there are fewer.
    """
    chosen = [int(np.argmax(scores))]
    values = [float(scores[chosen[0]])]
    weights = held.weights * held.idf**2
    weights = SPREAD * weights / max(float(weights.sum()), 1e-9)
    left = scores.astype(np.float64)
    level = 0.0
    while len(chosen) < min(k, len(scores)):
        left[chosen[-1]] = -np.inf
        weights = np.where(held.held[:, chosen[-1]], REPEATED * weights, weights)
        gains = left + weights @ held.held
        best = int(np.argmax(gains))
        if len(chosen) == 1:  # where the second's scale starts: at its own score, or the first's
            level = float(gains[best]) - min(float(scores[best]), values[0])
        chosen.append(best)
        values.append(float(gains[best]) - level)
    return np.array(chosen, dtype=np.int64), np.array(values)
