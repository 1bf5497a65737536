"""A catalogue of very many made-up targets, and questions whose answers are lists of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from random import Random

from corpus.catalogue import Catalogue
from corpus.chunks import make_chunks
from corpus.divisions import Place
from corpus.indicators import indicator_group
from corpus.ingest import Progress
from corpus.model import Basis, Document, Level, Metadata, ParsedDocument, Status, Target
from corpus.places import gazetteer
from eval.made_aims import FIELDS, YEARS, Stated, state_aim

PER_DOCUMENT = 50

# Each asks for a list over all documents: narrow and wide, by amount, year, level and place.
_QUESTIONS = (
    "到{year}年哪些城市的{field}产业规模目标达到{money}亿元以上？",
    "哪些城市提出{year}年{field}产业规模达到{money}亿元？",
    "哪些省份的{field}产业规模目标超过{money}亿元？",
    "哪些地区提出了{money}亿的目标？",
    "哪些区县{year}年的地区生产总值增长目标不低于{rate}%？",
    "哪些城市的城镇新增就业目标超过{count}万人？",
    "哪些地区提出了{year}年的{field}产业规模目标？",
    "{province}哪些城市提出了{year}年的{field}企业数量目标？",
    "{province}哪些区县{year}年的居民收入增长目标在{rate}%以上？",
    "哪些城市有{year}年的人才目标？",
    "哪个城市{year}年的{field}产业规模目标最高？",
    "多少个城市提出{year}年专精特新企业超过{count}家？",
    "which cities target {billion} billion yuan of industry scale by {year}?",
    "which provinces target GDP growth of at least {rate}% in {year}?",
)


def store_made(
    catalogue: Catalogue, count: int, seed: int = 1, progress: Progress | None = None
) -> None:
    """Stores ``count`` made-up targets, 50 a document, as ingestion stores what it reads.

    Each stands verbatim in its document's text; places are drawn among provinces, cities and
    counties alike, so that lists over each level are long.
    """
    random = Random(seed)
    for first in range(0, count, PER_DOCUMENT):
        parsed = _document(random, first, min(PER_DOCUMENT, count - first))
        catalogue.put(parsed, fingerprint=f"{first}")
        if progress:
            progress("targets", min(first + PER_DOCUMENT, count), count)


def made_questions(count: int, documents: Iterable[Document], seed: int = 1) -> list[str]:
    """``count`` list questions in turns of the forms, each with figures of its own.

    Provinces are those of the ``documents``: for others there would be nothing to look through.
    """
    random = Random(seed)
    known = [gazetteer().by_short(document.metadata.place or "") for document in documents]
    provinces = sorted({place.province or place.short for place in known if place})
    return [
        _QUESTIONS[number % len(_QUESTIONS)].format(
            year=random.choice(YEARS),
            field=random.choice(FIELDS),
            money=random.randint(2, 40) * 50,
            billion=random.randint(2, 40) * 5,
            rate=random.randint(3, 9),
            count=random.randint(1, 80),
            province=random.choice(provinces),
        )
        for number in range(count)
    ]


def _document(random: Random, number: int, targets: int) -> ParsedDocument:
    place = _place(random)
    issued = random.randint(2020, 2024)
    title = f"{place.name}产业发展规划（{issued}—{issued + 5}年）"
    text, spans = f"{title}\n", []
    for _ in range(targets):
        stated = state_aim(random)
        text += f"到{stated.year}年，"
        spans.append((len(text), stated))
        text += f"{stated.clause}。\n"
    digest = hashlib.sha256(f"{number}\n{text}".encode()).hexdigest()
    status = Status.DRAFT if random.random() < 0.1 else Status.IN_FORCE
    metadata = Metadata(
        title=title, place=place.short, place_code=place.code, level=place.level,
        issued=f"{issued}-06-01", status=status,
    )  # fmt: skip
    document = Document(digest[:16], text, metadata, f"{number:07}.txt", digest)
    return ParsedDocument(
        document,
        chunks=make_chunks(document.id, text, ()),
        targets=tuple(_target(document, start, stated) for start, stated in spans),
    )


def _place(random: Random) -> Place:
    level = random.choice((Level.PROVINCE, Level.CITY, Level.CITY, Level.COUNTY))
    return random.choice(_places_of(level))


@cache
def _places_of(level: Level) -> Sequence[Place]:
    return [place for place in gazetteer().places if place.level is level]


def _target(document: Document, start: int, stated: Stated) -> Target:
    aim, metadata = stated.aim, document.metadata
    return Target(
        id=f"{document.id}-{start + stated.value_start}",
        document_id=document.id,
        section=None,
        place=metadata.place,
        level=metadata.level,
        indicator=stated.name,
        indicator_text=stated.name,
        group=indicator_group(stated.name) or "",
        scope="",
        qualifier="",
        comparator=stated.comparator,
        value=stated.value,
        value_max=None,
        stretch=None,
        unit=aim.unit,
        unit_text=aim.unit_text,
        deadline=stated.year,
        basis=Basis.EXPLICIT,
        period=None,
        kind=aim.kind,
        related=False,
        source_basis="original",
        status=metadata.status,
        text=stated.clause,
        start=start,
        end=start + len(stated.clause),
        value_start=start + stated.value_start,
        value_end=start + stated.value_end,
    )
