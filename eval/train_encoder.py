"""Trains the encoder: in-batch and hard negatives, cross entropy over cosines.

For every pair of a batch the right text has to be the nearest of all texts of that batch
(Karpukhin et al. 2020, "Dense passage retrieval"; van den Oord et al. 2018, InfoNCE):

    loss = - log softmax(cosine / temperature)[right text]

A batch holds pairs of one source. Only the part after the table of pieces learns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from eval.encoder_net import EncoderNet, Tokens
from eval.encoder_pairs import Pair
from index.encoders.tuned import TunedUse, Weights

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train.

    Attributes:
        batch: pairs in a batch.
        epochs: times that each pair is shown.
        rate: highest learning rate; it rises over the first tenth and falls to 0 as a cosine.
        temperature: cosines are divided by it.
        decay: weight decay.
        longest: tokens of a text that are kept.
        hard: hard negatives shown beside each pair.
    """

    batch: int = 96
    epochs: int = 3
    rate: float = 3e-4
    temperature: float = 0.05
    decay: float = 0.01
    longest: int = 200
    hard: int = 1


def train_encoder(
    model: TunedUse,
    sources: Mapping[str, Sequence[Pair]],
    recipe: Recipe,
    *,
    seed: int = 0,
    progress: Progress | None = None,
) -> Weights:
    """The trained weights, float32 by name.

    Args:
        model: what training starts from; it stays as it is.
        sources: pairs by the set that they come from.
        recipe: how to train.
        seed: of the order and of the views drawn.
        progress: called with the loss as text, the batches done and the batches in all.
    """
    random = np.random.default_rng(seed)
    net = EncoderNet(model)
    tokens = _Tokens(model, recipe.longest)
    batches = [b for _ in range(recipe.epochs) for b in _batches(sources, recipe.batch, random)]
    optimiser = torch.optim.AdamW(net.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: _rate(step / max(1, len(batches)))
    )
    mean = 0.0
    for number, batch in enumerate(batches, 1):
        loss = _loss(net, tokens, batch, recipe, random)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        mean += (loss.item() - mean) / min(number, 20)
        if progress:
            progress(f"train, loss {mean:.3f}", number, len(batches))
    return net.weights()


def averaged(models: Sequence[Weights]) -> Weights:
    """Mean of the weights of models that started from the same place.

    (Wortsman et al. 2022, "Model soups".)
    """
    return {
        name: np.mean([model[name] for model in models], axis=0, dtype=np.float32)
        for name in models[0]
    }


class _Tokens:
    """Piece ids of texts, each text cut once."""

    def __init__(self, model: TunedUse, longest: int) -> None:
        self._model, self._longest = model, longest
        self._known: dict[str, Tokens] = {}

    def __getitem__(self, text: str) -> Tokens:
        if text not in self._known:
            ids = self._model.tokens(text)[: self._longest]
            self._known[text] = np.array(ids, dtype=np.int32)
        return self._known[text]


def _batches(
    sources: Mapping[str, Sequence[Pair]], size: int, random: np.random.Generator
) -> list[list[Pair]]:
    """Every pair once, in batches of one source each, in random order."""
    batches: list[list[Pair]] = []
    for pairs in sources.values():
        order = random.permutation(len(pairs))
        for part in np.array_split(order, max(1, round(len(pairs) / size))):
            batches.append([pairs[i] for i in part])
    return [batches[i] for i in random.permutation(len(batches))]


def _loss(
    net: EncoderNet,
    tokens: _Tokens,
    batch: Sequence[Pair],
    recipe: Recipe,
    random: np.random.Generator,
) -> Tensor:
    texts = [pair.views[random.integers(len(pair.views))] for pair in batch]
    keys = [pair.key for pair in batch]
    for pair in batch:
        for i in random.permutation(len(pair.negatives))[: recipe.hard]:
            texts.append(pair.negatives[i])
            keys.append("")
    vectors = net([tokens[text] for text in [*(p.query for p in batch), *texts]])
    cosines = vectors[: len(batch)] @ vectors[len(batch) :].T
    also = torch.tensor([[key in pair.keys for key in keys] for pair in batch])
    right = torch.arange(len(batch))
    also[right, right] = False
    logits = cosines.masked_fill(also, -1.0) / recipe.temperature
    return torch.nn.functional.cross_entropy(logits, right)


def _rate(done: float) -> float:
    """Share of the highest learning rate when a share of the batches is done."""
    return min(1.0, done / 0.1 + 0.01) * (1 + math.cos(math.pi * min(1.0, done))) / 2
