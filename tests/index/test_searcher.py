from pathlib import Path

import pytest

from index.encoders import Encoder
from index.errors import IndexingError, SnapshotDamagedError
from index.model import Passage
from index.searcher import PassageIndex

CITY_M = {"title": "眉山市方案", "document_id": "m", "place": "眉山"}
CITY_T = {"title": "天津市方案", "document_id": "t", "place": "天津"}
PASSAGES = [
    Passage("m1", "到2030年，人工智能产业规模达到500亿元以上。", path=("发展目标",), **CITY_M),
    Passage("m2", "建设智慧农业示范基地。（责任单位：市农业农村局）", path=("任务",), **CITY_M),
    Passage("t1", "到2030年，人工智能产业规模达到800亿元以上。", path=("发展目标",), **CITY_T),
    Passage("t2", "推进轨道交通建设，缓解城市拥堵。", path=("任务",), **CITY_T),
    Passage("n1", "加强养老服务体系建设，发放护理补贴。"),
]


@pytest.fixture(scope="module")
def index(encoder: Encoder) -> PassageIndex:
    return PassageIndex.build(PASSAGES, encoder)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("人工智能产业规模五百亿", "m1"),
        ("AI industry scale 50 billion yuan by 2030", "m1"),
        ("AI industry scale 80 billion yuan by 2030", "t1"),
        ("智慧農業由哪个单位负责", "m2"),
        ("which department is responsible for smart agriculture", "m2"),
        ("城市为什么堵车", "t2"),
        ("pension subsidies for the elderly", "n1"),
    ],
)
def test_finds(index: PassageIndex, query: str, expected: str) -> None:
    assert index.search(query, 1)[0].passage_id == expected


def test_hits_come_best_first_with_their_routes(index: PassageIndex) -> None:
    hits = index.search("人工智能产业规模", 5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert set(hits[0].routes) == {"dense", "sentence", "words", "bigrams"}


@pytest.mark.parametrize(("place", "expected"), [("眉山", "m1"), ("天津", "t1")])
def test_places_prefer_their_passages(index: PassageIndex, place: str, expected: str) -> None:
    assert index.search("人工智能产业规模", 1, places=[place])[0].passage_id == expected


def test_allowed_restricts(index: PassageIndex) -> None:
    hits = index.search("人工智能产业规模", 10, allowed={"t2", "n1"})
    assert {hit.passage_id for hit in hits} == {"t2", "n1"}


@pytest.mark.parametrize("query", ["", "  \n", "\u3000"])
def test_blank_finds_nothing(index: PassageIndex, query: str) -> None:
    assert index.search(query) == []


@pytest.mark.parametrize("query", ["🙂🙂", "'; DROP TABLE chunks; --", "<b>甲</b>", "甲" * 10_000])
def test_odd_queries_are_searched_like_any(index: PassageIndex, query: str) -> None:
    assert len(index.search(query, 3)) <= 3


def test_k_is_checked(index: PassageIndex) -> None:
    with pytest.raises(ValueError, match="0"):
        index.search("甲", 0)


def test_nothing_to_index(encoder: Encoder) -> None:
    with pytest.raises(IndexingError, match="corpus add"):
        PassageIndex.build([], encoder)


def test_ids_must_differ(encoder: Encoder) -> None:
    with pytest.raises(IndexingError, match="'m1'"):
        PassageIndex.build([PASSAGES[0], PASSAGES[0]], encoder)


def test_save_and_load_search_alike(index: PassageIndex, encoder: Encoder, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = PassageIndex.load(tmp_path, encoder)
    assert loaded.search("人工智能产业规模", 5) == index.search("人工智能产业规模", 5)
    assert not [path for path in tmp_path.rglob("*") if path.suffix in {".pkl", ".pickle"}]


def test_files_of_different_indexes_are_refused(
    index: PassageIndex, encoder: Encoder, tmp_path: Path
) -> None:
    index.save(tmp_path / "all")
    PassageIndex.build(PASSAGES[:2], encoder).save(tmp_path / "two")
    (tmp_path / "two" / "passages.json").replace(tmp_path / "all" / "passages.json")
    with pytest.raises(SnapshotDamagedError, match="belong together"):
        PassageIndex.load(tmp_path / "all", encoder)
