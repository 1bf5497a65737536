"""Target columns of tables, side by side or one cell a line."""

from decimal import Decimal

import pytest

from corpus.model import Basis, Metadata, TargetKind
from corpus.target_tables import read_tables
from tests.corpus.target_texts import only, targets_of

FIVE = Metadata(title="青州市“十四五”规划纲要", place="青州")
HEAD = "专栏1 主要指标\n序号\t指标\t2020年\t2025年\t年均增长\t属性\n"


def row(cells: str, head: str = HEAD) -> str:
    return head + cells.replace("|", "\t") + "\n"


@pytest.mark.parametrize(
    ("cells", "indicator", "comparator", "value", "unit"),
    [
        ("1|森林覆盖率（%）|24|26.1|—|约束性", "森林覆盖率", "=", Decimal("26.1"), "%"),
        ("2|地区生产总值（亿元）|1830|2500|6.5%|预期性", "地区生产总值", "=", 2500 * 10**8, "元"),
        ("3|粮食产量（亿斤）|12|>13|—|约束性", "粮食产量", ">", 650_000_000, "kg"),
        ("4|孕产妇死亡率（1/10万）|18|<12|—|约束性", "孕产妇死亡率", "<", 12, "/10万"),
        ("5|每万人专利拥有量（件/万人）|6|12以上|—|预期性", "每万人专利拥有量", ">=", 12, "个"),
        ("6|城镇调查失业率（%）|5.2|≤5.5|—|预期性", "城镇调查失业率", "<=", Decimal("5.5"), "%"),
    ],
)
def test_a_row_is_the_aim_of_its_target_column(
    cells: str, indicator: str, comparator: str, value: Decimal | int, unit: str
) -> None:
    target = only(row(cells), FIVE)
    assert (target.indicator, target.comparator, target.value, target.unit) == (
        indicator, comparator, value, unit,
    )  # fmt: skip
    assert (target.deadline, target.basis) == (2025, Basis.HEADING)


def test_the_span_of_a_row_runs_from_its_name_to_its_value() -> None:
    text = row("1|森林覆盖率（%）|24|26.1|—|约束性")
    target = only(text, FIVE)
    assert target.text == text[target.start : target.end] == "森林覆盖率（%）\t24\t26.1"
    assert text[target.value_start : target.value_end] == "26.1"
    assert target.kind is TargetKind.SHARE


def test_units_may_have_a_column() -> None:
    head = "序号 指标 单位 2020年 2025年 属性\n"
    target = only(row("1 床位数 张 6.3 7.5 预期性", head), FIVE)
    assert (target.indicator, target.value, target.unit_text) == ("床位数", Decimal("7.5"), "张")


def test_a_table_with_one_cell_a_line() -> None:
    text = (
        "主要指标\n指标\n2020年\n2025年\n属性\n创新发展\n1.研发经费增长（%）\n6\n7\n预期性\n"
        "2.宽带用户数（万户）\n640\n6000\n预期性\n"
    )
    growth, users = targets_of(text, FIVE)
    assert (growth.indicator, growth.value, growth.unit) == ("研发经费增长", 7, "%")
    assert (users.indicator, users.value, users.unit) == ("宽带用户数", 60_000_000, "户")


def test_what_stood_before_the_plan_is_no_aim() -> None:
    assert targets_of(row("1|森林覆盖率（%）|24|—|—|约束性"), FIVE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "指标",
        "指标 2025年\n",
        "指标\n2025年\n属性\n",
        HEAD,
        "主要指标如下：到2025年，建成10个。",
    ],
)
def test_text_without_rows_has_none(text: str) -> None:
    assert read_tables(text).rows == []
