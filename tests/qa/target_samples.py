"""Targets and documents made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from corpus.model import Basis, Document, Level, Metadata, Status, Target, TargetKind
from qa.question import Question
from qa.targets.pool import TargetPool
from qa.targets.results import Selection
from qa.targets.select import select
from qa.targets.understand import understand

_BASE = Target(
    id="", document_id="", section=None, place="绵阳", level=Level.CITY,
    indicator="机器人产业规模", indicator_text="机器人产业规模", group="产业规模", scope="",
    qualifier="", comparator=">=", value=Decimal(0), value_max=None, stretch=None, unit="元",
    unit_text="亿元", deadline=2030, basis=Basis.EXPLICIT, period=None, kind=TargetKind.LEVEL,
    related=False, source_basis="original", status=Status.IN_FORCE, text="", start=0, end=0,
    value_start=0, value_end=0,
)  # fmt: skip


def industry(place: str, yi: float, deadline: int | None = 2030, **changes: Any) -> Target:
    """An industry of ``yi`` 亿元 by ``deadline``; each place has a document of its own."""
    text = f"{place}产业规模达到{yi}亿元"
    made = replace(
        _BASE, id=f"{place}{yi}{deadline}{changes}", document_id=place, place=place,
        value=Decimal(str(yi)) * 10**8, deadline=deadline, text=text, end=len(text),
    )  # fmt: skip
    return replace(made, **changes)


def firms(place: str, count: int, deadline: int | None = 2030, **changes: Any) -> Target:
    """So many firms by ``deadline``."""
    kind = {"group": "企业数量", "indicator": "企业", "indicator_text": "企业", "unit": "个",
            "unit_text": "家", "value": Decimal(count), "kind": TargetKind.COUNT}  # fmt: skip
    return industry(place, count, deadline, **(kind | changes))


def pool_of(*targets: Target, issued: str | None = None) -> TargetPool:
    """A pool with a document for every document id."""
    documents = {
        target.document_id: Document(
            id=target.document_id,
            text=target.text,
            metadata=Metadata(
                title=f"{target.document_id}计划", place=target.place, level=target.level,
                issued=issued, status=target.status,
            ),
            source_path=f"{target.document_id}.txt",
            sha256="",
        )
        for target in targets
    }  # fmt: skip
    return TargetPool(targets, documents)


def four_cities() -> TargetPool:
    """500亿元 and more by 2030, the same earlier, more, and less."""
    return pool_of(
        industry("绵阳", 500, comparator=">"),
        industry("丽水", 500, 2027),
        industry("衢州", 800),
        industry("宁波", 300),
    )


def chosen(question: str, pool: TargetPool) -> Selection:
    """What a question about targets selects."""
    query = understand(Question.parse(question))
    assert query is not None
    return select(query, pool, None)
