"""The encoder as the indexes see it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors: TypeAlias = npt.NDArray[np.float32]

BATCH = 32


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
