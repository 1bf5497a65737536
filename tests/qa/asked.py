"""Questions about the texts of ``conftest``, and what their answers show."""

from __future__ import annotations

from qa.answer import Answer, Citation

# Question → file and a string of the passage that must be cited first.
ANSWERED = {
    "绵阳到2030年机器人产业规模是多少": ("mianyang.txt", "500亿元"),
    "Which cities target 500亿 by 2030?": ("mianyang.txt", "500亿元"),
    "绵阳的算力平台由哪些单位负责": ("mianyang.txt", "市科技局"),
    "什么是场景清单": ("mianyang.txt", "场景清单：是指"),
    "绵阳规划的文号是什么": ("mianyang.txt", "绵府发〔2023〕18号"),
    "低空经济产业规模目标": ("lishui.txt", "80亿元"),
    "衢州公共数据由谁统筹": ("quzhou.txt", "市大数据发展管理局"),
    "衢州的办法是什么时候印发的": ("quzhou.txt", "二〇二一年三月五日"),
    "衢州的办法根据什么文件制定": ("quzhou.txt", "《浙江省公共数据条例》"),
    "甘肃戈壁农业种植面积要达到多少万亩": ("gansu.txt", "40万亩"),
}
NOT_ANSWERED = ["今天天气怎么样", "Tell me a joke", "幼儿园招生年龄是几岁", "绵阳的联系电话是多少"]


def shown(answer: Answer) -> list[Citation]:
    """Every passage of an answer: cited, near, or left over."""
    return [*answer.citations, *answer.nearest, *answer.hits]
