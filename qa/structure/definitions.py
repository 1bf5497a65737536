"""“什么是……”: the sentence that defines a term first, then where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.describe import quoted_title
from corpus.marks import han_number
from corpus.model import Document, Role
from corpus.sentences import sentence_spans
from index.sentences import passage_sentences
from qa.stated import StatedAnswer
from qa.structure.context import Context, squeeze
from qa.structure.definition_asking import term_asked
from qa.structure.enumeration_words import DEFINER
from qa.structure.enumerations import enumerations
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import columns, definition_words, part_words, use_words

_FLAGS = re.IGNORECASE
_SAYS = (
    r"(?:[（(][^）)]{0,60}[）)])?\s*[”\"]?\s*"
    r"(?:(?:工作|活动|制度|机制|服务)[，,]?\s*(?:是指|指的是|系指)|(?:[，,]\s*)?(?:是指|指的是|系指|，指|,指|：是|:是|：|:|指(?!导|标|数|挥|引|定|南)))"
)
# The words that a sentence defines.
_DEFINED = re.compile(
    r"([^，,。；;：:“”、\s]{2,20})(?:[（(][^）)]{0,60}[）)])?”?[，,]?\s*(?:是指|指的是|系指)"
    r"|^([^，。；：:]{2,16})[：:](?=.{4})"
)
# What may follow a term at the head of a sentence that says what it is: 监管沙箱最先由……
_TELLS = re.compile(
    r"(?:[（(][^）)]{0,60}[）)])?[”\"]?(?:是(?!否)|最[先早]|由|作为|旨在|原指|即|为)"
)
_MOST_USES = 6
_TAIL = 8  # characters that may follow the items of a definition that is a list
_MOST_OF_ENTRY = 400  # characters of an entry of a glossary
_NUMBERS = "两二三四五六七八九十"
_COLON = ("：", ":")
_NEAREST = 12  # passages
_LIKE = 0.8  # least sum of the cosines of an English term with what is defined and how


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition: the term, and the span from the term to the end of its first sentence."""

    document: Document
    start: int
    end: int
    clause: str


def answer_definition(context: Context) -> StatedAnswer | None:
    """The definition of a term and its uses, ``None`` where no sentence defines it."""
    term = term_asked(context.question, context.scope.content)
    if term is None:
        return None
    wordings = [term, *context.index.standing_for(term)]
    places = set(context.scope.places)
    near = [c.document for c in context.candidates[:10]]
    documents = list({d.id: d for d in near if not places or d.metadata.place in places}.values())
    found = [d for document in documents for w in wordings for d in _defined(context, document, w)]
    found = found or [d for document in documents for d in _headed(context, document, term)]
    found = found or [d for document in documents for d in _told(context, document, term)]
    if not found and context.question.language == "en":
        found = _near(context, term)
    if not found:
        return None
    return _table(context, term, wordings, found[0])


def _defined(context: Context, document: Document, term: str) -> Iterator[Definition]:
    """Where a document defines a term: glossary entries, then sentences with 是指."""
    text, wanted = document.text, squeeze(term)
    if len(wanted) < 2:
        return
    for section in context.library.sections(document.id):
        names = [squeeze(part) for part in re.split(r"[（()）]", section.heading)]
        if section.role is Role.GLOSSARY and wanted in names:
            spans = sentence_spans(text, section.body_start, section.end)
            if spans:
                end = _entry_end(spans, section.start)
                yield Definition(document, section.start, end, section.clause)
    pattern = re.compile(r"[（()）“”]*".join(map(re.escape, wanted)) + _SAYS, _FLAGS)
    for found in pattern.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        entry = found.group().rstrip().endswith(_COLON) and not text[line : found.start()].strip()
        spans = [
            s
            for s in sentence_spans(text, line, min(len(text), found.end() + 600))
            if s[1] > found.end()
        ]
        if spans and spans[0][0] <= found.start():
            start, end = spans[0]
            if entry:
                stop = text.find("\n", end)
                within = [s for s in spans if stop < 0 or s[1] <= stop]
                end = _entry_end(within or spans[:1], start)
            yield Definition(document, start, end, "")


def _entry_end(spans: Sequence[tuple[int, int]], start: int) -> int:
    """Where an entry of a glossary ends: all its sentences say what the term means."""
    ends = [end for _, end in spans if end - start <= _MOST_OF_ENTRY]
    return ends[-1] if ends else spans[0][1]


