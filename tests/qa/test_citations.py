"""Citations of answers: verbatim, marked, numbered, with clause and link."""

from __future__ import annotations

from qa.answer import Answer
from qa.assistant import Assistant
from qa.citing import CITED
from tests.qa.asked import ANSWERED, shown


def test_citations_are_verbatim(answers: dict[str, Answer], assistant: Assistant) -> None:
    for citation in (c for answer in answers.values() for c in shown(answer)):
        text = assistant.document(citation.document_id)["text"]
        assert text[citation.start : citation.end] == citation.text


def test_highlights_lie_inside_the_citation(answers: dict[str, Answer]) -> None:
    for citation in (c for answer in answers.values() for c in shown(answer)):
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
