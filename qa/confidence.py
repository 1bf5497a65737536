"""How sure an answer is: a logistic model over a few explainable features."""

from __future__ import annotations

import math
from collections.abc import Set
from typing import Any

from corpus.numerals import find_numbers
from index.searcher import PassageIndex
from index.terms import Route
from qa.answer import Fit
from qa.forms import ABOUT_DOCUMENT, has_form
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope


def fit_of(question: Question, scope: Scope, index: PassageIndex, best: Candidate) -> Fit:
    """How the best passage fits the question."""
    numbers = find_numbers(best.chunk.text)
    years = {int(number.value) for number in numbers if number.year}
    values = {number.value for number in numbers if not number.year}
    other_place = best.document.metadata.place not in scope.places
    return Fit(
        coverage=index.coverage(scope.content, Route.BIGRAMS, best.chunk.id),
        cosine=best.hit.routes.get("sentence", 0.0),
        years_missing=_missing(set(question.years), years),
        amounts_missing=_missing({number.value for number in question.amounts}, values),
        place_missing=float(bool(scope.places) and other_place),
        stated=has_form(question.asked, best.chunk.text, best.document.metadata),
    )


def _missing(wanted: Set[Any], present: Set[Any]) -> float:
    return len(wanted - present) / len(wanted) if wanted else 0.0


# Logistic regression (C = 10) on the tuning half of eval/questions/seeds.jsonl and questions
# about other things (cmrc2018 train, drcd_s, stard_law, xquad_en_zh), see eval/LOG.md.
_INTERCEPT = -3.8
_WEIGHTS = (15.0, 7.5, -5.8, -1.0, -3.0)
THRESHOLD = 0.3
_STATED, _NOT_STATED = 0.95, 0.05


def confidence(fit: Fit, question: Question) -> float:
    """Probability, 0 to 1, that the passage answers the question.

    A question about the document itself (its number, date, issuer …) is answered where the
    fact stands and nowhere else.
    """
    if question.asked in ABOUT_DOCUMENT:
        return _STATED if fit.stated and not fit.place_missing else _NOT_STATED
    pairs = zip(_WEIGHTS, fit.features(), strict=True)
    total = _INTERCEPT + sum(weight * value for weight, value in pairs)
    return 1.0 / (1.0 + math.exp(-total))
