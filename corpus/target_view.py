"""A sentence as the target reader looks at it: same length, one form for each punctuation.

Offsets into a view are offsets into the text it was made from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_FOLD = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "％": "%", "\n": " ", "\t": " ",
     "\u3000": " ", "﹪": "%", "﹣": "-", "“": "“", "＋": "+"}
    | {chr(ord("０") + i): str(i) for i in range(10)}
)  # fmt: skip
_NUMBER_COMMA = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_DOTTED = re.compile(r"(?<=\d)．(?=\d)")
# corpus.numerals takes a Latin word after digits for a name; these are units.
_LATIN_UNIT = re.compile(r"(?<=[\d万亿\s])(?:PB|TB|EB|GW|MW|Gbps)(?![A-Za-z])")
_QUOTES = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")
_NAMES = re.compile(r"《[^》]*》|〈[^〉]*〉|<[^<>]*>|〔[^〕]*〕|﹝[^﹞]*﹞|［[^］]*］|【[^】]*】")
_BRACKETS = re.compile(r"（[^（）]*（[^（）]*）[^（）]*）|（[^（）]*）")
_STOP = re.compile("[，；。！？：]")


@dataclass(frozen=True)
class View:
    """A sentence (``text[offset:offset + len(view)]`` of the document) ready for patterns.

    ``numbers`` is the text in which numbers are looked for; ``plain`` the one for words.
    """

    plain: str
    numbers: str
    offset: int

    @cached_property
    def names(self) -> list[tuple[int, int]]:
        """Spans of titles and document numbers: nothing in them is the document's own aim."""
        return [m.span() for m in _NAMES.finditer(self.plain)]

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Spans of quotations."""
        return [m.span() for m in _QUOTES.finditer(self.plain)]

    @cached_property
    def brackets(self) -> list[tuple[int, int]]:
        """Spans of round brackets, outermost."""
        return [m.span() for m in _BRACKETS.finditer(self.plain)]

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Spans between commas, colons and stops that stand outside brackets and quotes."""
        spans, begin = [], 0
        for match in _STOP.finditer(self.plain):
            at = match.start()
            if inside(at, self.brackets) or inside(at, self.names) or inside(at, self.quotes):
                continue
            spans.append((begin, at))
            begin = match.end()
        spans.append((begin, len(self.plain)))
        return [(start, end) for start, end in spans if self.plain[start:end].strip()]


def make_view(text: str, start: int, end: int) -> View:
    """The view of ``text[start:end]``."""
    plain = text[start:end].translate(_FOLD)
    plain = _DOTTED.sub(".", _NUMBER_COMMA.sub(",", plain))
    # corpus.numerals takes a wide comma before digits for one of theirs.
    numbers = _LATIN_UNIT.sub(lambda match: "\ue000" * len(match[0]), plain.replace("，", "；"))
    return View(plain, numbers, start)


def inside(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``position`` lies in one of ``spans``."""
    return any(start <= position < end for start, end in spans)
