import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import UnknownDocumentError, UsageError
from index.errors import SnapshotError
from qa.answer import Answer, Citation, Language
from qa.assistant import CITED, MAX_QUESTION, Assistant
from qa.question import language_of

# Question → file and a string of the passage that must be cited first.
ANSWERED = {
    "绵阳到2030年机器人产业规模是多少": ("mianyang.txt", "500亿元"),
    "Which cities target 500亿 by 2030?": ("mianyang.txt", "500亿元"),
    "绵阳的算力平台由哪些单位负责": ("mianyang.txt", "市科技局"),
    "什么是场景清单": ("mianyang.txt", "场景清单：是指"),
    "绵阳规划的文号是什么": ("mianyang.txt", "绵府发〔2023〕18号"),
    "低空经济产业规模目标": ("lishui.txt", "80亿元"),
    "衢州公共数据由谁统筹": ("quzhou.txt", "市大数据发展管理局"),
    "衢州的办法是什么时候印发的": ("quzhou.txt", "二〇二一年三月五日"),
    "衢州的办法根据什么文件制定": ("quzhou.txt", "《浙江省公共数据条例》"),
    "甘肃戈壁农业种植面积要达到多少万亩": ("gansu.txt", "40万亩"),
}
NOT_ANSWERED = ["今天天气怎么样", "Tell me a joke", "幼儿园招生年龄是几岁", "绵阳的联系电话是多少"]
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


def _shown(answer: Answer) -> list[Citation]:
    return [*answer.citations, *answer.nearest, *answer.hits]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> dict[str, Answer]:
    return {question: assistant.ask(question) for question in [*ANSWERED, *NOT_ANSWERED]}


@pytest.mark.parametrize("question", ANSWERED)
def test_the_passage_that_answers_is_cited_first(answers: dict[str, Answer], question: str) -> None:
    answer = answers[question]
    file, words = ANSWERED[question]
    assert answer.kind in ("passages", "table")
    assert answer.citations[0].file == file
    assert words in answer.citations[0].text


def test_citations_are_verbatim(answers: dict[str, Answer], assistant: Assistant) -> None:
    for citation in (c for answer in answers.values() for c in _shown(answer)):
        text = assistant.document(citation.document_id)["text"]
        assert text[citation.start : citation.end] == citation.text


def test_highlights_lie_inside_the_citation(answers: dict[str, Answer]) -> None:
    for citation in (c for answer in answers.values() for c in _shown(answer)):
        assert all(0 <= a < b <= len(citation.text) for a, b in citation.highlights)


def test_every_citation_is_marked(answers: dict[str, Answer]) -> None:
    assert all(c.highlights for answer in answers.values() for c in answer.citations)


def test_citations_are_numbered_from_one(answers: dict[str, Answer]) -> None:
    for question in ANSWERED:
        numbers = [citation.number for citation in answers[question].citations]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= CITED


def test_no_passage_is_shown_twice(answers: dict[str, Answer]) -> None:
    for question in ANSWERED:
        answer = answers[question]
        spans = [(c.document_id, c.start) for c in (*answer.citations, *answer.hits)]
        assert len(spans) == len(set(spans))


def test_the_text_quotes_the_marked_sentences(answers: dict[str, Answer]) -> None:
    for question in ANSWERED:
        best, text = answers[question].citations[0], answers[question].text
        if answers[question].table is None:
            assert all(best.text[a:b].strip() in text for a, b in best.highlights)


def test_the_text_names_document_and_clause(answers: dict[str, Answer]) -> None:
    text = answers["绵阳到2030年机器人产业规模是多少"].text
    assert text.startswith("《绵阳市机器人产业发展规划》一、（二）发展目标：“")
    assert "[1]" in text


def test_clause_path_and_metadata(answers: dict[str, Answer]) -> None:
    best = answers["绵阳的算力平台由哪些单位负责"].citations[0]
    assert best.clause == "二、（一）"
    assert best.section_path == ("重点任务", "建设算力平台")
    assert (best.place, best.level, best.status) == ("绵阳", "city", "in_force")
    assert (best.document_number, best.issued) == ("绵府发〔2023〕18号", "2023-06-08")
    assert best.issuer == "绵阳市人民政府"


def test_a_draft_is_said_to_be_one(answers: dict[str, Answer]) -> None:
    assert answers["低空经济产业规模目标"].citations[0].status == "draft"


def test_the_link_opens_the_first_mark(answers: dict[str, Answer]) -> None:
    best = answers["什么是场景清单"].citations[0]
    start, end = (best.start + offset for offset in best.highlights[0])
    assert best.url == f"document/{best.document_id}?start={start}&end={end}"


@pytest.mark.parametrize("question", NOT_ANSWERED)
def test_what_the_documents_do_not_say_is_not_answered(
    answers: dict[str, Answer], question: str
) -> None:
    answer = answers[question]
    assert (answer.kind, answer.citations) == ("abstain", ())
    assert answer.nearest


