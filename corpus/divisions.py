"""The divisions of China as ``data/divisions.csv`` lists them (its source is named there)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib import resources

from corpus.model import Level


@dataclass(frozen=True, slots=True)
class Place:
    """A division. ``code`` is its GB/T 2260 code; a new area has that of the division it lies in.

    ``name`` is the full name (眉山市), ``short`` the one to show (眉山, 黔东南州, 东坡区),
    ``province`` the short name of its province (its own for a province, ``None`` for 全国),
    ``aliases`` all other names: bare and former ones, pinyin, English; ``abbreviations`` the
    one-character names (蓉), which count only in safe contexts.
    """

    code: str
    name: str
    short: str
    level: Level
    province: str | None
    aliases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


def read_places() -> list[Place]:
    """All places of the table."""
    source = resources.files("corpus").joinpath("data", "divisions.csv").read_text("utf-8")
    rows = list(csv.DictReader(line for line in source.splitlines() if not line.startswith("#")))
    provinces = {r["code"][:2]: r["short"] for r in rows if r["code"].endswith("0000")}
    provinces.pop("00", None)
    return [_place(row, provinces) for row in rows]


def _place(row: dict[str, str], provinces: dict[str, str]) -> Place:
    foreign = [row["pinyin"], *filter(None, row["english"].split("|"))]
    chinese = filter(None, row["aliases"].split("|"))
    return Place(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        level=Level(row["level"]),
        province=provinces.get(row["code"][:2]),
        aliases=tuple(dict.fromkeys((*chinese, *foreign))),
        abbreviations=tuple(filter(None, row["abbreviations"].split("|"))),
    )
