"""The JSON document of a run, its comparison and its report."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from eval.compare import compare, permutation_p_value
from eval.errors import RunFileError
from eval.measures import MEASURES
from eval.outcome import Outcome
from eval.report import failures, html_report, markdown_report, write_report
from eval.result import dump_result, load_result, make_result, percentiles
from eval.tables import markdown_cell, measure_rows, text_table


def outcome(id_: str, rank: int | None = 1, **fields: Any) -> Outcome:
    ranking = () if rank is None else ((),) * (rank - 1) + (("0",),)
    base: dict[str, Any] = {
        "question": f"问题 {id_}", "type": "duty", "language": "zh", "judged": {"0": 1},
        "ranking": ranking, "answerable": True, "kind": "passages", "confidence": 0.5,
        "latency_ms": 10.0,
    }  # fmt: skip
    return Outcome(id=id_, **(base | fields))


def result(*outcomes: Outcome) -> dict[str, Any]:
    system = {"encoder": "use-multilingual-v3", "questions": "q.jsonl", "split": "all"}
    return make_result(system, outcomes)


def test_the_document_has_the_keys_of_the_contract() -> None:
    document = result(outcome("q1"), outcome("q2", None, type="amount", language="en"))
    assert {
        "system", "measures", "by_type", "by_language", "per_question", "latency_ms",
    } <= set(document)  # fmt: skip
    assert set(document["measures"]) == set(MEASURES)
    for group in (*document["by_type"].values(), *document["by_language"].values()):
        assert set(group) == {"count", *MEASURES}
    assert set(document["by_type"]) == {"duty", "amount"}
    assert set(document["by_language"]) == {"zh", "en"}
    assert document["per_question"][1] == {
        "id": "q2", "rank": None, "kind": "passages", "confidence": 0.5, "places": [],
        "value": None,
    }  # fmt: skip
    assert document["latency_ms"] == {"p50": 10.0, "p95": 10.0}


def test_what_no_question_measures_is_null_and_never_nan() -> None:
    text = dump_result(result(outcome("q1")))
    assert "NaN" not in text
    assert json.loads(text)["measures"]["places_f1"] is None


def test_percentiles_by_hand() -> None:
    # 1..20: the median lies between 10 and 11; 0.95 · 19 = 18.05, so between 19 and 20.
    assert percentiles([float(i) for i in range(1, 21)]) == {"p50": 10.5, "p95": 19.05}
    assert percentiles([]) == {"p50": None, "p95": None}


def test_a_saved_run_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    document = result(outcome("q1"))
    path.write_text(dump_result(document), encoding="utf-8")
    assert load_result(path) == document


@pytest.mark.parametrize("content", ["", "[]", '{"measures": {}}', "\udcff"])
def test_other_files_are_not_runs(tmp_path: Path, content: str) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(RunFileError, match=r"run\.json: "):
        load_result(path)


def test_a_missing_run_is_bad_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no run at"):
        load_result(tmp_path / "run.json")


def test_comparison_lists_what_was_gained_and_lost() -> None:
    before = result(outcome("q1", 1), outcome("q2", 2), outcome("q3", None), outcome("old"))
    after = result(outcome("q1", 3), outcome("q2", 1), outcome("q3", 1), outcome("new"))
    found = compare(before, after)
    assert (found["questions"], found["only_a"], found["only_b"]) == (3, 1, 1)
    assert [(c["id"], c["rank_a"], c["rank_b"]) for c in found["gained"]] == [
        ("q2", 2, 1), ("q3", None, 1),
    ]  # fmt: skip
    assert [c["id"] for c in found["lost"]] == ["q1"]
    hit = found["measures"]["hit@1"]
    assert (hit["a"], hit["b"], hit["better"], hit["worse"], hit["count"]) == (
        pytest.approx(1 / 3), pytest.approx(2 / 3), 2, 1, 3,
    )  # fmt: skip
    assert "places_f1" not in found["measures"]


def test_runs_without_a_common_question_do_not_compare() -> None:
    with pytest.raises(RunFileError, match="no question in common"):
        compare(result(outcome("q1")), result(outcome("q2")))


def test_p_value_by_hand() -> None:
    # Four differences of one sign: 2 of the 16 sign patterns are as extreme.
    assert permutation_p_value([1.0, 1.0, 1.0, 1.0]) == pytest.approx(2 / 16)
    # Zeros do not change with their sign.
    assert permutation_p_value([1.0, 1.0, 0.0, 1.0, 1.0, 0.0]) == pytest.approx(2 / 16)
    # +1 +1 −1: |sum| ≥ 1 in all 8 patterns.
    assert permutation_p_value([1.0, 1.0, -1.0]) == pytest.approx(1.0)


def test_p_value_without_differences_is_one() -> None:
    assert permutation_p_value([0.0, 0.0]) == 1.0
    assert permutation_p_value([]) == 1.0
    assert permutation_p_value([0.5]) == 1.0


@given(st.lists(st.integers(-3, 3).map(float), min_size=2, max_size=8))
def test_p_value_agrees_with_all_sign_patterns(differences: list[float]) -> None:
    seen = abs(sum(differences))
    patterns = list(itertools.product((1, -1), repeat=len(differences)))
    extreme = sum(
        abs(sum(s * d for s, d in zip(signs, differences, strict=True))) >= seen
        for signs in patterns
    )
    assert permutation_p_value(differences) == pytest.approx(extreme / len(patterns))


def test_many_differences_are_sampled_with_a_fixed_seed() -> None:
    differences = [1.0] * 25 + [-1.0] * 5
    first = permutation_p_value(differences)
    assert first == permutation_p_value(differences)
    assert 0.0 < first < 0.01


def test_failures_say_what_went_wrong() -> None:
    document = result(
        outcome("fine"),
        outcome("late", 4),
        outcome("lost", None),
        outcome("shy", 1, kind="abstain"),
        outcome("bold", None, answerable=False, judged={}),
        outcome("right", None, answerable=False, judged={}, kind="abstain"),
        outcome("value", value_correct=False),
        outcome("places", places=("眉山",), wanted_places=("眉山", "成都")),
        outcome("astray", wrong_place=True),
    )
    assert {f["id"]: f["why"] for f in failures(document)} == {
        "late": ["first relevant passage at rank 4"],
        "lost": ["no relevant passage"],
        "shy": ["abstained, should answer"],
        "bold": ["answered, should abstain"],
        "value": ["wrong value"],
        "places": ["places F1 0.67"],
        "astray": ["wrong place first"],
    }


def test_the_report_shows_question_expected_and_got() -> None:
    document = result(outcome("q1", None, expected=("a.txt: 500亿",), got=("passages (0.50)",)))
    for text in (html_report(document), markdown_report(document)):
        for part in ("问题 q1", "a.txt: 500亿", "passages (0.50)", "no relevant passage"):
            assert part in text


def test_the_page_is_whole_by_itself_and_escapes_what_it_quotes() -> None:
    bad = '<script src="http://x.example/a.js"></script><img src=x onerror=1>'
    page = html_report(result(outcome("q1", None, question=bad, got=(bad,))))
    assert "<script" not in page
    assert "<img" not in page
    assert "<link" not in page
    assert "&lt;script" in page


def test_markdown_cells_stay_in_their_cell() -> None:
    assert markdown_cell("a|b\nc *d* <b>") == "a\\|b c \\*d\\* &lt;b>"


def test_a_report_is_written_to_a_new_folder(tmp_path: Path) -> None:
    page, text = write_report(result(outcome("q1")), tmp_path / "new" / "folder")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert text.read_text(encoding="utf-8").startswith("# ")


def test_the_table_shows_all_types_and_languages_and_only_known_measures() -> None:
    header, rows = measure_rows(result(outcome("q1"), outcome("q2", 2, type="amount")))
    assert header[:4] == ["questions", "count", "hit@1", "hit@3"]
    assert "places_f1" not in header
    assert [row[:3] for row in rows] == [
        ["all", "2", "0.500"], ["type amount", "1", "0.000"], ["type duty", "1", "1.000"],
        ["language zh", "2", "0.500"],
    ]  # fmt: skip


def test_columns_align_by_display_width() -> None:
    assert text_table(["x", "n"], [["眉山", "1"], ["a", "22"]]).splitlines() == [
        "x      n", "----  --", "眉山   1", "a     22",
    ]  # fmt: skip
