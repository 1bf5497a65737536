import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.outcome import Outcome
from eval.reliability import (
    Judged,
    Point,
    calibration_error,
    judged_answers,
    operating_point,
    reliability,
    risk_coverage,
    wilson,
)
from eval.result import make_result

ANSWERS = [
    Judged(0.95, True, True),
    Judged(0.85, True, True),
    Judged(0.85, False, True),
    Judged(0.15, False, False),
]
_JUDGED = st.builds(Judged, st.floats(0, 1), st.booleans(), st.booleans())


def _outcome(id_: str, rank: int | None, kind: str, *, answerable: bool = True) -> Outcome:
    return Outcome(
        id=id_, question="问", type="lookup", language="zh", judged={"0": 1} if answerable else {},
        ranking=(("0",),) if rank == 1 else ((), ("0",)), answerable=answerable, kind=kind,
        confidence=0.5,
    )  # fmt: skip


def test_bins_hold_answers_of_like_confidence() -> None:
    parts = reliability(ANSWERS)
    assert [(part.count, part.right) for part in parts] == [(1, 0.0), (2, 0.5), (1, 1.0)]
    assert [part.confidence for part in parts] == pytest.approx([0.15, 0.85, 0.95])


def test_full_confidence_is_in_the_last_bin() -> None:
    assert [part.count for part in reliability([Judged(1.0, True, True)])] == [1]


def test_calibration_error_by_hand() -> None:
    # |0.15 − 0| · 1/4 + |0.85 − 0.5| · 2/4 + |0.95 − 1| · 1/4
    assert calibration_error(ANSWERS) == pytest.approx(0.0375 + 0.175 + 0.0125)
    assert calibration_error([]) is None


def test_risk_and_coverage_by_hand() -> None:
    assert risk_coverage(ANSWERS) == [
        Point(0.95, 0.25, 0.0),
        Point(0.85, 0.75, pytest.approx(1 / 3)),
        Point(0.15, 1.0, 0.5),
    ]


def test_the_run_itself_is_a_point() -> None:
    assert operating_point(ANSWERS) == Point(0.85, 0.75, pytest.approx(1 / 3))
    assert operating_point([Judged(0.1, False, False)]) is None


def test_wilson_interval_by_hand() -> None:
    # Half of 10: (0.5 + z²/20 ± z √(0.025 + z²/400)) / (1 + z²/10), z = 1.96
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    with pytest.raises(ValueError, match="not 0"):
        wilson(0.5, 0)


@given(st.lists(_JUDGED, min_size=1, max_size=30))
def test_every_answer_counts_once(answers: list[Judged]) -> None:
    assert sum(part.count for part in reliability(answers)) == len(answers)
    assert risk_coverage(answers)[-1].coverage == pytest.approx(1.0)
    assert all(0.0 <= point.risk <= 1.0 for point in risk_coverage(answers))


@pytest.mark.parametrize(
    ("outcome", "right", "answered"),
    [
        (_outcome("a", 1, "passages"), True, True),
        (_outcome("b", 2, "passages"), False, True),
        (_outcome("c", 1, "abstain"), True, False),
        (_outcome("d", 2, "abstain"), False, False),
        (_outcome("e", 2, "passages", answerable=False), False, True),
        (_outcome("f", 2, "abstain", answerable=False), False, False),
    ],
)
def test_what_counts_as_right(outcome: Outcome, right: bool, answered: bool) -> None:
    assert judged_answers(make_result({}, [outcome])) == [Judged(0.5, right, answered)]


def test_a_search_without_answers_has_no_confidence() -> None:
    searched = Outcome(id="q", question="问", type="t", language="zh", judged={}, ranking=())
    assert judged_answers(make_result({}, [searched])) == []
