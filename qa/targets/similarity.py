"""How much a target's words and figures are like those of a question."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.fold import fold
from corpus.model import Target
from qa.targets.amounts import amounts_in, canonical
from qa.targets.query import TargetQuery

_AMOUNT = 1.0
_CORE = 0.25
_QUALIFIED = 0.3
_SCOPED = 0.5
_OTHER_UNIT = 0.4
_SPECIFIC, _MOST_SPECIFIC = 0.06, 8
_NEARLY_ALL, _FEWEST_PAIRS = 0.75, 3
_IS_CORE = re.compile(r"核心|\bcore\b", re.IGNORECASE)
_IGNORED = re.compile(r"人工智能|artificial intelligence|\bai\b|[的\W]", re.IGNORECASE)
# The English of qualifiers that tell indicators of one group apart.
_SAME = (
    ("领军", r"\bleading\b"), ("龙头", r"\b(?:leading|flagship)\b"), ("创新", r"\binnovat"),
    ("独角兽", r"\bunicorn"), ("上市", r"\blisted\b"), ("规模以上", r"\babove[- ]scale\b"),
    ("智能", r"\bintelligent\b|\bsmart\b"), ("垂", r"\bvertical"), ("基础", r"\bfoundation"),
    ("示范", r"\bdemonstrat|\bpilot"), ("公共服务平台", r"\bpublic service platform"),
    ("应用", r"\bapplication"), ("装备", r"\bequipment"), ("投资", r"\binvestment"),
    ("产业集聚", r"\bcluster|\bagglomerat|\bconcentrat"), ("总", r"\btotal\b"),
)  # fmt: skip
_SAME_PATTERNS = tuple((zh, re.compile(words, re.IGNORECASE)) for zh, words in _SAME)


def likeness(query: TargetQuery, target: Target) -> float:
    """How well a target of the right group fits the question's words; comparable within one.

    The share of the character pairs of indicator and qualifier that the question has, less
    what the target narrows down without being asked to, plus a gain for an amount that the
    question names.
    """
    asked = _translated(query.content)
    own = _pairs(f"{target.indicator_text}{target.qualifier}")
    common = len(own & _pairs(asked))
    score = common / len(own) if own else 0.0
    # 应用示范企业 before 企业, if the question has nearly all its words.
    if common >= _NEARLY_ALL * len(own):
        score += _SPECIFIC * min(common, _MOST_SPECIFIC)
    if query.amount is not None and query.amount.equals(target):
        score += _AMOUNT
    named = {canonical(n)[0] for n in amounts_in(query.content)}
    inner = {canonical(n)[0] for n in amounts_in(target.qualifier)}
    if inner:
        score += _AMOUNT if inner & named else -_QUALIFIED
    if is_core(target.indicator_text) == is_core(query.content):
        score += _CORE
    if query.unit is not None and target.unit != query.unit:
        score -= _OTHER_UNIT
    if target.scope and fold(target.scope) not in fold(query.content):
        score -= _SCOPED
    return score


def names_closely(question: str, target: Target) -> bool:
    """Whether the question has nearly all words of the target's indicator: 数据标注基地."""
    own = _pairs(f"{target.indicator_text}{target.qualifier}")
    if len(own) < _FEWEST_PAIRS:
        return False
    return len(own & _pairs(_translated(question))) >= _NEARLY_ALL * len(own)


def shares_words(question: str, target: Target) -> bool:
    """Whether several words of the target's indicator are in the question."""
    own = _pairs(f"{target.indicator_text}{target.qualifier}")
    return len(own & _pairs(_translated(question))) > _FEWEST_PAIRS


@lru_cache(maxsize=8192)
def is_core(text: str) -> bool:
    """Whether the text speaks of a core industry (核心产业)."""
    return bool(_IS_CORE.search(text))


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters, without what nearly every indicator shares."""
    plain = _IGNORED.sub("", fold(text))
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


@lru_cache(maxsize=256)
def _translated(question: str) -> str:
    """The question with the Chinese of its English qualifiers added."""
    return question + "".join(f" {zh}" for zh, words in _SAME_PATTERNS if words.search(question))
