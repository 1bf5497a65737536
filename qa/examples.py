"""Questions to start with, made from what the loaded documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.describe import quoted_title
from corpus.model import Chunk, Role, Section
from qa.answer import Language
from qa.library import Library

MOST = 6
_AIMS = re.compile(r"(?:发展|建设|总体|主要|工作)?目标")
_DUTY = re.compile(r"责任单位|牵头")
_PATTERNS: dict[str, dict[Language, str]] = {
    "aims": {"zh": "{place}的{heading}是什么？", "en": "What are {place}'s development goals?"},
    "duty": {
        "zh": "{place}“{heading}”由哪些单位负责？",
        "en": "Who is responsible for {place}“{heading}”?",
    },
    "term": {"zh": "“{heading}”是什么意思？", "en": "What does “{heading}” mean?"},
    "amount": {
        "zh": "哪些城市提出到2030年产业规模达到500亿元？",
        "en": "which cities target 500亿 by 2030?",
    },
}


def example_questions(language: Language, library: Library) -> list[str]:
    """Up to ``MOST`` questions that the documents answer, of different kinds and documents."""
    made: list[str] = []
    by_kind: dict[str, list[str]] = {"amount": [], "aims": [], "duty": [], "term": []}
    for kind, place, heading in _openings(library):
        question = _PATTERNS[kind][language].format(place=place, heading=heading)
        if question not in by_kind[kind]:
            by_kind[kind].append(question)
    # One of each kind in turn, until there are enough or none is left.
    while len(made) < MOST and any(by_kind.values()):
        made += [by_kind[kind].pop(0) for kind in list(by_kind) if by_kind[kind]]
    return made[:MOST]


def _openings(library: Library) -> Iterator[tuple[str, str, str]]:
    """(kind, place, heading) of what can be asked about, document by document."""
    for document in library.documents.values():
        place = document.metadata.place or quoted_title(document.title)
        chunks = [c for c in library.chunks.values() if c.document_id == document.id]
        if any("500亿" in chunk.text and "2030年" in chunk.text for chunk in chunks):
            yield "amount", place, ""
        sections = library.sections(document.id)
        yield from _first_of_each_kind(place, sections, chunks)


def _first_of_each_kind(
    place: str, sections: list[Section], chunks: list[Chunk]
) -> Iterator[tuple[str, str, str]]:
    aims = next((s for s in sections if _AIMS.fullmatch(s.heading)), None)
    if aims:
        yield "aims", place, aims.heading
    duty = next((c for c in chunks if _DUTY.search(c.text) and c.section is not None), None)
    if duty and duty.section is not None and sections[duty.section].heading:
        yield "duty", place, sections[duty.section].heading
    terms = (s for s in sections if s.role is Role.GLOSSARY and s.depth > 1 and s.heading)
    if term := next(terms, None):
        yield "term", place, re.sub(r"[（(].*", "", term.heading)
