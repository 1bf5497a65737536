"""Takes the measure of the best passage: from candidates to ``Fit``."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

from corpus.numerals import find_numbers
from index.bare import without_asking
from index.concepts import HeldConcepts, held_concepts
from index.fusion import place_gains, weights_for
from index.rank_features import Held, latin_share
from index.searcher import PassageIndex
from index.terms import Route
from qa.fit import Fit
from qa.forms import has_form
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope

# Passages that may have a term for it not to count as unseen.
_LOOKED_AT = 20
_WORD = re.compile(r"\w{2}")


def fit_of(
    question: Question, scope: Scope, index: PassageIndex, candidates: Sequence[Candidate]
) -> Fit:
    """How the first of ``candidates``, which are at least one, fits the question."""
    best = candidates[0]
    ids = [candidate.chunk.id for candidate in candidates[:_LOOKED_AT]]
    held = index.held(bare_question(scope.content), Route.BIGRAMS, ids)
    terms = index.held(scope.content, Route.BIGRAMS, ids)
    concepts = held_concepts(index.concepts(scope.content), terms)
    numbers = find_numbers(best.chunk.text)
    years = {int(number.value) for number in numbers if number.year} | years_above(best)
    values = {number.value for number in numbers if not number.year}
    place = best.document.metadata.place
    weights = weights_for(index.encoder_name)
    placed = float(place_gains(weights, [place], scope.places)[0])
    return Fit(
        coverage=_coverage(held),
        concepts=_concepts(concepts),
        unseen=_unseen(held),
        lead=_lead([candidate.score for candidate in candidates]),
        cosine=best.hit.routes.get("sentence", 0.0),
        score=(best.hit.score - placed) / weights.lexical,
        years_missing=_missing(set(question.years), years),
        amounts_missing=_missing({number.value for number in question.amounts}, values),
        latin=latin_share(scope.content),
        place_missing=float(bool(scope.places) and place not in scope.places),
        stated=has_form(question.asked, best.chunk.text, best.document.metadata),
    )


def years_above(best: Candidate) -> set[int]:
    """Years that title and headings name; of a period all that lie in it."""
    above = " ".join((best.document.metadata.title, *best.chunk.path))
    named = {int(number.value) for number in find_numbers(above) if number.year}
    return set(range(min(named), max(named) + 1)) if named else set()


def bare_question(text: str) -> str:
    """``text`` without the words that only ask; as it is if nothing else is in it."""
    bare = without_asking(text)
    return bare if _WORD.search(bare) else text


def _coverage(held: Held) -> float:
    """Share of the terms that the first passage holds, as if there were one more term, as rare
    as the rarest, that it does not: of a question of two words, one means little."""
    weights = held.weights * held.idf
    total = float(weights.sum())
    return float(weights[held.held[:, 0]].sum()) / (total + float(held.idf.max())) if total else 0.0


def _unseen(held: Held) -> float:
    weights = held.weights * held.idf
    total = float(weights.sum())
    return float(weights[~held.held.any(axis=1)].sum()) / total if total else 0.0


def _concepts(held: HeldConcepts) -> float:
    """The same share of the concepts, with one more that is as heavy as the heaviest."""
    total = float(held.weights.sum())
    if not total:
        return 0.0
    return float(held.covered()[0]) * total / (total + float(held.weights.max()))


def _lead(scores: Sequence[float]) -> float:
    if len(scores) < 2 or scores[0] <= scores[-1]:
        return 0.0
    return min(1.0, max(0.0, (scores[0] - max(scores[1:])) / (scores[0] - min(scores))))


def _missing(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted - present) / len(wanted) if wanted else 0.0
