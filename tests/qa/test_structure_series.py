"""Lists without 、: counted over sentences and lines, in pairs, as principles between commas."""

from __future__ import annotations

import pytest

from corpus.model import Document, Metadata
from corpus.outline import read_outline
from qa.question import Question
from qa.structure.asking import items_wish
from qa.structure.enumerations import enumerations
from qa.structure.issuers import asks_issuers
from qa.structure.item_nouns import count_of, excluded
from qa.structure.list_model import ItemList
from qa.structure.list_text import read_text
from qa.structure.lists import lists_of


def items_of(sentence: str) -> list[list[str]]:
    return [[sentence[a:b] for a, b in found.items] for found in enumerations(sentence)]


def lists(text: str) -> list[tuple[list[str], ItemList]]:
    document = Document("d", text, Metadata("甲市方案"), "d.txt", "0")
    return [
        ([text[item.start : item.end] for item in found.items], found)
        for found in lists_of(document, read_outline(text))
    ]


@pytest.mark.parametrize("gap", ["\n", ""])
def test_a_series_goes_over_several_sentences(gap: str) -> None:
    own = f"如下。{gap}一是修建水库。年内完工。{gap}二是疏浚河道。两年完工。"
    text = f"一、供水措施\n{own}\n二、其他\n照旧。"
    found = [one for items, one in lists(text) if items == ["修建水库", "疏浚河道"]]
    assert [one.heading for one in found] == ["供水措施"]


def test_labelled_lines_are_a_list_called_by_their_label() -> None:
    text = "一、供水\n领域一：农村供水\n略。\n二、排水\n领域二：城市排水\n略。\n"
    found = [one for items, one in lists(text) if items == ["农村供水", "城市排水"]]
    assert [one.tail for one in found] == ["领域"]


def test_what_stands_below_a_label_is_told_apart_by_it() -> None:
    below = "".join(
        f"领域{number}：{name}\n（一）设备\n一是{name}水泵。{'略' * 300}。\n二是{name}水表。\n"
        for number, name in zip("一二三", ("农村", "城市", "园区"), strict=True)
    )
    text = f"一、供水\n{below}"
    found = [one for items, one in lists(text) if items == ["城市水泵", "城市水表"]]
    assert found
    assert found[0].path[0] == "城市"


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("水费单分为“一般用水”和“其他用水”两部分。", ["“一般用水”", "“其他用水”"]),
        ("供水对象，分为农村用户和城市用户。", ["农村用户", "城市用户"]),
        ("治水坚持以政府为主导，以企业为主体，全社会参与的原则。",
         ["以政府为主导", "以企业为主体", "全社会参与"]),
        ("写明水源位置、取水时间、用水单位、联系方式和缴费地点、水表编号。",
         ["水源位置", "取水时间", "用水单位", "联系方式", "缴费地点", "水表编号"]),
        ("其配偶、未成年子女可同时办理用水登记。", ["配偶", "未成年子女"]),
        ("通过甲方投资、乙方集资等兴办的水厂、泵站、水库。", ["水厂", "泵站", "水库"]),
        ("全面做好节水、治污、防洪各项工作。", ["节水", "治污", "防洪"]),
        ("建立省级、市级、县级、乡级四级供水体系。", ["省级", "市级", "县级", "乡级"]),
    ],
)  # fmt: skip
def test_enumerations_of_other_forms(sentence: str, items: list[str]) -> None:
    assert items in items_of(sentence)


def test_what_quoted_items_are_stands_behind_the_quotation() -> None:
    found = next(iter(enumerations("形成“先节水、后调水、再用水”的供水模式。")))
    assert found.tail == "供水模式"


def test_lines_broken_at_a_margin_are_read_on_in_place() -> None:
    line = "为了节约用水和保护水源并且保障供水安全制定本办法并且认真抓好落"
    text = "\n".join([line] * 12)
    read = read_text(text)
    assert len(read) == len(text)
    assert "\n" not in read


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("除水库外，还建了哪些设施", "水库"),
        ("除了水库和泵站，甲市还要建哪些设施", "水库和泵站"),
        ("水库之外还有哪些设施", "水库"),
        ("Apart from reservoirs, which facilities are built?", "reservoirs"),
        ("有哪些设施", ""),
    ],
)
def test_what_a_question_leaves_out(question: str, left_out: str) -> None:
    assert excluded(question) == left_out


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("节水办法是哪几个部门联合印发的", True),
        ("Which departments jointly issued the water plan?", True),
        ("哪些部门负责节水", False),
        ("节水标准由哪些部门制定标准目录", False),
    ],
)
def test_who_issued_a_document_is_asked_for(question: str, asked: bool) -> None:
    assert asks_issuers(question) is asked


@pytest.mark.parametrize(("text", "count"), [("哪十六个字", None), ("哪三项", 3), ("五句话", 5)])
def test_characters_count_no_items(text: str, count: int | None) -> None:
    assert count_of(text) == count


def test_what_must_be_done_asks_for_a_list() -> None:
    text = "What must be published when a price is set?"
    assert items_wish(Question.parse(text), text) is not None
