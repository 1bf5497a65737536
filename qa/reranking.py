"""The optional cross-encoder's say in the order of the candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.reranker import RERANKED, Reranker
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope


def rerank(
    question: Question, scope: Scope, candidates: Sequence[Candidate], reranker: Reranker
) -> list[Candidate]:
    """The first ``RERANKED`` candidates in the reranker's order, the others behind them.

    The cross-encoder reads the question as typed with its place, and each passage below its
    title and headings. Candidates change places only with candidates of the same standing: those
    of one place asked for, or those of none, since a text that reads well and speaks of another
    city does not answer. The scores stay where they are, so they still fall from rank to rank.
    """
    head = list(candidates[:RERANKED])
    scores = reranker.scores(question.standalone, [_text(candidate) for candidate in head])
    groups: dict[str | None, list[int]] = defaultdict(list)
    for position, candidate in enumerate(head):
        groups[_standing(candidate, scope)].append(position)
    best: dict[str | None, Iterator[int]] = {
        standing: iter(sorted(members, key=lambda p: -float(scores[p])))
        for standing, members in groups.items()
    }
    moved = [head[next(best[_standing(candidate, scope)])] for candidate in head]
    reordered = [replace(c, score=at.score) for c, at in zip(moved, head, strict=True)]
    return [*reordered, *candidates[RERANKED:]]


def _standing(candidate: Candidate, scope: Scope) -> str | None:
    place = candidate.document.metadata.place
    return place if place in scope.places else None


def _text(candidate: Candidate) -> str:
    headings = (candidate.document.metadata.title, *candidate.chunk.path)
    return "\n".join((" ".join(headings), candidate.chunk.text))
