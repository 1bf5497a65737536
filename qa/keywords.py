"""The words of a question that carry its meaning, and which of them a text holds.

Unlike search terms they leave out question words and courtesies, and each comes with the
wordings that would do in its place, so that “which of them are missing” can be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import jieba

from corpus.fold import fold
from corpus.numerals import find_numbers
from index.synonyms import Synonyms

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z0-9+-]*")
# Words that ask or are polite; they say nothing about the subject.
_EMPTY = frozenset(
    (
        "请问 请 一下 告诉 介绍 说说 讲讲 帮 帮我 查 查询 知道 想 想要 需要 应该 "
        "可以 能 能否 会 要 得 的话 如何 怎么 怎么样 怎样 什么 什么样 哪 哪些 哪个 "
        "哪儿 哪里 哪家 哪几个 哪种 谁 何时 何地 为何 为什么 多少 多大 几 几个 几家 "
        "几项 几条 是否 有没有 是不是 有 是 在 和 与 及 或 的 了 吗 呢 吧 啊 呀 "
        "对 把 被 给 由 从 到 为 以 于 向 跟 同 等 都 也 还 就 又 再 最 更 很 "
        "太 这 那 这个 那个 这份 那份 这些 那些 它 他们 我 我们 你 你们 您 其 其中 "
        "之 个 家 项 条 种 份 类 里 上 下 中 内 前 后 时 年 月 日 年底 底 末 "
        "以前 之前 以后 之后 方面 情况 内容 具体 主要 分别 各自 目前 现在 今年 相关 "
        "有关 关于 根据 按照 提出 规定 要求 明确 指出 提到 写 写到 说 讲 叫 做 搞 "
        "弄 放 归 打算 准备 计划 方案 文件 政策 通知 规划 意见 办法 材料 全文 条款 "
        "啥 咋 多 少 不 没 没有 达到 超过 至少 以上 左右 是什么 指 指的 意思"
    ).split()
)
_EMPTY_ENGLISH = frozenset(
    (
        "a an the of in on at for to by from with and or not no is are was were be been being do "
        "does did done has have had will would shall should can could may might must what which "
        "who whom whose when where why how many much any some all each every both this that these "
        "those it its they them their there here i we you he she me us my our your please tell "
        "give show list find say says said state states mention mentions mentioned about into "
        "under over between within as if than then also only plan plans document documents policy "
        "text notice city cities province place places yuan more most least up out set get go want "
        "wants need needs aim aims target targets goal goals year years s e g according regarding "
        "during through per via so such other others way ways kind kinds type types"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word or phrase of the question with the folded wordings that stand for it."""

    surface: str
    wordings: tuple[str, ...]

    def stands_in(self, folded: str) -> bool:
        """Whether the folded text holds any of the wordings."""
        return any(wording in folded for wording in self.wordings)


def keywords_of(question: str, synonyms: Synonyms) -> list[Keyword]:
    """The meaning-bearing words of a question in order, numbers aside, each once.

    Chinese is cut by jieba; a single character counts only where the table knows it. English
    takes the table's longest phrases first, then what remains word by word.
    """
    folded = fold(question)
    for number in reversed(find_numbers(folded)):
        folded = f"{folded[: number.start]} {folded[number.end :]}"
    found: dict[str, Keyword] = {}
    for surface in [*_english(folded, synonyms), *_chinese(folded)]:
        others = tuple(expansion.text for expansion in synonyms.expansions(surface))
        if len(surface) > 1 or others:
            found.setdefault(surface, Keyword(surface, (surface, *others)))
    return list(found.values())


def missing_share(keywords: Sequence[Keyword], text: str) -> float:
    """Share of the keywords that ``text`` holds in no wording, 0 to 1; 0 without keywords."""
    folded = fold(text)
    absent = sum(not keyword.stands_in(folded) for keyword in keywords)
    return absent / len(keywords) if keywords else 0.0


def _chinese(folded: str) -> list[str]:
    return [word for run in _HAN.findall(folded) for word in jieba.cut(run) if word not in _EMPTY]


def _english(folded: str, synonyms: Synonyms) -> list[str]:
    phrases = synonyms.english_phrases(folded)
    rest = folded
    for phrase in phrases:
        rest = rest.replace(phrase, " ")
    words = [word for word in _LATIN.findall(rest) if word not in _EMPTY_ENGLISH and len(word) > 1]
    return [*phrases, *words]
