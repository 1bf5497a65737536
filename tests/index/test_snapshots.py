import json
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from index import snapshots
from index.encoders import Encoder
from index.errors import (
    IndexingError,
    SnapshotBusyError,
    SnapshotDamagedError,
    SnapshotMismatchError,
    SnapshotMissingError,
)
from index.manifest import FORMAT_VERSION
from index.snapshot_files import FOLDER, KEEP, build_lock

ROOT = Path(__file__).resolve().parents[2]
FARMING = "甲市农业实施方案\n一、目标\n到2030年，智慧农业规模达到500亿元。\n"
TRANSPORT = "乙市交通实施方案\n一、任务\n推进轨道交通建设，缓解城市拥堵。\n"


def add(data: Path, name: str, text: str) -> None:
    source = data.parent / "files" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(text, encoding="utf-8")
    data.mkdir(exist_ok=True)
    catalogue = Catalogue.open(data / FILE_NAME)
    ingest.add(catalogue, [source])
    catalogue.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    add(folder, "a.txt", FARMING)
    return folder


@pytest.fixture
def built(data: Path, encoder: Encoder) -> Path:
    snapshots.build_snapshot(data, encoder)
    return data


def best(data: Path, encoder: Encoder, query: str) -> str:
    snapshot = snapshots.open_snapshot(data, encoder)
    (hit,) = snapshot.index.search(query, 1)
    return next(
        chunk.text
        for document in snapshot.catalogue.documents()
        for chunk in snapshot.catalogue.chunks(document.id)
        if chunk.id == hit.passage_id
    )


def test_build_open_search(built: Path, encoder: Encoder) -> None:
    assert "500亿元" in best(built, encoder, "智慧农业规模")
    assert snapshots.verify_snapshot(built).counts["documents"] == 1


def test_a_snapshot_keeps_its_own_catalogue(built: Path, encoder: Encoder) -> None:
    opened = snapshots.open_snapshot(built, encoder)
    add(built, "b.txt", TRANSPORT)
    assert len(opened.catalogue.documents()) == 1


def test_refresh_builds_only_when_something_changed(built: Path, encoder: Encoder) -> None:
    first = snapshots.current_manifest(built).id
    assert snapshots.refresh_snapshot(built, encoder).id == first
    add(built, "b.txt", TRANSPORT)
    assert snapshots.refresh_snapshot(built, encoder).id != first
    assert "轨道" in best(built, encoder, "轨道交通")


def test_refresh_repairs_damage(built: Path, encoder: Encoder) -> None:
    found = snapshots.current_manifest(built)
    (built / FOLDER / found.id / "index" / "passages.json").unlink()
    assert snapshots.refresh_snapshot(built, encoder).id != found.id


def test_old_snapshots_go(built: Path, encoder: Encoder) -> None:
    for _ in range(3):
        snapshots.build_snapshot(built, encoder)
    assert len(list((built / FOLDER).iterdir())) == KEEP


def test_unchanged_texts_are_not_encoded_again(built: Path, encoder: Encoder) -> None:
    calls: list[tuple[str, int, int]] = []
    snapshots.build_snapshot(built, encoder, progress=lambda *step: calls.append(step))
    assert calls == []
    add(built, "b.txt", TRANSPORT)
    snapshots.build_snapshot(built, encoder, progress=lambda *step: calls.append(step))
    assert calls
    assert calls[-1][0] == "encode"


def test_nothing_built_yet(data: Path, encoder: Encoder) -> None:
    with pytest.raises(SnapshotMissingError, match="python -m index build"):
        snapshots.open_snapshot(data, encoder)


def test_no_documents(tmp_path: Path, encoder: Encoder) -> None:
    with pytest.raises(IndexingError, match="corpus add"):
        snapshots.build_snapshot(tmp_path, encoder)


def test_another_encoder_is_refused(built: Path) -> None:
    with pytest.raises(SnapshotMismatchError, match=r"use-retrieval-1.*python -m index build"):
        snapshots.open_snapshot(built, "m3e-small")


