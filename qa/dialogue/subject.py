"""What a question asks about, apart from its places, its years and the words of asking."""

from __future__ import annotations

import re

from qa.dialogue.slots import Span, amount_spans, in_english, place_spans, year_spans

# 《…》 or words that end as titles do: the document stays in focus while the subject changes.
DOCUMENT = re.compile(
    r"《[^》]{2,80}》|(?:国务院|全国|政府|市政府|区政府)?(?:政府)?工作报告|国务院(?:的)?报告|国务院|报告"
    r"|[\w“”+]{0,30}?(?:行动计划|实施方案|推进方案|发展规划|管理办法|条例|征求意见稿|通知)(?=里|中|的|[\d\s，,？?]|$)"
    r"|(?:the |\d{4} )?(?:government )?work report|the state council|the (?:\d{4} )?report",
    re.IGNORECASE,
)
_VERB = (
    r"(?:建设?|培育|新建|改造|引进|提高|上调|降低|减少|增加|新增|达到|控制|发行|安排|解决|修|要求|提出|规定|定|设|实施|投资?|发展|支持|推动|推进"
    r"|促进|鼓励|加快|做好|做|加强|保障|培养|落实|治理|说|讲|看待?|开展|布局|保持|稳定|维持)"
)
_ASKING = re.compile(
    r"(?:分别|主要|具体|都|又|该|应)?由?(?:哪些|哪个|哪几个|哪家|什么|谁)(?:单位|部门|机构|局|委|人)?来?"
    r"(?:负责|牵头|落实|主管|分管|主抓|承担|推进|实施|管|抓|建设?|做|办)(?:的|建设|落实|推进|实施|工作)*"
    r"|由(?:谁|哪个(?:单位|部门|机构)?|什么(?:单位|部门)?)来?[\u4e00-\u9fff]{2}(?=[?？。]?$)"
    r"|(?:时间|期限|时限)?(?:是|要|定)?到哪一?年|(?:完成)?时间(?:是)?到?(?:什么时候|何时)"
    r"|(?:包括|包含|涵盖|分为|分成)了?(?=哪|什么|几|多少)|归(?:谁|哪.{0,4}?)(?:管|负责)|(?:分别)?是(?:什么|多少|谁|哪.{0,6}$|不是)|指(?:的是)?(?:什么|啥)|是指什么"
    rf"|(?:要|拟|计划|打算|准备|预计|将)?{_VERB}?(?:到|在|为|成|了|至)?(?:百分之)?"
    rf"(?:多少|几)(?:个|家|项|所|处|条|种|名|人(?![工才口均民])|套|公里|亿|万|钱)*"
    rf"|(?:是)?(?:怎么|如何|怎样)(?:样)?{_VERB}?(?:的)?"
    rf"|为(?:什么|何|啥)(?:要|会|需要|想)?{_VERB}?|(?:用|建|设|放)?在(?:哪些?|什么)(?:方面|地方|[里儿])?(?:建设?|办|落地|开展)?"
    r"|有(?:哪些|什么|没有|多少|何)(?:举措|措施|政策|内容|安排|要求|规定|工作|办法|支持)?"
    r"|(?:哪些|哪个|哪几个|什么)(?:城市|省份?|地方|地市|地区?|文件|年份|年|工作|举措|措施|政策|内容|重点)"
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
_QUOTED = re.compile(r"(?<=“)[^“”]{2,80}(?=”)")
# 核心产业 and 相关产业 take each other's place, whatever stands around them.
_KIND = re.compile(
    r"(?:所?带动的?)?(?:核心|相关)(?:的)?(?:产业)?|带动的?(?:产业)?|\b(?:core|related)\b"
)
_HAS_MEASURE = re.compile(
    r"(?:规模|产值|营业收入|营收|收入|支出|增速|增加值|投资|产量|强度|率|额|量|占比|标准|数|价格|指数)$"
)
_HEADS = "企业|小镇|园区?|产业园|平台|基金|人才|项目|场景|联盟|集群|基地|数量"
_HEAD = re.compile(rf"(?:{_HEADS})(?!平台|中心)")
_DOMAIN = re.compile(
    rf"(?P<domain>(?!核心|相关|创新|领军|龙头)[\u4e00-\u9fff]{{2,5}}?)(?:核心|相关)?(?:产业|{_HEADS})"
)
# What is counted in pieces needs no measure of the one before.
_COUNTED = re.compile(
    r"(?:企业|平台|园区?|基地|项目|人才|小镇|人数|岗位|用户|专利|场景|模型|案例|产品|[A-Z]+|目标|债券?|国债|住房|农田)$"
)
_KEPT_MEASURE = re.compile(r"(?:投资|产量|普及率|占比|补助标准|养老金|养老金标准|增长率)$")
# The scale of an industry stays in question when another industry is named.
_MEASURE = re.compile(
    r"(?:规模|产值|营业收入|营收|收入|增速|增加值|(?<= )scale|(?<= )size|(?<= )output)$"
)
_INDUSTRY = re.compile(r"(?:产业|行业|经济|industry|industries)$")
_PUNCTUATION = re.compile(r"[\s,，。.？?！!：:、；;]+$|^[\s,，。.？?！!：:、；;]+")
_GLUE = re.compile(
    r"^(?:到|在|的|年底?|年?前|期间|里|中|和|与|把|将|为|要|是|对|有(?![色机线限轨氧效]))+|(?:的|是|要|在|了|把|将|和|与|年|按|由)+$"
)
_ENGLISH_ASKING = re.compile(r"(?:which|what|who|how|when|where|why)\b", re.IGNORECASE)
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
        r"\bwhen (?:was|were|did|will|is|are|does) (?:the )?(?P<s>[\w\s'-]+?) "
        r"(?:issued|published|released|passed|adopted|take effect|come into|expire|due)\b",
        r"\b(?:which|what) (?:\w+ )?(?:departments?|bureaus?|units?|agenc(?:y|ies)|office|body"
        r"|bodies) (?:is |are |will )?(?:leads?|leading|heads?|runs?|manages?|handles?|oversees?"
        r"|implements?|in charge of|responsible for) (?:the )?(?P<s>[\w\s'-]+?)"
        r"(?= (?:in|by|for|at)\b|[?.!]|$)",
        r"\bwho (?:leads|heads|runs|manages|handles|is behind) "
        r"(?:the )?(?P<s>[\w\s'-]+?)(?= (?:in|by|for|at)\b|[?.!]"
        r"|$)",
        r"\b(?:what|which) (?!is\b|are\b|was\b|does\b|did\b|do\b"
        r"|will\b|departments?\b|cit|plac|year|provinc|municipal|measures?\b|steps\b"
        r"|support\b|polic)(?P<s>[\w\s'-]+?) "
        r"(?=(?:did|does|do|will|was|is|were|are|should)\b)",
        r"\b(?:what|which) (?:is|are|was|were) (?:[\w']+'s |the )?"
        r"(?P<s>[\w\s'-]+?)(?= (?:target|goal|in|by|for|of)\b"
        r"|[?.!]|$)",
        r"\b(?:support|promote|develop|develops|supports|build"
        r"|train|attract|regulate) (?:the )?(?P<s>[\w\s'-]+?)"
        r"(?= (?:in|by|for|at)\b|[?.!]|$)",
        r"\b(?:measures?|steps|policies|support) .{0,40}?\bfor (?:the )?"
        r"(?P<s>[\w\s'-]+?)(?= (?:in|by|at)\b|[?.!]|$)",
        r"\bhow (?:many|much) (?P<s>[\w\s'-]+?)(?=[?.!]|$)",
        r"\b(?:set|have|target|state) (?:an? |the )?(?P<s>[A-Za-z][\w\s'-]+?) (?:target|goal)s?\b",
        r"^(?:compare|difference between) [^:]+: (?:the )?"
        r"(?P<s>[\w\s'-]+?)(?= (?:targets?|in|by)\b|[?.!]|$)",
        r"^(?:tell me about|list|show)(?: me)?(?: the)? (?P<s>[\w\s'-]+?) measures\b",
    )
)


