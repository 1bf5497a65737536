"""Spoken and English wordings of questions about structure."""

from __future__ import annotations

import pytest

from qa.question import Question
from qa.structure.asking import items_wish
from qa.structure.catalogue_asking import catalogue_wish, fact_asked
from qa.structure.department_wording import english_departments, wider_names
from qa.structure.duty_asking import duty_wish
from qa.structure.mention_asking import mentions_wish


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


def test_english_departments_are_known_by_their_field() -> None:
    found = list(english_departments("tasks of the water resources and finance bureaus"))
    assert [stems for stems, _ in found] == [("水利", "水务"), ("财政",)]


def test_a_department_has_the_other_names_of_its_field() -> None:
    assert "市教育体育局" in wider_names("市教育局")
    assert wider_names("务局") == ()


def test_an_english_bureau_finds_the_chinese_one() -> None:
    text = "Which tasks does the water resources bureau lead?"
    wish = duty_wish(Question.parse(text), text, lambda name: name == "水务局")
    assert wish is not None
    assert wish.departments == (("水务局",),)


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
