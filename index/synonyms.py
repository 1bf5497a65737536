"""Query expansion from readable tables: synonyms, typing errors, everyday and English wording.

synonyms.tsv    what means the same, and what is mistyped; a user's own lines join it
thesaurus.tsv   everyday Chinese and abbreviations → the wording of documents
glossary.tsv    English policy vocabulary → Chinese
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from corpus.fold import fold
from index.bare import without_asking
from index.concepts import Concept, concept_of, han_concepts, plain_concepts
from index.errors import IndexingError
from index.inflection import base_form
from index.terms import HAN, Route, segmenter, terms_of

TABLE = "synonyms.tsv"
_TABLES = (TABLE, "thesaurus.tsv", "glossary.tsv")
# What an expanded term counts, where a typed one counts 1.
SAME_WEIGHT = 0.5
TALK_WEIGHT = 0.5
ENGLISH_WEIGHT = 1.0
# Of an English form's wordings each counts this share of the one before it: the first is the
# most usual, and a passage that happens to have all of them does not answer the better for it.
ENGLISH_NEXT = 0.7
_WEIGHTS = {"same": SAME_WEIGHT, "typo": 1.0, "talk": TALK_WEIGHT, "en": ENGLISH_WEIGHT}
_QUERIES_KEPT = 512  # expanded; one question asks for its own many times
_ONE_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_HAN_RUN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Text that stands for a part of the query, with the weight of its terms."""

    text: str
    weight: float


class Synonyms:
    """Groups of forms with the same meaning, matched in the folded query."""

    def __init__(self, lines: Iterable[str], source: str = TABLE) -> None:
        """Read a table.

        Raises:
            IndexingError: a line that is not ``kind TAB form|form…``.
        """
        self._others: dict[str, dict[str, float]] = {}
        english: set[str] = set()
        for kind, forms in _rows(lines, source):
            left = forms if kind == "same" else forms[:1]
            fall = ENGLISH_NEXT if kind == "en" else 1.0
            for form in left:
                known = self._others.setdefault(form, {})
                weight = _WEIGHTS[kind]
                for other in forms:
                    if other != form:
                        known[other] = max(weight, known.get(other, 0.0))
                        weight *= fall
            english.update(form for form in left if form.isascii())
        self._latin = _phrases(english)
        self._english_words = {word for form in english for word in form.split()}
        chinese = [form for form in self._others if not form.isascii()]
        self._order = {form: at for at, form in enumerate(chinese)}
        self._lengths = sorted({len(form) for form in chinese})
        self._expanded = lru_cache(maxsize=_QUERIES_KEPT)(self._expansions)
        self._kept = lru_cache(maxsize=_QUERIES_KEPT)(self._query_terms)

    @classmethod
    def load(cls, extra: Path | None = None) -> Synonyms:
        """The committed table, with the lines of ``extra`` (a user's file) if it exists.

        Raises:
            IndexingError: a malformed line; the message names the file and the line.
        """
        if extra is None or not extra.is_file():
            return _built_in()
        try:
            text = extra.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise IndexingError(f"cannot read {extra}: {error}") from error
        Synonyms(text.splitlines(), str(extra))  # names the file if a line is wrong
        return cls([*_table_text().splitlines(), *text.splitlines()])

    def expansions(self, query: str) -> list[Expansion]:
        """What the forms found in ``query`` stand for, the longest forms first.

        English forms match whole words, inflected or not, and do not overlap: ``smart city``
        is not also ``city``.
        """
        return list(self._expanded(query))

    def _expansions(self, query: str) -> tuple[Expansion, ...]:
        folded = fold(query)
        found = [form for _, form in self._english(folded)]
        found += sorted(self._chinese(folded), key=self._order.__getitem__)
        best: dict[str, float] = {}
        for form in found:
            for other, weight in self._others.get(form, {}).items():
                best[other] = max(weight, best.get(other, 0.0))
        return tuple(Expansion(text, w) for text, w in best.items() if text not in found)

    def _english(self, folded: str) -> list[tuple[str, str]]:
        """The English forms in a folded query, each after the words that stand there.

        A word that no form has counts as its base form, and so does one that stands in no form
        that was found.
        """
        words = _LATIN_WORD.findall(folded)
        plain = _LATIN_WORD.sub(self._plain, folded)
        found, left = [], set(range(len(words)))
        for match in self._latin.finditer(plain):
            first = len(_LATIN_WORD.findall(plain[: match.start()]))
            taken = range(first, first + len(_LATIN_WORD.findall(match.group())))
            left -= set(taken)
            found.append((" ".join(words[taken.start : taken.stop]), match.group()))
        alone = ((words[at], base_form(words[at], self._others)) for at in sorted(left))
        known = [(typed, _singular(form, self._others)) for typed, form in found]
        return [*known, *((typed, form) for typed, form in alone if form)]

    def _plain(self, match: re.Match[str]) -> str:
        word = match.group()
        known = self._english_words
        return word if word in known else base_form(word, known) or word

    def _chinese(self, folded: str) -> set[str]:
        """The Chinese forms in a folded query; those of one character where they are a word."""
        parts = {
            folded[at : at + length]
            for length in self._lengths
            for at in range(len(folded) - length + 1)
        }
        found = parts & self._order.keys()
        short = {form for form in found if _ONE_HAN.fullmatch(form)}
        return found - short | (short & _words(folded) if short else short)

    def concepts(self, query: str) -> list[Concept]:
        """What the query asks for, a word and what stands for it together; without words that
        only ask."""
        folded = fold(query)
        english = self._english(folded)
        known = {word for typed, _ in english for word in typed.split()}
        rest = _LATIN_WORD.sub(lambda word: " " if word.group() in known else word.group(), folded)
        rest = without_asking(rest)
        found = [concept_of(typed, *self._others.get(form, ())) for typed, form in english]
        found += plain_concepts(_HAN_RUN.sub(" ", rest))
        forms = sorted(self._chinese(rest), key=len, reverse=True)
        for run in _HAN_RUN.findall(rest):
            spans = _without_overlap(run, forms)
            found += han_concepts(run, spans, lambda form: tuple(self._others.get(form, ())))
        return list(dict.fromkeys(concept for concept in found if concept.wordings))

    def standing_for(self, phrase: str) -> list[str]:
        """What the whole phrase stands for, folded; empty if it is in no table."""
        form = _singular(fold(phrase).strip(), self._others)
        return list(self._others.get(form, {}))

    def query_terms(
        self, query: str, route: Route, places: Collection[str] = ()
    ) -> dict[str, float]:
        """Weights of the query's terms on one route: their counts, then those of expansions.

        Args:
            query: as typed.
            route: whose terms.
            places: Chinese names of places that the query means, however it writes them.
        """
        return dict(self._kept(query, route, tuple(sorted(places))))

    def _query_terms(
        self, query: str, route: Route, places: tuple[str, ...]
    ) -> Mapping[str, float]:
        weights: dict[str, float] = dict(Counter(terms_of(query, route)))
        typed = [Expansion(place, 1.0) for place in places]
        for expansion in [*typed, *self._expanded(query)]:
            for term in terms_of(expansion.text, route):
                weights[term] = max(expansion.weight, weights.get(term, 0.0))
        return weights


