"""Which of the ranked passages an answer cites."""

from __future__ import annotations

from collections.abc import Sequence

from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Scope

CITED = 5
# A further passage is cited when its score comes this near to the best one's.
NEAR = 0.6


def worth_citing(
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
