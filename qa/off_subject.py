"""Lists and duties read from the outline that have nothing to do with the question.

Those readers go by the wording of a question (哪些, 归谁管) and its place; a question about
something else altogether may have that wording too. Where not even the best passage is near the
question, what they found is dropped, and the question goes the way of all others.
"""

from __future__ import annotations

from qa.confidence import Model
from qa.fitting import fit_of
from qa.stated import StatedAnswer
from qa.structure import Context
from qa.structure.context import named_documents, titled_document

# What is asked of documents themselves (overviews, metadata) need not be near any passage;
# targets and mentions are found by what the documents say.
_BY_WORDING = frozenset({"items", "duties", "definition"})
# Shares of the threshold for answering; a place of the documents speaks for the question.
# On the tuning halves right answers begin at 0.4 with a place and at 1.0 without.
_WITH_PLACE, _WITHOUT_PLACE = 0.125, 0.5


def on_subject(about: Context, stated: StatedAnswer | None, model: Model) -> StatedAnswer | None:
    """The stated answer, ``None`` where its question's wording found it beside the subject."""
    if stated is None or stated.kind != "table" or stated.targets or not about.candidates:
        return stated
    if stated.understood.get("intent") not in _BY_WORDING:
        return stated
    if named_documents(about) or titled_document(about):
        return stated  # what is asked of a document by its name is about that document
    share = _WITH_PLACE if about.scope.places else _WITHOUT_PLACE
    fit = fit_of(about.question, about.scope, about.index, about.candidates)
    return stated if model.probability(fit) >= share * model.threshold else None
