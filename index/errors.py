"""The exceptions of the index, below the project's base. Messages say what to do.

PolicyQAError
└── IndexingError                 something about building or using an index
    ├── EncoderError              a sentence encoder that cannot be had
    ├── SnapshotBusyError         another process is building
    └── SnapshotError             a snapshot that cannot be used
        ├── SnapshotMissingError  nothing was built yet
        ├── SnapshotDamagedError  files are missing or differ from their checksums
        └── SnapshotMismatchError made by another encoder, dimension or format version
"""

from __future__ import annotations

from corpus.errors import PolicyQAError

REBUILD = "run: python -m index build"


class IndexingError(PolicyQAError):
    """Base of the errors about indexes."""


class EncoderError(IndexingError):
    """A sentence encoder that cannot be loaded."""


class SnapshotBusyError(IndexingError):
    """Another process holds the build lock."""


class SnapshotError(IndexingError):
    """Base of the errors about snapshots."""


class SnapshotMissingError(SnapshotError):
    """The data folder has no snapshot."""


class SnapshotDamagedError(SnapshotError):
    """A snapshot whose files are missing or do not match the manifest."""


class SnapshotMismatchError(SnapshotError):
    """A snapshot of another encoder, dimension or format version."""
