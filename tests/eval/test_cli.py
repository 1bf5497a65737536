"""``python -m eval`` from outside: streams, exit codes, files; on a tiny corpus of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPO = Path(__file__).resolve().parents[2]

_HARBOUR = """青港市海洋经济发展方案

一、总体目标
到2031年，全市海洋产业规模达到700亿元，建成3个深水码头。
二、重点任务
（一）建设智慧渔港。为每艘渔船安装定位终端，实时掌握出海情况。责任单位：市渔业局。
（二）发展海水淡化。日产淡水能力提高到20万吨，供沿海工业园区使用。责任单位：市水务局。
"""
_FOREST = """云岭县林下经济实施意见

一、主要目标
到2029年，林下种植面积达到5万亩，带动农户2000户。
二、保障措施
县林草局每季度通报进展，对进展缓慢的乡镇予以约谈。
"""
HELP = [(), ("run",), ("compare",), ("report",), ("targets",), ("goals",), ("bench",)]
_QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "t1", "question": "海水淡化由哪个单位负责？", "language": "zh", "type": "duty",
        "relevant": [{"document": "harbour", "evidence": ["海水淡化", "市水务局"]}],
        "answerable": True,
    },
    {
        "id": "t2", "question": "林下种植面积2029年要达到多少？", "language": "zh",
        "type": "amount", "answerable": True, "value": "5万亩",
        "relevant": [{"document": "forest.txt", "evidence": ["5万亩|五万亩"]}],
    },
    {
        "id": "t3", "question": "明天会下雨吗？", "language": "zh", "type": "unanswerable",
        "relevant": [], "answerable": False,
    },
]  # fmt: skip


def eval_command(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("POLICYQA_")}
    return subprocess.run(
        [sys.executable, "-m", "eval", *map(str, arguments)],
        cwd=REPO, env=clean | env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("eval")
    (path / "corpus").mkdir()
    (path / "corpus" / "harbour.txt").write_text(_HARBOUR, encoding="utf-8")
    (path / "corpus" / "forest.txt").write_text(_FOREST, encoding="utf-8")
    write_lines(path / "questions.jsonl", _QUESTIONS)
    return path


@pytest.fixture(scope="module")
def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return eval_command(
        "run", "--questions", folder / "questions.jsonl", "--corpus", folder / "corpus",
        "--data", folder / "data", "--json", "--out", folder / "out" / "run.json",
    )  # fmt: skip


def test_run_prints_one_json_document(run: subprocess.CompletedProcess[str]) -> None:
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert [record["id"] for record in result["per_question"]] == ["t1", "t2", "t3"]
    assert result["measures"]["hit@1"] == 1.0
    system = result["system"]
    assert (system["documents"], system["k"], system["split"]) == (2, 10, "all")
    assert system["questions"] == "questions.jsonl"
    assert len(system["questions_sha256"]) == 64
    assert system["chunks"] > 0
    assert system["snapshot"]


def test_run_also_writes_the_document(run: subprocess.CompletedProcess[str], folder: Path) -> None:
    written = (folder / "out" / "run.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(run.stdout)


def test_an_unknown_document_is_exit_1_with_one_line(
    run: subprocess.CompletedProcess[str], folder: Path
) -> None:
    question = _QUESTIONS[0] | {"relevant": [{"document": "lake", "evidence": ["a"]}]}
    path = write_lines(folder / "unknown.jsonl", [question])
    done = eval_command("run", "--questions", path, "--data", folder / "data", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr.strip()
        .splitlines()[-1]
        .endswith("unknown.jsonl:1: question 't1': no document 'lake' among the 2 of the corpus")
    )


def test_a_broken_question_file_is_exit_1_with_one_line(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "broken.jsonl", [_QUESTIONS[0], {"id": "x"}])
    done = eval_command("run", "--questions", path, "--data", tmp_path / "data")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{path}:2: missing 'question'")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("run",),
        ("run", "--questions", "nowhere.jsonl"),
        ("run", "--beir", "nowhere"),
        ("run", "--questions", "a.jsonl", "--beir", "b"),
        ("run", "--beir", ".", "--split", "tune"),
        ("run", "--questions", "a.jsonl", "--limit", "3"),
        ("run", "--questions", "a.jsonl", "--k", "0"),
        ("compare", "nowhere.json", "nowhere.json"),
        ("report", "nowhere.json", "--out", "x"),
        ("goals", "--gold", "a.jsonl"),
        ("goals", "--gold", "a.jsonl", "--corpus", ".", "--data", "x"),
        ("bench", "--documents", "3"),
        ("bench", "--targets", "--questions", "a.jsonl"),
        ("bench", "--targets", "--stored", "0"),
        ("dance",),
    ],
)
def test_bad_usage_is_exit_2(arguments: tuple[str, ...]) -> None:
    done = eval_command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", HELP)
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    done = eval_command(*command, "--help")
    assert done.returncode == 0
    assert "example" in done.stdout
    assert "python -m eval" in done.stdout


def test_a_run_compares_with_itself(run: subprocess.CompletedProcess[str], folder: Path) -> None:
    saved = folder / "out" / "run.json"
    done = eval_command("compare", saved, saved, "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert (result["questions"], result["gained"], result["lost"]) == (3, [], [])
    assert result["measures"]["hit@1"]["p_value"] == 1.0
    assert "hit@1" in eval_command("compare", saved, saved).stdout


def test_a_run_becomes_a_report(run: subprocess.CompletedProcess[str], folder: Path) -> None:
    done = eval_command("report", folder / "out" / "run.json", "--out", folder / "report")
    assert done.returncode == 0, done.stderr
    pages = [Path(line) for line in done.stdout.splitlines()]
    assert [page.name for page in pages] == ["report.html", "report.md"]
    assert all(page.stat().st_size > 500 for page in pages)


def test_a_beir_folder_runs_and_prints_a_table(tmp_path: Path) -> None:
    write_lines(
        tmp_path / "corpus.jsonl",
        [
            {"_id": "p1", "title": "渔港", "text": "为每艘渔船安装定位终端。"},
            {"_id": "p2", "title": "淡化", "text": "日产淡水能力提高到20万吨。"},
            {"_id": "p3", "title": "林业", "text": "林下种植面积达到5万亩。"},
        ],
    )
    write_lines(
        tmp_path / "queries.jsonl",
        [{"_id": "q1", "text": "渔船安装什么终端？"}, {"_id": "q2", "text": "林下种植面积"}],
    )
    (tmp_path / "qrels.tsv").write_text("q1\tp1\t1\nq2\tp3\t1\n", encoding="utf-8")
    done = eval_command("run", "--beir", tmp_path, "--out", tmp_path / "run.json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split()[:3] == ["questions", "count", "hit@1"]
    assert done.stdout.splitlines()[2].split()[:3] == ["all", "2", "1.000"]
    result = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert [record["rank"] for record in result["per_question"]] == [1, 1]
    assert result["per_question"][0]["kind"] is None
    assert result["measures"]["abstain_recall"] is None
