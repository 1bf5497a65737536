"""Targets in the catalogue: stored with their document, selected by what is asked of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from corpus.conditions import Conditions, containing, insert_rows, place_names
from corpus.errors import UsageError
from corpus.indicators import indicator_group
from corpus.model import Basis, Level, ParsedDocument, Status, Target, TargetKind
from corpus.target_amounts import find_amounts
from corpus.target_view import make_view

_COLUMNS = (
    'id, document_id, section, place, level, indicator, indicator_text, "group", scope, '
    "qualifier, comparator, value, value_max, stretch, unit, unit_text, deadline, basis, "
    "period_first, period_last, kind, related, source_basis, status, text, start, "
    '"end", value_start, value_end'
)
_ORDER = "document_id, start, value_start"


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """Which targets to select; ``None`` and ``()`` leave a condition out.

    Attributes:
        place: names of places in any form; a place takes in all that lies in it only if
            ``within`` is set.
        level: levels of the targets' places.
        year: the deadline is this year.
        by: the deadline is this year or earlier.
        indicator: an indicator in any words; its group counts, else the words themselves.
        min: the value, or the end of the range, is at least this (canonical unit).
        max: the value is at most this.
        unit: canonical unit of ``min`` and ``max``, ``None`` where they have none.
        kind: kinds of targets.
        status: statuses of their documents.
        document_id: targets of one document.
        related: only related-industry figures, only own ones, or both (``None``).
    """

    place: Sequence[str] = ()
    level: Sequence[Level] = ()
    year: int | None = None
    by: int | None = None
    indicator: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    unit: str | None = None
    kind: Sequence[TargetKind] = ()
    status: Sequence[Status] = ()
    document_id: str | None = None
    related: bool | None = None
    within: bool = False


def insert_targets(connection: sqlite3.Connection, parsed: ParsedDocument) -> None:
    """Writes a document's targets; part of the caller's transaction."""
    insert_rows(connection, "targets", f"{_COLUMNS}, amount", map(_to_row, parsed.targets))


def select_targets(connection: sqlite3.Connection, wanted: TargetFilter) -> list[Target]:
    """The targets that meet every condition, by document and then in reading order."""
    rows = _conditions(wanted).select(connection, "targets", _COLUMNS, _ORDER)
    return [_to_target(row) for row in rows]


def parse_amount(written: str) -> tuple[Decimal, str | None]:
    """Value and canonical unit of an amount in any form: 500亿 is (50000000000, None).

    Raises:
        UsageError: it is no number.
    """
    try:
        return Decimal(written), None
    except ArithmeticError:
        amounts = find_amounts(make_view(written, 0, len(written)), [])
    if len(amounts) != 1 or amounts[0].value_max is not None:
        raise UsageError(f"not an amount: {written!r} (examples: 500亿, 5%, 1000家)")
    return amounts[0].value, amounts[0].unit or None


def _conditions(wanted: TargetFilter) -> Conditions:
    conditions = Conditions()
    conditions.require_one_of("place", place_names(wanted.place, within=wanted.within))
    conditions.require_one_of("level", wanted.level)
    conditions.require_one_of("kind", wanted.kind)
    conditions.require_one_of("status", wanted.status)
    for condition, value in (
        ("deadline = ?", wanted.year),
        ("deadline <= ?", wanted.by),
        ("coalesce(CAST(value_max AS REAL), amount) >= ?", _real(wanted.min)),
        ("amount <= ?", _real(wanted.max)),
        ("unit = ?", wanted.unit),
        ("document_id = ?", wanted.document_id),
        ("related = ?", None if wanted.related is None else int(wanted.related)),
    ):
        if value is not None:
            conditions.require(condition, value)
    if wanted.indicator:
        _require_indicator(conditions, wanted.indicator)
    return conditions


def _require_indicator(conditions: Conditions, words: str) -> None:
    group = indicator_group(words)
    # An English name, or the group's own, can only be meant as a group.
    if group is not None and (words.isascii() or group == words):
        conditions.require('"group" = ?', group)
    elif group is not None:
        matches = "(\"group\" = ? OR indicator LIKE ? ESCAPE '!')"
        conditions.require(matches, group, containing(words))
    else:
        conditions.require("indicator LIKE ? ESCAPE '!'", containing(words))


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _to_row(target: Target) -> tuple[Any, ...]:
    first, last = target.period or (None, None)
    return (
        target.id, target.document_id, target.section, target.place, target.level,
        target.indicator, target.indicator_text, target.group, target.scope, target.qualifier,
        target.comparator, str(target.value), _text(target.value_max), _text(target.stretch),
        target.unit, target.unit_text, target.deadline, target.basis, first, last, target.kind,
        int(target.related), target.source_basis, target.status, target.text, target.start,
        target.end, target.value_start, target.value_end, float(target.value),
    )  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _to_target(row: tuple[Any, ...]) -> Target:
    (id_, document_id, section, place, level, indicator, written, group, scope, qualifier,
     comparator, value, value_max, stretch, unit, unit_text, deadline, basis, first, last, kind,
     related, source_basis, status, text, start, end, value_start, value_end) = row  # fmt: skip
    return Target(
        id=id_, document_id=document_id, section=section, place=place, level=Level(level),
        indicator=indicator, indicator_text=written, group=group, scope=scope,
        qualifier=qualifier, comparator=comparator, value=Decimal(value),
        value_max=_decimal(value_max), stretch=_decimal(stretch), unit=unit,
        unit_text=unit_text, deadline=deadline, basis=Basis(basis) if basis else None,
        period=None if first is None else (first, last), kind=TargetKind(kind),
        related=bool(related), source_basis=source_basis, status=Status(status), text=text,
        start=start, end=end, value_start=value_start, value_end=value_end,
    )  # fmt: skip


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
