"""Duties scored against gold; the figures of the seeds hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.cli import main
from eval.duties import score_duties
from eval.errors import QuestionFileError

REPO = Path(__file__).resolve().parents[2]
SEEDS = REPO.parent / "shared" / "seeds"
PLAN = (
    "---\ntitle: 绵阳市行动方案\nplace: 绵阳\n---\n\n一、任务\n"
    "（一）智慧农业。推广智能农机。（市农业农村局牵头，市科技局配合）\n"
    "（二）数据平台。汇聚各类数据。（责任单位：市发改委、市财政局）\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.md"


def row(department: str, role: str, /, **more: Any) -> dict[str, Any]:
    start = PLAN.index(department) if department in PLAN else 0
    return {"document": "plan", "department": department, "role": role, "task": "…",
            "start": start} | more  # fmt: skip


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


ALL = [
    row("市农业农村局", "lead"), row("市科技局", "participant"),
    row("市发改委", "shared"), row("市财政局", "shared"),
]  # fmt: skip


def test_right_duties_count_for_both(tmp_path: Path, corpus: Path) -> None:
    score = score_duties(written(tmp_path, *ALL), [corpus])[""]
    assert (score.recall, score.precision) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("changed", "recall", "precision"),
    [
        (row("市财政局", "lead"), 0.75, 0.75),
        (row("市财政局", "lead", also_roles=["shared"]), 1.0, 1.0),
        (row("市财政局", "shared", department="财政局"), 0.75, 0.75),
        (row("市财政局", "shared", department="财政局", also=["市财政局"]), 1.0, 1.0),
        (row("市财政局", "shared", start=0), 0.75, 0.75),
        (row("市财政局", "lead", optional=True), 1.0, 1.0),
    ],
    ids=["role", "also role", "name", "also name", "place", "optional"],
)
def test_department_role_and_place_must_agree(
    tmp_path: Path, corpus: Path, changed: dict[str, Any], recall: float, precision: float
) -> None:
    score = score_duties(written(tmp_path, *ALL[:3], changed), [corpus])["plan.md"]
    assert (score.recall, score.precision) == (recall, precision)


def test_what_the_gold_does_not_know_is_wrong(tmp_path: Path, corpus: Path) -> None:
    score = score_duties(written(tmp_path, *ALL[:3]), [corpus])["plan.md"]
    assert (score.recall, score.precision) == (1.0, 0.75)
    assert "市财政局" in score.wrong[0]


def test_a_document_that_is_not_given_is_an_error(tmp_path: Path, corpus: Path) -> None:
    gold = written(tmp_path, row("市财政局", "lead", document="other"))
    with pytest.raises(QuestionFileError, match="'other'"):
        score_duties(gold, [corpus])


def test_the_command(tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = written(tmp_path, *ALL)
    assert main(["duties", "--gold", str(gold), "--corpus", str(corpus), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["recall"] == 1.0


@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seeds are not beside the repository: {SEEDS}")
def test_the_figures_of_the_seeds_hold() -> None:
    score = score_duties(REPO / "eval" / "questions" / "seed_duties.jsonl", [SEEDS])[""]
    assert score.recall is not None
    assert score.precision is not None
    assert min(score.recall, score.precision) >= 0.97
