"""The words by which a turn shows that it leans on the one before: links, corrections, courtesy."""

from __future__ import annotations

import re

from qa.dialogue.slots import Span, place_spans, replaced, year_spans
from qa.dialogue.subject import subject_span

_LINK = (
    r"and|so|then|also|(?:the )?same(?: thing| question)? for|what about|how about"
    r"|what of|in the same year|ok(?:ay)?|thanks?(?: you)?|great|please"
    r"|now|only"
)
_ONCE_MORE = r"再(?!生|制造|就业|融资|担保|贷款|保险)"  # 再生水 and 再就业 are subjects
# 呢 alone marks no follow-up: “由谁负责呢”.
_FOLLOWS = re.compile(
    rf"^(?:那么?|还有|以及|{_ONCE_MORE}|另外|然后"
    r"|.{0,8}?它|他们|其|这个?|该|上述|前者|后者|呢|换成|改成|只[看要说讲列问查]|两者|二者|两地)"
    r"|^[^谁哪何多几什怎]*呢[?？!！。]*$|有没有类似|类似的|那边|这方面|这块"
    rf"|^(?:{_LINK})\b",
    re.IGNORECASE,
)
# With their case, since IT is a subject; “cities that …” and “is there …” refer to nothing.
_REFERS = re.compile(
    r"\b(?:[Ii]t|[Tt]hem|[Tt]hose|[Bb]y then)\b|\b(?:of|by|for"
    r"|in|about|does|did|is|was|on|at|from|than)\s+that\b|\b(?:the two|both of)\b"
    r"|\b(?:in|from|over|up)\s+there\b|\bthere\s*[?？]*$"
)
_POSSESSIVE = re.compile(r"\b(?:[Ii]ts|[Tt]hey|[Tt]heir)\b")
_CITIES = re.compile(
    r"\b(?:which|what)\s+(?:cities|provinces|places|regions|municipalities"
    r"|counties|documents|plans)\b",
    re.IGNORECASE,
)
# A definition is asked for in few words and yet completely.
_COMPLETE = re.compile(
    r"^(?:什么是|什么叫|何谓).{2}|^.{2,}是什么意思"
    r"|^what (?:is|are) (?!the (?:target|goal)s?\b|it\b)\w"
    r"|(?:哪些|哪个|哪几个)(?:城市|省份?|地区?|地方|地市|文件)",
    re.IGNORECASE,
)
# Talk of the day and about the assistant has nothing to do with the documents before.
_TALK = re.compile(
    r"今天|今晚|明天|昨天|后天|中午|周末|现在几点|天气|你是谁|你叫|你会|你能|讲个|笑话|写一?[首篇封]"
    r"|\b(?:today|tonight|tomorrow|weather|joke|who are you|what can you do"
    r"|your name|what time is it)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"(?:(?:好的?呀?|好吧|谢谢(?:你|您|啦)?|多谢|感谢|嗯+|哦+|噢|明白了?|知道了|收到|了解了?"
    r"|你好|您好|辛苦了?|ok|okay|thanks?(?: you)?|great|hello|hi)[\s,，。.!！]*)+",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^(?:(?:那么?(?:就|再)?(?:看看?|说说?|查)?|还有|还是(?:说|看|问)?|以及|后来|接着|接下来|算了|换个"
    rf"|(?:再)?(?:回到|说回)(?:刚才|之前|前面)?的?(?:问题|话题)?|看看|具体(?!目标|措施|举措|内容)"
    rf"|{_ONCE_MORE}(?:说|看|查|问)?(?:一?下)?|问一?下|同一?年的?|当年的?|另外|然后|换成|改成|请问"
    rf"|麻烦(?:你|您)?|请|帮(?:我|忙)(?:查|看|找)?(?:一下|下)?"
    r"|我(?:还)?想(?:知道|问|了解|看)(?:一下|下)?|同样|只[看要说讲列问查]|顺便(?:问|查)?(?:一下|下)?|下[面边]的)[\s,，]*)+"
    rf"|^(?:(?:{_LINK}|for|in)\b[\s,，.!]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:也?(?:麻烦|请)?(?:帮忙?)?(?:查|看|说|讲|列|找)(?:一下|下|一?看|说)|也要|也行"
    r"|(?:方便|可以|能)(?:告知|告诉我|说明|讲讲|说说)?吗|好吗|给我|谢谢|please|thanks?"
    r"|as well|too|呢|吧|呀|啊|哈|嘛|呐|咧|嘞|呗|哟)?[\s?？!！。.~～,，]*$",
    re.IGNORECASE,
)
_CORRECTIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:不对|错了|说错了|搞错了|不|no)?[\s,，。!！]*不是(?P<old>[^,，。;；]+?)[\s,，。;；]*"
        r"(?:而是|我?(?:想)?(?:问|说|指|要)的?是|应该?是|是|要)(?P<new>.+)$",
        r"^(?:不对|错了|说错了|搞错了|弄错了|看错了|不是)[\s,，。!！]*我(?:是|就)?(?:要|想)?(?:问|查|看|说|找)(?:一下|的是)?"
        r"(?P<new>.+)$",
        r"^(?:不对|错了|说错了|搞错了|不是|不|no)?[\s,，。!！]*(?:我(?:刚才)?(?:想)?"
        r"(?:问|说|指|要|查|看)的(?:是|其实是)|我(?:其实)?是(?:想)?(?:问|说|指)|应该?是"
        r"|更正[为：:]?|改[成为]|换[成为])(?P<new>.+)$",
        r"^(?:no|sorry|wrong|actually|oops|correction)?[\s,.!:]*i "
        r"(?:meant|mean|was asking (?:about|for)|asked (?:about"
        r"|for)|said|wanted)(?: to (?:say|ask))? (?P<new>.+?)"
        r"(?:, not (?P<old>.+))?$",
        r"^(?:no[\s,.]+)?not (?:for |in |the |about )*(?P<old>[^,;.]+?)\s*[,;.—-]+\s*"
        r"(?:(?:but|i meant|rather|it's|just|for|in|the|about) )*(?P<new>.+)$",
        r"^(?:no[\s,]+)?not (?:the )?(?P<old>.+?) (?:but|rather) (?:the )?(?P<new>.+)$",
    )
)
# “No, 2017”, “不，成都的”: nothing but what is put right
_PUT_RIGHT = re.compile(
    r"^(?:no|nope|sorry|wrong|不|不对|错了|说错了)[\s,，。.!！]+(?P<new>.+)$", re.IGNORECASE
)
# What a question may consist of without naming what it asks about.
_WITHOUT_THING = re.compile(
    r"怎么(?:说|讲|写|规定|定|提|部署|安排)(?:的|了)?|(?:有没有|没有|是否|有无)(?:说|讲|提|定|规定|类似)?(?:的|过)?"
    r"|一下|看看|查查|给出|列出|\b(?:list|show|give)\b|那会儿|那时候?|当时|同期|同年"
    r"|同一年|隔壁|邻[居近]的?|是不是|有没有|类似的?|一样|相同|多少|几何"
    r"|怎么?样|如何|情况|目标|指标|那边|这边|方面|这方面|这块|报告里?|下[面边]|这个?|该|那[个份部里家]"
    r"|数字?|达到|提出|要求|规定|年底?|[的是定要为到在有呢吗么吧呐咧嘞呗哈也又都呀啊和与跟比各几设写给做末底前约？?，,。！!\s]"
    r"|\b(?:is|was|are|were|be|the|its?|same|also|too|as well|in|for|by|of|at|on|there|then|how"
    r"|much|many|what|about|target|goal|figure|number|set|does"
    r"|did|do|aim|say|and|or|one|than|with|end|compared?|neighbou?ring"
    r"|that|this|those|just)\b|['’]s\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《[^》]{4,}》")
_WORD = re.compile(r"\w")
_DUTY = re.compile(
    r"谁|哪.{0,3}(?:单位|部门|局|委)|责任(?:单位|部门)|牵头|\bwho\b|\bdepartments?\b", re.IGNORECASE
)
_WHO = re.compile(r"谁|哪.{0,4}(?:单位|部门|局|委|机构)|\bwho\b", re.IGNORECASE)
_DEPARTMENT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,10}(?:局|委|办|厅|部门|委员会|办事处|人民政府|中心)"
    r"|[\u4e00-\u9fff]{0,6}(?:居委会|村委会|街道办))"
    r"(?:又|都|也|需|要|该|应|应该|具体|主要)*(?:的|(?:负责|做|干|管|承担)(?:些|哪些)?(?:什么|啥|哪些)"
    r"(?:工作|事|职责)?|有(?:什么|哪些)(?:职责|任务)|的?职责(?:是什么)?)?"
)
_DOES = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?(?:局|委|办|厅|部门|委员会|办事处|居委会|村委会|中心))(?=(?:的|要|应|该)*"
    r"(?:履行|负责|牵头|承担|有(?:什么|哪些)|做什么|职责|任务))"
)
_PARTLY = re.compile(
    r"^(?:那么?)?(?:和|与|跟|同|比起|相比|对比|比)(?=.)|(?:相比|对比|比较?|比一比)[呢吗如怎的?？。]"
    r"|^(?:and )?(?:compared? (?:it )?(?:with|to)|versus|vs\b"
    r"|against|than)",
    re.IGNORECASE,
)
# 全国都有哪些地方有
_WHO_ELSE = re.compile(
    r"(?:全国|全省|总共|一共|都|还)*有?哪些(?:地方|城市|省份?|地区)(?:也|都)?(?:有|提了|这么做)?(?:的)?"
)
_LATIN = re.compile(r"[A-Za-z]+ ?")
SHORT = 12  # characters
SHORT_ENGLISH = 5  # words


