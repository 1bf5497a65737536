"""The conditional logit that chooses a list, against values worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from eval.list_cases import ListCase
from eval.questions import load_questions, split_of
from eval.train_lists import SHARPNESS, ceiling, choice_loss, cross_validated, fit_lists, quality
from qa.structure.list_weights import ListWeights, ListWeightsError, list_weights
from tests.eval.question_rules import QUESTIONS


def case(right: int, *, recall: float = 1.0) -> ListCase:
    """Two lists; only the ``right`` one has “good” and the wanted items."""
    features = tuple({"good": float(at == right), "same": 1.0} for at in range(2))
    share = np.array([recall * (at == right) for at in range(2)])
    return ListCase("q", features, share, share)


def test_loss_and_slope_of_two_lists() -> None:
    features = np.array([[1.0], [0.0]])
    value, slope = choice_loss(features, np.array([True, False]), np.array([math.log(3) / 3]))
    # exp(3 · ln 3 / 3) = 3 against 1: the right list is chosen with 3/4.
    assert value == pytest.approx(math.log(4 / 3))
    assert slope == pytest.approx([SHARPNESS * (3 / 4 - 1)])


def test_equal_lists_share_the_choice() -> None:
    value, slope = choice_loss(np.zeros((4, 1)), np.array([True, True, False, False]), np.zeros(1))
    assert value == pytest.approx(math.log(2))
    assert slope == pytest.approx([0.0])


def test_the_weight_lies_where_loss_and_pull_balance() -> None:
    weights = fit_lists([case(0), case(1)], {"same": 0.7}, pull=0.5)
    # -3 (1 - p) + 0.5 w = 0 with p = 1 / (1 + exp(-3 w)).
    good = weights["good"]
    assert 0.5 * good == pytest.approx(3 * (1 - 1 / (1 + math.exp(-3 * good))), abs=1e-4)
    assert weights["same"] == pytest.approx(0.7)


def test_a_strong_pull_keeps_the_weights() -> None:
    assert fit_lists([case(0)], {"good": -1.0}, pull=1e6)["good"] == pytest.approx(-1, abs=1e-4)


def test_a_case_whose_lists_are_all_poor_teaches_nothing() -> None:
    assert fit_lists([case(0, recall=0.4)], {})["good"] == 0.0


def test_quality_is_that_of_the_first_list() -> None:
    cases = [case(0), case(1)]
    assert quality(cases, {"good": 1.0}).recall == 1.0
    assert quality(cases, {"good": -1.0}).precision == 0.0
    assert ceiling([*cases, case(0, recall=0.9)]) == pytest.approx(2 / 3)


def test_cross_validation_fits_without_the_fold() -> None:
    assert cross_validated([case(0), case(1), case(1)], {"good": -0.1}, folds=3).recall == 1.0
    with pytest.raises(ValueError, match="folds must be from 2 to the 2 cases, not 3"):
        cross_validated([case(0), case(1)], {}, folds=3)


def test_written_weights_are_read_again() -> None:
    table = ListWeights({"good": 0.25, "bad": -1.5})
    assert ListWeights.parse(table.lines(["how they were made"])) == table
    assert table.score({"good": 2.0, "bad": True, "unknown": 9.0}) == -1.0


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["format\tother"], "expected the format"),
        (["format\tlists 1", "good"], "name TAB value"),
        (["format\tlists 1", "good\t1", "good\t2"], "stands twice"),
        (["format\tlists 1", "good\tmuch"], "much"),
        (["format\tlists 1", "good\tnan"], "finite"),
    ],
)
def test_a_broken_table_is_refused(lines: list[str], message: str) -> None:
    with pytest.raises(ListWeightsError, match=message):
        ListWeights.parse(lines)


def test_the_built_in_weights_favour_what_is_named_and_said() -> None:
    weights = list_weights().weights
    assert min(weights["named"], weights["said"], weights["called"]) > 0 > weights["modifies"]


def test_the_tuning_lists_are_no_reporting_data() -> None:
    questions = load_questions(QUESTIONS / "lists_tuning.jsonl")
    assert {split_of(question.id) for question in questions} == {"tune"}
    assert all(question.items and question.type == "items" for question in questions)
    assert max(len(item) for question in questions for item in question.items or ()) <= 14
