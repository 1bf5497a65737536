"""Marks answer sentences: in benchmark passages, and in what the assistant cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from statistics import fmean

from corpus.ingest import Progress
from corpus.model import Chunk, Document, Metadata
from eval.beir import BeirSet
from eval.errors import BenchmarkError
from eval.questions import Part, Relevant, is_relevant, split_of
from eval.questions import Question as Judged
from eval.sentences import Marked, mark, occurrences, overlap
from index.encoders import Encoder
from index.model import Hit, Passage
from index.searcher import PassageIndex
from index.snapshots import Snapshot
from qa.answer import Citation
from qa.assistant import Assistant
from qa.dialogue import Turn, standalone_question
from qa.evidence import find_evidence
from qa.library import Library
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope, scope_of


def mark_benchmark(
    benchmark: BeirSet,
    answers: dict[str, list[str]],
    encoder: Encoder,
    *,
    split: Part = "all",
    limit: int | None = None,
    progress: Progress | None = None,
) -> list[Marked]:
    """Marks in the relevant passage of each question that has an answer in it.

    The index holds the relevant passages of the chosen questions, which gives terms their
    weights; nothing is searched for. A question's half is that of its passage.

    Raises:
        BenchmarkError: no question is left.
    """
    passages = {passage.id: passage for passage in benchmark.passages}
    pairs = []
    for query in benchmark.queries:
        for id_, gain in benchmark.qrels[query.id].items():
            if gain > 0 and id_ in passages and (split == "all" or split_of(id_) == split):
                gold = [a for a in answers.get(query.id, ()) if _stands(a, passages[id_].text)]
                if gold:
                    pairs.append((query, passages[id_], gold))
    pairs = pairs[:limit]
    if not pairs:
        raise BenchmarkError(f"{benchmark.name}: no question with an answer in its passage")
    kept = list({passage.id: passage for _, passage, _ in pairs}.values())
    index = PassageIndex.build(
        kept, encoder, progress=partial(progress, "encode") if progress else None
    )
    return [
        mark(query.id, query.text, passage.text, _marks(query.text, passage, index), gold)
        for query, passage, gold in pairs
    ]


def _stands(answer: str, text: str) -> bool:
    return next(occurrences(text, answer), None) is not None


def _marks(text: str, passage: Passage, index: PassageIndex) -> Sequence[tuple[int, int]]:
    document = Document(passage.id, passage.text, Metadata(passage.title), passage.id, "0" * 64)
    chunk = Chunk(passage.id, document.id, 0, None, (), "", 0, len(passage.text), passage.text)
    candidate = Candidate(Hit(passage.id, 0.0), chunk, document, 0.0)
    return find_evidence(Question.parse(text), text, index, candidate)


class AssistantMarks:
    """Marks in the passages that a question file calls relevant.

    As the assistant marks them where it cites them, and as it would where it does not.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._index = snapshot.index
        self._library = Library(snapshot.catalogue)
        self._assistant = Assistant(snapshot.catalogue, snapshot.index, snapshot.id)

    @property
    def files(self) -> list[str]:
        """File names of the documents."""
        return [PurePath(d.source_path).name for d in self._library.documents.values()]

    def marked(self, judged: Judged) -> list[Marked]:
        """One for each relevant item of an answerable question.

        The gold of an item are its evidence strings: its overlap is the mean over them, the
        best of alternatives for each. A table cites a passage once for each of its rows: all
        that is marked in the passage counts together.
        """
        if not judged.answerable:
            return []
        answer = self._assistant.ask(judged.text, judged.history)
        found = []
        for item in judged.relevant:
            cited = [c for c in answer.citations if is_relevant(c.file, c.text, item)]
            if cited:
                found.append(_against(judged, item, cited[0].text, _all_marks(cited)))
            elif chunk := self._chunk(item):
                spans = self._would_mark(judged, chunk)
                found.append(_against(judged, item, chunk.text, spans))
        return found

    def _chunk(self, item: Relevant) -> Chunk | None:
        """The first passage that satisfies an item."""
        for chunk in self._library.chunks.values():
            name = PurePath(self._library.documents[chunk.document_id].source_path).name
            if is_relevant(name, chunk.text, item):
                return chunk
        return None

    def _would_mark(self, judged: Judged, chunk: Chunk) -> Sequence[tuple[int, int]]:
        turns = [Turn.of(turn) for turn in judged.history]
        question = Question.parse(judged.text, standalone_question(judged.text, turns))
        scope: Scope = scope_of(question, list(self._library.documents.values()))
        document = self._library.documents[chunk.document_id]
        candidate = Candidate(Hit(chunk.id, 0.0), chunk, document, 0.0)
        headings = self._library.headings(chunk)
        return find_evidence(question, scope.content, self._index, candidate, headings)


def _all_marks(cited: Sequence[Citation]) -> list[tuple[int, int]]:
    """What the citations of the first one's passage mark in it, in order."""
    first = cited[0]
    same = [c for c in cited if c.document_id == first.document_id and c.start == first.start]
    return sorted({span for citation in same for span in citation.highlights})


def _against(judged: Judged, item: Relevant, text: str, marks: Sequence[tuple[int, int]]) -> Marked:
    strings = [string.split("|") for string in item.evidence]
    shares = [max(overlap(text, marks, option) for option in options) for options in strings]
    made = mark(judged.id, judged.text, text, marks, item.evidence)
    return replace(made, overlap=fmean(shares))
