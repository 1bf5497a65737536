"""Chunks: spans, sizes, grouping, coverage."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunks import MAX_CHARS, make_chunks
from corpus.model import Chunk, Section
from corpus.outline import read_outline

SENTENCE = "围绕产业链部署创新链，支持企业建设创新平台，推动人工智能与实体经济深度融合发展。"  # 40


def chunks_of(text: str) -> tuple[Chunk, ...]:
    return make_chunks("doc", text, read_outline(text))


def texts(text: str) -> list[str]:
    return [chunk.text for chunk in chunks_of(text)]


@pytest.mark.parametrize("text", ["", "\n \n　"])
def test_blank_text_has_no_chunks(text: str) -> None:
    assert chunks_of(text) == ()


def test_a_section_is_one_chunk_with_its_clause_and_path() -> None:
    text = f"一、任务\n（一）创新。{SENTENCE * 6}\n（二）平台。{SENTENCE * 6}\n"
    assert [(c.clause, c.path) for c in chunks_of(text)] == [
        ("一、（一）", ("任务", "创新")),
        ("一、（二）", ("任务", "平台")),
    ]


def test_a_heading_goes_with_the_text_below_it() -> None:
    text = f"一、任务\n（一）创新。{SENTENCE * 6}\n"
    assert texts(text)[0].startswith("一、任务\n（一）创新。")


def test_short_siblings_share_a_chunk_under_their_parent() -> None:
    text = f"一、任务\n{SENTENCE * 6}\n1.甲。{SENTENCE}\n2.乙。{SENTENCE}\n3.丙。{SENTENCE}\n"
    chunk = chunks_of(text)[-1]
    assert (chunk.clause, chunk.path) == ("一、", ("任务",))
    assert "1.甲" in chunk.text
    assert "3.丙" in chunk.text


def test_sections_of_different_parents_are_never_joined() -> None:
    text = f"一、甲类\n1.首项。{SENTENCE}\n二、乙类\n1.次项。{SENTENCE}\n"
    assert [c.clause[:2] for c in chunks_of(text)] == ["一、", "二、"]


def test_an_attached_text_is_apart_from_the_letter_that_lists_it() -> None:
    letter = f"一、任务\n{SENTENCE * 3}\n附件：1.甲目录\n2.乙目录\n甲市财政局\n2020年1月1日\n"
    text = f"{letter}附件1\n甲目录\n一、范围\n{SENTENCE * 2}\n"
    assert chunks_of(text)[-1].path == ("附件1 甲目录", "范围")
    assert chunks_of(text)[-1].text.startswith("附件1\n甲目录\n一、范围")


def test_a_long_section_is_cut_at_sentence_ends() -> None:
    found = texts(f"一、任务\n{SENTENCE * 30}\n")
    assert len(found) >= 3
    assert all(chunk.endswith("。") and 100 <= len(chunk) <= MAX_CHARS for chunk in found)


def test_an_overlong_sentence_is_cut_at_commas() -> None:
    found = texts("支持企业建设创新平台和公共服务体系，" * 60)
    assert all(chunk.endswith("，") for chunk in found)


def test_text_without_any_break_is_cut_at_the_maximum() -> None:
    assert [len(chunk) for chunk in texts("字" * 1000)] == [450, 450, 100]


@pytest.mark.parametrize("lead", range(380, 440, 6))
def test_duty_note_stays_with_its_task(lead: int) -> None:
    task = "实施创新工程。" * (lead // 7)
    found = texts(f"一、任务\n{task}建成示范基地。（责任单位：市科技局、市财政局）{SENTENCE * 4}\n")
    assert any("建成示范基地。（责任单位：市科技局、市财政局）" in chunk for chunk in found)


@pytest.mark.parametrize("lead", range(300, 440, 10))
def test_amount_stays_with_the_year_of_the_sentence_before(lead: int) -> None:
    text = (
        "实施创新工程。" * (lead // 7)
        + "到2030年形成产业体系。核心规模达到500亿元。"
        + SENTENCE * 8
    )
    found = texts(f"一、任务\n{text}\n")
    assert any("2030年形成产业体系。核心规模达到500亿元。" in chunk for chunk in found)


def test_source_notes_are_not_searched() -> None:
    text = f"一、任务\n{SENTENCE * 3}\n来源：某网站\n"
    assert "来源" not in "".join(texts(text))


def test_ids_are_stable_and_distinct() -> None:
    text = f"一、任务\n{SENTENCE * 20}\n二、措施\n{SENTENCE * 20}\n"
    first, second = chunks_of(text), chunks_of(text)
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == len(first)
    assert [c.ordinal for c in first] == list(range(len(first)))


def assert_chunks_hold(text: str, sections: tuple[Section, ...]) -> None:
    chunks = make_chunks("doc", text, sections)
    position = 0
    covered: set[int] = set()
    for chunk in chunks:
        assert text[chunk.start : chunk.end] == chunk.text
        assert 0 < len(chunk.text) <= MAX_CHARS
        assert chunk.start >= position
        position = chunk.end
        covered.update(range(chunk.start, chunk.end))
    notes = {
        position
        for section in sections
        if not section.role.searchable
        for position in range(section.start, section.end)
    }
    assert not notes & covered
    assert {i for i, ch in enumerate(text) if not ch.isspace()} - notes == {
        i for i in covered if not text[i].isspace()
    }


fragments = st.sampled_from(
    [
        SENTENCE,
        SENTENCE * 4,
        "字" * 500,
        "甲，" * 300,
        "2030年",
        "500亿元。",
        "（责任单位：市科技局）",
        "\n",
        "\n",
        "\n一、任务\n",
        "\n（一）创新。",
        "\n1.平台\n",
        "\n——坚持创新。",
        "\n第一条 ",
        "\n来源：某网站\n",
        "\n附件：1.甲\n2.乙\n",
        "\n甲市人民政府\n2020年1月1日\n",
        "；",
        "（",
        "”",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(fragments, max_size=25).map("".join), st.text()))
def test_chunks_hold_all_searchable_text_once(text: str) -> None:
    assert_chunks_hold(text, read_outline(text))


@pytest.mark.parametrize(
    "text",
    [
        "字" * 200_000,
        "甲，" * 100_000,
        "\n" * 100_000,
        "（" * 20_000 + "字" + "）" * 20_000,
        "1.\n" * 2_000,
        "——\n" * 2_000,
        "مرحبا بالعالم. " * 2_000,
        "#" * 20_000,
        "。" * 20_000,
    ],
    ids=["line", "commas", "empty", "nested", "numbers", "dashes", "rtl", "hashes", "stops"],
)
def test_odd_input(text: str) -> None:
    assert_chunks_hold(text, read_outline(text))


def test_chunk_never_begins_or_ends_with_white_space() -> None:
    text = f"\n　　一、任务　\n\n　　{SENTENCE * 20}\n\n\n　　{SENTENCE * 9}　\n"
    assert not any(re.match(r"\s", c) or re.search(r"\s$", c) for c in texts(text))
