"""The outline: headings, nesting, list items, run-in headings, properties."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Role, Section
from corpus.outline import read_outline

BODY = "围绕产业链部署创新链，支持企业建设创新平台，推动人工智能与实体经济深度融合发展。"
LONG = BODY * 3


def outline(text: str) -> list[tuple[str, str]]:
    return [(s.clause, s.heading) for s in read_outline(text)]


def headings(text: str) -> list[str]:
    return [s.heading for s in read_outline(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (f"{BODY}\n{BODY}\n", []),
        (f"一、目标\n{BODY}\n二、任务\n{BODY}\n", [("一、", "目标"), ("二、", "任务")]),
        (
            f"一、任务\n（一）创新\n1.平台\n{BODY}\n",
            [("一、", "任务"), ("一、（一）", "创新"), ("一、（一）1.", "平台")],
        ),
        (f"一、任务。{BODY}\n", [("一、", "任务")]),
        (f"(一)加强领导。{BODY}\n", [("（一）", "加强领导")]),
        (f"一、政务服务（25分）\n{BODY}\n", [("一、", "政务服务（25分）")]),
        (
            f"第一章 总则\n第一条 {BODY}\n第二章 附则\n第二条 {BODY}\n",
            [("第一章", "总则"), ("第一条", ""), ("第二章", "附则"), ("第二条", "")],
        ),
        (f"第一条 【目的】{BODY}\n", [("第一条", "目的")]),
        (f"第一条　（目的和依据）\n　　{BODY}\n", [("第一条", "目的和依据")]),
        (f"## 第一章 总则\n第一条 {BODY}\n", [("第一章", "总则"), ("第一条", "")]),
        (f"总体思路\n{BODY}\n保障措施\n{BODY}\n", [("", "总体思路"), ("", "保障措施")]),
    ],
)
def test_outline(text: str, expected: list[tuple[str, str]]) -> None:
    # A paragraph in front keeps the first line from being the title.
    assert outline(f"{LONG}\n{text}") == expected


def test_run_in_headings_stand_below_their_numbered_heading() -> None:
    text = f"一、任务\n搭建创新平台。{LONG}\n推动协同创新。{LONG}\n“人工智能+农业”工程。{LONG}\n"
    assert outline(text) == [
        ("一、", "任务"),
        ("一、", "搭建创新平台"),
        ("一、", "推动协同创新"),
        ("一、", "“人工智能+农业”工程"),
    ]


def test_run_in_heading_on_a_line_of_its_own() -> None:
    text = f"一、任务\n搭建创新平台。\n{LONG}\n推动协同创新。{LONG}\n"
    assert headings(text) == ["任务", "搭建创新平台", "推动协同创新"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["我们要坚持稳中求进。", "我们要抓好落实。"],
        ["钢铁产量增长7.4%。", "新建改建公路23万公里。"],
        ["这是最大的民生。", "今年形势复杂。"],
    ],
)
def test_statements_are_no_run_in_headings(sentences: list[str]) -> None:
    text = "一、回顾\n" + "".join(f"{sentence}{LONG}\n" for sentence in sentences)
    assert headings(text) == ["回顾"]


def test_text_broken_at_every_sentence_has_no_run_in_headings() -> None:
    text = (
        "一、回顾\n" + f"扎实推动重点改革。\n{BODY}\n深化国企改革。\n加快价格改革。\n{BODY}\n" * 4
    )
    assert headings(text) == ["回顾"]


def test_one_short_first_sentence_proves_nothing() -> None:
    assert headings(f"一、任务\n成效十分显著。{LONG}\n{LONG}\n") == ["任务"]


def test_short_sentences_of_an_article_are_no_headings() -> None:
    text = f"第一条 {BODY}\n实行登记确认制。{BODY}\n申请人应当如实申报。{BODY}\n"
    assert headings(text) == [""]


def test_run_in_colons() -> None:
    text = f"一、布局\n一核引领：{BODY}\n两轮驱动：{BODY}\n"
    assert headings(text) == ["布局", "一核引领", "两轮驱动"]


def test_duty_notes_are_no_headings() -> None:
    text = f"一、布局\n{LONG}\n责任单位：市科技局、财政局\n{LONG}\n牵头单位：市发展改革委、财政局\n"
    assert headings(text) == ["布局"]


def test_glossary_terms_are_sections() -> None:
    text = f"一、任务\n{BODY}\n名词解释\n产业沙箱（Sandbox）：{BODY}\n"
    sections = read_outline(text)
    assert [(s.role, s.heading) for s in sections[1:]] == [
        (Role.GLOSSARY, "名词解释"),
        (Role.GLOSSARY, "产业沙箱（Sandbox）"),
    ]


def test_list_item_is_no_heading_of_the_paragraph_below() -> None:
    items = "（一）依法设立；\n（二）信用良好；\n（三）其他条件。\n"
    text = f"一、条件\n应当符合下列条件：\n{items}{BODY}\n"
    sections = read_outline(text)
    assert [s.heading for s in sections] == ["条件", "", "", ""]
    assert text[sections[-1].start : sections[-1].end] == "（三）其他条件。"


def test_paragraph_after_a_dash_list_belongs_to_the_parent() -> None:
    text = f"一、原则\n——坚持创新。{BODY}\n——坚持开放。{BODY}\n上述原则长期坚持。\n"
    sections = read_outline(text)
    assert sections[-1].end < text.index("上述")
    assert sections[0].end == len(text) - 1


def test_paragraph_after_run_in_sections_belongs_to_the_parent() -> None:
    text = (
        f"一、任务\n搭建平台。{LONG}\n推动协同。{LONG}\n{BODY}各部门抓好落实，确保各项任务完成。\n"
    )
    sections = read_outline(text)
    assert sections[-1].end < text.index("各部门")


def test_attachment_after_a_numbered_text_is_a_section_of_its_own() -> None:
    text = f"一、目标\n{BODY}\n附件1\n指标表\n一、核心产业\n{BODY}\n"
    sections = read_outline(text)
    assert [(s.role, s.heading, s.depth) for s in sections] == [
        (Role.BODY, "目标", 1),
        (Role.ATTACHMENT, "附件1 指标表", 1),
        (Role.ATTACHMENT, "核心产业", 2),
    ]


def test_hard_wrapped_heading_is_one_line() -> None:
    line = "以全国统一信息平台为基础按照数据要素价值链路遵循要素"
    text = f"（一）持续推进重点领域改革创新发展和制度建设\n有关工作\n{BODY}\n" + f"{line}\n" * 12
    assert "\n" not in "".join(headings(text))


# -- generated outlines

LEVELS = ("{han}、", "（{han}）", "{arabic}.", "（{arabic}）")
HAN = "一二三四五六七八九"
NAMES = ["总体要求", "主要任务", "创新平台建设", "产业集聚", "保障措施", "加强人才引育"]


@st.composite
def outlines(draw: st.DrawFn, depth: int = 0, above: str = "") -> list[tuple[str, str, str]]:
    """Nested (clause, heading, lines) in the order of the text."""
    found = []
    for number in range(1, draw(st.integers(1, 4 - depth)) + 1):
        label = LEVELS[depth].format(han=HAN[number - 1], arabic=number)
        name = draw(st.sampled_from(NAMES))
        paragraphs = [f"{BODY}{BODY}" for _ in range(draw(st.integers(1, 2)))]
        run_in = draw(st.booleans())
        lines = (
            f"{label}{name}。{paragraphs[0]}\n" if run_in else f"{label}{name}\n{paragraphs[0]}\n"
        )
        found.append((above + label, name, lines + "".join(f"{p}\n" for p in paragraphs[1:])))
        if depth < 3 and draw(st.booleans()):
            found += draw(outlines(depth + 1, above + label))
    return found


@settings(max_examples=60, deadline=None)
@given(outlines())
def test_generated_outline_is_found_again(nodes: list[tuple[str, str, str]]) -> None:
    text = "".join(lines for _, _, lines in nodes)
    assert outline(text) == [(clause, heading) for clause, heading, _ in nodes]


def assert_tree(text: str, sections: tuple[Section, ...]) -> None:
    ends: dict[int | None, int] = {}
    for section in sections:
        assert 0 <= section.start <= section.body_start <= section.end <= len(text)
        assert section.start < section.end
        if section.parent is None:
            assert section.depth == 1
        else:
            parent = sections[section.parent]
            assert parent.ordinal < section.ordinal
            assert section.depth == parent.depth + 1
            assert parent.start <= section.start
            assert section.end <= parent.end
        assert section.start >= ends.get(section.parent, 0)  # siblings do not overlap
        ends[section.parent] = section.end


fragments = st.sampled_from(
    [
        "一、",
        "（一）",
        "1.",
        "①",
        "——",
        "第一章 ",
        "第一条 ",
        "## ",
        "附件",
        "：",
        "。",
        "；",
        BODY,
        "甲乙丙丁",
        "\n",
        "\n",
        "甲市人民政府\n2020年1月1日\n",
        "名词解释\n",
        "目录\n",
        "---\n",
        "来源：",
        "　",
        "(",
        "）",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(fragments, max_size=40).map("".join), st.text()))
def test_spans_nest_on_any_text(text: str) -> None:
    assert_tree(text, read_outline(text))
