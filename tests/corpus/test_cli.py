"""``python -m corpus`` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = "眉山市人工智能实施方案\n一、总体思路\n到2030年，人工智能产业规模超500亿元。\n"


def run(*arguments: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("POLICYQA_")}
    if data is not None:
        environment["POLICYQA_DATA"] = str(data)
    return subprocess.run(
        [sys.executable, "-m", "corpus", *map(str, arguments)],
        cwd=ROOT,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def added(data: Path, file: Path) -> str:
    result = run("add", file, "--json", data=data)
    (document_id,) = json.loads(result.stdout)["added"]
    return str(document_id)


def document(stdout: str) -> Any:
    assert stdout.endswith("\n")
    return json.loads(stdout)


@pytest.mark.parametrize("command", [[], ["add"], ["sync"], ["list"], ["show"], ["remove"]])
def test_help_has_an_example(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.returncode == 0
    assert "python -m corpus add policies/" in result.stdout


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["add"], ["list", "--nonsense"], ["show"]])
def test_bad_usage_exits_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")


def test_add_json(data: Path, file: Path) -> None:
    result = run("add", file, "--data", data, "--json")
    report = document(result.stdout)
    assert result.returncode == 0
    assert set(report) == {"added", "unchanged", "refused"}
    assert len(report["added"]) == 1
    assert (report["unchanged"], report["refused"]) == ([], [])


def test_adding_again_is_unchanged(data: Path, file: Path, added: str) -> None:
    report = document(run("add", file, "--json", data=data).stdout)
    assert report == {"added": [], "unchanged": [added], "refused": []}


def test_refused_file_exits_1_with_one_line(data: Path, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    result = run("add", file, bad, "--json", data=data)
    report = document(result.stdout)
    assert result.returncode == 1
    assert len(report["added"]) == 1
    assert report["refused"] == [{"file": str(bad), "reason": "the file is empty"}]
    assert result.stderr == f"refused {bad}: the file is empty\n"


def test_missing_path_exits_2_with_one_line(data: Path, tmp_path: Path) -> None:
    result = run("add", tmp_path / "gone", data=data)
    assert result.returncode == 2
    assert result.stderr == f"no such file or folder: {tmp_path / 'gone'}\n"


def test_list_json(data: Path, file: Path, added: str) -> None:
    (found,) = document(run("list", "--json", data=data).stdout)["documents"]
    names = "id title title_inferred place level issuer number issued status digest file source_url"
    assert set(names.split()) <= set(found)
    assert (found["id"], found["file"], found["place"]) == (added, "方案.txt", "眉山")
    assert found["number"] is None


def test_list_for_people(data: Path, added: str) -> None:
    result = run("list", data=data)
    assert result.stdout.startswith(f"{added}  《眉山市人工智能实施方案》")


def test_show_json(data: Path, added: str) -> None:
    found = document(run("show", added, "--json", data=data).stdout)
    assert found["text"] == GOOD
    sections = [s for s in found["sections"] if s["heading"]]
    assert [(s["clause"], s["heading"], s["level"]) for s in sections] == [("一、", "总体思路", 1)]
    assert GOOD[sections[0]["start"] : sections[0]["end"]].startswith("一、总体思路")


def test_show_for_people_prints_the_outline(data: Path, added: str) -> None:
    assert "一、  总体思路" in run("show", added, data=data).stdout


@pytest.mark.parametrize("command", ["show", "remove"])
def test_unknown_id_exits_1_with_one_line(data: Path, added: str, command: str) -> None:
    result = run(command, "nope", data=data)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "no document with the id 'nope' in the catalogue\n"


def test_remove(data: Path, file: Path, added: str) -> None:
    assert document(run("remove", added, "--json", data=data).stdout) == {"removed": [added]}
    assert document(run("list", "--json", data=data).stdout) == {"documents": []}
    assert file.exists()


def test_sync_json(data: Path, file: Path, added: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").write_text(GOOD.replace("眉山", "成都"), encoding="utf-8")
    report = document(run("sync", folder, "--json", data=data).stdout)
    assert report["removed"] == [added]
    assert len(report["added"]) == 1


def test_flag_wins_over_environment(data: Path, added: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert document(run("list", "--data", other, "--json", data=data).stdout) == {"documents": []}


def test_damaged_catalogue_exits_1_with_one_line(data: Path) -> None:
    data.mkdir()
    (data / "catalogue.sqlite").write_bytes(b"no database at all" * 99)
    result = run("list", data=data)
    assert result.returncode == 1
    assert "not a usable catalogue" in result.stderr
    assert result.stderr.count("\n") == 1
