"""Names the items of a sentence: own words, words borrowed from before, and 分别 lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.target_amounts import Amount
from corpus.target_items import Item
from corpus.target_subjects import (
    Subject,
    is_nominal,
    is_weak,
    normalise_name,
    own_subject,
    skip_marks,
    without_growth,
    without_lead,
)
from corpus.target_view import View

_LIST = re.compile(r"、|和|与|以及|及(?!相关|以上|以下|其)|，")
_TWO_YEARS = re.compile(r"年(?:底|末)?(?:和|、|与)20\d\d年")
_HEAD = re.compile(
    r"(?:的)?(?:产业)?(?:营业收入|总?规模|总?产值|营收|收入|产量|总量|数量|面积|增加值|占比|比重|普及率|参保率|覆盖率|"
    r"排放量|放量|收购价|价格|标准|产能|投资|率|人数|企业|机构|平台|园区)(?:年均增长|增长|增速|下降|降低|减少)?$|"
    r"(?:年均增长|增长|下降|降低|减少|提高)$"
)
_GRADED = re.compile("[一二三四五六七八九十百千万亿]+级(.*)")
_GROWS = re.compile("(?:年均)?(?:增长|下降|降低|减少|提高)$")
_PAIR_GAP = re.compile(r"\s*(?:、|和|与|及|，)\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """An item with its indicator: name, words as written, and where its clause begins."""

    item: Item
    name: str
    written: str
    start: int
    number_first: bool


def name_items(
    view: View, items: Sequence[Item], times: list[tuple[int, int]], headings: Sequence[str]
) -> list[Named]:
    """Every item with its indicator, in order; an empty name where none can be told."""
    named: list[Named] = []
    at = 0
    while at < len(items):
        run = _paired(view, items, at)
        if len(run) > 1 and (group := _distribute(view, run, times)):
            named.extend(group)
        else:
            run = run[:1]
            named.append(_name(view, items[at], named[-1] if named else None, times, headings))
        at += len(run)
    for i in range(len(named) - 1, 0, -1):  # 1个千亿级、5个百亿级产业集群
        tail = _GRADED.fullmatch(named[i].name)
        same = named[i - 1].item.clause == named[i].item.clause
        if tail and tail[1] and same and (first := _GRADED.fullmatch(named[i - 1].name)):
            whole = named[i - 1].name if first[1] else named[i - 1].name + tail[1]
            named[i - 1] = replace(named[i - 1], name=whole)
    return named


def _name(
    view: View,
    item: Item,
    last: Named | None,
    times: list[tuple[int, int]],
    headings: Sequence[str],
) -> Named:
    subject = own_subject(view, item, times)
    name, start = subject.name, _start(view, item, subject)
    if subject.number_first or not is_weak(name):
        return Named(item, name, subject.written, start, subject.number_first)
    if last is not None and last.item.clause < item.clause:
        between = view.plain[view.clauses[last.item.clause][1] : view.clauses[item.clause][0]]
        if "。" not in between and "；" not in between and (not name or name != last.name):
            base = without_growth(last.name)
            joined = _join(base, name)
            return Named(item, joined, subject.written or last.written, start, False)
    if last is not None and _goes_on(view, last, item, name):
        return Named(item, _join(without_growth(last.name), name), last.written, start, False)
    borrowed = _clause_before(view, item, last, times)
    if borrowed is not None:
        joined = _join(borrowed.name, name)
        return Named(item, joined, subject.written or borrowed.written, borrowed.start, False)
    if name and name not in {"下降", "降低", "提高", "增加", "减少"}:
        heading = _heading(headings) if name in {"规模", "占比", "增速", "数量", "总量"} else ""
        return Named(item, _join(heading, name), subject.written, start, False)
    return Named(item, _heading(headings), subject.written, start, False)


def _goes_on(view: View, last: Named, item: Item, name: str) -> bool:
    """新建道路9条、6.8公里; 改造小区25个、面积62万平方米: a second measure of the same thing."""
    if last.item.clause != item.clause or not last.name:
        return False
    between = view.plain[last.item.amount.end : item.amount.start].strip()
    return between in {"", "、", f"、{name}"} or (not name and between.startswith("、"))


def _start(view: View, item: Item, subject: Subject) -> int:
    """Where the verbatim clause begins: at the item's words, without white space and marks."""
    start = skip_marks(view, item.left, item.amount.start)
    while start < item.amount.start and view.plain[start] in " 、，；：。和与及":
        start += 1
    return min(start, item.amount.start)


