from dataclasses import replace
from xml.etree import ElementTree

import pytest

from eval.outcome import Outcome, Shown
from eval.plots import reliability_svg, risk_coverage_svg
from eval.reliability import Bin, Point
from eval.report import html_report
from eval.result import make_result

WRONG = Outcome(
    id="q1", question="产业规模？", type="amount", language="zh", judged={"0": 1}, ranking=((),),
    answerable=True, kind="passages", confidence=0.5, expected=("a.txt: 500亿",), got=("passages",),
    passages=(Shown("a.txt 二、", "到2030年<达到>500亿元。", ((6, 10),), relevant=True),),
)  # fmt: skip
BINS = [Bin(1, 0.1, 0.0, 0.0, 0.8), Bin(4, 0.9, 0.75, 0.3, 0.95)]


def _page(*outcomes: Outcome) -> str:
    return html_report(make_result({"encoder": "e", "questions": "q.jsonl"}, outcomes))


def test_a_failure_shows_its_passages_with_the_marks() -> None:
    page = _page(WRONG)
    assert "a.txt 二、 (relevant)" in page
    assert "到2030年<mark>&lt;达到&gt;</mark>500亿元。" in page


def test_a_failure_says_how_sure_it_was() -> None:
    assert "confidence 0.50" in _page(WRONG)


def test_what_went_right_is_no_failure() -> None:
    page = _page(replace(WRONG, ranking=(("0",),)))
    assert "Failures (0)" in page
    assert "None." in page


def test_both_plots_are_in_the_page_if_anything_was_answered() -> None:
    assert _page(WRONG).count("<svg") == 2
    assert "<svg" not in _page(replace(WRONG, confidence=None, kind=None, answerable=None))


def test_colours_follow_light_and_dark() -> None:
    assert "prefers-color-scheme: dark" in _page(WRONG)


def _marks(svg: str) -> list[tuple[float, float, str]]:
    root = ElementTree.fromstring(svg)
    circles = [element for element in root.iter() if element.tag == "circle"]
    return [
        (float(c.attrib["cx"]), float(c.attrib["cy"]), c.findtext("title") or "") for c in circles
    ]


def test_reliability_has_a_mark_for_each_bin() -> None:
    (left, low, few), (right, high, many) = _marks(reliability_svg(BINS))
    assert left < right
    assert low > high  # upwards in the drawing is downwards in its coordinates
    assert few.startswith("1 answers, confidence 0.10, right 0.00")
    assert many == "4 answers, confidence 0.90, right 0.75 (0.30–0.95)"


@pytest.mark.parametrize(("risk", "top"), [(0.0, "0.25"), (0.2, "0.25"), (0.3, "0.5"), (1.0, "1")])
def test_the_risk_axis_ends_above_what_occurs(risk: float, top: str) -> None:
    svg = risk_coverage_svg([Point(0.9, 1.0, risk)])
    labels = [e.text for e in ElementTree.fromstring(svg).iter("text") if e.text]
    assert top in labels


def test_the_run_is_marked_on_its_curve() -> None:
    marks = _marks(risk_coverage_svg([Point(0.9, 0.5, 0.1)], Point(0.9, 0.5, 0.1)))
    assert len(marks) == 2
    assert marks[0][:2] == marks[1][:2]
    assert "0.50 answered" in marks[1][2]
