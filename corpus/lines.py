"""The line of a policy text, as the outline is read from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.marks import Mark, Style
from corpus.model import Role

_SALUTATION = re.compile(r"[^。；]{2,120}[:：]")
_SENTENCE_END = tuple("。；;！!？?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``[start, end)`` is its span without outer white space.

    It is a paragraph of the author, so a hard-wrapped one holds line breaks.
    """

    start: int
    end: int
    text: str
    mark: Mark | None
    role: Role = Role.BODY

    @property
    def rest(self) -> str:
        """The text after the numbering mark."""
        return self.text[self.mark.length :] if self.mark else self.text

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes with sentence punctuation, or a bracketed note."""
        return self.text.rstrip("”’」』").endswith((*_SENTENCE_END, "）", ")", "〕"))

    @property
    def is_body(self) -> bool:
        """Whether the line belongs to the outline proper."""
        return self.role is Role.BODY


def with_role(lines: list[Line], indexes: range, role: Role) -> None:
    """Gives the lines of ``indexes`` that are still body a role, in place."""
    for i in indexes:
        if lines[i].is_body:
            lines[i] = replace(lines[i], role=role)


def opens_body(line: Line) -> bool:
    """Whether ``line`` is where running text begins: a numbered line or a full paragraph."""
    if line.mark is not None and line.mark.style is not Style.MARKDOWN:
        return line.mark.style is not Style.DASH
    if line.mark is not None:
        return line.mark.number > 1
    if _SALUTATION.fullmatch(line.text):
        return False
    return (len(line.text) >= 30 and line.text.endswith(_SENTENCE_END)) or len(line.text) > 120
