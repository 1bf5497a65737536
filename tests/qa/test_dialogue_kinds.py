"""Kinds of following up: more places, fewer, which is first, other items, things put right."""

from __future__ import annotations

import pytest

from qa.dialogue import Turn, standalone_question


def rewritten(*questions: str) -> str:
    return standalone_question(questions[-1], [Turn(question) for question in questions[:-1]])


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("绍兴机器人产业规模是多少", "其他城市呢"), "哪些城市机器人产业规模是多少"),
        (("哪些地方有算力目标", "省里面呢"), "哪些省份有算力目标"),
        (("哪些地方有算力目标", "只看城市，省级的不看"), "哪些城市有算力目标"),
        (("Which cities have a robot target?", "only provinces"), "Which provinces have a robot"),
        (("绍兴算力目标", "还有哪些地方有算力目标"), "哪些地方有算力目标"),
        (("绍兴2026年零售额目标", "这几年都是多少"), "绍兴历年零售额目标"),
        (("绍兴市文旅局有哪些任务", "只看牵头的"), "绍兴市文旅局牵头的任务有哪些"),
    ],
)
def test_more_places_and_fewer(questions: tuple[str, ...], expected: str) -> None:
    assert rewritten(*questions).startswith(expected)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("哪些城市提出2030年算力目标", "最高的是哪个"), "2030年算力最高的是哪个城市"),
        (("绍兴的基金规模", "丽水呢", "哪个更高"), "绍兴和丽水的基金规模哪个更高"),
        (("比较绍兴和丽水的机器人举措", "再加上衢州"), "比较绍兴、丽水和衢州的机器人举措"),
        (("比较绍兴和丽水的机器人举措", "无人机呢"), "比较绍兴和丽水的无人机举措"),
        (
            ("How does Chengdu support startups?", "And Tianjin?", "compare them"),
            "Compare Chengdu and Tianjin: measures for startups",
        ),
    ],
)
def test_which_is_first_and_side_by_side(questions: tuple[str, ...], expected: str) -> None:
    assert rewritten(*questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("绍兴二氧化碳排放强度降低多少", "不是二氧化碳，是氨氮量"), "绍兴氨氮量排放降低多少"),
        (("绍兴带动的相关产业规模", "不是带动的，是核心产业"), "绍兴核心产业规模"),
        (("绍兴2026年产业规模", "不，2027年"), "绍兴2027年产业规模"),
        (("How large is the fund in Chengdu?", "No, Tianjin"), "How large is the fund in Tianjin?"),
        (
            ("Which department leads smart farms in Chengdu?", "Not the farms, the smart ports"),
            "Which department leads smart ports in Chengdu?",
        ),
    ],
)  # fmt: skip
def test_things_put_right(questions: tuple[str, ...], expected: str) -> None:
    assert rewritten(*questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (("绍兴2026年基础养老金提高到多少", "退休人员的呢"), "绍兴2026年退休人员养老金提高多少"),
        (("绍兴2026年改造多少套危房", "公路投资呢"), "绍兴2026年公路投资是多少"),
        (("绍兴2026年公路投资是多少", "铁路呢"), "绍兴2026年铁路投资是多少"),
        (("绍兴机器人小镇由谁负责", "园区呢"), "绍兴机器人园区由谁负责"),
        (("绍兴防汛由哪个部门负责", "街道办呢"), "绍兴防汛中街道办负责什么"),
        (("绍兴怎么支持机器人", "为什么要发展"), "绍兴机器人为什么要发展"),
        (("绍兴机器人基地", "它的责任单位"), "绍兴机器人基地责任单位"),
        (("《绍兴市养犬条例》第五条讲什么", "第十九条呢"), "《绍兴市养犬条例》第十九条讲什么"),
        (("哪些城市要建码头", "要建几个"), "哪些城市要建码头，要建几个"),
        (("绍兴渔港由谁负责", "古城保护示范工程的责任单位"), "绍兴古城保护示范工程的责任单位"),
    ],
)
def test_another_thing_is_asked_in_its_own_way(questions: tuple[str, ...], expected: str) -> None:
    assert rewritten(*questions) == expected


LISTED = Turn("绍兴的保障措施有哪些", "列有 2 项：“建立工作机制”[1]、“加大投入”[2]。")


@pytest.mark.parametrize(
    ("turns", "text", "expected"),
    [
        ((), "第二条由谁负责", "绍兴加大投入由谁负责"),
        ((), "上面最后一个具体怎么做", "绍兴加大投入有哪些内容"),
        ((Turn("第二条展开"), Turn("谁负责")), "第一条呢", "绍兴建立工作机制有哪些内容"),
        ((Turn("第二条展开"),), "丽水呢", "丽水的保障措施有哪些"),
    ],
)
def test_items_are_counted_in_the_list_before(
    turns: tuple[Turn, ...], text: str, expected: str
) -> None:
    assert standalone_question(text, [LISTED, *turns]) == expected


def test_a_question_of_its_own_takes_nothing_over() -> None:
    assert (
        rewritten("绍兴渔港由谁负责", "2026年全国铁路投资由谁负责") == "2026年全国铁路投资由谁负责"
    )
