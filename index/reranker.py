"""An optional second look at the first candidates: a cross-encoder reads question and passage.

Any sentence-transformers ``CrossEncoder`` works: a local folder, or a model that lies in the
local Hugging Face cache. Nothing is downloaded. Without one the order of retrieval stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.encoders.base import offline
from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 20
"""So many candidates are read again; each costs a run of the model."""

_BATCH = 20
_MAX_TOKENS = 512
_UNBOUNDED = 100_000  # tokenizers that know no limit report an astronomical one


class Reranker:
    """Scores of passages for a question, by a cross-encoder.

    Attributes:
        name: the name it was asked for by.
        model: the wrapped model; one output per pair.
    """

    def __init__(self, name: str, model: CrossEncoder) -> None:
        """Wrap a loaded model.

        Raises:
            EncoderError: the model gives more than one number for a pair.
        """
        outputs = model.num_labels
        if outputs != 1:
            raise EncoderError(
                f"the reranker {name!r} gives {outputs} numbers for a pair, expected one: "
                "it is a classifier, not a reranker"
            )
        self.name = name
        self.model = model
        if not model.max_seq_length or model.max_seq_length > _UNBOUNDED:
            model.max_seq_length = _MAX_TOKENS

    def scores(self, question: str, passages: Sequence[str]) -> npt.NDArray[np.float32]:
        """How well each passage answers, float32 of shape (len(passages),); higher is better."""
        if not passages:
            return np.zeros(0, dtype=np.float32)
        pairs = [(question, passage) for passage in passages]
        found = self.model.predict(pairs, batch_size=_BATCH, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    def order(self, question: str, passages: Sequence[str]) -> list[int]:
        """Positions of ``passages``, the best first; equals keep their order."""
        scores = self.scores(question, passages)
        return sorted(range(len(passages)), key=lambda position: -float(scores[position]))


def load_reranker(name: str) -> Reranker | None:
    """The reranker called ``name``, ``None`` for a blank name.

    Raises:
        EncoderError: no such folder, not in the local cache, or not a reranker.
    """
    name = name.strip()
    if not name:
        return None
    folder = Path(name).expanduser()
    if not folder.is_dir() and (folder.is_absolute() or name.startswith((".", "~"))):
        raise EncoderError(f"no reranker in {name!r}: there is no such folder (POLICYQA_RERANKER)")
    try:
        return Reranker(name, _open(str(folder) if folder.is_dir() else name))
    except (OSError, ValueError, KeyError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise EncoderError(
            f"no reranker called {name!r} (POLICYQA_RERANKER): give the folder of a "
            "sentence-transformers CrossEncoder, or a model in the local Hugging Face cache; "
            f"{reason}"
        ) from error


def _open(place: str) -> CrossEncoder:
    """A model from local files; code that comes with a model is not run."""
    offline()
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model: CrossEncoder = CrossEncoder(place, device="cpu", local_files_only=True)
    return model
