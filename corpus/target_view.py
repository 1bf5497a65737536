"""A sentence as the target reader looks at it: unwrapped, one form for each punctuation.

``View.begin_of`` and ``View.end_of`` lead from positions in a view back to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
# A line end between two Chinese characters is where a page was full, no word ends there.
_HAN = "[\u4e00-\u9fff、，。；：“”（）]"
_WRAP = re.compile(rf"(?<={_HAN})[ \t]*\n[ \t\u3000]*(?={_HAN})")
_MARK = re.compile(r"^\d+[.．]")
_QUOTES = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")
_NAMES = re.compile(r"《[^》]*》|〈[^〉]*〉|<[^<>]*>|〔[^〕]*〕|﹝[^﹞]*﹞|［[^］]*］|【[^】]*】")
_BRACKETS = re.compile(r"（[^（）]*（[^（）]*）[^（）]*）|（[^（）]*）")
_STOP = re.compile("[，；。！？：]")


@dataclass(frozen=True)
class View:
    """A sentence (``text[offset:offset + len(view)]`` of the document) ready for patterns.

    ``numbers`` is the text in which numbers are looked for; ``plain`` the one for words. Both
    lack the line ends that only wrap: ``gaps`` are the positions before which characters of
    the document are left out, one entry for each.
    """

    plain: str
    numbers: str
    offset: int
    gaps: tuple[int, ...] = ()

    def begin_of(self, position: int) -> int:
        """The offset in the document of the character at ``position``."""
        return self.offset + position + bisect_right(self.gaps, position)

    def end_of(self, position: int) -> int:
        """The offset in the document where a span that ends at ``position`` ends."""
        return self.begin_of(position - 1) + 1 if position else self.offset

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


def make_view(text: str, start: int, end: int, *, marked: bool = False) -> View:
    """The view of ``text[start:end]``; ``marked``: it begins with a list number such as 3."""
    raw, gaps = _unwrapped(text[start:end])
    if marked:
        raw = _MARK.sub(lambda match: " " * len(match[0]), raw, count=1)
    plain = raw.translate(_FOLD)
    plain = _DOTTED.sub(".", _NUMBER_COMMA.sub(",", plain))
    # corpus.numerals takes a wide comma before digits for one of theirs.
    numbers = _LATIN_UNIT.sub(lambda match: "\ue000" * len(match[0]), plain.replace("，", "；"))
    return View(plain, numbers, start, gaps)


def _unwrapped(raw: str) -> tuple[str, tuple[int, ...]]:
    """The text without the line ends inside its words, and where they were."""
    if "\n" not in raw:
        return raw, ()
    pieces: list[str] = []
    gaps: list[int] = []
    last = length = 0
    for match in _WRAP.finditer(raw):
        pieces.append(raw[last : match.start()])
        length += match.start() - last
        gaps.extend([length] * (match.end() - match.start()))
        last = match.end()
    return "".join([*pieces, raw[last:]]), tuple(gaps)


def inside(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``position`` lies in one of ``spans``."""
    return any(start <= position < end for start, end in spans)
