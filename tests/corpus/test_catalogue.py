"""The catalogue: what goes in comes out, and never half of it."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.chunks import make_chunks
from corpus.errors import CorpusError, UnknownDocumentError
from corpus.model import Document, Level, Metadata, ParsedDocument, Status
from corpus.outline import read_outline

METADATA = Metadata(
    title="某方案",
    title_inferred=True,
    place="眉山",
    place_code="511400",
    level=Level.CITY,
    issuer="眉山市人民政府",
    number="眉府发〔2020〕1号",
    issued="2020-03-01",
    status=Status.DRAFT,
    digest=True,
    source_url="https://example.org/1",
)
# What the catalogue holds with the one document of ``parsed``.
HELD = {"documents": 1, "sections": 1, "chunks": 1, "targets": 0, "duties": 0}


def parsed(text: str = "一、目标\n到2030年超500亿元。\n", path: str = "/d/a.txt") -> ParsedDocument:
    document = Document(f"id-{hash(text) & 0xFFFF}", text, METADATA, path, "00" * 32)
    sections = read_outline(text)
    return ParsedDocument(document, sections, make_chunks(document.id, text, sections))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.open(tmp_path / "catalogue.sqlite")


def test_a_document_comes_back_as_it_went_in(catalogue: Catalogue) -> None:
    one = parsed()
    catalogue.put(one, "f1")
    assert catalogue.document(one.document.id) == one.document
    assert catalogue.sections(one.document.id) == list(one.sections)
    assert catalogue.chunks(one.document.id) == list(one.chunks)
    assert catalogue.counts() == HELD


def test_missing_values_stay_missing(catalogue: Catalogue) -> None:
    one = parsed()
    bare = replace(one, document=replace(one.document, metadata=Metadata("某方案")))
    catalogue.put(bare, "f1")
    assert catalogue.document(one.document.id).metadata == Metadata("某方案")


def test_putting_twice_changes_nothing(catalogue: Catalogue) -> None:
    catalogue.put(parsed(), "f1")
    before = catalogue.counts(), catalogue.sources()
    catalogue.put(parsed(), "f1")
    assert (catalogue.counts(), catalogue.sources()) == before


def test_a_changed_file_replaces_its_old_version(catalogue: Catalogue) -> None:
    catalogue.put(parsed("一、旧\n旧的内容。\n"), "f1")
    new = parsed("一、新\n新的内容。\n")
    catalogue.put(new, "f2")
    assert [d.id for d in catalogue.documents()] == [new.document.id]
    assert catalogue.sources() == {"/d/a.txt": (new.document.id, "f2")}
    assert catalogue.counts() == HELD


def test_two_files_with_the_same_text_are_one_document(catalogue: Catalogue) -> None:
    catalogue.put(parsed(path="/d/a.txt"), "f1")
    catalogue.put(parsed(path="/d/b.txt"), "f2")
    assert len(catalogue.documents()) == 1
    assert sorted(catalogue.sources()) == ["/d/a.txt", "/d/b.txt"]


def test_the_first_of_two_equal_files_gives_the_metadata(catalogue: Catalogue) -> None:
    catalogue.put(parsed(path="/d/b.txt"), "f1")
    catalogue.put(parsed(path="/d/a.txt"), "f2")
    assert catalogue.documents()[0].source_path == "/d/b.txt"


def test_a_document_stays_until_its_last_file_is_gone(catalogue: Catalogue) -> None:
    catalogue.put(parsed(path="/d/a.txt"), "f1")
    catalogue.put(parsed(path="/d/b.txt"), "f2")
    catalogue.remove_source("/d/a.txt")
    assert [d.source_path for d in catalogue.documents()] == ["/d/b.txt"]
    catalogue.remove_source("/d/b.txt")
    assert set(catalogue.counts().values()) == {0}


def test_removing_a_document_removes_all_of_it(catalogue: Catalogue) -> None:
    one = parsed()
    catalogue.put(one, "f1")
    catalogue.remove(one.document.id)
    assert set(catalogue.counts().values()) == {0}
    assert catalogue.sources() == {}


def test_unknown_id(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownDocumentError, match="'nope'"):
        catalogue.document("nope")
    with pytest.raises(UnknownDocumentError, match="'nope'"):
        catalogue.remove("nope")
    assert catalogue.sections("nope") == catalogue.chunks("nope") == []


def test_a_failed_put_leaves_the_old_version(catalogue: Catalogue) -> None:
    old = parsed("一、旧\n旧的内容。\n")
    catalogue.put(old, "f1")
    new = parsed("一、新\n新的内容。\n")
    # The second chunk has the id of the first: SQLite refuses it after much was written.
    broken = replace(new, chunks=(*new.chunks, replace(new.chunks[0], ordinal=1)))
    with pytest.raises(sqlite3.IntegrityError):
        catalogue.put(broken, "f2")
    assert [d.id for d in catalogue.documents()] == [old.document.id]
    assert catalogue.chunks(old.document.id) == list(old.chunks)
    assert catalogue.sources() == {"/d/a.txt": (old.document.id, "f1")}


def test_uncommitted_changes_are_gone_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    old = parsed()
    Catalogue.open(path).put(old, "f1")
    writer = sqlite3.connect(path)
    writer.execute("DELETE FROM documents")
    writer.close()  # without commit, as when the process dies
    assert [d.id for d in Catalogue.open(path).documents()] == [old.document.id]


def test_threads_write_and_read_at_the_same_time(catalogue: Catalogue) -> None:
    def work(number: int) -> int:
        catalogue.put(parsed(f"一、目标{number}\n内容{number}。\n", f"/d/{number}.txt"), "f")
        return len(catalogue.documents())

    with ThreadPoolExecutor(4) as pool:
        assert all(count >= 1 for count in pool.map(work, range(24)))
    assert catalogue.counts()["documents"] == 24


def test_copy_is_complete_and_readable_alone(catalogue: Catalogue, tmp_path: Path) -> None:
    one = parsed()
    catalogue.put(one, "f1")
    (tmp_path / "copy").mkdir()
    target = tmp_path / "copy" / "catalogue.sqlite"
    catalogue.copy_to(target)
    assert Catalogue.open(target, read_only=True).document(one.document.id) == one.document
    assert [file.name for file in target.parent.iterdir()] == ["catalogue.sqlite"]


def test_read_only_catalogue_refuses_to_write(catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    catalogue.copy_to(target)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        Catalogue.open(target, read_only=True).put(parsed(), "f1")


def test_no_catalogue_to_read(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="add documents first"):
        Catalogue.open(tmp_path / "none.sqlite", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(CorpusError, match="not a usable catalogue"):
        Catalogue.open(path)


def test_a_catalogue_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(CorpusError, match="has format 99"):
        Catalogue.open(path)


def test_reopening_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    first = Catalogue.open(path)
    first.put(parsed(), "f1")
    first.close()
    assert Catalogue.open(path).counts()["documents"] == 1
