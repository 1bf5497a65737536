"""The question that the product is known by, over the five seed documents."""

from pathlib import Path

import pytest

from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from index.encoders import Encoder
from index.snapshots import build_snapshot, open_snapshot
from qa.answer import Answer, Language
from qa.assistant import Assistant
from qa.question import language_of

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no ../shared/seeds beside the project")


@pytest.fixture(scope="module")
def assistant(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    data = tmp_path_factory.mktemp("seeds")
    catalogue = Catalogue.open(data / FILE_NAME)
    ingest.add(catalogue, [SEEDS])
    catalogue.close()
    build_snapshot(data, encoder)
    snapshot = open_snapshot(data, encoder)
    return Assistant(snapshot.catalogue, snapshot.index)


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask("which cities target 500亿 by 2030?")


def test_meishans_clause_comes_first(answer: Answer) -> None:
    best = answer.citations[0]
    assert (best.place, best.clause) == ("眉山", "一、（二）")
    assert "500亿" in best.text


def test_chengdus_clause_of_2022_is_among_the_citations(answer: Answer) -> None:
    chengdu = [citation.text for citation in answer.citations if citation.place == "成都"]
    assert any("2022年" in text and "500亿" in text for text in chengdu)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_are_answered_in_their_language(assistant: Assistant, language: Language) -> None:
    examples = assistant.examples(language)
    assert len(examples) == 6
    assert {language_of(example) for example in examples} == {language}
    assert {assistant.ask(example).kind for example in examples} <= {"passages", "table"}


@pytest.mark.parametrize(
    ("language", "example"),
    [
        ("zh", "哪些城市提出到2030年产业规模达到500亿元？"),
        ("en", "Which cities target 500亿 by 2030?"),
    ],
)
def test_the_first_example(assistant: Assistant, language: Language, example: str) -> None:
    assert assistant.examples(language)[0] == example
