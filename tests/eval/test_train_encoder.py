import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.beir import BeirQuery, BeirSet
from eval.encoder_net import EncoderNet
from eval.encoder_pairs import Pair, belongs_to_encoder, benchmark_pairs, glossary_pairs
from eval.questions import split_of
from eval.train_encoder import Recipe, averaged, train_encoder
from index.encoders.tuned import TunedUse
from index.model import Passage

TEXTS = ["支持发展智慧农业。", "smart agriculture", "到2030年，规模达到500亿元。" * 30, "", "路"]


@pytest.fixture(scope="module")
def model() -> TunedUse:
    return TunedUse()


def shaken(model: TunedUse) -> TunedUse:
    """The model with all weights changed, the gates among them."""
    random = np.random.default_rng(0)
    other = TunedUse.__new__(TunedUse)
    other.__dict__.update(model.__dict__)
    other.use_weights(
        {
            name: array + random.normal(0, 0.02, array.shape).astype(np.float32)
            for name, array in model.weights.items()
        }
    )
    return other


def test_torch_computes_what_numpy_computes(model: TunedUse) -> None:
    changed = shaken(model)
    tokens = [np.array(changed.tokens(text), dtype=np.int32) for text in TEXTS]
    vectors = EncoderNet(changed)(tokens).detach().numpy()
    np.testing.assert_allclose(vectors, changed.encode(TEXTS), atol=2e-6)
    assert np.abs(vectors - model.encode(TEXTS)).max() > 0.05


def test_training_brings_pairs_together(model: TunedUse) -> None:
    texts = [("谁负责", "青蛙"), ("多少钱", "山坡"), ("什么时候", "灯塔")]
    pairs = [Pair(q, (t,), (), frozenset({t}), t) for q, t in texts]
    recipe = Recipe(batch=3, epochs=12, rate=1e-3)
    trained = shaken(model)
    trained.use_weights(train_encoder(model, {"made up": pairs}, recipe))

    def right(encoder: TunedUse) -> float:
        questions, answers = (encoder.encode(list(part)) for part in zip(*texts, strict=True))
        cosines = questions @ answers.T
        return float(np.mean(np.diag(cosines) - cosines.mean(axis=1)))

    assert right(trained) > right(model) + 0.2


def test_the_same_seed_gives_the_same_weights(model: TunedUse) -> None:
    pairs = [Pair(q, (q + "a", q + "b"), ("c",), frozenset({q}), q) for q in ("x", "y", "z")]
    recipe = Recipe(batch=2, epochs=1)
    first, second = (train_encoder(model, {"s": pairs}, recipe, seed=3) for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_the_average_lies_between() -> None:
    means = averaged([{"a": np.zeros(2, np.float32)}, {"a": np.array([2, 4], np.float32)}])
    assert means["a"].tolist() == [1.0, 2.0]


@given(st.text())
def test_reporting_passages_never_train(passage_id: str) -> None:
    if split_of(passage_id) == "report":
        assert not belongs_to_encoder(passage_id)


def share(wanted: bool, word: str) -> str:
    """An id of the encoder's share of a set without a reporting half, or outside of it."""
    names = (f"{word}{number}" for number in range(100))
    return next(name for name in names if belongs_to_encoder(name, halved=False) is wanted)


def test_pairs_of_a_benchmark() -> None:
    mine, near, other = share(True, "mine"), share(True, "near"), share(False, "other")
    filler = "这一句说的是别的事情，与所问无关。" * 12
    passages = (
        Passage(mine, filler + "图书馆周一闭馆整理图书。" + filler, title="开放须知"),
        Passage(near, "图书馆周一至周五的座位预约办法。"),
        Passage(other, "体育馆晚上十点关门。"),
    )
    queries = (BeirQuery("q1", "图书馆星期几闭馆？"), BeirQuery("q2", "体育馆几点关门？"))
    qrels = {"q1": {mine: 1}, "q2": {other: 1}}
    made = benchmark_pairs(
        BeirSet("made", passages, queries, qrels), {"q1": ("周一闭馆",)}, halved=False
    )
    (pair,) = made  # the passage of q2 is not the encoder's
    assert pair.key == mine
    assert pair.negatives == ("图书馆周一至周五的座位预约办法。",)
    titled, bare = pair.views
    assert titled.startswith("开放须知\n")
    assert "周一闭馆" in titled
    assert "周一闭馆" in bare
    assert len(bare) <= 90


def test_the_glossary_goes_both_ways() -> None:
    texts = {(pair.query.isascii(), pair.views[0].isascii()) for pair in glossary_pairs()}
    assert {(True, False), (False, True)} <= texts
