"""Places abroad that a question is about: no document of this corpus is of them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

TABLE = "abroad.txt"
# 与日本合作, 引进德国技术, learn from Germany: the place takes part, the question is not about it.
_TAKES_PART = re.compile(
    r"(?:[与和同跟对向从赴驻]|来自|引进|吸引|引入|出口|进口|借鉴|面向|除了?|以及|、"
    r"|\b(?:with|from|to|against|toward|towards|and|like))\s*$",
    re.IGNORECASE,
)
# 法国梧桐, 美国商会, French-style: words that only contain a name.
_PART_OF_WORD = re.compile(
    r"^(?:梧桐|商会|红|大鼠|蜂|海外|籍|人(?!工)|语|文|式|公司|企业|品牌|专家)"
)


def places_abroad(text: str) -> list[str]:
    """Names of the places abroad that ``text`` is about, as written, each once in order.

    A place that only takes part (与日本合作, imports from Japan) does not count.
    """
    found: list[str] = []
    for match in _names().finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if not _TAKES_PART.search(before) and not _PART_OF_WORD.match(after):
            found.append(match.group())
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """Any of the names, the longest first; Latin ones as whole words in their own case."""
    lines = (files("qa") / TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    names = sorted({name for row in rows for name in row}, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in names if name.isascii() or name == "Türkiye")
    chinese = "|".join(name for name in names if not name.isascii() and name != "Türkiye")
    return re.compile(rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])|{chinese}")
