"""Which words of a passage the question asked for, to highlight them beside the answer's mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from corpus.numerals import find_numbers
from corpus.places import gazetteer

_HAN_RUN = re.compile(r"[一-鿿]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#-]+")
# Words that ask or that every document has; highlighting them would tell nothing.
_PLAIN = frozenset(
    "哪些 哪个 哪里 什么 多少 如何 怎么 怎样 是否 有没有 为何 为什么 几个 谁 "
    "方面 举措 提出 达到 要求 规定 安排 情况 内容 有关 关于 相关 以上 以下 不低于 超过 "
    "我们 他们 它们 这个 那个 这些 那些 以及 或者 并且 进行 需要 可以 应当 由 分别 负责 "
    "城市 地区 省份 地方 文件 政策 规划 方案 单位 部门 责任 意思 定义 时候 目前 一共 共有".split()
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Words and numbers of a question; numbers as ``(value, whether a year)``."""

    words: tuple[str, ...] = ()
    numbers: frozenset[tuple[Decimal, bool]] = frozenset()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where they stand in ``text``, in order, none overlapping another."""
        found = sorted((*self._words(text), *self._numbers(text)), key=lambda s: (s[0], -s[1]))
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        if self.words:
            pattern = "|".join(map(re.escape, self.words))
            yield from (m.span() for m in re.finditer(pattern, text, re.IGNORECASE))

    def _numbers(self, text: str) -> Iterator[tuple[int, int]]:
        if self.numbers:
            for number in find_numbers(text):
                if (number.value, number.year) in self.numbers:
                    yield number.start, number.end


NO_TERMS = Terms()


def terms_of_question(question: Mapping[str, Any]) -> Terms:
    """The terms of a parsed question, as ``Answer.question`` carries it."""
    return _terms(str(question.get("rewritten") or question.get("text") or ""))


@lru_cache(maxsize=256)
def _terms(text: str) -> Terms:
    # Loaded with the assistant; imported here because the page must not wait for the word lists.
    from index.synonyms import Synonyms
    from index.terms import segmenter

    numbers = find_numbers(text)
    rest = text
    # What is left are words: places chose the document, numbers are compared by value.
    spans = [(place.start, place.end) for place in gazetteer().find(text)]
    spans += [(number.start, number.end) for number in numbers]
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = [word for run in _HAN_RUN.findall(rest) for word in segmenter().lcut(run)]
    latin = _LATIN.findall(rest)
    if latin:
        words += [other.text for other in Synonyms.load().expansions(rest)]
        words += [word for word in latin if word.isupper()]
    chosen = {w for w in words if len(w) > 1 and w not in _PLAIN}
    values = frozenset((number.value, number.year) for number in numbers)
    return Terms(tuple(sorted(chosen, key=lambda w: (-len(w), w))), values)
