"""What can go wrong when measuring. Continues the tree of ``corpus.errors``.

PolicyQAError
├── QuestionFileError     a question file, or a question in it, that cannot be used
├── BenchmarkError        a BEIR folder, or a bench without anything to measure
└── RunFileError          a saved run (the JSON of ``eval run``) that cannot be read or compared
"""

from __future__ import annotations

from corpus.errors import PolicyQAError


class QuestionFileError(PolicyQAError):
    """A question file that cannot be used; the message starts with ``file:line``."""


class BenchmarkError(PolicyQAError):
    """A benchmark folder that is not in BEIR's form, or nothing to measure."""


class RunFileError(PolicyQAError):
    """A file that is not the JSON of ``eval run``, or two runs without a common question."""