def rewrite(built: Path, **changes: object) -> None:
    path = built / FOLDER / snapshots.current_manifest(built).id / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_another_dimension_is_refused(built: Path, encoder: Encoder) -> None:
    rewrite(built, dimension=384)
    with pytest.raises(SnapshotMismatchError, match=r"dimension.*python -m index build"):
        snapshots.open_snapshot(built, encoder)


def test_another_format_is_refused(built: Path, encoder: Encoder) -> None:
    rewrite(built, format=FORMAT_VERSION + 1)
    with pytest.raises(SnapshotMismatchError, match=r"format.*python -m index build"):
        snapshots.open_snapshot(built, encoder)


def test_verify_finds_a_flipped_byte(built: Path) -> None:
    path = built / FOLDER / snapshots.current_manifest(built).id / "index" / "dense" / "owners.npy"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(SnapshotDamagedError, match=r"owners\.npy"):
        snapshots.verify_snapshot(built)


@pytest.mark.parametrize("content", ["", "../..", "nowhere"])
def test_a_bad_pointer_is_damage(built: Path, encoder: Encoder, content: str) -> None:
    (built / "CURRENT").write_text(content, "utf-8")
    with pytest.raises(SnapshotDamagedError):
        snapshots.open_snapshot(built, encoder)


def test_two_builds_do_not_collide(built: Path, encoder: Encoder) -> None:
    with build_lock(built, 0.0), pytest.raises(SnapshotBusyError, match="another process"):
        snapshots.build_snapshot(built, encoder)


class Crash(BaseException):
    """What no handler catches."""


class Saboteur:
    """Stops the program at its n-th touch of the file system below a folder."""

    def __init__(self) -> None:
        self.folder, self.left = "", 0
        sys.addaudithook(self.watch)

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        touches = {"open", "os.rename", "os.mkdir", "os.remove", "shutil.rmtree"}
        if self.folder and event in touches and self.folder in str(arguments[0]):
            self.left -= 1
            if self.left == 0:
                raise Crash


@pytest.fixture(scope="module")
def saboteur() -> Iterator[Saboteur]:
    made = Saboteur()
    yield made
    made.folder = ""  # an audit hook cannot be removed


def test_a_crash_at_any_step_leaves_a_sound_snapshot(
    built: Path, encoder: Encoder, saboteur: Saboteur
) -> None:
    add(built, "b.txt", TRANSPORT)
    step, finished = 0, False
    while not finished:
        step += 1
        saboteur.folder, saboteur.left = str(built / FOLDER), step
        try:
            snapshots.build_snapshot(built, encoder)
            finished = True
        except Crash:
            pass
        finally:
            saboteur.folder = ""
        documents = snapshots.verify_snapshot(built).counts["documents"]
        assert documents in {1, 2}
        snapshots.open_snapshot(built, encoder)
    assert step > 20
    assert documents == 2
    assert not list((built / FOLDER).glob("building-*"))


def test_a_killed_build_leaves_the_old_snapshot(built: Path, encoder: Encoder) -> None:
    before = snapshots.current_manifest(built).id
    add(built, "b.txt", TRANSPORT)
    code = f"""
        import os, pathlib, sys
        def die(event, arguments):
            if event == "os.rename" and str(arguments[1]).endswith("CURRENT"):
                os._exit(9)
        sys.addaudithook(die)
        from index.snapshots import build_snapshot
        build_snapshot(pathlib.Path({str(built)!r}), {encoder.name!r})
    """
    command = [sys.executable, "-c", textwrap.dedent(code)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert snapshots.verify_snapshot(built).id == before
    assert "500亿元" in best(built, encoder, "智慧农业规模")
    snapshots.build_snapshot(built, encoder)  # the lock of the dead process is free
    assert "轨道" in best(built, encoder, "轨道交通")


def test_targets_are_part_of_the_content(tmp_path: Path) -> None:
    """Otherwise a program that reads targets better would keep serving the old ones."""
    file = tmp_path / "plan.txt"
    file.write_text("一、目标\n到2030年，产业规模达到500亿元。", encoding="utf-8")
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    ingest.add(catalogue, [file])
    before = snapshots.content_digest(catalogue)
    with sqlite3.connect(catalogue.path) as connection:
        connection.execute("DELETE FROM targets")
    connection.close()
    assert snapshots.content_digest(catalogue) != before
