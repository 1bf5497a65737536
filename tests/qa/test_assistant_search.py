"""What the assistant offers beside answers: filters, search, documents."""

from __future__ import annotations

import pytest

from corpus.errors import UnknownDocumentError, UsageError
from qa.assistant import Assistant
from tests.qa.asked import shown


@pytest.mark.parametrize(
    ("filters", "files"),
    [
        ({"places": ["丽水"]}, {"lishui.txt"}),
        ({"levels": ["province"]}, {"gansu.txt"}),
        ({"years": [2021, 2022]}, {"quzhou.txt", "gansu.txt"}),
        ({"status": ["draft"]}, {"lishui.txt"}),
        ({"places": ["丽水"], "levels": ["province"]}, set()),
    ],
)
def test_filters_restrict_answers_and_search(
    assistant: Assistant, filters: dict[str, list[str]], files: set[str]
) -> None:
    found = shown(assistant.ask("产业规模目标是多少", filters=filters))
    assert {citation.file for citation in found} == files
    assert {hit.file for hit in assistant.search("产业规模", filters=filters)} == files


def test_an_unknown_filter_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UsageError, match="'city'"):
        assistant.ask("产业规模", filters={"city": ["丽水"]})


@pytest.mark.parametrize("k", [1, 3])
def test_search_gives_k_passages_best_first(assistant: Assistant, k: int) -> None:
    hits = assistant.search("机器人产业规模", k)
    assert len(hits) == k
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.number for hit in hits} == {0}


def test_search_for_nothing_finds_nothing(assistant: Assistant) -> None:
    assert assistant.search(" ") == []


def test_search_checks_k(assistant: Assistant) -> None:
    with pytest.raises(ValueError, match="0"):
        assistant.search("机器人", 0)


def test_documents_and_one_of_them(assistant: Assistant) -> None:
    listed = assistant.documents()
    assert [document["place"] for document in listed] == ["甘肃", "丽水", "绵阳", "衢州"]
    document = assistant.document(listed[2]["id"])
    assert document["text"].startswith("绵阳市机器人产业发展规划")
    assert "发展目标" in [section["heading"] for section in document["sections"]]


def test_an_unknown_document_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocumentError):
        assistant.document("nothing")
