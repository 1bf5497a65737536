"""Which words of a sentence belong to which amount: one item for each amount that may be an aim.

建成2个园区和2个小镇 has two items; in 5家以上收入规模超50亿元的领军企业 the 50亿元 only
qualifies the enterprises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.target_amounts import Amount
from corpus.target_units import COUNTS, MONEY
from corpus.target_view import View, inside

_SEPARATOR = re.compile(r"[、；，/]|以及|以及|及其?|和|与|并|或(?!以上)")
_EACH = re.compile(
    r"每(?:家|个|户|项|人|台|亩|年每人|人每年|套|辆|吨|名|批次|村|镇|乡|县|校|班|街道|社区|乡镇)[^，；。\d]{0,12}$|"
    r"每(?![年月日天季周千万百亿])[^，；。\d年月]{1,4}(?:不少于|不低于|至少|达到|超过|不超过)?$|"
    r"单个[^，；。\d]{0,8}$|平均[每单][^，；。\d]{0,8}$"
)
_STRETCH = re.compile(
    r"[、，\s]*(?:并|且|在实际工作中)?(?:力争|争取|努力|奋力)(?:达到|突破|超过|实现|达|完成|到)?\s*"
)
# What may stand between an amount and the noun it qualifies.
_ATTRIBUTE = re.compile(
    r"\s*(?:级|级别|规模|量级)?(?:以上|以下|左右|及以上)?(?:级|的)?\s*(?=[^\s，、；。：）”])"
)
# 完成66个项目54亿元的投资计划: both are aims.
_SUM_AIMED_AT = re.compile(r"的?(?:年度)?(?:投资|融资|建设|销售|生产)(?:计划|任务|目标)")
_COUNTED = COUNTS | {"人", "户", "套", "台", "辆"}


@dataclass(frozen=True, slots=True)
class Item:
    """An amount with its words: ``[left, start)`` before it and ``[end, right)`` after it.

    ``clause`` is the index of its clause; ``qualifiers`` are spans of amounts that say what
    the counted things must be; ``stretch`` is the further aim (…，力争1万亿元).
    """

    amount: Amount
    clause: int
    left: int
    right: int
    qualifiers: tuple[tuple[int, int], ...] = ()
    stretch: Amount | None = None


@dataclass(slots=True)
class _Draft:
    amount: Amount
    clause: int
    qualifiers: list[tuple[int, int]] = field(default_factory=list)
    stretch: Amount | None = None


def read_items(view: View, amounts: list[Amount]) -> list[Item]:
    """Items of a sentence in order; amounts that are qualifiers or baselines are no items."""
    drafts: list[_Draft] = []
    pending: list[tuple[int, int]] = []
    for at, amount in enumerate(amounts):
        clause = _clause(view, amount)
        following = amounts[at + 1] if at + 1 < len(amounts) else None
        before = view.plain[view.clauses[clause][0] : amount.start]
        last = drafts[-1] if drafts else None
        if last and last.amount.unit == amount.unit and _is_stretch(view, last.amount, amount):
            last.stretch = amount
        elif _EACH.search(before) and last:
            last.qualifiers.append((view.clauses[clause][0], amount.end))
        elif _qualifies(view, clause, amount, following, last):
            pending.append((amount.start, amount.end))
            previous = last is not None and last.clause == clause
            if previous and last is not None and not _separated(view, last.amount, amount):
                last.qualifiers.append(_widen(view, last.amount.end, amount))
                pending.pop()
        elif not _is_baseline(view, amount, following):
            drafts.append(_Draft(amount, clause, pending))
            pending = []
    return [_finish(view, drafts, at) for at in range(len(drafts))]


def _clause(view: View, amount: Amount) -> int:
    for index, (start, end) in enumerate(view.clauses):
        if start <= amount.number_start < end:
            return index
    return len(view.clauses) - 1


def _is_stretch(view: View, first: Amount, second: Amount) -> bool:
    return bool(_STRETCH.fullmatch(view.plain, first.end, second.start)) and (
        second.value > first.value
    )


def _separated(view: View, first: Amount, second: Amount) -> bool:
    return bool(_SEPARATOR.search(view.plain, first.end, second.start))


def _qualifies(
    view: View, clause: int, amount: Amount, following: Amount | None, last: _Draft | None
) -> bool:
    """Whether the amount is a threshold or a name inside the description of something else."""
    if amount.graded or inside(amount.number_start, view.quotes):
        return True
    if inside(amount.number_start, view.brackets):
        return True
    if amount.bare_magnitude and not amount.compared and amount.unit in {"", "元"}:
        return True
    if amount.unit in _COUNTED or not _ATTRIBUTE.match(view.plain, amount.number_end):
        return False
    if _SUM_AIMED_AT.match(view.plain, amount.number_end):
        return False
    end = view.clauses[clause][1]
    counted = following is not None and following.number_start < end
    if counted and following is not None and following.unit in _COUNTED:
        between = view.plain[amount.end : following.start].strip("的 ")
        if not _separated(view, amount, following):
            return bool(between) or amount.unit in MONEY
    attributive = view.plain[amount.end : amount.end + 1] == "的" or amount.end < end
    return bool(
        last
        and last.clause == clause
        and last.amount.unit in _COUNTED
        and attributive
        and not _separated(view, last.amount, amount)
        and view.plain[amount.end : end].strip()
    )


def _widen(view: View, start: int, amount: Amount) -> tuple[int, int]:
    """收入规模超50亿元 rather than 超50亿元 alone."""
    while start < amount.start and view.plain[start] in " 的":
        start += 1
    return start, amount.end


def _is_baseline(view: View, amount: Amount, following: Amount | None) -> bool:
    """由2476元增加到4140元: the first is where it starts from."""
    before = view.plain[max(0, amount.number_start - 14) : amount.number_start]
    if not re.search(r"(?:由|从)[^，；。由从\d]{0,12}$", before):
        return False
    after = view.plain[amount.end : following.start + 6] if following else ""
    return bool(re.search(r"到|至", after)) and "；" not in after


def _finish(view: View, drafts: list[_Draft], at: int) -> Item:
    draft = drafts[at]
    start, end = view.clauses[draft.clause]
    left = start
    if at and drafts[at - 1].clause == draft.clause:
        left = _boundary(view, drafts[at - 1], draft)[1]
    right = end
    if at + 1 < len(drafts) and drafts[at + 1].clause == draft.clause:
        right = _boundary(view, draft, drafts[at + 1])[0]
    last = draft.stretch or draft.amount
    return Item(
        draft.amount, draft.clause, left, max(right, last.end), tuple(draft.qualifiers),
        draft.stretch,
    )  # fmt: skip


def _boundary(view: View, first: _Draft, second: _Draft) -> tuple[int, int]:
    """Where the words of the first amount end and those of the second begin.

    A separator right behind the first amount wins (集群8个、园区10个), else the last one
    (2个园区和2个小镇).
    """
    start = (first.stretch or first.amount).end
    end = min([second.amount.start, *(s for s, _ in second.qualifiers if s > start)])
    found = [
        m
        for m in _SEPARATOR.finditer(view.plain, start, end)
        if not inside(m.start(), view.brackets) and not inside(m.start(), view.quotes)
    ]
    if not found:
        return end, end
    near = found[0]
    chosen = near if not view.plain[start : near.start()].strip() else found[-1]
    return chosen.start(), chosen.end()


def with_amount(item: Item, amount: Amount) -> Item:
    """The item for another amount with the same words."""
    return replace(item, amount=amount)
