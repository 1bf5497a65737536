"""All targets of a snapshot in memory, found by indicator group or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from corpus.divisions import Place
from corpus.indicators import find_indicators
from corpus.model import Document, Level, Status, Target
from corpus.places import gazetteer
from qa.targets.columns import Columns, Mask
from qa.targets.narrower import narrower_words
from qa.targets.ordering import numbered_figures, order_key
from qa.targets.query import Intent, TargetQuery
from qa.targets.similarity import names_closely, shares_words
from qa.targets.subjects import subjects_of

_OPENING = 400  # characters that say what a document without a telling title is about
_MOST_NEAR = 64  # of one group; fewer are shown


class TargetPool:
    """Targets with their documents; immutable, so any number of threads may read it."""

    def __init__(self, targets: Iterable[Target], documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.targets = tuple(targets)
        by_group: dict[str, list[Target]] = defaultdict(list)
        self._by_place: dict[str, list[Target]] = defaultdict(list)
        self._by_document: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            self._by_document[target.document_id].append(target)
            self._by_place[target.place or ""].append(target)
        self._positions = {target.id: at for at, target in enumerate(self.targets)}
        self._in_order = sorted(self.targets, key=order_key)
        self.figures = numbered_figures(self.targets)
        self.places_in_order = {target.id: at for at, target in enumerate(self._in_order)}
        for target in self._in_order:
            by_group[target.group].append(target)
        self._by_group = {group: Columns(found) for group, found in by_group.items()}
        self._subjects = {target.id: self._subjects_of(target) for target in self.targets}
        self._inside = lru_cache(maxsize=1024)(self._places_inside)

    def candidates(
        self, query: TargetQuery, admitted: frozenset[str] | None, *, loose: bool = False
    ) -> list[Target]:
        """Targets of the asked-for places, groups, subjects, levels and documents.

        ``admitted`` are ids of the documents that may answer, ``None`` for all. Amounts,
        deadlines and related industry are left to the selection, which also wants what comes
        near. ``loose`` takes in what only mentions a group: 基础大模型产品 for models.
        """
        if query.named:
            start = self.of_places(query.places) if query.places else self.of_groups(query.groups)
            return [t for t in start if self._fits(t, query, admitted, loose)]
        columns, names = self._columns(query), self._outer(query)
        found = [t for column in columns for t in column.at(column.hits(query, names))]
        found = self._fitting(found, query, admitted)
        for column in columns:
            near = column.at(column.near(query, names))
            if names is None:
                fitting = (t for t in near if self._fits(t, query, admitted, False))
                found += islice(fitting, _MOST_NEAR)
            else:
                found += self._fitting(near, query, admitted)
        return self._by_places(found, names)

    def sample(
        self, query: TargetQuery, admitted: frozenset[str] | None, most: int
    ) -> tuple[list[Target], float]:
        """About ``most`` of the candidates that may be direct rows of a list, and their share.

        Samples of several queries have members in common: those whose ``columns.lot`` is
        below the share. For an extreme it is the foremost ones, which stand for all.
        """
        columns, names = self._columns(query), self._outer(query)
        masks = [column.hits(query, names) for column in columns]
        total = sum(map(_count, masks))
        share = most / total if total > 2 * most else 1.0  # a sample must be worth it
        found: list[Target] = []
        for column, mask in zip(columns, masks, strict=True):
            if query.intent is Intent.EXTREME and share < 1:
                found += column.foremost(query, mask, most)
            else:
                found += column.at(mask & (column.lots < share) if share < 1 else mask)
        share = 1.0 if query.intent is Intent.EXTREME else share
        return self._by_places(self._fitting(found, query, admitted), names), share

    def _columns(self, query: TargetQuery) -> list[Columns]:
        """The columns that a list over all places is found in."""
        if query.groups and not narrower_words(query.content):
            return [self._by_group[g] for g in query.groups if g in self._by_group]
        return [self._everything]

    def _outer(self, query: TargetQuery) -> dict[str, int] | None:
        """Names of the places in those that a list is restricted to, with their order."""
        outer = [place for place in query.places if place.level is not Level.NATIONAL]
        if not outer:
            return None
        names = dict.fromkeys(name for place in outer for name in self._inside(place))
        return {name: at for at, name in enumerate(names)}

    def _by_places(self, targets: list[Target], names: Mapping[str, int] | None) -> list[Target]:
        """In the order of the names, and within each as read; as they are without names."""
        if names is None:
            return targets
        return sorted(targets, key=lambda t: (names[t.place or ""], self._positions[t.id]))

    def _fitting(
        self, targets: list[Target], query: TargetQuery, admitted: frozenset[str] | None
    ) -> list[Target]:
        """The targets of ``_columns`` that are as asked in all else."""
        plain = query.drafts and not query.year.issued and admitted is None
        if plain and not narrower_words(query.content):  # what nearly all questions are
            return [t for t in targets if self._about(t, query)] if query.subjects else targets
        return [t for t in targets if self._fits(t, query, admitted, False)]

    @cached_property
    def _everything(self) -> Columns:
        return Columns(self._in_order)

    def _fits(
        self, target: Target, query: TargetQuery, admitted: frozenset[str] | None, loose: bool
    ) -> bool:
        """Whether group, document, status and subject are as asked; the cheapest first."""
        narrower = () if query.intent is Intent.LOOKUP else narrower_words(query.content)
        other = bool(query.groups) and not narrower and target.group not in query.groups
        if other and not (query.named and self._named(target, query, loose)):
            return False
        unnamed = query.intent is Intent.LOOKUP and not query.groups
        if unnamed and not names_closely(query.content, target):
            return False
        if admitted is not None and target.document_id not in admitted:
            return False
        if narrower and not self._narrowly(target, query, narrower):
            return False
        if not query.drafts and target.status is Status.DRAFT:
            return False
        if query.year.issued and not self._of_document_year(target, query):
            return False
        return not query.subjects or self._about(target, query)

    def of_place(self, place: Place) -> list[Target]:
        """The targets of a place itself; the level tells 吉林省 from 吉林市."""
        found = self._by_place.get(place.short, ())
        return [t for t in found if t.level in (place.level, Level.UNKNOWN)]

    def of_places(self, places: Iterable[Place]) -> list[Target]:
        """The targets of the places themselves, place by place."""
        return [t for place in places for t in self.of_place(place)]

    def of_document(self, document_id: str) -> Sequence[Target]:
        """The targets read from a document, in reading order."""
        return self._by_document.get(document_id, ())

    def of_groups(self, groups: Iterable[str]) -> list[Target]:
        """The targets of the indicator groups, group by group."""
        return [t for g in groups if g in self._by_group for t in self._by_group[g].targets]

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

    def _named(self, target: Target, query: TargetQuery, loose: bool) -> bool:
        """Whether a target of another group is meant by its own words."""
        if names_closely(query.content, target):
            return True
        return (
            loose
            and shares_words(query.content, target)
            and any(
                group in query.groups and target.unit == self._unit_of(group)
                for group, *_ in find_indicators(target.indicator_text)
            )
        )

    def _unit_of(self, group: str) -> str | None:
        """The most frequent unit of a group's targets."""
        units = Counter(target.unit for target in self.of_groups((group,)))
        return units.most_common(1)[0][0] if units else None

    def _of_document_year(self, target: Target, query: TargetQuery) -> bool:
        issued = self.issued_year(target)
        wanted = query.year.issued
        return not wanted or issued is None or issued in wanted

    def issued_year(self, target: Target) -> int | None:
        """Year of issue of the target's document, ``None`` if unknown."""
        document = self.documents.get(target.document_id)
        issued = (document.metadata.issued or "") if document else ""
        return int(issued[:4]) if issued[:4].isdigit() else None

    def _about(self, target: Target, query: TargetQuery) -> bool:
        """Whether the target is about one of the subjects, by its own words or its document's.

        Where neither names a field, the target still serves a question on its own place.
        """
        subjects = self._subjects[target.id]
        return bool(subjects & query.subjects) or (not subjects and query.named)

    def _subjects_of(self, target: Target) -> frozenset[str]:
        if own := subjects_of(f"{target.indicator_text} {target.indicator}"):
            return own
        document = self.documents.get(target.document_id)
        return _subjects_of(document) if document else frozenset()


def _count(mask: Mask) -> int:
    return int(mask.sum())


def _subjects_of(document: Document) -> frozenset[str]:
    """The fields that a document's title names, else those of its first lines."""
    return subjects_of(document.title) or subjects_of(document.text[:_OPENING])
