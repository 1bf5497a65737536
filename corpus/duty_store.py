"""Duties in the catalogue: stored with their document, selected by place, department and role."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.conditions import Conditions, containing, ending_in, insert_rows, place_names
from corpus.department_names import department_key
from corpus.model import Duty, DutyRole, ParsedDocument

_COLUMNS = (
    "id, document_id, section, clause, path, task, department, department_name, place, role, due, "
    'start, "end", note_start, note_end, scope_start, scope_end'
)
_ORDER = "document_id, start"


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """Which duties to select; ``None`` and ``()`` leave a condition out.

    Attributes:
        place: names of places in any form; a place takes in all that lies in it only if
            ``within`` is set.
        department: names in any spelling; each also matches departments that end with it, so
            科技局 finds 市科技局 and 省科学技术局, 眉山市科技局 only the one of 眉山.
        role: roles of the departments.
        task: words that the task or a heading above it holds.
        document_id: duties of one document.
    """

    place: Sequence[str] = ()
    department: Sequence[str] = ()
    role: Sequence[DutyRole] = ()
    task: str | None = None
    document_id: str | None = None
    within: bool = False


def insert_duties(connection: sqlite3.Connection, parsed: ParsedDocument) -> None:
    """Writes a document's duties; part of the caller's transaction."""
    insert_rows(connection, "duties", _COLUMNS, map(_to_row, parsed.duties))


def select_duties(connection: sqlite3.Connection, wanted: DutyFilter) -> list[Duty]:
    """The duties that meet every condition, by document and then in reading order."""
    rows = _conditions(wanted).select(connection, "duties", _COLUMNS, _ORDER)
    return [_to_duty(row) for row in rows]


def _conditions(wanted: DutyFilter) -> Conditions:
    conditions = Conditions()
    conditions.require_one_of("place", place_names(wanted.place, within=wanted.within))
    conditions.require_one_of("role", wanted.role)
    endings: list[str] = []
    for asked in filter(str.strip, wanted.department):
        plain = re.sub(r"\s", "", asked)
        # A full name may not be its own key: 各区政府 is kept, 区政府 becomes 区人民政府.
        endings += [ending_in(department_key(plain)), ending_in(plain), ending_in(plain)]
    if endings:
        named = ("department_name", "department_name", "department")
        tests = [f"{named[at % 3]} LIKE ? ESCAPE '!'" for at in range(len(endings))]
        conditions.require(f"({' OR '.join(tests)})", *endings)
    if wanted.task:
        words = containing(wanted.task)
        conditions.require("(task LIKE ? ESCAPE '!' OR path LIKE ? ESCAPE '!')", words, words)
    if wanted.document_id is not None:
        conditions.require("document_id = ?", wanted.document_id)
    return conditions


def _to_row(duty: Duty) -> tuple[Any, ...]:
    return (
        duty.id, duty.document_id, duty.section, duty.clause,
        json.dumps(duty.path, ensure_ascii=False), duty.task, duty.department,
        duty.department_name, duty.place, duty.role, duty.due, duty.start, duty.end,
        duty.note_start, duty.note_end, duty.scope_start, duty.scope_end,
    )  # fmt: skip


def _to_duty(row: tuple[Any, ...]) -> Duty:
    (id_, document_id, section, clause, path, task, department, name, place, role, due,
     start, end, note_start, note_end, scope_start, scope_end) = row  # fmt: skip
    return Duty(
        id=id_, document_id=document_id, section=section, clause=clause,
        path=tuple(json.loads(path)), task=task, department=department, department_name=name,
        place=place, role=DutyRole(role), due=due, start=start, end=end, note_start=note_start,
        note_end=note_end, scope_start=scope_start, scope_end=scope_end,
    )  # fmt: skip
