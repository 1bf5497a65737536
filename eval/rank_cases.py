"""Training cases of the ranker, from benchmarks and from question files."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path, PurePath

import numpy as np

from corpus.ingest import Progress
from eval.beir import BeirSet
from eval.encoder_pairs import seen_in_training
from eval.questions import Question as Judged
from eval.questions import is_relevant, load_questions, resolve_documents, select, split_of
from eval.train_ranker import Case
from index.fusion import place_gains, weights_for
from index.model import Hit
from index.searcher import PassageIndex
from index.snapshots import Snapshot
from qa.dialogue import Turn, standalone_question
from qa.library import Library
from qa.question import Question
from qa.ranking import rank
from qa.scope import scope_of


def benchmark_cases(
    index: PassageIndex, benchmark: BeirSet, *, progress: Progress | None = None
) -> list[Case]:
    """Cases of a benchmark's tuning questions in an index of its passages.

    Questions that the encoder was trained on are left out: it ranks them better than others.
    """
    cases = []
    for number, query in enumerate(benchmark.queries, 1):
        if _usable(benchmark, query.id, index.encoder_name):
            relevant = {id_ for id_, gain in benchmark.qrels[query.id].items() if gain > 0}
            cases += _case(index, query.text, relevant)
        if progress:
            progress("questions", number, len(benchmark.queries))
    return cases


def sampled(benchmark: BeirSet, encoder: str, questions: int, others: int) -> BeirSet:
    """Some of the tuning questions that ``benchmark_cases`` takes, in a smaller corpus.

    Whom the ranker serves has thousands of passages, not tens of thousands; and with all of
    them, the terms that tell so many passages apart weigh more than is good for others.

    Args:
        benchmark: the whole set.
        encoder: name of the encoder to be ranked.
        questions: how many are kept at most, chosen by a hash.
        others: passages kept beside their relevant ones at most, chosen by a hash.
    """
    usable = [q for q in benchmark.queries if _usable(benchmark, q.id, encoder)]
    kept = sorted(usable, key=lambda query: _hash(query.id))[:questions]
    qrels = {query.id: benchmark.qrels[query.id] for query in kept}
    wanted = {id_ for judged in qrels.values() for id_ in judged}
    rest = sorted((p.id for p in benchmark.passages if p.id not in wanted), key=_hash)
    wanted |= set(rest[:others])
    passages = tuple(p for p in benchmark.passages if p.id in wanted)
    return BeirSet(benchmark.name, passages, tuple(kept), qrels)


def _usable(benchmark: BeirSet, query: str, encoder: str) -> bool:
    """Whether it is a tuning question that the encoder was not trained on."""
    relevant = {id_ for id_, gain in benchmark.qrels[query].items() if gain > 0}
    return all(split_of(i) == "tune" and not seen_in_training(i, encoder) for i in relevant)


def _hash(id_: str) -> bytes:
    return hashlib.sha256(id_.encode("utf-8")).digest()


def _case(index: PassageIndex, query: str, relevant: Collection[str]) -> list[Case]:
    """One case, none where nothing is found."""
    found = index.candidates(query)
    if found is None:
        return []
    hits = np.array([index.ids[row] in relevant for row in found.rows])
    nothing = np.zeros(len(found.rows))
    return [Case(found.features, nothing, index.fused(found), hits, len(relevant))]


def question_cases(
    snapshot: Snapshot, path: Path, *, progress: Progress | None = None
) -> list[Case]:
    """Cases of a question file's answerable tuning questions, as the assistant asks them.

    What the assistant adds for places, years and the like counts as offset.

    Raises:
        UsageError: no such file.
        QuestionFileError: the file breaks the form or names documents the snapshot lacks.
    """
    library = Library(snapshot.catalogue)
    files = [PurePath(document.source_path).name for document in library.documents.values()]
    questions = resolve_documents(select(load_questions(path), "tune"), files, path)
    cases = []
    for number, judged in enumerate(questions, 1):
        if judged.answerable:
            cases += _question_case(snapshot.index, library, judged)
        if progress:
            progress("questions", number, len(questions))
    return cases


def _question_case(index: PassageIndex, library: Library, judged: Judged) -> list[Case]:
    """One case, none where nothing is found."""
    turns = [Turn.of(turn) for turn in judged.history]
    question = Question.parse(judged.text, standalone_question(judged.text, turns))
    scope = scope_of(question, list(library.documents.values()))
    found = index.candidates(scope.content, places=scope.places)
    if found is None:
        return []
    chunks = [library.chunks[index.ids[row]] for row in found.rows]
    documents = [library.documents[chunk.document_id] for chunk in chunks]
    bare = [Hit(chunk.id, 0.0) for chunk in chunks]
    gained = rank(question, scope, list(zip(bare, chunks, documents, strict=True)), index=index)
    gains = {candidate.chunk.id: candidate.score for candidate in gained}
    places = [document.metadata.place for document in documents]
    offsets = place_gains(weights_for(index.encoder_name), places, scope.places)
    offsets += np.array([gains[chunk.id] for chunk in chunks])
    cited = [library.cite(chunk, 0.0) for chunk in chunks]
    relevant = [any(is_relevant(c.file, c.text, r) for r in judged.relevant) for c in cited]
    if not any(relevant):
        return []
    fused = index.fused(found)
    return [Case(found.features, offsets, fused, np.array(relevant), sum(relevant))]
