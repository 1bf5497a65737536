"""Documents, sections, targets and duties as JSON, named as the REST contract names them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from corpus.model import Document, Duty, Section, Target


def quoted_title(title: str) -> str:
    """The title between 《》, unless it brings its own: 《甲办法》要点摘编 stays as it is."""
    return title if title.startswith("《") else f"《{title}》"


@lru_cache(maxsize=4096)
def file_name(source_path: str) -> str:
    """The last part of a path; tables name the file in every row."""
    return PurePath(source_path).name


def describe_document(document: Document) -> dict[str, Any]:
    """A document's metadata without its text; missing values are ``None``."""
    about = document.metadata
    return {
        "id": document.id,
        "title": about.title,
        "title_inferred": about.title_inferred,
        "file": file_name(document.source_path),
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


def describe_target(target: Target, document: Document) -> dict[str, Any]:
    """A target with what is needed to show and to cite it; ``document`` is where it stands.

    Values are numbers in canonical units, ``None`` where there is none; ``amount_text`` is the
    amount as written, comparator words included.
    """
    return {
        "id": target.id,
        "document_id": target.document_id,
        "title": document.title,
        "file": file_name(document.source_path),
        "section": target.section,
        "place": target.place,
        "level": str(target.level),
        "indicator": target.indicator,
        "indicator_text": target.indicator_text,
        "group": target.group,
        "scope": target.scope,
        "qualifier": target.qualifier,
        "comparator": target.comparator,
        "value": _number(target.value),
        "value_max": _number(target.value_max),
        "stretch": _number(target.stretch),
        "canonical_value": _number(target.value),
        "canonical_value_max": _number(target.value_max),
        "canonical_unit": target.unit,
        "unit": target.unit,
        "unit_text": target.unit_text,
        "amount_text": document.text[target.value_start : target.value_end],
        "deadline": target.deadline,
        "basis": str(target.basis) if target.basis else None,
        "period": list(target.period) if target.period else None,
        "kind": str(target.kind),
        "related": target.related,
        "source_basis": target.source_basis,
        "status": str(target.status),
        "issued": document.metadata.issued,
        "digest": document.metadata.digest,
        "text": target.text,
        "start": target.start,
        "end": target.end,
        "value_start": target.value_start,
        "value_end": target.value_end,
    }


def describe_duty(duty: Duty, document: Document) -> dict[str, Any]:
    """A duty with what is needed to show and to cite it; ``document`` is where it stands.

    ``note`` is the responsibility note as written, ``section_path`` the headings above.
    """
    return {
        "id": duty.id,
        "document_id": duty.document_id,
        "title": document.title,
        "file": file_name(document.source_path),
        "section": duty.section,
        "section_path": list(duty.path),
        "clause": duty.clause,
        "task": duty.task,
        "department": duty.department,
        "department_name": duty.department_name,
        "place": duty.place,
        "role": str(duty.role),
        "due": duty.due or None,
        "status": str(document.metadata.status),
        "issued": document.metadata.issued,
        "digest": document.metadata.digest,
        "note": document.text[duty.note_start : duty.note_end],
        "start": duty.start,
        "end": duty.end,
        "note_start": duty.note_start,
        "note_end": duty.note_end,
        "scope_start": duty.scope_start,
        "scope_end": duty.scope_end,
    }


def _number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole values stay whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral() else float(value)
