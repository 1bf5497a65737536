"""Which year an aim is for, and whether a paper looks back or ahead."""

import pytest

from corpus.model import Document, Metadata
from corpus.outline import read_outline
from corpus.target_frame import read_frame
from corpus.targets import read_targets
from tests.corpus.target_texts import PLAN, REPORT, only, targets_of


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


def test_results_below_a_heading_that_only_sounds_like_an_aim() -> None:
    text = "一、2023年工作回顾\n——就业增长超出预期。\n全年城镇新增就业1314万人。\n"
    assert targets_of(text, REPORT) == ()


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
