"""“什么是……”: the sentence that defines a term first, then where it is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.describe import quoted_title
from corpus.model import Document, Role
from corpus.sentences import sentence_spans
from index.sentences import passage_sentences
from qa.question import Question
from qa.stated import StatedAnswer
from qa.structure.context import Context, squeeze
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import columns, definition_words, use_words

_FLAGS = re.IGNORECASE
_QUOTED = re.compile(r"[“\"‘'「『]([^”\"’'」』]{2,30})[”\"’'」』]")
_CHINESE = re.compile(
    r"(?:什么是|什么叫做?|何谓|何为|解释一?下?|怎么理解|如何理解)\s*(?P<after>[^，。？?,]{2,30})"
    r"|(?P<before>[^，。？?,]{2,40}?)\s*(?:原本|到底|究竟|具体)?"
    r"(?:的(?:含义|定义|意思)|(?:是|有)?(?:什么|啥)(?:意思|含义)|指(?:的)?是?(?:什么|啥)"
    r"|是指(?:什么|啥)"
    r"|(?:算)?是个?(?:什么|啥)(?:东西|玩意儿?|概念|名堂|鬼)"
    r"|是(?:什么|啥)(?:[?？]|$)|怎么理解|如何理解|(?:怎么|如何)定义"
    r"|(?:refers? to|means?)\s*(?:什么|what))"
)
_ENGLISH = re.compile(
    r"\bwhat (?:is|are|does|do)\s+(?:meant by\s+)?(?:the\s+)?(?:meaning of\s+|definition of\s+)?"
    r"(?P<a>[^?,]+?)(?:\s+(?:mean|stand for|refer to)|\s+(?:under|in|according to|by)\b|[?,]|$)"
    r"|\bhow (?:does|is)\s+.*?\bdefin\w+\s+(?:the\s+)?(?P<b>[^?,]+)"
    r"|\bdefin\w+ (?:of )?(?:the )?(?P<c>[^?,]+)|\bexplain\s+(?:the\s+)?(?P<d>[^?,]+)",
    _FLAGS,
)
_LINK = re.compile(
    r"^.*?(?:里|中|条例|办法|方案|计划|文件|规定|规划|所)(?:里|中)?"
    r"(?:所称|所说|称|讲|说|提到|规定|提出)?的(?=.{2})|^(?:所称|所谓|所说)的?|^(?:说|讲|称)的"
)
_SAYS = (
    r"(?:[（(][^）)]{0,60}[）)])?\s*[”\"]?\s*(?:[，,]\s*)?"
    r"(?:是指|指的是|系指|，指|,指|：是|:是|：|:|指(?!导|标|数|挥|引|定|南))"
)
_DEFINES = re.compile(r"[，,]?\s*是指|指的是|系指|所称")
_MOST_USES = 6
_NEAREST = 12  # passages
_LIKE = 0.35  # least cosine of an English term and the sentence that defines it


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition: the term, and the span from the term to the end of its first sentence."""

    document: Document
    start: int
    end: int
    clause: str


def term_asked(question: Question, content: str) -> str | None:
    """The term whose meaning a question asks for, or ``None``."""
    text = content.strip(" ?？。")
    quoted = _QUOTED.search(text)
    asks = _CHINESE.search(text) or _ENGLISH.search(text)
    if asks is None:
        return None
    if quoted:
        return quoted[1].strip()
    term = next((group for group in asks.groups() if group), "")
    term = _LINK.sub("", term.strip()).strip("“”\"' ")
    return term if 2 <= len(term) <= 40 else None


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
                yield Definition(document, section.start, spans[0][1], section.clause)
    pattern = re.compile(r"[（()）“”]*".join(map(re.escape, wanted)) + _SAYS, _FLAGS)
    for found in pattern.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        spans = [
            s
            for s in sentence_spans(text, line, min(len(text), found.end() + 600))
            if s[1] > found.end()
        ]
        if spans and spans[0][0] <= found.start():
            yield Definition(document, *spans[0], "")


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

    Sentences compare by the cosine of the term alone, among the passages that come first.
    """
    places = set(context.scope.places)
    best: tuple[float, Definition] | None = None
    for candidate in context.candidates[:_NEAREST]:
        chunk, document = candidate.chunk, candidate.document
        if places and document.metadata.place not in places:
            continue
        spans = passage_sentences(chunk.text)
        scores = context.index.sentence_scores(term, chunk.id)
        for (start, end), score in zip(spans, scores, strict=False):
            if _DEFINES.search(chunk.text, start, end) and score > (best[0] if best else _LIKE):
                span = (chunk.start + start, chunk.start + end)
                best = (float(score), Definition(document, *span, chunk.clause))
    return [best[1]] if best else []


def _table(context: Context, term: str, wordings: list[str], found: Definition) -> StatedAnswer:
    language = context.question.language
    document = found.document
    title = quoted_title(document.title)
    spans = [(found.start, found.end), *_uses(document, wordings, found)]
    rows = [
        Row(
            {
                "direct": at == 0,
                "match": use_words(language, defines=at == 0),
                "text": document.text[start:end],
                "document": title,
                "place": document.metadata.place,
            },
            {"text": Quote(document.id, start, end)},
        )
        for at, (start, end) in enumerate(spans)
    ]
    shown = show(rows, context.library)
    text = definition_words(language, shown)
    keys = columns(("match", "text", "document"), language)
    return stated(text, shown, keys, {"intent": "definition", "term": term})


def _uses(document: Document, wordings: list[str], found: Definition) -> list[tuple[int, int]]:
    """Other sentences of the document that use the term, in order."""
    wanted = [squeeze(wording) for wording in wordings]
    return [
        (start, end)
        for start, end in sentence_spans(document.text)
        if (end <= found.start or start >= found.end)
        and any(form in squeeze(document.text[start:end]) for form in wanted)
    ][:_MOST_USES]
