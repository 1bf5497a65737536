"""Kinds of phrasing that real papers have: years, wraps, lists, pairs, passing figures."""

from decimal import Decimal

import pytest

from corpus.model import Document, Metadata
from corpus.outline import read_outline
from corpus.target_amounts import find_amounts
from corpus.target_frame import read_frame
from corpus.target_view import make_view
from corpus.targets import read_targets
from tests.corpus.target_texts import PLAN, REPORT, only, targets_of

NOTICE = Metadata(title="青州市教育局关于做好招生工作的通知", issued="2024-03-01")
RULES = Metadata(title="关于印发《青州市场馆管理办法》的通知", issued="2024-03-01")
YI = 10**8


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("今年三年内支持500所卫生院。", 2026),
        ("三年内参保率均提高到90%以上。", 2026),
        ("用三年时间，建成10个平台。", 2026),
        ("赤字率从去年的2.1%提高到2.3%。", 2024),
        ("在去年的基础上，新建10个平台。", 2024),
    ],
)
def test_years_counted_from_that_of_a_report(text: str, deadline: int) -> None:
    assert only(text, REPORT).deadline == deadline


def test_the_years_of_a_rule_are_no_deadline() -> None:
    assert targets_of("取消资格后三年内不得再次申报，累计不超过2次。", RULES) == ()


@pytest.mark.parametrize(
    ("text", "about", "count"),
    [
        ("截至2025年12月底，全市平台达到12个。", Metadata(title="情况通报"), 0),
        ("截至2025年底，平台累计不少于12个。", PLAN, 1),
    ],
)
def test_how_things_stood_and_what_lies_ahead(text: str, about: Metadata, count: int) -> None:
    assert len(targets_of(text, about)) == count


def test_a_value_of_each_of_two_years() -> None:
    found = targets_of("到2022年和2030年，知晓率分别不低于55%和65%，管理率达到60%和70%。", PLAN)
    assert [(t.value, t.deadline, t.comparator) for t in found] == [
        (55, 2022, ">="), (65, 2030, ">="), (60, 2022, ">="), (70, 2030, ">="),
    ]  # fmt: skip


def test_two_values_of_town_and_country() -> None:
    town, country = targets_of("今年，城乡低保标准分别提高5%和8%。", REPORT)
    assert (town.indicator, town.value) == ("城镇低保标准提高", 5)
    assert (country.indicator, country.value) == ("农村低保标准提高", 8)


def test_growth_named_on_last_year_inside_an_announced_aim() -> None:
    text = "2024年预期目标是：地区生产总值达到240亿元，同比增长21%。"
    level, growth = targets_of(text, REPORT)
    assert (level.group, level.value) == ("GDP", 240 * YI)
    assert (growth.group, growth.indicator, growth.value) == ("GDP", "地区生产总值增长", 21)


@pytest.mark.parametrize(
    "text",
    [
        "今年，国内生产总值增长7%左右。经济增长预期7%左右，考虑了需要。",
        "今年，完成66个重点项目。我区安排的重点调度项目有66个。",
    ],
)
def test_an_aim_said_again_in_other_words_is_one(text: str) -> None:
    assert len(targets_of(text, REPORT)) == 1


def test_a_number_and_a_sum_of_a_plan_are_two_aims() -> None:
    found = targets_of("完成今年66个重点项目54亿元的投资计划。", REPORT)
    assert [(t.value, t.unit) for t in found] == [(66, "个"), (54 * YI, "元")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("今年减少农村贫困人口1000万以上。", "人"),
        ("今年培训1200万农民。", "人"),
        ("今年增加500万沼气用户。", "户"),
        ("今年新登记市场主体突破30万。", "个"),
        ("到2025年，牲畜存栏稳定在20万头只。", "个"),
    ],
)
def test_the_unit_of_a_number_without_one(text: str, unit: str) -> None:
    assert only(text, REPORT).unit == unit


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


def test_results_below_a_heading_that_only_sounds_like_an_aim() -> None:
    text = "一、2023年工作回顾\n——就业增长超出预期。\n全年城镇新增就业1314万人。\n"
    assert targets_of(text, REPORT) == ()