def corrected(text: str) -> tuple[str, str] | None:
    """What a correction takes back (may be empty) and what it puts in its place."""
    for pattern in _CORRECTIONS:
        if match := pattern.match(text.strip()):
            return (match.groupdict().get("old") or "").strip(), core(match["new"])
    if match := _PUT_RIGHT.match(text.strip()):
        new = core(match["new"])
        if (place_spans(new) or year_spans(new)) and not without_slots(new):
            return "", new
    return None


def core(text: str) -> str:
    """A turn without courtesy and linking words before and after."""
    text = text.strip()
    while True:
        shorter = _HEAD.sub("", text)
        if (courtesy := _COURTESY.match(shorter)) and courtesy.end() < len(shorter):
            shorter = shorter[courtesy.end() :]
        shorter = _TAIL.sub("", shorter).strip(" ,，")
        if shorter in (text, ""):
            return text if shorter else ""
        text = shorter


def is_talk(text: str) -> bool:
    """Whether a turn is courtesy or small talk, which no later turn follows up."""
    return bool(_COURTESY.fullmatch(text.strip()) or _TALK.search(text))


def compares(text: str) -> bool:
    """Whether a turn sets something beside what was said: 和成都比, compared with 2015."""
    return bool(_PARTLY.search(text))


def asks_duty(text: str) -> bool:
    """Whether it asks who does it; duties are stated without years."""
    return bool(_DUTY.search(text))


