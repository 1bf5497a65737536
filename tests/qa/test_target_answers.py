from __future__ import annotations

import json

import pytest

from qa.answer import Answer
from qa.assistant import Assistant
from qa.targets.wording import place_name

LIST = "哪些城市提出到2030年产业规模达到500亿元？"
ENGLISH = "Which cities target 500亿 by 2030?"
LOOKUP = "绵阳到2030年机器人产业规模是多少"
ABSENT = "哪些城市提出到2028年产业规模达到800亿元？"


@pytest.fixture(scope="module")
def listed(assistant: Assistant) -> Answer:
    return assistant.ask(LIST)


def direct(answer: Answer) -> list[str]:
    return [target["place"] for target in answer.targets if target["direct"]]


def test_a_list_question_gets_a_table(listed: Answer) -> None:
    assert (listed.kind, direct(listed)) == ("table", ["绵阳"])


def test_every_row_is_verbatim_and_marked_in_its_citation(listed: Answer) -> None:
    assert listed.table is not None
    for row in listed.table["rows"]:
        citation = listed.citations[row["citation"] - 1]
        start, end = citation.highlights[0]
        assert citation.number == row["citation"]
        assert citation.text[start:end] == row["target"]


def test_the_columns_say_what_place_target_deadline_document_clause_and_status_are(
    listed: Answer,
) -> None:
    assert listed.table is not None
    keys = [column["key"] for column in listed.table["columns"]]
    assert keys[:6] == ["place", "target", "deadline", "document", "clause", "status"]


def test_targets_say_how_they_match(listed: Answer) -> None:
    first = listed.targets[0]
    assert (first["direct"], first["match"], first["related"], first["citation"]) == (
        True, "exact", False, 1,
    )  # fmt: skip


def test_coverage_counts_all_documents(listed: Answer, assistant: Assistant) -> None:
    assert listed.coverage is not None
    others = [d["id"] for d in assistant.documents() if d["place"] != "绵阳"]
    assert sorted(listed.coverage.pop("without_target")) == sorted(others)
    assert listed.coverage == {"documents": 4, "scanned": 4, "with_target": 1, "unreadable": []}


def test_passages_follow_below_the_table(assistant: Assistant) -> None:
    answer = assistant.ask(LIST)
    assert answer.table is not None
    assert len(answer.citations) > len(answer.table["rows"])
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_no_passage_is_cited_twice_below_the_table(assistant: Assistant) -> None:
    answer = assistant.ask(LIST)
    below = answer.citations[len(answer.targets) :]
    rows = {(c.document_id, c.start) for c in answer.citations[: len(answer.targets)]}
    assert not rows & {(c.document_id, c.start) for c in below}


def test_the_answer_is_json(assistant: Assistant) -> None:
    assert json.loads(json.dumps(assistant.ask(LIST).to_json()))["kind"] == "table"


def test_english_sentences_give_places_in_both_scripts(assistant: Assistant) -> None:
    answer = assistant.ask(ENGLISH)
    assert answer.language == "en"
    assert "Mianyang (绵阳)" in answer.text


def test_the_reading_of_a_vague_question_is_told(assistant: Assistant) -> None:
    assert "产业规模" in assistant.ask(ENGLISH).text


def test_a_lookup_has_its_target_first(assistant: Assistant) -> None:
    answer = assistant.ask(LOOKUP)
    assert (answer.kind, answer.targets[0]["canonical_value"]) == ("table", 500 * 10**8)
    assert answer.targets[0]["deadline"] == 2030


def test_a_draft_is_marked(assistant: Assistant) -> None:
    answer = assistant.ask("丽水到2027年低空经济产业规模是多少")
    assert answer.table is not None
    assert answer.table["rows"][0]["status"] == "征求意见稿"
    assert "征求意见稿" in answer.text


def test_none_of_the_documents_is_an_honest_answer(assistant: Assistant) -> None:
    answer = assistant.ask(ABSENT)
    assert (answer.kind, answer.table) == ("abstain", None)
    assert "4 份文件" in answer.text


def test_another_year_of_the_place_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳到2028年机器人产业规模是多少")
    assert answer.kind == "abstain"
    assert {target["deadline"] for target in answer.targets} == {2025, 2030}


def test_the_neighbours_of_an_abstention_are_its_nearest(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳到2028年机器人产业规模是多少")
    assert len(answer.nearest) == len(answer.targets) > 0
    assert not any(target["direct"] for target in answer.targets)


def test_a_comparison_names_the_winner(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳和丽水的产业规模目标，谁大")
    assert set(direct(answer)) == {"绵阳", "丽水"}
    assert "较高的是绵阳" in answer.text


def test_sums_are_refused_with_a_reason(assistant: Assistant) -> None:
    assert "不能相加" in assistant.ask("各城市产业规模目标加起来是多少亿").text


def test_filters_restrict_the_table(assistant: Assistant) -> None:
    answer = assistant.ask("哪些城市给产业规模定了目标", filters={"places": ["丽水"]})
    assert direct(answer) == ["丽水"]
    assert answer.coverage is not None
    assert answer.coverage["documents"] == 1


def test_a_follow_up_gets_its_row(assistant: Assistant) -> None:
    history = [{"question": LOOKUP, "answer": ""}]
    assert assistant.ask("那2025年呢？", history).targets[0]["canonical_value"] == 120 * 10**8


def test_a_question_on_duties_is_none_on_targets(assistant: Assistant) -> None:
    assert not assistant.ask("绵阳的算力平台由哪些单位负责").targets


def test_the_question_says_how_it_was_read(listed: Answer) -> None:
    assert listed.question["intent"] == "list"
    assert listed.question["deadlines"] == [2030]


@pytest.mark.parametrize(
    ("place", "name"),
    [("眉山", "Meishan (眉山)"), ("全国", "China (全国)"), ("某地", "某地"),
     ("浦东新区", "Pudong New Area (浦东新区)"), (None, "(place not stated)"),
     ("拉萨", "Lhasa (拉萨)"), ("广州", "Guangzhou (广州)")],
)  # fmt: skip
def test_english_place_names(place: str | None, name: str) -> None:
    assert place_name(place, "en") == name
