"""Makes targets of the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Basis, Document, Section, Target
from corpus.target_amounts import Amount, find_amounts
from corpus.target_build import Reading, build_target
from corpus.target_context import Context
from corpus.target_frame import Frame
from corpus.target_items import Item
from corpus.target_outline import Outline
from corpus.target_pairs import Named
from corpus.target_subjects import normalise_name
from corpus.target_tables import Row, Tables
from corpus.target_times import Time
from corpus.target_units import EXTRA_UNITS
from corpus.target_view import View, make_view

_SPACE = str.maketrans("\n\t", "  ")
_RATIO = re.compile(r"1?/?(10万|十万|千|万)")


def table_targets(
    document: Document, sections: Sequence[Section], tables: Tables, frame: Frame
) -> Iterator[Target]:
    """The aim of each row."""
    outline = Outline(sections, frame)
    for row in tables.rows:
        amount = _amount(row)
        if amount is None:
            continue
        start = row.name.start
        plain = document.text[start : row.value.end].translate(_SPACE)
        at = row.value.start - start
        amount = replace(amount, start=at, number_start=at, end=len(plain), number_end=len(plain))
        time = Time(0, 0, row.year, until=True)
        context = Context(
            View(plain, plain, start), outline.at(start), [], (time, Basis.HEADING),
            past=False, goals=True, headings=(),
        )  # fmt: skip
        item = Item(amount, 0, 0, len(plain))
        named = Named(item, normalise_name(row.name.text), row.name.text, 0, False)
        yield build_target(document, Reading(context, named, None), frame)


def _amount(row: Row) -> Amount | None:
    """The amount of the value with the unit of the row: >13 and 亿斤."""
    value = re.sub(r"[\[\]〔〕【】（）()\s]", "", row.value.text)
    after = re.search(r"(?:以上|以内|以下|左右)$", value)
    bare = value[: after.start()] if after else value
    unit = re.sub(r"\s", "", row.unit)
    if bare.endswith(unit):
        unit = ""
    # 个/万人 is counted in 个; 1/10万 is a unit of its own.
    if ratio := _RATIO.fullmatch(unit):
        unit = "/" + ratio[1]
    elif unit not in EXTRA_UNITS:
        unit = re.split("[/／]", unit)[0]
    written = f"{bare}{unit or '个'}{after[0] if after else ''}"
    amounts = find_amounts(make_view(written, 0, len(written)), [])
    return amounts[0] if len(amounts) == 1 else None
