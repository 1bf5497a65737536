"""The digests of the sample library are in our own words.

No digest shares 13 or more consecutive characters with a text that it may have been read
from. Width, case, white space and punctuation do not count. Names (``library_names.txt``:
departments, organisations, programmes, titles) and amounts with their units cannot be
reworded and are cut out of the digest first.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "corpus" / "library"
SHARED = ROOT.parent / "shared"
NAMES = Path(__file__).with_name("library_names.txt")

RUN = 13
# Every run of RUN characters of a source holds one whole ANCHOR-gram that starts at a
# multiple of ANCHOR, so only those need looking up.
ANCHOR = (RUN + 1) // 2
TEXT_SUFFIXES = {".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".tsv"}
BREAK = "\0"

FRONT_MATTER = re.compile(r"\A---\r?\n.*?\n---\r?\n", re.DOTALL)
NOT_TEXT = re.compile(rf"[^\w{BREAK}]+|_+")
HTML_TAG = re.compile(r"<[^>]*>")
AMOUNT = re.compile(
    r"\d+(?:\.\d+)?(?:\s*[-—–~至到]\s*\d+(?:\.\d+)?)?\s*[十百千万亿]*"
    r"(?:元|个|家|项|款|人|名|条|台|座|所|公里|%|[EPTGM]?FLOPS|[EPTG]B|P(?![A-Z]))",
    re.IGNORECASE,
)


def normalised(text: str) -> str:
    """Letters and digits of ``text`` alone, in one width and case."""
    return NOT_TEXT.sub("", unicodedata.normalize("NFKC", text).casefold())


def own_pieces(digest: str, names: Iterable[str]) -> list[str]:
    """The normalised digest without front matter, cut at names and amounts."""
    body = unicodedata.normalize("NFKC", FRONT_MATTER.sub("", digest, count=1))
    cut = normalised(AMOUNT.sub(BREAK, body))
    longest_first = sorted(filter(None, map(normalised, names)), key=len, reverse=True)
    if longest_first:
        cut = re.sub("|".join(map(re.escape, longest_first)), BREAK, cut)
    return [piece for piece in cut.split(BREAK) if len(piece) >= RUN]


def grams(text: str, size: int) -> Iterator[str]:
    """All substrings of ``size`` characters, in order."""
    return (text[at : at + size] for at in range(len(text) - size + 1))


def common_grams(source: str, wanted: set[str], anchors: set[str]) -> set[str]:
    """Those RUN-grams of ``wanted`` that stand in the normalised ``source``."""
    found: set[str] = set()
    for anchor in range(0, len(source) - ANCHOR + 1, ANCHOR):
        if source[anchor : anchor + ANCHOR] in anchors:
            around = source[max(0, anchor + ANCHOR - RUN) : anchor + RUN]
            found.update(gram for gram in grams(around, RUN) if gram in wanted)
    return found


def runs(piece: str, found: set[str]) -> list[str]:
    """The longest stretches of ``piece`` whose RUN-grams are all in ``found``."""
    stretches: list[str] = []
    end = -1
    for at, gram in enumerate(grams(piece, RUN)):
        if gram not in found:
            continue
        if at + RUN - 1 == end:
            stretches[-1] += gram[-1]
        else:
            stretches.append(gram)
        end = at + RUN
    return stretches


def strings(value: object) -> Iterator[str]:
    """All strings inside a decoded JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def decoded(data: bytes) -> str:
    """UTF-8, else GB18030: the encodings that the sources come in."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def source_text(path: Path) -> str:
    """The normalised text of a source; BREAK between the strings of a JSON file."""
    text = decoded(path.read_bytes())
    if path.suffix == ".html":
        text = html.unescape(HTML_TAG.sub("", text))
    elif path.suffix in {".json", ".jsonl"}:
        rows = [text] if path.suffix == ".json" else text.splitlines()
        text = BREAK.join(part for row in rows if row.strip() for part in strings(json.loads(row)))
    return normalised(text)


def repeated(digests: dict[str, list[str]], sources: Iterable[tuple[str, str]]) -> list[str]:
    """One line for each run: digest, run, and a source that has it."""
    pieces = [piece for parts in digests.values() for piece in parts]
    wanted = {gram for piece in pieces for gram in grams(piece, RUN)}
    anchors = {gram for piece in pieces for gram in grams(piece, ANCHOR)}
    where: dict[str, str] = {}
    for name, text in sources:
        for gram in common_grams(text, wanted, anchors):
            where.setdefault(gram, name)
    found = set(where)
    return [
        f"{file}: {run} (also in {where[run[:RUN]]})"
        for file, parts in digests.items()
        for piece in parts
        for run in runs(piece, found)
    ]


def test_no_digest_repeats_a_source() -> None:
    if not SHARED.is_dir():
        pytest.skip("the source texts (../shared) are not beside this checkout")
    names = NAMES.read_text(encoding="utf-8").splitlines()
    digests = {
        path.name: own_pieces(path.read_text(encoding="utf-8"), names)
        for path in sorted(LIBRARY.glob("*.md"))
    }
    assert digests
    sources = (
        (path.name, source_text(path))
        for path in sorted(SHARED.rglob("*"))
        if path.suffix in TEXT_SUFFIXES
    )
    found = repeated(digests, sources)
    assert not found, "\n".join(found)


def test_every_name_is_used_in_a_digest() -> None:
    library = normalised("\n".join(p.read_text(encoding="utf-8") for p in LIBRARY.glob("*.md")))
    names = filter(None, NAMES.read_text(encoding="utf-8").splitlines())
    assert [name for name in names if normalised(name) not in library] == []


def test_run_is_found_across_punctuation_width_and_case() -> None:
    digest = own_pieces("本市支持企业建设ＡＩ实验室、中心和平台", [])
    source = normalised("鼓励：支持企业，建设 ai实验室；中心和 平台。")
    assert repeated({"a.md": digest}, [("s.txt", source)]) == [
        "a.md: 支持企业建设ai实验室中心和平台 (also in s.txt)"
    ]


def test_twelve_characters_are_no_run() -> None:
    digest = own_pieces("甲支持企业建设实验室和平台", [])
    assert repeated({"a.md": digest}, [("s.txt", "支持企业建设实验室和平台")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 支持企业建设实验室和大平台\n---\n",
        "由《支持企业建设实验室和大平台的办法》规定",
        "支持企业建设实验室100个和大平台3—5家",
    ],
)
def test_front_matter_names_and_amounts_do_not_count(text: str) -> None:
    digest = own_pieces(text, ["支持企业建设实验室和大平台的办法", ""])
    source = normalised(text + "支持企业建设实验室和大平台的办法")
    assert repeated({"a.md": digest}, [("s.txt", source)]) == []


@given(st.text("甲乙", min_size=RUN, max_size=60), st.text("甲乙", max_size=60))
def test_anchors_lose_no_run(piece: str, source: str) -> None:
    wanted, anchors = set(grams(piece, RUN)), set(grams(piece, ANCHOR))
    assert common_grams(source, wanted, anchors) == wanted & set(grams(source, RUN))
