"""Snapshots: complete, checksummed, immutable versions of catalogue and index.

    DATA/catalogue.sqlite       what ``corpus`` writes
    DATA/snapshots/ID/          manifest.json, catalogue.sqlite, index/
    DATA/CURRENT                the ID that readers open

A snapshot is built aside, flushed to the disk and renamed into place; then ``CURRENT`` is
replaced in one step. A crash anywhere leaves the old snapshot serving.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from corpus.catalogue import FILE_NAME as CATALOGUE
from corpus.catalogue import SCHEMA_VERSION, Catalogue
from index.dense import DenseIndex
from index.encoders import Encoder, encoder_name, load_encoder
from index.encoders.base import Vectors
from index.errors import (
    REBUILD,
    IndexingError,
    SnapshotDamagedError,
    SnapshotError,
    SnapshotMismatchError,
)
from index.from_catalogue import passages_of
from index.manifest import Manifest, describe_files
from index.searcher import PassageIndex
from index.snapshot_files import (
    build_lock,
    current_folder,
    make_aside,
    prune,
    publish,
    snapshot_folder,
)
from index.synonyms import TABLE, Synonyms

LOCK_WAIT_S = 600.0
_PROBE = "probe.npy"
_PROBE_TEXT = "到2030年，人工智能产业规模达到500亿元。"

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the steps done and the steps in all."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An open snapshot."""

    id: str
    folder: Path
    manifest: Manifest
    catalogue: Catalogue
    index: PassageIndex


def current_manifest(data: Path) -> Manifest:
    """The manifest of the current snapshot, its files checked for presence and size.

    Raises:
        SnapshotMissingError: nothing was built yet.
        SnapshotDamagedError: ``CURRENT``, the manifest or files are missing or cut.
        SnapshotMismatchError: of another format version.
    """
    folder = current_folder(data)
    found = Manifest.read(folder)
    found.check_sizes(folder)
    return found


def open_snapshot(data: Path, encoder: str | Encoder) -> Snapshot:
    """Open the current snapshot for reading.

    Args:
        data: the data folder.
        encoder: the encoder to search with, or its name.

    Raises:
        SnapshotError: missing, damaged, or made by another encoder or format version.
        EncoderError: the encoder cannot be loaded.
    """
    found = current_manifest(data)
    name = encoder_name(encoder) if isinstance(encoder, str) else encoder.name
    if found.encoder != name:
        raise SnapshotMismatchError(
            f"the snapshot {found.id} was made with the encoder {found.encoder!r}, not {name!r}; "
            f"{REBUILD}, or set POLICYQA_ENCODER={found.encoder}"
        )
    loaded = load_encoder(encoder) if isinstance(encoder, str) else encoder
    folder = snapshot_folder(data, found.id)
    if not _same_vectors(folder, found, loaded):
        raise SnapshotMismatchError(
            f"the encoder {name!r} no longer gives the vectors of the snapshot {found.id} "
            f"(another model or dimension under the same name); {REBUILD}"
        )
    synonyms = Synonyms.load(data / TABLE)
    index = PassageIndex.load(folder / "index", loaded, synonyms=synonyms)
    catalogue = Catalogue.open(folder / CATALOGUE, read_only=True)
    return Snapshot(found.id, folder, found, catalogue, index)


def refresh_snapshot(
    data: Path, encoder: str | Encoder, *, progress: Progress | None = None
) -> Manifest:
    """Build a snapshot unless the current one is sound and holds what the catalogue holds.

    The encoder is loaded only when there is something to build.

    Raises:
        IndexingError: the catalogue is missing or empty.
        SnapshotBusyError: another process kept building for ten minutes.
        EncoderError: the encoder cannot be loaded.
    """
    with build_lock(data, LOCK_WAIT_S):
        name = encoder_name(encoder) if isinstance(encoder, str) else encoder.name
        try:
            found = current_manifest(data)
        except SnapshotError:
            found = None
        if found and found.encoder == name and found.content == content_digest(_source(data)):
            return found
        return _build(data, encoder, progress)


