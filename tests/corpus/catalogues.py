"""Catalogues of small documents, and ``python -m corpus`` over them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from corpus.catalogue import FILE_NAME, Catalogue
from corpus.ingest import add

ROOT = Path(__file__).resolve().parents[2]


def catalogue_of(data: Path, files: Mapping[str, str]) -> Catalogue:
    """The catalogue of the data folder ``data``, with ``files`` (name → text) added."""
    folder = data / "files"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    catalogue = Catalogue.open(data / FILE_NAME)
    assert add(catalogue, [folder]).refused == []
    return catalogue


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """``python -m corpus`` with these arguments, on the data folder ``data``."""
    return subprocess.run(
        [sys.executable, "-m", "corpus", *arguments, "--data", str(data)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
    )
