"""What a responsibility note is for: the section, or the paragraphs, that it closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.duty_notes import Note
from corpus.model import Section

_MARK = re.compile(
    r"[\s\u3000*#]*(?:第[一二三四五六七八九十百零\d]+[条章节款项]\s*|[一二三四五六七八九十]{1,3}[、.．]\s*|"
    r"[（(][一二三四五六七八九十\d]{1,3}[）)][、.．]?\s*|\d{1,3}(?:[.．、﹒]|(?=[一-龥]))\s*|[①-⑳]\s*|[-—·•]\s*)?"
)
_BETWEEN = " \n\t\u3000。；;，,"
_LONGEST = 60
_LONG = 36


@dataclass(frozen=True, slots=True)
class Scope:
    """What a note covers: ``text[start:end]``, of the section ``section``; ``task`` names it."""

    section: Section | None
    task: str
    start: int
    end: int


def find_scopes(text: str, sections: Sequence[Section], notes: Sequence[Note]) -> list[Scope]:
    """The scope of each note, in the order of the notes (by position)."""
    closing = [note for note in notes if not note.running and note.task is None]
    return [_scope(text, sections, note, closing) for note in notes]


def leading_words(text: str, start: int, end: int) -> str:
    """The first sentence of ``text[start:end]`` without its number; of a long one its beginning."""
    mark = _MARK.match(text, start, end)
    start = mark.end() if mark else start
    stop = re.compile("[。；;\n\t]").search(text, start, end)
    end = stop.start() if stop else end
    words = text[start:end].strip(" \u3000*，,：:")
    if len(words) > _LONG and (comma := re.compile("[，,：:]").search(words, 6)):
        words = words[: comma.start()]
    return words[:_LONGEST].strip()


def _scope(text: str, sections: Sequence[Section], note: Note, closing: Sequence[Note]) -> Scope:
    section = _innermost(sections, note.start)
    line = text.rfind("\n", 0, note.start) + 1
    if note.task is not None and not (note.running and section and section.heading):
        return Scope(section, leading_words(text, *note.task), note.start, note.end)
    if section is None:
        task = leading_words(text, line, note.start) or _paragraph_before(text, line)
        return Scope(None, task, line, note.end)
    if note.running:
        return Scope(section, _heading(text, section, note), line, note.end)
    section = _closed(text, sections, section, note, closing)
    others = [
        other
        for other in closing
        if section.start <= other.start < section.end
        and other is not note
        and (other.start < note.start or _innermost(sections, other.start) == section)
    ]
    before = [other.end for other in others if other.start < note.start]
    own = _heading(text, section, note)
    if own and not others:
        return Scope(section, own, section.start, note.end)
    # A note that is the heading itself stands before what the section holds.
    start = min(before[-1] if before else _first(text, section), note.start)
    start += len(text[start : note.start]) - len(text[start : note.start].lstrip(_BETWEEN))
    task = leading_words(text, start, note.start)
    return Scope(section, task or own or _paragraph_before(text, line), start, note.end)


def _first(text: str, section: Section) -> int:
    """Where the first paragraph of a section with several notes begins.

    A heading on the paragraph's own line is part of it.
    """
    apart = text[section.body_start : section.end].lstrip(" \u3000").startswith("\n")
    return section.body_start if apart or not section.heading else section.start


def _innermost(sections: Sequence[Section], at: int) -> Section | None:
    """The last section in reading order that holds a position is the innermost."""
    return next((s for s in reversed(sections) if s.start <= at < s.end), None)


def _closed(
    text: str, sections: Sequence[Section], section: Section, note: Note, closing: Sequence[Note]
) -> Section:
    """The section that a note on a line of its own closes: the one above a list of items
    of which none has a note.
    """
    line = text.rfind("\n", 0, note.start) + 1
    while section.parent is not None and not text[line : note.start].strip(" \u3000*"):
        parent = sections[section.parent]
        first = not any(s.parent == parent.ordinal and s.start < section.start for s in sections)
        noted = any(parent.start <= n.start < note.start for n in closing)
        after = text[note.end : parent.end].strip(" \n\u3000。；;")
        if first or noted or after:
            break
        section = parent
    return section


def _heading(text: str, section: Section, note: Note) -> str:
    """The section's heading, without the note if it stands in it."""
    at = text.find(section.heading, section.start) if section.heading else -1
    if at >= 0 and at < note.start < at + len(section.heading):
        return text[at : note.start].rstrip(" \u3000。，,")
    return section.heading


def _paragraph_before(text: str, line: int) -> str:
    """The leading words of the paragraph above a line."""
    end = len(text[:line].rstrip())
    return leading_words(text, text.rfind("\n", 0, end) + 1, end)
