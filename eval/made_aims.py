"""Made-up targets for benchmarks: sentences like those of plans, with what they state.

The words are this project's own; figures, years and places are drawn at random.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from corpus.model import TargetKind

FIELDS = (
    "人工智能", "新材料", "生物医药", "集成电路", "新能源汽车", "低空经济", "海洋装备", "量子信息",
    "现代种业", "工业软件", "智能家居", "绿色食品", "数字创意", "氢能", "机器人", "高端装备",
)  # fmt: skip
YEARS = tuple(range(2025, 2036))


@dataclass(frozen=True, slots=True)
class Aim:
    """A kind of target that plans set: values from ``low`` to ``high`` in ``unit_text``.

    ``unit`` is the canonical unit and ``factor`` leads to it. ``{field}`` in ``name`` is filled
    with a field of industry.
    """

    name: str
    kind: TargetKind
    unit_text: str
    unit: str
    factor: int
    low: int
    high: int


AIMS = (
    Aim("{field}产业规模", TargetKind.LEVEL, "亿元", "元", 10**8, 20, 4_000),
    Aim("{field}产业规模", TargetKind.LEVEL, "亿元", "元", 10**8, 20, 4_000),
    Aim("{field}企业", TargetKind.COUNT, "家", "个", 1, 10, 900),
    Aim("专精特新企业", TargetKind.COUNT, "家", "个", 1, 10, 3_000),
    Aim("{field}创新平台", TargetKind.COUNT, "个", "个", 1, 2, 60),
    Aim("{field}应用场景", TargetKind.COUNT, "个", "个", 1, 5, 300),
    Aim("{field}人才", TargetKind.COUNT, "人", "人", 1, 50, 20_000),
    Aim("地区生产总值增长", TargetKind.GROWTH_RATE, "%", "%", 1, 3, 12),
    Aim("城镇新增就业", TargetKind.INCREMENT, "万人", "人", 10**4, 1, 90),
    Aim("财政收入增长", TargetKind.GROWTH_RATE, "%", "%", 1, 2, 12),
    Aim("居民收入增长", TargetKind.GROWTH_RATE, "%", "%", 1, 3, 12),
    Aim("固定资产投资增长", TargetKind.GROWTH_RATE, "%", "%", 1, 2, 15),
    Aim("研发投入强度", TargetKind.SHARE, "%", "%", 1, 1, 7),
    Aim("城镇化率", TargetKind.SHARE, "%", "%", 1, 40, 90),
    Aim("粮食产量", TargetKind.LEVEL, "万吨", "kg", 10**7, 5, 4_000),
)
# Words before and behind the amount, the comparator they state, and whether they belong to it.
_COMPARED = (
    ("达到", "", ">="), ("超过", "", ">"), ("突破", "", ">"), ("达到", "以上", ">="),
    ("达到", "左右", "~"), ("不低于", "", ">="),
)  # fmt: skip
_RATES = (("", "左右", "~"), ("", "以上", ">="), ("", "", "="), ("不低于", "", ">="))


@dataclass(frozen=True, slots=True)
class Stated:
    """One made-up target: ``clause[value_start:value_end]`` is the amount with its comparator."""

    aim: Aim
    name: str
    clause: str
    value_start: int
    value_end: int
    comparator: str
    value: Decimal
    year: int


def state_aim(random: Random, year: int | None = None) -> Stated:
    """A target of a random kind, field and amount; for ``year`` if given."""
    aim = random.choice(AIMS)
    name = aim.name.format(field=random.choice(FIELDS))
    written = str(random.randint(aim.low, aim.high))
    if aim.unit == "%" and random.random() < 0.5:
        written += random.choice((".5", ".2", ".8"))
    before, behind, comparator = random.choice(
        _RATES if aim.kind is TargetKind.GROWTH_RATE else _COMPARED
    )
    amount = f"{before}{written}{aim.unit_text}{behind}"
    return Stated(
        aim=aim,
        name=name,
        clause=name + amount,
        value_start=len(name),
        value_end=len(name) + len(amount),
        comparator=comparator,
        value=Decimal(written) * aim.factor,
        year=year or random.choice(YEARS),
    )
