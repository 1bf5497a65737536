"""The encoder as the indexes see it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]

BATCH = 32
_QUERIES_KEPT = 256  # vectors; one question asks for its own several times
_NAMES_KEPT = 4096  # vectors; the headings of a document are compared with every question on it


class Encoder:
    """A ``SentenceTransformer`` with the two calls that retrieval needs.

    Attributes:
        name: the name it was asked for by; snapshots record it.
        model: the wrapped model.
        dimension: length of its vectors.
    """

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self.model = model
        self._kept = lru_cache(maxsize=_QUERIES_KEPT)(self._query)
        self._names: dict[str, Vectors] = {}
        dimension = model.get_embedding_dimension()
        if dimension is None:
            dimension = int(self.encode_queries(["维"]).shape[1])
        self.dimension: int = dimension

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages, float32 of shape (len(texts), dimension).

        The model's own document prompt, if it has one, goes before each text.
        """
        return self._encode(texts, query=False)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of queries, float32 of shape (len(texts), dimension), prompt included."""
        return self._encode(texts, query=True)

    def encode_query(self, text: str) -> Vectors:
        """Unit vector of one query, float32 of shape (dimension,), read-only; the last ones
        are kept."""
        return self._kept(text)

    def encode_names(self, texts: Sequence[str]) -> Vectors:
        """``encode_passages`` for headings and the like; the vectors of the last ones are kept.

        Which texts are encoded together makes a difference of about 1e-7.
        """
        found = {text: kept for text in texts if (kept := self._names.get(text)) is not None}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found.update(zip(missing, self.encode_passages(missing), strict=True))
            if len(self._names) > _NAMES_KEPT:
                self._names.clear()
            self._names.update((text, found[text]) for text in missing)
        vectors = np.array([found[text] for text in texts], dtype=np.float32)
        return vectors.reshape(len(texts), self.dimension)

    def _query(self, text: str) -> Vectors:
        vector: Vectors = self.encode_queries([text])[0]
        vector.flags.writeable = False
        return vector

    def _encode(self, texts: Sequence[str], *, query: bool) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        encode = self.model.encode_query if query else self.model.encode_document
        vectors = encode(
            list(texts),
            batch_size=BATCH,
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def offline() -> None:
    """Keep model libraries from the network: nothing is downloaded at run time."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
