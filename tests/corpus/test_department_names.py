"""One name for one department of a place, however it is written."""

from __future__ import annotations

import pytest

from corpus.department_names import department_key, department_name
from corpus.model import Metadata


def name(written: str, place: str | None, before: str = "") -> str:
    return department_name(written, Metadata("某方案", place=place), before)


@pytest.mark.parametrize(
    ("forms", "place", "expected"),
    [
        (("市科技局", "市科学技术局", "绵阳市科学技术局"), "绵阳", "绵阳市科技局"),
        (("市科委", "市科学技术委员会"), "重庆", "重庆市科委"),
        (("市发改委", "市发展改革委", "市发展和改革委员会"), "绵阳", "绵阳市发展改革委"),
        (("省经信厅", "省经济和信息化厅"), "四川", "四川省经济和信息化厅"),
        (("市工信局", "市工业和信息化局"), "中山", "中山市工业和信息化局"),
        (("市人社局", "市人力资源社会保障局", "市人力资源和社会保障局"), "绵阳",
         "绵阳市人力资源社会保障局"),
        (("市住建局", "市住房和城乡建设局"), "绵阳", "绵阳市住房城乡建设局"),
        (("市大数据局", "市大数据管理局"), "绵阳", "绵阳市大数据局"),
        (("市教委", "市教育委员会"), "上海", "上海市教委"),
        (("市市场监管局", "市市场监督管理局", "市场监管局"), "绵阳", "绵阳市市场监管局"),
        (("市网信办", "市委网信办", "市互联网信息办公室"), "北京", "北京市委网信办"),
        (("国家发展改革委", "发展改革委", "国家发展和改革委员会"), "全国", "国家发展改革委"),
        (("区政府", "区人民政府"), "东坡区", "东坡区人民政府"),
    ],
)  # fmt: skip
def test_spellings_of_one_department(forms: tuple[str, ...], place: str, expected: str) -> None:
    assert {name(form, place) for form in forms} == {expected}


@pytest.mark.parametrize(
    ("written", "place", "expected"),
    [
        ("市科技局", "眉山", "眉山市科技局"),
        ("市科技局", "中山", "中山市科技局"),
        ("市教育局", "东坡区", "眉山市教育局"),
        ("省教育厅", "绵阳", "四川省教育厅"),
        ("区教育局", "浦东新区", "浦东新区教育局"),
        ("本市财政局", "绵阳", "绵阳市财政局"),
        ("市政府各部门", "绵阳", "绵阳市政府各部门"),
        ("各县(区)人民政府", "绵阳", "绵阳市各县（区）人民政府"),
        ("市科技局", None, "市科技局"),
    ],
)
def test_whose_department_it_is(written: str, place: str | None, expected: str) -> None:
    assert name(written, place) == expected


@pytest.mark.parametrize(
    "written",
    ["财政部", "税务总局", "人民银行天津分行", "天津证监局", "安徽省财政厅", "江油市人民政府"],
)
def test_what_says_itself_whose_it_is_stays(written: str) -> None:
    assert name(written, "绵阳") == written


def test_a_bare_name_belongs_to_the_government_named_before_it() -> None:
    assert name("经信局", "东坡区", before="市") == "眉山市经济和信息化局"
    assert name("经信局", "东坡区", before="区") == "东坡区经济和信息化局"


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("市科学技术局", "市科技局"),
        ("科学技术局", "科技局"),
        ("发改委", "发展改革委"),
        ("绵阳科技局", "绵阳市科技局"),
        ("重庆市科学技术委员会", "重庆市科委"),
        ("市场监督管理局", "市场监管局"),
    ],
)
def test_a_name_asked_for(asked: str, key: str) -> None:
    assert department_key(asked) == key
