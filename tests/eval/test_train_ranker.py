import numpy as np
import pytest

from eval.train_ranker import Case, Task, fit_ranker
from index.rank_features import FEATURES

ZERO = np.zeros(3)


def case(column: int, right: int, fused: tuple[float, float, float] = (3, 2, 1)) -> Case:
    """Three candidates; only ``right`` has the feature and is relevant."""
    features = np.zeros((3, len(FEATURES)))
    features[right, column] = 1
    relevant = np.arange(3) == right
    return Case(features, ZERO, np.array(fused), relevant, 1)


def test_quality_is_the_mean_ndcg_worked_by_hand() -> None:
    weights = np.zeros(len(FEATURES))
    weights[0] = -1.0
    # By column 0: the relevant one last, third of three; by column 1: all alike, the first first.
    task = Task("two", [case(0, 0), case(1, 0)])
    assert task.quality(weights) == pytest.approx((1 / np.log2(4) + 1) / 2)


def test_fused_quality_is_that_of_the_fused_order() -> None:
    assert Task("one", [case(0, 1)]).fused_quality() == pytest.approx(1 / np.log2(3))


def test_relevant_passages_that_no_route_found_count_as_missed() -> None:
    found = case(0, 0)
    task = Task("one", [Case(found.features, ZERO, found.fused, found.relevant, 2)])
    weights = np.ones(len(FEATURES))
    assert task.quality(weights) == pytest.approx(1 / (1 + 1 / np.log2(3)))


def test_offsets_count_beside_the_weights() -> None:
    lifted = case(0, 0)
    offsets = np.array([0.0, 5.0, 0.0])
    task = Task("one", [Case(lifted.features, offsets, lifted.fused, lifted.relevant, 1)])
    assert task.quality(np.ones(len(FEATURES))) == pytest.approx(1 / np.log2(3))


def test_the_search_finds_the_feature_that_decides() -> None:
    # Fusion's words mislead; the rare bigrams of the second candidate are right.
    features = np.zeros((2, len(FEATURES)))
    features[0, FEATURES.index("words")] = 1.0
    features[1, FEATURES.index("rare bigrams")] = 1.0
    relevant = np.array([False, True])
    two = Case(features, np.zeros(2), np.array([2.0, 1.0]), relevant, 1)
    task = Task("one", [two])
    ranker = fit_ranker([task], "some/encoder", (6.0, 0.0, 1.0, 1.0), seeds=1, rounds=200)
    assert task.quality(ranker.weights) == 1.0
    assert (ranker.weights >= 0).all()


def test_the_search_is_repeatable() -> None:
    task = Task("one", [case(0, 1), case(1, 2)])
    first, again = (
        fit_ranker([task], "x", (1.0, 1.0, 1.0, 1.0), seeds=2, rounds=20) for _ in range(2)
    )
    np.testing.assert_array_equal(first.weights, again.weights)
