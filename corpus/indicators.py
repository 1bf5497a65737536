"""Groups of indicators: which figures of different documents are about the same thing.

Used for documents and for questions; the words stand in ``data/indicators.tsv``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A group: its name (Chinese), its English name, and the words for it in both."""

    name: str
    english: str
    words: tuple[str, ...]


@cache
def indicator_groups() -> tuple[IndicatorGroup, ...]:
    """All groups, in the order of the table."""
    table = files("corpus").joinpath("data/indicators.tsv").read_text(encoding="utf-8")
    groups = []
    for line in table.splitlines():
        if line.strip() and not line.startswith("#"):
            name, english, words = line.split("\t")
            groups.append(IndicatorGroup(name, english, tuple(words.split("|"))))
    return tuple(groups)


def find_indicators(text: str) -> list[tuple[str, int, int]]:
    """Indicator words of ``text`` as (group, start, end), longest first at each place, in order.

    English words are found at word boundaries, whatever their case. ``.`` in a word of the
    table stands for up to eight characters of one clause (常住人口.城镇化率).
    """
    found, position, folded = [], 0, text.lower()
    words = _by_first_character()
    while position < len(text):
        for pattern, name in words.get(folded[position], ()):
            match = pattern.match(text, position)
            if match is not None:
                found.append((name, *match.span()))
                position = match.end()
                break
        else:
            position += 1
    return found


@lru_cache(maxsize=4096)
def indicator_group(text: str) -> str | None:
    """The group of an indicator as a document names it, ``None`` if it is in none.

    Chinese puts the head last, so the last word found decides: 人工智能核心产业企业 is about
    enterprises. In a share what has the share decides: 研发经费投入占地区生产总值比重.
    """
    share = text.find("占")
    found = [word for word in find_indicators(text) if share < 0 or word[1] < share]
    return found[-1][0] if found else None


@cache
def _by_first_character() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Words by their first character, the longest first."""
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group in indicator_groups():
        for word in dict.fromkeys((group.name, group.english, *group.words)):
            words[word[0].lower()].append((word, group.name))
    return {
        first: [
            (re.compile(_expression(word), re.IGNORECASE), name)
            for word, name in sorted(found, key=lambda pair: -_weight(pair[0]))
        ]
        for first, found in words.items()
    }


def _weight(word: str) -> int:
    """The length a word has in a text; a point counts for several characters."""
    return len(word) + 4 * word.count(".")


def _expression(word: str) -> str:
    escaped = re.escape(word).replace(r"\.", "[^，。；,;]{0,8}?").replace(r"\ ", r"\s+")
    return rf"(?<![A-Za-z]){escaped}(?![A-Za-z])" if word[0].isascii() else escaped
