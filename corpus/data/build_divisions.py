"""Writes ``divisions.csv`` beside this file, the gazetteer that ``corpus.places`` reads.

Needs at build time only: the npm package ``china-division`` (version in SOURCE), and the Python
packages ``pypinyin`` and ``jieba``. Example:

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python -m corpus.data.build_divisions package/dist
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from corpus.data import additions as hand

SOURCE = (
    "china-division 2.7.0 (npm, MIT), from the division codes of the National Bureau of Statistics"
)
COLUMNS = ("code", "name", "short", "level", "pinyin", "english", "aliases", "abbreviations")
MUNICIPALITIES = {"11", "12", "31", "50"}
PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|"
    "满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|"
    "土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|"
    "普米族|塔吉克族|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春族|各族|"
    "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯"
)
PEOPLE = re.compile(f"(?:{PEOPLES})+$")


@dataclass
class Row:
    """One line of the table; ``bare`` is the name without its generic ending."""

    code: str
    name: str
    short: str
    level: str
    bare: str
    aliases: list[str] = field(default_factory=list)


def strip_people(name: str) -> str:
    """``黔东南苗族侗族`` → ``黔东南``; a name that is nothing but a people stays (``东乡族``)."""
    return PEOPLE.sub("", name) or name


def province_row(code: str, name: str) -> Row:
    """A first-level division: province, autonomous region, municipality or SAR."""
    bare = re.sub("(特别行政区|(壮族|回族|维吾尔)?自治区|省|市)$", "", name)
    level = "municipality" if code in MUNICIPALITIES else "province"
    return Row(f"{code}0000", name, bare, level, bare)


def city_row(code: str, name: str) -> Row:
    """A prefecture: 市, 自治州, 地区 or 盟. All but 市 keep a generic ending in the short name."""
    code = f"{code}00"
    if name.endswith("自治州"):
        bare = strip_people(name.removesuffix("自治州"))
        return Row(code, name, f"{bare}州", "city", bare)
    if name.endswith("市"):
        return Row(code, name, name[:-1], "city", name[:-1])
    return Row(code, name, name, "city", re.sub("(地区|盟)$", "", name))


def county_row(code: str, name: str) -> Row:
    """A county-level division. 县级市 lose 市 in the short name, all others keep their ending."""
    match = re.fullmatch("(.+?)(自治县|自治旗|县|旗|区|市)", name)
    if not match or "开发区" in name or "园区" in name or "管理区" in name or "新区" in name:
        return Row(code, name, name, "county", name)
    stem, ending = match.groups()
    if ending.startswith("自治"):
        bare = strip_people(stem)
        return Row(code, name, bare + ending[-1], "county", bare)
    return Row(code, name, stem if ending == "市" else name, "county", stem)


def read_rows(dist: Path) -> list[Row]:
    """All divisions of the package, cities that stand in for their only district left out."""

    def load(file: str) -> list[dict[str, str]]:
        return list(json.loads((dist / file).read_text(encoding="utf-8")))

    rows = [Row("000000", "全国", "全国", "national", "全国")]
    rows += [province_row(r["code"], r["name"]) for r in load("provinces.json")]
    rows += [province_row(code[:2], name) for code, name in hand.REGIONS]
    cities = [r for r in load("cities.json") if r["name"].endswith(("市", "州", "区", "盟"))]
    rows += [city_row(r["code"], r["name"]) for r in cities if r["name"] not in hand.NOT_A_CITY]
    names = {row.name for row in rows}
    rows += [
        county_row(r["code"], r["name"])
        for r in load("areas.json")
        if r["name"] not in names | hand.NOT_A_CITY
    ]
    rows += [Row(code, name, short, "county", short) for code, name, short, _ in hand.ZONES]
    return rows


@cache
def _jieba_dictionary() -> dict[str, tuple[int, str]]:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is needed to build the table", name="jieba")
    entries = {}
    for line in Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        entries[word] = (int(frequency), tag)
    return entries


def jieba_entry(word: str) -> tuple[int, str] | None:
    """Frequency and part of speech of a word in jieba's dictionary, ``None`` if it is not there."""
    return _jieba_dictionary().get(word)


def is_ordinary(word: str) -> bool:
    """Whether a bare county name reads as a common word or a personal name in running text."""
    if word in hand.ORDINARY or len(word) < 2:
        return True
    entry = jieba_entry(word)
    return entry is not None and entry[1] != "ns" and entry[0] >= 100


def add_aliases(rows: list[Row]) -> None:
    """Adds the bare names that can be taken from text without doubt, then the hand-made ones."""
    taken = {name for row in rows if row.level != "county" for name in (row.short, row.name)}
    counties = Counter(row.bare for row in rows if row.level == "county")
    prefectures = Counter(row.bare for row in rows if row.level == "city")
    for row in rows:
        known = set(hand.ALIASES.get(row.name, "").split())
        if row.level == "city" and row.bare not in taken and row.bare not in hand.ORDINARY:
            known.add(row.bare)
        if row.level == "county":
            alone = counties[row.bare] == 1 and row.bare not in taken and not prefectures[row.bare]
            if alone and not is_ordinary(row.bare):
                known.add(row.bare)
            elif row.short == row.bare:
                row.short = row.name
        row.aliases = sorted(known - {row.name, row.short})


def pinyin(text: str) -> str:
    """``西安`` → ``Xi'an``: syllables joined, an apostrophe before a vowel inside the word."""
    syllables = lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)
    word = "".join(f"'{s}" if i and s[0] in "aoe" else s for i, s in enumerate(syllables))
    return word.capitalize()


def cells(row: Row) -> tuple[str, ...]:
    """The row as written to the file; lists are joined by ``|``."""
    reading = hand.PINYIN.get(row.bare) or pinyin(row.bare)
    english = hand.ENGLISH.get(row.name, "")
    letters = hand.ABBREVIATIONS.get(row.name, "")
    return (
        row.code,
        row.name,
        row.short,
        row.level,
        reading,
        english,
        "|".join(row.aliases),
        "|".join(letters.split()),
    )


def write(rows: Iterable[Row], target: Path) -> None:
    """Writes the table, sorted by code, under a comment that names the source."""
    with target.open("w", encoding="utf-8", newline="") as handle:
        handle.write(f"# Source: {SOURCE}; written by build_divisions.py\n")
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(
            cells(row) for row in sorted(rows, key=lambda r: (r.code, r.level, r.name))
        )


def main() -> None:
    """Reads the package's ``dist`` folder named on the command line and writes the table."""
    rows = read_rows(Path(sys.argv[1]))
    add_aliases(rows)
    write(rows, Path(__file__).with_name("divisions.csv"))
    sys.stderr.write(f"{len(rows)} divisions\n")


if __name__ == "__main__":
    main()
