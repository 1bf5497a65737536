import gc
from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex, embedded_text
from index.encoders import Encoder
from index.errors import SnapshotDamagedError
from index.model import Passage
from index.sentences import passage_sentences

PASSAGES = [
    Passage("a", "支持发展智慧农业。建设智能温室和农业大数据平台。", "农业方案", ("主要任务",)),
    Passage("b", "加快建设轨道交通，缓解城市拥堵。", "交通方案"),
    Passage("c", ""),
]


@pytest.fixture(scope="module")
def index(encoder: Encoder) -> DenseIndex:
    return DenseIndex.from_passages(PASSAGES, encoder)


def test_title_and_path_are_embedded() -> None:
    assert embedded_text(PASSAGES[0]).splitlines() == ["农业方案", "主要任务", PASSAGES[0].text]


def test_scores_are_cosines_of_passage_and_best_sentence(
    index: DenseIndex, encoder: Encoder
) -> None:
    query = encoder.encode_queries(["智慧农业"])[0]
    own, best = index.scores(query, np.array([0, 1]))
    text = PASSAGES[0].text
    sentences = [text[start:end] for start, end in passage_sentences(text)]
    assert own[0] == pytest.approx(
        encoder.encode_passages([embedded_text(PASSAGES[0])])[0] @ query, abs=1e-5
    )
    cosines = encoder.encode_passages(sentences) @ query
    assert best[0] == pytest.approx(cosines.max(), abs=1e-5)
    np.testing.assert_allclose(index.sentence_scores(query, 0), cosines, atol=1e-5)


def test_english_finds_chinese(index: DenseIndex, encoder: Encoder) -> None:
    query = encoder.encode_queries(["smart agriculture greenhouse"])[0]
    own, best = index.scores(query, np.array([0, 1]))
    assert own[0] > own[1]
    assert best[0] > best[1]


def test_nearest_of_one_holds_the_best_by_each_route(index: DenseIndex, encoder: Encoder) -> None:
    query = encoder.encode_queries(["城市交通拥堵"])[0]
    assert 1 in index.nearest(query, 1)


def test_moments_are_those_of_all_passages_when_few(index: DenseIndex, encoder: Encoder) -> None:
    query = encoder.encode_queries(["交通"])[0]
    own, best = index.scores(query, np.arange(3))
    passage, sentence = index.moments(query)
    assert passage.mean == pytest.approx(own.mean(), abs=1e-6)
    assert sentence.deviation == pytest.approx(best.std(), abs=1e-6)


def test_save_and_load(index: DenseIndex, encoder: Encoder, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    query = encoder.encode_queries(["农业"])[0]
    rows = np.arange(3)
    np.testing.assert_array_equal(loaded.scores(query, rows), index.scores(query, rows))


def test_cut_files_are_damage(index: DenseIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    (tmp_path / "passages.faiss").write_bytes(b"IxFI")
    with pytest.raises(SnapshotDamagedError, match="vectors"):
        DenseIndex.load(tmp_path)


def test_known_texts_are_not_encoded_again(index: DenseIndex, encoder: Encoder) -> None:
    calls: list[tuple[int, int]] = []
    again = DenseIndex.from_passages(
        [*PASSAGES, Passage("d", "推进养老服务体系建设。")],
        encoder,
        known=index.known_vectors(),
        progress=lambda done, total: calls.append((done, total)),
    )
    # The text of d is both passage and sentence: one text.
    assert calls == [(1, 1)]
    query = encoder.encode_queries(["农业"])[0]
    np.testing.assert_array_equal(
        again.scores(query, np.arange(3)), index.scores(query, np.arange(3))
    )


def test_known_vectors_outlive_their_index(index: DenseIndex, tmp_path: Path) -> None:
    index.save(tmp_path)
    known = DenseIndex.load(tmp_path).known_vectors()
    gc.collect()
    for key, vector in index.known_vectors().items():
        np.testing.assert_array_equal(known[key], vector)
