"""Lists of a text: enumerations in sentences, sibling headings, numbered items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Document, Metadata
from corpus.outline import read_outline
from qa.structure.enumerations import enumerations
from qa.structure.list_model import ItemList
from qa.structure.lists import lists_of


def items_of(sentence: str) -> list[list[str]]:
    return [[sentence[a:b] for a, b in found.items] for found in enumerations(sentence)]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("重点培育甲山机械、乙水电器、丙木软件等骨干企业。", ["甲山机械", "乙水电器", "丙木软件"]),
        ("支持甲湖产业园、乙江科学城重点载体建设。", ["甲湖产业园", "乙江科学城"]),
        ("包括语音识别、图像理解和机器翻译。", ["语音识别", "图像理解", "机器翻译"]),
        (
            "支持生物检测与成像装备、材料分析与测试装备、海洋观测与通信装备的研发。",
            ["生物检测与成像装备", "材料分析与测试装备", "海洋观测与通信装备"],
        ),
        ("坚持产品、平台、场景、人才“四轮齐动”推进。", ["产品", "平台", "场景", "人才"]),
        ("实施“春苗行动”“夏耘行动”和“秋实行动”等计划。",
         ["“春苗行动”", "“夏耘行动”", "“秋实行动”"]),
        ("加强组织领导、落实资金保障、推进开放合作。",
         ["加强组织领导", "落实资金保障", "推进开放合作"]),
        ("一是修路；二是架桥；三是通水。", ["修路", "架桥", "通水"]),
        ("“三水共治”指治污、防洪、排涝一并推进。", ["治污", "防洪", "排涝"]),
        ("水利数据类型分为公开、内部、保密三种。", ["公开", "内部", "保密"]),
        ("河道治理遵循统一规划、分级管理、综合治理的原则。",
         ["统一规划", "分级管理", "综合治理"]),
        ("组织甲园、乙园、丙园打造示范园区。", ["甲园", "乙园", "丙园"]),
        ("引导甲厂、乙厂和丙厂开展节水改造试点。", ["甲厂", "乙厂", "丙厂"]),
        ("建立和完善设计标准、施工标准和验收标准等标准。", ["设计标准", "施工标准", "验收标准"]),
    ],
)  # fmt: skip
def test_items_end_where_their_names_end(sentence: str, items: list[str]) -> None:
    assert items in items_of(sentence)


def test_one_sentence_may_hold_two_enumerations() -> None:
    found = items_of("推广传感、遥感等技术在稻米、茶叶、水产等产业的应用。")
    assert found == [["传感", "遥感"], ["稻米", "茶叶", "水产"]]


def test_what_an_enumeration_is_for_is_one_of_its_own() -> None:
    found = items_of("研发面向水库、河道、灌区的水位计、流量计、雨量计。")
    assert ["水位计", "流量计", "雨量计"] in found


def test_the_noun_between_two_enumerations_belongs_to_the_first() -> None:
    found = items_of("突破挖掘、清淤等工程机械和巡检、测绘等无人机。")
    assert found == [["挖掘", "清淤"], ["巡检", "测绘"]]


def test_an_enumeration_in_brackets_stays_in_one_item() -> None:
    found = items_of("建设一批平台（含算力、数据平台）、园区和基地。")
    assert ["平台（含算力、数据平台）", "园区", "基地"] in found


def test_items_that_only_describe_are_told_apart() -> None:
    described, named = (
        next(iter(enumerations(text)))
        for text in ("形成有特色、有影响的园区。", "建设茶园、果园等园区。")
    )
    assert (described.modifies, named.modifies) == (True, False)


@given(st.text(alphabet="甲乙、和等，。“”（）是一二；的", max_size=40))
def test_items_lie_in_order_inside_the_text(text: str) -> None:
    for found in enumerations(text):
        bounds = [edge for item in found.items for edge in item]
        assert bounds == sorted(bounds)
        assert bounds[0] >= 0
        assert bounds[-1] <= len(text)


def document_lists(text: str) -> list[tuple[list[str], ItemList]]:
    document = Document("d", text, Metadata("甲市方案"), "d.txt", "0")
    return [
        ([text[item.start : item.end] for item in found.items], found)
        for found in lists_of(document, read_outline(text))
    ]


def test_sibling_headings_are_a_list() -> None:
    text = (
        "一、主要任务\n（一）修建水库。年内完工。\n（二）疏浚河道。两年完工。\n"
        "二、保障措施\n（一）加强领导。成立专班。\n（二）落实资金。列入预算。\n"
    )
    lists = [items for items, found in document_lists(text) if found.outline]
    assert ["修建水库", "疏浚河道"] in lists
    assert ["主要任务", "保障措施"] in lists


def test_a_series_numbered_through_several_parts_is_one_list() -> None:
    text = (
        "一、主要任务\n（一）水利。\n1.修建水库。年内完工。\n2.疏浚河道。两年完工。\n"
        "（二）交通。\n3.新建公路。年内开工。\n4.改造桥梁。年内完工。\n"
    )
    lists = [items for items, found in document_lists(text) if found.outline]
    assert ["修建水库", "疏浚河道", "新建公路", "改造桥梁"] in lists


def test_items_that_lost_their_numbers_come_before_those_that_count_on() -> None:
    text = (
        "第一条 为了规范管理，制定本办法。\n第二条 委员会履行下列职责：\n拟订规划；\n组织评审；\n"
        "（三）发布指南；\n（四）其他事项。\n第三条 本办法自公布之日起施行。\n"
    )
    lists = [items for items, found in document_lists(text) if found.outline]
    assert ["拟订规划；", "组织评审；", "发布指南；", "其他事项。"] in lists


def test_lines_below_a_colon_are_a_list() -> None:
    text = (
        "一、范围\n本办法适用于下列单位：\n市属学校。\n市属医院。\n市属场馆。\n"
        "二、附则\n自公布之日起施行。\n"
    )
    assert ["市属学校。", "市属医院。", "市属场馆。"] in [
        items for items, _ in document_lists(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("支持我市茶叶、水产、林果等企业升级。", ["茶叶", "水产", "林果"]),
        ("制定用水表、绘制分布图、编写说明书。", ["制定用水表", "绘制分布图", "编写说明书"]),
        ("水利工作应当面向灌区、面向村庄、面向河湖。", ["面向灌区", "面向村庄", "面向河湖"]),
        ("聚焦灌溉、供水等重点领域，以及发电、航运等创新领域。", ["发电", "航运"]),
        ("以水库、泵站、渠道为重要组成部分的供水网络。", ["水库", "泵站", "渠道"]),
        ("省、设区的市人民政府应当推进水库、泵站、渠道等设施建设。", ["水库", "泵站", "渠道"]),
        ("落实《甲水办法》（甲〔2020〕1号）和《乙水办法》的要求。",
         ["《甲水办法》（甲〔2020〕1号）", "《乙水办法》"]),
    ],
)  # fmt: skip
def test_items_begin_where_their_names_begin(sentence: str, items: list[str]) -> None:
    assert items in items_of(sentence)
