"""Words that only ask are taken out of a question."""

import pytest

from index.bare import without_asking


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("一年有多少个星期", ["一年", "星期"]),
        ("What is the scale of robots?", ["scale", "robots?"]),
        ("由谁负责", ["负责"]),
        ("是什么", []),
        ("Which kinds of things are they going to use?", ["?"]),
    ],
)
def test_words_that_only_ask_do_not_count(question: str, bare: list[str]) -> None:
    assert without_asking(question).split() == bare
