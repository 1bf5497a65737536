"""What the target reader makes of single sentences: values, comparators, deadlines, subjects."""

from decimal import Decimal

import pytest

from corpus.model import Basis, Metadata, TargetKind
from tests.corpus.target_texts import BARE, PLAN, REPORT, only, targets_of

YI = 10**8


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("到2025年，产业规模达到500亿元", ">=", 500 * YI, "元"),
        ("到2025年，产业规模超五百亿元", ">", 500 * YI, "元"),
        ("到2025年，产业规模逾1.5万亿元", ">", 15_000 * YI, "元"),
        ("到2025年，产业规模超万亿元", ">", 10_000 * YI, "元"),
        ("到2025年，产业规模突破5.67万亿元", ">", 56_700 * YI, "元"),
        ("到2025年，产业规模预期性目标达500亿", ">=", 500 * YI, "元"),
        ("到2025年，粮食总产量稳定在500亿斤以上", ">=", 250 * YI, "kg"),
        ("到2025年，粮食产量达到3万吨", ">=", 30_000_000, "kg"),
        ("到2025年，培育企业3家或以上", ">=", 3, "个"),
        ("到2025年，培育龙头企业5家以上", ">=", 5, "个"),
        ("到2025年，培育龙头企业10家", "=", 10, "个"),
        ("到2025年，形成50个左右大模型", "~", 50, "个"),
        ("到2025年，完成不少于一万名人员的培训", ">=", 10_000, "人"),
        ("到2025年，占比达到80%以上", ">=", 80, "%"),
        ("到2025年，失业率控制在5.5%以内", "<=", Decimal("5.5"), "%"),
        ("到2025年，能耗强度降低20%", "=", 20, "%"),
        ("到2025年，城镇化率提高3个百分点", "=", 3, "百分点"),
        ("到2025年，智能算力达5.25EFlops", ">=", 5250, "PFlops"),
        ("到2025年，智能算力规模10000P以上", ">=", 10_000, "PFlops"),
        ("到2025年，归集行业数据超过30PB", ">", 30, "PB"),
        ("到2025年，新建光伏装机1500万千瓦", "=", 15_000_000, "千瓦"),
        ("到2025年，孕产妇死亡率控制在9/10万以下", "<=", 9, "/10万"),
        ("到2025年，PM2.5平均浓度降至35微克/立方米", "<=", 35, "微克/立方米"),
        ("到2025年，地区生产总值比2020年翻一番", "=", 2, "倍"),
        ("到2025年，人均预期寿命提高到79.5岁", ">=", Decimal("79.5"), "年"),
        ("到2025年,产业规模达到１，２００亿元", ">=", 1200 * YI, "元"),
    ],
)
def test_comparator_value_and_unit(
    text: str, comparator: str, value: Decimal | int, unit: str
) -> None:
    target = only(text)
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)
    assert target.deadline == 2025


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("到2025年，建成3—5个产业集聚区", 3, 5, "个"),
        ("到2025年，引进培育 3 至 5 个团队", 3, 5, "个"),
        ("到2025年，工业增加值年均增长5%—5.5%", 5, Decimal("5.5"), "%"),
        ("到2025年，服务业增加值增长4.5-5%", Decimal("4.5"), 5, "%"),
    ],
)
def test_ranges(text: str, low: Decimal, high: Decimal, unit: str) -> None:
    target = only(text)
    assert (target.comparator, target.value, target.value_max) == ("range", low, high)
    assert target.unit == unit


