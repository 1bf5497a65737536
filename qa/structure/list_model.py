"""What a list inside a document is: its items and the words that say what they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item: the span that names it and the clause it stands in."""

    start: int
    end: int
    clause: str


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items of one document, in order.

    Attributes:
        document_id: whose they are.
        outline: whether they are sections, not parts of a sentence.
        start, end: what holds them all.
        items: at least two.
        heading: the heading directly above sections, the line above lines; empty for parts of
            a sentence.
        tail: what all of them end with, or what follows the last one: 平台 of “甲、乙等平台”.
        before: the words of the sentence right before the first one.
        lead: the rest of the sentence that holds them, or the text that introduces them.
        clause: of the section that holds them.
        path: headings from the top.
        modifies: whether they only describe what follows them.
    """

    document_id: str
    outline: bool
    start: int
    end: int
    items: tuple[Item, ...]
    heading: str
    tail: str
    before: str
    lead: str
    clause: str
    path: tuple[str, ...]
    modifies: bool = False

    @property
    def head(self) -> str:
        """What they are called, by the words next to them."""
        return f"{self.heading} {self.tail} {self.before}".strip()

    @property
    def context(self) -> str:
        """The headings above, the sentence that introduces or holds them."""
        return f"{' '.join(self.path)} {self.lead}"

    @property
    def top(self) -> bool:
        """Whether they are the parts of the whole document."""
        return self.outline and not self.path
