"""FAISS over passages and over their sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.encoders.base import Encoder, Vectors
from index.errors import SnapshotDamagedError
from index.model import Passage
from index.sentences import passage_sentences

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
KEY_BYTES = 16
ENCODE_BATCH = 256


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and standard deviation of one route's scores over the passages."""

    mean: float
    deviation: float


def embedded_text(passage: Passage) -> str:
    """What is embedded for a passage: title, path and text, one line each."""
    return "\n".join(filter(None, (passage.title, " ".join(passage.path), passage.text)))


def text_key(text: str) -> bytes:
    """Key under which the vector of a text is found again in the next build."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


class DenseIndex:
    """Inner products of unit vectors (cosines) with passages and with their best sentence.

    Flat indexes: exact, and the memory bandwidth of a CPU serves 100,000 passages within tens
    of milliseconds.
    """

    _SAMPLE = 2000

    def __init__(
        self, passages: Vectors, sentences: Vectors, owners: Ids, keys: npt.NDArray[np.uint8]
    ) -> None:
        """Index the vectors.

        Args:
            passages: shape (n, d).
            sentences: shape (m, d), those of one passage next to each other.
            owners: shape (m,), ascending; the passage of each sentence, each one at least once.
            keys: shape (n + m, KEY_BYTES), text keys of the passages, then of the sentences.
        """
        self._passages: faiss.Index = _flat(passages)
        self._sentences: faiss.Index = _flat(sentences)
        self._owners = owners
        self._keys = keys
        self.size, self.dimension = passages.shape
        self._prepare()

    def _prepare(self) -> None:
        self._first = np.searchsorted(self._owners, np.arange(self.size + 1))
        step = max(1, -(-self.size // self._SAMPLE))
        self._sampled: Ids = np.arange(0, self.size, step)

    @classmethod
    def from_passages(
        cls,
        passages: Sequence[Passage],
        encoder: Encoder,
        *,
        known: Mapping[bytes, Vectors] | None = None,
        progress: Progress | None = None,
    ) -> DenseIndex:
        """Encode passages and sentences; texts whose key is ``known`` are not encoded again."""
        texts = [embedded_text(passage) for passage in passages]
        owners: list[int] = []
        sentences: list[str] = []
        for number, passage in enumerate(passages):
            # A blank passage keeps one sentence: every passage owns at least one.
            for start, end in passage_sentences(passage.text) or [(0, 0)]:
                sentences.append(passage.text[start:end])
                owners.append(number)
        keys = [text_key(text) for text in [*texts, *sentences]]
        vectors = _encode(texts + sentences, keys, encoder, known or {}, progress)
        return cls(
            vectors[: len(texts)],
            vectors[len(texts) :],
            np.array(owners, dtype=np.int64),
            np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY_BYTES),
        )

    def known_vectors(self) -> dict[bytes, Vectors]:
        """Vectors by text key, for the next build."""
        # Copies: the index's own memory goes with the index.
        rows = [*_matrix(self._passages).copy(), *_matrix(self._sentences).copy()]
        return {key.tobytes(): row for key, row in zip(self._keys, rows, strict=True)}

    def nearest(self, query: Vectors, count: int) -> Ids:
        """Passages that come first by their own vector or by a sentence, in no order.

        Args:
            query: shape (d,).
            count: how many of each kind.
        """
        _, by_passage = self._passages.search(query[None, :], min(count, self.size))
        _, by_sentence = self._sentences.search(query[None, :], min(count, self._sentences.ntotal))
        return np.union1d(by_passage[0], self._owners[by_sentence[0]])

    def scores(self, query: Vectors, candidates: Ids) -> tuple[Scores, Scores]:
        """Cosines of the candidates and of their best sentences, each of shape (len,)."""
        own = _matrix(self._passages)[candidates] @ query
        starts, ends = self._first[candidates], self._first[candidates + 1]
        lengths = ends - starts
        rows = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        rows += np.arange(len(rows))
        cosines = _matrix(self._sentences)[rows] @ query
        offsets = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        return own, np.maximum.reduceat(cosines, offsets)

    def sentence_scores(self, query: Vectors, row: int) -> Scores:
        """Cosines of all sentences of one passage, in their order."""
        cosines: Scores = _matrix(self._sentences)[self._first[row] : self._first[row + 1]] @ query
        return cosines

    def moments(self, query: Vectors) -> tuple[Moments, Moments]:
        """Moments of both routes over the passages, from an even sample of up to 2,000."""
        own, best = self.scores(query, self._sampled)
        return _moments(own), _moments(best)

    def save(self, folder: Path) -> None:
        """Write FAISS files and numpy arrays into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._passages, str(folder / "passages.faiss"))
        faiss.write_index(self._sentences, str(folder / "sentences.faiss"))
        np.save(folder / "owners.npy", self._owners, allow_pickle=False)
        np.save(folder / "keys.npy", self._keys, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> DenseIndex:
        """The index written by ``save``.

        Raises:
            SnapshotDamagedError: files are missing or unreadable.
        """
        index = cls.__new__(cls)
        try:
            index._passages = faiss.read_index(str(folder / "passages.faiss"))
            index._sentences = faiss.read_index(str(folder / "sentences.faiss"))
            index._owners = np.load(folder / "owners.npy", allow_pickle=False)
            index._keys = np.load(folder / "keys.npy", allow_pickle=False)
        except (OSError, ValueError, RuntimeError) as error:
            reason = str(error).splitlines()[0]
            raise SnapshotDamagedError(f"cannot read the vectors in {folder}: {reason}") from error
        index.size, index.dimension = index._passages.ntotal, index._passages.d
        index._prepare()
        return index


def _flat(vectors: Vectors) -> faiss.IndexFlatIP:
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index


def _matrix(index: faiss.Index) -> Vectors:
    """The vectors inside a flat index, without a copy; valid as long as the index is."""
    pointer = index.get_xb()  # type: ignore[attr-defined]
    matrix: Vectors = faiss.rev_swig_ptr(pointer, index.ntotal * index.d)
    return matrix.reshape(index.ntotal, index.d)


def _moments(scores: Scores) -> Moments:
    return Moments(float(scores.mean()), float(scores.std()))


def _encode(
    texts: Sequence[str],
    keys: Sequence[bytes],
    encoder: Encoder,
    known: Mapping[bytes, Vectors],
    progress: Progress | None,
) -> Vectors:
    """Vectors of ``texts``: known ones are copied, each different text is encoded once."""
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    places: dict[bytes, list[int]] = {}
    for row, key in enumerate(keys):
        if key in known:
            vectors[row] = known[key]
        else:
            places.setdefault(key, []).append(row)
    # Texts of like length share a batch, so that padding costs little.
    missing = sorted(places.values(), key=lambda rows: len(texts[rows[0]]))
    for begin in range(0, len(missing), ENCODE_BATCH):
        batch = missing[begin : begin + ENCODE_BATCH]
        encoded = encoder.encode_passages([texts[rows[0]] for rows in batch])
        for rows, vector in zip(batch, encoded, strict=True):
            vectors[rows] = vector
        if progress:
            progress(begin + len(batch), len(missing))
    return vectors
