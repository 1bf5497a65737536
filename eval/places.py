"""Places as results compare them: by their short names."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.places import gazetteer


def short_name(name: str) -> str:
    """眉山 for 眉山市, Meishan or 眉山; ``name`` itself if it is no place that we know."""
    place = gazetteer().by_short(name.strip())
    return place.short if place else name.strip()


def unique_short_names(names: Iterable[str]) -> tuple[str, ...]:
    """Short names in order, each once."""
    return tuple(dict.fromkeys(map(short_name, names)))


def belongs(document_place: str | None, named: Iterable[str]) -> bool:
    """Whether a document of ``document_place`` is about one of the ``named`` places.

    It is if its place is one of them or lies in one of them: a city's plan for a question
    about the province, not the other way round. A document without a place is about none.
    """
    if document_place is None:
        return False
    own = gazetteer().by_short(document_place)
    for name in named:
        outer = gazetteer().by_short(name)
        if own and outer and gazetteer().contains(outer, own):
            return True
        if short_name(name) == short_name(document_place):
            return True
    return False