def _told(context: Context, document: Document, term: str) -> Iterator[Definition]:
    """Sentences that begin with the term and say what it is or where it comes from."""
    wanted = squeeze(term)
    for start, end in sentence_spans(document.text) if len(wanted) > 2 else ():
        sentence = document.text[start:end]
        head = re.match(r"[（()）“”]*".join(map(re.escape, wanted)), sentence.lstrip("“"), _FLAGS)
        if head and _TELLS.match(sentence.lstrip("“"), head.end()):
            yield Definition(document, start, end, "")


def _headed(context: Context, document: Document, term: str) -> Iterator[Definition]:
    """Parts whose heading begins with the term: “甲+乙”—……体系 says what it stands for."""
    wanted = squeeze(term)
    for section in context.library.sections(document.id):
        if len(wanted) > 2 and squeeze(section.heading).startswith(wanted):
            spans = sentence_spans(document.text, section.body_start, section.end)
            if spans:
                yield Definition(document, section.start, spans[0][1], section.clause)


def _near(context: Context, term: str) -> list[Definition]:
    """The defining sentence nearest in meaning: English terms need not name the Chinese one.

    The term is compared with the sentence and with the words that the sentence defines.
    """
    places = set(context.scope.places)
    found: list[tuple[Definition, str, float]] = []
    for candidate in context.candidates[:_NEAREST]:
        chunk, document = candidate.chunk, candidate.document
        if places and document.metadata.place not in places:
            continue
        spans = passage_sentences(chunk.text)
        scores = context.index.sentence_scores(term, chunk.id)
        for (start, end), score in zip(spans, scores, strict=False):
            if defined := _DEFINED.search(chunk.text[start:end]):
                span = (chunk.start + start, chunk.start + end)
                definition = Definition(document, *span, chunk.clause)
                found.append((definition, defined[1] or defined[2], float(score)))
    if not found:
        return []
    likeness = context.index.likeness(term, [defined for _, defined, _ in found])
    sums = [score + float(like) for (*_, score), like in zip(found, likeness, strict=True)]
    best = max(range(len(found)), key=lambda at: sums[at])
    return [found[best][0]] if sums[best] > _LIKE else []


def _table(context: Context, term: str, wordings: list[str], found: Definition) -> StatedAnswer:
    language = context.question.language
    document = found.document
    title = quoted_title(document.title)
    spans = {(found.start, found.end): (True, use_words(language, defines=True))}
    parts = _parts(document.text, wordings, found)
    spans |= {span: (True, part_words(language)) for span in parts}
    uses = _uses(document, wordings, found)
    spans |= {span: (False, use_words(language, defines=False)) for span in uses}
    rows = [
        Row(
            {
                "direct": direct,
                "match": match,
                "text": document.text[start:end],
                "clause": context.library.chunk_at(document.id, start, end).clause or None,
                "document": title,
                "place": document.metadata.place,
            },
            {"text": Quote(document.id, start, end)},
        )
        for (start, end), (direct, match) in spans.items()
    ]
    shown = show(rows, context.library)
    text = definition_words(language, shown, len(uses))
    keys = columns(("match", "text", "clause", "document"), language)
    return stated(text, shown, keys, {"intent": "definition", "term": term})


def _parts(text: str, wordings: list[str], found: Definition) -> tuple[tuple[int, int], ...]:
    """What the term stands for where it is defined by an enumeration alone: 四通指甲、乙、丙.

    So it is where the term counts them: 两翼：支持甲、乙建设，…….
    """
    wanted = [squeeze(wording) for wording in wordings]
    number = han_number(wanted[0][0].replace("两", "二")) if wanted[0][0] in _NUMBERS else 0
    for listed in enumerations(text, found.start, found.end):
        first, last = listed.items[0][0], listed.items[-1][1]
        before = re.split("[；;。\n]", text[found.start : first])[-1]
        after = re.split("[；;。\n]", text[last : found.end])[0]
        if not any(wording in squeeze(before) for wording in wanted):
            continue
        leads = [m for m in DEFINER.finditer(before) if not before[m.end() :].strip("“‘")]
        if (leads and len(after) <= _TAIL) or len(listed.items) == number:
            return listed.items
    return ()


def _uses(document: Document, wordings: list[str], found: Definition) -> list[tuple[int, int]]:
    """Other sentences of the document that use the term, in order."""
    wanted = [squeeze(wording) for wording in wordings]
    return [
        (start, end)
        for start, end in sentence_spans(document.text)
        if (end <= found.start or start >= found.end)
        and any(form in squeeze(document.text[start:end]) for form in wanted)
    ][:_MOST_USES]
