"""Files to stored text, one reader per format.

A reader takes the bytes of a file and its name and returns text; ``READERS`` maps the file
name's suffix to it. A new format is one module and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import UnreadableFileError, UsageError
from corpus.readers.plain import read_plain
from corpus.text import normalise

READERS: dict[str, Callable[[bytes, str], str]] = {".txt": read_plain, ".md": read_plain}

# Files that live beside documents without being any: sidecars, tables, code.
_NOT_DOCUMENTS = frozenset(
    {".yaml", ".yml", ".csv", ".tsv", ".json", ".jsonl", ".py", ".pyc", ".db", ".sqlite", ".log"}
)


def read_file(path: Path) -> tuple[bytes, str]:
    """The bytes of the file and its stored text.

    Raises:
        UnreadableFileError: the file cannot be opened, has no reader, or holds no text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        kind = f"{path.suffix} files" if path.suffix else "files without a suffix"
        raise UnreadableFileError(path, f"{kind} cannot be read yet (readable: {known})")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, f"cannot be opened: {error.strerror}") from error
    return data, normalise(reader(data, str(path)))


def document_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read under ``paths``: given files as they are, folders with all below them.

    In a folder, hidden entries and files that never are documents (sidecars, tables, code)
    are passed over; anything else comes out, readable or not, so that nothing is lost in
    silence. Sorted by name within a folder, each file once.

    Raises:
        UsageError: a path does not exist.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if path.is_dir() and _passed_over(file.relative_to(path)):
                continue
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield resolved


def _passed_over(relative: Path) -> bool:
    hidden = any(part.startswith((".", "~$", "__")) for part in relative.parts)
    return hidden or relative.suffix.lower() in _NOT_DOCUMENTS
