"""Lists by department: “（一）市科技局：牵头…” line after line, or each as a heading of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.duty_departments import Mention, all_departments, is_named_office
from corpus.duty_notes import Note
from corpus.duty_words import Named

_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．﹒]\s*|[-—·•*]\s*)"
_OPENS = re.compile(
    rf"^[ \t\u3000]*{_NUMBER}?(?P<names>[^\n：:。，,]{{3,60}})[：:](?P<told>[^\n]{{8,}})$",
    re.MULTILINE,
)
_ALONE = re.compile(
    rf"^[ \t\u3000]*{_NUMBER}(?P<names>[^\n：:。，,；;]{{3,60}})[：:。]?[ \t]*\n"
    r"(?=\s*(?P<told>[^\n]{8,})$)",
    re.MULTILINE,
)


def find_lines(text: str) -> list[Note]:
    """One note for each line that opens with departments and tells what they do.

    A single such line is no list: there must be two of a kind.
    """
    notes = []
    for pattern in (_OPENS, _ALONE):
        found = list(_read(text, pattern))
        notes += found if len(found) > 1 else []
    return sorted(notes, key=lambda note: note.start)


def _read(text: str, pattern: re.Pattern[str]) -> Iterator[Note]:
    for match in pattern.finditer(text):
        names = _offices(text, *match.span("names"))
        told = match["told"]
        if not names or len(re.findall("[一-龥]", told)) < 6:
            continue
        if pattern is _ALONE and _offices(text, *_bare(text, *match.span("told"))):
            continue  # a list of members
        named = tuple(Named(mention, None) for mention in names)
        end = match.end() if pattern is _OPENS else match.end("names")
        yield Note(match.start("names"), end, named, task=match.span("told"))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    mark = re.compile(rf"\s*{_NUMBER}").match(text, start, end)
    return (mark.end() if mark else start), end


def _offices(text: str, start: int, end: int) -> list[Mention]:
    mentions = all_departments(text, start, end)
    return mentions if all(is_named_office(one.name) for one in mentions) else []
