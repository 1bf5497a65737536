"""Facts about a document that stand in its own text: when it takes effect, how long it holds."""

from __future__ import annotations

import re

from corpus.model import Document

_FLAGS = re.IGNORECASE
_DAY = r"(?:\d{4}年\d{1,2}月(?:\d{1,2}日)?|(?:发布|公布|印发|下发|颁布|通过|签发)之?日)"
_EFFECT = r"(?:正式)?(?:施行|实施|执行|生效)"
_EFFECTIVE = re.compile(rf"自\s*(?P<value>{_DAY}(?:起\s*\d+日后)?)\s*起?\s*{_EFFECT}")
_VALID = re.compile(
    r"(?P<value>有效期(?:限)?(?:为|至|到|截至|截止到?)?\s*[^，。；;\s（()）]{1,16})"
    r"|(?:试行期|实施期限?|执行期限?)(?:为|至|到)?(?P<period>\d[^，。；;\s]{1,14}|[一二三四五]年)"
)
_OWN = re.compile(
    r"施行|实施|执行|生效|印发|发布|本(?:办法|细则|规定|条例|通知|方案|意见|措施|政策)"
)
_ASKED_EFFECT = rf"{_EFFECT}(?!方案|意见|细则|办法|条例|计划|规划|期)"
# How questions ask for them.
ASKED = (
    ("effective", re.compile(
        rf"{_ASKED_EFFECT}(?:的?(?:日期|时间)|日)|(?:何时|什么时候|哪(?:一)?[天年日]|几号|几月|啥时候|多久)[^，。]{{0,8}}{_ASKED_EFFECT}"
        rf"|{_ASKED_EFFECT}(?:的|于|是|从|自)?[^，。]{{0,4}}(?:何时|什么时候|哪(?:一)?[天年日]|几号|几月)"
        r"|\beffective (?:date|from)\b|\b(?:take|took|takes|taking) effect\b"
        r"|\bc(?:ome|ame|omes|oming) into (?:force|effect)\b|\benter(?:s|ed)? into force\b"
        r"|\bwhen (?:is|was|does|did)\b.*\b(?:effective|in force|be implemented)\b", _FLAGS)),
    ("valid", re.compile(
        r"有效期|有效到|有效至|管用多久|什么时候(?:失效|到期|过期)|何时(?:失效|到期)"
        r"|\bvalid(?:ity)?\b|\bexpir(?:e|es|y|ation)\b", _FLAGS)),
    ("source_url", re.compile(
        r"(?:来源|出处|原文|发布)(?:的)?(?:网址|链接|地址|网站|网页)|网址|来源是|出处|来自哪(?:里|个网)"
        r"|\bsource (?:url|link|address|page)\b|\burl\b|\bweb (?:address|page)\b"
        r"|\b(?:original|source) link\b|\blink to\b", _FLAGS)),
)  # fmt: skip
FACTS_IN_TEXT = frozenset({"effective", "valid"})


def text_fact_asked(text: str) -> str | None:
    """The fact of this kind that a question asks for, ``None`` if it asks for none."""
    return next((fact for fact, words in ASKED if words.search(text)), None)


def fact_in_text(document: Document, fact: str) -> tuple[str, int, int] | None:
    """A fact as the text states it, and its span; the last statement counts.

    Args:
        document: any document.
        fact: ``effective`` or ``valid``.
    """
    pattern = _EFFECTIVE if fact == "effective" else _VALID
    found = None
    for match in pattern.finditer(document.text):
        around = document.text[max(0, match.start() - 40) : match.end() + 40]
        if fact == "effective" or _OWN.search(around):
            found = match
    if found is None:
        return None
    value = next(value for value in found.groups() if value)
    start = found.start() + found[0].index(value)
    return value, start, start + len(value)
