"""Questions worth asking after an answer, each tried out before it is offered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from corpus.describe import quoted_title
from corpus.places import gazetteer
from qa.answer import Answer, Citation, Language, Reading
from qa.question import language_of
from qa.scope import Filters

if TYPE_CHECKING:
    # Only for the type: importing the assistant loads the encoders, and the page must not wait.
    from qa.assistant import Assistant

MOST = 3
OFFERED = 4  # together with the other readings of the question
SURE = 0.7  # confidence of an answer about another place
_HEADING = re.compile(r"[一-鿿A-Za-z0-9“”、+]{4,16}")
# “the nine fields” of one place are not those of another
_COUNT = re.compile(r"[一二三四五六七八九十\d]+(?:个|项|大|条|类)")
_FORMAL = re.compile(
    r"总体|(?:重点|主要)(?:工作|任务)|指导思想|基本原则|附则|附件|组织|保障|实施时间|有效期"
    r"|解释|背景|依据"
)
_DUTY = re.compile(r"(?:责任|牵头|配合)(?:单位|部门)|[局委办厅]牵头")
_PATTERNS: dict[str, dict[Language, str]] = {
    "section": {
        "zh": "{place}在“{heading}”方面有哪些安排？",
        "en": "What does {place} plan to do about “{heading}”?",
    },
    "duty": {
        "zh": "{place}“{heading}”由哪些单位负责？",
        "en": "Which departments are in charge of “{heading}” in {place}?",
    },
}


def suggestions(
    answer: Answer, assistant: Assistant, asked: Collection[str], filters: Filters
) -> tuple[Reading, ...]:
    """At most ``MOST`` further questions, made from where the answer stands.

    Who is responsible for the cited clause, the same question about another place, and what
    follows in the document; each was tried out on the documents.
    """
    if answer.kind == "abstain" or not answer.citations:
        return ()
    room = min(MOST, OFFERED - len(answer.readings))
    taken = {*asked, *(reading.question for reading in answer.readings)}
    fresh = (q for q in _possible(answer, assistant, filters) if q not in taken)
    return tuple(Reading(q, q) for q in islice(dict.fromkeys(fresh), max(room, 0)))


def _possible(answer: Answer, assistant: Assistant, filters: Filters) -> Iterator[str]:
    """The questions, the most telling first."""
    first = answer.citations[0]
    place = _place(first, answer.language)
    heading = _usable(first.section_path[-1] if first.section_path else "")
    columns = answer.table["columns"] if answer.table else ()
    duties = any(column["key"] == "department" for column in columns)
    sections = _following(first, assistant)
    own = []
    if heading and (duties or _DUTY.search(first.text)):
        own.append(("section" if duties else "duty", heading))
    elsewhere = _elsewhere(answer, assistant, filters)
    for kind, named in (*own, ("", ""), *(("section", name) for name in sections)):
        question = _ask(kind, answer.language, place, named) if kind else next(elsewhere, "")
        if question and (not kind or _leads_to(question, first, assistant, filters)):
            yield question


def _leads_to(question: str, near: Citation, assistant: Assistant, filters: Filters) -> bool:
    """Whether the best passage for ``question`` stands in the document of ``near``."""
    hits = assistant.search(question, 1, filters)
    return bool(hits) and hits[0].document_id == near.document_id


def _ask(kind: str, language: Language, place: str, heading: str) -> str:
    return _PATTERNS[kind][language].format(place=place, heading=heading)


def _usable(heading: str) -> str:
    """A heading that can stand in a question; empty for formal ones and sentences."""
    short = re.sub(r"[（(].*", "", heading).strip("。；：: ")
    fits = _HEADING.fullmatch(short) and not _FORMAL.search(short)
    return short if fits else ""


def _following(citation: Citation, assistant: Assistant) -> Iterator[str]:
    """Headings of the sections after the cited one, of its own level first."""
    sections: Sequence[dict[str, Any]] = assistant.document(citation.document_id)["sections"]
    marked = citation.highlights[0][0] if citation.highlights else 0
    at = citation.start + marked
    inside = [s for s in sections if s["start"] <= at < s["end"]]
    level = inside[-1]["level"] if inside else 1
    later = [s for s in sections if s["start"] > at and s.get("role", "body") == "body"]
    for section in sorted(later, key=lambda s: (s["level"] != level, s["start"])):
        if heading := _usable(str(section["heading"])):
            yield heading


def _elsewhere(answer: Answer, assistant: Assistant, filters: Filters) -> Iterator[str]:
    """The question as understood, about another place whose documents answer it surely."""
    understood = str(answer.question.get("rewritten") or "")
    mentions = gazetteer().find(understood)
    if len(mentions) != 1 or _COUNT.search(understood) or answer.question.get("intent") == "list":
        return
    mention = mentions[0]
    before, after = understood[: mention.start], understood[mention.end :]
    known = {str(d["place"]) for d in assistant.documents() if d["place"]}
    others = tuple(sorted(known - {mention.place.short}))
    chosen = replace(filters, places=filters.places or others)
    hits = assistant.search(f"{before} {after}", 5, chosen) if others else []
    for place in islice(dict.fromkeys(hit.place for hit in hits if hit.place in others), 2):
        question = before + _name(str(place), language_of(understood)) + after
        found = assistant.ask(question, (), filters)
        sure = found.kind != "abstain" and found.confidence >= SURE
        if sure and found.citations and found.citations[0].place == place:
            yield question


def _place(citation: Citation, language: Language) -> str:
    """What a question calls the document: its place, or its title where it has none."""
    return _name(citation.place, language) if citation.place else quoted_title(citation.title)


def _name(place: str, language: Language) -> str:
    known = gazetteer().by_short(place) if language == "en" else None
    english = [alias for alias in known.aliases if alias.isascii()] if known else []
    return next((alias for alias in english if " " in alias), english[0] if english else place)
