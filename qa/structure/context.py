"""What an answer from the structure may look at, and which documents a question is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.fold import fold
from corpus.model import Document
from index.searcher import PassageIndex
from qa.library import Library
from qa.question import Question
from qa.ranking import Candidate
from qa.scope import Filters, Scope

_TITLE = re.compile(r"《([^《》]{2,80})》")
_SPACE_OR_BRACKET = re.compile(r"[\s〔〕\[\]［］()（）【】“”\"'《》、,，—–-]")
# What a document is called in short, by its subject and its kind.
_CALLED = re.compile(
    r"([\u4e00-\u9fff“”]{3,24}?)(条例|办法|意见|方案|计划|规划|细则|规定|通知|报告)"
)
_MOST_OF_CALL = 12  # characters
# Words that nearly every title has, so that sharing them says little.
_COMMON = re.compile(
    r"关于|印发|通知|方案|计划|规划|意见|办法|条例|行动|实施|推进|加快|发展|新一代|文件|人工智能|产业"
    r"|政府|办公厅|办公室|人民|要点摘编|的"
)


@dataclass(frozen=True, slots=True)
class Context:
    """A question with everything that an answer to it is made from."""

    question: Question
    scope: Scope
    library: Library
    index: PassageIndex
    filters: Filters
    candidates: Sequence[Candidate]

    @property
    def documents(self) -> list[Document]:
        """The documents that may answer."""
        every = self.library.documents.values()
        return [d for d in every if not self.filters or self.filters.admits(d)]


@lru_cache(maxsize=32_768)
def squeeze(text: str) -> str:
    """Folded text without white space, brackets and quotes."""
    return _SPACE_OR_BRACKET.sub("", fold(text))


def named_documents(context: Context) -> list[Document]:
    """The documents named by title or number in the question, empty if none."""
    asked = squeeze(context.question.standalone)
    titles = [squeeze(t) for t in _TITLE.findall(context.question.standalone)]
    found = []
    for document in context.documents:
        about = document.metadata
        title = squeeze(about.title)
        if (
            (about.number and squeeze(about.number) in asked)
            or (len(title) >= 6 and title in asked)
            or any(len(t) >= 4 and t in title for t in titles)
        ):
            found.append(document)
    return found


def titled_document(context: Context) -> Document | None:
    """The one document whose title has what a question calls it by: 接诉即办条例."""
    found: dict[str, float] = {}
    documents = context.documents
    documents = [d for d in documents if dated(d, context.question)] or documents
    for match in _CALLED.finditer(context.question.standalone):
        kind, words = match[2], squeeze(match[1])[-_MOST_OF_CALL:]
        for document in documents:
            title = squeeze(document.title)
            last = max((words[at:] for at in range(len(words)) if words[at:] in title), key=len,
                       default="")  # fmt: skip
            pairs = [words[at : at + 2] for at in range(len(words) - 1)]
            share = sum(pair in title for pair in pairs) / (len(pairs) or 1)
            if kind in title and (len(last) > 3 or (len(pairs) > 2 and share > 0.7)):
                best = max(share, len(last) / len(words))
                found[document.id] = max(found.get(document.id, 0.0), best)
    top = [one for one, share in found.items() if share == max(found.values())]
    return context.library.documents[top[0]] if len(top) == 1 else None


def place_documents(context: Context, place: str) -> list[Document]:
    """The documents of a place, those first whose titles share most with the question."""
    found = [d for d in context.documents if d.metadata.place == place]
    return _by_fit(context, found)


def focus(context: Context) -> list[Document]:
    """The documents that a question about the content of a document means, the best first.

    Those named, else the best of each place, else the only one at hand; empty when the
    question leaves it open.
    """
    if named := named_documents(context):
        return named
    places = context.scope.places
    if places:
        best = [place_documents(context, place)[:1] for place in places]
        return [document for documents in best for document in documents]
    documents = context.documents
    return documents if len(documents) == 1 else []


def _by_fit(context: Context, documents: Sequence[Document]) -> list[Document]:
    """Documents by how much of their title the question says, then by the best passage."""
    asked = squeeze(context.question.standalone)
    ranks = {c.document.id: -at for at, c in reversed(list(enumerate(context.candidates)))}

    def fit(document: Document) -> tuple[float, float]:
        title = _COMMON.sub("", squeeze(document.title))
        pairs = {title[i : i + 2] for i in range(len(title) - 1)}
        shared = sum(pair in asked for pair in pairs) / (len(pairs) or 1)
        issued = (document.metadata.issued or "")[:4]
        exact = issued.isdigit() and int(issued) in context.question.years
        named = shared + dated(document, context.question) + 0.5 * exact
        return (named, ranks.get(document.id, -len(context.candidates)))

    return sorted(documents, key=fit, reverse=True)


def dated(document: Document, question: Question) -> bool:
    """Whether the document was issued in a year that the question names, or has it in its title."""
    about = document.metadata
    stated = f"{(about.issued or '')[:4]} {about.title} {about.number or ''}"
    return any(str(year) in stated for year in question.years)
