import pytest

from corpus.model import Chunk, Document, Metadata
from index.encoders import Encoder
from index.model import Hit, Passage
from index.searcher import PassageIndex
from qa.question import Question
from qa.ranking import Candidate, Weights, rank, spread
from qa.scope import Scope

WEIGHTS = Weights(about=8.0, year=4.0, amount=1.0, other_place=-3.0)


def _found(
    name: str, text: str, score: float, place: str | None = None, number: str | None = None
) -> tuple[Hit, Chunk, Document]:
    document = Document(name, text, Metadata("规划", place=place, number=number), name, "0" * 64)
    chunk = Chunk(name, name, 0, None, (), "", 0, len(text), text)
    return Hit(name, score), chunk, document


def _rank(
    question: str, found: list[tuple[Hit, Chunk, Document]], places: tuple[str, ...] = ()
) -> list[Candidate]:
    return rank(Question.parse(question), Scope(places, content=question), found, WEIGHTS)


def _names(candidates: list[Candidate]) -> list[str]:
    return [candidate.chunk.id for candidate in candidates]


def test_without_signs_the_order_of_retrieval_stays() -> None:
    found = [_found("a", "甲", 2.0), _found("b", "乙", 2.0), _found("c", "丙", 1.0)]
    ranked = _rank("目标", found)
    assert [(c.chunk.id, c.score) for c in ranked] == [("a", 2.0), ("b", 2.0), ("c", 1.0)]


def test_the_year_asked_for() -> None:
    found = [_found("a", "到2025年", 5.0), _found("b", "到2030年", 2.0)]
    ranked = _rank("2030年的目标", found)
    assert [(c.chunk.id, c.score) for c in ranked] == [("b", 6.0), ("a", 5.0)]


def test_half_of_the_years_count_half() -> None:
    assert _rank("2025年和2030年", [_found("a", "到2030年", 1.0)])[0].score == 3.0


def test_the_amount_asked_for_in_any_wording() -> None:
    found = [_found("a", "达到80亿元", 1.5), _found("b", "达到五百亿元", 1.0)]
    assert _names(_rank("500亿", found)) == ["b", "a"]


def test_another_place_than_the_one_asked_for() -> None:
    found = [_found("a", "甲", 5.0, "天津"), _found("b", "乙", 3.0, "成都")]
    ranked = _rank("成都的目标", found, ("成都",))
    assert [(c.chunk.id, c.score) for c in ranked] == [("b", 3.0), ("a", 2.0)]


def test_the_passage_with_the_documents_own_number() -> None:
    found = [
        _found("a", "文号管理", 5.0, number="成府发〔2020〕1号"),
        _found("b", "成府发〔2020〕1号", 1.0, number="成府发〔2020〕1号"),
    ]
    ranked = _rank("文号是多少", found)
    assert [(c.chunk.id, c.score) for c in ranked] == [("b", 9.0), ("a", 5.0)]


def test_several_places_come_in_turns() -> None:
    found = [
        _found("c1", "甲", 9.0, "成都"),
        _found("c2", "乙", 8.0, "成都"),
        _found("x", "丙", 7.0, "天津"),
        _found("m1", "丁", 3.0, "眉山"),
        _found("m2", "戊", 2.0, "眉山"),
    ]
    ranked = _rank("成都和眉山的目标", found, ("成都", "眉山"))
    assert _names(ranked) == ["c1", "m1", "c2", "m2", "x"]


def test_places_inside_one_province_come_by_score() -> None:
    found = [
        _found("c1", "甲", 9.0, "成都"),
        _found("c2", "乙", 8.0, "成都"),
        _found("m1", "丁", 3.0, "眉山"),
    ]
    assert _names(_rank("四川的目标", found, ("成都", "眉山"))) == ["c1", "c2", "m1"]


@pytest.mark.parametrize("places", [(), ("成都",), ("成都", "眉山")])
def test_nothing_found(places: tuple[str, ...]) -> None:
    assert _rank("成都和眉山的目标", [], places) == []


def test_a_passage_that_adds_comes_before_one_that_repeats(encoder: Encoder) -> None:
    texts = {"a": "建设算力中心。", "b": "算力中心加快建设。", "c": "数据要素市场化。"}
    index = PassageIndex.build([Passage(id_, text) for id_, text in texts.items()], encoder)
    question = "算力中心和数据要素"
    ranked = _rank(question, [_found("a", texts["a"], 9), _found("b", texts["b"], 8),
                              _found("c", texts["c"], 7)])  # fmt: skip
    ordered = spread(Question.parse(question), Scope((), content=question), ranked, index)
    assert [(c.chunk.id, c.score) for c in ordered] == [("a", 9), ("c", 7), ("b", 8)]


def test_the_passage_with_what_is_asked_for_in_any_wording(encoder: Encoder) -> None:
    texts = {"a": "推进人工智能企业发展。", "b": "扶持农民种植柑橘。"}
    index = PassageIndex.build([Passage(id_, text) for id_, text in texts.items()], encoder)
    question, found = "Help for farmers with oranges", [_found("a", texts["a"], 9),
                                                            _found("b", texts["b"], 1)]  # fmt: skip
    ranked = rank(Question.parse(question), Scope((), content=question), found, WEIGHTS, index)
    assert _names(ranked) == ["b", "a"]
    assert ranked[0].score == 1 + WEIGHTS.concepts
