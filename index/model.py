"""What goes into an index and what a search gives back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """One retrieval unit as the indexes see it.

    Built from a chunk (``id`` is the chunk id) or from a row of a BEIR corpus.

    Attributes:
        id: unique key.
        text: what is searched and shown.
        title: the document's title, ``""`` for none.
        path: headings above the text, outermost first.
        document_id: groups passages of one document.
        place: short name of the document's place, ``None`` if unknown.
    """

    id: str
    text: str
    title: str = ""
    path: tuple[str, ...] = ()
    document_id: str = ""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage. ``score`` is higher for better passages, comparable in one search.

    ``routes`` keeps each route's raw score (``dense``, ``sentence``, ``words``, ``bigrams``),
    for explanation and for ranking features.
    """

    passage_id: str
    score: float
    routes: dict[str, float] = field(default_factory=dict)
