"""Orders of the candidates by one route, and by the ranker without a group of features."""

from __future__ import annotations

import pytest

from eval.ablation import FUSION, GROUPS, RANKER, ablate
from eval.beir import BeirQuery, BeirSet
from eval.errors import BenchmarkError
from eval.questions import Part, split_of
from index.encoders import Encoder
from index.model import Passage
from index.rank_features import FEATURES

TEXTS = {
    "a": "支持企业建设公共算力平台。",
    "b": "本办法自发布之日起施行。",
    "c": "猫在屋顶上睡觉。",
}


def bench(question: str, right: str) -> BeirSet:
    passages = tuple(Passage(id=name, text=text) for name, text in TEXTS.items())
    return BeirSet("tiny", passages, (BeirQuery("q", question),), {"q": {right: 1}})


def test_every_route_and_every_group_is_shown(encoder: Encoder) -> None:
    asked, variants = ablate(bench("公共算力平台", "a"), encoder)
    names = [variant.name for variant in variants]
    assert asked == 1
    assert names[:2] == ["route words", "route bigrams"]
    assert names[5:7] == [FUSION, RANKER]
    assert all(name.startswith("ranker without ") for name in names[7:])


def test_lexical_routes_are_blind_where_no_term_is_shared(encoder: Encoder) -> None:
    # Nothing of the question stands in the texts: words leave the order of the corpus.
    _, variants = ablate(bench("the cat sleeps on the roof", "c"), encoder)
    found = {variant.name: variant.values["hit@1"] for variant in variants}
    assert found["route bigrams"] == 0.0
    assert found["route both vectors"] == 1.0
    assert found[RANKER] == 1.0


def test_differences_are_to_the_ranker(encoder: Encoder) -> None:
    _, variants = ablate(bench("the cat sleeps on the roof", "c"), encoder)
    by_name = {variant.name: variant for variant in variants}
    assert by_name[RANKER].difference == 0.0
    assert by_name["route bigrams"].difference == pytest.approx(0.5 - 1.0)  # third: 1 / log2(4)


def test_groups_are_made_of_features() -> None:
    named = {column for columns in GROUPS.values() for column in columns}
    assert named == set(FEATURES)


def test_a_half_without_questions_is_an_error(encoder: Encoder) -> None:
    other: Part = "tune" if split_of("a") == "report" else "report"
    with pytest.raises(BenchmarkError, match="no question in this half"):
        ablate(bench("公共算力平台", "a"), encoder, split=other)
