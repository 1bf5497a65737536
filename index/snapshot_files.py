"""Where snapshots stand on the disk, and the steps that make one current."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import (
    REBUILD,
    SnapshotBusyError,
    SnapshotDamagedError,
    SnapshotMissingError,
)
from index.manifest import sync_path, sync_tree

CURRENT = "CURRENT"
FOLDER = "snapshots"
KEEP = 2
_LOCK = "build.lock"
_ASIDE = "building-"


def snapshot_folder(data: Path, snapshot_id: str) -> Path:
    """The folder of a snapshot, whether it exists or not."""
    return data / FOLDER / snapshot_id


def make_aside(data: Path, snapshot_id: str) -> Path:
    """An empty folder to build in; what crashed builds left over goes away."""
    home = data / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    for left_over in home.glob(f"{_ASIDE}*"):
        shutil.rmtree(left_over)
    aside = home / f"{_ASIDE}{snapshot_id}"
    aside.mkdir()
    return aside


def publish(data: Path, aside: Path, snapshot_id: str) -> None:
    """Make the finished snapshot durable, then current."""
    final = snapshot_folder(data, snapshot_id)
    sync_tree(aside)
    aside.rename(final)
    sync_path(final.parent)
    pointer = data / f"{CURRENT}.new"
    pointer.write_text(final.name + "\n", encoding="utf-8")
    sync_path(pointer)
    os.replace(pointer, data / CURRENT)  # noqa: PTH105 - replaces in one step
    sync_path(data)


def prune(data: Path, current: str) -> None:
    """Remove all but the current snapshot and the newest others; ids sort by time."""
    home = data / FOLDER
    others = sorted(path for path in home.iterdir() if path.is_dir() and path.name != current)
    for old in others[: max(0, len(others) - (KEEP - 1))]:
        shutil.rmtree(old, ignore_errors=True)


def current_folder(data: Path) -> Path:
    """The folder that ``CURRENT`` names.

    Raises:
        SnapshotMissingError: there is no ``CURRENT``.
        SnapshotDamagedError: it names no snapshot.
    """
    pointer = data / CURRENT
    if not pointer.is_file():
        raise SnapshotMissingError(f"nothing is indexed in {data} yet; {REBUILD}")
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    folder = data / FOLDER / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise SnapshotDamagedError(f"{pointer} names no snapshot ({name!r}); {REBUILD}")
    return folder


@contextmanager
def build_lock(data: Path, wait_s: float) -> Iterator[None]:
    """Only one process builds in a data folder; the system frees the lock of a dead one."""
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / _LOCK, timeout=wait_s)
    try:
        lock.acquire()
    except Timeout as error:
        raise SnapshotBusyError(
            f"another process is building in {data}; try again later"
        ) from error
    try:
        yield
    finally:
        lock.release()
