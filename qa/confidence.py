"""How sure an answer is: a logistic model over a few explainable features."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import Any

from corpus.numerals import find_numbers
from index.searcher import PassageIndex
from index.terms import Route
from qa.answer import Fit
from qa.evidence import Evidence
from qa.forms import ABOUT_DOCUMENT, has_form
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
        place_missing=float(bool(scope.places) and other_place),
        form=float(has_form(question.asked, best.chunk.text, best.document.metadata)),
    )


def _missing(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted - present) / len(wanted) if wanted else 0.0


# Logistic regression (C = 10) on the tuning half of eval/questions/seeds.jsonl, see eval/LOG.md.
_INTERCEPT = 0.5
_WEIGHTS = Fit(
    coverage=3.5,
    cosine=0.9,
    evidence=1.4,
    years_missing=-4.7,
    amounts_missing=-1.7,
    place_missing=-3.0,
    form=0.0,
)
_ENGLISH = -0.8
THRESHOLD = 0.65
_STATED, _NOT_STATED = 0.95, 0.05


def confidence(fit: Fit, question: Question) -> float:
    """Probability, 0 to 1, that the passage answers the question.

    A question about the document itself (its number, date, issuer …) is answered where the
    fact stands and nowhere else.
    """
    if question.asked in ABOUT_DOCUMENT:
        return _STATED if fit.form and not fit.place_missing else _NOT_STATED
    total = _INTERCEPT + (_ENGLISH if question.language == "en" else 0.0)
    pairs = zip(_WEIGHTS.features(), fit.features(), strict=True)
    total += sum(weight * value for weight, value in pairs)
    return 1.0 / (1.0 + math.exp(-total))
