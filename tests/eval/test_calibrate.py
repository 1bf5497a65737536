from pathlib import Path

import pytest

from eval.beir import BeirQuery, BeirSet
from eval.calibrate import case_weights, fit_model, threshold_for
from eval.calibration_cases import Case, benchmark_cases, tuning_queries, without_places
from eval.left_out import LeftOut, abstained, ask_left_out, fold_of
from eval.questions import split_of
from index.encoders import load_encoder
from index.model import Passage
from qa.fit import ENCODER_BOUND, FEATURES, Fit


def _case(coverage: float, right: bool, source: str = "set", kind: str = "answerable") -> Case:
    fit = Fit(coverage, coverage, 1 - coverage, 0.2, coverage, 0.5, 0.0, 0.0, 0.0, 0.0, False)
    return Case(source, kind, fit, right)


CASES = [_case(share / 20, share >= 10 and share != 13) for share in range(21)]


def test_what_covers_more_is_surer() -> None:
    intercept, weights = fit_model(CASES, (), encoder_bound=True)
    assert weights["coverage"] >= 0.0
    assert weights["unseen"] <= 0.0
    total = [intercept + sum(w * v for w, v in zip(weights.values(), c.fit.features(), strict=True))
             for c in CASES]  # fmt: skip
    assert total == sorted(total)
    assert total[0] < 0.0 < total[-1]


def test_a_sign_that_reason_forbids_is_not_learned() -> None:
    reversed_ = [Case(c.source, c.kind, c.fit, not c.right) for c in CASES]
    _, weights = fit_model(reversed_, (), encoder_bound=True)
    assert weights["coverage"] == 0.0


def test_without_the_encoders_units_its_features_count_nothing() -> None:
    _, weights = fit_model(CASES, (), encoder_bound=False)
    assert {weights[name] for name in ENCODER_BOUND} == {0.0}
    assert set(weights) == set(FEATURES)


def test_one_kind_of_case_alone_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="right and cases that are not"):
        fit_model([_case(0.5, True)], (), encoder_bound=True)


def test_large_sets_do_not_drown_small_ones() -> None:
    cases = [_case(0.5, True, "large")] * 4 + [_case(0.5, True, "small")]
    weights = case_weights(cases, {"small"})
    # 1/√4 each of four, 3/√1 of one; their mean is 1.
    assert weights[4] / weights[0] == pytest.approx(6.0)
    assert weights.mean() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("sure", "refused", "wanted", "threshold"),
    [
        ([0.9, 0.8, 0.7, 0.1], 0, 0.75, 0.7),
        ([0.9, 0.8, 0.7, 0.1], 0, 1.0, 0.1),
        ([0.9, 0.8, 0.7], 1, 0.75, 0.7),
        ([0.9, 0.8, 0.7], 1, 0.8, 0.0),
    ],
)
def test_the_threshold_still_answers_the_wanted_share(
    sure: list[float], refused: int, wanted: float, threshold: float
) -> None:
    assert threshold_for(sure, refused, wanted) == threshold


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("眉山的小镇由谁负责", "的小镇由谁负责"),
        ("眉山？", "眉山？"),
        ("小镇由谁负责", "小镇由谁负责"),
    ],
)
def test_places_are_taken_out_of_a_question(text: str, bare: str) -> None:
    assert without_places(text) == bare


def test_a_benchmark_gives_answerable_and_left_out_cases() -> None:
    ids = [f"p{number}" for number in range(40) if split_of(f"p{number}") == "tune"][:3]
    texts = ["渔船安装定位终端。", "淡水能力提高到20万吨。", "林下种植面积达到5万亩。"]
    passages = tuple(Passage(id_, text) for id_, text in zip(ids, texts, strict=True))
    queries = (BeirQuery("q0", "渔船安装什么终端"), BeirQuery("q1", "林下种植面积"))
    other = next(f"r{n}" for n in range(40) if split_of(f"r{n}") == "report")
    queries = (*queries, BeirQuery("q2", "不看的问题"))
    qrels = {"q0": {ids[0]: 1}, "q1": {ids[2]: 1}, "q2": {other: 1}}
    benchmark = BeirSet("tiny", passages, queries, qrels)
    assert {id_ for id_, *_ in tuning_queries(benchmark, 10)} == {"q0", "q1"}
    cases, ask = benchmark_cases(benchmark, load_encoder(), 10)
    assert sorted((case.kind, case.right) for case in cases) == [
        ("answerable", True), ("answerable", True), ("left_out", False), ("left_out", False),
    ]  # fmt: skip
    assert ask("渔船") is not None


def test_documents_are_left_out_fold_by_fold(tmp_path: Path) -> None:
    names = [f"plan{number}.txt" for number in range(12)]
    first = next(name for name in names if fold_of(name, 2) == 0)
    second = next(name for name in names if fold_of(name, 2) == 1)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / first).write_text("渔业方案\n一、任务\n为每艘渔船安装定位终端。\n", "utf-8")
    (corpus / second).write_text("林业方案\n一、任务\n林下种植面积达到5万亩。\n", "utf-8")
    line = '{"id": "q1", "question": "给每艘渔船安装什么终端", "language": "zh", "type": "lookup",'
    line += f' "answerable": true, "relevant": [{{"document": "{first}", "evidence": ["终端"]}}]}}'
    (tmp_path / "q.jsonl").write_text(line, encoding="utf-8")
    plan = LeftOut(tmp_path / "q.jsonl", (corpus,), tmp_path / "data", folds=2)
    (outcome,) = ask_left_out(plan, load_encoder().name)
    assert outcome.answerable is False
    assert abstained([outcome]) == 1.0
