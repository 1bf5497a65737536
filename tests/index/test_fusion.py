from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dense import Moments
from index.encoders import DEFAULT_ENCODER
from index.fusion import USE_WEIGHTS, FusionWeights, RouteScores, fuse, weights_for

WEIGHTS = FusionWeights(lexical=10, words=0.25, dense=2, sentence=1, place=3)


def routes(words: list[float], bigrams: list[float], dense: list[float]) -> RouteScores:
    array = [np.array(values, dtype=np.float32) for values in (words, bigrams, dense)]
    return RouteScores(
        array[0], array[1], (4.0, 8.0), array[2], array[2] + np.float32(0.1),
        (Moments(0.2, 0.1), Moments(0.3, 0.1)),
    )  # fmt: skip


def test_the_sum_worked_by_hand() -> None:
    # coverage .25 · 2/4 + .75 · 4/8 = .5; z(passage) = z(sentence) = (.4 - .2) / .1 = 2
    assert fuse(routes([2], [4], [0.4]), WEIGHTS)[0] == pytest.approx(10 * 0.5 + 2 * 2 + 1 * 2)


def test_places_lift_and_lower() -> None:
    three = routes([1, 1, 1], [1, 1, 1], [0.2, 0.2, 0.2])
    plain = fuse(three, WEIGHTS)
    placed = fuse(three, WEIGHTS, ["眉山", "天津", None], {"眉山"})
    np.testing.assert_allclose(placed - plain, [3, -3, 0], atol=1e-9)


def test_without_places_in_the_question_nothing_is_lifted() -> None:
    two = routes([1, 1], [1, 1], [0.2, 0.2])
    np.testing.assert_array_equal(fuse(two, WEIGHTS, ["眉山", None], ()), fuse(two, WEIGHTS))


def test_like_cosines_everywhere_say_nothing() -> None:
    flat = replace(routes([1], [1], [0.4]), moments=(Moments(0.4, 0.0), Moments(0.5, 0.0)))
    assert fuse(flat, replace(WEIGHTS, lexical=0))[0] == 0


def test_words_and_bigrams_decide_for_chinese_and_the_encoder_for_english() -> None:
    # Coverage as measured: about 0.4 against 0.2 for Chinese, 0.05 against 0.07 for English.
    chinese = routes([1.6, 0.8], [3.2, 1.6], [0.3, 0.4])
    english = routes([0.2, 0.28], [0.4, 0.56], [0.4, 0.3])
    assert fuse(chinese, USE_WEIGHTS).argmax() == 0
    assert fuse(english, USE_WEIGHTS).argmax() == 0


scores = st.floats(0, 8, width=32)


@given(
    st.lists(st.tuples(scores, scores, st.floats(-1, 1, width=32)), min_size=1, max_size=8),
    st.integers(0, 7),
    st.floats(0.125, 2, width=32),
)
def test_a_better_route_never_lowers_a_candidate(
    rows: list[tuple[float, float, float]], which: int, gain: float
) -> None:
    which %= len(rows)
    words, bigrams, dense = (list(column) for column in zip(*rows, strict=True))
    before = fuse(routes(words, bigrams, dense), WEIGHTS)
    for column in (words, bigrams, dense):
        column[which] += gain
        after = fuse(routes(words, bigrams, dense), WEIGHTS)
        assert after[which] >= before[which]
        others = np.arange(len(rows)) != which
        np.testing.assert_array_equal(after[others], before[others])
        before = after


def test_each_kind_of_encoder_has_its_weights() -> None:
    assert weights_for(DEFAULT_ENCODER) is USE_WEIGHTS
    assert weights_for("m3e-small") == weights_for("any/other-model") != USE_WEIGHTS
