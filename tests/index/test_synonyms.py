from pathlib import Path

import pytest

from index.errors import IndexingError
from index.synonyms import ENGLISH_NEXT, ENGLISH_WEIGHT, SAME_WEIGHT, Synonyms
from index.terms import Route


@pytest.fixture(scope="module")
def synonyms() -> Synonyms:
    return Synonyms.load()


def texts(synonyms: Synonyms, query: str) -> set[str]:
    return {expansion.text for expansion in synonyms.expansions(query)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("AI小镇在哪里", "人工智能"),
        ("ＡＩ產業", "人工智能"),
        ("人工智能规模", "ai"),
        ("蓉2022年目标", "成都"),
        ("津AI产业", "天津"),
        ("GDP增速", "地区生产总值"),
        ("安微省的目标", "安徽"),
        ("smart agriculture", "智慧农业"),
        ("Responsible departments", "责任单位"),
        ("low-altitude economy", "低空经济"),
        ("subsidies", "补贴"),
        ("AI towns", "人工智能小镇"),
    ],
)
def test_stands_for(synonyms: Synonyms, query: str, expected: str) -> None:
    assert expected in texts(synonyms, query)


@pytest.mark.parametrize(
    ("query", "unexpected"),
    [
        ("川流不息", "四川"),
        ("said", "人工智能"),
        ("smart city", "城市"),
        ("粤港澳大湾区", "广东"),
        ("京东", "北京"),
    ],
)
def test_does_not_stand_for(synonyms: Synonyms, query: str, unexpected: str) -> None:
    assert unexpected not in texts(synonyms, query)


def test_what_an_expanded_term_counts() -> None:
    synonyms = Synonyms(["same\t甲方|乙方", "en\tpear|梨子|雪梨|香梨"])
    terms = synonyms.query_terms("甲方 pears", Route.WORDS)
    assert (terms["甲方"], terms["乙方"]) == (1.0, SAME_WEIGHT)
    # The most usual wording first, and each further one a share of the one before it.
    third = ENGLISH_WEIGHT * ENGLISH_NEXT**2
    assert (terms["梨子"], terms["香梨"]) == (ENGLISH_WEIGHT, pytest.approx(third))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("farmers growing pears", ["梨子", "种植"]),
        ("pears grown", ["梨子", "种植"]),
        ("stopping growth", []),
        ("bringing in firms", ["引进"]),
        ("dried pear trees", ["梨树"]),
    ],
)
def test_inflected_words(query: str, expected: list[str]) -> None:
    table = ["en\tpear|梨子", "en\tgrow|种植", "en\tbring in|引进", "en\tpear tree|梨树"]
    assert {e.text for e in Synonyms(table).expansions(query)} == set(expected)


def test_concepts_take_a_word_and_what_stands_for_it_together() -> None:
    synonyms = Synonyms(["en\tpear|梨子|雪梨", "talk\t找钱|融资"])
    assert [c.wordings for c in synonyms.concepts("Which pears to buy?")] == [
        (("pears",), ("梨子",), ("雪梨",)),
        (("buy",),),
    ]
    assert [c.wordings for c in synonyms.concepts("怎么找钱办厂")] == [
        (("找钱",), ("融资",)),
        (("钱办",),),
        (("办厂",),),
    ]


def test_places_count_as_typed(synonyms: Synonyms) -> None:
    assert synonyms.query_terms("Meishan target", Route.BIGRAMS, ["眉山"])["眉山"] == 1.0


def test_a_users_table_adds_to_the_built_in_one(tmp_path: Path) -> None:
    table = tmp_path / "synonyms.tsv"
    table.write_text("# mine\nsame\t甲乙丙|某某平台\n", encoding="utf-8")
    synonyms = Synonyms.load(table)
    assert "某某平台" in texts(synonyms, "甲乙丙的职责")
    assert "人工智能" in texts(synonyms, "AI")


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    table = tmp_path / "synonyms.tsv"
    table.write_text("same\t甲|乙\nsame 丙|丁\n", encoding="utf-8")
    with pytest.raises(IndexingError, match=r"synonyms\.tsv, line 2"):
        Synonyms.load(table)
