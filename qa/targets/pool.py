"""All targets of a snapshot in memory, found by indicator group, place or deadline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from corpus.divisions import Place
from corpus.indicators import find_indicators
from corpus.model import Document, Level, Status, Target
from corpus.places import gazetteer
from qa.targets.narrower import narrower_words
from qa.targets.query import Intent, TargetQuery
from qa.targets.subjects import subjects_of


class TargetPool:
    """Targets with their documents; immutable, so any number of threads may read it."""

    def __init__(self, targets: Iterable[Target], documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.targets = tuple(targets)
        self._by_group: dict[str, list[Target]] = defaultdict(list)
        self._by_place: dict[str, list[Target]] = defaultdict(list)
        self._by_deadline: dict[int | None, list[Target]] = defaultdict(list)
        for target in self.targets:
            self._by_group[target.group].append(target)
            self._by_place[target.place or ""].append(target)
            self._by_deadline[target.deadline].append(target)
        self._subjects: dict[str, frozenset[str]] = {}
        self._inside = lru_cache(maxsize=1024)(self._places_inside)

    def candidates(self, query: TargetQuery, admitted: frozenset[str] | None) -> list[Target]:
        """Targets of the asked-for places, groups, subjects, levels and documents.

        ``admitted`` are ids of the documents that may answer, ``None`` for all. Amounts,
        deadlines and related industry are left to the selection, which also wants what comes
        near.
        """
        named = query.intent in (Intent.LOOKUP, Intent.COMPARE)
        narrower = () if query.intent is Intent.LOOKUP else narrower_words(query.content)
        found = []
        for target in self._start(query):
            # The cheapest conditions come first: this runs over every target of a group.
            if query.groups and not narrower and target.group not in query.groups:
                continue
            if not named and not (query.admits_level(target) and query.may_matter(target)):
                continue
            if admitted is not None and target.document_id not in admitted:
                continue
            if narrower and not self._narrowly(target, query, narrower):
                continue
            if not query.drafts and target.status is Status.DRAFT:
                continue
            if query.year.issued and not self._of_document_year(target, query):
                continue
            if query.subjects and not self._about(target, query.subjects):
                continue
            found.append(target)
        return found

    def _start(self, query: TargetQuery) -> Sequence[Target]:
        """The shortest list that holds every candidate."""
        divisions = [place for place in query.places if place.level is not Level.NATIONAL]
        named = divisions or (
            list(query.places) if query.intent in (Intent.LOOKUP, Intent.COMPARE) else []
        )
        if query.intent is Intent.COMPARE:
            named = list(query.places)
        if named:
            exact = query.intent in (Intent.LOOKUP, Intent.COMPARE)
            if exact:
                return [t for place in named for t in self.of_place(place)]
            names = dict.fromkeys(name for place in named for name in self._inside(place))
            return [t for name in names for t in self._by_place.get(name, ())]
        if query.groups and not narrower_words(query.content):
            return [t for group in query.groups for t in self._by_group.get(group, ())]
        return self.targets

    def of_place(self, place: Place) -> list[Target]:
        """The targets of a place itself; the level tells 吉林省 from 吉林市."""
        found = self._by_place.get(place.short, ())
        return [t for t in found if t.level in (place.level, Level.UNKNOWN)]

    def _places_inside(self, outer: Place) -> tuple[str, ...]:
        """Short names of ``outer`` and of the places in it that have targets."""
        found = []
        for name in self._by_place:
            place = gazetteer().by_short(name)
            if name == outer.short or (place and gazetteer().contains(outer, place)):
                found.append(name)
        return tuple(found)

    def _narrowly(
        self, target: Target, query: TargetQuery, narrower: Sequence[re.Pattern[str]]
    ) -> bool:
        """Whether the indicator is one of those asked for in the narrower sense.

        基础大模型产品 is a product, and one of the foundation models all the same.
        """
        own = f"{target.indicator_text}{target.qualifier}"
        if not any(words.search(own) for words in narrower):
            return False
        return target.group in query.groups or any(
            group in query.groups for group, *_ in find_indicators(own)
        )

    def _of_document_year(self, target: Target, query: TargetQuery) -> bool:
        issued = self.issued_year(target)
        wanted = query.year.issued
        return not wanted or issued is None or issued in wanted

    def issued_year(self, target: Target) -> int | None:
        """Year of issue of the target's document, ``None`` if unknown."""
        document = self.documents.get(target.document_id)
        issued = (document.metadata.issued or "") if document else ""
        return int(issued[:4]) if issued[:4].isdigit() else None

    def _about(self, target: Target, wanted: frozenset[str]) -> bool:
        """Whether the target is about one of the subjects, by its own words or its title's."""
        subjects = self._subjects.get(target.id)
        if subjects is None:
            document = self.documents.get(target.document_id)
            own = subjects_of(f"{target.indicator_text} {target.indicator}")
            subjects = own or (subjects_of(document.title) if document else frozenset())
            self._subjects[target.id] = subjects
        return not subjects or bool(subjects & wanted)
