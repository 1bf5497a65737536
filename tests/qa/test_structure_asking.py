"""How questions about structure are told from each other and from other questions."""

from __future__ import annotations

import pytest

from corpus.model import DutyRole, Level, Status
from qa.question import Question
from qa.structure.asking import items_wish
from qa.structure.catalogue_asking import catalogue_wish
from qa.structure.definition_asking import term_asked
from qa.structure.duty_asking import DutyKind, duty_wish
from qa.structure.mention_asking import mentions_wish
from qa.structure.overview import asks_overview


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("有哪些示范工程", "示范工程", None),
        ("方案的保障措施有哪几条", "保障措施", None),
        ("五项主要任务是哪几项", "主要任务", 5),
        ("What are the four basic principles?", "basic principles", 4),
        ("List the guarantee measures", "guarantee measures", None),
        ("创新体系要搭哪几个 platforms", "platforms", None),
        ("帮我列一下疏浚河道的三项工作", "工作", 3),
        ("检查结果怎么用，一条条列出来", "检查结果用", None),
        ("water meter（水表）有哪几种", "水表", None),
        ("“一件事”改革要求的六个“一”是什么", "“一”", 6),
    ],
)
def test_a_list_is_asked_for_by_its_noun_and_number(
    text: str, noun: str, count: int | None
) -> None:
    wish = items_wish(Question.parse(text), text)
    assert wish is not None
    assert (noun in wish.nouns, wish.count) == (True, count)


@pytest.mark.parametrize(
    "text",
    [
        "产业规模是多少", "哪些城市提出了目标", "水利局负责哪些任务", "为什么要修水库",
        "水库由谁管",        "How many firms are planned?", "Which cities plan a park?",
    ],
)  # fmt: skip
def test_other_questions_ask_for_no_list(text: str) -> None:
    assert items_wish(Question.parse(text), text) is None


def test_every_item_may_have_a_sign_and_parts_may_be_asked_for() -> None:
    signed, divided = (
        items_wish(Question.parse(text), text) for text in ("哪五个“微”", "目标分成几块")
    )
    assert signed is not None
    assert signed.each == "微"
    assert divided is not None
    assert divided.divides


def test_a_name_in_quotation_marks_may_stand_for_a_list() -> None:
    text = "“3456X”指什么"
    wish = items_wish(Question.parse(text), text)
    assert wish is not None
    assert (wish.names, wish.defines) == (("3456X",), True)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("哪些是征求意见稿", "status", frozenset({Status.DRAFT})),
        ("Which documents are still drafts for comment?", "status", frozenset({Status.DRAFT})),
        ("2018年发布的有哪些", "years", (2018,)),
        ("Which documents were issued in 2019?", "years", (2019,)),
        ("哪些文件没有文号", "missing", ("number",)),
        ("Which documents have no issue date?", "missing", ("issued",)),
        ("最新的是哪个", "order", "latest"),
        ("which document is the oldest", "order", "earliest"),
        ("四川的文件有几份", "counts", True),
        ("省级文件有哪些", "levels", frozenset({Level.PROVINCE, Level.MUNICIPALITY})),
        ("你有哪些文件？", "places", ()),
    ],
)
def test_documents_are_asked_for_by_what_the_catalogue_says(
    text: str, field: str, value: object
) -> None:
    wish = catalogue_wish(Question.parse(text), lambda topic: False)
    assert wish is not None
    assert getattr(wish, field) == value


@pytest.mark.parametrize(
    "text",
    [
        "征求意见稿的主要任务有哪些", "2018年印发的方案提出了哪些保障措施",
        "给方案提意见最晚几号交", "哪些城市到2030年产业规模达到500亿元",
        "最新的智能工厂建在哪里",
        "对征求意见稿的意见盖章后送哪个科室", "Which cities mention drones?",
    ],
)  # fmt: skip
def test_questions_about_contents_are_not_about_the_catalogue(text: str) -> None:
    assert catalogue_wish(Question.parse(text), lambda topic: False) is None


def test_what_titles_say_narrows_the_documents_asked_for() -> None:
    wish = catalogue_wish(Question.parse("有哪些水利文件"), lambda topic: topic == "水利")
    assert wish is not None
    assert wish.topic == "水利"


@pytest.mark.parametrize(
    ("text", "phrase", "certain"),
    [
        ("哪些地方提到了数据跨境流动？", "数据跨境流动", True),
        ("文件里提到储能的有哪些地方", "储能", True),
        ("有哪些 places 提到 blockchain（区块链）", "blockchain（区块链）", True),
        ("Which places mention drones?", "drones", True),
        ("哪些地方打算建海水淡化厂", "建海水淡化厂", False),
        ("Which cities want to build data centres?", "build data centres", False),
        ("哪些文件有关于储能的内容", "储能", True),
        ("储能在哪些文件里出现", "储能", False),
        ("Is storage mentioned in any plan?", "storage", True),
    ],
)
def test_what_all_documents_are_looked_through_for(text: str, phrase: str, certain: bool) -> None:
    wish = mentions_wish(Question.parse(text))
    assert wish is not None
    assert (wish.phrase, wish.certain) == (phrase, certain)


