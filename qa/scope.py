"""Which documents a question is about: filters given by the caller, places named in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from corpus.errors import UsageError
from corpus.model import Document, Level
from corpus.places import Place, gazetteer
from qa.abroad import places_abroad
from qa.question import Question

_CONTENT = re.compile(r"\w{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions on documents; an empty field restricts nothing.

    ``places`` are short or full names in Chinese, pinyin or English; ``years`` are years of
    issue.
    """

    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    status: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Self | Mapping[str, Any] | None) -> Filters:
        """Filters from themselves, from the REST object, or none.

        Raises:
            UsageError: an unknown field.
        """
        if value is None:
            return Filters()
        if isinstance(value, Filters):
            return value
        unknown = set(value) - {"places", "levels", "years", "status"}
        if unknown:
            raise UsageError(f"unknown filter {sorted(unknown)[0]!r}")
        return Filters(
            places=tuple(value.get("places") or ()),
            levels=tuple(value.get("levels") or ()),
            years=tuple(int(year) for year in value.get("years") or ()),
            status=tuple(value.get("status") or ()),
        )

    def __bool__(self) -> bool:
        return bool(self.places or self.levels or self.years or self.status)

    def admits(self, document: Document) -> bool:
        """Whether the document passes every restriction."""
        about = document.metadata
        return (
            (not self.places or about.place in _short_names(self.places))
            and (not self.levels or about.level in self.levels)
            and (not self.years or (about.issued or "")[:4] in map(str, self.years))
            and (not self.status or about.status in self.status)
        )


@lru_cache(maxsize=64)
def _short_names(places: tuple[str, ...]) -> frozenset[str]:
    """The names themselves and the short names of the places that they mean."""
    meant = (mention.place.short for name in places for mention in gazetteer().find(name))
    return frozenset((*places, *meant))


@dataclass(frozen=True, slots=True)
class Scope:
    """What the question's places mean for this corpus.

    ``places`` are the document places to prefer; ``missing`` the named places of which there
    is no document, neither of them nor of what encloses or belongs to them. ``content`` is
    the question without the places that ``places`` stands for: they choose the documents, and
    as search terms would only favour passages that repeat the place's name.
    """

    places: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    content: str = ""

    @property
    def nowhere(self) -> bool:
        """Whether places are named and there is no document for any of them."""
        return bool(self.missing) and not self.places


def scope_of(question: Question, documents: Sequence[Document]) -> Scope:
    """Matches the question's places with the places of the documents.

    A place matches documents of its own; where there are none, those of the places inside it
    (asked for 四川, there is 成都), else of the place around it (asked for 合肥, there is 安徽).
    A place abroad has none.
    """
    known = _document_places(documents)
    preferred: list[str] = []
    missing: list[str] = []
    for place in question.places:
        found = _documented(place, known)
        preferred += found
        if not found:
            missing.append(place.short)
    text = question.standalone
    missing += places_abroad(text)
    exact = {place.short for place in question.places} & set(preferred)
    for mention in reversed(gazetteer().find(text)):
        if mention.place.short in exact:
            text = f"{text[: mention.start]} {text[mention.end :]}"
    content = text.strip() if _CONTENT.search(text) else question.standalone
    return Scope(tuple(dict.fromkeys(preferred)), tuple(missing), content)


def _documented(place: Place, known: Sequence[Place]) -> list[str]:
    """Short names of the document places that a question about ``place`` is about."""
    if place.level is Level.NATIONAL:
        return [p.short for p in known if p.level is Level.NATIONAL]
    inside = [p.short for p in known if gazetteer().contains(place, p) and p != place]
    around = [
        p.short for p in known if p.level is not Level.NATIONAL and gazetteer().contains(p, place)
    ]
    return [place.short] if place in known else inside or around


def _document_places(documents: Sequence[Document]) -> list[Place]:
    """The divisions that the documents belong to, each once."""
    known = dict.fromkeys((d.metadata.place, d.metadata.place_code) for d in documents)
    return [place for name, code in known if name and (place := _division(name, code)) is not None]


def _division(name: str, code: str | None) -> Place | None:
    """The division of this short name; the code tells 吉林省 from 吉林市."""
    coded = gazetteer().by_code(code) if code else None
    return coded if coded and coded.short == name else gazetteer().by_short(name)
