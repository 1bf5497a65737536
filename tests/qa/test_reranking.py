from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from corpus.model import Chunk, Document, Metadata
from index.model import Hit
from index.reranker import RERANKED, Reranker
from qa.question import Question
from qa.ranking import Candidate
from qa.reranking import rerank
from qa.scope import Scope


class ByLength(Reranker):
    """The longest passage is the best one: an order that anybody can check."""

    def __init__(self) -> None:
        self.name = "by length"

    def scores(self, question: str, passages: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.array([len(passage) for passage in passages], dtype=np.float32)


def _candidate(rank: int, length: int, place: str | None = None) -> Candidate:
    text, name = "字" * length, f"{place}-{length}"
    document = Document(name, text, Metadata("规划", place=place), name, "0" * 64)
    chunk = Chunk(name, name, 0, None, (), "", 0, length, text)
    return Candidate(Hit(name, 0.0), chunk, document, 100.0 - rank)


def _ids(candidates: Sequence[Candidate]) -> list[str]:
    return [candidate.chunk.id for candidate in candidates]


def _reranked(candidates: Sequence[Candidate], *places: str) -> list[Candidate]:
    return rerank(Question.parse("目标"), Scope(places), candidates, ByLength())


def test_the_first_candidates_take_the_new_order() -> None:
    given = [_candidate(0, 3), _candidate(1, 9), _candidate(2, 5)]
    assert _ids(_reranked(given)) == ["None-9", "None-5", "None-3"]


def test_scores_still_fall_from_rank_to_rank() -> None:
    given = [_candidate(0, 3), _candidate(1, 9), _candidate(2, 5)]
    assert [candidate.score for candidate in _reranked(given)] == [100.0, 99.0, 98.0]


def test_what_is_beyond_the_first_stays() -> None:
    given = [_candidate(i, i + 1) for i in range(RERANKED + 2)]
    assert _ids(_reranked(given))[RERANKED:] == _ids(given)[RERANKED:]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((), ["天津-9", "成都-5", "成都-3"]),
        (("成都",), ["成都-5", "天津-9", "成都-3"]),
        (("成都", "天津"), ["成都-5", "天津-9", "成都-3"]),
    ],
)
def test_a_place_asked_for_keeps_its_ranks(places: tuple[str, ...], expected: list[str]) -> None:
    given = [_candidate(0, 3, "成都"), _candidate(1, 9, "天津"), _candidate(2, 5, "成都")]
    assert _ids(_reranked(given, *places)) == expected


def test_nothing_found_nothing_reranked() -> None:
    assert _reranked([]) == []