def test_an_abstention_says_so_with_the_nearest_headings(answers: dict[str, Answer]) -> None:
    answer = answers["今天天气怎么样"]
    assert answer.text.startswith("在已收录的 4 份文件中没有找到")
    assert 1 <= len(answer.nearest) <= 3
    assert answer.text.count("\n- 《") == len(answer.nearest)


def test_a_place_without_documents_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("北京到2030年机器人产业规模是多少")
    assert (answer.kind, answer.confidence) == ("abstain", 0.0)
    assert answer.text.startswith("已收录的 4 份文件中没有北京的文件")


def test_of_two_places_the_one_with_documents_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳和北京的机器人产业规模目标分别是多少")
    assert answer.citations[0].place == "绵阳"
    assert "没有北京的文件" in answer.text


def test_two_places_are_both_cited(assistant: Assistant) -> None:
    answer = assistant.ask("绵阳和丽水的产业规模目标分别是多少")
    assert {citation.place for citation in answer.citations[:2]} == {"绵阳", "丽水"}


@pytest.mark.parametrize("question", ["", " \n\u3000", "🙂🙂", "？？"])
def test_without_words_the_reply_asks_for_a_question(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind == "abstain"
    assert answer.text.startswith("请输入一个问题")


@pytest.mark.parametrize(
    ("question", "reply"), [("你好！", "您好！我从已收录的 4 份"), ("Hello", "Hello! I answer")]
)
def test_greetings_are_returned(assistant: Assistant, question: str, reply: str) -> None:
    answer = assistant.ask(question)
    assert (answer.kind, answer.nearest) == ("abstain", ())
    assert answer.text.startswith(reply)


@pytest.mark.parametrize(
    "question",
    [
        "甲" * 10_000,
        "机器人产业规模" * 2_000,
        "'; DROP TABLE chunks; --",
        '" OR 1=1 /*',
        "<script>alert(1)</script>",
        "<b>产业规模</b>",
        "{documents} {0} %s",
        "\x00\ufeff\ud800",
        "a" * 5_000,
    ],
)
def test_odd_questions_get_a_civil_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text
    assert answer.kind in ("passages", "abstain")


def test_only_the_beginning_of_a_long_question_is_read(assistant: Assistant) -> None:
    answer = assistant.ask("机器人" * 5_000)
    assert len(answer.question["text"]) == MAX_QUESTION


def test_an_english_question_gets_an_english_text(assistant: Assistant) -> None:
    answer = assistant.ask("Which cities target 500亿 by 2030?")
    assert answer.language == "en"
    assert answer.text.startswith("1 city states a target of 500亿 for 2030")


def test_an_english_abstention(answers: dict[str, Answer]) -> None:
    answer = answers["Tell me a joke"]
    assert answer.text.startswith("None of the 4 documents has a passage")


def test_a_follow_up_uses_the_history(assistant: Assistant) -> None:
    history = [{"question": "绵阳到2030年机器人产业规模是多少", "answer": "500亿元"}]
    answer = assistant.ask("那2025年呢？", history)
    assert answer.question["rewritten"] == "绵阳到2025年机器人产业规模是多少"
    assert "120亿元" in answer.text


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
    shown = _shown(assistant.ask("产业规模目标是多少", filters=filters))
    assert {citation.file for citation in shown} == files
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


def test_threads_get_the_same_answers(assistant: Assistant, answers: dict[str, Answer]) -> None:
    questions = [*ANSWERED, *NOT_ANSWERED]
    with ThreadPoolExecutor(8) as pool:
        parallel = list(pool.map(assistant.ask, questions))
    for question, answer in zip(questions, parallel, strict=True):
        assert answer.text == answers[question].text
        assert answer.citations == answers[question].citations


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


def test_documents_and_one_of_them(assistant: Assistant) -> None:
    listed = assistant.documents()
    assert [document["place"] for document in listed] == ["甘肃", "丽水", "绵阳", "衢州"]
    document = assistant.document(listed[2]["id"])
    assert document["text"].startswith("绵阳市机器人产业发展规划")
    assert "发展目标" in [section["heading"] for section in document["sections"]]


def test_an_unknown_document_is_refused(assistant: Assistant) -> None:
    with pytest.raises(UnknownDocumentError):
        assistant.document("nothing")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_are_answered_in_their_language(assistant: Assistant, language: Language) -> None:
    examples = assistant.examples(language)
    assert 3 <= len(examples) <= 6
    assert len(set(examples)) == len(examples)
    assert {language_of(example) for example in examples} == {language}
    assert {assistant.ask(example).kind for example in examples} <= {"passages", "table"}


def test_without_a_snapshot_there_is_no_assistant(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError):
        Assistant.open(tmp_path)


def test_another_encoder_is_refused(data: Path) -> None:
    with pytest.raises(SnapshotError, match="another-model"):
        Assistant.open(data, encoder="another-model")
