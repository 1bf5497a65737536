import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.dialogue import Turn, standalone_question

FIRST = "眉山到2030年产业规模是多少？"


def _after(*questions: str) -> list[Turn]:
    return [Turn(question) for question in questions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("那2025年呢?", "眉山到2025年产业规模是多少？"),
        ("那成都呢", "成都到2030年产业规模是多少？"),
        ("好的，那成都呢，谢谢", "成都到2030年产业规模是多少？"),
        ("麻烦再查一下天津的", "天津到2030年产业规模是多少？"),
        ("那成都2025年呢", "成都到2025年产业规模是多少？"),
        ("And what about Tianjin?", "Tianjin到2030年产业规模是多少？"),
        ("成都那会儿定的是多少？", "成都到2030年产业规模是多少？"),
        ("Is it the same in Tianjin?", "Tianjin到2030年产业规模是多少？"),
        ("下一年呢", "眉山到2031年产业规模是多少？"),
        ("再往后三年呢", "眉山到2033年产业规模是多少？"),
        ("two years later?", "眉山到2032年产业规模是多少？"),
        ("和成都比呢", "比较眉山和成都到2030年产业规模是多少？"),
        ("和2025年比", "比较眉山到2030年和2025年产业规模是多少？"),
    ],
)
def test_places_and_years_take_the_place_of_earlier_ones(text: str, expected: str) -> None:
    assert standalone_question(text, _after(FIRST)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业数量呢", "眉山到2030年企业数量是多少？"),
        ("同一年的投资目标", "眉山到2030年投资目标是多少？"),
        ("相关产业呢", "眉山到2030年相关产业规模是多少？"),
        ("国家级平台有几个", "眉山2030年国家级平台有几个"),
        ("how many companies?", "眉山2030年 how many companies"),
        ("责任单位是谁", "眉山产业规模责任单位是谁"),
        ("那么眉山由谁负责", "眉山产业规模由谁负责"),
        ("详细一点", FIRST),
    ],
)
def test_a_subject_takes_the_place_of_the_earlier_one(text: str, expected: str) -> None:
    assert standalone_question(text, _after(FIRST)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我问的是成都", "成都到2030年产业规模是多少？"),
        ("不是眉山，是成都", "成都到2030年产业规模是多少？"),
        ("不对，应该是2025年", "眉山到2025年产业规模是多少？"),
        ("No, I meant Tianjin", "Tianjin到2030年产业规模是多少？"),
    ],
)
def test_a_correction_replaces_what_it_takes_back(text: str, expected: str) -> None:
    assert standalone_question(text, _after(FIRST)) == expected


def test_a_subject_is_corrected_in_place() -> None:
    turns = _after("绍兴的核心产业规模是多少")
    assert standalone_question("不是核心产业, 是相关产业", turns) == "绍兴的相关产业规模是多少"


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        (
            "Which departments are responsible for the robot parks in Meishan?",
            "And for the robot schools?",
            "Which departments are responsible for the robot schools in Meishan?",
        ),
        (
            "How many parks will Meishan build by 2030?",
            "And how many schools?",
            "How many schools in Meishan in 2030?",
        ),
        (
            "How does Chengdu support startups?",
            "Is there a fund there?",
            "Is there a fund in Chengdu?",
        ),
        (
            "How does Chengdu support startups?",
            "Who is in charge of it?",
            "Who is in charge of startups in Chengdu?",
        ),
    ],
)
def test_english_turns(first: str, text: str, expected: str) -> None:
    assert standalone_question(text, _after(first)) == expected


@pytest.mark.parametrize(
    ("first", "text", "expected"),
    [
        ("哪些城市要培育10家以上企业", "20家的呢", "哪些城市要培育20家以上企业"),
        ("哪些城市定了目标", "超过500亿的呢", "哪些城市定了目标 超过500亿的"),
        ("哪些城市定了目标", "只看2030年的", "2030年哪些城市定了目标"),
        ("哪些城市有算力目标", "成都呢", "成都有算力目标"),
    ],
)
def test_lists_over_places(first: str, text: str, expected: str) -> None:
    assert standalone_question(text, _after(first)) == expected