def test_a_second_measure_of_the_same_thing() -> None:
    number, length = targets_of("今年，改造道路9条、6.8公里。", REPORT)
    assert number.indicator == length.indicator == "道路"
    assert (number.unit, length.unit) == ("个", "公里")


def test_a_wrapped_line_does_not_break_a_word() -> None:
    text = "带动相关产业规模超\n过5万\n亿元，培育企业"
    view = make_view(text, 0, len(text))
    (amount,) = find_amounts(view, [])
    assert (amount.comparator, amount.value, amount.unit) == (">", 50_000 * YI, "元")
    assert text[view.begin_of(amount.start) : view.end_of(amount.end)] == "超\n过5万\n亿元"


def test_a_line_end_beside_a_digit_is_white_space() -> None:
    text = "建成\n100个平台"
    view = make_view(text, 0, len(text))
    assert (view.plain, view.begin_of(3), view.end_of(3)) == ("建成 100个平台", 3, 3)


def test_a_list_number_is_not_part_of_the_amount_behind_it() -> None:
    text = "1.建成平台2个。\n2.改造小区3个。\n3.5家企业完成改造。\n4.新建道路6条。\n"
    assert [t.value for t in targets_of(text, PLAN)] == [2, 3, 5, 6]


def test_a_decimal_at_the_beginning_of_a_line_stays_one() -> None:
    assert only("3.5万家企业完成改造。", PLAN).value == 35_000


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


def test_a_notice_may_say_by_when() -> None:
    target = only("一、要求\n到2026年，公办学位占比达到95%以上。\n", NOTICE)
    assert (target.value, target.deadline) == (95, 2026)


@pytest.mark.parametrize(
    ("title", "text", "path", "issued", "period"),
    [
        ("青州市2023年数字经济工作要点", "", "a.txt", 2023, (2023, 2023)),
        ("关于印发行动方案的通知", "行动方案（2024—2026年）\n", "a.txt", None, (2024, 2026)),
        ("政府工作报告", "2012年1月8日在会上\n2011年工作回顾\n", "a.txt", 2012, None),
        ("政府工作报告", "2011年工作回顾\n", "2012.txt", 2012, None),
        ("2013年政府工作报告", "", "a.txt", 2013, None),
    ],
)
def test_the_year_of_a_paper(
    title: str, text: str, path: str, issued: int | None, period: tuple[int, int] | None
) -> None:
    frame = read_frame(Document("d", text, Metadata(title=title), f"/d/{path}", "00"))
    assert (frame.issued, frame.period) == (issued, period)


def test_years_before_an_undated_plan_are_past() -> None:
    text = "“十三五”期间，新增就业12万人。到2025年，新增就业15万人。"
    document = Document("d", text, Metadata(title="青州市“十四五”规划"), "/d/a.txt", "00")
    assert [t.deadline for t in read_targets(document, read_outline(text))] == [2025]


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


def test_an_account_of_what_was_done_is_no_plan() -> None:
    about = Metadata(title="青州市水利局关于防御工作情况的报告", place="青州")
    text = "2024年，投入抢险人员3200人次，转移群众1.1万人。力争2025年底前完成12座水库加固。"
    assert only(text, about).value == 12


def test_a_report_without_headings_turns_to_its_year() -> None:
    text = (
        "各位代表：过去一年，全区经济稳中有进。\n全年新增就业6010人，建成公厕40座。\n"
        "2024年主要预期目标是：地区生产总值增长6%。\n全年新增就业5200人。\n"
    )
    assert [t.value for t in targets_of(text, REPORT)] == [6, 5200]


def test_growth_behind_the_level_of_an_aim() -> None:
    level, growth = targets_of("一、工作目标\n全年完成投资50亿元，同比增长20%。\n", PLAN)
    assert (level.value, growth.value) == (50 * YI, 20)


def test_a_responsible_office_in_brackets_is_no_indicator() -> None:
    target = only("到2025年，建设智能工厂5家（市工信局牵头，12月底完成）。", PLAN)
    assert target.indicator == "智能工厂"


