"""Reads who is responsible for what out of a document, verbatim and by rules alone.

``duty_tables``, ``duty_notes``, ``duty_lines`` and ``duty_clauses`` find where a text says it,
``duty_departments`` takes lists of departments apart, ``duty_scope`` tells what for, and
``department_names`` whose department it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.department_names import department_name
from corpus.duty_clauses import find_clauses
from corpus.duty_lines import find_lines
from corpus.duty_notes import Note, find_notes, leads_first, stars_lead
from corpus.duty_scope import Scope, find_scopes
from corpus.duty_tables import find_tables
from corpus.duty_words import Named
from corpus.model import Document, Duty, DutyRole, Role, Section

__all__ = ["read_duties"]

# Letters and signatures tell who made a document, not who is to act on it.
_NO_CLAUSES = frozenset({Role.LETTERHEAD, Role.SIGNATURE, Role.SOURCE_NOTE, Role.GLOSSARY})
# “各部门按职责分工负责” is a duty of several, though one name stands for them.
_COLLECTIVE = re.compile("各|相关|有关")
_DIVIDED = re.compile("按[^，。；]{0,8}(?:职责|分工|领域|职能)")


def read_duties(document: Document, sections: Sequence[Section]) -> tuple[Duty, ...]:
    """The duties of a document in reading order; the same text always gives the same.

    ``document.text[d.start:d.end] == d.department``, and it stands inside
    ``[d.note_start, d.note_end)`` for each.
    """
    text = document.text
    notes = _notes(text, sections)
    first = leads_first(text, notes)
    stars = stars_lead(text)
    duties: list[Duty] = []
    known: set[str] = set()
    for note, scope, leads in zip(notes, find_scopes(text, sections, notes), first, strict=True):
        seen: set[str] = set()
        for named, role in _roles(text, note, first_leads=leads, stars=stars):
            duty = _duty(document, note, scope, named, role)
            if duty.department_name not in seen and duty.id not in known:
                duties.append(duty)
            seen.add(duty.department_name)
            known.add(duty.id)
    return tuple(duties)


def _notes(text: str, sections: Sequence[Section]) -> list[Note]:
    """Rows of tables, notes and clauses, in order, none inside another."""
    found: list[Note] = []
    for notes in (find_tables(text), find_notes(text), find_lines(text)):
        spans = [(note.start, note.end) for note in found]
        found += [n for n in notes if not any(a < n.end and n.start < b for a, b in spans)]
    silent = [(s.start, s.end) for s in sections if s.role in _NO_CLAUSES]
    found += find_clauses(text, [*((n.start, n.end) for n in found), *silent])
    return sorted(found, key=lambda note: note.start)


def _roles(
    text: str, note: Note, *, first_leads: bool, stars: bool
) -> list[tuple[Named, DutyRole]]:
    """The note's departments with their roles.

    Beside a lead everybody else participates; a single responsible one leads; several without
    a lead share, unless the document says that the first of a list leads. 各部门按职责 is several.
    """
    roles = [
        DutyRole.LEAD if stars and one.mention.starred else one.role or DutyRole.SHARED
        for one in note.named
    ]
    alone = roles.count(DutyRole.SHARED) == 1 and DutyRole.LEAD not in roles
    if alone and not (
        len(roles) == 1
        and _COLLECTIVE.search(note.named[0].mention.name)
        and _DIVIDED.search(text, note.start, note.end)
    ):
        roles[roles.index(DutyRole.SHARED)] = DutyRole.LEAD
    elif first_leads and not note.running and DutyRole.LEAD not in roles:
        roles[0] = DutyRole.LEAD
    if DutyRole.LEAD in roles:
        roles = [r if r is DutyRole.LEAD else DutyRole.PARTICIPANT for r in roles]
    return list(zip(note.named, roles, strict=True))


def _duty(document: Document, note: Note, scope: Scope, named: Named, role: DutyRole) -> Duty:
    mention, section = named.mention, scope.section
    return Duty(
        id=f"{document.id}-duty-{mention.start}",
        document_id=document.id,
        section=section.ordinal if section else None,
        clause=section.clause if section else "",
        path=section.path if section else (),
        task=scope.task,
        department=document.text[mention.start : mention.end],
        department_name=department_name(mention.name, document.metadata, mention.head),
        place=document.metadata.place,
        role=role,
        due=note.due,
        start=mention.start,
        end=mention.end,
        note_start=note.start,
        note_end=note.end,
        scope_start=scope.start,
        scope_end=scope.end,
    )
