"""Reads every quantified target out of a document, verbatim and by rules alone.

Sentence by sentence: times, amounts, which words belong to which amount, whether it is an aim
or a trap, of what, by when. ``target_times``, ``target_amounts``, ``target_items``,
``target_traps``, ``target_subjects`` and ``target_context``
do one of these each; ``target_build`` puts the target together. Tables are read apart, by
``target_tables`` and ``target_rows``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Document, Section, Target
from corpus.target_amounts import find_amounts
from corpus.target_build import Reading, build_target
from corpus.target_context import Context, read_contexts
from corpus.target_frame import Frame, read_frame
from corpus.target_items import Item, read_items
from corpus.target_pairs import Named, name_items
from corpus.target_rows import table_targets
from corpus.target_subjects import states_action
from corpus.target_tables import read_tables
from corpus.target_times import Time
from corpus.target_traps import is_done, is_duration, is_name, trap
from corpus.target_view import inside

__all__ = ["read_targets"]

# Without a digit or such a numeral a sentence holds no amount that could be an aim.
_MAYBE = re.compile(r"\d|[百千万亿番]|[二两三四五六七八九十][个家项所座大类条处名人件]|分之")
# What runs on for longer is no sentence but a table or the remains of one.
_LONGEST = 3000
_AND = re.compile(r"\s?(?:和|、|与)\s?")
_SECOND = re.compile(r"(?:和|、|与)[^，；。\d]{0,8}[\d.]+\s?(?:%|‰|岁|年|/|／|个|万|亿|件|人)")
# A document has one aim of them for a year, whatever it calls them.
_ONE_PER_YEAR = frozenset(("GDP", "CPI"))
_AIM = re.compile(
    r"力争|争取|确保|努力|目标|达到|实现|建成|培育|打造|形成|引进|引育|实施|组建|新增|推动|设立|建设|"
    r"培养|争创|创建|布局|推出|发布|汇聚|集聚|聚集|选择|开放|带动|归集|攻克|孵化|完成|淘汰|解决|改造|"
    r"安排|投入|谋划|部署|支持|将|要|每年|保持|稳定在|提高|增长|降低|下降|减少|增加|预期|计划|拟|培训"
)
# Without a year: 常住人口近百万, 距离不小于0.9米, 住房不超过2套 are facts and conditions.
_LIMIT = re.compile(
    "约|近|左右|不小于|不大于|不超过|不高于|不多于|(?<!不)(?:低于|少于|小于|大于)|以下|以内"
)
# Words of action that say so where a year is known.
_ACTED = re.compile(
    "试点|推进|推广|扩大|启动|削减|压减|减轻|覆盖|发行|治理|扩招|撬动|吸引|再降|下调|上调|惠及|落实|新购|购置|铺设|盘活|"
    "安置|搬迁|绿化|投放|配备"
)
# What says so in a paper that is no plan: there 提高 and 支持 stand in every rule.
_WILL = re.compile(r"力争|争取|确保|努力|目标|将(?!军|来)|要求?(?!素|件|点|求)|计划|预期|拟")
_DUTY = re.compile(
    r"应当|应(?=在|为|不|达到|具|有|符|按|由|于|至少)|须|不得|必须|原则上|申报|条件|具备|符合|"
    r"满足(?!率|度)|注册(?!总?量|数|用户)|资质|备案(?!规模|数|量|大?模型)|处罚"
)


def read_targets(document: Document, sections: Sequence[Section]) -> tuple[Target, ...]:
    """The targets of a document in reading order; the same text always gives the same.

    ``document.text[t.start:t.end] == t.text`` and ``t.start <= t.value_start < t.value_end <=
    t.end`` for each. A target repeated in the same words is given once.
    """
    frame = read_frame(document)
    tables = read_tables(document.text)
    targets: dict[tuple[object, ...], list[Target]] = {}
    found: list[Target] = []
    latest: list[Reading] = []
    candidates = [
        build_target(document, reading, frame)
        for context in read_contexts(document, sections, frame)
        if len(context.view.plain) <= _LONGEST
        and _MAYBE.search(context.view.plain)
        and not inside(context.view.offset, tables.spans)
        for reading in _readings(context, frame, latest)
    ]
    candidates.extend(table_targets(document, sections, tables, frame))
    for target in sorted(candidates, key=lambda target: target.value_start):
        said = targets.setdefault(_what(target), [])
        if not any(_is_repeated(target, earlier) for earlier in said):
            said.append(target)
            found.append(target)
    return tuple(found)


def _what(target: Target) -> tuple[object, ...]:
    """All of a target but how its indicator is called."""
    return (target.scope, target.comparator, target.value, target.value_max, target.unit,
            target.deadline, target.qualifier, target.place)  # fmt: skip


def _is_repeated(target: Target, earlier: Target) -> bool:
    """Whether the document says the same aim again, if in fewer or in other words.

    国内生产总值增长8%, then 经济增长8%; 66个重点项目, then 安排的重点调度项目66个. Two names
    of a round figure may well be two things.
    """
    if target.indicator == earlier.indicator or target.value_start == earlier.value_start:
        return True
    if target.group != earlier.group:
        return False
    if target.group in _ONE_PER_YEAR and target.kind is earlier.kind:
        return True
    short, long = sorted((target.indicator, earlier.indicator), key=len)
    characters = iter(long)
    same_head = len(short) >= 4 and short[-2:] == long[-2:]
    return (
        same_head and target.value % 10 != 0 and all(character in characters for character in short)
    )


def _readings(context: Context, frame: Frame, latest: list[Reading]) -> list[Reading]:
    """What the sentence aims at; ``latest``, the aims last read, is replaced by its own."""
    view = context.view
    spans = [(time.start, time.end) for time in context.own]
    amounts = find_amounts(view, spans)
    amounts = [a for a in amounts if not is_name(view, a) and not is_duration(view, a)]
    if not amounts:
        return []
    items = read_items(view, amounts)
    readings: list[Reading] = []
    last = latest[-1].context.view if latest else None
    # 实施项目68个。其中，续建项目26个
    parts = last is not None and 0 <= view.offset - last.end_of(len(last.plain)) <= 2
    parts = parts and view.plain.lstrip().startswith("其中")
    for named in name_items(view, items, spans, context.headings):
        time = _time(context, named.item)
        time = _first_of_two(context, named, time) or time
        if _is_aim(context, frame, named, time, goes_on=bool(readings or parts)):
            readings.append(Reading(context, named, time))
    latest[:] = readings
    return readings


def _first_of_two(context: Context, named: Named, time: Time | None) -> Time | None:
    """到2022年和2030年，…分别不低于55%和65%: the year of the first amount of such a pair."""
    view, amount = context.view, named.item.amount
    if not _SECOND.match(view.plain, amount.end) or time is None:
        return None
    at = context.own.index(time)
    if at and _AND.fullmatch(view.plain, context.own[at - 1].end, time.start):
        return replace(context.own[at - 1], until=time.until or context.own[at - 1].until)
    return None


def _time(context: Context, item: Item) -> Time | None:
    """The sentence's own time that governs the amount: the last before it, else one behind."""
    start, end = context.view.clauses[item.clause]
    before = [
        t
        for t in context.own
        if t.start < item.amount.number_start and (t.start >= start or not t.local)
    ]
    if before:
        return before[-1]
    return next((t for t in context.own if t.start < end and t.until), None)


