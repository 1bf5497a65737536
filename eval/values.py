"""The value an answer gives, and whether it is the one asked for.

An answer's value is that of its first table row, else what stands in the marked span of its
first citation. Amounts compare by number and unit (500亿 = 五百亿元 = 50 billion yuan), all
else (a department, a document number) as text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from corpus.numerals import Number, find_numbers
from corpus.target_units import canonical_unit
from qa.answer import Answer

# Measure words that count things: 10家 and a row's canonical 10 个 are one value.
COUNT_UNITS = frozenset("个家项所件座处条种款类套台支只场次")
# What may stand beside the numbers of a value without making it a text: 3—5个, 5家以上, 约5%.
_AROUND = re.compile(r"[\s\-—–~～至到约超过近达以上下内左右底末前年]*")
# A number of documents is that of the rows that list them.
_DOCUMENTS = re.compile(r"(\d+)份")
_PUNCTUATION = re.compile(r"[^\w%‰.]+")


def canonical(value: str) -> str | None:
    """``value`` in the one form that results show: ``50000000000元``, ``2030年``, ``80%``.

    ``None`` if it is no amount; several numbers (a range) are joined by ``-``.
    """
    numbers = _amount(value)
    return "-".join(map(_show, numbers)) if numbers else None


def answer_value(answer: Answer, wanted: str | None = None) -> str | None:
    """The canonical value that ``answer`` gives, ``None`` if it gives none.

    A marked span may hold several numbers: the one that is ``wanted`` counts if it is there,
    else the first of its unit, else the first.
    """
    if answer.kind == "abstain":
        return None
    numbers = _row_numbers(answer.targets) or find_numbers(marked_text(answer))
    if wanted is not None:
        if matches(wanted, answer):
            return canonical(wanted) or wanted
        goal = _amount(wanted)
        if not goal:
            return None
        numbers = [n for n in numbers if _comparable(goal[0], n)] or numbers
    elif not answer.targets:
        return None
    return _show(numbers[0]) if numbers else None


def matches(wanted: str, answer: Answer) -> bool:
    """Whether the first row, or else the marked span, of ``answer`` gives the wanted value.

    Every number of a wanted range must be there. An abstention gives no value.
    """
    if answer.kind == "abstain":
        return False
    goal = _amount(wanted)
    if goal:
        given = _row_numbers(answer.targets) or find_numbers(marked_text(answer))
        return all(any(_equal(number, other) for other in given) for number in goal)
    if counted := _DOCUMENTS.fullmatch(wanted):
        return answer.table is not None and len(answer.table["rows"]) == int(counted[1])
    return plain(wanted) in plain(_row_text(answer.targets) or marked_text(answer))


def marked_text(answer: Answer) -> str:
    """The marked spans of the first citation, its whole text if nothing is marked."""
    if not answer.citations:
        return ""
    first = answer.citations[0]
    return "\n".join(first.text[start:end] for start, end in first.highlights) or first.text


def plain(text: str) -> str:
    """``text`` after NFKC, in lower case, without white space and punctuation."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text).casefold())


def _amount(value: str) -> list[Number]:
    """The numbers of ``value`` if it is an amount and nothing else."""
    numbers = find_numbers(value)
    rest, at = "", 0
    for number in numbers:
        rest += value[at : number.start]
        at = number.end
    return numbers if _AROUND.fullmatch(rest + value[at:]) else []


def _row_numbers(targets: Sequence[Mapping[str, Any]]) -> list[Number]:
    """Canonical value, upper value and deadline of the first direct row."""
    row = _first_row(targets)
    unit = row.get("canonical_unit")
    values = [row.get(key) for key in ("canonical_value", "canonical_value_max")]
    found = [Number(0, 0, Decimal(str(value)), unit) for value in values if value is not None]
    if row.get("deadline") is not None:
        found.append(Number(0, 0, Decimal(str(row["deadline"])), year=True))
    return found


def _row_text(targets: Sequence[Mapping[str, Any]]) -> str:
    return " ".join(str(value) for value in _first_row(targets).values() if value is not None)


def _first_row(targets: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    direct = [row for row in targets if row.get("direct", True)]
    return next(iter(direct or targets), {})


def _equal(wanted: Number, given: Number) -> bool:
    wanted, given = _in_canonical_unit(wanted), _in_canonical_unit(given)
    return wanted.value == given.value and _comparable(wanted, given)


def _in_canonical_unit(number: Number) -> Number:
    """The same quantity in the unit that targets are kept in: 30 EFlops are 30000 PFlops."""
    if number.unit is None:
        return number
    unit, factor = canonical_unit(number.unit)
    return replace(number, unit=unit, value=number.value * factor)


def _comparable(wanted: Number, given: Number) -> bool:
    """Whether the units agree; a missing one agrees with any, a year only with a year."""
    if wanted.year or given.year:
        return wanted.year == given.year
    wanted, given = _in_canonical_unit(wanted), _in_canonical_unit(given)
    units = {wanted.unit, given.unit} - {None}
    return len(units) < 2 or units <= COUNT_UNITS


def _show(number: Number) -> str:
    value = number.value
    digits = f"{value.to_integral_value()}" if value == value.to_integral_value() else f"{value:f}"
    return digits + ("年" if number.year else number.unit or "")
