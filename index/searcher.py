"""One searchable set of passages: two BM25 routes and FAISS, in the order of the ranker."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.fold import fold
from index.candidates import POOL, Candidates, find_candidates, rows_allowed
from index.concepts import Concept
from index.dense import DenseIndex, Progress
from index.diversify import diversified
from index.encoders.base import Encoder, Vectors
from index.errors import IndexingError, SnapshotDamagedError
from index.fusion import fuse, place_gains, weights_for
from index.lexical import LexicalIndex, Scores
from index.model import Hit, Passage
from index.rank_features import Held, Matrix
from index.ranker import Ranker
from index.synonyms import Synonyms
from index.terms import Route

_PASSAGES = "passages.json"


class PassageIndex:
    """Hybrid retrieval over passages; built once, read by many threads.

    Make one with ``PassageIndex.build`` or ``PassageIndex.load``.
    """

    def __init__(
        self,
        ids: Sequence[str],
        places: Sequence[str | None],
        lexical: Mapping[Route, LexicalIndex],
        dense: DenseIndex,
        encoder: Encoder,
        synonyms: Synonyms | None = None,
    ) -> None:
        self.ids = list(ids)
        self._places = list(places)
        self._rows = {passage_id: row for row, passage_id in enumerate(self.ids)}
        self._lexical = lexical
        self._dense = dense
        self._encoder = encoder
        self._synonyms = synonyms or Synonyms.load()
        self._weights = weights_for(encoder.name)
        # Fitted to one encoder's cosines: one without a ranker keeps the fixed weights.
        self._ranker = Ranker.of_encoder(encoder.name)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        encoder: Encoder,
        *,
        progress: Progress | None = None,
        known_vectors: Mapping[bytes, Vectors] | None = None,
        synonyms: Synonyms | None = None,
    ) -> PassageIndex:
        """Index passages.

        Args:
            passages: at least one, with different ids.
            encoder: makes the vectors of passages now and of queries later.
            progress: called with (texts encoded, texts to encode).
            known_vectors: vectors by text key (``known_vectors`` of an older index of the same
                encoder); their texts are not encoded again.
            synonyms: the table to expand queries with; the built-in one when ``None``.

        Raises:
            IndexingError: no passages, or an id occurs twice.
        """
        if not passages:
            raise IndexingError(
                "there is nothing to index: add documents with python -m corpus add"
            )
        ids = [passage.id for passage in passages]
        if len(set(ids)) != len(ids):
            raise IndexingError(f"passage ids occur twice, for example {_twice(ids)!r}")
        lexical = {route: LexicalIndex.from_passages(passages, route) for route in Route}
        dense = DenseIndex.from_passages(passages, encoder, known=known_vectors, progress=progress)
        return cls(ids, [p.place for p in passages], lexical, dense, encoder, synonyms)

    @property
    def encoder_name(self) -> str:
        """Name of the encoder it was built with."""
        return self._encoder.name

    def known_vectors(self) -> dict[bytes, Vectors]:
        """Vectors by text key, for ``build``'s argument of that name."""
        return self._dense.known_vectors()

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        places: Collection[str] = (),
        allowed: Container[str] | None = None,
        diverse: bool = True,
    ) -> list[Hit]:
        """The best ``k`` passages, best first; fewer when fewer are allowed.

        Args:
            query: in Chinese, English or both; blank gives no hits.
            k: how many, at least 1.
            places: short names of the places asked about. Passages of these places gain,
                passages of other places lose; passages without a place stay as they are.
            allowed: passage ids that may be returned; all when ``None``.
            diverse: whether passages that repeat better ones come later (``index.diversify``).

        Raises:
            ValueError: ``k`` below 1.
        """
        if k < 1:
            raise ValueError(f"k must be at least 1, not {k}")
        if not fold(query).strip():
            return []
        found = self.candidates(query, places=places, pool=max(POOL, k), allowed=allowed)
        if found is None:
            return []
        placed = [self._places[row] for row in found.rows]
        scores = self._scores(found) + place_gains(self._weights, placed, places)
        best = np.lexsort((found.rows, -scores))[:k]
        values = scores[best]
        if diverse:
            best, values = diversified(scores, found.held, k)
        return [
            Hit(self.ids[found.rows[i]], value, found.routes.of(i))
            for i, value in zip(best.tolist(), values.tolist(), strict=True)
        ]

    def candidates(
        self,
        query: str,
        *,
        places: Collection[str] = (),
        pool: int = POOL,
        allowed: Container[str] | None = None,
    ) -> Candidates | None:
        """What is ordered for a query, with the ranker's features; ``None`` for nothing.

        Args:
            query: not blank.
            places: as for ``search``.
            pool: how many passages each route puts forward.
            allowed: as for ``search``.
        """
        return find_candidates(
            query,
            self._encoder.encode_query(query),
            {route: self._synonyms.query_terms(query, route, places) for route in self._lexical},
            self._lexical,
            self._dense,
            pool=pool,
            allowed=None if allowed is None else rows_allowed(self.ids, allowed),
        )

    def fused(self, found: Candidates) -> Matrix:
        """Scores of candidates under fixed weights, places apart; what ranking starts from."""
        return fuse(found.routes, self._weights)

    def _scores(self, found: Candidates) -> Matrix:
        """Scores of candidates, places apart."""
        fused = self.fused(found)
        if self._ranker is None:
            return fused
        learned = self._ranker.scores(found.features)
        # The learned order at the level of fusion: what is added later counts in its units.
        learned += fused.max() - learned.max()
        return learned

    def sentence_scores(self, query: str, passage_id: str) -> Scores:
        """Cosines of the query with the passage's sentences (``passage_sentences``), in order.

        Raises:
            KeyError: no such passage.
        """
        vector = self._encoder.encode_query(query)
        return self._dense.sentence_scores(vector, self._rows[passage_id])

    def likeness(self, query: str, texts: Sequence[str]) -> Scores:
        """Cosines of the query with headings and the like, in their order; to four decimals, so
        that it makes no difference which of them were encoded together."""
        vector = self._encoder.encode_query(query)
        scores: Scores = np.round(self._encoder.encode_names(texts) @ vector, 4)
        return scores

    def standing_for(self, phrase: str) -> list[str]:
        """What the whole phrase stands for by the synonym tables, folded; empty for nothing."""
        return self._synonyms.standing_for(phrase)

    def query_weights(
        self, query: str, route: Route, places: Collection[str] = ()
    ) -> dict[str, float]:
        """Terms of the expanded query with their idf, times the weight of an expansion."""
        index = self._lexical[route]
        terms = self._synonyms.query_terms(query, route, places)
        return {term: weight * index.idf(term) for term, weight in terms.items()}

    def held(self, query: str, route: Route, passage_ids: Sequence[str]) -> Held:
        """Which terms of the expanded query stand in which of the passages.

        Raises:
            KeyError: no such passage.
        """
        rows = np.array([self._rows[passage_id] for passage_id in passage_ids], dtype=np.int64)
        terms = self._synonyms.query_terms(query, route)
        return Held.of(self._lexical[route], terms, rows)

    def concepts(self, query: str) -> list[Concept]:
        """What the query asks for (``index.concepts``)."""
        return self._synonyms.concepts(query)

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``: JSON, numpy and FAISS files, no pickle."""
        folder.mkdir(parents=True, exist_ok=True)
        table = {"ids": self.ids, "places": self._places}
        (folder / _PASSAGES).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
        for route, index in self._lexical.items():
            index.save(folder / route.value)
        self._dense.save(folder / "dense")

    @classmethod
    def load(
        cls, folder: Path, encoder: Encoder, *, synonyms: Synonyms | None = None
    ) -> PassageIndex:
        """The index written by ``save``; ``encoder`` must be the one it was built with.

        Raises:
            SnapshotDamagedError: files are missing, unreadable or do not belong together.
        """
        try:
            table = json.loads((folder / _PASSAGES).read_text(encoding="utf-8"))
            ids, places = table["ids"], table["places"]
        except (OSError, ValueError, KeyError) as error:
            raise SnapshotDamagedError(f"cannot read {folder / _PASSAGES}: {error}") from error
        lexical = {route: LexicalIndex.load(folder / route.value, route) for route in Route}
        dense = DenseIndex.load(folder / "dense")
        sizes = {len(ids), len(places), dense.size, *(index.size for index in lexical.values())}
        if len(sizes) != 1 or dense.dimension != encoder.dimension:
            raise SnapshotDamagedError(f"the files in {folder} do not belong together")
        return cls(ids, places, lexical, dense, encoder, synonyms)


def _twice(ids: Sequence[str]) -> str:
    """The first id that occurs a second time."""
    seen: set[str] = set()
    return next(id_ for id_ in ids if id_ in seen or seen.add(id_))  # type: ignore[func-returns-value]
