"""“天津方案主要讲什么”: the parts of a document with their leading sentences, and its aims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from corpus.describe import quoted_title
from corpus.model import Document, Role, Section
from corpus.places import gazetteer
from corpus.sentences import sentence_spans
from corpus.target_store import TargetFilter
from qa.answer import Language
from qa.question import Asked, Question
from qa.stated import StatedAnswer
from qa.structure.context import Context, focus
from qa.structure.lists import heading_span
from qa.structure.show import Quote, Row, show, stated
from qa.structure.wording import columns, outline_words, overview_words
from qa.targets.wording import place_name

_FLAGS = re.IGNORECASE
_DOCUMENT = (
    r"方案|计划|规划|文件|条例|办法|意见|通知|报告|要点|政策|草案|决定|规定|细则|号|法(?:$|[^律子])"
)
_ENGLISH_DOCUMENT = (
    r"\b(?:plan|document|scheme|programme|program|regulation|measure|notice|opinion|report|draft"
    r"|polic(?:y|ie)|law)s?\b"
)
_OF_DOCUMENT = re.compile(f"{_DOCUMENT}|{_ENGLISH_DOCUMENT}", _FLAGS)
_OVERVIEW = re.compile(
    r"(?:主要|大致|大概|总体|大体|都|到底|究竟)(?:是|在)?(?:讲|说|写|谈|规定|包括|包含|涵盖|涉及)"
    r"(?:了|的是|的)?(?:些)?(?:什么|啥|哪些(?:内容|方面)|哪几)"
    r"|(?:讲|说|写)(?:了|的是|的)(?:些)?(?:什么|啥)(?:内容)?\s*[?？]?$"
    r"|(?:主要|基本|大致|核心|总体|大体)内容|大意|主旨|梗概|概览|(?<!工作)要点(?:是|有|都|$|[?？])"
    r"|(?:是|有|写|讲|说)(?:些|了)?(?:什么|啥|哪些)(?:样的)?内容|内容(?:是|有|包括)(?:什么|啥|哪些)"
    r"|由(?:哪|几)(?:几|些)?(?:个)?(?:部分|章节?|块)(?:组成|构成)|(?:多少|几)(?:个)?(?:章节?|部分)"
    r"|(?:框架|结构|提纲|大纲|目录|脉络|概要|概况|梗概)"
    r"(?:是|有|如何|怎么?样|怎样|分|吗|$|[?？]|什么|区别|不同|对比|比较)"
    r"|分(?:成|为)?(?:哪|几)(?:几|些)?(?:个)?(?:部分|章|块|大块)|有(?:哪几|几)(?:个)?(?:部分|章)"
    rf"|(?:介绍|概括|概述|总结|归纳|梳理|说说|讲讲)(?:一下|下)?.{{0,30}}(?:{_DOCUMENT}|内容|框架"
    rf"|结构)"
    r"|\boutline\b|\boverview\b|\bsummar(?:y|ise|ize)\b|\bstructur(?:es?|ed)\b"
    r"|\btable of contents\b|\bcontents of\b|\bgist\b|\b(?:key|main) points\b|\bsynopsis\b"
    r"|\bin a nutshell\b"
    rf"|\bwhat(?:['’]s| is) (?:in|inside) (?:the|this"
    rf"|that)\b.{{0,40}}{_ENGLISH_DOCUMENT}\s*[?？.]?\s*$"
    rf"|\b(?:describe|introduce|walk me through|tell me about|go over"
    rf"|recap)\b.{{0,40}}{_ENGLISH_DOCUMENT}\s*[?？.]?\s*$"
    r"|\bmain (?:parts|contents?|sections)\b|\bpart by part\b|\bsection by section\b"
    rf"|\bwhat (?:is|are|does|do)\b.{{0,60}}{_ENGLISH_DOCUMENT}.{{0,30}}"
    r"\b(?:about|cover|contain|consist of|say(?: in general| mainly)?)"
    r"(?:\s+(?:as a whole|overall|in general|mainly))?\s*[?？.]?\s*$"
    rf"|\bwhat does\b.{{0,40}}{_ENGLISH_DOCUMENT}.{{0,10}}\bmainly\b",
    _FLAGS,
)
# 产业结构 is no outline, and a second question in the same line wants a passage.
_PRECISE = re.compile(
    r"目标管到|(?:产业|数据|治理|能源|组织|人才|经济|人口|收入|支出)结构|结构(?:调整|优化|性)|多少"
    r"|\bhow (?:many|much)\b",
    _FLAGS,
)
# What may be said of a part too: 重点任务分哪几块, 数字基础设施主要包括什么.
_DIVIDED = re.compile(r".{0,2}(?:包括|包含|涵盖|涉及|由|分|有|[多几]|要点)")
_FILLER = re.compile(r"(?:主要|一共|总共|共|大致|大体|总体|都|到底|究竟|这|那|一下|具体|分别)+$")
_WHOLE = re.compile(r"[》”]$|全文|正文|内容|框架|结构|提纲|大纲|目录|[它其]$|请问$|介绍")
_CHUNKS = re.compile(r"[哪几]几?个?大?块")  # of anything, unless a document is named
_ELSEWHERE = frozenset(Asked) - {
    Asked.LOOKUP, Asked.DEFINITION, Asked.AMOUNT, Asked.DATE, Asked.BASIS
}  # fmt: skip
_ORDINARY = frozenset({Role.BODY, Role.GLOSSARY})
_MOST_AIMS = 12
_KINDS: dict[Language, tuple[str, str]] = {"zh": ("部分", "目标"), "en": ("part", "target")}
_MOST_PARTS = 60


def asks_overview(question: Question) -> bool:
    """Whether a question asks what a document is about as a whole."""
    text = question.standalone
    found = _OVERVIEW.search(text)
    return bool(
        found
        and question.asked not in _ELSEWHERE
        and not (_DIVIDED.match(found[0]) and _of_part(text[: found.start()]))
        and not _PRECISE.search(text)
        and (_OF_DOCUMENT.search(text) or (question.places and not _CHUNKS.search(text)))
    )


def _of_part(subject: str) -> bool:
    """Whether what is divided is a part of a document, not the document: 方案的重点任务."""
    for mention in reversed(gazetteer().find(subject)):
        subject = f"{subject[: mention.start]} {subject[mention.end :]}"
    last = re.split(r"[的里中，,]", _FILLER.sub("", subject.strip()))[-1].strip()
    return bool(last) and not (_OF_DOCUMENT.search(last) or _WHOLE.search(last))


def answer_overview(context: Context) -> StatedAnswer | None:
    """The outline of one document, or of several side by side; ``None`` for other questions."""
    if not asks_overview(context.question):
        return None
    documents = focus(context)
    if not documents and context.candidates:
        documents = [] if context.question.places else [context.candidates[0].document]
    if not documents:
        return None
    if len(documents) > 1 and len(context.scope.places) > 1:
        return _side_by_side(context, documents[:3])
    return _outline(context, documents[0])


def parts_of(sections: Sequence[Section]) -> list[Section]:
    """The top parts of a document: its first level with more than one ordinary section."""
    level = [s for s in sections if s.parent is None and s.role in _ORDINARY]
    while len(level) == 1:
        below = [s for s in sections if s.parent == level[0].ordinal and s.role in _ORDINARY]
        if not below:
            break
        level = below
    return level[:_MOST_PARTS]


def _outline(context: Context, document: Document) -> StatedAnswer | None:
    language, sections = context.question.language, context.library.sections(document.id)
    parts = parts_of(sections)
    if len(parts) < 2:
        return None
    rows = [_part(document, sections, part, language) for part in parts]
    aims = _aims(context, document)
    rows += [_aim_row(aim, language) for aim in aims]
    shown = show(rows, context.library)
    text = overview_words(language, quoted_title(document.title), len(parts), shown)
    keys = [("kind", "类型" if language == "zh" else "Kind")]
    keys += columns(("section", "clause", "text", "below"), language)
    answer = stated(text, shown, keys, {"intent": "overview", "documents": 1})
    targets = tuple(
        aim | {"direct": True, "match": "exact", "citation": shown.number(len(parts) + at)}
        for at, aim in enumerate(aims)
    )
    return replace(answer, targets=targets)


def _part(
    document: Document, sections: Sequence[Section], part: Section, language: Language
) -> Row:
    """A part with its leading sentence and the headings below it."""
    text = document.text
    start, end = heading_span(text, part)
    lead = _leading(text, sections, part)
    below = [s.heading for s in sections if s.parent == part.ordinal and s.heading]
    return Row(
        {
            "kind": _KINDS[language][0],
            "section": text[start:end],
            "clause": part.clause or None,
            "text": text[slice(*lead)] if lead else None,
            "below": "；".join(below) or None,
            "place": document.metadata.place,
        },
        {"section": Quote(document.id, start, lead[1] if lead else end)},
    )


def _aim_row(aim: dict[str, Any], language: Language) -> Row:
    """A target below the parts: it stands beside the outline and is no part of it."""
    cells = {
        "direct": False,
        "kind": _KINDS[language][1],
        "section": aim["indicator"],
        "text": aim["text"],
        "place": aim["place"],
    }
    return Row(cells, {"text": _quote(aim)})


def _leading(text: str, sections: Sequence[Section], part: Section) -> tuple[int, int] | None:
    """The first sentence of a part, of its first section with text of its own."""
    for section in sections:
        if section.start < part.start or section.end > part.end:
            continue
        first = next((s.start for s in sections if s.parent == section.ordinal), section.end)
        spans = sentence_spans(text, section.body_start, first)
        if spans:
            return spans[0]
    return None


def _aims(context: Context, document: Document) -> list[dict[str, Any]]:
    """The document's own targets, as the catalogue has them."""
    place = document.metadata.place
    every = context.library.describe_targets(TargetFilter(place=(place,) if place else ()))
    return [t for t in every if t["document_id"] == document.id][:_MOST_AIMS]


