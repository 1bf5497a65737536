"""The gazetteer: which divisions of China a text speaks of, in Chinese, pinyin or English.

Facts come from ``divisions``, context rules from ``place_rules``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from corpus import place_rules
from corpus.divisions import Place, read_places
from corpus.model import Level

__all__ = ["Gazetteer", "Place", "PlaceMention", "gazetteer"]

_RANK = {
    Level.NATIONAL: 0, Level.PROVINCE: 1, Level.MUNICIPALITY: 1, Level.CITY: 2, Level.COUNTY: 3,
}  # fmt: skip
_WORD = re.compile("(?<![A-Za-z0-9])[A-Za-zÀ-ɏ]+(?:['’ʼ][A-Za-zÀ-ɏ]+)*(?![0-9])")
_SUFFIXES: dict[tuple[str, ...], tuple[Level, ...]] = {
    ("city",): (Level.CITY, Level.MUNICIPALITY, Level.COUNTY),
    ("municipality",): (Level.MUNICIPALITY, Level.CITY),
    ("province",): (Level.PROVINCE,),
    ("autonomous", "region"): (Level.PROVINCE,),
    ("sar",): (Level.PROVINCE,),
    ("prefecture",): (Level.CITY,),
    ("autonomous", "prefecture"): (Level.CITY,),
    ("district",): (Level.COUNTY,),
    ("county",): (Level.COUNTY,),
    ("new", "area"): (Level.COUNTY,),
}
# Pinyin that is an English word or a common personal name
_NOT_A_PLACE = frozenset("jian ali longan national nationwide man shan she yi xun yuan".split())
_TEXTS_KEPT = 512  # whose mentions are kept: every part of the program asks about a question
# “which cities … in China” sets no place
_ALL_OF_CHINA = re.compile(
    r"\b(?:cities|provinces|places|regions|municipalities|where)\b.*\b(?:in|of|across|throughout)\s+$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """``text[start:end]`` names ``place``.

    ``candidates`` are all places of that name, ``place`` first; more than one means that nothing
    in the text told them apart. ``abbreviated`` marks one-character names and groups (京津冀).
    """

    place: Place
    start: int
    end: int
    candidates: tuple[Place, ...] = ()
    abbreviated: bool = False


class Gazetteer:
    """All places, found by name, by code, or in running text."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        names: dict[str, list[Place]] = defaultdict(list)
        latin: dict[str, list[Place]] = defaultdict(list)
        for place in sorted(places, key=lambda p: (_RANK[p.level], p.code)):
            for name in dict.fromkeys((place.short, place.name, *place.aliases)):
                table = latin if name[0].isascii() or name[0] == "Ü" else names
                key = _latin_key(name) if table is latin else name
                if place not in table[key]:
                    table[key].append(place)
        self._names = {name: tuple(found) for name, found in names.items()}
        self._latin = {key: tuple(found) for key, found in latin.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._codes = {p.code: p for p in sorted(places, key=lambda p: -_RANK[p.level])}
        self.national = self._codes["000000"]
        self._kept = lru_cache(maxsize=_TEXTS_KEPT)(self._mentions)

    def by_short(self, name: str) -> Place | None:
        """The place with this short, full or alternative name; the higher one if several."""
        found = self._names.get(name) or self._latin.get(_latin_key(name)) or ()
        return found[0] if found else None

    def by_code(self, code: str) -> Place | None:
        """The division with this GB/T 2260 code (a new area only if the code is its own)."""
        return self._codes.get(code)

    def named(self, name: str) -> tuple[Place, ...]:
        """All places that bear this Chinese name in full, short or alternative form."""
        return self._names.get(name, ())

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether ``inner`` is ``outer`` or lies in it, by code prefix."""
        if outer == inner or outer.level is Level.NATIONAL:
            return True
        if _RANK[outer.level] >= _RANK[inner.level]:
            return False
        digits = 2 if _RANK[outer.level] == 1 else 4
        return outer.code[:digits] == inner.code[:digits]

    def find(self, text: str) -> list[PlaceMention]:
        """All mentions in ``text``, in order; offsets are code points. Longest names win."""
        return list(self._kept(text))

    def _mentions(self, text: str) -> tuple[PlaceMention, ...]:
        raw = [*self._chinese(text), *self._foreign(text)]
        taken = [(mention.start, mention.end) for mention in raw]
        for start, end in place_rules.national_spans(text):
            if not _overlaps(start, end, taken):
                raw.append(PlaceMention(self.national, start, end))
        for start, end, short in place_rules.abbreviation_spans(text):
            place = self.by_short(short)
            if place and not _overlaps(start, end, taken):
                raw.append(PlaceMention(place, start, end, abbreviated=True))
        raw.sort(key=lambda mention: (mention.start, mention.end))
        return tuple(self._resolve(raw))

    def innermost(self, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The mentions without those that only lead to the next one (四川省 in 四川省眉山市)."""
        kept = [
            this
            for this, following in pairwise(mentions)
            if following.start - this.end > 1
            or this.place == following.place
            or not self.contains(this.place, following.place)
        ]
        return [*kept, *mentions[-1:]]

    def _chinese(self, text: str) -> Iterator[PlaceMention]:
        position, last = 0, len(text) - 1
        while position < last:
            for length in self._lengths.get(text[position : position + 2], ()):
                end = position + length
                places = self._names.get(text[position:end]) if end <= len(text) else None
                if not places or places[0].level is Level.NATIONAL:
                    continue
                bare = all(text[position:end] != place.name for place in places)
                if not place_rules.part_of_another_name(text, position, end, bare=bare):
                    yield PlaceMention(places[0], position, end, places)
                    position = end
                    break
            else:
                position += 1

    def _foreign(self, text: str) -> Iterator[PlaceMention]:
        words = list(_WORD.finditer(text))
        keys = [_latin_key(word[0]) for word in words]
        index = 0
        while index < len(words):
            for count in range(min(6, len(words) - index), 0, -1):
                mention = self._words(text, words[index : index + count], keys[index:])
                if mention:
                    yield mention
                    index += count
                    break
            else:
                index += 1

    def _words(
        self, text: str, words: Sequence[re.Match[str]], keys: Sequence[str]
    ) -> PlaceMention | None:
        gaps = pairwise(words)
        if any(text[a.end() : b.start()] not in (" ", "-") for a, b in gaps):
            return None
        start, end, head = words[0].start(), words[-1].end(), keys[: len(words)]
        if text[:end].endswith(("'s", "’s")):
            end -= 2
        for levels, stem in _stems(head):
            key = "".join(stem)
            places = tuple(p for p in self._latin.get(key, ()) if p.level in levels)
            if not places or (key in _NOT_A_PLACE and len(stem) == len(head) == 1):
                continue
            if places[0].level is Level.NATIONAL and _ALL_OF_CHINA.search(text[:start]):
                return None
            if places[0].level is Level.COUNTY and len(stem) == len(head) and not self._bare(key):
                continue
            equals = tuple(p for p in places if _RANK[p.level] == _RANK[places[0].level])
            return PlaceMention(places[0], start, end, equals)
        return None

    def _bare(self, key: str) -> bool:
        """Whether the pinyin of a county may stand without “District” or “County”."""
        places = self._latin[key]
        return len(places) == 1 and len(key) > 3 and not places[0].short.endswith(("县", "旗"))

    def _resolve(self, mentions: list[PlaceMention]) -> list[PlaceMention]:
        """Tells places of one name apart by the other places mentioned, nearest before first."""
        sure = [m for m in mentions if len(m.candidates) < 2 and m.place != self.national]
        if len(sure) == len(mentions):
            return mentions
        resolved = []
        for mention in mentions:
            if len(mention.candidates) < 2:
                resolved.append(mention)
                continue
            around = sorted(
                sure, key=lambda m: (m.start > mention.start, abs(m.start - mention.start))
            )
            hits = (c for m in around for c in mention.candidates if self.contains(m.place, c))
            best = next(hits, None)
            level = mention.place.level
            if best is None or (level is not Level.COUNTY and best.level is not level):
                resolved.append(mention)
            else:
                resolved.append(PlaceMention(best, mention.start, mention.end, (best,)))
        return resolved


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


def _stems(words: Sequence[str]) -> Iterator[tuple[tuple[Level, ...], Sequence[str]]]:
    """The words without a generic ending and the levels it allows, then the words as they are."""
    for ending, levels in _SUFFIXES.items():
        if len(words) > len(ending) and tuple(words[-len(ending) :]) == ending:
            yield levels, words[: -len(ending)]
    yield tuple(Level), words


def _latin_key(name: str) -> str:
    """``Xi'an``, ``Ürümqi``, ``Hong Kong`` → ``xian``, ``urumqi``, ``hongkong``."""
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this package, read once."""
    return Gazetteer(read_places())
