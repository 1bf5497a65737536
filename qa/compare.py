"""Comparing what places say on a topic: passages side by side, an equal share for each.

“比较天津和中山在智能家居方面的举措” asks one question of each place (“天津在智能家居方面的举措”);
its passages are the rows of a table, and a place without one is a row that says so. Comparisons
of amounts are answered by ``qa.targets``, those of outlines by ``qa.structure``, before this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.describe import quoted_title
from corpus.places import Place, gazetteer
from qa.answer import Answer, Citation, Language
from qa.forms import ABOUT_DOCUMENT
from qa.library import Library
from qa.question import Asked, Question
from qa.scope import Scope
from qa.stated import StatedAnswer, covered
from qa.targets.wording import place_name
from qa.wording import where

MOST_EACH = 2  # passages of a place
MOST_PLACES = 8
_HOLE = "\ue000"  # where the places stood
_COMPARES = re.compile(
    r"比较|对比|比一比|区别|不同|差异|差别|异同|相比|分别|各(?=[自能有是怎为家地市省])|(?<!第)[两三四五六](?:地|家|市|省|城)"
    r"|\bcompar|\bdiffer|\bversus\b|\bvs\b|\bcontrast|\bside by side\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    rf"{_HOLE}(?:\s*(?:、|，|,|和|与|跟|同|及|以及|对|还有|\band\b|&|\bvs\b\.?|\bversus\b|\bwith\b"
    rf"|\bto\b|\bin\b|\bof\b|\bthose\b|\bthat\b)*\s*{_HOLE})+(?:['’]s?)?",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:请|帮我)?(?:进行)?(?:比较|对比|比一比)(?:一下)?|(?:之间)?(?:有(?:什么|哪些|何))?的?(?:区别|不同(?:之处)?|差异|差别|异同)"
    r"(?:是什么|在哪里?|有哪些)?|相比|分别|各(?:自的?|家|地|市|省|(?=[能有是怎为]))|(?:这)?[两二三四五几](?:地|家|市|省|城|个城市|个地方)(?=在|的|对|关于|$)"
    r"|\b(?:please )?compare\b|\b(?:what (?:is|are) )?(?:the )?differences? (?:between|in|of)?"
    r"|\bhow do(?:es)?\b|\bdiffers?\b|\b(?:in )?(?:comparison|contrast)(?: of)?\b|\bside by side\b",
    re.IGNORECASE,
)
# What is said of a topic and is no topic: the words would count as missing from a passage.
_ABOUT = re.compile(
    r"在(?=.{2,}方面)|[\w“”+]{0,30}(?:条例|办法|规划|方案|计划|文件|报告)里面?(?:的|对)?|对于?(?=.{2,}的)|方面(?:的|都)?|(?:采取|出台|提出|制定|规定)(?:了|过)?"
    r"|是?(?:怎么|如何|怎样)(?:规定|要求|安排|说|写|做|讲)的?|有?(?:哪些|什么|怎样|怎么|如何)(?:的)?"
    r"|(?:的|主要|具体|重点|政策|支持)*(?:举措|措施|做法|规定|安排|内容|要求|情况|表述|条款|条文|思路|力度)(?:上)?\s*$"
    r"|\b(?:measures?|approach(?:es)?|efforts?|plans?|provisions?|clauses?|actions?"
    r"|polic(?:y|ies))\b(?: (?:on|for|to|about))?"
    r"|\b(?:regarding|concerning|in terms of|with regard to|when it comes to)\b",
    re.IGNORECASE,
)
_SIGNS = " ,，。.?？!！:："
_WORD = re.compile(r"\w{2}")
_ONE_WORD = re.compile(r"[\u4e00-\u9fff]{2,8}")

Seek = Callable[[str], Answer]
"""Answers a question about one place with passages of its documents, or abstains."""


@dataclass(frozen=True, slots=True)
class _Words:
    columns: tuple[str, str, str, str]
    lead: str
    some: str
    none: str
    unknown: str
    no_clause: str
    no_document: str
    separator: str


_WORDS: dict[Language, _Words] = {
    "zh": _Words(
        columns=("地方", "条款", "原文", "文件"),
        lead="按地方对照原文（已查 {scanned} 份文件）：{places}。",
        some="{place} {count} 条{marks}",
        none="{place}无此条款",
        unknown="没有{place}的文件",
        no_clause="无此条款",
        no_document="没有该地的文件",
        separator="；",
    ),
    "en": _Words(
        columns=("Place", "Clause", "Text", "Document"),
        lead="Passages side by side (documents searched: {scanned}): {places}.",
        some="{place}: {count}{marks}",
        none="{place}: no such clause",
        unknown="no document of {place}",
        no_clause="no such clause",
        no_document="no document of this place",
        separator="; ",
    ),
}


def comparison_topic(question: Question) -> str | None:
    """The question for one place, with a hole for it; ``None`` if no places are compared.

    The hole is the private character U+E000.
    """
    text = question.standalone
    if question.asked in ABOUT_DOCUMENT or question.asked is Asked.DUTY:
        return None
    if not 2 <= len(question.places) <= MOST_PLACES or not _COMPARES.search(text):
        return None
    for mention in reversed(gazetteer().find(text)):
        text = f"{text[: mention.start]}{_HOLE}{text[mention.end :]}"
    text = _JOINED.sub(_HOLE, text)
    if text.count(_HOLE) != 1:
        # The places stand apart: the topic is what is left without them.
        text = f"{_HOLE} {text.replace(_HOLE, ' ')}"
    text = _ABOUT.sub(" ", _ASKING.sub(" ", text).strip(_SIGNS))
    text = re.sub(rf"\s+(?=[\u4e00-\u9fff])|(?<={_HOLE})\s*的", "", text).strip(_SIGNS)
    return text if _WORD.search(text.replace(_HOLE, " ")) else None


def compare_places(
    question: Question, scope: Scope, library: Library, seek: Seek
) -> StatedAnswer | None:
    """A table with the passages of each place on the topic.

    Returns:
        ``None`` if the question compares no places, or no place has a passage.
    """
    topic = comparison_topic(question)
    if topic is None:
        return None
    found = {place: _passages(place, question, scope, seek, topic) for place in question.places}
    sure = [confidence for _, confidence in found.values() if confidence is not None]
    if not sure:  # no place has a passage that answers by itself
        return None
    share = min(MOST_EACH, max(len(citations) for citations, _ in found.values()))
    rows: list[dict[str, object]] = []
    cited: list[Citation] = []
    notes = []
    words = _WORDS[question.language]
    for place, (citations, _) in found.items():
        numbered = [
            replace(c, number=number) for number, c in enumerate(citations[:share], len(cited) + 1)
        ]
        missing = place.short in scope.missing
        name = place_name(place.short, question.language)
        rows += [_row(c, question.language) for c in numbered]
        if not numbered:
            said = words.no_document if missing else words.no_clause
            none = {"direct": False, "place": place.short, "place_name": name}
            rows.append(none | {"clause": "", "text": said})
        notes.append(_note(words, name, numbered, missing=missing))
        cited += numbered
    documents = [d for d in library.documents.values() if d.metadata.place in scope.places]
    coverage = covered(documents, {c.document_id for c in cited})
    text = words.lead.format(scanned=coverage["scanned"], places=words.separator.join(notes))
    keys = ("place_name", "clause", "text", "document")
    columns = [{"key": key, "label": label} for key, label in zip(keys, words.columns, strict=True)]
    return StatedAnswer(
        "table",
        text,
        min(sure),
        tuple(cited),
        tuple(library.chunk_at(c.document_id, c.start, c.end).id for c in cited),
        {"columns": columns, "rows": rows},
        (),
        coverage,
        {"intent": "compare", "topic": topic.replace(_HOLE, "").strip()},
    )


def _passages(
    place: Place, question: Question, scope: Scope, seek: Seek, topic: str
) -> tuple[Sequence[Citation], float | None]:
    """A place's passages on the topic, with the confidence; none and ``None`` if it has none."""
    if place.short in scope.missing:
        return (), None
    answer = seek(topic.replace(_HOLE, place.short))
    others = {other.short for other in question.places if other != place}
    own = [c for c in answer.citations if c.place in scope.places and c.place not in others]
    if own and answer.kind == "passages":
        return own, answer.confidence
    return _literal(topic.replace(_HOLE, "").strip(), place, answer), None


