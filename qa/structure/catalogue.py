"""Questions about the documents themselves, answered from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import all_dates
from corpus.describe import quoted_title
from corpus.model import Document, Level, Status
from corpus.places import Place, gazetteer
from corpus.sentences import sentence_spans
from qa.answer import Language
from qa.stated import StatedAnswer, covered
from qa.structure.catalogue_asking import CatalogueWish, catalogue_wish, fact_asked
from qa.structure.context import Context, focus, squeeze
from qa.structure.department_wording import named_fields
from qa.structure.metadata_facts import FACTS_IN_TEXT, fact_in_text
from qa.structure.show import Quote, Row, not_stated, show, stated
from qa.structure.wording import (
    catalogue_words,
    columns,
    fact_words,
    no_document_words,
    not_stated_words,
)
from qa.targets.wording import STATUS, place_name

_HEAD = 1_500  # characters in which a document's own title and number stand
_BLOCK = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_ALL_FACTS = 12  # documents whose fact is listed when the question names none
_COLUMNS = ("document", "place_name", "issuer", "document_number", "issued", "status")


def answer_catalogue(context: Context) -> StatedAnswer | None:
    """The documents asked for, or one fact about one; ``None`` for other questions."""
    wish = catalogue_wish(
        context.question, lambda topic: any(_titled(d, topic, context) for d in context.documents)
    )
    if wish is not None:
        return _documents(context, wish)
    fact = fact_asked(context.question)
    return _fact(context, fact) if fact else None


def _documents(context: Context, wish: CatalogueWish) -> StatedAnswer:
    language = context.question.language
    every = context.documents
    about = [d for d in every if _titled(d, wish.topic, context)]
    found = [d for d in about if _meets(d, wish)]
    found = _ordered(found, wish)
    understood = {"intent": "metadata", "documents": len(found)}
    if not found:
        text = no_document_words(language, len(every))
        return not_stated(text, show([], context.library), understood)
    shown = show([_row(document, language, wish) for document in found], context.library)
    text = catalogue_words(language, wish, shown, len(every))
    coverage = covered(every, [d.id for d in found])
    return stated(text, shown, columns(_COLUMNS, language), understood, coverage)


def _titled(document: Document, topic: str, context: Context) -> bool:
    """Whether a title says the topic, or what stands for it; every title says ``""``."""
    words = (topic, *context.index.standing_for(topic))
    return any(squeeze(word) in squeeze(document.title) for word in words)


def _meets(document: Document, wish: CatalogueWish) -> bool:
    about = document.metadata
    year = int(about.issued[:4]) if about.issued and about.issued[:4].isdigit() else None
    return (
        (not wish.places or any(_inside(document, place) for place in wish.places))
        and (not wish.levels or about.level in wish.levels)
        and (not wish.status or about.status in wish.status)
        and (not wish.years or _in_years(year, wish))
        and (wish.issuer is None or _issued_by(about.issuer or "", wish.issuer))
        and all(getattr(about, name) is None for name in wish.missing)
        and all(getattr(about, name) is not None for name in wish.having)
        and (wish.digest is None or about.digest is wish.digest)
        and (wish.order is None or about.issued is not None)
    )


def _issued_by(issuer: str, asked: str) -> bool:
    """Whether an issuer is the one asked for, by name or as a department of that field."""
    if squeeze(asked) in squeeze(issuer):
        return True
    return any(
        any(form in part for form in field.forms) and re.search(_ends_like(field.ending), part)
        for field in named_fields(asked)
        for part in issuer.split("、")
    )


def _ends_like(ending: str) -> str:
    """How a department's name ends: 工信局 is no 厅, 科技部门 may be either."""
    return f"{ending}$" if ending in ("局", "厅", "部", "总局") else "[局委厅办部会署]$"


def _inside(document: Document, place: Place) -> bool:
    """Whether a document is of this place or of one inside it; the nation is itself alone."""
    about = document.metadata
    if place.level is Level.NATIONAL:
        return about.level is Level.NATIONAL
    own = gazetteer().by_code(about.place_code) if about.place_code else None
    own = own or (gazetteer().by_short(about.place) if about.place else None)
    return own is not None and (own == place or gazetteer().contains(place, own))


def _in_years(year: int | None, wish: CatalogueWish) -> bool:
    if year is None:
        return False
    if wish.since:
        return year >= min(wish.years)
    return year < min(wish.years) if wish.until else year in wish.years


def _ordered(found: list[Document], wish: CatalogueWish) -> list[Document]:
    """By place and date; the latest or the earliest alone, with those of the same date."""
    if wish.order is None or not found:
        return found
    dates = [d.metadata.issued or "" for d in found]
    edge = max(dates) if wish.order == "latest" else min(dates)
    return [d for d in found if d.metadata.issued == edge]


