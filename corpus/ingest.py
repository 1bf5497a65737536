"""Files into the catalogue: read, understand, store; nothing is lost in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.chunks import make_chunks
from corpus.duties import read_duties
from corpus.errors import SidecarError, UnreadableFileError
from corpus.metadata import read_metadata
from corpus.model import Document, ParsedDocument
from corpus.outline import read_outline
from corpus.readers import document_files, read_file
from corpus.sidecar import apply_front_matter, apply_sidecar, sidecar_path
from corpus.targets import read_targets

# Raised whenever reading, outline, metadata, chunks, targets or duties change their results, so
# that a sync reads unchanged files again.
PARSER_VERSION = 4

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the steps done and the steps in all."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that did not go in, and why."""

    file: str
    reason: str


@dataclass(slots=True)
class IngestReport:
    """What became of the files: document ids added (or replaced), unchanged, removed."""

    added: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def parse_file(path: Path) -> ParsedDocument:
    """Reads one file into a document with its outline, chunks, targets and duties.

    Raises:
        UnreadableFileError: the file cannot become a document.
        SidecarError: its ``NAME.meta.yaml`` or front matter is wrong.
    """
    data, text = read_file(path)
    metadata = apply_front_matter(read_metadata(text, path), text, path)
    metadata = apply_sidecar(metadata, path)
    document = Document(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        metadata=metadata,
        source_path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    sections = read_outline(text)
    chunks = make_chunks(document.id, text, sections)
    targets = read_targets(document, sections)
    return ParsedDocument(document, sections, chunks, targets, read_duties(document, sections))


def add(
    catalogue: Catalogue, paths: Iterable[Path], progress: Progress | None = None
) -> IngestReport:
    """Adds files and folders to the catalogue; what has not changed is left alone.

    A file that cannot be read is reported and the others still go in; if it had been read
    before, its last good version stays.

    Raises:
        UsageError: a path does not exist.
    """
    return _add_files(catalogue, list(document_files(paths)), progress)


def sync(
    catalogue: Catalogue, paths: Iterable[Path], progress: Progress | None = None
) -> IngestReport:
    """Makes the catalogue hold exactly the files under ``paths``.

    Raises:
        UsageError: a path does not exist.
    """
    files = list(document_files(paths))
    before = {document.id for document in catalogue.documents()}
    report = _add_files(catalogue, files, progress)
    wanted = {str(file) for file in files}
    for source in catalogue.sources():
        if source not in wanted:
            catalogue.remove_source(source)
    report.removed = sorted(before - {document.id for document in catalogue.documents()})
    return report


def refresh(catalogue: Catalogue, progress: Progress | None = None) -> IngestReport:
    """Reads those files of the catalogue again that have changed, or that the program now
    reads otherwise. Documents whose file is gone stay as they are.
    """
    files = [path for source in catalogue.sources() if (path := Path(source)).is_file()]
    return _add_files(catalogue, files, progress)


def _add_files(
    catalogue: Catalogue, files: Sequence[Path], progress: Progress | None
) -> IngestReport:
    report = IngestReport()
    sources = catalogue.sources()
    for done, file in enumerate(files):
        if progress:
            progress("documents", done, len(files))
        try:
            fingerprint = _fingerprint(file)
            known = sources.get(str(file))
            if known and known[1] == fingerprint:
                report.unchanged.append(known[0])
                continue
            parsed = parse_file(file)
        except UnreadableFileError as error:
            report.refused.append(Refusal(error.file, error.reason))
            continue
        except SidecarError as error:
            report.refused.append(Refusal(str(file), str(error)))
            continue
        catalogue.put(parsed, fingerprint)
        report.added.append(parsed.document.id)
    if progress:
        progress("documents", len(files), len(files))
    return report


def _fingerprint(file: Path) -> str:
    """Changes when the file, its sidecar or the way files are read changes."""
    digest = hashlib.sha256(f"parser {PARSER_VERSION}\n".encode())
    for part in (file, sidecar_path(file)):
        try:
            digest.update(part.read_bytes() if part.is_file() else b"")
        except OSError as error:
            raise UnreadableFileError(file, f"cannot be opened: {error.strerror}") from error
        digest.update(b"\n--\n")
    return digest.hexdigest()
