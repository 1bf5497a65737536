"""Cases that the confidence is fitted to: how the best passage fits, and whether it answers.

Questions with an answer come from benchmarks and question files. Questions without one are
made of the same: the relevant passages are taken out of what was retrieved (*left out*), or the
questions of one set are put to the texts of another (*unrelated*). Only tuning questions count,
by ``eval.questions.split_of``: of the relevant passages' ids in a benchmark, of the question's
id in a question file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from corpus.ingest import Progress
from corpus.model import Chunk, Document, Metadata
from corpus.places import gazetteer
from eval.beir import BeirSet
from eval.encoder_pairs import seen_in_training
from eval.questions import Question as Judged
from eval.questions import is_relevant, load_questions, resolve_documents, select, split_of
from index.encoders import Encoder
from index.model import Passage
from index.searcher import PassageIndex
from index.snapshots import Snapshot
from qa.dialogue import Turn, standalone_question
from qa.fit import Fit
from qa.fitting import fit_of
from qa.library import Library
from qa.question import Question
from qa.ranking import Candidate, rank
from qa.scope import Scope, scope_of

PASSAGES = 400  # of a benchmark that are indexed: about the size of a policy library
_RETRIEVED = 50
# Types of questions that one passage of one document answers, so that leaving the document out
# leaves no answer.
OF_ONE_DOCUMENT = frozenset({"lookup", "duty", "definition"})


@dataclass(frozen=True, slots=True)
class Case:
    """One question put to one set of texts.

    Attributes:
        source: name of the set of texts.
        kind: ``answerable``, ``left_out``, ``unrelated``, or the type of the question file's
            unanswerable question.
        fit: how the best passage fits.
        right: whether it answers.
    """

    source: str
    kind: str
    fit: Fit
    right: bool


Asker = Callable[[str], Fit | None]
"""The fit of a question without an answer; ``None`` where nothing is found."""


def tuning_queries(
    benchmark: BeirSet, limit: int, encoder: str = ""
) -> list[tuple[str, str, set[str]]]:
    """Id, text and relevant passages of up to ``limit`` tuning queries, by a hash of the id.

    Queries that ``encoder`` was trained on are left out: it fits them better than others.
    """
    found = []
    for query in sorted(benchmark.queries, key=lambda q: _hash(q.id)):
        relevant = {id_ for id_, gain in benchmark.qrels[query.id].items() if gain > 0}
        if all(split_of(i) == "tune" and not seen_in_training(i, encoder) for i in relevant):
            found.append((query.id, query.text, relevant))
    return found[:limit]


def benchmark_cases(
    benchmark: BeirSet, encoder: Encoder, limit: int, progress: Progress | None = None
) -> tuple[list[Case], Asker]:
    """Cases of a benchmark's tuning queries over part of its passages, and how to ask others.

    Args:
        benchmark: passages and judged queries.
        encoder: of the index that is made here.
        limit: how many queries at most.
        progress: called while the passages are encoded.
    """
    queries = tuning_queries(benchmark, limit, encoder.name)
    needed = {id_ for *_, relevant in queries for id_ in relevant}
    others = sorted(
        (p for p in benchmark.passages if p.id not in needed), key=lambda p: _hash(p.id)
    )
    kept = [p for p in benchmark.passages if p.id in needed]
    kept += others[: max(0, PASSAGES - len(kept))]
    index = PassageIndex.build(
        kept, encoder, progress=(lambda d, n: progress("encode", d, n)) if progress else None
    )
    passages = {passage.id: passage for passage in kept}
    cases = []
    for _, text, relevant in queries:
        found = _search(index, passages, text)
        if found:
            right = found[2][0].chunk.id in relevant
            cases.append(Case(benchmark.name, "answerable", fit_of(*_order(found, index)), right))
        found = _search(index, passages, text, relevant)
        if found:
            cases.append(Case(benchmark.name, "left_out", fit_of(*_order(found, index)), False))

    return cases, passages_asker(index, passages)


def passages_asker(index: PassageIndex, passages: Mapping[str, Passage]) -> Asker:
    """How to ask about bare passages, given by their ids."""

    def ask(text: str) -> Fit | None:
        found = _search(index, passages, text)
        return fit_of(*_order(found, index)) if found else None

    return ask


_Found = tuple[Question, Scope, list[Candidate]]


def _order(
    found: _Found, index: PassageIndex
) -> tuple[Question, Scope, PassageIndex, Sequence[Candidate]]:
    return found[0], found[1], index, found[2]


def _search(
    index: PassageIndex,
    passages: Mapping[str, Passage],
    text: str,
    without: Collection[str] = (),
) -> _Found | None:
    """What the assistant would retrieve from bare passages, less those of ``without``."""
    question = Question.parse(text)
    scope = Scope(content=question.standalone)
    hits = index.search(text, _RETRIEVED + len(without), diverse=False) if text.strip() else []
    kept = [hit for hit in hits if hit.passage_id not in without][:_RETRIEVED]
    found = []
    for hit in kept:
        p = passages[hit.passage_id]
        document = Document(p.document_id or p.id, p.text, Metadata(p.title), p.id, "0" * 64)
        chunk = Chunk(p.id, document.id, 0, None, p.path, "", 0, len(p.text), p.text)
        found.append((hit, chunk, document))
    return (question, scope, rank(question, scope, found, index=index)) if found else None


class FileAsker:
    """Puts questions to the documents of a snapshot, as the assistant does."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._index = snapshot.index
        self._library = Library(snapshot.catalogue)
        self._files = {
            id_: PurePath(document.source_path).name
            for id_, document in self._library.documents.items()
        }

    def cases(self, path: Path) -> list[Case]:
        """Cases of a question file's tuning half.

        An answerable question counts as it is, and if one document answers it, also without its
        place: over all documents, and over all but its own.

        Raises:
            UsageError: no such file.
            QuestionFileError: the file breaks the form or names unknown documents.
        """
        questions = select(load_questions(path), "tune")
        cases = []
        for judged in resolve_documents(questions, self._files.values(), path):
            turns = [Turn.of(turn) for turn in judged.history]
            text = standalone_question(judged.text, turns)
            if not judged.answerable:
                cases += self._case(path.stem, judged.type, judged, text)
            elif judged.relevant:
                cases += self._case(path.stem, "answerable", judged, text)
                if judged.type in OF_ONE_DOCUMENT and not turns:
                    bare = without_places(text)
                    own = {item.document for item in judged.relevant}
                    cases += self._case(path.stem, "answerable", judged, bare)
                    cases += self._case(path.stem, "left_out", judged, bare, own)
        return cases

    def ask(self, text: str) -> Fit | None:
        """The fit of a question, ``None`` where nothing is found."""
        found = self._found(text)
        return fit_of(found[0], found[1], self._index, found[2]) if found else None

    def _case(
        self, source: str, kind: str, judged: Judged, text: str, without: Collection[str] = ()
    ) -> list[Case]:
        found = self._found(text, without)
        if not found or found[1].nowhere:
            return []
        fit = fit_of(found[0], found[1], self._index, found[2])
        cited = self._library.cite(found[2][0].chunk, 0.0)
        right = any(is_relevant(cited.file, cited.text, item) for item in judged.relevant)
        return [Case(source, kind, fit, right and not without)]

    def _found(self, text: str, without: Collection[str] = ()) -> _Found | None:
        kept = {
            id_: d for id_, d in self._library.documents.items() if self._files[id_] not in without
        }
        question = Question.parse(text)
        scope = scope_of(question, list(kept.values()))
        chunks = self._library.chunks
        allowed = {id_ for id_, c in chunks.items() if c.document_id in kept} if without else None
        hits = self._index.search(
            scope.content, _RETRIEVED, places=scope.places, allowed=allowed, diverse=False
        )
        found = [
            (hit, chunks[hit.passage_id], kept[chunks[hit.passage_id].document_id]) for hit in hits
        ]
        return (question, scope, rank(question, scope, found, index=self._index)) if found else None


def without_places(text: str) -> str:
    """A question without the names of places in it; as it is if nothing else is in it."""
    bare = text
    for mention in reversed(gazetteer().find(text)):
        bare = bare[: mention.start] + bare[mention.end :]
    return bare if bare.strip("的市省 ?？'’s") else text


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
