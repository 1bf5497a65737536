"""The committed question sets and the folders of the documents that they ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.sidecar import split_front_matter
from tests.eval import question_rules as rules
from tests.eval.question_rules import REPO, QuestionSet

SHARED = REPO.parent / "shared"
FOLDERS = (
    SHARED / "seeds",
    SHARED / "documents" / "national_reports",
    SHARED / "documents" / "district_reports_gbk",
)
SEED_PLACES = {
    "000_4d0fa9946f6f7760.txt": "眉山",
    "001_cdc2e9bdfb7cc299.txt": "中山",
    "002_3d0e54092f14ee33.txt": "成都",
    "003_a3e9dda27c1b4e02.txt": "安徽",
    "004_e974f5983be240f5.txt": "天津",
}


@dataclass(frozen=True)
class SharedSet(QuestionSet):
    """A question set over ``FOLDERS``, whose documents are UTF-8 or GB 18030."""

    @cache  # noqa: B019 - a set lives as long as its test module
    def paragraphs(self, document: str) -> list[str]:
        """Return the folded non-empty lines of `document`."""
        (path,) = (folder / document for folder in FOLDERS if (folder / document).is_file())
        lines = decoded(path.read_bytes()).splitlines()
        return [rules.fold(line) for line in lines if line.strip()]


@cache
def place_of(document: str) -> str:
    """The short name of the place whose targets `document`, a digest or a shared text, states."""
    if document.endswith(".md"):
        about, _ = split_front_matter((LIBRARY.folder / document).read_text(encoding="utf-8"))
        return str(about["place"])
    if re.fullmatch(r"\d{4}_国务院政府工作报告\.txt", document):
        return "全国"
    return "海拉尔区" if re.fullmatch(r"\d{4}\.txt", document) else SEED_PLACES[document]


def decoded(raw: bytes) -> str:
    """Return the text of `raw`, which is UTF-8 or else GB 18030."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


SEEDS = QuestionSet("seeds", SHARED / "seeds", ".txt")
LIBRARY = QuestionSet("library", REPO / "corpus" / "library")
TARGETS = SharedSet("targets", SHARED)
LIBRARY_TABLES = QuestionSet("library_tables", LIBRARY.folder)
REPORT_TABLES = SharedSet("report_tables", SHARED)
