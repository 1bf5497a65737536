"""Figures in passing and in rules, which are no aims, beside figures that are."""

from decimal import Decimal

import pytest

from corpus.model import Metadata
from tests.corpus.target_texts import PLAN, REPORT, only, targets_of

NOTICE = Metadata(title="青州市教育局关于做好招生工作的通知", issued="2024-03-01")
RULES = Metadata(title="关于印发《青州市场馆管理办法》的通知", issued="2024-03-01")
YI = 10**8


@pytest.mark.parametrize(
    "text",
    [
        "7%左右的速度可以实现比较充分的就业。",
        "9亿多劳动力、1亿多人才，是我们最大的优势。",
        "我国有14亿人口。",
        "14亿多人口的大国，就业任务很重。",
        "提高1200万中小学教师待遇。",
        "上述2万亿元全部转给地方。",
        "从服务环境、监督反馈等5个维度建立指标体系。",
        "每季度召开1次推进会。",
        "聚焦工业制造、现代农业等12个行业。",
        "30岁及以上居民应当体检。",
        "党的十八大以来，我市居民收入达到13432元。",
    ],
)
def test_a_figure_in_passing_is_no_aim(text: str) -> None:
    assert targets_of(text, REPORT) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("到2025年，每千人口拥有托位数4.5个。", Decimal("4.5")),
        ("到2025年，畜禽粪污综合利用率达到75%。", 75),
        ("到2025年，数据共享需求满足率达到98%。", 98),
        ("到2025年，户籍人口城镇化率达到45%。", 45),
        ("到2025年，劳动年龄人口平均受教育年限提高到11.3年。", Decimal("11.3")),
        ("到2025年，空气质量优良天数达到350天。", 350),
        ("到2025年，标识注册总量突破5亿。", 5 * YI),
        ("到2025年，减轻企业负担500亿元。", 500 * YI),
    ],
)
def test_words_that_only_look_like_a_trap(text: str, value: Decimal | int) -> None:
    assert only(text, PLAN).value == value


def test_the_age_in_a_name_is_no_aim() -> None:
    infants, children = targets_of(
        "到2030年，婴儿死亡率和5岁以下儿童死亡率分别控制在5‰和6‰以下。", PLAN
    )
    assert (infants.indicator, infants.value) == ("婴儿死亡率", 5)
    assert (children.indicator, children.value) == ("5岁以下儿童死亡率", 6)


@pytest.mark.parametrize("about", [NOTICE, RULES])
@pytest.mark.parametrize(
    "text",
    [
        "面积不小于30平方米，能够容纳10名以上老年人就餐。",
        "提供不少于100条样本数据。",
        "公办学校志愿最多14个。",
        "承办单位可邀请5名以上代表。",
        "现有48家医院设置门诊。",
        "新增5种门诊病种可跨省结算。",
    ],
)
def test_a_paper_of_rules_sets_no_aims(text: str, about: Metadata) -> None:
    assert targets_of(f"一、总则\n{text}\n", about) == ()


def test_the_years_of_a_rule_are_no_deadline() -> None:
    assert targets_of("取消资格后三年内不得再次申报，累计不超过2次。", RULES) == ()


def test_a_notice_may_say_by_when() -> None:
    target = only("一、要求\n到2026年，公办学位占比达到95%以上。\n", NOTICE)
    assert (target.value, target.deadline) == (95, 2026)


ELEVATORS = Metadata(title="青州市老旧小区加装电梯实施方案", place="青州")


@pytest.mark.parametrize(
    "text",
    [
        "电梯与外墙距离不小于9米。",
        "申请人拥有住房不超过2套。",
        "全市常住人口近百万。",
        "每个家庭医生团队至少配备1名家庭医生、1名护理人员。",
        "一个团队服务300-500户家庭。",
        "服务费标准为每人每年120元。",
        "每台电梯按15万元标准给予补助，其中市级承担60%。",
        "召开推进会不少于4次。",
    ],
)
def test_rules_inside_a_plan_are_no_aims(text: str) -> None:
    assert targets_of(f"一、实施条件\n{text}\n二、其他\n", ELEVATORS) == ()


def test_a_threshold_beside_a_count() -> None:
    projects, large = targets_of("今年，实施3000万元以上项目50个，其中亿元以上20个。", REPORT)
    assert (projects.value, large.value, large.unit) == (50, 20, "个")


@pytest.mark.parametrize(
    "text", ["淘汰30万千瓦以下煤电机组。", "经济总量突破100万亿元后，任务更重。"]
)
def test_thresholds_and_turning_points_are_no_aims(text: str) -> None:
    assert targets_of(text, REPORT) == ()


def test_the_nation_is_no_aim() -> None:
    assert targets_of("我们完全有能力保障好14亿人的饭碗。", REPORT) == ()
