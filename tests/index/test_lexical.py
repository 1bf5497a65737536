import math
from pathlib import Path

import numpy as np
import pytest

from index.errors import SnapshotDamagedError
from index.lexical import K1, B, LexicalIndex
from index.model import Passage
from index.terms import Route

ROWS = [["甲", "乙", "乙"], ["乙", "丙"], ["丁"]]


def test_scores_equal_the_formula_worked_by_hand() -> None:
    index = LexicalIndex.from_terms(ROWS, Route.WORDS)
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))  # 乙 stands in two of three
    first = idf * 2 / (2 + K1 * (1 - B + B * 3 / 2))  # twice, in 3 terms; the mean is 2
    second = idf * 1 / (1 + K1 * (1 - B + B * 2 / 2))
    np.testing.assert_allclose(index.scores({"乙": 1.0}), [first, second, 0.0], rtol=1e-5)


def test_weights_scale_and_add_up() -> None:
    index = LexicalIndex.from_terms(ROWS, Route.WORDS)
    both = index.scores({"甲": 2.0, "丙": 0.5, "未见": 9.0})
    np.testing.assert_allclose(
        both, 2 * index.scores({"甲": 1.0}) + 0.5 * index.scores({"丙": 1.0}), rtol=1e-6
    )


def test_no_passage_gets_more_than_the_ceiling() -> None:
    index = LexicalIndex.from_terms(ROWS, Route.WORDS)
    assert index.scores({"甲": 1.0, "乙": 1.0}).max() < index.ceiling(["甲", "乙"])


def test_unseen_terms_raise_the_ceiling() -> None:
    index = LexicalIndex.from_terms(ROWS, Route.WORDS)
    assert index.ceiling(["乙", "未见"]) > index.ceiling(["乙", "甲"]) > index.ceiling(["乙"])


def test_title_and_path_are_searched() -> None:
    passages = [
        Passage("a", "正文", title="低空经济"),
        Passage("b", "正文", path=("保障措施",)),
        Passage("c", "正文"),
    ]
    index = LexicalIndex.from_passages(passages, Route.WORDS)
    assert np.flatnonzero(index.scores({"低空": 1.0})).tolist() == [0]
    assert np.flatnonzero(index.scores({"保障": 1.0})).tolist() == [1]
    assert index.held(["低空"], np.arange(3)).tolist() == [[True, False, False]]


def test_save_and_load_give_the_same_scores(tmp_path: Path) -> None:
    index = LexicalIndex.from_terms(ROWS, Route.BIGRAMS)
    index.save(tmp_path / "x")
    loaded = LexicalIndex.load(tmp_path / "x", Route.BIGRAMS)
    np.testing.assert_array_equal(loaded.scores({"乙": 1.0}), index.scores({"乙": 1.0}))


def test_missing_files_are_damage(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamagedError, match="BM25"):
        LexicalIndex.load(tmp_path, Route.WORDS)


def test_passages_without_terms() -> None:
    index = LexicalIndex.from_terms([[], []], Route.WORDS)
    assert index.scores({"甲": 1.0}).tolist() == [0.0, 0.0]
