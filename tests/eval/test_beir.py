"""Reading BEIR folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from eval.beir import read_beir
from eval.errors import BenchmarkError
from index.model import Passage


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "tiny"
    path.mkdir()
    (path / "corpus.jsonl").write_text(
        lines(
            {"_id": "p1", "title": "标题", "text": "第一段\u2028仍是第一段"},
            {"_id": "p2", "title": "", "text": "第二段"},
            {"_id": "p3", "text": "第三段"},
        ).replace("\\u2028", "\u2028"),
        encoding="utf-8",
    )
    (path / "queries.jsonl").write_text(
        lines(
            {"_id": "q1", "text": "一？", "metadata": {"type": "table"}},
            {"_id": "q2", "text": "没有判断"},
            {"_id": "q3", "text": "三？"},
        ),
        encoding="utf-8",
    )
    (path / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\nq1\tp1\t1\nq1\tp2\t2\nq3\tp3\t1\nq3\tp1\t0\n", encoding="utf-8"
    )
    return path


def test_a_row_is_one_passage_with_its_title(folder: Path) -> None:
    benchmark = read_beir(folder)
    assert benchmark.name == "tiny"
    assert benchmark.passages[0] == Passage(
        id="p1", text="第一段\u2028仍是第一段", title="标题", document_id="p1"
    )
    assert [passage.title for passage in benchmark.passages] == ["标题", "", ""]


def test_only_judged_queries_stay_in_their_order(folder: Path) -> None:
    benchmark = read_beir(folder)
    assert [(q.id, q.type) for q in benchmark.queries] == [("q1", "table"), ("q3", "query")]
    assert benchmark.qrels == {"q1": {"p1": 1, "p2": 2}, "q3": {"p3": 1, "p1": 0}}


def test_a_limit_cuts_queries_and_keeps_the_corpus(folder: Path) -> None:
    benchmark = read_beir(folder, limit=1)
    assert [q.id for q in benchmark.queries] == ["q1"]
    assert len(benchmark.passages) == 3


def test_the_train_part_has_its_own_queries(folder: Path) -> None:
    (folder / "queries_train.jsonl").write_text(lines({"_id": "t1", "text": "练？"}), "utf-8")
    (folder / "qrels_train.tsv").write_text("t1\tp2\t1\n", encoding="utf-8")
    benchmark = read_beir(folder, part="train")
    assert (benchmark.name, [q.id for q in benchmark.queries]) == ("tiny_train", ["t1"])


def test_a_missing_folder_is_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        read_beir(tmp_path / "nowhere")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "qrels.tsv").unlink()
    with pytest.raises(BenchmarkError, match=r"has no qrels.tsv"):
        read_beir(folder)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("corpus.jsonl", '{"_id": "p1", "text": "a"}\n{oops\n', "corpus.jsonl:2: not JSON"),
        ("corpus.jsonl", '{"_id": "p1"}\n', "corpus.jsonl:1: 'text' and 'title'"),
        ("corpus.jsonl", '{"_id": "p", "text": "a"}\n{"_id": "p", "text": "b"}\n', "stands twice"),
        ("queries.jsonl", '{"text": "a"}\n', "queries.jsonl:1: missing '_id'"),
        ("qrels.tsv", "q1 p1 1\n", "qrels.tsv:1: expected query, passage and gain"),
        ("qrels.tsv", "q1\tp1\tyes\n", "qrels.tsv:1: expected query, passage and gain"),
        ("qrels.tsv", "q9\tp1\t1\n", "no query with a judgement"),
    ],
)
def test_a_bad_line_is_named(folder: Path, file: str, content: str, message: str) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    with pytest.raises(BenchmarkError, match=message):
        read_beir(folder)
