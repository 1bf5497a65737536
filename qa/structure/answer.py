"""The answer read from the structure of the documents, by kind of question."""

from __future__ import annotations

from qa.stated import StatedAnswer
from qa.structure.catalogue import answer_catalogue
from qa.structure.context import Context
from qa.structure.definitions import answer_definition
from qa.structure.duties import answer_duties
from qa.structure.issuers import answer_issuers
from qa.structure.items import (
    answer_counted,
    answer_functions,
    answer_items,
    answer_parts,
    answer_titles,
)
from qa.structure.mentions import answer_mentions
from qa.structure.overview import answer_overview


def answer_structure(context: Context, *, certain: bool) -> StatedAnswer | None:
    """The answer from outlines, lists, metadata and mentions; ``None`` where there is none.

    Args:
        context: the question with what it may be answered from.
        certain: whether only kinds are tried whose wording leaves no doubt; the others are
            for questions that the targets do not answer.
    """
    if context.scope.nowhere or context.question.greets or context.question.wordless:
        return None
    if certain:
        return (
            answer_titles(context)
            or answer_issuers(context)
            or answer_catalogue(context)
            or answer_mentions(context, certain=True)
            or answer_overview(context)
            or answer_parts(context)
            or answer_counted(context)
        )
    return (
        answer_functions(context)
        or answer_duties(context)
        or answer_definition(context)
        or answer_items(context)
        or answer_mentions(context, certain=False)
    )
