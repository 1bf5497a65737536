"""What a tab keeps, what it gives back, and answers that need no second search."""

from __future__ import annotations

import pytest

from qa.assistant import Assistant
from qa.scope import Filters
from qa.web.conversation import Asked, Replies, Turn, read_filters, read_saved
from qa.web.startup import NotReadyError, Startup
from qa.web.suggestions import suggestions

GOAL = Asked("绵阳到2030年的产业规模目标是多少？")


@pytest.fixture
def replies(assistant: Assistant) -> Replies:
    startup = Startup()
    startup.ready(assistant)
    return Replies(startup, kept=2)


def test_what_was_kept_comes_back() -> None:
    saved = '[{"question": " 问 ", "filters": {"places": ["丽水"], "years": [2024]}}]'
    assert read_saved(saved) == [Asked("问", Filters(places=("丽水",), years=(2024,)))]


@pytest.mark.parametrize(
    "saved",
    [None, "", "null", "{", '{"question": "问"}', '[{"question": 1}]', '[{"question": " "}]',
     '[{"question": "问", "answer": "假"}]', '[{"question": "问", "filters": {"levels": ["x"]}}]'],
)  # fmt: skip
def test_what_makes_no_sense_is_an_empty_conversation(saved: str | None) -> None:
    assert read_saved(saved) == []


@pytest.mark.parametrize("chosen", [None, "", "[]", '{"years": ["x"]}', '{"place": ["丽水"]}'])
def test_filters_that_make_no_sense_restrict_nothing(chosen: str | None) -> None:
    assert not read_filters(chosen)


def test_the_latest_thirty_questions_are_taken_up() -> None:
    saved = "[" + ",".join(f'{{"question": "{n}"}}' for n in range(40)) + "]"
    assert [asked.question for asked in read_saved(saved)] == [str(n) for n in range(10, 40)]


def test_a_question_is_searched_once(replies: Replies) -> None:
    assert replies.turn(GOAL, ()) is replies.turn(GOAL, ())


def test_the_same_words_after_another_question_are_another_question(replies: Replies) -> None:
    first = replies.turn(GOAL, ())
    follow = Asked("丽水呢？")
    # Asked for the year of before, which 丽水 does not have: the nearest target is offered.
    assert replies.turn(follow, [first]).answer.nearest[0].place == "丽水"
    assert replies.turn(follow, [first]) is not replies.turn(follow, ())


def test_only_the_latest_answers_are_kept(replies: Replies) -> None:
    first = replies.turn(GOAL, ())
    for question in ("丽水机器人测试基地", "衢州标签"):
        replies.turn(Asked(question), ())
    assert replies.turn(GOAL, ()) is not first


def test_filters_are_part_of_the_question(replies: Replies) -> None:
    only = Asked("产业规模目标", Filters(places=("丽水",)))
    assert {c.place for c in replies.turn(only, ()).answer.citations} == {"丽水"}


def test_a_conversation_ends_with_what_to_ask_next(replies: Replies) -> None:
    *_, last = replies.conversation([GOAL, Asked("绵阳的算力平台由哪些单位负责？")])
    assert last.further
    assert not {reading.question for reading in last.further} & {GOAL.question}


def test_nothing_is_answered_before_the_start_is_done(starting: Startup) -> None:
    with pytest.raises(NotReadyError):
        Replies(starting).turn(GOAL, ())


def test_every_suggestion_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask(GOAL.question)
    offered = suggestions(answer, assistant, {GOAL.question}, Filters())
    assert 0 < len(offered) <= 3
    for reading in offered:
        assert assistant.ask(reading.question).kind != "abstain"


def test_an_abstention_suggests_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("火星基地的食堂几点开门？")
    assert Turn(Asked("x"), answer).further == ()
    assert suggestions(answer, assistant, (), Filters()) == ()
