"""What a question asks for, counted once however many wordings stand for it."""

import math

import numpy as np
import pytest

from index.concepts import Concept, HeldConcepts, concept_of, han_concepts, held_concepts
from index.lexical import LexicalIndex
from index.rank_features import Held
from index.terms import Route

# Three passages; 柑橘 stands in the first, 种植 in the first two, 橘子 in none.
INDEX = LexicalIndex.from_terms([["柑橘", "种植"], ["种植"], ["灌溉"]], Route.BIGRAMS)
RARE, COMMON = math.log(1 + 2.5 / 1.5), math.log(1 + 1.5 / 2.5)
TERMS = {"oranges": 1.0, "柑橘": 1.0, "橘子": 0.7, "种植": 1.0}


def _held(*concepts: Concept) -> HeldConcepts:
    return held_concepts(concepts, Held.of(INDEX, TERMS, np.array([0, 1, 2])))


def test_any_wording_is_the_concept() -> None:
    held = _held(concept_of("oranges", "柑橘", "橘子"), concept_of("种植"))
    np.testing.assert_allclose(held.weights, [RARE, COMMON])
    np.testing.assert_allclose(held.covered(), [1, COMMON / (RARE + COMMON), 0])


def test_a_wording_of_several_terms_counts_by_share() -> None:
    assert _held(Concept((("柑橘", "种植"),))).shares[0] == pytest.approx(
        [1, COMMON / (RARE + COMMON), 0]
    )


def test_nothing_asked_for_is_covered_by_nothing() -> None:
    held = held_concepts([], Held.of(INDEX, TERMS, np.array([0, 1])))
    assert held.covered().tolist() == [0, 0]


def test_pairs_inside_a_form_belong_to_it() -> None:
    found = han_concepts("种植柑橘园", [(2, 4)], {"柑橘": ["橘子"]}.__getitem__)
    assert [concept.wordings for concept in found] == [
        (("柑橘",), ("橘子",)),
        (("种植",),),
        (("植柑",),),
        (("橘园",),),
    ]