def _join(base: str, measure: str) -> str:
    if not measure or base.endswith(measure):
        return base
    return base + measure if base else measure


def _join_heads(part: str, head: str) -> str:
    """人工智能核心产业 and 产业规模 share 产业."""
    return part + (head[2:] if part.endswith(head[:2]) else head)


def _clause_before(
    view: View, item: Item, last: Named | None, times: list[tuple[int, int]]
) -> Subject | None:
    """The clause before, if it has no amount and names a thing (…应用普及率，到2027年超过75%)."""
    index = item.clause - 1
    floor = last.item.clause if last is not None else -1
    while index > floor:
        start, end = view.clauses[index]
        start = skip_marks(view, start, end)
        for time_start, time_end in times:
            if start <= time_start < end and not view.plain[start:time_start].strip():
                start = skip_marks(view, time_end, end)
        text = view.plain[start:end]
        if is_nominal(text):
            return Subject(start, end, text, normalise_name(without_lead(text)))
        index -= 1
    return None


def _heading(headings: Sequence[str]) -> str:
    """The innermost heading, without brackets, as the subject of what stands below it."""
    for heading in headings:
        name = re.sub(r"（[^）]*）|\([^)]*\)", "", heading).strip()
        if name and not re.search(r"目标|要求|任务|安排|[，。]", name):
            return normalise_name(name)
    return ""


def _paired(view: View, items: Sequence[Item], at: int) -> list[Item]:
    """Items whose amounts stand side by side (350亿元和2000亿元), from ``at`` on."""
    run = [items[at]]
    for item in items[at + 1 :]:
        last = run[-1].amount
        clause = view.plain[view.clauses[item.clause][0] : run[0].amount.end]
        same = item.clause == run[-1].clause
        same = same and (item.amount.unit == last.unit or "分别" in clause)
        if not same or not _PAIR_GAP.fullmatch(view.plain, last.end, item.amount.start):
            break
        run.append(item)
    return run


def _distribute(
    view: View, run: Sequence[Item], times: list[tuple[int, int]]
) -> list[Named] | None:
    """A和B规模分别超过X和Y: A规模超过X, B规模超过Y."""
    subject = own_subject(view, replace(run[0], right=run[0].amount.end), times)
    names = [part for part in _LIST.split(subject.written.replace("分别", "")) if part.strip()]
    if len(names) != len(run):
        return _same_names(view, run, subject)
    return _dealt_out(view, run, subject, names)


def _same_names(view: View, run: Sequence[Item], subject: Subject) -> list[Named] | None:
    """城乡低保标准分别提高5%和8%: one name, or the two that 城乡 stands for."""
    years = _TWO_YEARS.search(view.plain, 0, run[0].amount.start)
    if not subject.name:
        return None
    if not years and "分别" not in view.plain[subject.start : run[0].amount.end]:
        return None
    start = _start(view, run[0], subject)
    both = not years and "城乡" in subject.name and len(run) == 2
    parts = ["城镇", "农村"] if both else ["城乡"] * len(run)
    return [
        Named(replace(item, amount=amount), subject.name.replace("城乡", part, 1),
              subject.written, start, False)
        for item, amount, part in zip(run, _compared_alike(run), parts, strict=True)
    ]  # fmt: skip


def _compared_alike(run: Sequence[Item]) -> list[Amount]:
    """分别不低于55%和65%: the words before the first hold for all, so do those behind the last."""
    first, last = run[0].amount, run[-1].amount
    like = first if first.compared else last
    return [
        item.amount
        if item.amount.compared
        else replace(item.amount, comparator=like.comparator, compared=like.compared)
        for item in run
    ]


def _dealt_out(
    view: View, run: Sequence[Item], subject: Subject, names: Sequence[str]
) -> list[Named]:
    alike = len({item.amount.unit for item in run}) == 1
    head = _HEAD.search(names[-1]) if alike else None
    grows = _GROWS.search(names[-1])
    named = []
    for item, amount, part in zip(run, _compared_alike(run), names, strict=True):
        whole = part
        if head and not _HEAD.search(part):
            whole = _join_heads(part, head[0])
        if grows and not whole.endswith(grows[0]):
            whole += grows[0]
        start = _start(view, run[0], subject)
        named.append(Named(replace(item, amount=amount), normalise_name(whole), part, start, False))
    return named