def _quote(aim: dict[str, Any]) -> Quote:
    return Quote(aim["document_id"], aim["start"], aim["end"])


def _side_by_side(context: Context, documents: Sequence[Document]) -> StatedAnswer | None:
    """The parts of several documents, the first beside the first."""
    language = context.question.language
    outlines = [parts_of(context.library.sections(document.id)) for document in documents]
    if any(len(parts) < 2 for parts in outlines):
        return None
    keys = [f"document_{at}" for at in range(1, len(documents) + 1)]
    rows = []
    for parts in zip_longest(*outlines):
        cells: dict[str, str | None] = {}
        quotes: dict[str, Quote] = {}
        for key, document, part in zip(keys, documents, parts, strict=True):
            cells[key] = None
            if part is not None:
                start, end = heading_span(document.text, part)
                sections = context.library.sections(document.id)
                below = [s.heading for s in sections if s.parent == part.ordinal and s.heading]
                number = part.clause or ""
                cells[key] = f"{number}{document.text[start:end]}"
                cells[key] = f"{cells[key]}（{'；'.join(below)}）" if below else cells[key]
                quotes[key] = Quote(document.id, start, end)
        rows.append(Row(cells, quotes))
    shown = show(rows, context.library)
    labels = [
        f"{place_name(d.metadata.place, language)} {quoted_title(d.title)}" for d in documents
    ]
    text = outline_words(language, [quoted_title(d.title) for d in documents], outlines)
    columns_ = list(zip(keys, labels, strict=True))
    return stated(text, shown, columns_, {"intent": "overview", "documents": len(documents)})
