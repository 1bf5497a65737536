"""Which indicator groups a question names, in the words of documents or of speech."""

from __future__ import annotations

import re

from corpus.indicators import find_indicators, indicator_groups

INDUSTRY = "产业规模"
FIRMS = "企业数量"
FACTORIES = "智能工厂"
BUDGET = "财政收入"
# Groups whose words often only name a document, a site or a thing to be supported.
_WEAK = frozenset({"示范区", "技术成果", "人才", "产品", "标准", "产业园区", "创新平台", "小镇"})

_MONEY = r"亿|万元|yuan|rmb|\bbillion\b|\btrillion\b"
_SIZE = (
    rf"{_MONEY}|多大|盘子|大小|体量|规模|目标|[最更谁][大高低小]|\bbig|\blarge|\bsize\b|\bscale\b"
    r"|\boutput\b|\brevenue|\btarget|\bhow much\b|\bhigh|\blow"
)
# 产业 as the thing that is measured: not 产业园, 产业基金, 产业链 …
_INDUSTRY_WORD = (
    r"产业(?!园|基地|基金|集群|集聚|联盟|链|化|区|沙箱|投资|企业|发展|政策|增加值|技术|数字|体系)"
    r"|盘子|(?:AI|人工智能)(?:总?营收|产值|收入)"
    r"|\bindustr(?:y|ies)\b(?! (?:fund|park|cluster|alliance))"
)
_SPOKEN = (
    (INDUSTRY, re.compile(rf"(?:{_INDUSTRY_WORD}).*(?:{_SIZE})|(?:{_SIZE}).*(?:{_INDUSTRY_WORD})",
                          re.IGNORECASE | re.DOTALL)),
    (FACTORIES, re.compile(r"(?:样板|智能化?|标杆|示范)工?厂")),
    ("产业集聚度", re.compile(r"\bconcentration\b|\bagglomeration\b", re.IGNORECASE)),
    (FIRMS, re.compile(r"公司|厂商|厂家|集团")),
)  # fmt: skip
_AI_REVENUE = re.compile(
    r"\bAI\b.*\brevenues?\b|\brevenues?\b.*\bAI\b|\bindustry revenues?\b", re.IGNORECASE
)
_FUND = re.compile(r"基金|\bfunds?\b", re.IGNORECASE)


def groups_in(text: str) -> tuple[str, ...]:
    """The groups that a question names, in its order, empty if none.

    Words that often only name a document or a site (先导区方案) count when nothing else does.
    """
    found = dict.fromkeys(group for group, *_ in find_indicators(text))
    for group, pattern in _SPOKEN:
        if (
            group not in found
            and pattern.search(text)
            and not (group == INDUSTRY and (_FUND.search(text) or _counts(found)))
        ):
            found[group] = None
    if _AI_REVENUE.search(text) and BUDGET in found:
        del found[BUDGET]
        found[INDUSTRY] = None
    strong = tuple(group for group in found if group not in _WEAK)
    return strong or tuple(found)


def _counts(found: dict[str, None]) -> bool:
    """Whether something else than an industry's size is named for certain."""
    return bool(set(found) - _WEAK)


def english_name(group: str) -> str | None:
    """The group's English name, ``None`` for an unknown group."""
    return next((g.english for g in indicator_groups() if g.name == group), None)
