"""The benchmark of targets: made-up plans and catalogues are what they claim to be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue import Catalogue
from corpus.model import Level
from eval.bench_targets import bench_targets
from eval.errors import BenchmarkError
from eval.made_aims import AIMS, state_aim
from eval.made_documents import made_documents
from eval.made_store import made_questions, store_made


@given(st.integers(0, 2**32), st.none() | st.integers(2025, 2040))
def test_a_stated_aim_holds_its_amount(seed: int, year: int | None) -> None:
    stated = state_aim(Random(seed), year)
    amount = stated.clause[stated.value_start : stated.value_end]
    digits = re.findall(r"[\d.]+", amount)
    assert stated.name + amount == stated.clause
    assert [float(digit) * stated.aim.factor for digit in digits] == [float(stated.value)]
    assert year in (None, stated.year)


def test_made_documents_are_the_same_each_time_and_all_different() -> None:
    first = list(made_documents(5))
    assert first == list(made_documents(5))
    assert len({text for _, text in first}) == 5
    assert [name for name, _ in first] == [f"{number:05}.txt" for number in range(5)]
    assert first != list(made_documents(5, seed=2))


def test_made_documents_are_as_long_and_as_full_of_numbers_as_plans() -> None:
    text = "".join(text for _, text in made_documents(20))
    assert 6_000 < len(text) / 20 < 9_000
    assert 6 < 1_000 * len(re.findall(r"\d+", text)) / len(text) < 16
    assert 24 < 1_000 * len(re.findall(r"[。\n]", text)) / len(text) < 58


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    made = Catalogue.open(tmp_path_factory.mktemp("made") / "catalogue.sqlite")
    store_made(made, 320)
    return made


def test_as_many_targets_are_stored_as_asked_for(catalogue: Catalogue) -> None:
    counts = catalogue.counts()
    assert (counts["targets"], counts["documents"]) == (320, 7)


def test_stored_targets_stand_verbatim_in_their_documents(catalogue: Catalogue) -> None:
    documents = {document.id: document.text for document in catalogue.documents()}
    for target in catalogue.targets():
        text = documents[target.document_id]
        assert text[target.start : target.end] == target.text
        assert target.start <= target.value_start < target.value_end <= target.end
        assert text[target.start - 6 : target.start] == f"{target.deadline}年，"


def test_stored_targets_have_a_group_each(catalogue: Catalogue) -> None:
    groups = {target.group for target in catalogue.targets()}
    assert "" not in groups
    assert {"产业规模", "GDP", "城镇新增就业"} <= groups
    assert len(groups) >= len(AIMS) - 3
    assert {t.level for t in catalogue.targets()} <= {Level.PROVINCE, Level.CITY, Level.COUNTY}


def test_questions_differ_and_are_the_same_each_time(catalogue: Catalogue) -> None:
    documents = catalogue.documents()
    questions = made_questions(28, documents)
    assert questions == made_questions(28, documents)
    assert len(set(questions)) == 28
    assert not any("{" in question for question in questions)


@pytest.fixture(scope="module")
def result() -> dict[str, dict[str, object]]:
    return bench_targets(2, 1_000)


def test_everything_asked_for_is_measured(result: dict[str, dict[str, object]]) -> None:
    assert list(result) == ["system", "read", "store", "table"]
    assert (result["read"]["documents"], result["store"]["targets"]) == (2, 1_000)
    texts = [text for _, text in made_documents(2)]
    assert result["read"]["characters"] == sum(map(len, texts))
    assert result["table"]["questions"] == 70
    assert json.loads(json.dumps(result, allow_nan=False)) == result


def test_the_questions_are_answered_by_tables(result: dict[str, dict[str, object]]) -> None:
    """Otherwise a time would be that of an answer which is not given."""
    assert result["table"]["answered"] >= 65  # so few made-up targets leave some question open


def test_real_documents_can_be_read_instead(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_bytes(b"")  # cannot be read and does not count
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"到2030年，{name}产业规模达到5亿元。\n", "utf-8")
    read = bench_targets(2, 50, corpus=[tmp_path])["read"]
    assert (read["documents_from"], read["documents"], read["characters"]) == ("corpus", 2, 38)


def test_a_corpus_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="no document"):
        bench_targets(2, 50, corpus=[tmp_path])
