"""Responsibility notes in all their forms, what they are for, and what is none."""

from __future__ import annotations

import pytest

from tests.corpus.duty_texts import duties, noted, roles

LEAD, WITH, SHARE = "lead", "participant", "shared"


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（责任单位：市数据局、市财政局）", [("市数据局", SHARE), ("市财政局", SHARE)]),
        ("(责任单位:市数据局)", [("市数据局", LEAD)]),
        ("〔责任部门：市数据局、各县（市、区）人民政府〕",
         [("市数据局", SHARE), ("各县（市、区）人民政府", SHARE)]),
        ("（市数据局、市财政局等按职责分工负责）", [("市数据局", SHARE), ("市财政局", SHARE)]),
        ("（市数据局负责）", [("市数据局", LEAD)]),
        ("（市数据局、市财政局）", [("市数据局", SHARE), ("市财政局", SHARE)]),
        ("（市级各部门按职责分工负责）", [("市级各部门", SHARE)]),
        ("（市级各部门负责落实）", [("市级各部门", LEAD)]),
        ("（市数据局牵头，市财政局、市教体局配合）",
         [("市数据局", LEAD), ("市财政局", WITH), ("市教体局", WITH)]),
        ("（市数据局、市财政局牵头，各区县负责落实，完成时限：2026年10月）",
         [("市数据局", LEAD), ("市财政局", LEAD), ("各区县", WITH)]),
        ("（牵头单位：市数据局；配合单位：市财政局、各园区管委会）",
         [("市数据局", LEAD), ("市财政局", WITH), ("各园区管委会", WITH)]),
        ("（牵头部门：市数据局 责任部门：市财政局）", [("市数据局", LEAD), ("市财政局", WITH)]),
        ("（牵头考核单位：市数据局，参加单位：市财政局）",
         [("市数据局", LEAD), ("市财政局", WITH)]),
        ("（市数据局会同市财政局等部门负责）", [("市数据局", LEAD), ("市财政局", WITH)]),
        ("（市数据局牵头会同市财政局落实）", [("市数据局", LEAD), ("市财政局", WITH)]),
        ("（市数据局（牵头）、市财政局、市教体局）",
         [("市数据局", LEAD), ("市财政局", WITH), ("市教体局", WITH)]),
        ("（市数据局负责，市财政局配合）", [("市数据局", LEAD), ("市财政局", WITH)]),
        ("（市委、市政府统一领导，市数据局负责）", [("市数据局", LEAD)]),
        ("（市级层面由市数据局负责，县级层面由县数据局负责）",
         [("市数据局", SHARE), ("县数据局", SHARE)]),
        ("（市数据局牵头，市各相关部门按分管领域负责，持续推进）",
         [("市数据局", LEAD), ("市各相关部门", WITH)]),
        ("责任单位：市数据局、市财政局。", [("市数据局", SHARE), ("市财政局", SHARE)]),
        ("\n牵头单位：市数据局\n配合单位：市财政局", [("市数据局", LEAD), ("市财政局", WITH)]),
        ("由市数据局牵头，市财政局、市教体局等部门按职责分工负责。",
         [("市数据局", LEAD), ("市财政局", WITH), ("市教体局", WITH)]),
        ("市数据局会同市财政局、市教体局等部门制定办法。",
         [("市数据局", LEAD), ("市财政局", WITH), ("市教体局", WITH)]),
        ("市数据局会同有关部门完善政府、企业共同参与的机制。", [("市数据局", LEAD)]),
        ("由市数据局负责落实。", [("市数据局", LEAD)]),
        ("市数据局负责统筹，市大数据中心负责建设。", [("市数据局", LEAD), ("市大数据中心", LEAD)]),
        ("由行业主管部门牵头推进。", [("行业主管部门", LEAD)]),
    ],
)  # fmt: skip
def test_forms_of_notes(note: str, expected: list[tuple[str, str]]) -> None:
    assert roles(noted(note)) == expected


@pytest.mark.parametrize(
    "note",
    [
        "（法定代表人负责）",
        "（由用人单位负责）",
        "由申请人负责提供材料。",
        "鼓励龙头企业牵头制定标准。",
        "建立分管副市长牵头的协调机制。",
        "违反规定的，由市市场监管局责令改正。",
        "各部门要高度重视，落实责任制。",
        "由市财政局负责同志任组长。",
        "市财政局负责人出席。",
        "县级以上人民政府负责数据管理的部门应当公开目录。",
        "市数据局会同市财政局制定了办法。",
        "本办法由市数据局负责解释。",
        "（以下简称市数据局）",
        "（绵阳市、德阳市）",
        "（责任单位：详见附件）",
        "领导小组办公室负责日常工作。",
    ],
)
def test_what_is_no_duty(note: str) -> None:
    assert roles(noted(note)) == []


def test_the_first_listed_leads_from_where_the_document_says_so() -> None:
    text = (
        "一、任务\n（一）建平台。建设平台。（责任单位：市财政局、市数据局）\n"
        "（二）育企业。培育企业。（责任单位：市科技局、市财政局。列在首位的为牵头单位，下同）\n"
        "（三）引人才。引进人才。（责任单位：市人社局、市财政局）\n"
    )
    assert [role for _, role in roles(text)] == [SHARE, SHARE, LEAD, WITH, LEAD, WITH]


def test_said_outside_a_note_the_first_leads_everywhere() -> None:
    text = (
        "一、任务（排在第一位的为牵头单位）\n"
        "（一）建平台。建设平台。（责任单位：市财政局、市数据局）\n"
    )
    assert roles(text) == [("市财政局", LEAD), ("市数据局", WITH)]


