"""The documents of one snapshot in memory, and citations of their passages."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import Any

from corpus.catalogue import Catalogue
from corpus.describe import (
    describe_document,
    describe_duty,
    describe_section,
    describe_target,
    file_name,
)
from corpus.duty_store import DutyFilter
from corpus.errors import UnknownDocumentError
from corpus.model import Chunk, Document, Section
from corpus.target_store import TargetFilter
from qa.answer import Citation
from qa.scope import Filters

_OUTLINES_KEPT = 1024


class Library:
    """Read access to a snapshot's documents and chunks."""

    def __init__(self, catalogue: Catalogue) -> None:
        # A snapshot never changes, and every citation looks into its document's outline.
        self._catalogue = catalogue
        self._sections = lru_cache(maxsize=_OUTLINES_KEPT)(catalogue.sections)
        self.documents: dict[str, Document] = {d.id: d for d in catalogue.documents()}
        self.chunks: dict[str, Chunk] = {
            chunk.id: chunk for id_ in self.documents for chunk in catalogue.chunks(id_)
        }
        self._chunks_of: dict[str, list[Chunk]] = defaultdict(list)
        for chunk in self.chunks.values():
            self._chunks_of[chunk.document_id].append(chunk)

    def document(self, document_id: str) -> Document:
        """One document.

        Raises:
            UnknownDocumentError: no such id.
        """
        if document_id not in self.documents:
            raise UnknownDocumentError(document_id)
        return self.documents[document_id]

    def sections(self, document_id: str) -> list[Section]:
        """A document's outline in reading order."""
        return self._sections(document_id)

    def headings(self, chunk: Chunk) -> list[tuple[int, int]]:
        """Spans of the headings inside a chunk, as offsets into its text."""
        return [
            (section.start - chunk.start, section.body_start - chunk.start)
            for section in self.sections(chunk.document_id)
            if section.heading and chunk.start <= section.start < chunk.end
        ]

    def chunk_at(self, document_id: str, start: int, end: int) -> Chunk:
        """The chunk that holds ``[start, end)`` of a document, or most of it.

        A span outside all chunks (of a source note) is given as a chunk of its own.
        """
        found = [c for c in self._chunks_of[document_id] if c.start < end and start < c.end]
        if not found:
            text = self.documents[document_id].text[start:end]
            return Chunk(f"{document_id}:{start}", document_id, -1, None, (), "", start, end, text)
        return max(found, key=lambda c: min(end, c.end) - max(start, c.start))

    def describe(self, document_id: str) -> dict[str, Any]:
        """Metadata, text and outline of a document as JSON.

        Raises:
            UnknownDocumentError: no such id.
        """
        document = self.document(document_id)
        sections = [describe_section(section) for section in self.sections(document_id)]
        return describe_document(document) | {"text": document.text, "sections": sections}

    def describe_targets(self, wanted: TargetFilter) -> list[dict[str, Any]]:
        """The targets that pass the filter as JSON, by document in reading order."""
        found = self._catalogue.select_targets(wanted)
        return [describe_target(target, self.documents[target.document_id]) for target in found]

    def describe_duties(self, wanted: DutyFilter) -> list[dict[str, Any]]:
        """The duties that pass the filter as JSON, by document in reading order."""
        found = self._catalogue.select_duties(wanted)
        return [describe_duty(duty, self.documents[duty.document_id]) for duty in found]

    def admitted(self, filters: Filters) -> set[str] | None:
        """Ids of the chunks whose documents pass ``filters``; ``None`` for all."""
        if not filters:
            return None
        documents = {id_ for id_, document in self.documents.items() if filters.admits(document)}
        return {id_ for id_, chunk in self.chunks.items() if chunk.document_id in documents}

    def cite(
        self, chunk: Chunk, score: float, number: int = 0, spans: tuple[tuple[int, int], ...] = ()
    ) -> Citation:
        """A citation of ``chunk`` with ``spans`` of its text marked.

        It names the innermost section of the first mark, since a chunk may span several.
        """
        document = self.documents[chunk.document_id]
        section = self._section(chunk, chunk.start + (spans[0][0] if spans else 0))
        about = document.metadata
        return Citation(
            number=number,
            document_id=document.id,
            title=about.title,
            file=file_name(document.source_path),
            place=about.place,
            level=str(about.level),
            document_number=about.number,
            issuer=about.issuer,
            issued=about.issued,
            status=str(about.status),
            digest=about.digest,
            source_url=about.source_url,
            section_path=section.path if section else chunk.path,
            clause=section.clause if section else chunk.clause,
            text=chunk.text,
            start=chunk.start,
            end=chunk.end,
            highlights=spans,
            score=round(score, 6),
        )

    def _section(self, chunk: Chunk, offset: int) -> Section | None:
        sections = self.sections(chunk.document_id)
        begun = bisect_right(sections, offset, key=lambda section: section.start)
        return next((s for s in reversed(sections[:begun]) if offset < s.end), None)
