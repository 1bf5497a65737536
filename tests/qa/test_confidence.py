from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Chunk, Document, Metadata
from index.model import Hit
from qa.assistant import Assistant
from qa.confidence import Calibration, CalibrationError, Model, calibration, confidence
from qa.fit import ENCODER_BOUND, FEATURES, SIGNS, Fit
from qa.fitting import years_above
from qa.question import Question
from qa.ranking import Candidate

GOOD = Fit(
    coverage=0.5,
    concepts=0.5,
    unseen=0.1,
    lead=0.3,
    cosine=0.5,
    score=0.6,
    years_missing=0.0,
    amounts_missing=0.0,
    latin=0.0,
    place_missing=0.0,
    stated=False,
)
LOOKUP = Question.parse("机器人产业规模")
ABOUT = Question.parse("规划的文号是什么")
MODELS = (calibration().own, calibration().others)
PLAIN = Model(0.5, 0.0, dict.fromkeys(FEATURES, 0.0) | {"coverage": 2.0, "latin cosine": 4.0})

_SHARE = st.floats(0, 1)
_FITS = st.builds(
    Fit, coverage=_SHARE, concepts=_SHARE, unseen=_SHARE, lead=_SHARE, cosine=st.floats(-1, 1),
    score=st.floats(0, 2), years_missing=_SHARE, amounts_missing=_SHARE, latin=_SHARE,
    place_missing=st.sampled_from([0.0, 1.0]), stated=st.booleans(),
)  # fmt: skip
_QUESTIONS = st.sampled_from([LOOKUP, ABOUT, Question.parse("which cities target robots")])


@given(_FITS, _QUESTIONS, st.sampled_from(MODELS))
def test_is_a_probability(fit: Fit, question: Question, model: Model) -> None:
    assert 0.0 <= confidence(fit, question, model) <= 1.0


@given(_FITS, _SHARE, _QUESTIONS, st.sampled_from(MODELS))
def test_more_coverage_is_never_less_sure(
    fit: Fit, coverage: float, question: Question, model: Model
) -> None:
    more = replace(fit, coverage=max(coverage, fit.coverage))
    assert confidence(more, question, model) >= confidence(fit, question, model)


def test_the_logistic_function_by_hand() -> None:
    # 2 · 0.5 + 4 · 0.25 · 0.5 = 1.5; 1 / (1 + e^−1.5)
    fit = replace(GOOD, latin=0.25)
    assert PLAIN.probability(fit) == pytest.approx(0.817574, abs=1e-6)


@pytest.mark.parametrize("model", MODELS)
def test_the_table_keeps_the_signs_that_reason_demands(model: Model) -> None:
    for name, sign in zip(FEATURES, SIGNS, strict=True):
        assert model.weights[name] * sign >= 0.0, name


def test_another_encoder_is_not_judged_in_the_units_of_this_one() -> None:
    others = calibration().model_for("some/other-encoder")
    assert others is calibration().others
    assert {others.weights[name] for name in ENCODER_BOUND} == {0.0}


def test_a_passage_of_another_place_is_hardly_an_answer() -> None:
    elsewhere = replace(GOOD, place_missing=1.0)
    assert confidence(elsewhere, LOOKUP, PLAIN) < confidence(GOOD, LOOKUP, PLAIN) / 5


@pytest.mark.parametrize(
    ("fit", "question", "answered"),
    [
        (replace(GOOD, stated=True), ABOUT, True),
        (replace(GOOD, stated=True, coverage=0.0, cosine=0.0), ABOUT, True),
        (replace(GOOD, coverage=1.0), ABOUT, False),
        (replace(GOOD, stated=True, place_missing=1.0), ABOUT, False),
        (replace(GOOD, stated=True, coverage=0.0), Question.parse("公司的邮箱是什么"), False),
    ],
)
def test_a_fact_about_a_document_is_answered_where_it_stands(
    fit: Fit, question: Question, answered: bool
) -> None:
    model = Model(0.6, 0.0, PLAIN.weights)
    assert (confidence(fit, question, model) >= model.threshold) is answered


def test_the_table_reads_back() -> None:
    table = calibration()
    again = Calibration.parse(table.lines(["a note"]))
    assert again.lines() == table.lines()
    assert 0.0 < again.own.threshold < 1.0


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("format\tconfidence 1", "format\tconfidence 0", "expected the format"),
        ("coverage\t", "covering\t", "the features differ: coverage, covering"),
        ("intercept\t", "intercept\tx", "could not convert"),
        ("intercept\t", "intercept\tinf\t1\nlead\t", "features differ"),
    ],
)
def test_a_broken_table_is_refused(old: str, new: str, message: str) -> None:
    text = "\n".join(calibration().lines()).replace(old, new, 1)
    with pytest.raises(CalibrationError, match=message):
        Calibration.parse(text.splitlines())


def test_weights_in_an_encoders_units_are_refused_for_others() -> None:
    table = calibration()
    weights = dict(table.others.weights) | {"cosine": 1.0}
    broken = replace(table, others=replace(table.others, weights=weights))
    with pytest.raises(CalibrationError, match="units"):
        Calibration.parse(broken.lines())


def test_fit_names_the_missing_year_and_amount(assistant: Assistant) -> None:
    fit = assistant.ask("绵阳机器人产业规模2041年怎么达到999亿元").fit
    assert fit is not None
    assert (fit.years_missing, fit.amounts_missing, fit.place_missing) == (1.0, 1.0, 0.0)


def test_fit_of_a_question_that_the_passage_answers(assistant: Assistant) -> None:
    fit = assistant.ask("绵阳机器人产业规模2030年怎么突破500亿元").fit
    assert fit is not None
    assert (fit.years_missing, fit.amounts_missing, fit.place_missing) == (0.0, 0.0, 0.0)
    assert fit.coverage > 0.5
    assert 0.0 < fit.lead <= 1.0
    assert fit.latin == 0.0


def test_terms_that_no_passage_has_are_unseen(assistant: Assistant) -> None:
    strange = assistant.ask("贝多芬写了几部交响曲").fit
    known = assistant.ask("无人机物流航线怎么补助").fit
    assert strange is not None
    assert known is not None
    assert strange.unseen > 0.8 > known.unseen


@pytest.mark.parametrize(
    "question",
    [
        "what is the capital of France?",
        "食堂几点开门",
        "How do I reset my email password?",
        "怎么挑西瓜 if it is ripe",
    ],
)
def test_what_is_off_the_subject_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind == "abstain"
    assert answer.confidence < 0.5


def test_a_year_of_the_plans_period_is_not_missing() -> None:
    text = "支持企业上云。"
    title = Metadata("渔业三年行动计划（2019—2022年）")
    document = Document("d", text, title, "d.txt", "0" * 64)
    chunk = Chunk("c", "d", 0, None, ("一、2025年以前",), "", 0, len(text), text)
    best = Candidate(Hit("c", 1.0), chunk, document, 1.0)
    assert years_above(best) == set(range(2019, 2026))
