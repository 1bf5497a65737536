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
from index.searcher import PassageIndex
from index.snapshots import open_snapshot
from qa.answer import Answer, Citation, Language
from qa.clock import Clock
from qa.confidence import THRESHOLD, confidence, fit_of
from qa.dialogue import Turn, standalone_question
from qa.evidence import find_evidence
from qa.examples import possible_examples
from qa.library import Library
from qa.question import Question
from qa.ranking import Candidate, rank
from qa.scope import Filters, Scope, scope_of
from qa.stated import StatedAnswer
from qa.structure import Context, answer_structure
from qa.targets import TargetPool, answer_targets
from qa.wording import WORDING, abstain_text, passages_text

RETRIEVED = 50
CITED = 5
NEAREST = 3
FURTHER = 3  # passages cited below a table
MOST_EXAMPLES = 6
EXAMPLES_TRIED = 16
MAX_QUESTION = 2_000  # characters; longer text is cut, not refused
# A further passage is cited when its score comes this near to the best one's.
NEAR = 0.6


class Assistant:
    """Answers questions about the documents of one data folder."""

    def __init__(self, catalogue: Catalogue, index: PassageIndex) -> None:
        self._index = index
        self._library = Library(catalogue)
        self._targets = TargetPool(catalogue.targets(), self._library.documents)
        self._examples: dict[Language, list[str]] = {}

    @classmethod
    def open(cls, data_dir: Path | str, *, encoder: str | None = None) -> Assistant:
        """The assistant of a data folder's current snapshot.

        Raises:
            SnapshotError: there is none, it is damaged, or it was made with another encoder
                or format.
            EncoderError: the encoder cannot be loaded.
        """
        name = encoder or Settings.from_environment().encoder
        snapshot = open_snapshot(Path(data_dir), name)
        return cls(snapshot.catalogue, snapshot.index)

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
        parsed = Question.parse(text, standalone_question(text, turns))
        scope = self._scope(parsed)
        clock.lap("parse")
        chosen = Filters.of(filters)
        candidates = self._retrieve(parsed, scope, chosen, RETRIEVED)
        clock.lap("retrieve")
        about = Context(parsed, scope, self._library, self._index, chosen, candidates)
        stated = answer_structure(about, certain=True)
        stated = stated or answer_targets(parsed, scope, self._targets, self._library, chosen)
        stated = stated or answer_structure(about, certain=False)
        clock.lap("targets")
        answer = (
            self._from_targets(parsed, scope, stated, candidates)
            if stated
            else self._answer(parsed, scope, candidates)
        )
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
        hits = self._index.search(scope.content, k, places=scope.places, allowed=allowed)
        chunks = [(hit, self._library.chunks[hit.passage_id]) for hit in hits]
        found = [(hit, c, self._library.documents[c.document_id]) for hit, c in chunks]
        return rank(question, scope, found)

    def _answer(self, question: Question, scope: Scope, candidates: Sequence[Candidate]) -> Answer:
        if question.wordless or question.greets:
            return self._talk(question)
        cited = _worth_citing(candidates, question, scope)
        citations = self._cite(question, scope, cited)
        fit = fit_of(question, scope, self._index, cited[0]) if cited else None
        sure = confidence(fit, question) if fit and not scope.nowhere else 0.0
        rest = [c for c in candidates if c not in cited] if sure >= THRESHOLD else candidates
        hits = tuple(self._library.cite(c.chunk, c.score) for c in rest)
        common: dict[str, Any] = {"hits": hits, "question": question.to_json(), "fit": fit}
        if sure >= THRESHOLD:
            text = passages_text(question.language, citations, scope.missing)
            return Answer("passages", text, sure, question.language, citations, **common)
        nearest = citations[:NEAREST]
        documents = len(self._library.documents)
        text = abstain_text(question.language, documents, nearest, scope.missing)
        return Answer("abstain", text, sure, question.language, nearest=nearest, **common)

    def _from_targets(
        self,
        question: Question,
        scope: Scope,
        stated: StatedAnswer,
        candidates: Sequence[Candidate],
    ) -> Answer:
        """The targets' answer with the passages that come next below it."""
        found, rest = stated.citations, list(candidates)
        if stated.kind == "table":
            rest = [c for c in candidates if c.chunk.id not in stated.chunks]
            # At least one stays: a question read wrongly must not lose its passage.
            further = _worth_citing(rest, question, scope)[:FURTHER]
            below = self._cite(question, scope, further, len(found) + 1)
            marked = [citation for citation in below if citation.highlights]
            found += tuple(replace(c, number=n) for n, c in enumerate(marked, len(found) + 1))
            rest = [c for c in rest if c not in further]
        return Answer(
            stated.kind,
            stated.text,
            stated.confidence,
            question.language,
            citations=found if stated.kind == "table" else (),
            nearest=found if stated.kind == "abstain" else (),
            hits=tuple(self._library.cite(c.chunk, c.score) for c in rest),
            table=stated.table,
            targets=stated.targets,
            coverage=stated.coverage,
            readings=stated.readings,
            question=question.to_json() | stated.understood,
        )

    def _cite(
        self, question: Question, scope: Scope, cited: Sequence[Candidate], first: int = 1
    ) -> tuple[Citation, ...]:
        """Citations of passages with their answering sentences marked, numbered from ``first``."""
        evidence = [
            find_evidence(question, scope.content, self._index, c, self._library.headings(c.chunk))
            for c in cited
        ]
        return tuple(
            self._library.cite(candidate.chunk, candidate.score, number, spans)
            for number, (candidate, spans) in enumerate(zip(cited, evidence, strict=True), first)
        )

    def _talk(self, question: Question) -> Answer:
        """The reply to a greeting, or to a line without any word."""
        words = WORDING[question.language]
        text = words.blank if question.wordless else words.greeting
        text = text.format(documents=len(self._library.documents))
        return Answer("abstain", text, 0.0, question.language, question=question.to_json())


def _worth_citing(
    candidates: Sequence[Candidate], question: Question, scope: Scope
) -> list[Candidate]:
    """Of the first few: the best, what comes near it, and the best of every place asked for."""
    waiting = set(scope.places) if len(question.places) > 1 else set()
    cited: list[Candidate] = []
    for candidate in candidates[:CITED]:
        place = candidate.document.metadata.place
        if not cited or place in waiting or candidate.score >= NEAR * candidates[0].score:
            cited.append(candidate)
            waiting.discard(place or "")
    return cited
