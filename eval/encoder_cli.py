"""``python -m eval train-encoder``: the trained part of the default encoder, fitted and written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.console import print_lines, progress_bar
from eval.errors import BenchmarkError, RunFileError

if TYPE_CHECKING:
    from eval.encoder_pairs import Pair

WEIGHTS = "weights.safetensors"
RECORD = "training.json"
# Pairs of one source shown in an epoch: small sources are repeated, large ones sampled, so that
# no kind of question is drowned.
_LEAST = 600
_MOST = {"glossary": 2500, "documents": 1200}


def train_encoder_command(arguments: argparse.Namespace) -> None:
    """Collect the pairs, train from the packaged weights and write the folder.

    Raises:
        UsageError: no such folder.
        BenchmarkError: a folder is not a benchmark, or a set has no question for the encoder.
        CorpusError: the data folder has no sound catalogue.
        RunFileError: the folder cannot be written.
    """
    import torch

    from eval.encoder_pairs import glossary_pairs
    from eval.train_encoder import Recipe, averaged, train_encoder
    from index.encoders.tuned import TunedUse, write_weights

    torch.set_num_threads(arguments.threads)
    recipe = Recipe(epochs=arguments.epochs)
    pairs = dict(_benchmark(given) for given in arguments.beir)
    pairs["glossary"] = glossary_pairs()
    if arguments.documents:
        pairs["documents"] = _documents(arguments.documents)
    shown = {name: _shown(name, found) for name, found in pairs.items()}
    model = TunedUse()
    with progress_bar() as progress:
        trained = [
            train_encoder(model, shown, recipe, seed=seed, progress=progress)
            for seed in range(arguments.seeds)
        ]
    record = {"recipe": asdict(recipe), "seeds": arguments.seeds}
    record |= {"pairs": {name: len(found) for name, found in shown.items()}}
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        write_weights(averaged(trained), arguments.out / WEIGHTS)
        (arguments.out / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"cannot write to {arguments.out}: {error.strerror}") from error
    print_lines(str(arguments.out / WEIGHTS), json.dumps(record))


def _benchmark(given: str) -> tuple[str, list[Pair]]:
    """The name and the pairs of ``DIR`` or ``DIR:train``."""
    from eval.beir import read_beir
    from eval.encoder_pairs import benchmark_pairs, read_answers

    folder, colon, part = given.rpartition(":")
    train = bool(colon) and part == "train"
    benchmark = read_beir(folder, part=part) if train else read_beir(given)
    answers = read_answers(Path(folder if train else given), part if train else "")
    found = benchmark_pairs(benchmark, answers, halved=not train)
    if not found:
        raise BenchmarkError(f"{given}: no question for the encoder")
    return benchmark.name, found


def _documents(data: Path) -> list[Pair]:
    from corpus.catalogue import FILE_NAME as CATALOGUE
    from corpus.catalogue import Catalogue
    from eval.encoder_pairs import document_pairs

    catalogue = Catalogue.open(data / CATALOGUE, read_only=True)
    try:
        return document_pairs(catalogue)
    finally:
        catalogue.close()


def _shown(name: str, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of a source as often as an epoch shows them."""
    if len(pairs) > _MOST.get(name, len(pairs)):
        chosen = np.random.default_rng(0).permutation(len(pairs))[: _MOST[name]]
        return [pairs[i] for i in chosen]
    return list(pairs) * -(-_LEAST // len(pairs))
