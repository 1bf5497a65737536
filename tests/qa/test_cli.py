"""The command line; in a process of its own where the exit code and the streams matter."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.console import EXIT_DONE, EXIT_FAILED, EXIT_USAGE
from qa.cli import main

ROOT = Path(__file__).resolve().parents[2]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "qa", *arguments],
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_an_abstention_is_done_and_json_stands_alone_on_stdout(data: Path) -> None:
    done = _run("今天天气怎么样", "--data", str(data), "--json")
    assert done.returncode == EXIT_DONE, done.stderr
    assert json.loads(done.stdout)["kind"] == "abstain"


def test_a_question_is_needed() -> None:
    done = _run()
    assert (done.returncode, done.stdout) == (EXIT_USAGE, "")
    assert "a question is needed" in done.stderr


def test_the_readable_answer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["甘肃戈壁农业种植面积要达到多少万亩", "--data", str(data)]) == EXIT_DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("《甘肃省戈壁农业扶持意见》一、主要目标：“")
    facts = "甘肃 · 甘政发〔2022〕33号 · 2022-09-01 · gansu.txt"
    assert f"[1] 《甘肃省戈壁农业扶持意见》 一、主要目标  {facts}" in lines


def test_other_readings_stand_in_the_last_line(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["绵阳到2030年的机器人产业规模是多少", "--data", str(data)]) == EXIT_DONE
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "也可以问：绵阳2025年的机器人产业规模目标是多少？"


def test_an_answer_without_other_readings_ends_with_its_passages(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["甘肃戈壁农业种植面积要达到多少万亩", "--data", str(data)]) == EXIT_DONE
    assert "也可以问" not in capsys.readouterr().out


def test_history_from_a_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = tmp_path / "turns.json"
    turns.write_text('[{"question": "绵阳到2030年的产业规模"}]', encoding="utf-8")
    arguments = ["那2025年呢?", "--history", str(turns), "--data", str(data), "--json"]
    assert main(arguments) == EXIT_DONE
    body = json.loads(capsys.readouterr().out)
    assert body["question"]["rewritten"] == "绵阳到2025年的产业规模"


@pytest.mark.parametrize(
    "text", ["not json", "{}", '["甲"]', '[{"answer": "甲"}]', '[{"question": 5}]', None]
)
def test_a_bad_history_is_bad_usage(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    turns = tmp_path / "turns.json"
    if text is not None:
        turns.write_text(text, encoding="utf-8")
    arguments = ["那2025年呢?", "--history", str(turns), "--data", str(data)]
    assert main(arguments) == EXIT_USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert str(turns) in captured.err


def test_a_folder_without_documents_fails_with_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    paths = ["--corpus", str(tmp_path / "empty"), "--data", str(tmp_path / "data")]
    assert main(["目标是什么", *paths]) == EXIT_FAILED
    assert capsys.readouterr().err.count("\n") == 1


def test_doctor_finds_a_sound_set_up(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--doctor", "--data", str(data), "--json"]) == EXIT_DONE
    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert set(checks) == {"python", "package", "encoder", "disk", "catalogue", "index"}
    assert checks["index"]["detail"].endswith("passages")
    assert checks["catalogue"]["detail"].startswith("4 documents")


def test_doctor_names_a_snapshot_of_another_encoder(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POLICYQA_ENCODER", str(tmp_path / "no-model"))
    assert main(["--doctor", "--data", str(data)]) == EXIT_FAILED
    bad = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BAD")]
    assert [line.split()[1] for line in bad] == ["encoder", "index"]
    assert "python -m index build" in bad[1]


def test_doctor_looks_at_the_folder_of_the_given_paths(
    policies: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POLICYQA_DATA", str(tmp_path))
    monkeypatch.setenv("POLICYQA_ENCODER", str(tmp_path / "no-model"))
    main(["--doctor", "--corpus", str(policies)])
    assert f"none yet in {tmp_path / 'corpus-'}" in capsys.readouterr().out


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == EXIT_DONE
    assert 'python -m qa "which cities target 500亿 by 2030?"' in capsys.readouterr().out
