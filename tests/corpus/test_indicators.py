import pytest

from corpus.indicators import find_indicators, indicator_group, indicator_groups


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("人工智能核心产业规模", "产业规模"),
        ("AI industry scale", "产业规模"),
        ("人工智能核心产业企业", "企业数量"),
        ("GDP", "GDP"),
        ("国内生产总值", "GDP"),
        ("地区生产总值增长", "GDP"),
        ("经济增长", "GDP"),
        ("城镇新增就业", "城镇新增就业"),
        ("urban jobs", "城镇新增就业"),
        ("居民消费价格总水平涨幅", "CPI"),
        ("inflation", "CPI"),
        ("数字经济核心产业增加值占GDP比重", "数字经济"),
        ("粮食总产量", "粮食产量"),
        ("一般公共预算收入", "财政收入"),
        ("全社会研发经费投入", "研发投入"),
        ("研发经费投入占地区生产总值比重", "研发投入强度"),
        ("常住人口城镇化率", "城镇化率"),
        ("森林覆盖率", "森林覆盖率"),
        ("单位地区生产总值能耗", "能耗强度"),
        ("PM2.5平均浓度", "PM2.5"),
        ("每千人口医疗卫生机构床位数", "医疗床位"),
        ("基本养老保险参保率", "养老保险"),
        ("智能算力规模", "算力"),
        ("computing power", "算力"),
    ],
)
def test_group(text: str, group: str) -> None:
    assert indicator_group(text) == group


@pytest.mark.parametrize("text", ["", "天气", "the gdpx of", "组织领导"])
def test_no_group(text: str) -> None:
    assert indicator_group(text) is None


def test_all_words_with_their_places() -> None:
    text = "GDP和城镇新增就业"
    assert [(g, text[s:e]) for g, s, e in find_indicators(text)] == [
        ("GDP", "GDP"),
        ("城镇新增就业", "城镇新增就业"),
    ]


def test_names_are_unique_and_found_as_themselves() -> None:
    names = [group.name for group in indicator_groups()]
    assert len(names) == len(set(names))
    assert {indicator_group(name) for name in names} == set(names)


def test_no_word_belongs_to_two_groups() -> None:
    words = [w.lower() for g in indicator_groups() for w in {g.name, g.english, *g.words}]
    assert sorted({word for word in words if words.count(word) > 1}) == []
