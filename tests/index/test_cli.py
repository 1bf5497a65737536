import json
from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from index.cli import main


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    source = tmp_path_factory.mktemp("files") / "a.txt"
    source.write_text("甲市方案\n一、目标\n到2030年，智慧农业规模达到500亿元。\n", encoding="utf-8")
    catalogue = Catalogue.open(folder / FILE_NAME)
    ingest.add(catalogue, [source])
    catalogue.close()
    assert main(["build", "--data", str(folder)]) == 0
    return folder


def output(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(capsys.readouterr().out)
    return loaded


def test_info_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--data", str(data), "--json"]) == 0
    assert output(capsys)["encoder"] == "use-retrieval-1"


def test_verify(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--data", str(data), "--json"]) == 0
    assert output(capsys)["damaged"] == []


def test_search(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "智慧农业规模", "--data", str(data), "--json", "-k", "1"]) == 0
    hits = output(capsys)["hits"]
    assert isinstance(hits, list)
    assert "500亿元" in hits[0]["text"]


def test_verify_without_a_snapshot_fails_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--data", str(tmp_path)]) == 1
    assert "python -m index build" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["search"], ["search", "甲", "-k", "0"], ["nothing"]])
def test_bad_usage_is_2(
    data: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main([*arguments, "--data", str(data)])
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2
    assert capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["build", "--help"])
    assert stop.value.code == 0
    assert "python -m index build --encoder m3e-small" in capsys.readouterr().out
