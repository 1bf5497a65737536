"""What must hold of the rank measures for any ranking; plain computations beside the library's."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import rank_measures
from eval.outcome import Outcome

_ITEMS = st.sampled_from("abcdefghijklmno")
_JUDGED = st.dictionaries(_ITEMS, st.integers(1, 3), min_size=1)
_RANKING = st.lists(st.lists(_ITEMS, max_size=4), max_size=14)


@given(judged=_JUDGED, ranking=_RANKING)
def test_rank_measures_lie_between_zero_and_one(
    judged: dict[str, int], ranking: list[list[str]]
) -> None:
    values = rank_measures({"q": judged}, {"q": ranking})["q"]
    assert set(values) == {"hit@1", "hit@3", "hit@5", "RR@10", "recall@10", "nDCG@10"}
    assert all(0.0 <= value <= 1.0 + 1e-9 for value in values.values())


@given(judged=_JUDGED, ranking=_RANKING)
def test_hit_grows_with_k(judged: dict[str, int], ranking: list[list[str]]) -> None:
    values = rank_measures({"q": judged}, {"q": ranking})["q"]
    assert values["hit@1"] <= values["hit@3"] <= values["hit@5"]


@given(judged=_JUDGED, ranking=_RANKING)
def test_rank_measures_agree_with_a_plain_computation(
    judged: dict[str, int], ranking: list[list[str]]
) -> None:
    values = rank_measures({"q": judged}, {"q": ranking})["q"]
    hits = [rank for rank, items in enumerate(ranking, 1) if set(items) & set(judged)]
    first = hits[0] if hits else math.inf
    assert [values[f"hit@{k}"] for k in (1, 3, 5)] == [float(first <= k) for k in (1, 3, 5)]
    assert values["RR@10"] == pytest.approx(1 / first if first <= 10 else 0.0)
    top = {item for items in ranking[:10] for item in items}
    assert values["recall@10"] == pytest.approx(len(top & set(judged)) / len(judged))


@given(gains=_JUDGED, order=st.permutations("abcdefghijklmno"))
def test_ndcg_agrees_with_a_plain_computation(gains: dict[str, int], order: list[str]) -> None:
    # One item a passage, as in BEIR.
    values = rank_measures({"q": gains}, {"q": [[item] for item in order]})["q"]
    dcg = sum(gains.get(item, 0) / math.log2(i + 2) for i, item in enumerate(order[:10]))
    best = sorted(gains.values(), reverse=True)[:10]
    ideal = sum(gain / math.log2(i + 2) for i, gain in enumerate(best))
    assert values["nDCG@10"] == pytest.approx(dcg / ideal)


@given(ranking=st.lists(st.lists(st.just("0"), max_size=1), max_size=12))
def test_rank_is_that_of_the_first_satisfying_passage(ranking: list[list[str]]) -> None:
    found = Outcome("q", "?", "duty", "zh", judged={"0": 1}, ranking=tuple(map(tuple, ranking)))
    expected = next((i for i, items in enumerate(ranking, 1) if items), None)
    assert found.rank == expected
