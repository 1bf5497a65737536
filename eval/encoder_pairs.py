"""What the encoder is trained on: pairs of a question, a heading or a term and what it means.

A passage is shown in windows: the sentences that answer, with their neighbours, once under the
title as passages are embedded and once bare as sentences are. Passages that BM25 ranks high
without being relevant are shown beside it as hard negatives.

Only questions count whose relevant passages all belong to the encoder's share, two thirds of
the tuning half by a hash of the passage id; the other third is left to the ranker, which has to
see the encoder on questions that it was not trained on. A part named ``train`` has no reporting
half: there all passages are shared out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from corpus.catalogue import Catalogue
from eval.beir import BeirSet
from eval.errors import BenchmarkError
from eval.fields import list_field, parse_object, string_field
from eval.questions import split_of
from index.encoders import USE_RETRIEVAL
from index.lexical import LexicalIndex
from index.model import Passage
from index.sentences import passage_sentences
from index.terms import Route, terms_of

TITLED_CHARS = 250
BARE_CHARS = 90
NEGATIVES = 4
# How deep in BM25's ranking negatives are looked for.
_DEPTH = 12
_SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Pair:
    """A text to encode as question, and what must lie near it.

    Attributes:
        query: the question.
        views: texts of which one is drawn each time, at least one.
        negatives: texts that must lie farther, possibly none.
        keys: ids of all that is relevant; no other passage of the batch with one of these ids
            counts as a negative.
        key: id of the passage that the views are of.
    """

    query: str
    views: tuple[str, ...]
    negatives: tuple[str, ...]
    keys: frozenset[str]
    key: str


def belongs_to_encoder(passage_id: str, *, halved: bool = True) -> bool:
    """Whether the encoder may train on the passage.

    Args:
        passage_id: as in the qrels.
        halved: whether the set has a reporting half, which is left alone.
    """
    third = hashlib.sha256(passage_id.encode("utf-8")).digest()[-2] % 3
    return third != 0 and (not halved or split_of(passage_id) == "tune")


def seen_in_training(passage_id: str, encoder: str) -> bool:
    """Whether an encoder may have been trained on questions about the passage."""
    return encoder == USE_RETRIEVAL and belongs_to_encoder(passage_id, halved=False)


def benchmark_pairs(
    benchmark: BeirSet, answers: Mapping[str, tuple[str, ...]], *, halved: bool
) -> list[Pair]:
    """One pair for each relevant passage of each question of the encoder's share.

    Args:
        benchmark: passages and questions.
        answers: strings by question id that show where the answer stands; may lack questions.
        halved: as for ``belongs_to_encoder``.
    """
    rows = {passage.id: row for row, passage in enumerate(benchmark.passages)}
    index = LexicalIndex.from_passages(benchmark.passages, Route.BIGRAMS)
    pairs = []
    for query in benchmark.queries:
        keys = frozenset(id_ for id_, gain in benchmark.qrels[query.id].items() if gain > 0)
        if not all(belongs_to_encoder(id_, halved=halved) for id_ in keys):
            continue
        scores = index.scores(Counter(terms_of(query.text, Route.BIGRAMS)))
        best = [benchmark.passages[row] for row in (-scores).argsort(kind="stable")[:_DEPTH]]
        wrong = [p for p in best if p.id not in keys and scores[rows[p.id]] > 0][:NEGATIVES]
        negatives = tuple(_titled(p, _window(p.text, query.text, (), BARE_CHARS)) for p in wrong)
        for key in sorted(keys):
            views = _views(benchmark.passages[rows[key]], query.text, answers.get(query.id, ()))
            pairs.append(Pair(query.text, views, negatives, keys, key))
    return pairs


def read_answers(folder: Path, part: str = "") -> dict[str, tuple[str, ...]]:
    """Answers by question id from the benchmark's answers.jsonl; none where it has no such file.

    Raises:
        BenchmarkError: a line is not in its form.
    """
    path = folder / f"answers{f'_{part}' if part else ''}.jsonl"
    if not path.is_file():
        return {}
    answers = {}
    for line, raw in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if raw.strip():
            try:
                row = parse_object(raw)
                answers[string_field(row, "_id")] = tuple(map(str, list_field(row, "answers")))
            except ValueError as error:
                raise BenchmarkError(f"{path}:{line}: {error}") from error
    return answers


def document_pairs(catalogue: Catalogue) -> list[Pair]:
    """Headings with the text below them, and titles with the first text of their document."""
    pairs = []
    for document in catalogue.documents():
        for number, chunk in enumerate(catalogue.chunks(document.id)):
            heads = [document.title] if number == 0 else []
            heads += [" ".join([document.title, chunk.path[-1]])] if chunk.path else []
            heads += [chunk.path[-1]] if chunk.path and len(chunk.path[-1]) > 6 else []
            text = chunk.text.removeprefix(chunk.path[-1]) if chunk.path else chunk.text
            if len(text.strip()) < _SHORTEST:
                continue
            view = _window(text.strip(), "", (), TITLED_CHARS)
            keys = frozenset({chunk.id, document.id})
            pairs += [Pair(head, (view,), (), keys, chunk.id) for head in heads[:2]]
    return pairs


def glossary_pairs() -> list[Pair]:
    """English policy vocabulary with its Chinese, both ways."""
    lines = (files("index") / "glossary.tsv").read_text(encoding="utf-8").splitlines()
    pairs = []
    for line in lines:
        if line.startswith("en\t"):
            english, *chinese = line.removeprefix("en\t").split("|")
            keys = frozenset([english, *chinese])
            pairs.append(Pair(english, tuple(chinese[:2]), (), keys, english))
            pairs.append(Pair(chinese[0], (english,), (), keys, chinese[0]))
    return pairs


def _views(passage: Passage, query: str, answers: Sequence[str]) -> tuple[str, ...]:
    wide = _titled(passage, _window(passage.text, query, answers, TITLED_CHARS))
    return wide, _window(passage.text, query, answers, BARE_CHARS)


def _titled(passage: Passage, text: str) -> str:
    """The text as ``index.dense.embedded_text`` puts it below the title."""
    return f"{passage.title}\n{text}" if passage.title else text


def _window(text: str, query: str, answers: Sequence[str], chars: int) -> str:
    """Sentences next to each other, about ``chars`` long, around the one that answers best."""
    spans = passage_sentences(text)
    if not spans or len(text) <= chars:
        return text
    wanted = Counter(_bigrams(query))
    merits = []
    for start, end in spans:
        holds = any(answer and answer in text[start:end] for answer in answers)
        merits.append((holds, sum((wanted & Counter(_bigrams(text[start:end]))).values())))
    best = max(range(len(spans)), key=lambda i: merits[i])
    if not any(merits[best]):  # nothing says where the answer stands
        return text[: 2 * chars]
    first = last = best
    for step in _alternately(best, len(spans)):
        reach = spans[max(last, step)][1] - spans[min(first, step)][0]
        if reach <= chars:
            first, last = min(first, step), max(last, step)
    return text[spans[first][0] : spans[last][1]]


def _alternately(best: int, count: int) -> Iterator[int]:
    """The numbers beside ``best``, nearest first, as long as they are below ``count``."""
    for distance in range(1, count):
        for step in (best + distance, best - distance):
            if 0 <= step < count:
                yield step


def _bigrams(text: str) -> Iterable[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))
