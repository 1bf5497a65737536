"""Documents and sections as JSON, named as the REST contract names them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from corpus.model import Document, Section


def quoted_title(title: str) -> str:
    """The title between 《》, unless it brings its own: 《甲办法》要点摘编 stays as it is."""
    return title if title.startswith("《") else f"《{title}》"


def describe_document(document: Document) -> dict[str, Any]:
    """A document's metadata without its text; missing values are ``None``."""
    about = document.metadata
    return {
        "id": document.id,
        "title": about.title,
        "title_inferred": about.title_inferred,
        "file": PurePath(document.source_path).name,
        "place": about.place,
        "level": str(about.level),
        "issuer": about.issuer,
        "number": about.number,
        "issued": about.issued,
        "status": str(about.status),
        "digest": about.digest,
        "source_url": about.source_url,
        "source_path": document.source_path,
        "sha256": document.sha256,
        "characters": len(document.text),
    }


def describe_section(section: Section) -> dict[str, Any]:
    """A node of the outline; ``level`` is its depth, from 1."""
    return {
        "heading": section.heading,
        "clause": section.clause,
        "level": section.depth,
        "role": str(section.role),
        "start": section.start,
        "end": section.end,
    }
