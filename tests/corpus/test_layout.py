"""Lines and the part each plays."""

from __future__ import annotations

import pytest

from corpus.layout import read_lines
from corpus.model import Role
from corpus.outline import read_outline
from corpus.wrapping import line_spans

PARAGRAPH = "为深入贯彻落实国家关于新一代人工智能发展的决策部署，推动产业高质量发展，制定本方案。"


def roles(text: str) -> list[tuple[str, str]]:
    return [(line.role.value, line.text) for line in read_lines(text)]


def of_role(text: str, role: Role) -> list[str]:
    return [line.text for line in read_lines(text) if line.role is role]


@pytest.mark.parametrize("text", ["", "\n\n", " \n　\n\t"])
def test_blank_text_has_no_lines(text: str) -> None:
    assert read_lines(text) == []


def test_lines_are_spans_without_outer_white_space() -> None:
    text = "\n　　甲市方案  \n\n一、目标\n"
    assert [text[line.start : line.end] for line in read_lines(text)] == ["甲市方案", "一、目标"]


def test_letter_head_ends_where_the_running_text_begins() -> None:
    text = (
        "甲政发〔2020〕1号\n甲市人民政府关于印发某方案的通知\n各区人民政府：\n"
        f"{PARAGRAPH}\n一、目标\n"
    )
    assert of_role(text, Role.LETTERHEAD) == [
        "甲政发〔2020〕1号",
        "甲市人民政府关于印发某方案的通知",
        "各区人民政府：",
    ]


@pytest.mark.parametrize(
    "date",
    ["2020年3月1日", "二〇二〇年三月一日", "2020 年 3 月 1 日", "（2020年3月1日）", "2020-03-01"],
)
def test_several_issuers_and_a_date_are_the_signature(date: str) -> None:
    text = f"{PARAGRAPH}\n一、目标\n{PARAGRAPH}\n甲市科学技术局\n甲市财政局\n{date}\n"
    assert of_role(text, Role.SIGNATURE) == ["甲市科学技术局", "甲市财政局", date]


def test_note_below_the_date_belongs_to_the_signature() -> None:
    text = f"{PARAGRAPH}\n甲市科学技术局\n2020年3月1日\n（此件公开发布）\n"
    assert of_role(text, Role.SIGNATURE)[-1] == "（此件公开发布）"


def test_date_inside_the_text_is_no_signature() -> None:
    text = (
        f"一、目标\n{PARAGRAPH}\n2020年3月1日\n{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n"
    )
    assert of_role(text, Role.SIGNATURE) == []


@pytest.mark.parametrize(
    "note", ["来源：甲市人民政府网站", "责任编辑：张三", "声明:本文来自网络", "上一篇：通知"]
)
def test_source_note_at_the_end(note: str) -> None:
    assert of_role(f"一、目标\n{PARAGRAPH}\n{note}\n", Role.SOURCE_NOTE) == [note]


def test_front_matter_and_comments_of_markdown_are_notes() -> None:
    text = f"---\ntitle: 某条例\n---\n# 某条例\n<!-- INFO END -->\n第一条 {PARAGRAPH}\n"
    assert of_role(text, Role.SOURCE_NOTE) == [
        "---",
        "title: 某条例",
        "---",
        "<!-- INFO END -->",
    ]


def test_attached_main_text_has_its_head_as_letter_head() -> None:
    text = (
        f"各有关单位：\n{PARAGRAPH}\n附件：某方案\n甲市科学技术局\n2020年3月1日\n"
        f"附件\n某方案\n（征求意见稿）\n{PARAGRAPH}\n一、目标\n"
    )
    assert [role for role, _ in roles(text)] == [
        "letterhead",
        "body",
        "attachment",
        "signature",
        "signature",
        "letterhead",
        "letterhead",
        "letterhead",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "listed",
    ["附件：1.甲目录\n2.乙目录\n", "附件：\n1.甲目录\n2.乙目录\n", "附件:\n1、甲目录\n2、乙目录\n"],
)
def test_list_of_attachments_is_one_attachment_part(listed: str) -> None:
    text = f"一、目标\n{PARAGRAPH}\n{listed}甲市科学技术局\n2020年3月1日\n"
    assert "".join(of_role(text, Role.ATTACHMENT)) == listed.replace("\n", "")


def test_list_of_attachments_below_the_signature() -> None:
    text = (
        f"各区：\n{PARAGRAPH}\n甲市科学技术局\n2020年3月1日\n附件：\n1.甲办法\n2.乙清单（2024版）\n"
    )
    assert of_role(text, Role.ATTACHMENT) == ["附件：", "1.甲办法", "2.乙清单（2024版）"]


def test_second_text_in_a_file_opens_with_its_title() -> None:
    text = (
        f"某若干政策\n一、目标\n{PARAGRAPH}\n二、任务\n{PARAGRAPH}\n"
        f"甲省创新发展行动计划（2021-2023年）\n{PARAGRAPH}\n一、要求\n{PARAGRAPH}\n"
    )
    assert of_role(text, Role.ATTACHMENT) == ["甲省创新发展行动计划（2021-2023年）"]


@pytest.mark.parametrize("head", ["目　录\n", "", "目录\n"])
@pytest.mark.parametrize("pages", ["", "......3", "……12"])
def test_table_of_contents_belongs_to_the_head(head: str, pages: str) -> None:
    chapters = ["第一章 总则", "第二章 任务", "第三章 附则"]
    contents = "".join(f"{chapter}{pages}\n" for chapter in chapters)
    body = "".join(f"{chapter}\n第一条 {PARAGRAPH}\n" for chapter in chapters)
    text = f"某条例\n{head}{contents}{body}"
    letterhead = of_role(text, Role.LETTERHEAD)
    assert letterhead == [part for part in ("某条例", *(head + contents).split("\n")) if part]


def test_chapter_and_article_on_one_line_are_two_lines() -> None:
    text = "第一章　总则　　第一条 　为规范管理，制定本办法。\n"
    assert [text[a:b] for a, b in line_spans(text)] == [
        "第一章　总则",
        "第一条 　为规范管理，制定本办法。",
    ]


def test_hard_wrapped_paragraphs_are_put_together() -> None:
    wrapped = "以全国统一信息平台为基础按照数据要素价值链路遵循\n" * 9 + "要素归集的理念。\n"
    text = f"一、汇聚数据类别\n{wrapped}二、融合利用路径\n{wrapped}"
    assert [text[a:b].count("\n") for a, b in line_spans(text)] == [0, 9, 0, 9]


def test_headings_of_similar_length_are_not_joined() -> None:
    text = f"（一）持续推进重点领域改革创新发展\n{PARAGRAPH * 3}\n" * 12
    assert len(line_spans(text)) == 24


def test_list_of_attachments_is_apart_from_the_first_attachment() -> None:
    text = (
        f"一、目标\n{PARAGRAPH}\n附件：\n1.甲指引\n2.乙指南\n附件1\n甲指引\n一、原则\n{PARAGRAPH}\n"
    )
    attached = [s for s in read_outline(text) if s.role is Role.ATTACHMENT]
    assert [(s.heading, s.depth) for s in attached] == [("", 1), ("附件1 甲指引", 1), ("原则", 2)]
