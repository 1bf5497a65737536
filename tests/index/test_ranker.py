from pathlib import Path

import numpy as np
import pytest

from index.encoders import DEFAULT_ENCODER, Encoder
from index.errors import IndexingError
from index.model import Passage
from index.rank_features import FEATURES
from index.ranker import Ranker
from index.searcher import PassageIndex

RANKER = Ranker(np.arange(len(FEATURES), dtype=np.float64), "some/encoder")


def test_scores_are_the_weighted_sum() -> None:
    features = np.zeros((2, len(FEATURES)))
    features[1, 1], features[1, 3] = 2, 1  # weights 1 and 3
    assert RANKER.scores(features).tolist() == [0, 5]


def test_written_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "ranker.tsv"
    file.write_text("\n".join(RANKER.lines(["trained on nothing"])), encoding="utf-8")
    again = Ranker.load(file)
    np.testing.assert_array_equal(again.weights, RANKER.weights)
    assert again.encoder == RANKER.encoder


def test_the_built_in_one_is_for_the_default_encoder_and_names_its_training() -> None:
    assert Ranker.load().encoder == DEFAULT_ENCODER
    notes = [line for line in _built_in_lines() if line.startswith("# Trained on")]
    assert len(notes) >= 4
    reported = ("dureader_robust", "domainrag_ruc", "dragonball_zh")
    assert not any(name in note for note in notes for name in reported)


def test_no_weight_is_negative() -> None:
    # A better match must never lower a passage.
    assert (Ranker.load().weights >= 0).all()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda lines: lines[:-1], "differ"),
        (lambda lines: [*lines, "colour\t1"], "colour"),
        (lambda lines: [*lines, "words\t1"], "twice"),
        (lambda lines: [line.replace("ranker 1", "ranker 9") for line in lines], "ranker 9"),
        (lambda lines: [line.replace("words\t0", "words\tmany") for line in lines], "many"),
        (lambda lines: [line.replace("words\t0", "words\tnan") for line in lines], "finite"),
        (lambda lines: [*lines, "words"], "TAB"),
    ],
)
def test_a_broken_file_is_refused(change, told: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(IndexingError, match=told):
        Ranker.parse(change(RANKER.lines()))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="cannot read"):
        Ranker.load(tmp_path / "none.tsv")


def test_search_orders_by_the_ranker_at_the_level_of_fusion(encoder: Encoder) -> None:
    texts = ["低空经济规模达到500亿元。", "养老机构床位达到一万张。", "2030年建成低空经济示范区。"]
    index = PassageIndex.build([Passage(str(i), text) for i, text in enumerate(texts)], encoder)
    query = "2030年低空经济要建成什么"
    found = index.candidates(query)
    assert found is not None
    learned = Ranker.load().scores(found.features)
    hits = index.search(query, 3, diverse=False)
    order = [index.ids[found.rows[i]] for i in np.argsort(-learned)]
    assert [hit.passage_id for hit in hits] == order
    assert hits[0].score == pytest.approx(index.fused(found).max())
    assert hits[0].score - hits[2].score == pytest.approx(learned.max() - learned.min())


def _built_in_lines() -> list[str]:
    from importlib.resources import files

    return (files("index") / "ranker.tsv").read_text(encoding="utf-8").splitlines()
