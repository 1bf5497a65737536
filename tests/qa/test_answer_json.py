"""An answer as JSON has the fields of the contract."""

from __future__ import annotations

import json

import pytest

from qa.answer import Answer

CONTRACT = {
    "kind",
    "text",
    "confidence",
    "language",
    "citations",
    "table",
    "targets",
    "coverage",
    "nearest",
    "readings",
    "question",
    "timings_ms",
}
CITATION = {
    "number",
    "document_id",
    "title",
    "file",
    "place",
    "level",
    "document_number",
    "issuer",
    "issued",
    "status",
    "digest",
    "source_url",
    "section_path",
    "clause",
    "text",
    "start",
    "end",
    "highlights",
    "score",
    "url",
}


@pytest.mark.parametrize("question", ["什么是场景清单", "今天天气怎么样"])
def test_json_has_the_keys_of_the_contract(answers: dict[str, Answer], question: str) -> None:
    body = answers[question].to_json()
    assert set(body) == CONTRACT
    for citation in body["citations"] + body["nearest"]:
        assert set(citation) == CITATION
    assert json.loads(json.dumps(body)) == body


def test_timings_add_up(answers: dict[str, Answer]) -> None:
    timings = dict(answers["什么是场景清单"].timings_ms)
    total = timings.pop("total")
    assert set(timings) == {"parse", "retrieve", "targets", "evidence"}
    assert total == pytest.approx(sum(timings.values()), abs=0.01)


def test_confidence_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.5"):
        Answer("passages", "甲", 1.5, "zh")
