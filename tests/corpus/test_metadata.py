# ruff: noqa: E501  (rows of tables)
"""Title, place, issuer, number, date and status, read from texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata import read_metadata
from corpus.model import Level, Status

NOTE = Path("note.txt")
LETTER = """\
川乐办发〔2020〕7号
乐山市人民政府办公室
关于印发《乐山市智慧农业发展方案》的通知
各县（市、区）人民政府：
经市政府同意，现将《乐山市智慧农业发展方案》印发给你们。参照《某省规划》（川府发〔2019〕3号）执行。
乐山市人民政府办公室
二〇二〇年三月十二日
乐山市智慧农业发展方案
一、目标
到2025年，全市产值超过20亿元。
"""


def test_a_title_over_two_lines_is_joined() -> None:
    title = read_metadata(LETTER, NOTE).title
    assert title == "乐山市人民政府办公室关于印发《乐山市智慧农业发展方案》的通知"


def test_the_own_number_is_taken_and_not_the_cited_one() -> None:
    assert read_metadata(LETTER, NOTE).number == "川乐办发〔2020〕7号"
    assert read_metadata(LETTER.split("\n", 1)[1], NOTE).number is None


def test_a_date_in_chinese_numerals_is_read() -> None:
    assert read_metadata(LETTER, NOTE).issued == "2020-03-12"


def test_issuer_and_place_come_from_the_letter() -> None:
    metadata = read_metadata(LETTER, NOTE)
    assert metadata.issuer == "乐山市人民政府办公室"
    assert (metadata.place, metadata.place_code, metadata.level) == ("乐山", "511100", Level.CITY)


@pytest.mark.parametrize("brackets", ["〔〕", "［］", "[]", "（）", "()", "【】"])
def test_brackets_of_the_number_are_made_uniform(brackets: str) -> None:
    text = f"皖政办{brackets[0]}2021{brackets[1]}82号\n安徽省人民政府办公厅关于数据工作的通知\n"
    assert read_metadata(text, NOTE).number == "皖政办〔2021〕82号"


def test_a_number_before_the_title_on_one_line() -> None:
    text = "津政发〔2020〕1号 天津市人民政府关于加强大数据工作的意见\n一、目标\n"
    assert read_metadata(text, NOTE).number == "津政发〔2020〕1号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("测试办法\n广州市人民政府令\n（第12号）\n", "广州市人民政府令第12号"),
        ("# 测试条例\n\n2019年1月2日 中华人民共和国国务院令第700号公布\n", "中华人民共和国国务院令第700号"),
        ("测试条例\n某市人民代表大会常务委员会公告\n〔十五届〕第6号\n", "某市人民代表大会常务委员会公告〔十五届〕第6号"),
    ],
)  # fmt: skip
def test_decrees_and_announcements_have_numbers(text: str, number: str) -> None:
    assert read_metadata(text, NOTE).number == number


def test_a_news_line_gives_the_title_and_issuer_of_the_plan() -> None:
    metadata = read_metadata(
        "杭州市人民政府办公厅印发了《杭州市算力发展方案》\n(2023-05-06）\n正文。", NOTE
    )
    assert metadata.title == "杭州市算力发展方案"
    assert metadata.issuer == "杭州市人民政府办公厅"
    assert metadata.issued == "2023-05-06"


def test_a_bracket_of_its_own_line_belongs_to_the_title() -> None:
    text = "合肥市低空经济发展行动计划\n（征求意见稿）\n为加快发展，制定本计划。\n一、目标\n"
    metadata = read_metadata(text, NOTE)
    assert metadata.title == "合肥市低空经济发展行动计划（征求意见稿）"
    assert metadata.status is Status.DRAFT


def test_labelled_values_of_a_saved_page_are_read() -> None:
    text = (
        "索引号：A1　主题分类：科技\n标　　题：苏州市数据条例实施意见\n发文机关：苏州市人民政府\n"
        "发文字号：苏府〔2023〕5号\n成文日期：2023年03月04日　发布日期：2023-03-10\n有效性：已失效\n正文。\n"
    )
    metadata = read_metadata(text, NOTE)
    assert metadata.title == "苏州市数据条例实施意见"
    assert metadata.number == "苏府〔2023〕5号"
    assert metadata.issuer == "苏州市人民政府"
    assert metadata.issued == "2023-03-04"
    assert metadata.status is Status.REPEALED


def test_the_file_name_is_the_title_where_the_text_has_none() -> None:
    metadata = read_metadata(
        "　　正文的第一段。\n", Path("07_宁波市数字贸易促进办法(2022-03-04).txt")
    )
    assert (metadata.title, metadata.title_inferred) == ("宁波市数字贸易促进办法", False)
    assert metadata.issued == "2022-03-04"


def test_a_title_is_inferred_from_the_first_paragraph() -> None:
    text = "为贯彻《国务院关于印发氢能产业发展规划的通知》(国发〔2022〕1号),结合乐山实际,制定本实施方案。\n一、目标\n"
    metadata = read_metadata(text, Path("000_ab12.txt"))
    assert (metadata.title, metadata.title_inferred) == ("乐山市氢能产业发展实施方案", True)
    assert metadata.place == "乐山"
    assert metadata.status is Status.UNKNOWN


def test_a_nameless_text_has_its_file_name_as_inferred_title() -> None:
    metadata = read_metadata("hello", Path("scan7.txt"))
    assert (metadata.title, metadata.title_inferred) == ("scan7", True)
    assert metadata.level is Level.UNKNOWN


def test_a_national_document_that_names_cities_is_national() -> None:
    text = "国务院关于数据工作的意见\n国发〔2023〕9号\n支持上海、深圳、成都先行先试，上海带头。\n"
    assert read_metadata(text, NOTE).level is Level.NATIONAL


def test_a_provincial_document_that_names_its_cities_stays_provincial() -> None:
    text = "关于加快数据产业发展的若干措施\n支持成都、绵阳、眉山发展，成都领先，成都示范。四川全省推进，我省支持。四川省内。\n我省落实。\n"
    metadata = read_metadata(text, NOTE)
    assert (metadata.place, metadata.level) == ("四川", Level.PROVINCE)


def test_a_letter_that_two_places_share_goes_to_the_one_named() -> None:
    text = (
        "宁政发〔2020〕5号\n关于加快算力产业发展的意见\n银川、石嘴山落实。宁夏大数据，宁夏算力。\n"
    )
    assert read_metadata(text, NOTE).place == "宁夏"
    assert read_metadata(text.replace("宁夏", "南京"), NOTE).place == "南京"


def test_several_signers_are_joined_and_a_deputy_stamp_is_left_out() -> None:
    text = "关于印发测试清单的通知\n各单位：\n现印发。\n绍兴市财政局\n绍兴市民政局\n（绍兴市民政局代章）\n2021年2月3日\n"
    metadata = read_metadata(text, NOTE)
    assert metadata.issuer == "绍兴市财政局、绍兴市民政局"
    assert metadata.issued == "2021-02-03"


def test_a_source_link_is_kept() -> None:
    text = "原文链接：https://example.org/a/1.html\n绍兴市测试办法\n"
    assert read_metadata(text, NOTE).source_url == "https://example.org/a/1.html"


def test_the_assembly_that_adopted_a_regulation_is_its_issuer() -> None:
    text = "# 绍兴市测试条例\n\n2020年1月2日 绍兴市第八届人民代表大会常务委员会第三次会议通过\n\n2020年3月4日 浙江省第十三届人民代表大会常务委员会第九次会议批准\n"
    metadata = read_metadata(text, Path("绍兴市测试条例(2020-03-20).md"))
    assert metadata.issuer == "绍兴市人民代表大会常务委员会"
    assert metadata.issued == "2020-03-20"


def test_front_matter_is_no_title() -> None:
    text = "---\ntitle: 别的\nplace: 眉山\n---\n# 绍兴市测试条例\n正文\n"
    assert read_metadata(text, Path("a.md")).title == "绍兴市测试条例"


_PIECES = st.sampled_from(
    ["关于", "印发", "《", "》", "的通知", "\n", "（", "）", "2019年", "5月31日", "眉山市", "人民政府", "〔2018〕40号", "：", "一、", "---\n",
     "发文字号：", "第", "届", "人民代表大会", "通过", "#", " ", "征求意见稿", "　", "制定本方案", "为加快", "，"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)),
    st.text(alphabet=st.characters(exclude_characters="/\\\x00"), min_size=1, max_size=20),
)
def test_any_text_has_metadata(text: str, name: str) -> None:
    metadata = read_metadata(text, Path(f"a{name}.txt"))
    assert metadata.title
    assert metadata.issued is None or metadata.issued[:2] in ("19", "20")
