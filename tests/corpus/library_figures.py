"""Reads the figures back out of the sample library, for the tests of its table.

The figures are found by string patterns alone, independently of the target reader.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.sidecar import split_front_matter

LIBRARY = Path(__file__).resolve().parents[2] / "corpus" / "library"

UNITS = (
    r"万亿元|亿元|万元|亿(?![级元])|万[家个人台]?|家|个|项|%|名|人|条|公里|件|款|台"
    r"|[PE](?i:flops)|P(?![A-Za-z])"
)
FIGURE = re.compile(rf"(?<![\d.+])(\d+(?:\.\d+)?)(?:[—–～~至-](\d+(?:\.\d+)?))?({UNITS})")
YEAR = re.compile(r"(20\d\d)年|(?<=[—–～~-])(20\d\d)")
DEPTHS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+[.．]")
# What each enterprise must earn to count, and money that is already there, are not aims.
NO_AIM = re.compile(r"^(每家|发挥)")


@dataclass(frozen=True)
class Figure:
    """One number with its unit in a digest, the year it is for and the item that holds it."""

    comparator: str
    value: str
    unit: str
    year: str
    item: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a row of facts.csv says about the figure."""
        return self.comparator, self.value, self.unit, self.year


@cache
def digests() -> dict[str, tuple[dict[str, Any], str]]:
    """Front matter and body of every digest by file name."""
    found = {}
    for path in sorted(LIBRARY.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        about, start = split_front_matter(text, path)
        found[path.name] = (about, text[start:].strip())
    return found


@cache
def rows() -> list[dict[str, str]]:
    """The rows of facts.csv."""
    with (LIBRARY / "facts.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def comparator(before: str, after: str, is_range: bool) -> str:
    """The comparator that the words around a number state; both sides end at a comma."""
    if is_range:
        return "range"
    if re.match(r"(或)?以上", after) or re.search(r"不少于|不低于|至少", before):
        return ">="
    # “超亿级”企业 names a class of firms; the quoted word does not compare.
    if re.search(r"超过?|突破|高于|逾", re.sub(r"“.*?”", "", before)):
        return ">"
    if re.match(r"左右", after) or re.search(r"约$", before):
        return "~"
    return ">=" if re.search(r"达到?$", before) else "="


def years(text: str) -> list[str]:
    """The years named in a text, in order."""
    return [first or second for first, second in YEAR.findall(text)]


def items(body: str) -> list[tuple[str, list[str]]]:
    """Every line of a digest with the numbered lines above it, innermost first."""
    above: dict[int, str] = {}
    found = []
    for line in filter(None, map(str.strip, body.splitlines())):
        depth = next((d for d, mark in enumerate(DEPTHS, 1) if re.match(mark, line)), 9)
        above = {d: text for d, text in above.items() if d < depth}
        found.append((line, [above[d] for d in sorted(above, reverse=True)]))
        above[depth] = line
    return found


def figures(name: str) -> list[Figure]:
    """The figures of one digest with the nearest year before them, in the item or above it.

    A year in the title's plan period counts where neither the item nor a heading names one.
    """
    about, body = digests()[name]
    found = []
    for line, above in items(body):
        for match in FIGURE.finditer(line):
            low, high, unit = match.groups()
            clause = re.split(r"[，。；、：（]", line[: match.start()])[-1]
            if NO_AIM.match(clause):
                continue
            after = re.split(r"[，。；、）]", line[match.end() :])[0]
            sources = [line[: match.start()], *above]
            if "每年" not in line:
                sources.append(about["title"])
            year = next((years(text)[-1] for text in sources if years(text)), "")
            value = f"{low}–{high}" if high else low
            found.append(Figure(comparator(clause, after, bool(high)), value, unit, year, line))
    return found


def row_key(row: dict[str, str]) -> tuple[str, str, str, str]:
    """What a row says about its figure, as `Figure.key` does."""
    return row["comparator"], row["value"], row["unit"], row["deadline"]