LISTED = Turn("安徽的保障措施有哪些", "列有 2 项：“建立工作机制”[1]、“加大投入”[2]。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二条展开", "安徽加大投入有哪些内容"),
        ("最后一条说了什么", "安徽加大投入有哪些内容"),
        ("tell me more about item 1", "What is in “建立工作机制” of 安徽?"),
        ("第五条展开", "第五条展开"),
    ],
)
def test_an_item_of_the_last_answer(text: str, expected: str) -> None:
    assert standalone_question(text, [LISTED]) == expected


def test_items_are_recalled_where_the_answer_does_not_list_them() -> None:
    asked: list[str] = []

    def recall(question: str) -> list[str]:
        asked.append(question)
        return ["开展试点。每年两批。", "建设平台。"]

    turns = _after("绍兴怎么发展机器人", "那成都呢")
    assert standalone_question("第一条展开", turns, recall) == "成都开展试点有哪些内容"
    assert asked == ["成都怎么发展机器人"]


def test_both_are_the_places_of_the_turns_before() -> None:
    turns = _after("绍兴的机器人举措", "成都呢")
    assert standalone_question("两者有什么区别", turns) == "比较绍兴和成都的机器人举措"


@pytest.mark.parametrize("talk", ["今天食堂吃什么", "谢谢", "what's the weather today"])
def test_small_talk_neither_follows_up_nor_is_followed_up(talk: str) -> None:
    assert standalone_question(talk, _after(FIRST)) == talk
    assert standalone_question("那成都呢", _after(FIRST, talk)) == "成都到2030年产业规模是多少？"


def test_the_topic_may_stand_several_turns_back() -> None:
    turns = _after(FIRST, "那2025年呢？", "那成都呢？")
    assert standalone_question("And Tianjin?", turns) == "Tianjin到2025年产业规模是多少？"


@pytest.mark.parametrize(
    "text",
    [
        "成都由哪些单位负责建设算力平台",
        "成都由哪些单位负责建设算力平台呢？",
        "《公共数据管理条例》第三条讲什么",
        "哪些城市有算力目标",
        "什么是产业沙箱？",
        "那曲市有什么规划",
        "再生水利用率目标定为多少个百分点",
        "Which city supports the IT industry?",
        "Which cities have plans that target 500亿?",
        "Which cities doubled their output by 2030?",
        "Is there a subsidy for robots in Chengdu?",
        "What does Chengdu plan for its AI industry?",
    ],
)
def test_a_question_that_stands_on_its_own_stays_as_it_is(text: str) -> None:
    assert standalone_question(text, _after(FIRST)) == text


def test_the_first_character_of_a_word_is_no_filler() -> None:
    assert (
        standalone_question("再生水利用率呢", _after(FIRST)) == "眉山到2030年再生水利用率是多少？"
    )


@pytest.mark.parametrize("history", [[], [Turn("")], [Turn("  ", "您好")]])
def test_without_an_earlier_question_the_text_stays(history: list[Turn]) -> None:
    assert standalone_question(" 那成都呢？ ", history) == "那成都呢？"


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (Turn("甲", "乙"), Turn("甲", "乙")),
        ({"question": "甲", "answer": "乙"}, Turn("甲", "乙")),
        ({"question": "甲"}, Turn("甲", "")),
        ({}, Turn("", "")),
    ],
)
def test_turns_from_mappings(turn: Turn | dict[str, str], expected: Turn) -> None:
    assert Turn.of(turn) == expected


_PIECES = st.sampled_from(
    ["那", "呢", "2025年", "成都", "眉山市", "and ", "Tianjin", "it", "？", " ", "目标是多少", "再"]
)
_TEXTS = st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=6).map("".join))


@given(_TEXTS, st.lists(_TEXTS, max_size=4))
def test_never_empty_for_text(text: str, earlier: list[str]) -> None:
    assert bool(standalone_question(text, _after(*earlier))) == bool(text.strip())
