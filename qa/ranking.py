"""The order of the retrieved passages once the question's meaning is taken into account."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.model import Chunk, Document
from corpus.numerals import find_numbers
from index.concepts import held_concepts
from index.diversify import diversified
from index.model import Hit
from index.searcher import PassageIndex
from index.terms import Route
from qa.forms import ABOUT_DOCUMENT, has_form
from qa.question import Question
from qa.scope import Scope


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the fused score, in its units (a sum of z-scores).

    Chosen on the tuning half of eval/questions/seeds.jsonl, see eval/LOG.md.
    """

    about: float = 8.0
    concepts: float = 12.0
    year: float = 4.0
    amount: float = 1.0
    other_place: float = -3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A retrieved chunk with its document and its final score."""

    hit: Hit
    chunk: Chunk
    document: Document
    score: float


def rank(
    question: Question,
    scope: Scope,
    found: Sequence[tuple[Hit, Chunk, Document]],
    weights: Weights | None = None,
    index: PassageIndex | None = None,
) -> list[Candidate]:
    """Candidates, best first; ties keep the order of retrieval.

    ``index`` is where they were found: with it, what they have of the concepts asked for counts.
    """
    weights = weights or Weights()
    asked = _concepts_held(scope, found, index) if index and found else [0.0] * len(found)
    candidates = [
        Candidate(
            hit,
            chunk,
            document,
            hit.score + weights.concepts * share + _gain(question, scope, chunk, document, weights),
        )
        for (hit, chunk, document), share in zip(found, asked, strict=True)
    ]
    candidates.sort(key=lambda candidate: -candidate.score)
    if len(scope.places) > 1 and len(question.places) > 1:
        return _in_turns(candidates, scope.places)
    return candidates


def spread(
    question: Question, scope: Scope, ranked: Sequence[Candidate], index: PassageIndex
) -> list[Candidate]:
    """What ``rank`` gave, with those that only repeat better ones later (``index.diversify``).

    Places in turn stay in turn, and each keeps its own score.
    """
    if len(ranked) < 3 or (len(scope.places) > 1 and len(question.places) > 1):
        return list(ranked)
    held = index.held(scope.content, Route.BIGRAMS, [c.chunk.id for c in ranked])
    scores = np.array([candidate.score for candidate in ranked])
    order, _ = diversified(scores, held, len(ranked))
    return [ranked[number] for number in order.tolist()]


def _concepts_held(
    scope: Scope, found: Sequence[tuple[Hit, Chunk, Document]], index: PassageIndex
) -> list[float]:
    """Share of the concepts asked for that each passage has, 0 to 1."""
    held = index.held(scope.content, Route.BIGRAMS, [hit.passage_id for hit, *_ in found])
    return list(held_concepts(index.concepts(scope.content), held).covered().tolist())


def _in_turns(candidates: Sequence[Candidate], places: Sequence[str]) -> list[Candidate]:
    """The best of each place in turn: a question about several places wants all of them."""
    turns = dict.fromkeys(places, 0)
    ordered: list[tuple[int, float, Candidate]] = []
    for candidate in candidates:
        place = candidate.document.metadata.place
        turn = len(candidates)
        if place in turns:
            turn = turns[place]
            turns[place] += 1
        ordered.append((turn, -candidate.score, candidate))
    return [candidate for *_, candidate in sorted(ordered, key=lambda item: item[:2])]


def _gain(
    question: Question, scope: Scope, chunk: Chunk, document: Document, weights: Weights
) -> float:
    gain = 0.0
    if question.asked in ABOUT_DOCUMENT and has_form(question.asked, chunk.text, document.metadata):
        gain += weights.about
    if scope.places and document.metadata.place not in scope.places:
        gain += weights.other_place
    if question.years or question.amounts:
        numbers = find_numbers(chunk.text)
        years = {int(number.value) for number in numbers if number.year}
        values = {number.value for number in numbers if not number.year}
        gain += weights.year * _share(set(question.years), years)
        gain += weights.amount * _share({n.value for n in question.amounts}, values)
    return gain


def _share(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted & present) / len(wanted) if wanted else 0.0
