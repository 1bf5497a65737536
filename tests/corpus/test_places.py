# ruff: noqa: E501  (rows of tables)
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Level
from corpus.places import gazetteer


def shorts(text: str) -> list[str]:
    return [mention.place.short for mention in gazetteer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("眉山人工智能小镇由哪些单位负责", ["眉山"]),
        ("四川省眉山市东坡区", ["四川", "眉山", "东坡区"]),
        ("内蒙古和陕西、山西", ["内蒙古", "陕西", "山西"]),
        ("黔东南州的目标", ["黔东南州"]),
        ("黔东南苗族侗族自治州", ["黔东南州"]),
        ("海南州和海南省", ["海南州", "海南"]),
        ("吉林市与吉林省", ["吉林", "吉林"]),
        ("浦东新区、滨海新区、雄安新区", ["浦东新区", "滨海新区", "雄安新区"]),
        ("天府新区与两江新区", ["天府新区", "两江新区"]),
        ("杭州余杭区和义乌", ["杭州", "余杭区", "义乌"]),
        ("通道侗族自治县", ["通道县"]),
        ("襄樊市", ["襄阳"]),
        ("成都人工智能公司有哪些", ["成都"]),
        ("天津市大学生创业", ["天津"]),
    ],
)
def test_chinese_names_are_found(text: str, expected: list[str]) -> None:
    assert shorts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "和平发展", "新城建设", "东方", "打通产业链通道", "中山大学", "南开大学", "天津大学", "北京大学",
        "南京理工大学", "哈尔滨工业大学", "上海交通大学", "中山陵", "孙中山", "南京路", "南京东路", "成都路",
        "长治久安", "广覆盖大连接", "陆海新通道", "出海口", "推广安全技术", "资金安全", "云安全", "学习水平",
        "阿里巴巴", "大理石", "宁德时代", "社会公安", "从江的", "房东方便", "在深化改革中", "正在川流",
        "科研经费杂多", "长江门户", "黄河南岸", "成都银行", "宁波银行", "全国有哪些城市", "国家级平台",
        "中国移动", "中国声谷", "全国领先", "国家重点实验室", "存在苏醒迹象",
    ],
)  # fmt: skip
def test_other_words_are_no_places(text: str) -> None:
    assert shorts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which cities target 50 billion? Meishan or Chengdu", ["眉山", "成都"]),
        ("What is Meishan's target?", ["眉山"]),
        ("TIANJIN, anhui", ["天津", "安徽"]),
        ("Shaanxi versus Shanxi", ["陕西", "山西"]),
        ("Inner Mongolia", ["内蒙古"]),
        ("Hong Kong, Macao, Tibet, Xizang", ["香港", "澳门", "西藏", "西藏"]),
        ("Ürümqi Urumqi Harbin Hohhot", ["乌鲁木齐", "乌鲁木齐", "哈尔滨", "呼和浩特"]),
        ("Xi'an and Xian", ["西安", "西安"]),
        ("Jilin City", ["吉林"]),
        ("Pudong New Area and Yuhang District", ["浦东新区", "余杭区"]),
        ("Suzhou, Anhui", ["宿州", "安徽"]),
        ("Suzhou", ["苏州"]),
        ("China's target", ["全国"]),
        ("which cities in China target it", []),
        ("chengdude", []),
        ("Ali", []),
    ],
)
def test_latin_names_are_found(text: str, expected: list[str]) -> None:
    assert shorts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快国家超算中心在蓉布局", ["成都"]),
        ("高层次人才来皖创新创业", ["安徽"]),
        ("在津企业", ["天津"]),
        ("在深企业", ["深圳"]),
        ("津政办发〔2018〕40号", ["天津"]),
        ("沪深两市", ["上海", "深圳"]),
        ("京津冀协同发展", ["北京", "天津", "河北"]),
        ("成渝中线高铁", []),
        ("在苏州", ["苏州"]),
    ],
)
def test_abbreviations_count_in_safe_contexts_only(text: str, expected: list[str]) -> None:
    assert shorts(text) == expected