def asks_who(text: str) -> bool:
    """Whether the answer is the name of a department or a person."""
    return bool(_WHO.search(text))


def department(text: str) -> str | None:
    """The department, if a turn names one and at most asks what it does."""
    match = _DEPARTMENT.fullmatch(text.strip(" ?？。"))
    return match["name"] if match else None


def department_span(text: str) -> Span | None:
    """Where ``text`` names the department whose tasks it asks for, without the place before."""
    start = max((end for _, end in place_spans(text)), default=0)
    start += text[start : start + 1] in ("市", "省", "区", "县")
    match = _DOES.search(text, start)
    return match.span("name") if match else None


def without_slots(text: str) -> str:
    """What a turn has beyond places, years and words that name nothing."""
    named = sorted([*place_spans(text), *year_spans(text)])
    rest = cut(text, named)
    return rest.strip() if _WORD.search(_WITHOUT_THING.sub(" ", rest)) else ""


def cut(text: str, spans: list[Span]) -> str:
    """``text`` with a blank for each span."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def depends(text: str) -> bool:
    """Whether a turn leans on what was said before."""
    if is_talk(text):
        return False
    if corrected(text):
        return True
    places = place_spans(text)
    if _TITLE.search(text) and len(core(text)) > SHORT:
        return False
    # Names are covered, so that 那曲市 does not begin with 那.
    covered = replaced(text, places, "〇")
    if _FOLLOWS.search(covered) or _FOLLOWS.search(core(covered)):
        return not _names_all(core(text))
    if _REFERS.search(text):
        return True
    if compares(covered) and len(text) <= SHORT_ENGLISH * 5:
        return True
    owned = _POSSESSIVE.search(text)
    if owned and not any(end <= owned.start() for _, end in places):
        return not _CITIES.search(text[: owned.start()])
    body = core(text)
    if (place_spans(body) or year_spans(body)) and not without_slots(body):
        return True
    if _WHO_ELSE.fullmatch(body):
        return True
    if places and len(body) <= SHORT and not body.isascii() and not _COMPLETE.search(body):
        return subject_span(body) is None  # 眉山建几个, 成都由谁负责
    mixed = body if body.isascii() else _LATIN.sub("ab", body)  # a Latin word weighs two characters
    short = len(mixed) <= SHORT or (body.isascii() and len(body.split()) <= SHORT_ENGLISH)
    return short and not places and not _COMPLETE.search(body)


def _names_all(body: str) -> bool:
    """Whether what follows “那” is a whole question with a place: 那成都由谁负责建设算力平台."""
    places = place_spans(body)
    return bool(places) and len(cut(body, places).strip()) > SHORT and not _REFERS.search(body)