def _is_aim(
    context: Context, frame: Frame, named: Named, own: Time | None, *, goes_on: bool
) -> bool:
    """Whether the amount is an aim rather than a result, a rule or a figure in passing.

    ``goes_on``: an aim stands before it in its sentence.
    """
    view, item = context.view, named.item
    ahead = own is not None and not own.past and own.year is not None
    if trap(view, named, ahead=ahead) is not None:
        return False
    if not named.name and not (ahead and item.amount.compared):
        return False
    time = own or (context.above[0] if context.above else None)
    if (time is not None and time.past) and not (own and _in_plan(own, frame)):
        return False
    if context.past and not (own is not None and own.until and not own.past):
        return False
    if is_done(view, item, forward=ahead, goes_on=goes_on):
        return False
    return _is_stated(context, frame, named, own, goes_on=goes_on)


def _in_plan(time: Time, frame: Frame) -> bool:
    first, last = frame.period or (0, 0)
    return time.year is not None and first <= time.year <= last and time.until


def _is_stated(
    context: Context, frame: Frame, named: Named, own: Time | None, *, goes_on: bool
) -> bool:
    """Whether words of aim stand with it, as many as this kind of document asks for."""
    view, item = context.view, named.item
    start = view.clauses[item.clause][0]
    clause = view.plain[start : view.clauses[item.clause][1]]
    deadline = own is not None and own.year is not None
    if frame.law:
        dated = own is not None and re.search(r"\d{4}|五", view.plain[own.start : own.end])
        return own is not None and own.until and bool(dated)
    bare = own is not None and not (own.until or own.this_year or own.period)
    if bare and item.amount.comparator == "~" and not _AIM.search(clause):
        return False  # 2017年，产业规模约260亿元
    worded = item.amount.compared or bool(_AIM.search(clause)) or states_action(clause)
    worded = worded or (context.above is not None and bool(_ACTED.search(clause)))
    if not (frame.plan or frame.report or frame.fragment):
        return worded and _is_promised(context, own, clause)
    if deadline or context.goals:
        return True
    if _DUTY.search(clause):
        return False
    if context.above is not None:
        return worded or goes_on
    if frame.plan and _LIMIT.search(view.plain, item.amount.start, item.amount.end):
        return bool(_AIM.search(clause))
    if frame.plan:
        return worded or goes_on
    return worded and len(view.plain) < 60


def _is_promised(context: Context, own: Time | None, clause: str) -> bool:
    """Whether a paper that is neither plan nor report says by when, or that it will."""
    time = own or (context.above[0] if context.above else None)
    if _DUTY.search(clause):
        return False
    if time is None or time.year is None:
        return any("目标" in heading for heading in context.headings)
    return time.until or context.goals or bool(_WILL.search(clause))
