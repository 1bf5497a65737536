"""A snapshot's manifest: what it was made of and by, and the checksum of every file."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from index.errors import REBUILD, SnapshotDamagedError, SnapshotMismatchError

FILE_NAME = "manifest.json"
# Raised whenever files, terms or embedded texts change, so that older snapshots are refused.
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of ``manifest.json``.

    Attributes:
        id: name of the snapshot's folder.
        created: time of the build, ISO 8601 with UTC offset.
        encoder: name of the encoder.
        dimension: length of its vectors.
        content: SHA-256 over the catalogue's documents, sections and chunks.
        counts: documents, passages, sentences.
        files: relative path → {"sha256", "bytes"}.
        format: ``FORMAT_VERSION`` of the program that wrote it.
    """

    id: str
    created: str
    encoder: str
    dimension: int
    content: str
    counts: dict[str, int]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    format: int = FORMAT_VERSION

    def write(self, folder: Path) -> None:
        """Write ``manifest.json`` into ``folder``."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest of the snapshot in ``folder``.

        Raises:
            SnapshotDamagedError: missing or not a manifest.
            SnapshotMismatchError: of another format version.
        """
        try:
            fields = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
            found = fields["format"]
            if found == FORMAT_VERSION:
                return cls(**fields)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SnapshotDamagedError(
                f"the snapshot {folder.name} has no usable manifest ({error}); {REBUILD}"
            ) from error
        raise SnapshotMismatchError(
            f"the snapshot {folder.name} has format {found}, this program needs "
            f"{FORMAT_VERSION}; {REBUILD}"
        )

    def check_sizes(self, folder: Path) -> None:
        """A quick check that every file is there in full.

        Raises:
            SnapshotDamagedError: a file is missing or has another size.
        """
        for name, facts in self.files.items():
            path = folder / name
            if not path.is_file() or path.stat().st_size != facts["bytes"]:
                raise SnapshotDamagedError(
                    f"the snapshot {self.id} is damaged ({name} is missing or cut); {REBUILD}"
                )

    def damaged_files(self, folder: Path) -> list[str]:
        """Files that are missing or differ from their checksum, by reading all of them."""
        return [
            name
            for name, facts in self.files.items()
            if not (folder / name).is_file() or sha256_of(folder / name) != facts["sha256"]
        ]


def describe_files(folder: Path) -> dict[str, dict[str, Any]]:
    """SHA-256 and size of every file below ``folder``, by relative path."""
    return {
        path.relative_to(folder).as_posix(): {
            "sha256": sha256_of(path),
            "bytes": path.stat().st_size,
        }
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Ask the system to write all files and folders below ``folder`` to the disk."""
    for path in [*folder.rglob("*"), folder]:
        sync_path(path)


def sync_path(path: Path) -> None:
    """``fsync`` of one file, or of a folder where the system has that."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
