import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.code_switching import EnglishWords
from eval.encoder_pairs import Pair, dictionary_pairs, with_switched

FEW = EnglishWords(
    {"人工智能": ("artificial intelligence",), "智能": ("smart",), "人才": ("talent",)}
)


def switched(text: str, share: float) -> str:
    return FEW.switched(text, share, np.random.default_rng(0))


def test_the_longest_word_is_taken() -> None:
    assert switched("引进人工智能人才", 1.0) == "引进 artificial intelligence talent"


def test_nothing_is_switched_at_share_0() -> None:
    assert switched("引进人工智能人才", 0.0) == "引进人工智能人才"


@given(st.text(alphabet="人工智能才引进2030 a", max_size=30), st.floats(0, 1))
def test_what_is_not_known_stays_in_order(text: str, share: float) -> None:
    english = {"artificial", "intelligence", "smart", "talent"}
    kept = "".join(part for part in switched(text, share).split() if part not in english)
    remaining = iter("".join(text.split()))
    assert all(character in remaining for character in kept)


def test_a_pair_gets_a_mixed_and_an_english_query() -> None:
    pair = Pair("人工智能人才", ("…",), (), frozenset({"k"}), "k")
    (found,) = with_switched([pair], FEW, np.random.default_rng(0))
    assert "artificial intelligence talent" in found.switched
    assert pair.query not in found.switched


def test_a_query_without_known_words_is_not_switched() -> None:
    pair = Pair("where is it?", ("…",), (), frozenset({"k"}), "k")
    assert with_switched([pair], FEW, np.random.default_rng(0)) == [pair]


@pytest.fixture(scope="module")
def words() -> EnglishWords:
    return EnglishWords.from_packages()


def test_the_policy_sense_hides_the_dictionary(words: EnglishWords) -> None:
    assert "major task" in words.glosses["重点任务"] or "priority task" in words.glosses["重点任务"]


def test_a_gloss_that_only_explains_is_left_out(words: EnglishWords) -> None:
    assert not any("CL:" in gloss for english in words.glosses.values() for gloss in english)


def test_only_common_words_of_the_dictionary_are_trained_on(words: EnglishWords) -> None:
    chinese = {pair.key for pair in dictionary_pairs(words)}
    assert {"农业", "老师"} <= chinese < set(words.glosses)
