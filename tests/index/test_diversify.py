import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from index.diversify import REPEATED, SPREAD, diversified
from index.rank_features import Held


def held(rows: list[list[bool]]) -> Held:
    """Terms of weight and idf 1, one row for each with what the candidates hold."""
    terms = tuple(f"t{number}" for number in range(len(rows)))
    return Held(terms, np.ones(len(rows)), np.ones(len(rows)), np.array(rows, dtype=np.bool_))


TWO_TERMS = held([[True, True, False], [False, False, True]])


def test_what_is_not_said_yet_comes_before_what_is_repeated() -> None:
    order, _ = diversified(np.array([9.0, 8.0, 5.0]), TWO_TERMS, 3)
    assert order.tolist() == [0, 2, 1]


def test_a_large_distance_is_kept() -> None:
    order, _ = diversified(np.array([90.0, 80.0, 5.0]), TWO_TERMS, 3)
    assert order.tolist() == [0, 1, 2]


def test_scores_keep_the_distance_at_the_time_of_choice() -> None:
    # Chosen second at its own score 5; then the other one, whose term counts half for the
    # first passage, lies 8 + REPEATED / 2 · SPREAD against 5 + SPREAD / 2 when that was chosen.
    _, values = diversified(np.array([9.0, 8.0, 5.0]), TWO_TERMS, 3)
    last = 5 - (5 + SPREAD / 2 - (8 + REPEATED * SPREAD / 2))
    assert values.tolist() == pytest.approx([9.0, 5.0, last])


def test_fewer_candidates_than_wanted() -> None:
    order, values = diversified(np.array([1.0]), held([[True]]), 5)
    assert order.tolist() == [0]
    assert values.tolist() == [1.0]


@given(st.data(), st.integers(1, 12), st.integers(0, 6), st.integers(1, 15))
def test_each_candidate_once_the_best_first_and_scores_fall(
    data: st.DataObject, count: int, terms: int, k: int
) -> None:
    scores = data.draw(arrays(np.float64, count, elements=st.floats(-50, 50)))
    rows = data.draw(arrays(np.bool_, (terms, count)))
    some = Held(("t",) * terms, np.ones(terms), np.ones(terms), rows)
    order, values = diversified(scores, some, k)
    assert len(set(order.tolist())) == len(order) == min(k, count)
    assert scores[order[0]] == scores.max()
    assert np.all(np.diff(values) <= 1e-9)


@given(st.data(), st.integers(1, 12))
def test_without_terms_the_scores_order(data: st.DataObject, count: int) -> None:
    scores = data.draw(arrays(np.float64, count, elements=st.floats(-50, 50)))
    none = Held((), np.zeros(0), np.zeros(0), np.zeros((0, count), np.bool_))
    order, values = diversified(scores, none, count)
    assert np.array_equal(scores[order], np.sort(scores)[::-1])
    np.testing.assert_allclose(values, scores[order])
