"""With a tiny cross-encoder made here from a configuration: nothing is downloaded."""

from pathlib import Path

import pytest

from index.errors import EncoderError
from index.reranker import Reranker, load_reranker

_VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"产业规模目标港口渔船")
PASSAGES = ["港口渔船", "产业规模目标", "港口"]


def make_cross_encoder(folder: Path, outputs: int = 1) -> Path:
    """A BERT of one small layer with random weights, saved as a model folder."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(_VOCABULARY), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(_VOCABULARY), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, max_position_embeddings=48, num_labels=outputs,
        initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    loaded = load_reranker(str(make_cross_encoder(tmp_path_factory.mktemp("models") / "tiny")))
    assert loaded is not None
    return loaded


def test_a_score_for_each_passage_whatever_stands_beside_it(reranker: Reranker) -> None:
    together = reranker.scores("产业规模", PASSAGES)
    alone = [float(reranker.scores("产业规模", [passage])[0]) for passage in PASSAGES]
    assert together.tolist() == pytest.approx(alone, abs=1e-5)
    assert len({round(score, 6) for score in alone}) == len(PASSAGES)


def test_the_order_is_that_of_the_scores(reranker: Reranker) -> None:
    scores = reranker.scores("产业规模", PASSAGES)
    order = reranker.order("产业规模", PASSAGES)
    assert sorted(order) == [0, 1, 2]
    assert scores[order].tolist() == sorted(scores.tolist(), reverse=True)


def test_no_passages_no_scores(reranker: Reranker) -> None:
    assert reranker.order("产业规模", []) == []


def test_a_passage_longer_than_the_model_reads_is_cut(reranker: Reranker) -> None:
    assert len(reranker.scores("产业规模", ["港口" * 500])) == 1


def test_no_name_no_reranker() -> None:
    assert load_reranker(" ") is None


@pytest.mark.parametrize("name", ["/nowhere/model", "./nowhere", "~/nowhere-at-all"])
def test_a_missing_folder_is_named(name: str) -> None:
    with pytest.raises(EncoderError, match="no such folder") as raised:
        load_reranker(name)
    assert repr(name) in str(raised.value)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no reranker called"):
        load_reranker(str(tmp_path))


def test_a_classifier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="3 numbers"):
        load_reranker(str(make_cross_encoder(tmp_path / "classes", outputs=3)))