def _row(document: Document, language: Language, wish: CatalogueWish) -> Row:
    about = document.metadata
    blank = "文中未注明" if language == "zh" else "not stated in the document"
    asked = "issued" if wish.years or wish.order else "title"
    if about.status in wish.status and wish.status:
        asked = "status"
    return Row(
        {
            "document": quoted_title(about.title),
            "place": about.place,
            "place_name": about.place and place_name(about.place, language),
            "issuer": about.issuer or blank,
            "document_number": about.number or blank,
            "issued": about.issued or blank,
            "status": STATUS[language][about.status],
        },
        {"document": where_stated(document, asked)},
    )


def _fact(context: Context, fact: str) -> StatedAnswer | None:
    """A table of one fact for the documents in question; abstains where it is not stated."""
    documents = focus(context)
    if not documents:
        every = context.documents
        documents = every if not context.question.places and len(every) <= _ALL_FACTS else []
    if not documents:
        return None
    language = context.question.language
    known = [d for d in documents if _value(d, fact, language) is not None]
    understood = {"intent": "metadata", "fact": fact}
    if not known:
        quotes = [Row({}, {"document": where_stated(d, "title")}) for d in documents]
        shown = show(quotes, context.library)
        titles = [quoted_title(d.title) for d in documents]
        return not_stated(not_stated_words(language, titles, fact), shown, understood)
    blank = "文中未注明" if language == "zh" else "not stated in the document"
    rows = [
        Row(
            {
                "place": d.metadata.place,
                "place_name": d.metadata.place and place_name(d.metadata.place, language),
                "document": quoted_title(d.title),
                "value": _value(d, fact, language) or blank,
                "stated": _value(d, fact, language) is not None,
            },
            {"document": where_stated(d, fact)},
        )
        for d in [*known, *(d for d in documents if d not in known)]
    ]
    table = show(rows, context.library)
    keys = columns(("document", "place_name", "value"), language)
    return stated(fact_words(language, fact, table), table, keys, understood)


def _value(document: Document, fact: str, language: Language) -> str | None:
    about = document.metadata
    if fact == "status":
        return None if about.status is Status.UNKNOWN else STATUS[language][about.status]
    if fact == "title":
        return None if about.title_inferred else about.title
    if fact in FACTS_IN_TEXT:
        found = fact_in_text(document, fact)
        return found and found[0]
    value = getattr(about, fact)
    return None if value is None else str(value)


def where_stated(document: Document, fact: str) -> Quote:
    """The span of the text that states a fact about its document, else its first line.

    A metadata block before the text is no part of it.
    """
    about = document.metadata
    if fact in FACTS_IN_TEXT and (own := fact_in_text(document, fact)):
        return Quote(document.id, own[1], own[2])
    skipped = body_start(document.text)
    text = document.text[skipped:]
    span: tuple[int, int] | None = None
    if fact == "issued" and about.issued:
        span = _dated(text, about.issued)
    elif fact == "status":
        found = re.search(r"征求意见稿|草案|废止", text)
        span = found.span() if found else None
    elif fact in ("number", "issuer", "title"):
        value = getattr(about, fact)
        parts = value.split("、") if value and fact == "issuer" else [value] if value else []
        span = next((s for part in parts if (s := find_loosely(text, part))), None)
    span = span or find_loosely(text[:_HEAD], about.title)
    span = span or (_dated(text[:_HEAD], about.issued) if about.issued else None)
    start, end = span or _first_line(text)
    return Quote(document.id, skipped + start, skipped + end)


def body_start(text: str) -> int:
    """Where the text begins behind a block of metadata, 0 without one."""
    block = _BLOCK.match(text)
    return block.end() if block else 0


def find_loosely(text: str, wanted: str) -> tuple[int, int] | None:
    """Where ``wanted`` stands in ``text``, brackets of any kind and white space apart."""
    kinds = {"〔": "[〔\\[［(（]", "〕": "[〕\\]］)）]", "（": "[（(]", "）": "[）)]",
             "(": "[（(]", ")": "[）)]", "—": "[—–-]+", "《": "[《<]", "》": "[》>]"}  # fmt: skip
    pattern = r"\s*".join(kinds.get(ch, re.escape(ch)) for ch in wanted if not ch.isspace())
    found = re.search(pattern, text) if pattern else None
    return found.span() if found else None


def _dated(text: str, issued: str) -> tuple[int, int] | None:
    """The line, sentence by sentence, that has the date of issue."""
    for start, end in sentence_spans(text):
        if any(date.startswith(issued) for date in all_dates(text[start:end])):
            return start, end
    return None


def _first_line(text: str) -> tuple[int, int]:
    spans: Sequence[tuple[int, int]] = sentence_spans(text[:_HEAD])
    return spans[0] if spans else (0, min(len(text), 1))
