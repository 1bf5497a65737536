"""What a question asks about, apart from its places, its years and the words of asking."""

from __future__ import annotations

import re

from qa.dialogue.slots import Span, amount_spans, place_spans, year_spans

# 《…》 or words that end as titles do: the document stays in focus while the subject changes.
DOCUMENT = re.compile(
    r"《[^》]{2,80}》|(?:国务院|全国|政府|市政府|区政府)?(?:政府)?工作报告|国务院(?:的)?报告|国务院|报告"
    r"|[\w“”+]{0,30}?(?:行动计划|实施方案|推进方案|发展规划|管理办法|条例|征求意见稿|通知)(?=里|中|的|[\d\s，,？?]|$)"
    r"|(?:the |\d{4} )?(?:government )?work report|the state council|the (?:\d{4} )?report",
    re.IGNORECASE,
)
_VERB = (
    r"(?:建设?|培育|新建|改造|引进|提高|上调|降低|减少|增加|新增|达到|控制|发行|安排|解决|修|要求|提出|规定|定|设|实施|投资?|发展|支持|推动|推进"
    r"|促进|鼓励|加快|做好|做|加强|保障|培养|落实|治理|说|讲|看待?|开展|布局)"
)
_ASKING = re.compile(
    r"(?:分别|主要|具体|都|又|该|应)?由?(?:哪些|哪个|哪几个|哪家|什么|谁)(?:单位|部门|机构|局|委|人)?来?"
    r"(?:负责|牵头|落实|主管|分管|主抓|承担|推进|实施|管|抓|建设?|做|办)(?:的|建设|落实|推进|实施|工作)*"
    r"|归(?:谁|哪.{0,4}?)(?:管|负责)|(?:分别)?是(?:什么|多少|谁|哪.{0,6}$|不是)|指(?:的是)?(?:什么|啥)|是指什么"
    rf"|(?:要|拟|计划|打算|准备|预计|将)?{_VERB}?(?:到|在|为|成|了|至)?(?:百分之)?"
    rf"(?:多少|几)(?:个|家|项|所|处|条|种|名|人(?![工才口均民])|套|公里|亿|万|钱)*"
    rf"|(?:是)?(?:怎么|如何|怎样)(?:样)?{_VERB}?(?:的)?"
    r"|有(?:哪些|什么|没有|多少|何)(?:举措|措施|政策|内容|安排|要求|规定|工作|办法|支持)?"
    r"|(?:哪些|哪个|哪几个|什么)(?:城市|省份?|地区?|地方|地市|文件|年份|年|工作|举措|措施|政策|内容|重点)"
    r"|依托(?:什么|哪.{0,3})|(?:做|讲|说|写)了?(?:些)?(?:什么|啥)|设在(?:哪[里儿]?|什么.{0,4})|什么时候.{0,4}|何时.{0,4}"
    r"|哪些|哪里|什么|多大|多高|多长|吗|是否|有没有|重点抓|抓|(?:要)?达到|提出了?|定为|最[高大低小多少早晚快慢]"
    r"(?:的)?|对(?=[^\s]{2,}有)|请问|比较|对比|相比",
)
# What stands beside a subject and is none: a goal of, a measure on, as much as planned.
_BESIDE = re.compile(
    r"(?:在)?(?:方面)?的?(?:预期|增长)?(?:目标|指标|任务|举措|措施|政策|情况|内容)(?:值)?|方面|责任(?:单位|部门)|牵头(?:单位|部门)|主管部门"
    r"|targets?\b|goals?\b|measures?\b|policies\b|政策|\b(?:district"
    r"|city|province|county|municipality)\b"
)
# The scale of an industry stays in question when another industry is named.
_MEASURE = re.compile(
    r"(?:规模|产值|营业收入|营收|收入|增速|增加值|(?<= )scale|(?<= )size|(?<= )output)$"
)
_INDUSTRY = re.compile(r"(?:产业|行业|经济|industry|industries)$")
_PUNCTUATION = re.compile(r"[\s,，。.？?！!：:、；;]+$|^[\s,，。.？?！!：:、；;]+")
_GLUE = re.compile(
    r"^(?:到|在|的|年底?|年?前|期间|里|中|和|与|把|将|为|要|是|对)+|(?:的|是|要|在|了|把|将|和|与|年)+$"
)
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bhow (?:many|much|large an?|large|big an?|big) (?P<s>"
        r"(?!is\b|are\b|was\b|will\b|should\b|does\b|did\b)[\w\s'-]+?) "
        r"(?=(?:will|did|does|do|is|are|was|were|should|has|have"
        r"|to|by|in)\b)",
        r"\bhow (?:much|large|big|fast|far) (?:is|are|was|were"
        r"|will|should|does|did|do) (?:the )?(?P<s>[\w\s'-]+?)"
        r"(?= (?:be|in|by|for|fall|grow|rise|increase|reach|get)\b"
        r"|[?.!]|$)",
        r"\b(?:what|which) (?:is|are|was|were) (?:(?:[\w'’]+ )?[\w]+['’]s "
        r"|the )?(?P<s>(?!the )[\w\s-]+?)(?= (?:target|goal)\b)",
        r"\b(?:responsible|in charge|plans?|planned|asked|deadline"
        r"|targets?|goals?|measures|policy|policies|support|money"
        r"|funding) (?:for|of|on) (?:the )?(?!\d{4})(?P<s>[\w\s'-]+?)"
        r"(?= (?:in|by|for|at)\b|[?.!]|$)",
        r"\b(?:say|said|says|state|states|do|does|mention) (?:about"
        r"|on|for) (?:the )?(?P<s>[\w\s'-]+?)(?= (?:in|by|for"
        r"|at)\b|[?.!]|$)",
        r"\bwho (?:leads|heads|runs|manages|handles|is behind) "
        r"(?:the )?(?P<s>[\w\s'-]+?)(?= (?:in|by|for|at)\b|[?.!]"
        r"|$)",
        r"\b(?:what|which) (?!is\b|are\b|was\b|does\b|did\b|do\b"
        r"|will\b|departments?\b|cit|plac|year)(?P<s>[\w\s'-]+?) "
        r"(?=(?:did|does|do|will|was|is|were|are|should)\b)",
        r"\b(?:what|which) (?:is|are|was|were) (?:[\w']+'s |the )?"
        r"(?P<s>[\w\s'-]+?)(?= (?:target|goal|in|by|for|of)\b"
        r"|[?.!]|$)",
        r"\b(?:support|promote|develop|develops|supports|build"
        r"|train|attract|regulate) (?:the )?(?P<s>[\w\s'-]+?)"
        r"(?= (?:in|by|for|at)\b|[?.!]|$)",
        r"\bhow (?:many|much) (?P<s>[\w\s'-]+?)(?=[?.!]|$)",
    )
)


