"""Every measure against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from eval.measures import MEASURES, aggregate, f1, grouped, question_values, rank_measures
from eval.outcome import Outcome


def outcome(id_: str, **fields: object) -> Outcome:
    base: dict[str, object] = {
        "question": "?", "type": "lookup", "language": "zh", "judged": {"0": 1}, "ranking": (),
        "answerable": True, "kind": "passages",
    }  # fmt: skip
    return Outcome(id=id_, **(base | fields))  # type: ignore[arg-type]


def unanswerable(id_: str, kind: str) -> Outcome:
    return outcome(id_, answerable=False, judged={}, kind=kind)


def one(ranking: list[list[str]], items: int = 1) -> dict[str, float]:
    judged = {chr(ord("a") + i): 1 for i in range(items)}
    return rank_measures({"q": judged}, {"q": ranking})["q"]


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        (1, {"hit@1": 1, "hit@3": 1, "hit@5": 1, "RR@10": 1, "recall@10": 1}),
        (3, {"hit@1": 0, "hit@3": 1, "hit@5": 1, "RR@10": 1 / 3, "recall@10": 1}),
        (4, {"hit@1": 0, "hit@3": 0, "hit@5": 1, "RR@10": 0.25, "recall@10": 1}),
        (6, {"hit@1": 0, "hit@3": 0, "hit@5": 0, "RR@10": 1 / 6, "recall@10": 1}),
        (11, {"hit@1": 0, "hit@3": 0, "hit@5": 0, "RR@10": 0, "recall@10": 0, "nDCG@10": 0}),
    ],
)
def test_rank_of_the_only_item_sets_the_measures(rank: int, expected: dict[str, float]) -> None:
    values = one([[]] * (rank - 1) + [["a"]])
    assert {name: values[name] for name in expected} == pytest.approx(expected)


def test_ndcg_by_hand() -> None:
    # Items a, b, c; a stands at rank 2, b at rank 5, c nowhere.
    # DCG = 1/log2(3) + 1/log2(6) = 0.63093 + 0.38685 = 1.01778
    # ideal = 1/log2(2) + 1/log2(3) + 1/log2(4) = 1 + 0.63093 + 0.5 = 2.13093
    values = one([[], ["a"], [], [], ["b"]], items=3)
    assert values["nDCG@10"] == pytest.approx(1.01778 / 2.13093, abs=1e-5)
    assert values["nDCG@10"] == pytest.approx(0.47762, abs=1e-5)


def test_recall_is_the_share_of_items_not_of_questions() -> None:
    values = one([["a"], [], ["b"]], items=4)
    assert values["recall@10"] == pytest.approx(0.5)
    assert values["hit@1"] == 1.0


def test_an_item_gains_once_however_many_passages_satisfy_it() -> None:
    twice, once = one([["a"], ["a"], ["b"]], items=2), one([["a"], [], ["b"]], items=2)
    assert twice == once
    assert twice["nDCG@10"] == pytest.approx((1 + 0.5) / (1 + 1 / math.log2(3)))


def test_a_passage_with_all_items_first_is_perfect() -> None:
    assert one([["a", "b", "c"]], items=3) == pytest.approx(
        {"hit@1": 1, "hit@3": 1, "hit@5": 1, "RR@10": 1, "recall@10": 1, "nDCG@10": 1}
    )


def test_recall_counts_passages_not_items_up_to_ten() -> None:
    # The tenth passage holds three items at once; all four are in the first ten passages.
    values = one([["a"], *[[]] * 8, ["b", "c", "d"]], items=4)
    assert values["recall@10"] == 1.0


def test_ideal_stops_at_ten_items() -> None:
    letters = [chr(ord("a") + i) for i in range(12)]
    values = one([[letter] for letter in letters], items=12)
    assert values["nDCG@10"] == pytest.approx(1.0)
    assert values["recall@10"] == pytest.approx(10 / 12)


def test_graded_gains_are_linear() -> None:
    # Gains 2 and 1 in the wrong order: DCG = 1 + 2/log2(3), ideal = 2 + 1/log2(3).
    values = rank_measures({"q": {"x": 2, "y": 1}}, {"q": [["y"], ["x"]]})["q"]
    expected = (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3))
    assert values["nDCG@10"] == pytest.approx(expected)


def test_items_judged_irrelevant_do_not_count() -> None:
    values = rank_measures({"q": {"x": 0, "y": 1}}, {"q": [["x"], ["y"]]})["q"]
    assert values["hit@1"] == 0.0
    assert values["RR@10"] == 0.5


def test_judged_questions_missing_from_the_run_count_as_zero() -> None:
    values = rank_measures({"q1": {"a": 1}, "q2": {"a": 1}}, {"q1": [["a"]]})
    assert set(values) == {"q1", "q2"}
    assert set(values["q2"].values()) == {0.0}
    assert set(values["q2"]) == set(values["q1"])


def test_an_abstention_is_a_miss_for_answered_hit_only() -> None:
    outcomes = [
        outcome("q1", ranking=(("0",),), kind="abstain"),
        outcome("q2", ranking=(("0",),)),
        outcome("q3", ranking=((), ("0",))),
        outcome("q4", ranking=(("0",),), kind="table"),
    ]
    measures = aggregate(outcomes)
    assert measures["hit@1"] == pytest.approx(3 / 4)
    assert measures["answered_hit@1"] == pytest.approx(2 / 4)


def test_unanswerable_questions_do_not_enter_the_rank_measures() -> None:
    outcomes = [outcome("q1", ranking=(("0",),)), unanswerable("q2", "passages")]
    assert aggregate(outcomes)["hit@1"] == 1.0


def test_abstention_precision_and_recall_by_hand() -> None:
    # 4 unanswerable, 3 of them abstained on; 2 answerable ones abstained on by mistake.
    outcomes = [
        *(unanswerable(f"u{i}", "abstain") for i in range(3)),
        unanswerable("u3", "passages"),
        *(outcome(f"a{i}", kind="abstain") for i in range(2)),
        outcome("a2"),
    ]
    measures = aggregate(outcomes)
    assert measures["abstain_precision"] == pytest.approx(3 / 5)
    assert measures["abstain_recall"] == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [
        (["眉山", "成都"], ["眉山", "成都"], 1.0),
        (["眉山", "天津"], ["眉山", "成都", "安徽"], 2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3)),
        ([], ["眉山"], 0.0),
        (["眉山"], [], 0.0),
        ([], [], 1.0),
    ],
)
def test_f1_by_hand(found: list[str], wanted: list[str], expected: float) -> None:
    assert f1(found, wanted) == pytest.approx(expected)


def test_places_f1_is_the_mean_over_questions() -> None:
    # F1 1.0 and 2·1·0.5/1.5 = 2/3; the third question judges no places.
    outcomes = [
        outcome("q1", places=("眉山",), wanted_places=("眉山",)),
        outcome("q2", places=("眉山",), wanted_places=("眉山", "成都")),
        outcome("q3", places=("眉山",)),
    ]
    assert aggregate(outcomes)["places_f1"] == pytest.approx((1 + 2 / 3) / 2)


def test_answer_accuracy_is_over_questions_with_a_value() -> None:
    outcomes = [
        outcome("q1", value_correct=True),
        outcome("q2", value_correct=False),
        outcome("q3", value_correct=False),
        outcome("q4"),
    ]
    assert aggregate(outcomes)["answer_accuracy"] == pytest.approx(1 / 3)


def test_wrong_place_is_over_questions_that_name_a_place() -> None:
    outcomes = [
        outcome("q1", wrong_place=True),
        *(outcome(f"q{i}", wrong_place=False) for i in range(2, 5)),
        outcome("q5"),
    ]
    assert aggregate(outcomes)["wrong_place@1"] == pytest.approx(1 / 4)


def test_measures_without_questions_are_none() -> None:
    assert set(aggregate([]).values()) == {None}
    searched = outcome("q", answerable=None, kind=None, ranking=(("0",),))
    measures = aggregate([searched])
    assert measures["hit@1"] == 1.0
    assert {name for name in MEASURES if measures[name] is None} == {
        "answered_hit@1", "answer_accuracy", "places_f1", "item_recall", "item_precision",
        "abstain_precision", "abstain_recall",
        "wrong_place@1",
    }  # fmt: skip


def test_questions_without_a_judged_ranking_stay_out_of_the_rank_measures() -> None:
    outcomes = [outcome("q1", ranking=(("0",),)), outcome("q2", judged={}, value_correct=True)]
    assert aggregate(outcomes)["hit@1"] == 1.0


def test_groups_have_counts_and_their_own_means() -> None:
    outcomes = [
        outcome("q1", type="duty", ranking=(("0",),)),
        outcome("q2", type="amount"),
        outcome("q3", type="duty"),
    ]
    groups = grouped(outcomes, lambda o: o.type, question_values(outcomes))
    assert list(groups) == ["amount", "duty"]
    assert (groups["duty"]["count"], groups["duty"]["hit@1"]) == (2, 0.5)
    assert (groups["amount"]["count"], groups["amount"]["hit@1"]) == (1, 0.0)
