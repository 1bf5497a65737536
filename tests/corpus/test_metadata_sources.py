# ruff: noqa: E501  (rows of tables)
"""Metadata of the seeds and of real documents, which lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.metadata import read_metadata
from corpus.model import Metadata

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")


def read(path: Path) -> Metadata:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return read_metadata(text.replace("\r\n", "\n").replace("\r", "\n"), path)


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