def subject_span(text: str) -> Span | None:
    """Where ``text`` names its subject: the longest words that no slot and no asking takes.

    English questions are read by their patterns, others by what is left of them.
    """
    if in_english(text):
        if quoted := _QUOTED.search(text):
            return quoted.span()
        matches = (pattern.search(text) for pattern in _ENGLISH)
        if found := next((match for match in matches if match), None):
            return found.span("s")
    pieces = [_trimmed(text, span) for span in _left(text)]
    good = [(s, e) for s, e in pieces if e - s > 1 and not _ENGLISH_ASKING.match(text[s:e])]
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
    if new.endswith("的") and new[-2:-1] == old[-1:]:  # a thing of its own: 公安局的
        new = new[:-1]
    kind, other = _KIND.search(old), _KIND.fullmatch(new.removesuffix("的").strip())
    if kind and other:
        part = (
            other.group()
            if "产业" in other.group() or not kind.group().endswith("产业")
            else (f"{other.group().removesuffix('的')}产业")
        )
        return f"{text[: start + kind.start()]}{part}{text[start + kind.end() :]}"
    if new.endswith("的"):  # it names whose: the thing itself stays
        return f"{text[:start]}{new[:-1]}{_thing(old)}{text[end:]}"
    kept = old[_shared(old, new) :]
    if kept == "" and (measure := _measure_kept(old, new)):
        kept = measure
    elif kept and _HAS_MEASURE.search(new):  # two measures do not stand together: …量排放强度
        kept = _HAS_MEASURE.sub("", kept)
    return f"{text[:start]}{new}{kept}{text[end:]}"


