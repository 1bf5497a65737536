"""How well the best passage fits a question, in figures that can be explained.

None of them depends on the language but the share of Latin words itself: an English question
shares few characters with a Chinese passage, so its cosine and score count on their own.
"""

from __future__ import annotations

from dataclasses import dataclass

FEATURES = (
    "coverage", "concepts", "unseen", "lead", "cosine", "score", "years missing", "amounts missing",
    "latin", "latin cosine", "latin score",
)  # fmt: skip
"""Names of ``Fit.features``."""

ENCODER_BOUND = frozenset({"cosine", "score", "latin cosine", "latin score"})
"""Those whose range is that of one encoder."""

SIGNS = (1, 1, -1, 1, 1, 1, -1, -1, 0, 1, 1)
"""Whether more of a feature can only raise (1) or lower (-1) the confidence; 0 for either."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How the best passage fits the question.

    Attributes:
        coverage: share of the question's terms, by idf and without question words, that the
            passage with its title and path has, a little less for short questions; 0 to 1.
        concepts: the same share of its concepts (``index.concepts``).
        unseen: share of them that none of the retrieved passages has, 0 to 1.
        lead: how far the best passage stands out among the retrieved ones, 0 to 1: its lead
            over the next one in the distance from the best to the last.
        cosine: similarity of question and best sentence, -1 to 1.
        score: of retrieval, places apart, in units of a full coverage; about 0 to 1.5.
        years_missing: share of the question's years that neither the passage nor its title and
            headings name, 0 to 1.
        amounts_missing: the same for amounts.
        latin: share of Latin words in the question, 0 to 1.
        place_missing: 1 if the question names a place and the passage is of another one.
        stated: whether the passage states the asked-for fact about its document.
    """

    coverage: float
    concepts: float
    unseen: float
    lead: float
    cosine: float
    score: float
    years_missing: float
    amounts_missing: float
    latin: float
    place_missing: float
    stated: bool

    def features(self) -> tuple[float, ...]:
        """The features of the logistic model, in the order of ``FEATURES``."""
        return (
            self.coverage,
            self.concepts,
            self.unseen,
            self.lead,
            self.cosine,
            self.score,
            self.years_missing,
            self.amounts_missing,
            self.latin,
            self.latin * self.cosine,
            self.latin * self.score,
        )
