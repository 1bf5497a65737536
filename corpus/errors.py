"""The exception tree of Policy QA's lower layers. Every error that a user can cause is in it.

PolicyQAError                 one clear line for the user in ``str(error)``
├── UsageError                what was asked for cannot be meant (command line: exit 2)
└── CorpusError               something about files, documents or the catalogue
    ├── UnreadableFileError   a file that cannot become a document; carries ``file`` and ``reason``
    ├── SidecarError          a ``NAME.meta.yaml`` that cannot be used
    └── UnknownDocumentError  no document with this id

``index.errors`` and ``eval.errors`` continue the tree for their packages.
"""

from __future__ import annotations

from pathlib import Path


class PolicyQAError(Exception):
    """Base of all errors that are reported as one line and without a traceback."""


class UsageError(PolicyQAError):
    """The request itself makes no sense: a bad flag value, a path that does not exist."""


class CorpusError(PolicyQAError):
    """Base of the errors about files, documents and the catalogue."""


class UnreadableFileError(CorpusError):
    """A file that cannot become a document."""

    def __init__(self, file: Path | str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = str(file)
        self.reason = reason


class SidecarError(CorpusError):
    """A metadata sidecar that is not valid YAML or has a wrong field."""


class UnknownDocumentError(CorpusError):
    """No document with the given id is in the catalogue."""

    def __init__(self, document_id: str) -> None:
        super().__init__(f"no document with the id {document_id!r} in the catalogue")
        self.document_id = document_id