def with_corrected(text: str, old: str, new: str) -> str:
    """``text`` with ``old``, which stands in it, taken back for ``new``."""
    at = text.index(old)
    if new.isascii() and text[:at].endswith(f"{new.split()[0]} "):  # smart farms, the smart ports
        at, old = at - len(new.split()[0]) - 1, f"{new.split()[0]} {old}"
    span = subject_span(text)
    if span is None or not span[0] <= at < span[1]:
        return text.replace(old, new, 1)
    after = text[at + len(old) : span[1]]
    if not new.isascii() and (again := after.find(new[-2:])) >= 0:  # 带动的|相关产业|规模
        after = after[again + 2 :]
    if _HAS_MEASURE.search(new):
        after = _HAS_MEASURE.sub("", after)
    return f"{text[:at]}{new}{after}{text[span[1] :]}"


def in_domain(text: str, new: str) -> str:
    """``new`` within what ``text`` is about: 人工智能小镇 and then 园区 are of one domain."""
    span = subject_span(text)
    domain = _DOMAIN.match(text[slice(*span)]) if span else None
    return f"{domain['domain']}{new}" if domain and _HEAD.match(new) else new


def states_measure(text: str) -> bool:
    """Whether words name a quantity by themselves (铁路投资), so that it “is” so much."""
    return bool(_HAS_MEASURE.search(text))


def _thing(old: str) -> str:
    """The last part of a subject, that of which something else is asked whose it is."""
    if match := (_MEASURE.search(old) or _KEPT_MEASURE.search(old)):
        return match.group()
    return old[-3:] if len(old) > 5 else old[-2:]


def _measure_kept(old: str, new: str) -> str:
    """The measure of the subject before that a new subject without one takes over."""
    if _INDUSTRY.search(new):
        measure = _MEASURE.search(old)
    elif _HAS_MEASURE.search(new) or _COUNTED.search(new) or new.isascii():
        measure = None
    else:
        measure = _KEPT_MEASURE.search(old)
    return measure.group() if measure and measure.start() else ""


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