def _rows(lines: Iterable[str], source: str) -> Iterator[tuple[str, list[str]]]:
    """Kind and folded forms of each line; comments and blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        kind, _, rest = line.strip().partition("\t")
        forms = [form for part in rest.split("|") if (form := _one_space(fold(part).strip()))]
        if kind not in _WEIGHTS or len(forms) < 2:
            raise IndexingError(
                f"{source}, line {number}: expected “kind TAB form|form” with a kind of "
                f"{', '.join(_WEIGHTS)}, not {line.strip()!r}"
            )
        yield kind, forms


def _phrases(forms: Collection[str]) -> re.Pattern[str]:
    """Matches any of the forms as whole words, the longest first."""
    if not forms:
        return re.compile(r"(?!)")
    ordered = sorted(map(re.escape, forms), key=len, reverse=True)
    body = "|".join(ordered).replace(r"\ ", r"[\s-]+")
    return re.compile(rf"(?<![a-z0-9])(?:{body})(?:s|es)?(?![a-z0-9])")


def _singular(form: str, known: Collection[str]) -> str:
    """The table's spelling of a form that was found in the plural or with a hyphen."""
    form = _one_space(form)
    for ending in ("", "s", "es"):
        if form.endswith(ending) and form.removesuffix(ending) in known:
            return form.removesuffix(ending)
    return form


def _one_space(form: str) -> str:
    """Latin words of a form with one blank between them: low-altitude is low altitude."""
    return re.sub(r"[\s-]+", " ", form) if form.isascii() else form


def _without_overlap(run: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the forms, longest first, stand in a run; what a longer one covers is taken."""
    spans: list[tuple[int, int]] = []
    for form in forms:
        for match in re.finditer(re.escape(form), run):
            if all(match.end() <= a or b <= match.start() for a, b in spans):
                spans.append(match.span())
    return sorted(spans)


def _words(folded: str) -> set[str]:
    """jieba's words of the query, for one-character names."""
    return set(segmenter().cut(folded))


def _table_text() -> str:
    texts = ((files("index") / table).read_text(encoding="utf-8") for table in _TABLES)
    return "\n".join(texts)


@lru_cache(maxsize=1)
def _built_in() -> Synonyms:
    return Synonyms(_table_text().splitlines())
