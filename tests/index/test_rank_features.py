import math

import numpy as np
import pytest

from index.dense import Moments
from index.fusion import RouteScores
from index.lexical import LexicalIndex
from index.rank_features import FEATURES, Held, latin_share, rank_features
from index.terms import Route


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.from_terms([["a", "b"], ["b", "b"], ["#5"]], Route.BIGRAMS)


def test_held_terms_by_candidate(index: LexicalIndex) -> None:
    held = index.held(["b", "#5", "unknown"], np.array([0, 2]))
    assert held.tolist() == [[True, False], [False, True], [False, False]]


def test_shares_weigh_by_idf(index: LexicalIndex) -> None:
    held = Held.of(index, {"a": 1.0, "b": 2.0}, np.array([0, 1, 2]))
    # lucene idf, 3 passages: a stands in one, ln(1 + 2.5 / 1.5); b in two, ln(1 + 1.5 / 2.5)
    rare, common = math.log(1 + 2.5 / 1.5), math.log(1 + 1.5 / 2.5)
    np.testing.assert_allclose(held.share(1), [1, 2 * common / (rare + 2 * common), 0])
    np.testing.assert_allclose(held.share(2), [1, 2 * common**2 / (rare**2 + 2 * common**2), 0])


def test_only_typed_numbers_count_as_numbers(index: LexicalIndex) -> None:
    held = Held.of(index, {"a": 1.0, "#5": 1.0, "#7": 0.5}, np.array([0, 2]))
    np.testing.assert_allclose(held.numbers(["a", "#5"]), [0, 1])


def test_a_question_without_numbers_gains_nothing_by_them(index: LexicalIndex) -> None:
    held = Held.of(index, {"a": 1.0}, np.array([0, 2]))
    assert held.numbers(["a"]).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("text", "share"),
    [("", 0.0), ("2030", 0.0), ("目标", 0.0), ("smart city", 1.0), ("AI目标", 1 / 3)],
)
def test_latin_share(text: str, share: float) -> None:
    assert latin_share(text) == pytest.approx(share)


def test_the_columns_of_one_candidate(index: LexicalIndex) -> None:
    one = np.array([1.0], dtype=np.float32)
    routes = RouteScores(
        one, one * 2, (4.0, 8.0), one * 0.4, one * 0.5, (Moments(0.2, 0.1), Moments(0.2, 0.1))
    )
    held = {route: Held.of(index, {"a": 1.0}, np.array([0])) for route in Route}
    row = dict(zip(FEATURES, rank_features("plan", routes, held)[0], strict=True))
    assert row == pytest.approx(
        {
            "words": 0.25, "bigrams": 0.25, "dense": 2, "sentence": 3, "held words": 1,
            "held bigrams": 1, "rare words": 1, "rare bigrams": 1, "numbers": 0,
            "dense for latin": 2, "sentence for latin": 3,
        },
        rel=1e-5,
    )  # fmt: skip
