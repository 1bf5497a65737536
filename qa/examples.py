"""Questions to start with: those given beside the documents, then some made from their text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.describe import quoted_title
from corpus.model import Document, Level, Role, Section
from corpus.places import gazetteer
from corpus.sentences import sentence_spans
from qa.answer import Answer, Language
from qa.library import Library
from qa.question import language_of

# A folder of documents may bring its own: {"zh": [question, …], "en": [question, …]}.
FILE_NAME = "examples.json"
_LOOKED_AT = 40  # documents; the first ones are as good as any
_FAMILIAR = ("2030", "500")  # asked first where a document has it
_PER_DOCUMENT = 3  # sections of one kind
_AIMS = re.compile(r"(?:发展|建设|总体|主要|工作|行动)?目标")
_DUTY = re.compile(r"(?:责任|牵头)单位[：:]|[局委办厅]牵头")
_HEADING = re.compile(r"[\u4e00-\u9fff]{4,14}")
_SCALE = re.compile(r"产业(?:规模|产值).*?(\d+)\s*亿")
_BY_YEAR = re.compile(r"到(20\d\d)年")
_CITIES = frozenset({Level.CITY, Level.MUNICIPALITY})
_PLACES: dict[Language, tuple[str, str]] = {"zh": ("地方", "城市"), "en": ("places", "cities")}
_PATTERNS: dict[str, dict[Language, str]] = {
    "amount": {
        "zh": "哪些{places}提出到{year}年产业规模达到{amount}亿元？",
        "en": "Which {places} target {amount}亿 by {year}?",
    },
    "aims": {"zh": "{place}的{heading}是什么？", "en": "What are {place}'s development goals?"},
    "duty": {
        "zh": "{place}“{heading}”由哪些单位负责？",
        "en": "Which departments are in charge of “{heading}” in {place}?",
    },
    "term": {
        "zh": "“{heading}”是什么意思？",
        "en": "What is the meaning of the term “{heading}”?",
    },
    "task": {
        "zh": "{place}在“{heading}”方面有哪些安排？",
        "en": "What does {place} plan to do about “{heading}”?",
    },
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the passages that it was made from: document id and ``[start, end)``.

    One given by hand has no passages; any answer will do.
    """

    question: str
    passages: tuple[tuple[str, int, int], ...]

    def answered_by(self, answer: Answer) -> bool:
        """Whether the first citation's mark lies in one of those passages."""
        if answer.kind == "abstain" or not answer.citations:
            return False
        best = answer.citations[0]
        return not self.passages or any(
            best.document_id == document and start < best.start + b and best.start + a < end
            for a, b in best.highlights[:1]
            for document, start, end in self.passages
        )


def possible_examples(language: Language, library: Library) -> Iterator[Example]:
    """Questions about what the documents say, one of each kind in turn, most telling first.

    The wording is general, so each is still to be asked: ``Example.answered_by``.
    """
    documents = list(islice(library.documents.values(), _LOOKED_AT))
    yield from _given(language, documents)
    sources = [_amounts(language, library)]
    for kind in ("aims", "duty", "term"):
        sources.append(_about_sections(kind, language, library, documents))
    yield from _in_turns(sources)
    yield from _about_sections("task", language, library, documents)


def _given(language: Language, documents: Iterable[Document]) -> Iterator[Example]:
    """The questions of ``FILE_NAME`` in the documents' folders; an unusable file gives none."""
    for folder in dict.fromkeys(Path(document.source_path).parent for document in documents):
        try:
            questions = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))[language]
        except (OSError, ValueError, LookupError, TypeError):
            continue
        yield from (Example(str(question), ()) for question in questions)


def _in_turns(sources: Iterable[Iterator[Example]]) -> Iterator[Example]:
    """One item of each source, then the next of each, until all are used up."""
    waiting = list(sources)
    while waiting:
        for source in list(waiting):
            example = next(source, None)
            if example is None:
                waiting.remove(source)
            else:
                yield example


def _amounts(language: Language, library: Library) -> Iterator[Example]:
    """“Which cities …” for the amounts and years that sentences set, the latest year first."""
    found: dict[tuple[str, str], list[tuple[str, int, int]]] = {}
    for chunk in library.chunks.values():
        if all(f"{part}{unit}" in chunk.text for part, unit in zip(_FAMILIAR, "年亿", strict=True)):
            found.setdefault(_FAMILIAR, []).append((chunk.document_id, chunk.start, chunk.end))
        for start, end in sentence_spans(chunk.text) if "亿" in chunk.text else ():
            sentence = chunk.text[start:end]
            year, scale = _BY_YEAR.search(sentence), _SCALE.search(sentence)
            if year and scale:
                passages = found.setdefault((year[1], scale[1]), [])
                passages.append((chunk.document_id, chunk.start, chunk.end))
    order = sorted(found, key=lambda aim: (aim == _FAMILIAR, int(aim[0]), int(aim[1])))
    for year_wanted, amount in reversed(order):
        passages = found[year_wanted, amount]
        levels = {library.documents[document].metadata.level for document, *_ in passages}
        places = _PLACES[language][levels <= _CITIES]
        pattern = _PATTERNS["amount"][language]
        yield Example(
            pattern.format(places=places, year=year_wanted, amount=amount), tuple(passages)
        )


def _about_sections(
    kind: str, language: Language, library: Library, documents: Iterable[Document]
) -> Iterator[Example]:
    """Questions of one kind about the fitting sections of each document."""
    for document in documents:
        sections = library.sections(document.id)
        place = _place(document, language)
        fitting = (s for s in sections if _fits(kind, s, sections, document.text))
        for section in islice(fitting, _PER_DOCUMENT):
            heading = re.sub(r"[（(].*", "", section.heading)
            question = _PATTERNS[kind][language].format(place=place, heading=heading)
            if language_of(question) == language:
                yield Example(question, ((document.id, section.start, section.end),))


def _fits(kind: str, section: Section, sections: Iterable[Section], text: str) -> bool:
    """Whether a question of this kind can be made of the section."""
    body = text[section.body_start : section.end].strip()
    if not section.heading or not body:
        return False
    if kind == "aims":
        return bool(_AIMS.fullmatch(section.heading))
    if kind == "term":
        return section.role is Role.GLOSSARY and section.depth > 1
    innermost = not any(other.parent == section.ordinal for other in sections)
    named = section.role is Role.BODY and bool(_HEADING.fullmatch(section.heading))
    return innermost and named and (kind == "task" or bool(_DUTY.search(body)))


def _place(document: Document, language: Language) -> str:
    """What a question calls the document: its place in the question's language, or its title."""
    name = document.metadata.place
    if name is None:
        return quoted_title(document.title)
    place = gazetteer().by_short(name)
    if language == "zh" or place is None:
        return name
    if place.level is Level.NATIONAL:
        return "China"
    english = [alias for alias in place.aliases if alias.isascii()]
    return next((alias for alias in english if " " in alias), english[0] if english else name)