def test_a_further_aim_is_the_stretch() -> None:
    target = only("到2026年，终端产业规模达8000亿元以上、力争1万亿元")
    assert (target.comparator, target.value, target.stretch) == (">=", 8000 * YI, 10_000 * YI)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("到2025年，产业规模达到500亿元", TargetKind.LEVEL),
        ("到2025年，数字经济增加值达到500亿元", TargetKind.LEVEL),
        ("到2025年，城镇新增就业1000万人", TargetKind.INCREMENT),
        ("到2025年，城镇化率提高5个百分点", TargetKind.INCREMENT),
        ("到2025年，地区生产总值年均增长5%左右", TargetKind.GROWTH_RATE),
        ("到2025年，单位生产总值能耗下降13.5%", TargetKind.GROWTH_RATE),
        ("到2025年，森林覆盖率达到24%", TargetKind.SHARE),
        ("到2025年，城镇调查失业率控制在5.5%以内", TargetKind.SHARE),
        ("到2025年，培育龙头企业10家", TargetKind.COUNT),
    ],
)
def test_kinds(text: str, kind: TargetKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "indicator", "group"),
    [
        ("到2025年，全市人工智能核心产业规模达到100亿元", "人工智能核心产业规模", "产业规模"),
        ("到2025年，建成2个人工智能小镇", "人工智能小镇", "小镇"),
        ("到2025年，应用场景选树100个", "应用场景", "应用场景"),
        ("到2025年，核心产业规模年均增速保持在20%以上", "核心产业规模年均增速", "产业增速"),
        ("智能体等的应用普及率，到2027年超过75%", "智能体等的应用普及率", "应用普及率"),
        ("智能算力到2027年达到3EFlops", "智能算力", "算力"),
        ("到2025年，产业基金，规模突破1000亿元", "产业基金规模", "产业基金"),
        ("计划期内形成总规模1000亿元的基金群", "基金群总规模", "产业基金"),
        ("到2025年，形成10大类100个深度应用案例", "深度应用案例", "应用案例"),
    ],
)  # fmt: skip
def test_indicator_and_group(text: str, indicator: str, group: str) -> None:
    (target,) = targets_of(text, PLAN)
    assert (target.indicator.replace("等的", "等"), target.group) == (
        indicator.replace("等的", "等"),
        group,
    )


def test_a_second_value_keeps_the_subject() -> None:
    growth, level = targets_of("到2022年，数字经济增加值年均增速26%以上，达到1.5万亿元以上")
    assert (growth.indicator, level.indicator) == ("数字经济增加值年均增速", "数字经济增加值")
    assert (growth.kind, level.kind) == (TargetKind.GROWTH_RATE, TargetKind.LEVEL)


def test_respective_values_are_dealt_out() -> None:
    own, related = targets_of("到2025年，核心产业和相关产业规模分别超过350亿元和2000亿元")
    assert (own.indicator, own.value, own.related) == ("核心产业规模", 350 * YI, False)
    assert (related.indicator, related.value, related.related) == ("相关产业规模", 2000 * YI, True)
    assert own.comparator == related.comparator == ">"


def test_coordinated_aims_are_one_target_each() -> None:
    found = targets_of(
        "到2030年，建成2个人工智能产业园区和2个人工智能小镇，培育3家大企业，产业规模超500亿元。"
    )
    assert [(t.group, t.value, t.unit) for t in found] == [
        ("产业园区", 2, "个"),
        ("小镇", 2, "个"),
        ("企业数量", 3, "个"),
        ("产业规模", 500 * YI, "元"),
    ]
    assert {t.deadline for t in found} == {2030}


@pytest.mark.parametrize(
    ("text", "qualifier", "value"),
    [
        ("到2025年，培育5家以上收入规模超50亿元的领军企业", "收入规模超50亿元", 5),
        ("到2025年，20家以上收入规模超亿元的创新企业", "收入规模超亿元", 20),
        ("到2025年，重点培育百亿元企业2家以上", "百亿元", 2),
        ("到2025年，培育千亿级产业集群10个", "千亿级", 10),
        ("到2025年，培育领军企业5家以上，每家收入规模超50亿元", "每家收入规模超50亿元", 5),
        ("到2025年，“超亿级”企业10家", "超亿级", 10),
    ],
)
def test_embedded_thresholds_qualify(text: str, qualifier: str, value: int) -> None:
    target = only(text)
    assert (target.qualifier, target.value, target.unit) == (qualifier, value, "个")


