from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from qa.web.labels import ZH
from qa.web.pages import document_page, read_hits


def document(text: str, **more: Any) -> dict[str, Any]:
    return {"title": "某市规划", "text": text, "sections": [], **more}


def marked(page: str) -> str:
    return "".join(unescape(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.S))


LINES = st.text(st.sampled_from("一二三。，<>&\n"), min_size=1, max_size=60)


@given(LINES, st.integers(-5, 70), st.integers(-5, 70))
def test_exactly_the_passage_is_marked(text: str, start: int, end: int) -> None:
    page = document_page(document(text), start, end, ZH, "")
    passage = text[max(start, 0) : max(end, 0)] if start < end else ""
    assert marked(page) == passage.replace("\n", "")


@given(LINES, st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=4))
def test_marking_hits_changes_no_character(text: str, hits: list[tuple[int, int]]) -> None:
    page = document_page(document(text), 1, 4, ZH, "", hits)
    main = re.search(r'<main class="text">(.*)</main>', page, re.S)
    assert main
    shown = unescape(re.sub(r"<[^>]*>", "", main[1]))
    assert shown == "".join(line for line in text.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("hits", "spans"),
    [
        ("1-9,20-35", [(1, 9), (20, 35)]),
        ("", []),
        ("9-1,x-3,5", []),
        ("1-9<script>", [(1, 9)]),
    ],
)
def test_hits_of_an_address(hits: str, spans: list[tuple[int, int]]) -> None:
    assert read_hits(hits) == spans


def test_cited_passages_can_be_stepped_through() -> None:
    page = document_page(document("第一句。第二句。第三句。"), 4, 8, ZH, "", [(8, 12), (4, 8)])
    assert 'data-hits="passage,hit-8"' in page
    assert '<mark class="other" id="hit-8">第三句。</mark>' in page
    assert "本文件引用处 1/2" in page


def test_a_document_cited_once_has_no_steps() -> None:
    assert "steps" not in document_page(document("第一句。"), 0, 4, ZH, "", [(0, 4)])


def test_the_citation_to_copy_names_the_clause() -> None:
    sections = [
        {"heading": "目标", "clause": "一、", "level": 1, "start": 0, "end": 30},
        {"heading": "规模", "clause": "一、（二）", "level": 2, "start": 10, "end": 30},
    ]
    page = document_page(
        document("句" * 30, sections=sections, number="某发〔2024〕1号"), 12, 14, ZH, ""
    )
    assert 'data-copy="《某市规划》（某发〔2024〕1号）一、（二）"' in page
    assert '<a href="#s10" aria-current="location">规模</a>' in page


def test_a_passage_over_lines_has_one_anchor() -> None:
    page = document_page(document("第一行\n第二行\n第三行"), 1, 9, ZH, "")
    assert page.count('id="passage"') == 1
    assert page.count("<mark") == 3


def test_a_heading_on_its_own_line_becomes_one() -> None:
    section = {"heading": "总体要求", "clause": "一", "level": 1, "start": 0, "end": 12}
    page = document_page(document("一、总体要求\n坚持创新。", sections=[section]), 0, 0, ZH, "")
    assert '<h2><a class="anchor" id="s0"></a>一、总体要求</h2>' in page


def test_a_run_in_heading_stays_in_its_paragraph() -> None:
    section = {"heading": "目标", "clause": "1", "level": 2, "start": 0, "end": 20}
    text = "1.目标。到2030年建成产业园区四个，形成集群。"
    page = document_page(document(text, sections=[section]), 0, 0, ZH, "")
    assert '<p><a class="anchor" id="s0"></a>1.目标。' in page


def test_a_source_address_that_would_run_is_no_link() -> None:
    page = document_page(document("x", source_url="javascript:alert(1)"), 0, 0, ZH, "")
    assert "javascript:" not in page


def test_a_source_address_is_linked() -> None:
    page = document_page(document("x", source_url="https://gov.example/a?b=1&c=2"), 0, 0, ZH, "")
    assert 'href="https://gov.example/a?b=1&amp;c=2" rel="noopener noreferrer"' in page


def test_a_citation_opens_its_passage(client: TestClient) -> None:
    body = client.post("/api/ask", json={"question": "绵阳2030年产业规模"}).json()
    citation = body["citations"][0]
    start, end = citation["highlights"][0]
    page = client.get("/" + citation["url"]).text
    assert marked(page) == citation["text"][start:end].replace("\n", "")


def test_the_page_shows_the_metadata(client: TestClient) -> None:
    listed = client.get("/api/documents").json()["documents"]
    plan = next(item for item in listed if item["file"] == "plan.txt")
    page = client.get(f"/document/{plan['id']}").text
    assert "绵府发〔2023〕18号" in page
    assert "plan.txt" in page


@pytest.mark.parametrize(("lang", "words"), [("zh", "返回问答"), ("en", "Back to the questions")])
def test_the_page_follows_the_language(client: TestClient, lang: str, words: str) -> None:
    identifier = client.get("/api/documents").json()["documents"][0]["id"]
    assert words in client.get(f"/document/{identifier}?lang={lang}").text


def test_an_unknown_document_is_404(client: TestClient) -> None:
    reply = client.get("/document/none")
    assert reply.status_code == 404
    assert "没有找到这份文件" in reply.text


def test_before_the_start_is_done_the_page_says_so(starting_client: TestClient) -> None:
    reply = starting_client.get("/document/x")
    assert reply.status_code == 503
    assert "3/5" in reply.text
