"""What holds of the reader of duties for any text and any list of departments."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.duty_departments import split_departments
from tests.corpus.duty_texts import duties, noted

FIELDS = (
    "科技",
    "教育",
    "经济和信息化",
    "发展改革",
    "规划和自然资源",
    "人力资源社会保障",
    "文化和旅游",
)
OFFICES = st.builds(
    "{}{}{}".format, st.sampled_from("市省区县"), st.sampled_from(FIELDS), st.sampled_from("局委厅")
)
OTHERS = st.sampled_from(
    [
        "市委网信办",
        "各县(区)人民政府",
        "高新区管委会",
        "市大数据中心",
        "江油市人民政府",
        "市政府各部门",
    ]
)
NAMES = st.lists(st.one_of(OFFICES, OTHERS), min_size=1, max_size=8, unique=True)
FRAMES = st.sampled_from(
    [
        "（责任单位：{}）",
        "(责任单位:{})",
        "〔{}负责落实〕",
        "（牵头单位：{}）",
        "责任单位：{}。",
        "由{}牵头。",
    ]
)
WORDS = st.sampled_from(
    ["（", "）", "责任单位：", "牵头", "负责", "市科技局", "、", "，", "。", "\n", "一、", "1.",
     "\t", "由", "等", "配合单位：", "和", "各区", "2025年", "|", "序号", "任务", "会同", " "]
)  # fmt: skip


@settings(deadline=None)
@given(names=NAMES, separator=st.sampled_from(["、", "，", ",", "； "]))
def test_a_list_is_taken_apart_as_it_was_put_together(names: list[str], separator: str) -> None:
    text = f"前文{separator.join(names)}等后文"
    end = len(text) - len("后文")
    found = split_departments(text, len("前文"), end)
    assert [text[one.start : one.end] for one in found] == names


@settings(deadline=None)
@given(names=NAMES, frame=FRAMES)
def test_a_note_gives_the_departments_it_was_made_of(names: list[str], frame: str) -> None:
    read = duties(noted(frame.format("、".join(names))))
    assert [duty.department for duty in read] == names
    if len(names) == 1 or "牵头" in frame:
        assert {str(duty.role) for duty in read} == {"lead"}
    else:
        assert {str(duty.role) for duty in read} == {"shared"}


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(WORDS, max_size=40))
@example(pieces=["配合单位：", "各区", "\n", "一、"])  # a note that is the heading
def test_spans_are_verbatim_and_lie_in_each_other(pieces: list[str]) -> None:
    text = "".join(pieces)
    for duty in duties(text):
        assert text[duty.start : duty.end] == duty.department
        assert duty.department.strip() == duty.department != ""
        assert duty.scope_start <= duty.note_start <= duty.start
        assert duty.end <= duty.note_end <= duty.scope_end <= len(text)
        assert duty.task in text


@settings(deadline=None)
@given(pieces=st.lists(WORDS, max_size=40))
def test_the_same_text_gives_the_same_duties(pieces: list[str]) -> None:
    text = "".join(pieces)
    read = duties(text)
    assert read == duties(text)
    assert len({duty.id for duty in read}) == len(read)
