"""Reads every quantified target out of a document, verbatim and by rules alone.

Sentence by sentence: times, amounts, which words belong to which amount, whether it is an aim
or a trap, of what, by when. ``target_times``, ``target_amounts``, ``target_items``,
``target_traps``, ``target_subjects`` and ``target_context``
do one of these each; ``target_build`` puts the target together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Document, Section, Target
from corpus.target_amounts import find_amounts
from corpus.target_build import Reading, build_target
from corpus.target_context import Context, read_contexts
from corpus.target_frame import Frame, read_frame
from corpus.target_items import Item, read_items
from corpus.target_pairs import Named, name_items
from corpus.target_subjects import states_action
from corpus.target_times import Time
from corpus.target_traps import is_done, is_duration, is_name, trap
from corpus.target_view import inside

__all__ = ["read_targets"]

# Without a digit or such a numeral a sentence holds no amount that could be an aim.
_MAYBE = re.compile(r"\d|[百千万亿番]|[二两三四五六七八九十][个家项所座大类条处名人件]|分之")
# What runs on for longer is no sentence but a table or the remains of one.
_LONGEST = 3000
_AIM = re.compile(
    r"力争|争取|确保|努力|目标|达到|实现|建成|培育|打造|形成|引进|引育|实施|组建|新增|推动|设立|建设|"
    r"培养|争创|创建|布局|推出|发布|汇聚|集聚|聚集|选择|开放|带动|归集|攻克|孵化|完成|淘汰|解决|改造|"
    r"安排|投入|谋划|部署|支持|将|要|每年|保持|提高|增长|降低|下降|减少|增加|预期|计划|拟"
)
_DUTY = re.compile(
    r"应当|应(?=在|为|不|达到|具|有|符|按|由|于|至少)|须|不得|必须|原则上|申报|条件|具备|符合|"
    r"满足|注册|资质|备案|处罚"
)


def read_targets(document: Document, sections: Sequence[Section]) -> tuple[Target, ...]:
    """The targets of a document in reading order; the same text always gives the same.

    ``document.text[t.start:t.end] == t.text`` and ``t.start <= t.value_start < t.value_end <=
    t.end`` for each. A target repeated in the same words is given once.
    """
    frame = read_frame(document)
    targets: dict[tuple[object, ...], Target] = {}
    for context in read_contexts(document, sections, frame):
        if len(context.view.plain) > _LONGEST or not _MAYBE.search(context.view.plain):
            continue
        for reading in _readings(context, frame):
            target = build_target(document, reading, frame)
            key = (target.group, target.indicator, target.scope, target.comparator, target.value,
                   target.value_max, target.unit, target.deadline, target.qualifier,
                   target.place)  # fmt: skip
            targets.setdefault(key, target)
    return tuple(targets.values())


def _readings(context: Context, frame: Frame) -> list[Reading]:
    """What the sentence aims at."""
    view = context.view
    spans = [(time.start, time.end) for time in context.own]
    amounts = find_amounts(view, spans)
    amounts = [a for a in amounts if not is_name(view, a) and not is_duration(view, a)]
    if not amounts:
        return []
    items = read_items(view, amounts)
    readings = []
    for named in name_items(view, items, spans, context.headings):
        time = _time(context, named.item)
        if _is_aim(context, frame, named, time):
            readings.append(Reading(context, named, time))
    return readings


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


def _is_aim(context: Context, frame: Frame, named: Named, own: Time | None) -> bool:
    """Whether the amount is an aim rather than a result, a rule or a figure in passing."""
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
    if is_done(view, item, forward=ahead):
        return False
    return _is_stated(context, frame, named, own)


def _in_plan(time: Time, frame: Frame) -> bool:
    first, last = frame.period or (0, 0)
    return time.year is not None and first <= time.year <= last and time.until


def _is_stated(context: Context, frame: Frame, named: Named, own: Time | None) -> bool:
    """Whether words of aim stand with it, as many as this kind of document asks for."""
    view, item = context.view, named.item
    start = view.clauses[item.clause][0]
    clause = view.plain[start : view.clauses[item.clause][1]]
    deadline = own is not None and own.year is not None
    if frame.law:
        return deadline and own is not None and own.until
    bare = own is not None and not (own.until or own.this_year or own.period)
    if bare and item.amount.comparator == "~" and not _AIM.search(clause):
        return False  # 2017年，产业规模约260亿元
    if deadline or context.goals:
        return True
    if _DUTY.search(clause):
        return False
    worded = item.amount.compared or bool(_AIM.search(clause)) or states_action(clause)
    if context.above is not None or frame.plan:
        return worded
    fragment = inside(0, view.clauses) and len(view.plain) < 60
    return worded and fragment