def _literal(topic: str, place: Place, answer: Answer) -> Sequence[Citation]:
    """Passages of the place that have the topic word for word, whatever a refusal was for.

    Two characters (算力) tell too little for confidence, and yet where they stand, there is such
    a clause. Only with the passages of another place do they make a comparison.
    """
    if not _ONE_WORD.fullmatch(topic):
        return ()
    marked = []
    for citation in (*answer.nearest, *answer.hits):
        if citation.place != place.short or topic not in citation.text:
            continue
        sentence = re.search(rf"[^。；\n]*{re.escape(topic)}[^。；\n]*[。；]?", citation.text)
        if sentence:
            marked.append(replace(citation, highlights=(sentence.span(),)))
    return marked[:MOST_EACH]


def _row(citation: Citation, language: Language) -> dict[str, object]:
    quotes = [citation.text[start:end].strip() for start, end in citation.highlights]
    return {
        "direct": True,
        "place": citation.place or "",
        "place_name": place_name(citation.place, language),
        "clause": where(citation),
        "text": " …… ".join(quotes or [citation.text]),
        "document": quoted_title(citation.title),
        "citation": citation.number,
    }


def _note(words: _Words, name: str, citations: Sequence[Citation], *, missing: bool) -> str:
    if citations:
        marks = "".join(f"[{c.number}]" for c in citations)
        return words.some.format(place=name, count=len(citations), marks=marks)
    return (words.unknown if missing else words.none).format(place=name)
