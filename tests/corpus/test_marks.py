"""Numbering marks at the beginning of a line."""

from __future__ import annotations

import pytest

from corpus.marks import Style, han_number, read_mark


@pytest.mark.parametrize(
    ("line", "style", "label", "number"),
    [
        ("第一编 总则", Style.PART, "第一编", 1),
        ("第二章　管理体制", Style.CHAPTER, "第二章", 2),
        ("第十二节 附则", Style.SUBCHAPTER, "第十二节", 12),
        ("第一百零三条 本办法自公布之日起施行。", Style.ARTICLE, "第一百零三条", 103),
        ("第7条【适用范围】", Style.ARTICLE, "第7条", 7),
        ("## 第一章 总则", Style.CHAPTER, "第一章", 1),
        ("一、总体思路", Style.HAN, "一、", 1),
        ("十二、附则", Style.HAN, "十二、", 12),
        ("（一）指导思想", Style.HAN_PAREN, "（一）", 1),
        ("(二十一)指导思想", Style.HAN_PAREN, "（二十一）", 21),
        ("㈢加强领导", Style.HAN_PAREN, "（三）", 3),
        ("1.智能芯片", Style.ARABIC, "1.", 1),
        ("1．智能芯片", Style.ARABIC, "1.", 1),
        ("12、加快发展", Style.ARABIC, "12、", 12),
        ("（3）家庭情况", Style.ARABIC_PAREN, "（3）", 3),
        ("3）家庭情况", Style.ARABIC_PAREN, "（3）", 3),
        ("⑩其他", Style.CIRCLED, "⑩", 10),
        ("——坚持创新", Style.DASH, "", 0),
        ("## 总体思路", Style.MARKDOWN, "", 2),
    ],
)
def test_mark(line: str, style: Style, label: str, number: int) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.style, mark.label, mark.number) == (style, label, number)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("一、总体思路", "总体思路"),
        ("（一） 指导思想", "指导思想"),
        ("## 1. 目标", "目标"),
        ("第三条　为了", "　为了"),
        ("——坚持创新", "坚持创新"),
    ],
)
def test_length_of_mark(line: str, rest: str) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert line[mark.length :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "",
        "到2030年",
        "第三条规定的事项",
        "第二章和第三章",
        "一、二、三产业融合",
        "三、四线城市",
        "一是加强领导",
        "1.5亿元",
        "2030年目标",
        "（责任单位：市科技局）",
        "#话题",
        "-5 度",
    ],
)
def test_no_mark(line: str) -> None:
    assert read_mark(line) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("7", 7)],
)
def test_han_number(text: str, value: int) -> None:
    assert han_number(text) == value
