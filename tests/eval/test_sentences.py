import pytest

from eval.sentences import mark, mean_overlap, occurrences, overlap

TEXT = "甲乙丙。丁戊 己庚。甲乙辛。"


@pytest.mark.parametrize(
    ("marks", "gold", "share"),
    [
        ([(0, 4)], "甲乙丙", 1.0),
        ([(1, 4)], "甲乙丙", 2 / 3),
        ([(4, 10)], "甲乙丙", 0.0),
        ([(10, 14)], "甲乙", 1.0),  # it stands twice: the better place counts
        ([(4, 7)], "丁戊己庚", 0.5),  # white space inside does not count
        ([(0, 14)], "壬", 0.0),
        ([], "甲乙", 0.0),
        ([(0, 2), (2, 3)], "甲乙丙", 1.0),
    ],
)
def test_overlap_by_hand(marks: list[tuple[int, int]], gold: str, share: float) -> None:
    assert overlap(TEXT, marks, gold) == pytest.approx(share)


def test_width_variants_are_the_same() -> None:
    assert list(occurrences("达到５００亿元", "500亿")) == [(2, 6)]
    assert list(occurrences("任意", " ")) == []


def test_the_best_gold_span_counts() -> None:
    found = mark("q", "问", TEXT, [(0, 4)], ["丁戊", "甲乙丙"])
    assert (found.overlap, found.length, found.passage) == (1.0, 4, 14)
    assert found.marks == ("甲乙丙。",)


def test_mean_overlap() -> None:
    half = mark("q", "问", TEXT, [(0, 1)], ["甲乙"])
    assert mean_overlap([half, mark("q", "问", TEXT, [(0, 2)], ["甲乙"])]) == 0.75
    assert mean_overlap([]) is None
