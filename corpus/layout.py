"""Lines of a policy text and the part each one plays: letter head, body, signature, notes."""

from __future__ import annotations

import re

from corpus.closings import mark_signatures
from corpus.lines import Line, opens_body, with_role
from corpus.marks import read_mark
from corpus.model import Role
from corpus.wrapping import line_spans

_SOURCE_NOTE = re.compile(
    r"(?:免责)?声明\s*[:：]|(?:信息|文章|稿件|本文)?来源\s*[:：]|责任编辑|(?:网站)?编辑\s*[:：]|【法宝引证码】"
    r"|原文链接|扫一扫|\[?\s*(?:打印|关闭|收藏)\s*\]?$|【?(?:打印|关闭|字体|字号)|分享(?:到|至)|上一[篇条]|下一[篇条]"
    r"|浏览(?:次数|量)|点击(?:数|量)|您?(?:的|当前)?(?:的)?位置\s*[:：]|相关(?:链接|附件|阅读|稿件)|首页\s*[>＞]|[>＞]$"
    r"|(?:版权所有|主办单位|网站标识码|[^，。]{0,4}ICP备)|转载(?:自|请)|本文(?:来自|转自)"
)
_CONTENTS_HEAD = re.compile(r"目[录次]|contents", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[.．·…‥—\-]*\d{0,3}$")
_HEAD_ZONE = 40  # lines at the top in which page chrome is looked for
_TAIL_ZONE = 12


def read_lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank, each with its part in the document."""
    lines = [
        Line(start, end, text[start:end], read_mark(text[start:end]))
        for start, end in line_spans(text)
    ]
    for assign in (_front_matter, _source_notes, _contents, _heads, mark_signatures):
        lines = assign(lines)
    return lines


def _front_matter(lines: list[Line]) -> list[Line]:
    """YAML front matter and HTML comments of Markdown files are notes about the text."""
    if lines and lines[0].text == "---":
        close = next((i for i in range(1, len(lines)) if lines[i].text == "---"), None)
        if close is not None:
            with_role(lines, range(close + 1), Role.SOURCE_NOTE)
    for i, line in enumerate(lines):
        if line.text.startswith("<!--") and line.text.endswith("-->"):
            with_role(lines, range(i, i + 1), Role.SOURCE_NOTE)
    return lines


def _source_notes(lines: list[Line]) -> list[Line]:
    """Where the text was taken from, and the chrome of the page, at the top or at the end."""
    for i, line in enumerate(lines):
        near_edge = i < _HEAD_ZONE or i >= len(lines) - _TAIL_ZONE
        if near_edge and line.mark is None and _SOURCE_NOTE.match(line.text):
            with_role(lines, range(i, i + 1), Role.SOURCE_NOTE)
    return lines


def _contents(lines: list[Line]) -> list[Line]:
    """A table of contents belongs to the head: headings that all stand again further down."""
    keys = [_PAGE_NUMBER.sub("", re.sub(r"[\s#]", "", line.text[:100])) for line in lines]
    last = {key: i for i, key in enumerate(keys)}
    i = 0
    while i < len(lines):
        stop = i
        while (
            stop < len(lines)
            and lines[stop].is_body
            and len(lines[stop].text) <= 60
            and not lines[stop].ends_sentence
            and last[keys[stop]] > stop
        ):
            stop += 1
        # All of it comes again after its end; a list that repeats inside itself is none.
        if stop - i >= 3 and all(last[key] >= stop for key in keys[i:stop]):
            first = i - 1 if i and _CONTENTS_HEAD.fullmatch(keys[i - 1]) else i
            with_role(lines, range(first, stop), Role.LETTERHEAD)
        i = max(stop, i + 1)
    return lines


def _heads(lines: list[Line]) -> list[Line]:
    """Everything above the running text: title, document number, date, addressees."""
    body = [i for i, line in enumerate(lines) if line.is_body]
    first = next((i for i in body if opens_body(lines[i])), None)
    # A text without any running text (a list, a form) has no head that could be told apart.
    if first is not None and sum(i < first for i in body) <= 30:
        with_role(lines, range(first), Role.LETTERHEAD)
    return lines
