"""Which term a question asks the meaning of: 什么是……, ……是怎么定义的, what is meant by …."""

from __future__ import annotations

import re

from qa.question import Question

_FLAGS = re.IGNORECASE
_QUOTED = re.compile(r"[“\"‘'「『]([^”\"’'」』]{2,30})[”\"’'」』]")
_EXPLAINS = r"(?:定义|界定|解释|释义|理解|解读)"
_HOW = r"(?:怎么|如何|怎样|咋)"
_CHINESE = re.compile(
    rf"[把将对](?P<taken>[^，。？?,]{{2,30}}?)(?:的?(?:概念|术语|说法))?是?{_HOW}?(?:来|作出?|做出?)?的?{_EXPLAINS}"
    rf"|(?:什么是|什么叫做?|何谓|何为|解释一?下?|{_HOW}(?:来|去)?{_EXPLAINS}(?!的|[?？]|$))"
    r"\s*(?P<after>[^，。？?,]{2,30})"
    r"|(?P<before>[^，。？?,]{2,40}?)\s*(?:原本|到底|究竟|具体)?"
    r"(?:的(?:含义|定义|意思|释义)|的概念(?=是|指|$)|(?:是|有)?(?:什么|啥)(?:意思|含义)"
    r"|指(?:的)?是?(?:什么|啥)|(?:是指|指的是|指)(?:什么|啥|哪些|谁)"
    r"|(?:算)?是个?(?:什么|啥)(?:东西|玩意儿?|概念|名堂|鬼)"
    rf"|是(?:什么|啥)(?:[?？]|$)|是?{_HOW}(?:被|来|给出)?{_EXPLAINS}"
    r"|(?:refers? to|means?|(?:is|are) defined as)\s*(?:什么|啥|what))"
)
_ENGLISH = re.compile(
    r"\bwhat (?:does|do|did|is)\b[^?]*?\b(?:mean|understand|meant|understood) by\s+(?P<by>[^?,]+)"
    r"|\bwhat (?:is|are|does|do)\s+(?:the\s+)?(?:meaning of\s+|definition of\s+)?"
    r"(?P<a>[^?,]+?)(?:\s+(?:mean|stand for|refer to)|\s+(?:under|in|according to|by)\b|[?,]|$)"
    r"|\bhow (?:is|are)\s+(?P<is>[^?,]+?)\s+(?:defined|explained|understood|interpreted)\b"
    r"|\bhow (?:does|do|did)\s+.*?\b(?:defin|explain|interpret|understand)\w*\s+(?P<b>[^?,]+)"
    r"|\bdefin\w+ (?:of )?(?P<c>[^?,]+)|\bexplain\s+(?P<d>[^?,]+)",
    _FLAGS,
)
# Kinds, parts and members of something are a list of it, not what it means.
_KINDS = re.compile(
    r"\bwhat are (?!.*\b(?:mean|stand|refer|defin))(?:the )?(?:[\w+&'’-]+ ){0,6}?[\w-]*[^su\W]s\b"
    r"|[二两三四五六七八九十\d](?:大|项|个|条|类|种)[^“”]{1,10}(?:是|指|有)(?:什么|啥)$"
    r"|^(?!.*(?:所称|定义|意思|含义)).*指(?:的是)?哪[几二两三四五六七八九十\d]",
    _FLAGS,
)
_LINK = re.compile(
    r"^.*?(?:里|中|条例|办法|方案|计划|文件|规定|规划|所)(?:里|中)?"
    r"(?:所称|所说|称|讲|说|提到|规定|提出)?的(?=.{2})|^(?:所称|所谓|所说)的?|^(?:说|讲|称)的"
)
# 工业智联网这个 term asks for 工业智联网.
_WORD = re.compile(
    r"^(?:the\s+)?(?:(?:term|concept|notion|word|phrase|expression)s?\s+(?:of\s+)?)?(?:the\s+)?"
    r"|\s*(?:这个|这一|一)?\s*(?:\bconcept|\bterm|\bnotion|\bword|概念|术语|词|说法|提法)$",
    _FLAGS,
)
_WHERE = re.compile(
    r"\s+(?:in|under|according to|by)(?:\s+(?:the|its)\b.*|\s*['’]s\b.*|\s*)$", _FLAGS
)


def term_asked(question: Question, content: str) -> str | None:
    """The term whose meaning a question asks for, or ``None``."""
    text = content.strip(" ?？。")
    quoted = _QUOTED.search(text)
    asks = _CHINESE.search(text) or _ENGLISH.search(text)
    if asks is None or (quoted is None and _KINDS.search(text)):
        return None
    if quoted:
        return quoted[1].strip()
    term = next((group for group in asks.groups() if group), "")
    term = _WHERE.sub("", _LINK.sub("", term.strip()))
    term = _WORD.sub("", term.strip("“”\"' ").removeprefix("的")).strip()
    return term if 2 <= len(term) <= 40 else None
