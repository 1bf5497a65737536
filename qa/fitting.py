"""Takes the measure of the best passage: from candidates to ``Fit``."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Any

from corpus.numerals import find_numbers
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
# Words that ask, or hold a sentence together: that a passage has them says nothing. The longest
# stand first, and a single character only where it is no part of a longer word.
_ASKING = re.compile(
    r"请问|请|帮我|告诉我|我想知道|什么时候|什么样的?|为什么|什么|哪[些个家里儿天年]?|多少个?|多大|多久|多长"
    r"|几[个家条项所种名人]?|怎么样|怎么办|怎么|怎样|如何|是否|是不是|有没有|有无|能不能|可以|由谁|谁|一共"
    r"|分别|关于|[吗呢吧是的了在有要会和与及对把被于为到从给都里中这那该]"
    r"|\b(?:what|which|who|whom|whose|when|where|why|how|many|much|long|is|are|was|were|be|been"
    r"|do|does|did|has|have|had|will|would|can|could|should|shall|may|the|a|an|of|in|to|for|and"
    r"|or|by|on|at|it|its|that|this|these|those|there|with|from|as|into|about|me|you|i|my|your"
    r"|please|tell|any|some)\b|['’]s\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{2}")


def fit_of(
    question: Question, scope: Scope, index: PassageIndex, candidates: Sequence[Candidate]
) -> Fit:
    """How the first of ``candidates``, which are at least one, fits the question."""
    best = candidates[0]
    ids = [candidate.chunk.id for candidate in candidates[:_LOOKED_AT]]
    held = index.held(bare_question(scope.content), Route.BIGRAMS, ids)
    numbers = find_numbers(best.chunk.text)
    years = {int(number.value) for number in numbers if number.year} | years_above(best)
    values = {number.value for number in numbers if not number.year}
    place = best.document.metadata.place
    weights = weights_for(index.encoder_name)
    placed = float(place_gains(weights, [place], scope.places)[0])
    return Fit(
        coverage=_coverage(held),
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


def bare_question(text: str) -> str:
    """``text`` without the words that only ask; as it is if nothing else is in it."""
    bare = _ASKING.sub(" ", text)
    return bare if _WORD.search(bare) else text


def years_above(best: Candidate) -> set[int]:
    """Years that title and headings name; of a period all that lie in it."""
    above = " ".join((best.document.metadata.title, *best.chunk.path))
    named = {int(number.value) for number in find_numbers(above) if number.year}
    return set(range(min(named), max(named) + 1)) if named else set()


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


def _lead(scores: Sequence[float]) -> float:
    if len(scores) < 2 or scores[0] <= scores[-1]:
        return 0.0
    return min(1.0, max(0.0, (scores[0] - max(scores[1:])) / (scores[0] - min(scores))))


def _missing(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted - present) / len(wanted) if wanted else 0.0
