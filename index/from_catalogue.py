"""From catalogued chunks to the passages of an index."""

from __future__ import annotations

from corpus.catalogue import Catalogue
from index.model import Passage


def passages_of(catalogue: Catalogue) -> list[Passage]:
    """One passage per chunk: documents by source path, chunks in reading order."""
    return [
        Passage(
            id=chunk.id,
            text=chunk.text,
            title=document.title,
            path=chunk.path,
            document_id=document.id,
            place=document.metadata.place,
        )
        for document in catalogue.documents()
        for chunk in catalogue.chunks(document.id)
    ]
