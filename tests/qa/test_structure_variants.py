"""Spoken and English wordings of questions about structure."""

from __future__ import annotations

import pytest

from qa.question import Question
from qa.structure.asking import items_wish
from qa.structure.catalogue_asking import catalogue_wish, fact_asked
from qa.structure.department_book import departments_in
from qa.structure.department_wording import named_fields
from qa.structure.duty_asking import DutyKind, duty_wish
from qa.structure.mention_asking import mentions_wish
from qa.structure.mention_concepts import has_form, short_names


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("有没有城市提到海水淡化", "海水淡化"),
        ("有文件提到海水淡化吗", "海水淡化"),
        ("Does any city mention desalination?", "desalination"),
    ],
)
def test_whether_any_place_mentions_something_is_a_mention(text: str, phrase: str) -> None:
    wish = mentions_wish(Question.parse(text))
    assert wish is not None
    assert (wish.phrase, wish.certain, wish.absent) == (phrase, True, False)


@pytest.mark.parametrize(
    "text", ["哪些地方没有提到海水淡化", "Which plans do not mention reservoirs?"]
)
def test_places_that_do_not_mention_it_are_asked_for_as_such(text: str) -> None:
    wish = mentions_wish(Question.parse(text))
    assert wish is not None
    assert wish.absent


def test_a_verb_parted_by_its_object_is_read_as_one() -> None:
    wish = mentions_wish(Question.parse("Which places mention taking water firms public?"))
    assert wish is not None
    assert wish.wordings == ("listing water firms",)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("tasks of the water resources and finance bureaus", ["水利", "财政"]),
        ("工信和科技部门", ["工信", "科技"]),
        ("智慧教育由谁负责", []),
        ("数据中心归谁管", []),
    ],
)
def test_departments_are_known_by_their_field(text: str, forms: list[str]) -> None:
    assert [field.forms[0] for field in named_fields(text)] == forms


def test_a_department_is_called_by_the_end_of_its_name() -> None:
    book = [("丽水", "丽水市委网信办"), ("丽水", "碧湖新区丽水管委会")]
    assert [d.names for d in departments_in("网信办做什么", book)] == [("丽水市委网信办",)]
    assert [d.names for d in departments_in("碧湖新区管委会做什么", book)] == [
        ("碧湖新区丽水管委会",)
    ]


def test_a_written_name_is_not_taken_apart() -> None:
    written = [("市政务和数据局", "丽水市政务数据局"), ("各区政府", "丽水市各区政府")]
    book = [("丽水", name) for _, name in written]
    for mention, name in written:
        assert [d.names for d in departments_in(f"{mention}做什么", book, written)] == [(name,)]


def test_a_place_within_a_name_is_part_of_it() -> None:
    written = [("碧湖新区丽水管委会", "碧湖新区丽水管委会")]
    text = "碧湖新区丽水管委会牵头的有哪几项"
    wish = duty_wish(Question.parse(text), text, [("丽水", written[0][1])], written)
    assert wish is not None
    assert [d.words for d in wish.departments] == [written[0][0]]


@pytest.mark.parametrize(
    "text",
    ["市财政局作为责任单位之一的任务都有哪些", "Which tasks list 市财政局 as responsible?"],
)
def test_a_department_among_the_responsible_ones_is_asked_for_its_tasks(text: str) -> None:
    wish = duty_wish(Question.parse(text), text, [("丽水", "丽水市财政局")])
    assert wish is not None
    assert wish.kind is DutyKind.TASKS


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("哪些地方提出要建水文站", ("要建水文站", "建水文站", "水文站")),
        ("哪些地方提出建筑业改革", ("建筑业改革",)),
    ],
)
def test_a_plan_is_looked_for_without_its_verb(text: str, wordings: tuple[str, ...]) -> None:
    wish = mentions_wish(Question.parse(text))
    assert wish is not None
    assert wish.wordings == wordings


def test_a_long_title_has_a_short_name() -> None:
    assert "国家试验区" in short_names("国家新一代智慧农业发展试验区")
    assert short_names("水文监测站网试验区") == ()


def test_a_department_named_again_in_brackets_is_one() -> None:
    book = [("丽水", "丽水市财政局")]
    found = departments_in("the finance bureau (市财政局)", book)
    assert [d.words for d in found] == ["市财政局"]


def test_a_department_of_the_city_is_not_that_of_the_province() -> None:
    book = [("丽水", "丽水市财政局"), ("丽水", "浙江省财政厅")]
    assert departments_in("财政厅", book)[0].names == ("浙江省财政厅",)
    assert departments_in("市财政局", book)[0].names == ("丽水市财政局",)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("这个办法什么时候施行", "effective"),
        ("办法的有效期到哪一年", "valid"),
        ("What is the source URL of the plan?", "source_url"),
        ("这是第几号令", "number"),
        ("条例是哪个机关通过的", "issuer"),
        ("征求意见稿是哪个单位发函的", "issuer"),
        ("Which bureau sent out the draft?", "issuer"),
        ("On what date was the plan issued?", "issued"),
    ],
)
def test_facts_about_a_document_are_told(text: str, fact: str) -> None:
    assert fact_asked(Question.parse(text)) == fact


@pytest.mark.parametrize(
    ("form", "found"), [("ic", False), ("chip", True), ("芯片", True), ("城", False)]
)
def test_latin_letters_are_found_as_words_alone(form: str, found: bool) -> None:
    assert has_form("city chips 芯片", form) is found


def test_words_that_ask_are_no_part_of_the_noun() -> None:
    wish = items_wish(Question.parse("智能水表重点推进哪些"), "智能水表重点推进哪些")
    assert wish is not None
    assert wish.nouns == ("智能水表",)


def test_documents_with_a_number_are_asked_for() -> None:
    wish = catalogue_wish(Question.parse("哪几份文件有文号"), lambda topic: False)
    assert wish is not None
    assert (wish.having, wish.missing) == (("number",), ())


def test_the_state_of_a_document_is_a_fact() -> None:
    assert fact_asked(Question.parse("那份是征求意见稿还是正式文件")) == "status"
