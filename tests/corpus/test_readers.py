"""Which files are read, and how files that cannot be are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFileError, UsageError
from corpus.readers import document_files, read_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md"])
def test_text_file(tmp_path: Path, name: str, encoding: str) -> None:
    file = tmp_path / name
    file.write_bytes("一、总体要求\r\n推动人工智能产业发展。".encode(encoding))
    assert read_file(file)[1] == "一、总体要求\n推动人工智能产业发展。"


def test_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a\r\nb")
    assert read_file(file)[0] == b"a\r\nb"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.xyz", ".xyz files cannot be read"), ("a", "files without a suffix cannot be read")],
)
def test_unknown_format_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    file = tmp_path / name
    file.write_text("text", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=reason):
        read_file(file)


def test_missing_file_is_refused_with_the_systems_reason(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        read_file(tmp_path / "gone.txt")


def test_files_of_a_folder_sorted_without_what_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".git/x.txt", ".hidden.txt", "~$a.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    for name in ("a.meta.yaml", "table.csv", "scan.bin"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in document_files([tmp_path])]
    assert found == ["a.md", "b.txt", "scan.bin", "sub/c.txt"]


def test_a_file_given_twice_comes_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    assert list(document_files([file, tmp_path, tmp_path / "." / "a.txt"])) == [file.resolve()]


def test_a_given_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / ".notice.csv"
    file.write_text("x", encoding="utf-8")
    assert list(document_files([file])) == [file.resolve()]


def test_missing_path_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        list(document_files([tmp_path / "gone"]))
