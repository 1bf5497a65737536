import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＩ（２０２５）", "ai(2025)"),
        ("人工智慧產業", "人工智慧产业"),
        ("責任單位：發展改革局", "责任单位:发展改革局"),
        ("⼈⼯智能⻓江⻔户", "人工智能长江门户"),
        ("2018—2020", "2018-2020"),
        ("2018－2020", "2018-2020"),
        ("《方案》", '"方案"'),
        ("“人工智能+”", '"人工智能+"'),
        ("①", "1"),
        ("㎏", "kg"),
        ("plain ASCII", "plain ascii"),
        ("", ""),
    ],
)
def test_variants_become_one_form(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text(alphabet="人工智能産業發展，。（）Ａa５-—“”《》 \n⻓", max_size=50))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
