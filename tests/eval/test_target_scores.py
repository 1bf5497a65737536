"""Reads are scored against gold: right, missed, wrong, and documents without a target."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.cli import main
from eval.errors import QuestionFileError
from eval.questions import split_of
from eval.targets import score_targets

HARBOUR = """青港市海洋经济发展方案

一、总体目标
到2031年，全市海洋产业规模达到700亿元。
"""
LANTERN = """云岭县灯会筹备方案

一、总体目标
到2029年，全县灯会接待游客达到50万人次。
"""
SCALE: dict[str, Any] = {
    "document": "harbour.txt", "indicator": "海洋产业规模", "comparator": ">=",
    "value": 70_000_000_000, "unit": "元", "deadline": 2031, "evidence": "达到700亿元",
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "lantern.txt").write_text(LANTERN, encoding="utf-8")
    return folder


def gold_file(folder: Path, *rows: dict[str, Any], manifest: object = None) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if manifest is not None:
        (folder / "gold_manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return path


def test_a_read_at_the_place_of_the_gold_is_right(tmp_path: Path, corpus: Path) -> None:
    score = score_targets(gold_file(tmp_path, SCALE), [corpus])["harbour.txt"]
    assert (score.gold, score.found, score.read, score.right) == (1, 1, 1, 1)


@pytest.mark.parametrize("change", [{"value": 7}, {"deadline": 2030}, {"comparator": "<"}])
def test_another_value_year_or_comparator_is_missed_and_wrong(
    tmp_path: Path, corpus: Path, change: dict[str, Any]
) -> None:
    score = score_targets(gold_file(tmp_path, SCALE | change), [corpus])["harbour.txt"]
    assert (score.recall, score.precision) == (0.0, 0.0)
    assert (len(score.missed), len(score.wrong)) == (1, 1)


def test_without_a_manifest_only_documents_of_the_gold_are_scored(
    tmp_path: Path, corpus: Path
) -> None:
    assert list(score_targets(gold_file(tmp_path, SCALE), [corpus])) == ["", "harbour.txt"]


def test_reads_in_a_complete_document_without_gold_are_wrong(tmp_path: Path, corpus: Path) -> None:
    manifest = [
        {"document": "harbour.txt", "complete": True},
        {"document": "lantern.txt", "complete": True},
    ]
    scores = score_targets(gold_file(tmp_path, SCALE, manifest=manifest), [corpus])
    lantern = scores["lantern.txt"]
    assert (lantern.gold, lantern.read, lantern.right, lantern.recall) == (0, 1, 0, None)
    assert (scores[""].recall, scores[""].precision) == (1.0, 0.5)


def test_reads_in_an_incomplete_document_do_not_count(tmp_path: Path, corpus: Path) -> None:
    manifest = [
        {"document": "harbour.txt", "complete": False},
        {"document": "lantern.txt", "complete": False},
    ]
    scores = score_targets(gold_file(tmp_path, SCALE, manifest=manifest), [corpus])
    assert list(scores) == ["", "harbour.txt"]
    assert (scores[""].recall, scores[""].precision) == (1.0, None)


def test_targets_of_a_file_that_cannot_be_read_are_missed(tmp_path: Path, corpus: Path) -> None:
    (corpus / "dunes.parchment").write_text(HARBOUR, encoding="utf-8")
    gold = gold_file(tmp_path, SCALE, SCALE | {"document": "dunes.parchment"})
    scores = score_targets(gold, [corpus])
    assert (scores["dunes.parchment"].gold, scores["dunes.parchment"].recall) == (1, 0.0)
    assert "dunes.parchment" in scores["dunes.parchment"].missed[0]
    assert (scores[""].recall, scores[""].precision) == (0.5, 1.0)


def test_an_optional_figure_counts_neither_way(tmp_path: Path, corpus: Path) -> None:
    keys = ("document", "value", "unit", "evidence")
    row = {key: SCALE[key] for key in keys} | {"optional": True}
    score = score_targets(gold_file(tmp_path, row), [corpus])["harbour.txt"]
    assert (score.gold, score.read) == (0, 0)


def test_a_split_keeps_the_documents_of_one_half(tmp_path: Path, corpus: Path) -> None:
    names = ["harbour.txt", *(f"copy{number}.txt" for number in range(6))]
    for name in names:
        (corpus / name).write_text(HARBOUR, encoding="utf-8")
    gold = gold_file(tmp_path, *(SCALE | {"document": name} for name in names))
    tune, report = (score_targets(gold, [corpus], part) for part in ("tune", "report"))
    assert set(tune) - {""} == {name for name in names if split_of(name) == "tune"}
    assert sorted({*tune, *report} - {""}) == sorted(names)
    assert tune[""].gold + report[""].gold == len(names)


@pytest.mark.parametrize("part", ["tune", "report", "all"])
def test_the_command_takes_a_split(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str], part: str
) -> None:
    gold = gold_file(tmp_path, SCALE)
    command = ["targets", "--gold", str(gold), "--corpus", str(corpus), "--json"]
    assert main([*command, "--split", part]) == 0
    kept = part in ("all", split_of("harbour.txt"))
    assert list(json.loads(capsys.readouterr().out)) == ["all", *(["harbour.txt"] if kept else [])]


@pytest.mark.parametrize("manifest", [{"harbour.txt": True}, [{"document": "harbour.txt"}], 3])
def test_a_broken_manifest_is_told(tmp_path: Path, corpus: Path, manifest: object) -> None:
    with pytest.raises(QuestionFileError, match=r"gold_manifest\.json"):
        score_targets(gold_file(tmp_path, SCALE, manifest=manifest), [corpus])


def test_a_document_of_the_manifest_must_be_given(tmp_path: Path, corpus: Path) -> None:
    gold = gold_file(tmp_path, SCALE, manifest=[{"document": "storm.txt", "complete": True}])
    with pytest.raises(QuestionFileError, match=r"storm\.txt"):
        score_targets(gold, [corpus])
