"""How sure an answer is: a logistic model over a few explainable features."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import Any

from corpus.numerals import find_numbers
from index.searcher import PassageIndex
from index.terms import Route
from qa.answer import Fit, Language
from qa.evidence import Evidence
from qa.forms import has_form
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope


def fit_of(
    question: Question, scope: Scope, index: PassageIndex, best: Candidate, evidence: Evidence
) -> Fit:
    """How ``best``, whose answering sentences are ``evidence``, fits the question."""
    numbers = find_numbers(best.chunk.text)
    years = {int(number.value) for number in numbers if number.year}
    values = {number.value for number in numbers if not number.year}
    other_place = best.document.metadata.place not in scope.places
    return Fit(
        coverage=index.coverage(scope.content, Route.BIGRAMS, best.chunk.id),
        cosine=best.hit.routes.get("sentence", 0.0),
        evidence=evidence.score,
        years_missing=_missing(set(question.years), years),
        amounts_missing=_missing({number.value for number in question.amounts}, values),
        place_missing=bool(scope.places) and other_place,
        form=has_form(question.asked, best.chunk.text, best.document.metadata),
    )


def _missing(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted - present) / len(wanted) if wanted else 0.0


# Fitted on the tuning half of eval/questions/seeds.jsonl (see eval/LOG.md): intercept, weights.
_WEIGHTS: dict[Language, tuple[float, tuple[float, ...]]] = {
    "zh": (-2.0, (4.0, 2.0, 1.0, -2.0, -1.0, -3.0, 0.5)),
    "en": (-2.0, (2.0, 5.0, 1.0, -2.0, -1.0, -3.0, 0.5)),
}
THRESHOLD = 0.5


def confidence(fit: Fit, language: Language) -> float:
    """Probability, 0 to 1, that the passage answers the question."""
    intercept, weights = _WEIGHTS[language]
    total = intercept + sum(w * x for w, x in zip(weights, fit.features(), strict=True))
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))
