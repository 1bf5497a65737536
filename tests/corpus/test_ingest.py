"""Files into the catalogue."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import Catalogue
from corpus.errors import UsageError

GOOD = "眉山市人工智能实施方案\n一、总体思路\n到2030年，人工智能产业规模超500亿元。\n"
OTHER = "成都市人工智能推进方案\n一、总体思路\n到2022年，产业规模突破500亿元。\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.open(tmp_path / "catalogue.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="gb18030")
    return folder


def test_add_reads_files_of_any_encoding(catalogue: Catalogue, folder: Path) -> None:
    report = ingest.add(catalogue, [folder])
    assert [d.text for d in catalogue.documents()] == [GOOD, OTHER]
    assert report.added == [d.id for d in catalogue.documents()]


def test_ids_come_from_the_stored_text(catalogue: Catalogue, folder: Path) -> None:
    ingest.add(catalogue, [folder])
    document = catalogue.documents()[0]
    assert document.id == hashlib.sha256(GOOD.encode()).hexdigest()[:16]
    assert document.sha256 == hashlib.sha256((folder / "a.txt").read_bytes()).hexdigest()


def test_the_same_text_in_another_encoding_has_the_same_id(
    catalogue: Catalogue, folder: Path
) -> None:
    (folder / "c.txt").write_text(GOOD, encoding="utf-16", newline="\r\n")
    report = ingest.add(catalogue, [folder])
    assert report.added[0] == report.added[2]
    assert catalogue.counts()["documents"] == 2


def test_adding_twice_changes_nothing(catalogue: Catalogue, folder: Path) -> None:
    first = ingest.add(catalogue, [folder])
    chunks = [catalogue.chunks(i) for i in first.added]
    second = ingest.add(catalogue, [folder])
    assert (second.added, second.unchanged) == ([], first.added)
    assert [catalogue.chunks(i) for i in first.added] == chunks


def test_a_changed_file_replaces_its_old_version(catalogue: Catalogue, folder: Path) -> None:
    ingest.add(catalogue, [folder])
    (folder / "a.txt").write_text(GOOD.replace("500", "600"), encoding="utf-8")
    report = ingest.add(catalogue, [folder])
    assert len(report.added) == len(report.unchanged) == 1
    assert catalogue.counts()["documents"] == 2
    assert "600亿元" in catalogue.documents()[0].text


def test_a_changed_sidecar_is_read_again(catalogue: Catalogue, folder: Path) -> None:
    ingest.add(catalogue, [folder])
    (folder / "a.meta.yaml").write_text("title: 另一题名\n", encoding="utf-8")
    assert len(ingest.add(catalogue, [folder]).added) == 1
    assert catalogue.documents()[0].title == "另一题名"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.md", b"\n \n", "the file is empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG image"),
        ("cut.txt", "\ufeff目标".encode("utf-16-le")[:-1], "not valid utf-16"),
        ("noise.txt", bytes(range(256)) * 8, "binary data"),
        ("table.xyz", b"text", ".xyz files cannot be read"),
    ],
)
def test_a_bad_file_is_refused_and_the_others_go_in(
    catalogue: Catalogue, folder: Path, name: str, data: bytes, reason: str
) -> None:
    (folder / name).write_bytes(data)
    report = ingest.add(catalogue, [folder])
    assert len(report.added) == 2
    (refusal,) = report.refused
    assert Path(refusal.file).name == name
    assert reason in refusal.reason
    assert "\n" not in refusal.reason


def test_a_bad_sidecar_refuses_its_file_alone(catalogue: Catalogue, folder: Path) -> None:
    (folder / "a.meta.yaml").write_text("title: [unclosed\n", encoding="utf-8")
    report = ingest.add(catalogue, [folder])
    assert len(report.added) == 1
    assert [Path(refusal.file).name for refusal in report.refused] == ["a.txt"]
    assert "\n" not in report.refused[0].reason


def test_the_last_good_version_stays_when_a_file_goes_bad(
    catalogue: Catalogue, folder: Path
) -> None:
    ingest.add(catalogue, [folder])
    (folder / "a.txt").write_bytes(b"")
    assert len(ingest.add(catalogue, [folder]).refused) == 1
    assert GOOD in [d.text for d in catalogue.documents()]


def test_sync_removes_what_the_folder_no_longer_holds(catalogue: Catalogue, folder: Path) -> None:
    first = ingest.sync(catalogue, [folder])
    (folder / "a.txt").unlink()
    report = ingest.sync(catalogue, [folder])
    assert report.removed == first.added[:1]
    assert [d.text for d in catalogue.documents()] == [OTHER]


def test_sync_keeps_a_document_whose_file_was_moved(catalogue: Catalogue, folder: Path) -> None:
    first = ingest.sync(catalogue, [folder])
    (folder / "a.txt").rename(folder / "z.txt")
    report = ingest.sync(catalogue, [folder])
    assert report.removed == []
    assert catalogue.document(first.added[0]).source_path.endswith("z.txt")


def test_missing_path_is_a_usage_error_before_anything_is_read(
    catalogue: Catalogue, folder: Path
) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        ingest.add(catalogue, [folder, folder / "gone"])
    assert catalogue.documents() == []


def test_progress_ends_with_the_total(catalogue: Catalogue, folder: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    ingest.add(catalogue, [folder], lambda *step: steps.append(step))
    assert steps == [("documents", 0, 2), ("documents", 1, 2), ("documents", 2, 2)]


def test_refresh_reads_changed_files_and_keeps_documents_of_lost_ones(tmp_path: Path) -> None:
    kept, lost = tmp_path / "kept.txt", tmp_path / "lost.txt"
    kept.write_text("一、目标\n到2025年建成三个园区，形成产业集聚。", encoding="utf-8")
    lost.write_text("一、任务\n建设公共服务平台，服务中小企业。", encoding="utf-8")
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    ingest.add(catalogue, [kept, lost])
    kept.write_text("一、目标\n到2030年建成五个园区，形成产业集聚。", encoding="utf-8")
    lost.unlink()
    report = ingest.refresh(catalogue)
    texts = [document.text for document in catalogue.documents()]
    assert (len(report.added), report.refused) == (1, [])
    assert [("五个园区" in text, "公共服务" in text) for text in texts] == [
        (True, False),
        (False, True),
    ]


def test_a_catalogue_of_an_older_format_is_brought_up_to_date(tmp_path: Path) -> None:
    path, file = tmp_path / "catalogue.sqlite", tmp_path / "plan.txt"
    file.write_text("一、目标\n到2030年，产业规模达到500亿元。", encoding="utf-8")
    catalogue = Catalogue.open(path)
    ingest.add(catalogue, [file])
    catalogue.close()
    with sqlite3.connect(path) as connection:
        connection.executescript("DROP TABLE targets; PRAGMA user_version = 1;")
        connection.execute("UPDATE sources SET fingerprint = 'of an older program'")
    connection.close()
    reopened = Catalogue.open(path)
    ingest.refresh(reopened)
    assert reopened.counts()["targets"] == 1
