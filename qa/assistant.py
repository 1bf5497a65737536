"""The assistant: a question in, a cited answer out.

    parse → scope → retrieve → rank → evidence → confidence → answer

It reads one snapshot and never changes it; any number of threads may ask at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.describe import describe_document
from corpus.duty_store import DutyFilter
from corpus.settings import Settings
from corpus.target_store import TargetFilter
from index.reranker import Reranker, load_reranker
from index.searcher import PassageIndex
from index.snapshots import open_snapshot
from qa.answer import Answer, Citation, Language
from qa.clock import Clock
from qa.compare import compare_places
from qa.confidence import calibration
from qa.dialogue import Turn, items_of, standalone_question
from qa.examples import possible_examples
from qa.library import Library
from qa.off_subject import on_subject
from qa.question import Question
from qa.ranking import Candidate, rank
from qa.reranking import rerank
from qa.scope import Filters, Scope, scope_of
from qa.structure import Context, answer_structure
from qa.targets import TargetPool, answer_targets
from qa.writer import Writer

RETRIEVED = 50
MOST_EXAMPLES = 6
EXAMPLES_TRIED = 16
MAX_QUESTION = 2_000  # characters; longer text is cut, not refused


class Assistant:
    """Answers questions about the documents of one data folder.

    ``snapshot`` is the id of the snapshot that it reads, empty when it was made without one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        index: PassageIndex,
        snapshot: str = "",
        reranker: Reranker | None = None,
    ) -> None:
        self.snapshot = snapshot
        self._reranker = reranker
        self._index = index
        self._library = Library(catalogue)
        self._targets = TargetPool(catalogue.targets(), self._library.documents)
        self._examples: dict[Language, list[str]] = {}
        self._sureness = calibration().model_for(index.encoder_name)
        self._writer = Writer(self._library, index, self._sureness, diverse=reranker is None)

    @classmethod
    def open(cls, data_dir: Path | str, *, encoder: str | None = None) -> Assistant:
        """The assistant of a data folder's current snapshot.

        Raises:
            SnapshotError: there is none, it is damaged, or it was made with another encoder
                or format.
            EncoderError: the encoder or the reranker cannot be loaded.
        """
        name = encoder or Settings.from_environment().encoder
        snapshot = open_snapshot(Path(data_dir), name)
        reranker = load_reranker(Settings.from_environment().reranker)
        return cls(snapshot.catalogue, snapshot.index, snapshot.id, reranker)

    def ask(
        self,
        question: str,
        history: Sequence[Turn | Mapping[str, str]] = (),
        filters: Filters | Mapping[str, Any] | None = None,
    ) -> Answer:
        """Answers a question, or says that the documents do not answer it.

        Args:
            question: any text; what is beyond 2,000 characters is not read.
            history: earlier turns, oldest first.
            filters: restrict which documents may answer.
        """
        clock = Clock()
        turns = [Turn.of(turn) for turn in history]
        text = question.strip()[:MAX_QUESTION]
        alone = standalone_question(text, turns, lambda earlier: items_of(self.ask(earlier)))
        parsed = Question.parse(text, alone)
        scope = self._scope(parsed)
        clock.lap("parse")
        chosen = Filters.of(filters)
        candidates = self._retrieve(parsed, scope, chosen, RETRIEVED)
        clock.lap("retrieve")
        about = Context(parsed, scope, self._library, self._index, chosen, candidates)
        stated = answer_structure(about, certain=True)
        stated = stated or answer_targets(parsed, scope, self._targets, self._library, chosen)
        stated = stated or compare_places(
            parsed, scope, self._library, lambda asked: self._passages(asked, chosen)
        )
        stated = on_subject(about, stated or answer_structure(about, certain=False), self._sureness)
        clock.lap("targets")
        if stated:
            answer = self._writer.whole(parsed, scope, stated, candidates)
        else:
            answer = self._writer.passages(parsed, scope, candidates)
        clock.lap("evidence")
        answer.timings_ms.update(clock.milliseconds())
        return answer

    def search(
        self, query: str, k: int = 10, filters: Filters | Mapping[str, Any] | None = None
    ) -> list[Citation]:
        """The best ``k`` passages without any judgement; ``number`` is 0.

        Raises:
            ValueError: ``k`` below 1.
        """
        if k < 1:
            raise ValueError(f"k must be at least 1, not {k}")
        parsed = Question.parse(query.strip()[:MAX_QUESTION])
        scope = self._scope(parsed)
        found = self._retrieve(parsed, scope, Filters.of(filters), max(k, RETRIEVED))
        return [self._library.cite(c.chunk, c.score) for c in found[:k]]

    def documents(self) -> list[dict[str, Any]]:
        """Metadata of all documents, ordered by source path."""
        return [describe_document(document) for document in self._library.documents.values()]

    def document(self, document_id: str) -> dict[str, Any]:
        """One document with ``text`` and ``sections``.

        Raises:
            UnknownDocumentError: no such id.
        """
        return self._library.describe(document_id)

    def targets(self, wanted: TargetFilter | None = None) -> list[dict[str, Any]]:
        """The targets that pass the filter, all without one, by document in reading order."""
        return self._library.describe_targets(wanted or TargetFilter())

    def duties(self, wanted: DutyFilter | None = None) -> list[dict[str, Any]]:
        """The duties that pass the filter, all without one, by document in reading order."""
        return self._library.describe_duties(wanted or DutyFilter())

    def examples(self, language: Language) -> list[str]:
        """Questions to start with that the documents at hand answer; found once, then kept."""
        if language not in self._examples:
            possible = islice(possible_examples(language, self._library), EXAMPLES_TRIED)
            good = (e.question for e in possible if e.answered_by(self.ask(e.question)))
            self._examples[language] = list(islice(dict.fromkeys(good), MOST_EXAMPLES))
        return list(self._examples[language])

    def _scope(self, question: Question) -> Scope:
        return scope_of(question, list(self._library.documents.values()))

    def _retrieve(
        self, question: Question, scope: Scope, filters: Filters, k: int
    ) -> list[Candidate]:
        if question.wordless or question.greets:
            return []
        allowed = self._library.admitted(filters)
        hits = self._index.search(
            scope.content, k, places=scope.places, allowed=allowed, diverse=False
        )
        chunks = [(hit, self._library.chunks[hit.passage_id]) for hit in hits]
        found = [(hit, c, self._library.documents[c.document_id]) for hit, c in chunks]
        ranked = rank(question, scope, found, index=self._index)
        return rerank(question, scope, ranked, self._reranker) if self._reranker else ranked

    def _passages(self, text: str, filters: Filters) -> Answer:
        """Passages of the places that a question names, or an abstention."""
        question = Question.parse(text)
        scope = self._scope(question)
        own = filters if filters.places else replace(filters, places=scope.places)
        found = self._retrieve(question, scope, own, RETRIEVED)
        return self._writer.passages(question, scope, found)