def test_a_star_leads_if_the_document_says_so() -> None:
    text = (
        "一、任务\n（一）建平台。建设平台。（责任单位：市财政局、*市数据局）\n"
        "注：标*的为牵头单位。\n"
    )
    assert roles(text) == [("市财政局", WITH), ("市数据局", LEAD)]


@pytest.mark.parametrize(
    ("text", "task", "clause"),
    [
        (noted("（市数据局负责）"), "建设数据平台", "一、（一）"),
        (noted("\n（市数据局负责）"), "建设数据平台", "一、（一）"),
        ("一、任务\n（一）建平台（市数据局负责）\n汇聚数据。\n", "建平台", "一、（一）"),
        ("一、任务\n（一）建设数据平台\n1.汇聚数据。\n2.开放场景。\n责任单位：市数据局\n",
         "建设数据平台", "一、（一）"),
        ("一、任务\n1.持续汇聚各类公共数据，开放更多的应用场景，服务全市各类企业。（市数据局负责）\n",
         "持续汇聚各类公共数据，开放更多的应用场景，服务全市各类企业", "一、1."),
    ],
)  # fmt: skip
def test_what_a_note_is_for(text: str, task: str, clause: str) -> None:
    (duty,) = duties(text)
    assert (duty.task, duty.clause) == (task, clause)
    assert duty.task in text


def test_each_paragraph_with_a_note_is_a_task() -> None:
    text = (
        "一、支持政策\n支持企业上云，给予补助。（市数据局负责）\n"
        "支持企业上市，给予奖励。（市金融办负责）\n"
    )
    assert [(d.department, d.task) for d in duties(text)] == [
        ("市数据局", "支持企业上云，给予补助"),
        ("市金融办", "支持企业上市，给予奖励"),
    ]


def test_a_note_covers_what_stands_before_it_since_the_last() -> None:
    covered = "对上市企业，按规定给予奖励。\n对并购项目，按规定给予贴息。（市金融办负责）"
    text = f"一、政策\n对上云企业，按规定给予补助。（市数据局负责）\n{covered}\n"
    second = duties(text)[1]
    assert text[second.scope_start : second.scope_end] == covered


def test_a_name_broken_by_a_line_end_inside_a_bracket() -> None:
    first, second = duties(noted("（责任单位：市科技局、市财\n政局）"))
    assert (second.department, second.department_name) == ("市财\n政局", "绵阳市财政局")
    assert first.department == "市科技局"


def test_the_time_limit_of_a_note() -> None:
    (duty,) = duties(noted("（市数据局负责，完成时限：2026年10月底）"))
    assert duty.due == "2026年10月底"


TABLE = [
    ("1", "建设数据平台", "市数据局", "市财政局、市教体局", "2026年"),
    ("2", "培育数据企业", "市经信局", "各区县人民政府", "持续推进"),
]
HEADER = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("\t".join(row) for row in (HEADER, *TABLE)),
        "\n".join("| " + " | ".join(row) + " |" for row in (HEADER, ("---",) * 5, *TABLE)),
        "\n".join("\n".join(row) for row in (HEADER, *TABLE)),
    ],
    ids=["tabs", "bars", "lines"],
)
def test_tables_of_duties(text: str) -> None:
    assert [(d.task, d.department, str(d.role), d.due) for d in duties(text + "\n")] == [
        ("建设数据平台", "市数据局", LEAD, "2026年"),
        ("建设数据平台", "市财政局", WITH, "2026年"),
        ("建设数据平台", "市教体局", WITH, "2026年"),
        ("培育数据企业", "市经信局", LEAD, "持续推进"),
        ("培育数据企业", "各区县人民政府", WITH, "持续推进"),
    ]


def test_a_merged_task_cell_holds_for_the_rows_below() -> None:
    text = "任务\t责任单位\n建设数据平台\t市数据局\n\t市财政局\n"
    assert [(d.task, d.department) for d in duties(text)] == [
        ("建设数据平台", "市数据局"),
        ("建设数据平台", "市财政局"),
    ]


@pytest.mark.parametrize("mark", ["\t", "\n"])
def test_a_table_by_department_with_a_name_broken_in_its_cell(mark: str) -> None:
    rows = [("部门", "职责与任务"), ("省自然资源和 规划厅", "统筹用地布局。"),
            ("省财政厅", "强化资金保障。")]  # fmt: skip
    text = "附件\n省级部门职责清单\n" + "\n".join(mark.join(row) for row in rows) + "\n说明\n"
    assert [(d.department, d.department_name, d.task) for d in duties(text, "四川")] == [
        ("省自然资源和 规划厅", "四川省自然资源规划厅", "统筹用地布局"),
        ("省财政厅", "四川省财政厅", "强化资金保障"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、分工\n（一）市数据局：牵头建设全市数据平台。\n（二）市财政局：落实平台建设所需资金。\n",
        "一、分工\n（一）市数据局\n牵头建设全市数据平台。\n（二）市财政局\n落实平台建设所需资金。\n",
    ],
    ids=["colon", "heading"],
)
def test_lists_by_department(text: str) -> None:
    assert [(d.department, str(d.role), d.task) for d in duties(text)] == [
        ("市数据局", LEAD, "牵头建设全市数据平台"),
        ("市财政局", LEAD, "落实平台建设所需资金"),
    ]


def test_a_list_of_members_is_no_list_of_duties() -> None:
    assert duties("成员单位：\n1.市数据局\n2.市财政局\n3.市教体局\n") == []
