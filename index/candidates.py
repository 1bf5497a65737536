"""The candidates of one search and what is known of them before they are ordered."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.dense import DenseIndex, Ids
from index.encoders.base import Vectors
from index.fusion import RouteScores
from index.lexical import LexicalIndex, Scores
from index.rank_features import Held, Matrix, rank_features
from index.terms import Route, terms_of

# Passages that each route puts forward. On the tuning sets more changes nothing.
POOL = 200


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the routes put forward for one query; n at least 1.

    Attributes:
        rows: of the passages, ascending, shape (n,).
        routes: their scores on each route.
        features: for the ranker, shape (n, len(FEATURES)).
        held: which terms of the expanded query they hold, as bigrams.
    """

    rows: Ids
    routes: RouteScores
    features: Matrix
    held: Held


def find_candidates(
    query: str,
    vector: Vectors,
    terms: Mapping[Route, Mapping[str, float]],
    lexical: Mapping[Route, LexicalIndex],
    dense: DenseIndex,
    *,
    pool: int = POOL,
    allowed: Ids | None = None,
) -> Candidates | None:
    """The candidates of a query, ``None`` without any.

    Args:
        query: as typed.
        vector: the query's, shape (d,).
        terms: weights of the expanded query's terms on each route.
        lexical: the two BM25 indexes.
        dense: the vectors.
        pool: how many each route puts forward, at least 1.
        allowed: rows that may be candidates, ascending; all when ``None``.
    """
    scores = {route: index.scores(terms[route]) for route, index in lexical.items()}
    rows = _put_forward(scores, dense, vector, pool, allowed)
    if not len(rows):
        return None
    routes = _route_scores(query, scores, rows, vector, lexical, dense)
    held = {route: Held.of(index, terms[route], rows) for route, index in lexical.items()}
    return Candidates(rows, routes, rank_features(query, routes, held), held[Route.BIGRAMS])


def rows_allowed(ids: Sequence[str], allowed: Container[str]) -> Ids:
    """Rows of the passages whose ids are allowed, ascending."""
    return np.array([row for row, id_ in enumerate(ids) if id_ in allowed], dtype=np.int64)


def _put_forward(
    lexical: Mapping[Route, Scores],
    dense: DenseIndex,
    vector: Vectors,
    pool: int,
    allowed: Ids | None,
) -> Ids:
    """Rows that any route puts forward, ascending."""
    if allowed is not None:
        if len(allowed) <= 4 * pool:
            return allowed
        pool = dense.size  # a filter on a large set: look at everything it lets through
    parts = [dense.nearest(vector, pool)]
    for scores in lexical.values():
        top = np.argpartition(-scores, min(pool, len(scores)) - 1)[:pool]
        parts.append(top[scores[top] > 0])
    rows: Ids = np.unique(np.concatenate(parts))
    return rows if allowed is None else np.intersect1d(rows, allowed)


def _route_scores(
    query: str,
    scores: Mapping[Route, Scores],
    rows: Ids,
    vector: Vectors,
    lexical: Mapping[Route, LexicalIndex],
    dense: DenseIndex,
) -> RouteScores:
    own, sentence = dense.scores(vector, rows)
    words, bigrams = (
        lexical[route].ceiling(terms_of(query, route)) for route in (Route.WORDS, Route.BIGRAMS)
    )
    return RouteScores(
        ceilings=(words, bigrams),
        words=scores[Route.WORDS][rows],
        bigrams=scores[Route.BIGRAMS][rows],
        dense=own,
        sentence=sentence,
        moments=dense.moments(vector),
    )
