"""Sentence encoders behind one interface, sentence-transformers' ``SentenceTransformer``.

``use-retrieval-1`` is the default: USE multilingual v3 (no model hub, 16 languages, Apache-2.0)
with a part of our own, trained for retrieval; ``use-multilingual-v3`` or ``use`` is the original.
Any other sentence-transformers name or local folder works too; ``m3e-small`` comes from an
optional package. Importing this package loads no model and no torch.
"""

from __future__ import annotations

from index.encoders.base import Encoder
from index.encoders.load import (
    DEFAULT_ENCODER,
    M3E_SMALL,
    USE_ORIGINAL,
    USE_RETRIEVAL,
    encoder_name,
    load_encoder,
)

__all__ = [
    "DEFAULT_ENCODER",
    "M3E_SMALL",
    "USE_ORIGINAL",
    "USE_RETRIEVAL",
    "Encoder",
    "encoder_name",
    "load_encoder",
]
