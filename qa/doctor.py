"""A look at the installation: what works here, and what to do about what does not."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus.catalogue import FILE_NAME, Catalogue
from corpus.errors import PolicyQAError
from corpus.settings import Settings
from qa.workspace import Workspace

_PACKAGES = ("sentence-transformers", "torch", "faiss-cpu", "bm25s", "jieba", "gradio")
_MIN_FREE = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    good: bool
    detail: str

    def __str__(self) -> str:
        return f"{'ok  ' if self.good else 'BAD '} {self.name:10} {self.detail}"

    def to_json(self) -> dict[str, Any]:
        """The finding as JSON."""
        return asdict(self)


def examine(settings: Settings, data: Path | None = None) -> list[Finding]:
    """Looks at Python, packages, encoder, disk, catalogue and index; changes nothing."""
    workspace = Workspace.resolve(replace(settings, data=data))
    return [
        _python(),
        *(_package(name) for name in _PACKAGES),
        _encoder(settings.encoder),
        _disk(workspace.data),
        _catalogue(workspace.data),
        _snapshot(workspace.data, settings.encoder),
    ]


def _python() -> Finding:
    return Finding("python", sys.version_info[:2] == (3, 11), f"{platform.python_version()}")


def _package(name: str) -> Finding:
    try:
        return Finding("package", True, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding("package", False, f"{name} is missing: pip install -r requirements.txt")


def _encoder(name: str) -> Finding:
    from index.encoders import load_encoder

    try:
        encoder = load_encoder(name)
        encoder.encode_queries(["政策"])
    except PolicyQAError as error:
        return Finding("encoder", False, str(error))
    return Finding("encoder", True, f"{encoder.name}, {encoder.dimension} dimensions")


def _disk(folder: Path) -> Finding:
    existing = next(p for p in (folder.resolve(), *folder.resolve().parents) if p.exists())
    free = shutil.disk_usage(existing).free
    return Finding("disk", free >= _MIN_FREE, f"{free / 1024**3:.1f} GiB free at {existing}")


def _catalogue(folder: Path) -> Finding:
    path = folder / FILE_NAME
    if not path.is_file():
        return Finding("catalogue", True, f"none yet in {folder}; made at the first start")
    try:
        counts = Catalogue.open(path).counts()
    except PolicyQAError as error:
        return Finding("catalogue", False, str(error))
    return Finding("catalogue", True, ", ".join(f"{n} {what}" for what, n in counts.items()))


def _snapshot(folder: Path, encoder: str) -> Finding:
    from index.errors import REBUILD, SnapshotMissingError
    from index.snapshots import verify_snapshot

    try:
        found = verify_snapshot(folder)
    except SnapshotMissingError:
        return Finding("index", True, "none yet; built at the first start")
    except PolicyQAError as error:
        return Finding("index", False, str(error))
    if found.encoder != encoder:
        detail = f"made with the encoder {found.encoder}, not {encoder}; {REBUILD}"
        return Finding("index", False, detail)
    counts = ", ".join(f"{n} {what}" for what, n in found.counts.items())
    return Finding("index", True, f"{found.id}: {counts}")
