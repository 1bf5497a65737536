"""Fields that a target or a question is about: one group of indicators serves many industries."""

from __future__ import annotations

import re
from functools import lru_cache

_SUBJECTS = {
    "人工智能": r"人工智能|智能产业|\bAI\b|artificial intelligence",
    "机器人": r"机器人|\brobot(?:s|ics)?\b",
    "低空经济": r"低空|无人机|\blow[- ]altitude\b|\bdrones?\b",
    "数字经济": r"数字经济|数字产业|\bdigital econom\w+",
    "软件": r"软件(?:和|与|业|产业|及)|\bsoftware\b",
    "集成电路": r"集成电路|半导体|芯片产业|\bsemiconductors?\b|\bintegrated circuits?\b|\bchips?\b",
    "生物医药": r"生物医药|医药产业|大健康|\bbio(?:medicine|pharma\w*|medical)\b|\bpharmaceutical",
    "新能源汽车": r"新能源汽车|智能网联汽车产业|\bnew[- ]energy vehicles?\b|\bNEVs?\b",
    "新材料": r"新材料|\bnew materials?\b",
    "新能源": r"新能源(?!汽车)|光伏|储能产业|氢能|\bhydrogen\b|\bphotovoltaic|\benergy storage\b",
    "大数据": r"大数据产业|\bbig data\b",
    "物联网": r"物联网产业|\binternet of things\b",
    "区块链": r"区块链|\bblockchain\b",
    "元宇宙": r"元宇宙|\bmetaverse\b",
    "量子": r"量子|\bquantum\b",
    "航空航天": r"商业航天|航空航天|\baerospace\b",
    "文化旅游": r"文化产业|旅游业|旅游产业|旅游收入|\btourism\b",
    "农业": r"农业产值|农产品加工|现代农业|\bagricultur",
    "海洋": r"海洋经济|\bmarine econom",
    "算力": r"算力产业|\bcomputing industry\b",
}
_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _SUBJECTS.items())


@lru_cache(maxsize=4096)
def subjects_of(text: str) -> frozenset[str]:
    """Names of the fields that ``text`` speaks of."""
    spaced = _spaced(text)
    return frozenset(name for name, pattern in _PATTERNS if pattern.search(spaced))


def subject_words(text: str) -> list[tuple[str, str]]:
    """The fields that ``text`` speaks of with its own first words for each, in its order."""
    spaced = _spaced(text)
    found = ((name, pattern.search(spaced)) for name, pattern in _PATTERNS)
    named = [(match.start(), name, match[0]) for name, match in found if match]
    return [(name, words) for _, name, words in sorted(named)]


def _spaced(text: str) -> str:
    """``text`` with Latin letters parted from Chinese ones, which \\b does not do: “AI产业”."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u4e00-\u9fff])", " ", text)
