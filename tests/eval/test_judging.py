"""From an answer to an outcome: ranking, places, values, wrong places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from eval.judge import judge
from eval.places import belongs, short_name
from eval.questions import Question, Relevant
from qa.answer import Answer, Citation

QUESTION = Question(
    id="q1",
    text="眉山到2030年的规模？",
    language="zh",
    type="amount",
    relevant=(Relevant("a.txt", ("500亿",)), Relevant("b.txt", ("100亿",))),
    answerable=True,
)


def passage(file: str, text: str, number: int = 1, place: str | None = "眉山") -> Citation:
    return Citation(
        number=number, document_id=file, title=file, file=file, place=place, level="city",
        document_number=None, issuer=None, issued=None, status="in_force", digest=False,
        source_url=None, section_path=(), clause="", text=text, start=0, end=len(text),
        highlights=(), score=1.0,
    )  # fmt: skip


def answer(*citations: Citation, hits: tuple[Citation, ...] = (), **fields: Any) -> Answer:
    base: dict[str, Any] = {"kind": "passages", "text": "", "confidence": 0.5, "language": "zh"}
    return Answer(citations=citations, hits=hits, **(base | fields))


def test_the_ranking_is_the_citations_then_the_hits() -> None:
    found = judge(
        QUESTION,
        answer(
            passage("c.txt", "500亿"),
            passage("a.txt", "500亿", 2),
            hits=(passage("b.txt", "100亿", 0),),
        ),
        10,
    )
    assert found.ranking == ((), ("0",), ("1",))
    assert found.rank == 2


def test_the_ranking_is_cut_at_k() -> None:
    found = judge(QUESTION, answer(passage("c.txt", ""), hits=(passage("a.txt", "500亿", 0),)), 1)
    assert found.ranking == ((),)
    assert found.rank is None


def test_an_unanswerable_question_has_nothing_to_find() -> None:
    question = replace(QUESTION, relevant=(), answerable=False)
    found = judge(question, answer(kind="abstain"), 10)
    assert (found.judged, found.rank, found.kind) == ({}, None, "abstain")
    assert found.expected == ("abstain",)


def test_places_are_those_of_the_direct_rows_each_once() -> None:
    rows = (
        {"place": "眉山", "direct": True},
        {"place": "成都", "direct": False},
        {"place": "眉山市", "direct": True},
        {"place": "天津", "direct": True},
    )
    found = judge(replace(QUESTION, places=("眉山市",)), answer(targets=rows), 10)
    assert found.places == ("眉山", "天津")
    assert found.wanted_places == ("眉山",)


def test_a_table_without_targets_gives_its_own_places() -> None:
    table = {"columns": [], "rows": [{"place": "眉山", "citation": 1}, {"citation": 2}]}
    assert judge(QUESTION, answer(table=table, kind="table"), 10).places == ("眉山",)


def test_a_value_is_judged_only_where_one_is_wanted() -> None:
    given = answer(passage("a.txt", "超500亿元"))
    assert judge(QUESTION, given, 10).value_correct is None
    assert judge(replace(QUESTION, value="500亿元"), given, 10).value_correct is True
    assert judge(replace(QUESTION, value="600亿元"), given, 10).value_correct is False


@pytest.mark.parametrize(
    ("named", "place", "expected"),
    [
        (["眉山"], "眉山", False),
        (["眉山"], "成都", True),
        (["眉山", "成都"], "成都", False),
        (["四川"], "眉山", False),
        (["眉山"], "四川", True),
        (["眉山"], None, True),
        ([], "成都", None),
    ],
)
def test_a_wrong_place_is_a_first_citation_from_elsewhere(
    named: list[str], place: str | None, expected: bool | None
) -> None:
    given = answer(passage("a.txt", "500亿", place=place), question={"places": named})
    assert judge(QUESTION, given, 10).wrong_place is expected


def test_an_answer_without_citations_cites_no_wrong_place() -> None:
    given = answer(kind="abstain", question={"places": ["眉山"]})
    assert judge(QUESTION, given, 10).wrong_place is False


def test_wrong_places_are_not_judged_where_nothing_is_right() -> None:
    question = replace(QUESTION, relevant=(), answerable=False)
    given = answer(passage("a.txt", "", place="成都"), question={"places": ["眉山"]})
    assert judge(question, given, 10).wrong_place is None


@pytest.mark.parametrize("name", ["眉山", "眉山市", "Meishan", " 眉山 "])
def test_places_have_one_short_name(name: str) -> None:
    assert short_name(name) == "眉山"


def test_an_unknown_place_keeps_its_name() -> None:
    assert short_name("某某新城") == "某某新城"
    assert belongs("某某新城", ["某某新城"])


@pytest.mark.parametrize(("value", "right"), [("2份", True), ("3份", False)])
def test_a_number_of_documents_is_that_of_the_rows(value: str, right: bool) -> None:
    rows = {"columns": [{"key": "title", "label": ""}], "rows": [{"title": "甲"}, {"title": "乙"}]}
    question = replace(QUESTION, relevant=(), value=value)
    assert judge(question, answer(kind="table", table=rows), 10).value_correct is right


def test_items_are_counted_where_they_are_judged() -> None:
    rows = {"columns": [{"key": "item", "label": ""}], "rows": [{"item": "甲"}, {"item": "乙"}]}
    found = judge(replace(QUESTION, items=("甲",)), answer(kind="table", table=rows), 10).items
    assert found is not None
    assert (found.recall, found.precision) == (1.0, 0.5)
    assert judge(QUESTION, answer(), 10).items is None