@pytest.mark.parametrize(
    "text", ["全国的目标是什么", "国务院提出", "国家的目标是多少", "中国的目标"]
)
def test_the_country_is_a_place_when_it_acts_or_is_asked_for(text: str) -> None:
    assert [m.place.level for m in gazetteer().find(text)] == [Level.NATIONAL]


def test_levels_of_the_two_jilins_differ() -> None:
    levels = [m.place.level for m in gazetteer().find("吉林市与吉林省；Jilin City, Jilin Province")]
    assert levels == [Level.CITY, Level.PROVINCE] * 2


def test_a_district_of_a_common_name_is_that_of_the_city_named_before() -> None:
    mentions = gazetteer().find("南京市的鼓楼区")
    assert mentions[1].place.code == "320106"
    assert len(mentions[1].candidates) == 1


def test_a_district_of_a_common_name_alone_stays_ambiguous() -> None:
    (mention,) = gazetteer().find("鼓楼区")
    assert {place.code for place in mention.candidates} == {"320106", "320302", "350102", "410204"}


def test_innermost_drops_the_way_to_a_place() -> None:
    places = gazetteer()
    mentions = places.innermost(places.find("四川省眉山市东坡区、成都市"))
    assert [m.place.short for m in mentions] == ["东坡区", "成都"]


def test_by_short_prefers_the_higher_level() -> None:
    place = gazetteer().by_short("吉林")
    assert place is not None
    assert place.code == "220000"


def test_by_short_takes_any_name() -> None:
    found = [gazetteer().by_short(name) for name in ("眉山", "眉山市", "Meishan", "雄安", "沙县区")]
    assert [place.code if place else None for place in found] == [
        "511400", "511400", "511400", "133100", "350405",
    ]  # fmt: skip
    assert gazetteer().by_short("无此地") is None


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("四川", "眉山", True), ("眉山", "东坡区", True), ("眉山", "四川", False), ("眉山", "成都", False),
        ("重庆", "两江新区", True), ("成都", "天府新区", True), ("天府新区", "成都", False),
        ("全国", "眉山", True), ("湖北", "仙桃市", True), ("眉山", "眉山", True), ("河北", "雄安新区", True),
    ],
)  # fmt: skip
def test_contains_goes_by_code(outer: str, inner: str, expected: bool) -> None:
    places = gazetteer()
    a, b = places.by_short(outer), places.by_short(inner)
    assert a is not None
    assert b is not None
    assert places.contains(a, b) is expected


def test_a_place_carries_its_facts() -> None:
    place = gazetteer().by_code("510100")
    assert place is not None
    assert (place.name, place.short, place.level, place.province) == (
        "成都市", "成都", Level.CITY, "四川",
    )  # fmt: skip
    assert "Chengdu" in place.aliases
    assert place.abbreviations == ("蓉",)


_PIECES = st.sampled_from(
    [
        "眉山市",
        "成都",
        "Chengdu",
        "Xi'an",
        " ",
        "，",
        "在蓉",
        "京津冀",
        "全国",
        "大学",
        "国务院的",
        "𠀀",
        "é",
        "路",
        "区",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=12).map("".join)))
def test_mentions_are_ordered_spans_of_the_text(text: str) -> None:
    mentions = gazetteer().find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    starts = [m.start for m in mentions]
    assert starts == sorted(starts)
    whole = [m for m in mentions if not m.abbreviated]
    assert all(a.end <= b.start for a, b in pairwise(whole))


def test_every_full_name_names_its_place() -> None:
    places = gazetteer()
    assert all(place in places.named(place.name) for place in places.places)


def test_every_full_name_is_found_whole() -> None:
    places = gazetteer()
    missed = [
        place.name
        for place in places.places
        if place.level is not Level.NATIONAL
        and [(m.start, m.end) for m in places.find(f"在{place.name}。")]
        != [(1, 1 + len(place.name))]
    ]
    assert missed == []
