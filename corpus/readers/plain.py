"""Plain text and Markdown in any of the encodings that offices use."""

from __future__ import annotations

from corpus.text import decode


def read_plain(data: bytes, name: str) -> str:
    """The text of a .txt or .md file; see ``corpus.text.decode`` for the encodings.

    Raises:
        UnreadableFileError: empty, binary, or undecodable.
    """
    return decode(data, name)