def build_snapshot(
    data: Path, encoder: str | Encoder, *, progress: Progress | None = None
) -> Manifest:
    """Build a snapshot of the catalogue and make it the current one.

    Vectors of texts that the current snapshot holds are reused if its encoder is the same.

    Raises:
        IndexingError: the catalogue is missing or empty.
        SnapshotBusyError: another process is building.
        EncoderError: the encoder cannot be loaded.
    """
    with build_lock(data, 0.0):
        return _build(data, encoder, progress)


def verify_snapshot(data: Path) -> Manifest:
    """Read every file of the current snapshot and compare the checksums.

    Raises:
        SnapshotError: missing, of another format, or damaged; the message names the files.
    """
    folder = current_folder(data)
    found = Manifest.read(folder)
    if damaged := found.damaged_files(folder):
        raise SnapshotDamagedError(
            f"the snapshot {found.id} is damaged ({', '.join(damaged)}); {REBUILD}"
        )
    return found


def content_digest(catalogue: Catalogue) -> str:
    """SHA-256 over everything that a snapshot takes from the catalogue, and its format."""
    digest = hashlib.sha256(f"format {SCHEMA_VERSION}\n".encode())
    for document in catalogue.documents():
        parts = (
            document,
            catalogue.sections(document.id),
            catalogue.chunks(document.id),
            catalogue.targets(document.id),
            catalogue.duties(document.id),
        )
        digest.update(repr(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _build(data: Path, encoder: str | Encoder, progress: Progress | None) -> Manifest:
    """The steps of a build; the caller holds the lock."""
    source = _source(data)
    loaded = load_encoder(encoder) if isinstance(encoder, str) else encoder
    now = datetime.now(UTC)
    snapshot_id = now.strftime("%Y%m%dT%H%M%S%f")
    aside = make_aside(data, snapshot_id)
    source.copy_to(aside / CATALOGUE)
    catalogue = Catalogue.open(aside / CATALOGUE, read_only=True)
    passages = passages_of(catalogue)
    index = PassageIndex.build(
        passages,
        loaded,
        progress=partial(progress, "encode") if progress else None,
        known_vectors=_reusable_vectors(data, loaded),
    )
    index.save(aside / "index")
    np.save(aside / _PROBE, loaded.encode_passages([_PROBE_TEXT])[0], allow_pickle=False)
    made = Manifest(
        id=snapshot_id,
        created=now.isoformat(timespec="seconds"),
        encoder=loaded.name,
        dimension=loaded.dimension,
        content=content_digest(catalogue),
        counts={"documents": len(catalogue.documents()), "passages": len(passages)},
        files=describe_files(aside),
    )
    catalogue.close()
    made.write(aside)
    publish(data, aside, snapshot_id)
    prune(data, snapshot_id)
    return made


def _source(data: Path) -> Catalogue:
    """The catalogue to build from."""
    path = data / CATALOGUE
    if not path.is_file():
        raise IndexingError(f"no documents in {data}; add some: python -m corpus add PATH")
    return Catalogue.open(path)


def _same_vectors(folder: Path, found: Manifest, encoder: Encoder) -> bool:
    """Whether the encoder still is the model that made the snapshot, by a probe text."""
    if found.dimension != encoder.dimension:
        return False
    try:
        probe = np.load(folder / _PROBE, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise SnapshotDamagedError(
            f"the snapshot {found.id} is damaged ({_PROBE}); {REBUILD}"
        ) from error
    return float(probe @ encoder.encode_passages([_PROBE_TEXT])[0]) > 0.99


def _reusable_vectors(data: Path, encoder: Encoder) -> Mapping[bytes, Vectors]:
    """Vectors of the current snapshot if the same encoder made it, else none."""
    try:
        found = current_manifest(data)
        folder = snapshot_folder(data, found.id)
        if found.encoder != encoder.name or not _same_vectors(folder, found, encoder):
            return {}
        return DenseIndex.load(folder / "index" / "dense").known_vectors()
    except SnapshotError:
        return {}
