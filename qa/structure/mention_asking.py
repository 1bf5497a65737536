"""What a question about all documents wants mentioned: “哪些地方提到了……”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.terms import segmenter
from qa.question import Asked, Question
from qa.targets.spoken import groups_in

_FLAGS = re.IGNORECASE
_NOUN = (
    r"地方|城市|省市|省份|省区市|省|市|区县|地区|地级市|文件|方案|计划|规划"
    r"|政策|places?|cities|city|provinces?|regions?|documents?|plans?"
)
_WHO = (
    rf"(?:有)?(?:哪些|哪几[个座份]?|多少[个座份]?|几[个座份]|哪一?[个座份]?)(?:的)?\s*(?:{_NOUN})"
    r"|(?:有)?(?:谁|哪里|哪儿|哪些)"
)
_VERB = (
    r"(?:都|还|也|曾|均|明确|专门|具体|直接)*(?:提到|提及|谈到|谈及|涉及|说到|讲到|写到|写明|写进"
    r"|写入|写有|提出|论及|包含|包括"
    r"|出现|关注|强调|规定|列入|载明|谈论|讨论|提(?![供升高出前倡议案名取醒示速质到及])"
    r"|写(?![作字]|了?(?:具体|明确)?(?:数|金额|目标))|谈|讲(?![究座])|说(?!明)"
    r"|mention(?:s|ed)?|talks? about|covers?)(?:了|过|到)?"
)
# 有关于基金的内容, 与基金有关
_HAS = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?(?:都|还|也)*"
    r"(?:(?:含|带)?有(?:关于|有关|涉及|对)?|(?:跟|和|与|同))(?P<what>[^？?，,]{2,}?)"
    r"(?:方面|有关|相关)?(?:的(?:具体|明确|专门|相关)?(?:内容|条款|表述|规定|部署|提法|字样|说法"
    r"|安排|条文|段落|章节|论述)"
    r"|(?:有关|相关)(?:的|联)?)[？?]?$",
    _FLAGS,
)
_FORWARD = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?\s*{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
# 要办……的有哪几个地方: what a place plans, it mentions.
_INTENDS = (
    r"(?:要|想要?|打算|计划|准备|拟|将要?)"
    r"(?:办|建设?|设立?|组建|成立|搞|做|发展|推进|推广|引进|布局)"
)
_BACKWARD = re.compile(
    rf"(?:^|[里中，,\s])?(?:{_VERB}|^{_INTENDS})\s*(?P<what>.+?)的?(?:地方|城市|省市|省份|地区|文件|方案|计划"
    rf"|规划)?"
    rf"(?:都|共|一共)?(?:有|是)(?:{_WHO}|几)",
    _FLAGS,
)
_ENGLISH_NOUN = (
    r"\b(?:places?|cities|city|provinces?|regions?|documents?|plans?|municipalities|localities)\b"
)
_ENGLISH_VERB = (
    r"(?:(?:mention|discuss|cover|include|address|contain|referenc|reference|note|about|describe"
    r"|raise)"
    r"(?:s|es|ed|ing)?|refer(?:s|ring)? to|talk(?:s|ing)? about|speak(?:s|ing)? (?:of|about)"
    r"|sa(?:y|ys|ying) (?:anything|something|a word) about|writ(?:e|es|ing) (?:about|of)"
    r"|br(?:ing|ings|inging) up|deal(?:s|ing)? with|touch(?:es|ing)? (?:up)?on"
    r"|ha(?:ve|s|ving) (?:anything|something|a passage|passages?|provisions?|clauses?|content"
    r"|a section)"
    r"(?: to say)? (?:on|about))"
)
_ENGLISH = re.compile(
    rf"\b(?:which|what|list|name|how many)\b[^?]*?{_ENGLISH_NOUN}"
    rf"(?:\s+(?:do|does|that|which|also|all|explicitly|say something))*\s+{_ENGLISH_VERB}\s+"
    r"(?P<what>[^?]+)",
    _FLAGS,
)
_NOT = re.compile(
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?"
    rf"(?:都|还|也|完全|根本|压根)*(?:没有?|未|从未|并未|并没有|不)(?:有|曾|明确"
    rf"|怎么)*{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
_ENGLISH_NOT = re.compile(
    rf"\b(?:which|what|list|name|how many)\b[^?]*?{_ENGLISH_NOUN}\s+(?:that\s+)?"
    r"(?:(?:do|does|did)(?:\s+not|n['’]t)|never|fail to|omit to)(?:\s+explicitly)?\s+"
    rf"{_ENGLISH_VERB}\s+(?P<what>[^?]+)",
    _FLAGS,
)
# “有没有城市提到……”, “有文件提到……吗”, “does any city mention …”.
_WHETHER = re.compile(
    r"(?:有没有|有无|是否有|是不是有|有)(?:哪一?[个座份]|哪些|任何|什么|一个|其他|别的)?(?:的)?"
    rf"(?:{_NOUN})(?:的(?:文件|方案|政策))?(?:里|中)?(?:是)?{_VERB}\s*(?P<what>.+)",
    _FLAGS,
)
_ENGLISH_WHETHER = re.compile(
    rf"\b(?:do|does|did|has|have|is there|are there)\s+(?:any|a|some)\s+(?:other\s+)?(?:of the\s+)?"
    rf"(?:\w+\s+)?{_ENGLISH_NOUN}(?:\s+(?:that|which|ever"
    rf"|explicitly))*\s+{_ENGLISH_VERB}\s+(?P<what>[^?]+)",
    _FLAGS,
)
_ENGLISH_WHERE = re.compile(
    r"\b(?:where (?:is|are)|who mentions?)\s+(?P<what>[^?]+?)(?:\s+mentioned)?\s*\??$", _FLAGS
)
_ENGLISH_PASSIVE = re.compile(
    r"\b(?:is|are)\s+(?:there\s+)?(?P<what>[^?]+?)\s+(?:mentioned|discussed|covered|addressed"
    r"|brought up)"
    r"(?:\s+(?:anywhere|at all|(?:in|by) (?:any|which)\b[^?]*))?\s*\??$"
    r"|(?:^|[,，])\s*(?P<first>[^?,，]+?)\s+(?:is|are) (?:mentioned|discussed|covered|addressed)"
    r" (?:in|by) which\b",
    _FLAGS,
)
# “区块链，哪些地方提到了”, “区块链在哪些文件里出现”
_TOPIC = re.compile(
    r"^(?:关于|对于?|针对|有关|说到)?(?P<what>[^，,？?]{2,30}?)(?:这个|这一|的?(?:内容|事情?"
    r"|问题))?[，,、\s]*(?:都|分别)?(?:在|被|有)?"
    rf"(?:{_WHO})(?:的?(?:文件|方案|计划|规划|政策))?(?:里|中|内)?(?:面)?(?:有|都|还|也|已经|明确"
    rf"|专门)*"
    rf"(?:{_VERB}|部署|规划|安排|支持|布局|推进|发展|做|搞|建|有)(?:了|过|到|着)*(?:的|呢"
    rf"|的呢)?[？?]?$",
    _FLAGS,
)
# Plans in all documents without a word for mentioning: tried after the targets.
_PLACES = (
    r"(?:哪些|哪几[个座]|哪里|哪一?[个座]|什么)(?:的)?\s*"
    r"(?:地方|城市|省市|省份|省|市|区县|地区|地级市|places?|cities|provinces?)"
)
_MODAL = r"(?:说|提出|表示|声称|打算|计划|准备|想要?|要|将|拟|有|在|会|提倡|鼓励|支持|明确)*"
_DOING = re.compile(
    rf"(?:有没有|有)?{_PLACES}(?:的?(?:文件|方案|计划|规划))?(?:里|中)?(?:都|还"
    rf"|也)?{_MODAL}\s*(?P<what>.{{2,}})",
    _FLAGS,
)
# Verbs of plans, which a text may word otherwise: 规划了无人机试点 is about 无人机试点.
_PLANNING = re.compile(
    r"^(?:重点|大力|积极|着力|加快|加强|推动|推进|规划|部署|安排|布局|建设|建立|发展|开展|实施"
    r"|探索|打造|培育|支持|鼓励|引进|设立"
    r"|组建|强化|推广|制定|出台|做|搞|有|建|设|用|促进|扶持|提供|启动|落地|允许|要求|给予"
    r"|build(?:ing)?|develop(?:ing)?"
    r"|support(?:s|ing)?|promot(?:e|es|ing)|encourag(?:e|es|ing)|set(?:ting)? up"
    r"|establish(?:ing)?|creat(?:e|ing)"
    r"|举办|举行|承办|组织|launch(?:ing)?|pilot(?:ing)?|deploy(?:ing)?|roll(?:ing)? out"
    r"|introduc(?:e|ing)|expand(?:ing)?|plan(?:s|ning)? (?:for )?)"
    r"(?:了|过|着|好|的|\s+(?:a|an|the)\b)*\s*(?=\S{2})",
    _FLAGS,
)
# Verbs after which a plan follows, not a word alone: 提出建……, 写明要……
_PLANS = re.compile(r"提出|写[明进入了]|提到要?|说[到要]|明确|部署|规划|计划|强调|要求", _FLAGS)
_MODAL_FIRST = re.compile(r"^(?:要(?![求素点件])|将|拟|准备|打算)+(?=[\u4e00-\u9fff]{2})")
_ENGLISH_DOING = re.compile(
    r"\b(?:which|what)\s+(?:places?|cities|provinces?|regions?|municipalities)\s+"
    r"(?:want|plan|intend|aim|hope|propose|are going|will|would|have|encourage|support)?s?\s*"
    r"(?:to\s+)?(?P<what>[^?]{4,})",
    _FLAGS,
)
_TRIM = re.compile(
    r"^(?:了|过|关于|有关|到|对|the |a |an |about )+"
    r"|(?:吗|呢|的|了|问题|相关内容|内容)?[?？。.!！\s]*$",
    _FLAGS,
)
_PUBLIC = re.compile(
    r"\b(?:tak(?:e|es|ing)|bring(?:s|ing)?|get(?:s|ting)?)\s+(.+?)\s+(?:to\s+go\s+)?public\b"
    r"|\b(?:go|goes|going)\s+public\b|\b(?:initial public offerings?|IPOs?)\b",
    _FLAGS,
)
_ELSEWHERE = frozenset(Asked) - {Asked.LOOKUP, Asked.AMOUNT, Asked.DEFINITION, Asked.DATE}


@dataclass(frozen=True, slots=True)
class MentionsWish:
    """What the documents are looked through for.

    Attributes:
        phrase: as the question words it.
        wordings: its parts that say the same: digital twin（数字孪生） has two.
        certain: whether a word for mentioning leaves no doubt.
        absent: whether those are asked for that do not mention it.
    """

    phrase: str
    wordings: tuple[str, ...]
    certain: bool
    absent: bool = False


# 提出了产业规模的目标: a table of targets, if the indicator is known.
_AIMS = re.compile(r"目标|指标|\btargets?\b|\bgoals?\b", _FLAGS)


def mentions_wish(question: Question) -> MentionsWish | None:
    """What is to be found in all documents, ``None`` if the question asks otherwise."""
    text = question.standalone.strip()
    if _AIMS.search(text) and groups_in(text):
        return None
    for pattern in (_NOT, _ENGLISH_NOT):
        if found := pattern.search(text):
            wish = _wish(found["what"], certain=not question.amounts and not question.years)
            return wish and replace(wish, absent=True)
    certain = not question.amounts and not question.years
    for pattern in (_HAS, _FORWARD, _BACKWARD, _WHETHER, _ENGLISH, _ENGLISH_WHETHER):
        found = pattern.search(text)
        if found and (wish := _wish(found["what"], certain=certain)):
            return replace(wish, wordings=_planned(wish.wordings)) if _PLANS.search(text) else wish
    for pattern in (_ENGLISH_WHERE, _ENGLISH_PASSIVE):
        if found := pattern.search(text):
            return _wish(next(filter(None, found.groups())), certain=certain)
    if question.asked in _ELSEWHERE or question.amounts or question.years:
        return None
    for pattern in (_TOPIC, _DOING, _ENGLISH_DOING):
        if found := pattern.search(text):
            wish = _wish(found["what"], certain=False)
            return wish and replace(wish, wordings=_planned(wish.wordings))
    return None


def _planned(wordings: Sequence[str]) -> tuple[str, ...]:
    """Wordings, and each without its verb of planning: 建数据集, but not 建筑业."""
    plain = [_MODAL_FIRST.sub("", wording) for wording in wordings]
    bare = [_PLANNING.sub("", w, count=1) if _begins_apart(w) else w for w in plain]
    return tuple(dict.fromkeys((*wordings, *(w for w in (*plain, *bare) if len(w) > 1))))


def _begins_apart(wording: str) -> bool:
    """Whether the verb of planning that begins a wording is a word of its own."""
    verb = _PLANNING.match(wording)
    if verb is None or wording.isascii():
        return True
    ends = accumulate(map(len, segmenter().cut(wording)))
    return verb.end() in ends


def _wish(what: str, *, certain: bool) -> MentionsWish | None:
    phrase = _TRIM.sub("", what.strip()).strip("“”\"'‘’《》 ")
    outer = re.sub(r"[（(][^）)]*[）)]", "", phrase).strip()
    inner = re.findall(r"[（(]([^）)]+)[）)]", phrase)
    mixed = re.fullmatch(r"([A-Za-z][A-Za-z \-]+[A-Za-z])\s+([\u4e00-\u9fff]{2,})", outer)
    parts = [mixed[1], mixed[2]] if mixed else _either(_idiom(outer))
    wordings = tuple(part for part in dict.fromkeys((*parts, *inner)) if len(part) > 1)
    return MentionsWish(phrase, wordings, certain) if wordings else None


def _idiom(phrase: str) -> str:
    """Taking a company public is listing it: no table knows a verb parted by its object."""
    found = _PUBLIC.search(phrase)
    return f"listing {found[1] or ''}".strip() if found else phrase


def _either(phrase: str) -> list[str]:
    """甲或乙 is met by either; the English noun that both share stays with the second."""
    return [part.strip() for part in re.split(r"或者?|\s+or\s+(?:the\s+)?", phrase) if part.strip()]