def test_graded_things_share_their_noun() -> None:
    found = targets_of("到2025年，打造1个千亿级、3个五百亿级、5个百亿级产业集群。", PLAN)
    assert [t.indicator for t in found] == [
        "千亿级产业集群", "五百亿级产业集群", "百亿级产业集群",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("到2025年，研发投入增长10%。", "研发投入增长"),
        ("到2025年，增加值突破500亿元。", "增加值"),
        ("到2025年，签约服务覆盖率达到75%。", "签约服务覆盖率"),
    ],
)
def test_a_verb_may_be_part_of_a_name(text: str, indicator: str) -> None:
    assert only(text, PLAN).indicator == indicator


def test_what_is_striven_for_in_practice_is_the_stretch() -> None:
    target = only("今年，地区生产总值增长6.5%以上，在实际工作中力争7%。", REPORT)
    assert (target.comparator, target.value, target.stretch) == (">=", Decimal("6.5"), 7)


def test_respective_values_of_two_units() -> None:
    visits, income = targets_of("今年，旅游人次、旅游收入分别达到850万人次和105亿元。", REPORT)
    assert (visits.indicator, visits.value, visits.unit) == ("旅游人次", 8_500_000, "人次")
    assert (income.indicator, income.value, income.comparator) == ("旅游收入", 105 * YI, ">=")


def test_at_least_may_stand_before_the_verb() -> None:
    assert only("今年，流量资费至少降低30%。", REPORT).comparator == ">="


def test_a_threshold_beside_a_count() -> None:
    projects, large = targets_of("今年，实施3000万元以上项目50个，其中亿元以上20个。", REPORT)
    assert (projects.value, large.value, large.unit) == (50, 20, "个")


@pytest.mark.parametrize(
    "text", ["淘汰30万千瓦以下煤电机组。", "经济总量突破100万亿元后，任务更重。"]
)
def test_thresholds_and_turning_points_are_no_aims(text: str) -> None:
    assert targets_of(text, REPORT) == ()


def test_a_review_of_years_ends_where_the_next_years_begin() -> None:
    text = (
        "一、上一时期发展成就和“十五五”时期主要目标任务\n过去五年，全市发展取得新成就。\n"
        "城镇新增就业6万人。\n“十五五”时期发展要有新气象。\n城镇新增就业7万人。"
    )
    found = targets_of(text, Metadata(title="青州市政府工作报告", issued="2026-01-20"))
    assert [(t.value, t.deadline) for t in found] == [(70_000, 2030)]


def test_last_years_results_open_the_plan_of_a_report() -> None:
    text = (
        "一、今年的工作\n过去一年，成绩来之不易。\n新增就业2万人，\n收入增长9%。\n"
        "今年，要新增就业3万人。"
    )
    assert [target.value for target in targets_of(text, REPORT)] == [30_000]


def test_a_long_heading_of_a_review_leaves_the_next_section_alone() -> None:
    text = (
        "一、“十四五”时期全市国民经济和社会发展工作的回顾\n五年来，平台达到8个。\n"
        "二、“十五五”时期的主要目标\n——产业要再上新台阶。\n平台达到20个。\n今年工作的总体要求是稳中求进。"
    )
    found = targets_of(text, Metadata(title="青州市政府工作报告", issued="2026-01-20"))
    assert [(t.value, t.deadline) for t in found] == [(20, 2030)]


def test_a_year_that_only_names_a_thing_does_not_hold_for_what_follows() -> None:
    text = (
        "一、“十四五”时期主要目标\n推动绿色发展。落实2030年应对气候变化贡献目标。\n能耗降低13.5%。"
    )
    found = targets_of(text, Metadata(title="青州市政府工作报告", issued="2021-01-20"))
    assert [target.deadline for target in found] == [2025]


def test_what_is_appraised_in_a_year_is_aimed_at_by_its_end() -> None:
    text = "依据《青州市行动方案（2021—2023年）》制定本办法。\n1．综合窗口率达90%以上。"
    about = Metadata(title="青州市2022年数字政府建设考评办法", issued="2022-04-14")
    assert only(text, about).deadline == 2022


def test_a_rate_that_an_insurance_pays_is_raised() -> None:
    assert only("到2030年，医保基金支付水平提高到70%以上。", PLAN).value == 70


def test_an_age_is_in_years() -> None:
    assert only("到2030年，人均预期寿命提高1岁。", PLAN).unit == "年"


def test_the_nation_is_no_aim() -> None:
    assert targets_of("我们完全有能力保障好14亿人的饭碗。", REPORT) == ()