def test_related_industry_is_marked() -> None:
    own, related = targets_of("到2025年，核心产业规模达到100亿元，带动相关产业规模达到200亿元。")
    assert (own.related, related.related) == (False, True)


@pytest.mark.parametrize(
    ("text", "about", "deadline", "basis"),
    [
        ("到2025年，建成10个平台。", BARE, 2025, Basis.EXPLICIT),
        ("到2025年底，建成10个平台。", BARE, 2025, Basis.EXPLICIT),
        ("2025年底前，建成10个平台。", BARE, 2025, Basis.EXPLICIT),
        ("到“十四五”末，建成10个平台。", BARE, 2025, Basis.EXPLICIT),
        ("“十四五”期间，建成10个平台。", BARE, 2025, Basis.EXPLICIT),
        ("到2025年，形成产业体系。建成10个平台。", BARE, 2025, Basis.HEADING),
        ("一、2025年目标\n建成10个平台。", BARE, 2025, Basis.HEADING),
        ("一、目标\n到2025年：\n1.建成10个平台；\n2.环境优化。", BARE, 2025, Basis.HEADING),
        ("建成10个平台。", PLAN, 2025, Basis.PLAN_PERIOD),
        ("用三年时间，建成10个平台。", PLAN, 2024, Basis.EXPLICIT),
        ("今年，建成10个平台。", REPORT, 2024, Basis.DOCUMENT_YEAR),
        ("一、今年工作安排\n建成10个平台。", REPORT, 2024, Basis.DOCUMENT_YEAR),
        ("未来五年，建成10个平台。", REPORT, 2028, Basis.EXPLICIT),
        ("每年实施1—2个项目。", BARE, None, None),
    ],
)
def test_deadline_and_basis(
    text: str, about: Metadata, deadline: int | None, basis: Basis | None
) -> None:
    target = only(text, about)
    assert (target.deadline, target.basis) == (deadline, basis)


def test_annual_aim_and_plan_average_have_their_periods() -> None:
    annual = only("今年，地区生产总值增长6%左右。", REPORT)
    average = only("到2025年，地区生产总值年均增长6%左右。", PLAN)
    assert (annual.period, average.period) == ((2024, 2024), (2021, 2025))


@pytest.mark.parametrize(
    ("about", "source_basis"),
    [(PLAN, "original"), (Metadata(title="某计划要点摘编", digest=True), "digest")],
)
def test_source_basis(about: Metadata, source_basis: str) -> None:
    assert only("到2025年，产业规模达到100亿元。", about).source_basis == source_basis


def test_reported_figures_of_a_digest() -> None:
    about = Metadata(title="某计划要点摘编", digest=True)
    text = "据公开报道，到2025年，产业规模达到100亿元。"
    assert only(text, about).source_basis == "reported"


def test_a_named_park_is_the_scope() -> None:
    target = only("在青州高新区规划建设1个人工智能小镇。", PLAN)
    assert (target.scope, target.place, target.indicator) == ("青州高新区", "青州", "人工智能小镇")


def test_a_place_inside_takes_the_target_over() -> None:
    about = Metadata(title="山东省行动计划", place="山东", place_code="370000")
    assert only("到2025年，青岛市人工智能产业规模达到500亿元。", about).place == "青岛"


def test_text_and_value_are_spans_of_the_document() -> None:
    text = "一、目标\n（一）到2030年，建成2个园区和2个小镇。\n"
    for target in targets_of(text, PLAN):
        assert text[target.start : target.end] == target.text
        assert target.start <= target.value_start < target.value_end <= target.end
    park, town = targets_of(text, PLAN)
    assert (park.text, town.text) == ("建成2个园区", "2个小镇")
    assert text[town.value_start : town.value_end] == "2个"


def test_a_repeated_aim_is_one_target() -> None:
    text = "今年，地区生产总值增长8%左右。提出地区生产总值增长8%左右，有利于就业。"
    assert len(targets_of(text, REPORT)) == 1
