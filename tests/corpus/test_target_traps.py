"""What is no target: results, subsidies, caps, conditions, funds in place, names and dates."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Metadata
from tests.corpus.target_texts import BARE, PLAN, REPORT, targets_of

POLICY = Metadata(title="青州市促进人工智能产业发展若干政策措施", issued="2024-04-20")
LAW = Metadata(title="青州市生活垃圾管理条例")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("2020年，全市地区生产总值增长5.3%。", PLAN),
        ("去年，地区生产总值增长5.3%。", REPORT),
        ("一、2023年工作回顾\n地区生产总值完成1830亿元，增长6.1%。", REPORT),
        ("一、发展基础\n全市建成平台12个，企业达到300家。", PLAN),
        ("目前，全市共有企业1203家。", PLAN),
        ("2017年，全省人工智能核心产业规模约260亿元。", BARE),
        ("全市已建成平台12个。", PLAN),
        ("对首次入规的企业，给予一次性奖励20万元。", POLICY),
        ("按研发投入的10%给予补助，单个企业最高不超过300万元。", POLICY),
        ("对年收入首次突破1亿元的企业，给予50万元奖励。", POLICY),
        ("按照项目总投资，给予最高50%、不超过1000万元资金支持。", BARE),
        ("每年安排不超过2000万元用于发放算力券。", POLICY),
        ("发挥100亿元财政专项资金的引导作用。", PLAN),
        ("注册资本不低于1000万元的企业可以申报。", POLICY),
        ("处五百元以上五千元以下罚款。", LAW),
        ("应当在十五个工作日内答复。", LAW),
        ("同意比例应达到80%以上。", LAW),
        ("联系电话：88303920；传真：88303066。", PLAN),
        ("根据国发〔2017〕35号和青政办发〔2018〕40号文件。", PLAN),
        ("请于6月8日前反馈至市政府737室。", PLAN),
        ("本措施自2024年5月1日起施行，有效期3年。", POLICY),
        ("推进“1+3+N”行动和“十百千万”工程。", PLAN),
        ("落实《青州市新增100家企业行动方案》。", PLAN),
        ("坚持三个着力，抓好五项重点工作。", PLAN),
        ("鼓励面向0—3岁婴幼儿的服务。", PLAN),
        ("瞄准世界500强企业开展招商。", PLAN),
    ],
)
def test_is_no_target(text: str, about: Metadata) -> None:
    assert targets_of(text, about) == ()


def test_the_base_of_a_rise_is_no_target() -> None:
    (target,) = targets_of("到2025年，补助标准由40元提高到80元。", PLAN)
    assert target.value == 80


def test_a_change_on_last_year_is_no_target_of_its_own() -> None:
    (target,) = targets_of("今年安排财政赤字1800亿元，比去年减少650亿元。", REPORT)
    assert target.indicator == "财政赤字"


AMOUNTS = st.builds(
    "{}{}".format, st.integers(2, 9999), st.sampled_from(["万元", "亿元", "家", "个", "%", "人"])
)
MONEY = st.builds("{}万元".format, st.integers(2, 9999))
PAST = st.builds(
    "{}年，全市{}{}{}。".format,
    st.integers(1990, 2020),
    st.sampled_from(["产业规模", "企业数量", "地区生产总值", "就业人数"]),
    st.sampled_from(["达到", "完成", "突破", "增长到", "为"]),
    AMOUNTS,
)
DONE = st.builds(
    "{}{}。".format,
    st.sampled_from(["去年完成投资", "全市已建成项目", "目前共有企业", "累计已完成"]),
    AMOUNTS,
)
SUBSIDY = st.builds(
    "{}{}{}。".format,
    st.sampled_from(
        ["对获评的企业，给予", "一次性奖励", "单个项目补助最高不超过", "对符合条件的，按标准补贴"]
    ),
    MONEY,
    st.sampled_from(["", "奖励", "资金支持", "补助"]),
)
DATED = st.builds(
    "根据{}〔{}〕{}号，于{}月{}日前报市政府{}室，电话{}。".format,
    st.sampled_from(["国发", "川府函", "青政办发"]),
    st.integers(1990, 2025),
    st.integers(1, 400),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(100, 999),
    st.integers(2_000_000, 89_999_999),
)
CONDITION = st.builds("对年营业收入达到{}以上的企业，按照规定优先推荐。".format, MONEY)


@settings(deadline=None)
@given(st.lists(st.one_of(PAST, DONE, SUBSIDY, DATED, CONDITION), min_size=1, max_size=4))
def test_generated_sentences_without_an_aim_give_no_target(sentences: list[str]) -> None:
    assert targets_of("\n".join(sentences), PLAN) == ()