def subject_span(text: str) -> Span | None:
    """Where ``text`` names its subject: the longest words that no slot and no asking takes.

    English questions are read by their patterns, others by what is left of them.
    """
    if text.isascii():
        matches = (pattern.search(text) for pattern in _ENGLISH)
        if found := next((match for match in matches if match), None):
            return found.span("s")
    pieces = [_trimmed(text, span) for span in _left(text)]
    good = [(start, end) for start, end in pieces if end - start > 1]
    return max(good, key=lambda span: span[1] - span[0], default=None)


def document_span(text: str) -> Span | None:
    """Where ``text`` names the document in focus by a title or a kind of report."""
    match = DOCUMENT.search(text)
    return match.span() if match else None


def with_subject(text: str, new: str) -> str | None:
    """``text`` asking about ``new`` instead of its subject; ``None`` if none is seen.

    Where the new words end as a part of the old ones do, what follows that part stays:
    相关产业 makes 核心产业规模 into 相关产业规模.
    """
    span = subject_span(text)
    if span is None:
        return None
    start, end = span
    old = text[start:end]
    if new.endswith("的"):  # it names whose: the thing itself stays
        return f"{text[:start]}{new[:-1]}{old[-3:] if len(old) > 5 else old[-2:]}{text[end:]}"
    measure = _MEASURE.search(old) if _INDUSTRY.search(new) else None
    shared = _shared(old, new)
    kept = measure.group() if measure and shared == len(old) else old[shared:]
    return f"{text[:start]}{new}{kept}{text[end:]}"


def _shared(old: str, new: str) -> int:
    """How much of ``old``, from its start, ``new`` stands for."""
    if new.isascii():
        stem = new.split()[-1][:5].lower() if new.split() else ""
        for match in re.finditer(r"\S+", old) if len(stem) > 3 else ():
            if match.group().lower().startswith(stem):
                return match.end()
        return len(old)
    at = old.find(new[-2:])
    return at + 2 if at >= 0 else len(old)


def _left(text: str) -> list[Span]:
    """What slots, document and words of asking leave of ``text``."""
    taken = [*place_spans(text), *year_spans(text), *amount_spans(text)]
    taken += [m.span() for p in (DOCUMENT, _ASKING, _BESIDE) for m in p.finditer(text)]
    left: list[Span] = []
    position = 0
    for start, end in sorted(taken):
        if start > position:
            left.append((position, start))
        position = max(position, end)
    return [*left, (position, len(text))] if position < len(text) else left


def _trimmed(text: str, span: Span) -> Span:
    """The span without signs and particles at its ends."""
    start, end = span
    while True:
        piece = text[start:end]
        shorter = _GLUE.sub("", _PUNCTUATION.sub("", piece))
        if shorter == piece or not shorter:
            return (start, end) if shorter else (start, start)
        start += piece.index(shorter)
        end = start + len(shorter)
