"""BM25 over one kind of terms, with the title and path as weighted fields."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import numpy.typing as npt

from index.errors import SnapshotDamagedError
from index.model import Passage
from index.terms import Route, terms_of

Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

K1 = 1.2
B = 0.75
# Terms of the title and of the path count this often; as in BM25F, the weights enter the term
# frequency before saturation. Chosen on cmrc2018 train, drcd_s and stard_law, see eval/LOG.md.
TITLE_WEIGHT = 1
PATH_WEIGHT = 1


def passage_terms(passage: Passage, route: Route) -> list[str]:
    """Terms of all fields of a passage, repeated by the field's weight."""
    terms = terms_of(passage.text, route)
    if passage.title:
        terms += terms_of(passage.title, route) * TITLE_WEIGHT
    if passage.path:
        terms += terms_of("\n".join(passage.path), route) * PATH_WEIGHT
    return terms


class LexicalIndex:
    """BM25 scores of all passages for weighted query terms.

    bm25s computes the score of every (term, passage) pair once, as a sparse matrix with one
    column per term; a query adds up columns. Variant “lucene”: idf = ln(1 + (N - df + 0.5) /
    (df + 0.5)), tf part = tf / (tf + k1 (1 - b + b len/avglen)), so that one term gives less
    than its idf (Lù 2024, BM25S, arXiv 2407.03618).
    """

    def __init__(self, route: Route, bm25: Any) -> None:
        self.route = route
        self._vocabulary: dict[str, int] = bm25.vocab_dict
        self._bm25 = bm25
        self._data: Scores = bm25.scores["data"]
        self._passages: npt.NDArray[np.int32] = bm25.scores["indices"]
        self._columns: npt.NDArray[np.int64] = bm25.scores["indptr"]
        self.size: int = int(bm25.scores["num_docs"])

    @classmethod
    def from_terms(cls, terms: Sequence[Sequence[str]], route: Route) -> LexicalIndex:
        """An index of passages given as their terms; at least one passage."""
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(term, len(vocabulary)) for term in row] for row in terms]
        if not vocabulary:  # bm25s divides by the mean length
            ids, vocabulary = [[0] for _ in terms], {"": 0}
        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it reports every build
        bm25 = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
        bm25.index((ids, vocabulary), show_progress=False, create_empty_token=False)
        return cls(route, bm25)

    @classmethod
    def from_passages(cls, passages: Iterable[Passage], route: Route) -> LexicalIndex:
        """An index of passages, in their order."""
        return cls.from_terms([passage_terms(passage, route) for passage in passages], route)

    def scores(self, query: Mapping[str, float]) -> Scores:
        """BM25 scores of all passages, float32 of shape (size,), 0 where nothing matches.

        Args:
            query: weight of each query term; its count in the query, less for expansions.
        """
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in query.items():
            column = self._vocabulary.get(term)
            if column is not None:
                span = slice(self._columns[column], self._columns[column + 1])
                total[self._passages[span]] += weight * self._data[span]
        return total

    def ceiling(self, terms: Iterable[str]) -> float:
        """The most that a passage could get for these terms: the sum of their idf.

        Terms that no passage has count with the idf of df = 0. At least a small positive
        number, so that it can divide.
        """
        return max(sum(self.idf(term) for term in terms), 1e-6)

    def idf(self, term: str) -> float:
        """Inverse document frequency, that of df = 0 for a term that no passage has."""
        column = self._vocabulary.get(term)
        df = 0 if column is None else int(self._columns[column + 1] - self._columns[column])
        return math.log1p((self.size - df + 0.5) / (df + 0.5))

    def held(self, terms: Sequence[str], rows: Rows) -> npt.NDArray[np.bool_]:
        """Which of the passages ``rows`` have which terms; shape (len(terms), len(rows))."""
        found = np.zeros((len(terms), len(rows)), dtype=np.bool_)
        anywhere = np.zeros(self.size, dtype=np.bool_)
        for number, term in enumerate(terms):
            column = self._vocabulary.get(term)
            if column is not None:
                holders = self._passages[self._columns[column] : self._columns[column + 1]]
                anywhere[holders] = True
                found[number] = anywhere[rows]
                anywhere[holders] = False
        return found

    def save(self, folder: Path) -> None:
        """Write numpy arrays and JSON, no pickle, into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        self._bm25.save(str(folder), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, route: Route) -> LexicalIndex:
        """The index written by ``save``.

        Raises:
            SnapshotDamagedError: files are missing or unreadable.
        """
        try:
            bm25 = bm25s.BM25.load(str(folder), load_corpus=False, allow_pickle=False)
        except (OSError, ValueError, KeyError) as error:
            raise SnapshotDamagedError(
                f"cannot read the BM25 index in {folder}: {error}"
            ) from error
        return cls(route, bm25)
