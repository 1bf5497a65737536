from collections.abc import Callable

import pytest

from corpus.model import Chunk, Document, Metadata
from index.encoders import Encoder
from index.model import Hit, Passage
from index.searcher import PassageIndex
from qa.evidence import find_evidence
from qa.question import Question
from qa.ranking import Candidate

TASK = (
    "建设算力平台。统筹布局智能计算中心，面向中小企业开放算力资源。"
    "（责任单位：市经济和信息化局、市科技局）\n"
    "到2025年，机器人产业规模达到120亿元。到2030年，机器人产业规模突破500亿元。"
)
LONG = (
    "完善城市绿化管护制度。机器人产业规模稳步扩大。支持机器人整机研制。提高机器人产业规模和水平。"
    "推动机器人产业集聚。明确海水淡化的目标。力争每日产水二十万吨。做好绿化和养护。"
)
LISTED = "支持航线开通。对新开通的物流航线给予补助。责任单位：市交通运输局。"
HEADING = (0, 7)  # 建设算力平台。 in TASK

Mark = Callable[..., list[str]]


@pytest.fixture(scope="module")
def mark(encoder: Encoder) -> Mark:
    """The marked sentences of a text for a question."""
    texts = {"task": TASK, "long": LONG, "listed": LISTED, "blank": " \n "}
    passages = [Passage(name, text, title="规划") for name, text in texts.items()]
    index = PassageIndex.build(passages, encoder)

    def marked(name: str, question: str, *headings: tuple[int, int]) -> list[str]:
        text = texts[name]
        document = Document(name, text, Metadata("规划"), name, "0" * 64)
        chunk = Chunk(name, name, 0, None, (), "", 0, len(text), text)
        candidate = Candidate(Hit(name, 1.0), chunk, document, 1.0)
        evidence = find_evidence(Question.parse(question), question, index, candidate, headings)
        assert all(0 <= start < end <= len(text) for start, end in evidence)
        return [text[start:end].strip() for start, end in evidence]

    return marked


def test_the_sentence_with_the_year_and_amount_asked_for(mark: Mark) -> None:
    marked = mark("task", "哪个城市提出到2030年机器人产业规模达到500亿元？")
    assert "到2030年，机器人产业规模突破500亿元。" in marked[-1]


def test_an_english_question_marks_the_chinese_sentence(mark: Mark) -> None:
    assert "500亿元" in mark("task", "What is the scale target for 2030?")[-1]


def test_at_most_three_sentences_are_marked(mark: Mark) -> None:
    marked = mark("long", "机器人产业规模")
    assert 1 <= sum(text.count("。") for text in marked) <= 3


def test_what_stands_beside_the_best_sentence_comes_before_what_stands_apart(mark: Mark) -> None:
    marked = "".join(mark("long", "海水淡化的目标是每日产水多少"))
    assert "每日产水二十万吨" in marked
    assert "绿化" not in marked


def test_a_duty_question_marks_the_note_in_brackets(mark: Mark) -> None:
    marked = mark("task", "统筹布局智能计算中心由哪些单位负责")
    assert "（责任单位：市经济和信息化局、市科技局）" in marked[-1]


def test_a_duty_question_marks_the_note_in_a_sentence_of_its_own(mark: Mark) -> None:
    assert "责任单位：市交通运输局。" in mark("listed", "物流航线补助由谁负责")[-1]


def test_a_duty_question_marks_no_note_of_what_stands_before(mark: Mark) -> None:
    marked = mark("task", "到2030年机器人产业规模突破500亿元由谁负责")
    assert not any("责任单位" in text for text in marked)


def test_a_heading_answers_nothing(mark: Mark) -> None:
    marked = mark("task", "建设算力平台", HEADING)
    assert marked
    assert not any("建设算力平台。" in text for text in marked)


def test_a_heading_leads_a_duty_question_to_its_note(mark: Mark) -> None:
    assert (
        "（责任单位：市经济和信息化局、市科技局）"
        in mark("task", "建设算力平台由谁负责", HEADING)[-1]
    )


def test_a_text_of_headings_only_is_marked_all_the_same(mark: Mark) -> None:
    assert mark("listed", "支持航线开通", (0, len(LISTED)))


def test_a_blank_passage_has_no_evidence(mark: Mark) -> None:
    assert mark("blank", "机器人产业规模") == []
