"""Signatures, and what is attached below them."""

from __future__ import annotations

import re

from corpus.lines import Line, opens_body, with_role
from corpus.marks import Style
from corpus.model import Role

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_DATE = (
    r"(?:\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    rf"|[一二][〇○零Ｏ０O一二三四五六七八九]{{3}}年{_HAN_NUMBER}月{_HAN_NUMBER}日)"
)
_DATE_LINE = re.compile(rf"[（(]?\s*{_DATE}\s*[）)]?")
_ORGANISATION = re.compile(
    r"[^，。；：！？]{2,40}?(?:政府|[厅局委部办会院组署司社行]|办公室|中心|公司|法院|检察院)"
    r"(?:[（(][^）)]{1,20}[）)])?"
)
_ON_BEHALF = re.compile(r"[（(][^）)]{2,30}代章?[）)]")
_AFTER_SIGNATURE = re.compile(
    r"[（(].{0,12}(?:公开|联系|电话|印发|发布|抄送|附件|代章|此页)|抄送[:：]|联系(?:人|电话|方式)"
)
_ATTACHMENT_LIST = re.compile(r"附\s*件?\s*[\d一二三四五]*\s*[:：]\s*\S")
_ATTACHMENT_HEAD = re.compile(r"附\s*件?\s*[\d一二三四五]{0,3}\s*[:：]?")
_ATTACHMENT_TITLED = re.compile(r"附\s*件\s*[\d一二三四五]{0,3}\s*[:：.．、\s]\s*[^。；]{2,60}")
_TITLE = re.compile(
    r"[^，。；：！？:;]{4,60}(?:方案|计划|政策|办法|规定|意见|措施|细则|规划|指南|要点|条例|指引|规范)"
    r"(?:\s*[（(][^（()）]{1,20}[）)])*"
)


def mark_signatures(lines: list[Line]) -> list[Line]:
    """Issuer and date below a letter, what hangs on them, and the head of what is attached."""
    numbered_before = False
    i = 0
    while i < len(lines):
        line = lines[i]
        if not line.is_body:
            i += 1
            continue
        numbered_before |= line.mark is not None
        if _DATE_LINE.fullmatch(line.text) and _signed(lines, i):
            first = i
            while first > 0 and lines[first - 1].is_body and _is_signer(lines[first - 1]):
                first -= 1
            last = i + 1
            while last < len(lines) and _AFTER_SIGNATURE.match(lines[last].text):
                last += 1
            with_role(lines, range(first, last), Role.SIGNATURE)
            i = last
            if last < len(lines) and _attachment_list(lines, last) == last:
                i = _attached_head(lines, last, numbered_before)
        elif (stop := _attachment_list(lines, i)) > i:
            with_role(lines, range(i, stop), Role.ATTACHMENT)
            i = stop
        elif numbered_before and _is_second_title(lines, i):
            with_role(lines, range(i, i + 1), Role.ATTACHMENT)
            i += 1
        elif is_attachment_head(line):
            i = _attached_head(lines, i, numbered_before)
        else:
            i += 1
    return lines


def _is_signer(line: Line) -> bool:
    return line.mark is None and bool(
        _ORGANISATION.fullmatch(line.text) or _ON_BEHALF.fullmatch(line.text)
    )


def _signed(lines: list[Line], i: int) -> bool:
    """A date line is a signature's when an organisation stands above it or the text ends."""
    return i > 0 and (_is_signer(lines[i - 1]) or i >= len(lines) - 3)


def _attachment_list(lines: list[Line], i: int) -> int:
    """Where the announcement of attachments that begins at ``i`` ends, ``i`` if there is none.

    “附件：某方案” announces one when a signature follows soon; “附件：1.甲 2.乙”, on one line
    or several, is a list when nothing stands below its items.
    """
    if not (_ATTACHMENT_LIST.match(lines[i].text) or _ATTACHMENT_HEAD.fullmatch(lines[i].text)):
        return i
    stop = i + 1
    while stop < len(lines) and lines[stop].mark and _is_attachment_item(lines[stop]):
        stop += 1
    closed = stop == len(lines) or _closes_letter(lines[stop])
    if stop > i + 1 and closed:
        return stop
    following = lines[i + 1 : i + 14]
    signed = any(_DATE_LINE.fullmatch(line.text) for line in following) or i == len(lines) - 1
    return i + 1 if signed and _ATTACHMENT_LIST.match(lines[i].text) else i


def _is_attachment_item(line: Line) -> bool:
    numbered = line.mark is not None and line.mark.style is Style.ARABIC
    return numbered and line.is_body and len(line.text) <= 100 and not line.text.endswith("。")


def _closes_letter(line: Line) -> bool:
    return (
        not line.is_body
        or _is_signer(line)
        or is_attachment_head(line)
        or bool(_DATE_LINE.fullmatch(line.text) or _AFTER_SIGNATURE.match(line.text))
    )


def _is_second_title(lines: list[Line], i: int) -> bool:
    """Whether a second text begins at ``i``: a title, and below it the numbers start anew."""
    if not _TITLE.fullmatch(lines[i].text):
        return False
    if not lines[i - 1].ends_sentence and lines[i - 1].is_body:
        return False
    first = next((line.mark for line in lines[i + 1 : i + 8] if line.mark), None)
    if first is None or first.number != 1 or first.style not in (Style.HAN, Style.CHAPTER):
        return False
    before = (line.mark for line in lines[i - 1 :: -1] if line.mark)
    return any(mark.style is first.style and mark.number > 1 for mark in before)


def is_attachment_head(line: Line) -> bool:
    """Whether an attachment begins here: “附件”, “附件2：”, “附件1 指标表”."""
    if line.mark is not None:
        return False
    return bool(_ATTACHMENT_HEAD.fullmatch(line.text) or _ATTACHMENT_TITLED.fullmatch(line.text))


def _attached_head(lines: list[Line], i: int, numbered_before: bool) -> int:
    """Marks the head of an attached text at ``i``; returns the index after it.

    An attachment to a plain covering letter is the main text: its head counts as letter head.
    After a numbered text it opens an attachment section of its own, headed by its first line.
    """
    stop = i
    while stop < len(lines) and stop - i < 8 and not opens_body(lines[stop]):
        if lines[stop].mark is None and lines[stop].ends_sentence and len(lines[stop].text) > 40:
            break
        stop += 1
    explicit = i < len(lines) and is_attachment_head(lines[i])
    role = Role.ATTACHMENT if explicit and numbered_before else Role.LETTERHEAD
    if not explicit and stop - i > 4:
        return i  # a list after the signature rather than a title
    with_role(lines, range(i, stop), role)
    return max(stop, i + 1)
