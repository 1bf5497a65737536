"""Writes answers: passages, a refusal with the nearest clauses, a table with passages below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.searcher import PassageIndex
from qa.answer import Answer, Citation
from qa.citing import worth_citing
from qa.confidence import Model, confidence
from qa.evidence import find_evidence
from qa.fitting import fit_of
from qa.library import Library
from qa.question import Question
from qa.ranking import Candidate, spread
from qa.scope import Scope
from qa.stated import StatedAnswer
from qa.targets.wording import place_name
from qa.wording import WORDING, abstain_text, passages_text

NEAREST = 3
FURTHER = 3  # passages cited below a table


@dataclass(frozen=True)
class Writer:
    """Makes answers of what was found.

    Attributes:
        library: what is cited.
        index: what it was found in.
        sureness: decides when to refuse.
        diverse: whether passages that repeat better ones come later.
    """

    library: Library
    index: PassageIndex
    sureness: Model
    diverse: bool = True

    def passages(self, question: Question, scope: Scope, candidates: Sequence[Candidate]) -> Answer:
        """The best passages of ``candidates`` (best first), or a refusal."""
        if question.wordless or question.greets:
            return self._talk(question)
        fit = fit_of(question, scope, self.index, candidates) if candidates else None
        if self.diverse:
            candidates = spread(question, scope, candidates, self.index)
        cited = worth_citing(candidates, question, scope)
        citations = self._cite(question, scope, cited)
        sure = confidence(fit, question, self.sureness) if fit and not scope.nowhere else 0.0
        answers = sure >= self.sureness.threshold
        rest = [c for c in candidates if c not in cited] if answers else candidates
        hits = tuple(self.library.cite(c.chunk, c.score) for c in rest)
        common: dict[str, Any] = {"hits": hits, "question": question.to_json(), "fit": fit}
        missing = tuple(place_name(place, question.language) for place in scope.missing)
        if answers:
            text = passages_text(question.language, citations, missing)
            return Answer("passages", text, sure, question.language, citations, **common)
        nearest = citations[:NEAREST]
        count = len(self.library.documents)
        text = abstain_text(question.language, count, nearest, missing)
        return Answer("abstain", text, sure, question.language, nearest=nearest, **common)

    def whole(
        self,
        question: Question,
        scope: Scope,
        stated: StatedAnswer,
        candidates: Sequence[Candidate],
    ) -> Answer:
        """The whole answer with the passages that come next below it."""
        found, rest = stated.citations, list(candidates)
        if stated.kind == "table":
            rest = [c for c in candidates if c.chunk.id not in stated.chunks]
            # At least one stays: a question read wrongly must not lose its passage.
            further = worth_citing(rest, question, scope)[:FURTHER]
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
            hits=tuple(self.library.cite(c.chunk, c.score) for c in rest),
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
            find_evidence(question, scope.content, self.index, c, self.library.headings(c.chunk))
            for c in cited
        ]
        return tuple(
            self.library.cite(candidate.chunk, candidate.score, number, spans)
            for number, (candidate, spans) in enumerate(zip(cited, evidence, strict=True), first)
        )

    def _talk(self, question: Question) -> Answer:
        """The reply to a greeting, or to a line without any word."""
        words = WORDING[question.language]
        documents = len(self.library.documents)
        greeting = words.greeting_one if documents == 1 else words.greeting
        text = words.blank if question.wordless else greeting.format(documents=documents)
        return Answer("abstain", text, 0.0, question.language, question=question.to_json())
