# ruff: noqa: E501  (rows of tables)
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata import read_metadata
from corpus.model import Level, Metadata, Status

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
NOTE = Path("note.txt")


def read(path: Path) -> Metadata:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return read_metadata(text.replace("\r\n", "\n").replace("\r", "\n"), path)


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


@needs_shared
@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        ("000", ("眉山市新一代人工智能发展实施方案", True, "眉山", "city", None, None, None, "unknown")),
        ("001", ("中山市加快新一代人工智能发展行动计划(2019—2021年)(征求意见稿)", False, "中山", "city",
                 "中山市科学技术局", None, "2019-05-31", "draft")),
        ("002", ("成都市加快人工智能产业发展推进方案（2019—2022年）", False, "成都", "city",
                 "成都市人民政府办公厅", None, "2019-02-16", "in_force")),
        ("003", ("安徽省新一代人工智能产业基地建设实施方案", False, "安徽", "province", None, None, None, "in_force")),
        ("004", ("天津市人民政府办公厅关于印发天津市新一代人工智能产业发展三年行动计划(2018—2020年)的通知", False,
                 "天津", "municipality", "天津市人民政府办公厅", "津政办发〔2018〕40号", "2018-10-22", "in_force")),
    ],
)  # fmt: skip
def test_the_seed_documents(seed: str, expected: tuple[object, ...]) -> None:
    (path,) = (SHARED / "seeds").glob(f"{seed}_*")
    found = read(path)
    assert (
        found.title, found.title_inferred, found.place, found.level, found.issuer, found.number, found.issued,
        found.status,
    ) == expected  # fmt: skip


BEIJING = ("北京", "municipality")
SHANGHAI = ("上海", "municipality")
NATION = ("全国", "national")
HAILAR = ("海拉尔区", "county")
# file (the beginning of its name), place and level, number, issued; read by eye
TABLE = [
    ("beijing_policies/00", BEIJING, "京网办发〔2026〕8号", "2026-03-26"),
    ("beijing_policies/01", NATION, "国数综政策〔2025〕122号", "2025-12-26"),
    ("beijing_policies/02", BEIJING, "京政数发〔2025〕12号", "2025-11-10"),
    ("beijing_policies/03", BEIJING, None, None),
    ("beijing_policies/04", BEIJING, None, "2025-06-30"),
    ("beijing_policies/06", BEIJING, None, "2025-05-06"),
    ("beijing_policies/08", BEIJING, "京大数据发〔2024〕1号", "2024-09-27"),
    ("beijing_policies/11", BEIJING, "京政数发〔2024〕7号", "2024-06-14"),
    ("beijing_policies/12", BEIJING, "京公开办发〔2024〕2号", "2024-04-22"),
    ("beijing_policies/13", BEIJING, None, "2024-02-08"),
    ("beijing_policies/16", BEIJING, "京政服函〔2023〕12号", "2023-08-07"),
    ("beijing_policies/21", BEIJING, "京公开办发〔2022〕1号", "2022-01-21"),
    ("beijing_policies/22", BEIJING, "北京市人民代表大会常务委员会公告〔十五届〕第62号", "2021-09-24"),
    ("beijing_policies/25", BEIJING, "京津冀政服同发〔2021〕1号", "2021-04-28"),
    ("beijing_policies/33", BEIJING, "京审改办发〔2020〕6号", "2020-07-17"),
    ("beijing_policies/36", BEIJING, "〔十五届〕第25号", "2020-03-27"),
    ("beijing_policies/38", BEIJING, "京政服发〔2019〕34号", "2019-12-30"),
    ("beijing_policies/39", BEIJING, "京审改办发〔2019〕2号", "2019-04-28"),
    ("beijing_policies/40", BEIJING, None, "2025-03-23"),
    ("beijing_policies/41", BEIJING, "京政服发〔2019〕15号", "2019-04-28"),
    ("beijing_policies/44", BEIJING, "京审改办发〔2021〕4号", "2021-04-01"),
    ("beijing_policies/59", BEIJING, None, None),
    ("beijing_policies/60", BEIJING, "京政服发〔2020〕14号", "2020-03-06"),
    ("beijing_policies/63", NATION, "工信部联科〔2025〕279号", "2025-12-25"),
    ("beijing_policies/64", NATION, "工信部联网安〔2026〕27号", "2026-01-30"),
    ("local_policy_txt/中国(上海)", SHANGHAI, "上海市人民政府令第19号", "2019-08-12"),
    ("local_policy_txt/中山", ("中山", "city"), "中山市人民政府令第16号", "2020-05-15"),
    ("local_policy_txt/包头", ("包头", "city"), "包府办发〔2022〕43号", "2022-04-14"),
    ("local_policy_txt/北京", BEIJING, "京经信发〔2022〕87号", "2022-11-21"),
    ("local_policy_txt/安徽省人民", ("安徽", "province"), "皖政办秘〔2021〕82号", "2021-09-02"),
    ("local_policy_txt/安徽省推进", ("安徽", "province"), "皖开放办〔2022〕6号", "2022-03-23"),
    ("local_policy_txt/广东", ("广东", "province"), "广东省人民政府令第290号", "2021-10-18"),
    ("local_policy_txt/阿坝", ("阿坝州", "city"), "阿府办发〔2021〕21号", "2021-10-11"),
    ("district_reports_gbk/2012", HAILAR, None, "2012-02-29"),
    ("district_reports_gbk/2016", HAILAR, None, "2016-02-19"),
    ("district_reports_gbk/2017", HAILAR, None, "2017-02-11"),
    ("district_reports_gbk/2019", HAILAR, None, "2019-03-04"),
    ("national_reports/2008", NATION, None, "2008-03-05"),
    ("national_reports/2010", NATION, None, "2010-03-05"),
    ("national_reports/2014", NATION, None, "2014-03-05"),
    ("national_reports/2018_关于", NATION, None, "2018-01-02"),
    ("national_reports/2022_二十大", NATION, None, "2022-10-16"),
    ("national_reports/2024", NATION, None, "2024-03-05"),
    ("local_regulations/上海市优化营商环境条例(2024", SHANGHAI, None, "2024-09-27"),
    ("local_regulations/云浮", ("云浮", "city"), None, "2023-03-03"),
    ("local_regulations/优化营商", NATION, "中华人民共和国国务院令第722号", "2019-10-22"),
    ("local_regulations/宁波", ("宁波", "city"), "宁波市第十三届人民代表大会常务委员会公告第28号", "2011-04-11"),
    ("local_regulations/汕头", ("汕头", "city"), None, "2022-05-30"),
    ("local_regulations/深圳经济特区数据", ("深圳", "city"), None, "2021-07-06"),
    ("local_regulations/科学技术进步法", NATION, None, "2021-12-24"),
    ("local_regulations/河南省促进", ("河南", "province"), None, "2019-09-27"),
    ("local_regulations/驻马店", ("驻马店", "city"), None, "2021-12-28"),
]  # fmt: skip


@needs_shared
@pytest.mark.parametrize(
    ("file", "place", "number", "issued"), TABLE, ids=[row[0] for row in TABLE]
)
def test_real_documents(
    file: str, place: tuple[str, str], number: str | None, issued: str | None
) -> None:
    folder, name = file.split("/")
    (path,) = (p for p in (SHARED / "documents" / folder).iterdir() if p.name.startswith(name))
    found = read(path)
    assert ((found.place, found.level), found.number, found.issued) == (place, number, issued)
