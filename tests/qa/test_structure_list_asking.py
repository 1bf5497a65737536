"""Lists that are asked for without 哪些: by what contains them, by functions, by manner."""

from __future__ import annotations

import pytest

from qa.question import Question
from qa.structure.asking import items_wish
from qa.structure.duty_asking import duty_wish


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("What must a water register contain?", ("water register",)),
        ("平台公告应该写什么", ("平台公告",)),
        ("甲办法说供水设施包括哪五类", ("供水设施",)),
        ("监测队伍由谁组成", ("监测队伍",)),
    ],
)
def test_what_has_to_contain_the_items_is_their_noun(text: str, nouns: tuple[str, ...]) -> None:
    wish = items_wish(Question.parse(text), text)
    assert wish is not None
    assert wish.nouns == nouns


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("供水主管部门履行哪些职责", "functions"),
        ("怎么打造供水体系", "manner"),
        ("这份方案是落实哪几个文件", "titles"),
    ],
)
def test_how_a_list_is_asked_for(text: str, field: str) -> None:
    wish = items_wish(Question.parse(text), text)
    assert wish is not None
    assert getattr(wish, field)


def test_a_possessive_is_no_quotation_mark() -> None:
    text = "What rules must units follow under citizens' requests and Meishan's measures?"
    wish = items_wish(Question.parse(text), text)
    assert wish is not None
    assert wish.names == ()


def test_who_is_responsible_and_who_leads_asks_for_all() -> None:
    wish = duty_wish(
        Question.parse("供水工程哪些单位负责，谁牵头？"), "供水工程哪些单位负责，谁牵头？", ()
    )
    assert wish is not None
    assert wish.roles == frozenset()
