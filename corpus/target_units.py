"""Canonical units of targets: 斤 and 吨 are kg, 家 and 所 are 个, EFlops are PFlops."""

from __future__ import annotations

from decimal import Decimal

_ONE = Decimal(1)
_FACTORS = {
    "斤": ("kg", Decimal("0.5")),
    "克": ("kg", Decimal("0.001")),
    "吨": ("kg", Decimal(1000)),
    "EFlops": ("PFlops", Decimal(1000)),
    "EB": ("PB", Decimal(1024)),
    "TB": ("PB", _ONE / 1024),
    "GW": ("千瓦", Decimal(10) ** 6),
    "MW": ("千瓦", Decimal(1000)),
    "米": ("公里", Decimal("0.001")),
    "公顷": ("亩", Decimal(15)),
    "天": ("日", _ONE),
    "平米": ("平方米", _ONE),
    "岁": ("年", _ONE),
}
# Classifiers: what is counted is said by the indicator, not by the unit.
COUNTS = frozenset(
    "个 家 项 所 处 座 件 条 款 种 类 支 场 部 批 只 头 篇 例 起 栋 幢 间 册 门 节 号 位 期 级 组 "
    "章 次 名额 份 枚 艘 架 列 株 棵 片 块 本 盏 口 眼 对 张 台 套 辆 头只 台套".split()
)
MONEY = frozenset(("元", "美元", "港元", "欧元"))
# Units that no word of corpus.numerals covers, longest first.
EXTRA_UNITS = (
    "标准箱", "人份", "名额", "平米", "头只", "台套", "蒸吨", "微克/立方米", "毫克/升", "Gbps",
    "张", "只", "头", "篇",
    "支", "例", "起", "栋", "幢", "间", "册", "份", "枚", "艘", "架", "列", "株", "棵", "片", "块",
    "本", "盏", "口", "眼", "对", "PB", "TB", "EB", "GW", "MW", "分",
)  # fmt: skip


def canonical_unit(unit: str) -> tuple[str, Decimal]:
    """The canonical unit of ``unit`` and the factor to it: 吨 → (kg, 1000), 家 → (个, 1)."""
    if unit in _FACTORS:
        return _FACTORS[unit]
    return ("个", _ONE) if unit in COUNTS else (unit, _ONE)
