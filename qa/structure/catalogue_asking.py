"""What a question asks of the catalogue: which documents, counted or in order, or one fact."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.model import Level, Status
from corpus.places import Place, gazetteer
from qa.question import Asked, Question
from qa.structure.catalogue_patterns import (
    ASKS,
    ASKS_STATUS,
    BARE_LEVEL,
    BARE_ORDER,
    BY,
    BY_ENGLISH,
    COUNTS,
    DIGEST,
    DRAFT,
    EARLIEST,
    FRAME,
    HAS_NUMBER,
    IS_ABOUT_DOCUMENTS,
    ISSUED,
    LATEST,
    LEVELS,
    LIST_OF_DOCUMENTS,
    NO_DATE,
    NO_ISSUER,
    NO_NUMBER,
    NOT_DRAFT,
    ORIGINAL,
    REPEALED,
    WHICH_DATE,
    WHICH_NUMBER,
    WHOSE,
    YEAR_FROM,
    YEAR_TO,
    YOURS,
)
from qa.structure.metadata_facts import text_fact_asked
from qa.targets.spoken import groups_in

Order = Literal["latest", "earliest"]
FACTS = {
    Asked.NUMBER: "number", Asked.ISSUED: "issued", Asked.ISSUER: "issuer", Asked.TITLE: "title",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CatalogueWish:
    """Documents asked for by what the catalogue says of them.

    Attributes:
        places: places whose documents, and those of the places inside them, are asked for.
        levels, status: of the documents, empty for any.
        years: years of issue; ``since`` and ``until`` open the range.
        issuer: part of the issuer's name.
        having: fields that must be known.
        missing: fields that must not be known: number, issued, issuer.
        digest: whether digests alone, or originals alone, are asked for.
        order: whether only the latest or the earliest one is asked for.
        counts: whether their number is asked for.
        topic: what their titles are to say, ``""`` for anything.
    """

    places: tuple[Place, ...] = ()
    levels: frozenset[Level] = frozenset()
    status: frozenset[Status] = frozenset()
    years: tuple[int, ...] = ()
    since: bool = False
    until: bool = False
    issuer: str | None = None
    missing: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    digest: bool | None = None
    order: Order | None = None
    counts: bool = False
    topic: str = ""


def fact_asked(question: Question) -> str | None:
    """The metadata field that a question about one document asks for, or ``None``."""
    text = question.standalone
    if WHICH_NUMBER.search(text):
        return "number"
    if ASKS_STATUS.search(text) and not ASKS.search(text):
        return "status"
    if in_text := text_fact_asked(text):
        return in_text
    if WHICH_DATE.search(text) and not LIST_OF_DOCUMENTS.search(text):
        return "issued"
    if WHOSE.search(text) and not LIST_OF_DOCUMENTS.search(text):
        return "issuer"
    return FACTS.get(question.asked)


def catalogue_wish(question: Question, titled: Callable[[str], bool]) -> CatalogueWish | None:
    """The documents that a question asks for, ``None`` if it asks for something else.

    ``titled`` tells whether any title says a word: what else stands in the question must be
    what the documents are about.
    """
    text = question.standalone
    order = _order(text)
    missing = _missing(text)
    asks = bool(ASKS.search(text))
    topic = _topic(text)
    if topic is None or (topic and not titled(topic)) or question.amounts or groups_in(text):
        return None
    having = ("number",) if asks and not missing and HAS_NUMBER.search(text) else ()
    if fact_asked(question) and not (missing or having or order or _only_documents(text)):
        return None
    about = bool(IS_ABOUT_DOCUMENTS.search(text))
    status, levels = _status(text), _levels(text)
    digest = True if DIGEST.search(text) else (False if ORIGINAL.search(text) else None)
    issuer = BY.search(text) or BY_ENGLISH.search(text)
    dated = bool(question.years and ISSUED.search(text))
    asks = asks or bool(about and dated and len(text) <= _BARE)
    by_issuer = bool(issuer and (about or asks))
    certain = bool(
        YOURS.search(text)
        or missing
        or having
        or BARE_LEVEL.fullmatch(text)
        or (not topic and _only_documents(text) and (dated or not question.years))
        or (asks and status)
        or (asks and dated)
        or (asks and digest is not None and about)
        or (about and order)
        or BARE_ORDER.fullmatch(text)
        or (by_issuer and asks)
        or (about and asks and (levels or question.places or topic) and _only_documents(text))
    )
    if not certain:
        return None
    return CatalogueWish(
        places=question.places,
        levels=levels,
        status=status,
        years=question.years if dated or order else (),
        since=bool(YEAR_FROM.search(text)),
        until=bool(YEAR_TO.search(text)),
        issuer=issuer[1] if issuer else None,
        missing=missing,
        having=having,
        digest=digest,
        order=order,
        counts=bool(COUNTS.search(text)),
        topic=topic,
    )


_MOST_TOPIC = 8


def _topic(text: str) -> str | None:
    """What the documents are to be about, ``""`` for nothing; ``None`` if more is asked."""
    rest = BY_ENGLISH.sub(" ", BY.sub("", text))
    for mention in reversed(gazetteer().find(rest)):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    rest = re.sub(
        r"[^\w]+|(?<![\u4e00-\u9fff])[省市区县](?![\u4e00-\u9fff])", "", FRAME.sub(" ", rest)
    )
    return rest if len(rest) <= _MOST_TOPIC else None


_BARE = 24  # characters of a question that only names the documents: 2018年以后出台的文件


def _only_documents(text: str) -> bool:
    """Whether nothing but documents is asked for: 四川的文件有几份."""
    return bool(LIST_OF_DOCUMENTS.search(text))


def _order(text: str) -> Order | None:
    if LATEST.search(text):
        return "latest"
    return "earliest" if EARLIEST.search(text) else None


def _missing(text: str) -> tuple[str, ...]:
    fields = (("number", NO_NUMBER), ("issued", NO_DATE), ("issuer", NO_ISSUER))
    return tuple(name for name, words in fields if words.search(text))


def _status(text: str) -> frozenset[Status]:
    if NOT_DRAFT.search(text):
        return frozenset({Status.IN_FORCE, Status.UNKNOWN})
    if DRAFT.search(text):
        return frozenset({Status.DRAFT})
    return frozenset({Status.REPEALED}) if REPEALED.search(text) else frozenset()


def _levels(text: str) -> frozenset[Level]:
    return frozenset(level for words, own in LEVELS if words.search(text) for level in own)
