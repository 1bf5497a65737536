"""The lines of a document as its metadata are read from them: cleaned, without page chrome.

A document's head is what stands before its first numbered heading: letterhead, number, title,
salutation, first paragraphs. A saved page adds navigation, a table of labelled values
(发文字号：…) and source lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEAD_LINES = 60
"""A head is looked for in so many non-empty lines; a notice's letter is shorter."""

_LABELS = {
    "title": "标题|名称|文件名称|公文名称",
    "number": "发文字号|发文文号|文号|文件编号|公文文号",
    "issuer": "发文机关|发文单位|制发机关|发布机关|发布机构|公布机关|制定机关",
    "written": "成文日期|成文时间|发文日期|签发日期|印发日期|公布日期",
    "published": "发布日期|发布时间|发文时间|日期",
    "validity": "有效性|时效性|效力状态|文件状态|是否有效|效力",
    "source": "原文链接|来源链接|链接|原文地址|来源网址",
    "other": "来源|索引号|主题分类|主题词|信息分类|体裁分类|组配分类|公开方式"
    "|浏览次数|访问量|字号|字体|作者|责任编辑|信息来源|统一编号",
}
_SPACED = {
    label: r"[ \u3000]*".join(label) for labels in _LABELS.values() for label in labels.split("|")
}
_KEY = {label: key for key, labels in _LABELS.items() for label in labels.split("|")}
_ANY = "|".join(_SPACED[label] for label in sorted(_SPACED, key=len, reverse=True))
_LABELLED = re.compile(f"(?:^|[\\s|】])【?(?P<label>{_ANY})】?[ \u3000]*[:：|\t][ \u3000|\t]*")
_CHROME = re.compile(
    r"[<>《》|·\-—=_*#\[\]【】\s]*|<!--.*|===PAGE \d+===|【法宝引证码】.*"
    r"|\[?\s*打印\s*\]?.*|分享到?.*|当前位置.*|首页.*|您(?:现在)?的位置.*"
    r"|[（(]?此件(?:主动|依申请)?(?:公开|发布).*|[（(]?公开发布[)）]?|.{0,6}(?:政务公开|政策发布|信息公开|正文|字体[:：].*)"
    r"|\d{1,4}|[-－—\s]*\d{1,4}[-－—\s]*|https?://\S+"
)
_SPACED_OUT = re.compile(r"\S(?:[ \u3000]+\S){2,}")
_BODY = re.compile(
    "(?:第[一二三四五六七八九十百零〇\\d]+[章条节编]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|目\\s*[录次]$)"
)
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATELINE = re.compile(r"(?P<date>(?:19|20)\d\d[-年./]\d\d?[-月./]\d\d?日?)[\d\s:：]*来源\s*[:：]")
_URL = re.compile(r"https?://[^\s\"'<>）)，。；、]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What metadata are read from.

    ``lines`` are all non-empty lines of the text, trimmed; ``top`` those of the head (their
    indexes in ``lines``), chrome and labelled lines left out; ``labels`` the labelled values by
    key (``title``, ``number``, ``issuer``, ``written``, ``published``, ``validity``, ``source``).
    """

    lines: list[str]
    top: list[int]
    markdown_title: str | None = None
    labels: dict[str, str] = field(default_factory=dict)


def read_head(text: str) -> Head:
    """The head of a stored text."""
    body = text[front_matter(text)[1] :]
    lines = [line for raw in body.split("\n") if (line := _trim(raw))]
    labels: dict[str, str] = {}
    top: list[int] = []
    heading = None
    for index, line in enumerate(lines[:HEAD_LINES]):
        if line.startswith("# ") and heading is None:
            heading = line[2:].strip()
        if _body_starts(line, index):
            break
        values = _labelled(line, lines[index + 1] if index + 1 < len(lines) else "")
        for key, value in values.items():
            labels.setdefault(key, value)
        if not values and not _CHROME.fullmatch(line):
            top.append(index)
    return Head(lines, top, heading, {k: v for k, v in labels.items() if v})


def front_matter(text: str) -> tuple[str, int]:
    """The YAML between the leading ``---`` lines of a Markdown text, and where the body starts.

    ``("", 0)`` where there is none; a horizontal rule is none.
    """
    match = _FRONT_MATTER.match(text)
    if not match or not re.match(r"(?:\s*#.*\n)*\s*[A-Za-z_]+[ \t]*:", match["yaml"]):
        return "", 0
    return match["yaml"], match.end()


def source_url(head: Head) -> str | None:
    """The address that a source label gives."""
    match = _URL.search(head.labels.get("source", ""))
    return match[0] if match else None


def is_body_heading(line: str) -> bool:
    """Whether a line opens with the number of a section (一、 第一条 （一）)."""
    return bool(_BODY.match(line.lstrip("# ")))


def is_paragraph(line: str) -> bool:
    """Whether a line is running text rather than a title, an organ or a date."""
    return (len(line) > 30 and line.endswith(("。", "！", "；"))) or len(line) > 160


def _body_starts(line: str, index: int) -> bool:
    return (index > 0 and is_body_heading(line)) or line == "目录"


def _trim(raw: str) -> str:
    line = raw.strip(" \t\u3000\xa0\u200b")
    if _SPACED_OUT.fullmatch(line) and all(len(part) == 1 for part in line.split()):
        return "".join(line.split())
    return line


def _labelled(line: str, following: str) -> dict[str, str]:
    """``发文字号：X  成文日期：Y`` → {"number": X, "written": Y}.

    A label without a value takes the next line.
    """
    if len(line) > 200:
        return {}
    if dateline := _DATELINE.match(line):
        return {"published": dateline["date"]}
    matches = list(_LABELLED.finditer(line))
    if not matches or matches[0].start() > 1:
        return {}
    values: dict[str, str] = {}
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        value = line[match.end() : after.start() if after else len(line)].strip(" \t\u3000|【】")
        label = re.sub(r"[ \u3000]", "", match["label"])
        if not value and after is None and not _LABELLED.search(following):
            value = following.strip(" |")
        values.setdefault(_KEY[label], value)
    return values
