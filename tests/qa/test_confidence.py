from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Fit
from qa.assistant import Assistant
from qa.confidence import THRESHOLD, confidence
from qa.question import Question

GOOD = Fit(
    coverage=0.5,
    cosine=0.5,
    years_missing=0.0,
    amounts_missing=0.0,
    place_missing=0.0,
    stated=False,
)
LOOKUP = Question.parse("机器人产业规模")
ABOUT = Question.parse("规划的文号是什么")

_SHARE = st.floats(0, 1)
_FITS = st.builds(
    Fit,
    coverage=_SHARE,
    cosine=st.floats(-1, 1),
    years_missing=_SHARE,
    amounts_missing=_SHARE,
    place_missing=st.sampled_from([0.0, 1.0]),
    stated=st.booleans(),
)
_QUESTIONS = st.sampled_from([LOOKUP, ABOUT, Question.parse("which cities target robots")])


@given(_FITS, _QUESTIONS)
def test_is_a_probability(fit: Fit, question: Question) -> None:
    assert 0.0 <= confidence(fit, question) <= 1.0


@given(_FITS, _SHARE, _QUESTIONS)
def test_more_coverage_is_never_less_sure(fit: Fit, coverage: float, question: Question) -> None:
    more = replace(fit, coverage=max(coverage, fit.coverage))
    assert confidence(more, question) >= confidence(fit, question)


@pytest.mark.parametrize(
    "lacking",
    [
        replace(GOOD, years_missing=1.0),
        replace(GOOD, amounts_missing=1.0),
        replace(GOOD, place_missing=1.0),
    ],
)
def test_what_is_missing_makes_less_sure(lacking: Fit) -> None:
    assert confidence(lacking, LOOKUP) < confidence(GOOD, LOOKUP)


def test_a_closer_sentence_makes_surer() -> None:
    assert confidence(replace(GOOD, cosine=0.9), LOOKUP) > confidence(GOOD, LOOKUP)


@pytest.mark.parametrize(
    ("fit", "answered"),
    [
        (replace(GOOD, stated=True), True),
        (replace(GOOD, stated=True, coverage=0.0, cosine=0.0), True),
        (replace(GOOD, coverage=1.0), False),
        (replace(GOOD, stated=True, place_missing=1.0), False),
    ],
)
def test_a_fact_about_the_document_is_answered_where_it_stands(fit: Fit, answered: bool) -> None:
    assert (confidence(fit, ABOUT) >= THRESHOLD) is answered


def test_fit_names_the_missing_year_and_amount(assistant: Assistant) -> None:
    fit = assistant.ask("绵阳机器人产业规模2041年怎么达到999亿元").fit
    assert fit is not None
    assert (fit.years_missing, fit.amounts_missing, fit.place_missing) == (1.0, 1.0, 0.0)


def test_fit_of_a_question_that_the_passage_answers(assistant: Assistant) -> None:
    fit = assistant.ask("绵阳机器人产业规模2030年怎么突破500亿元").fit
    assert fit is not None
    assert (fit.years_missing, fit.amounts_missing, fit.place_missing) == (0.0, 0.0, 0.0)
    assert fit.coverage > 0.5