def test_two_wordings_of_one_thing_are_both_looked_for() -> None:
    wish = mentions_wish(Question.parse("Which places mention blockchain（区块链）?"))
    assert wish is not None
    assert wish.wordings == ("blockchain", "区块链")


@pytest.mark.parametrize(
    "text",
    [
        "丽水的方案主要讲什么", "outline of the Lishui plan", "介绍一下这个条例的框架",
        "规划分成哪几部分", "What does the action plan cover, part by part?",
        "两个方案的结构有什么不同",
    ],
)  # fmt: skip
def test_overviews_are_told(text: str) -> None:
    assert asks_overview(Question.parse(text))


@pytest.mark.parametrize("text", [
    "产业结构怎么调整", "方案的文号是多少", "水库由谁负责", "方案的重点任务分哪几块",
    "丽水数字基础设施主要包括什么",
])  # fmt: skip
def test_single_points_are_no_overview(text: str) -> None:
    assert not asks_overview(Question.parse(text))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("什么是场景清单", "场景清单"), ("“整机研制”是什么意思", "整机研制"),
        ("条例所称的公共数据是指什么", "公共数据"),
        ("What does “sandbox” mean in the plan?", "sandbox"),
        ("丽水把离岸研发定义成什么", "离岸研发"), ("水权这个 term 是怎么解释的", "水权"),
        ("How is water right defined in the measures?", "water right"),
        ("What does the plan mean by river chief?", "river chief"),
        ("What is user profiling under the regulation?", "user profiling"),
    ],
)  # fmt: skip
def test_the_term_whose_meaning_is_asked(text: str, term: str) -> None:
    assert term_asked(Question.parse(text), text) == term


BOOK = (("丽水", "丽水市水利局"), ("丽水", "丽水市财政局"), ("丽水", "丽水市教育体育局"))
LEAD, HELP = DutyRole.LEAD, DutyRole.PARTICIPANT


@pytest.mark.parametrize(
    ("text", "names", "joint", "roles"),
    [
        ("市水利局牵头哪些任务", ["水利局"], False, {LEAD}),
        ("水利局和财政局共同负责的任务有哪些", ["水利局", "财政局"], True, set()),
        ("水利和财政部门一起负责什么", ["水利局", "财政局"], True, set()),
        ("水利局和财政局分别负责什么", ["水利局", "财政局"], False, set()),
        ("What are the tasks of 水利局?", ["水利局"], False, set()),
        ("财政牵头的任务", ["财政局"], False, {LEAD}),
        ("教育局的职责", ["教育体育局"], False, set()),
        ("水务部门要配合什么", ["水利局"], False, {HELP}),
        ("水利局牵头或参与了哪些", ["水利局"], False, set()),
        ("which tasks does the finance bureau lead", ["财政局"], False, {LEAD}),
        ("How many tasks is the water resources bureau involved in?", ["水利局"], False, set()),
    ],
)  # fmt: skip
def test_the_tasks_of_departments_are_asked_for(
    text: str, names: list[str], joint: bool, roles: set[DutyRole]
) -> None:
    wish = duty_wish(Question.parse(text), text, BOOK)
    assert wish is not None
    assert [d.names for d in wish.departments] == [(f"丽水市{name}",) for name in names]
    assert (wish.kind, wish.joint, set(wish.roles)) == (DutyKind.TASKS, joint, roles)


@pytest.mark.parametrize(
    ("text", "task", "roles"),
    [
        ("水库由谁负责", "水库", set()),
        ("水库除险该找哪个局", "水库除险", set()),
        ("水库是水利局管吗", "水库", set()),
        ("水库由谁牵头", "水库", {LEAD}),
        ("水库是哪个部门牵头、哪些部门配合", "水库", set()),
        ("Which departments lead reservoirs?", "reservoirs", {LEAD}),
        ("Who is in charge of reservoirs?", "reservoirs", set()),
    ],
)
def test_the_departments_of_a_task_are_asked_for(
    text: str, task: str, roles: set[DutyRole]
) -> None:
    wish = duty_wish(Question.parse(text), text, BOOK)
    assert wish is not None
    assert (wish.kind, wish.task, set(wish.roles)) == (DutyKind.WHO, task, roles)


@pytest.mark.parametrize("text", ["牵头单位有哪些", "which departments are involved in the plan?"])
def test_without_a_task_all_departments_are_asked_for(text: str) -> None:
    wish = duty_wish(Question.parse(text), text, BOOK)
    assert wish is not None
    assert wish.kind is DutyKind.NAMED


@pytest.mark.parametrize(
    "text", ["水库容量多大", "部门之间怎么联动", "气象局负责什么", "水库负责人的电话"]
)
def test_a_question_without_any_duty_asks_for_none(text: str) -> None:
    assert duty_wish(Question.parse(text), text, BOOK) is None
