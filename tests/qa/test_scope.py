import pytest

from corpus.errors import UsageError
from corpus.model import Document, Level, Metadata, Status
from corpus.places import gazetteer
from qa.question import Question
from qa.scope import Filters, Scope, scope_of


def _document(place: str | None, code: str | None = None) -> Document:
    metadata = Metadata("规划", place=place, place_code=code)
    return Document(place or "none", "正文", metadata, "plan.txt", "0" * 64)


def _scope(question: str, *places: str) -> Scope:
    return scope_of(Question.parse(question), [_document(place) for place in places])


def test_a_place_with_documents_of_its_own() -> None:
    scope = _scope("眉山的产业规模", "眉山", "成都", "四川")
    assert (scope.places, scope.missing) == (("眉山",), ())


def test_documents_inside_the_place_stand_for_it() -> None:
    assert _scope("四川的产业规模", "眉山", "天津", "成都").places == ("眉山", "成都")


def test_a_document_around_the_place_stands_for_it() -> None:
    assert _scope("合肥的产业规模", "安徽", "天津").places == ("安徽",)


def test_a_national_document_does_not_stand_for_a_city() -> None:
    assert _scope("合肥的产业规模", "全国").missing == ("合肥",)


def test_a_place_without_documents_is_missing() -> None:
    scope = _scope("北京的产业规模", "眉山", "天津")
    assert (scope.places, scope.missing, scope.nowhere) == ((), ("北京",), True)


def test_one_of_two_places_is_missing() -> None:
    scope = _scope("成都和重庆的产业规模", "成都")
    assert (scope.places, scope.missing, scope.nowhere) == (("成都",), ("重庆",), False)


def test_a_place_abroad_is_missing_whatever_there_is() -> None:
    scope = _scope("法国2030年的产业规模", "成都", "全国")
    assert (scope.missing, scope.nowhere) == (("法国",), True)


def test_a_question_without_a_place_has_no_scope() -> None:
    assert _scope("产业规模是多少", "成都") == Scope(content="产业规模是多少")


def test_documents_without_a_place_are_no_hindrance() -> None:
    documents = [_document(None), _document("成都")]
    assert scope_of(Question.parse("成都的目标"), documents).places == ("成都",)


def test_the_code_tells_a_city_from_the_province_of_its_name() -> None:
    assert [place.name for place in gazetteer().named("吉林")][:2] == ["吉林省", "吉林市"]
    city = _document("吉林", "220200")
    assert scope_of(Question.parse("长春市的目标"), [city]).missing == ("长春",)


def test_content_leaves_out_the_place_that_chooses_the_documents() -> None:
    assert _scope("眉山的产业规模", "眉山").content == "的产业规模"


def test_content_keeps_a_place_that_another_stands_for() -> None:
    assert _scope("合肥的产业规模", "安徽").content == "合肥的产业规模"


def test_content_is_never_empty() -> None:
    assert _scope("眉山？", "眉山").content == "眉山？"


PLAN = Document(
    "1",
    "正文",
    Metadata("规划", place="成都", level=Level.CITY, issued="2023-06-08", status=Status.IN_FORCE),
    "plan.txt",
    "0" * 64,
)


@pytest.mark.parametrize(
    ("filters", "admitted"),
    [
        ({}, True),
        ({"places": ["成都"]}, True),
        ({"places": ["成都市"]}, True),
        ({"places": ["Chengdu"]}, True),
        ({"places": ["天津", "成都"]}, True),
        ({"places": ["天津"]}, False),
        ({"levels": ["city"]}, True),
        ({"levels": ["province"]}, False),
        ({"years": [2023]}, True),
        ({"years": [2022, 2024]}, False),
        ({"status": ["in_force"]}, True),
        ({"status": ["draft"]}, False),
        ({"places": ["成都"], "status": ["draft"]}, False),
        ({"places": None, "levels": []}, True),
    ],
)
def test_filters(filters: dict[str, list[str]], admitted: bool) -> None:
    assert Filters.of(filters).admits(PLAN) is admitted


def test_a_document_without_a_date_passes_no_year() -> None:
    assert not Filters(years=(2023,)).admits(_document("成都"))


def test_no_filters_are_false() -> None:
    assert not Filters.of(None)


def test_filters_of_filters_are_the_same() -> None:
    filters = Filters(places=("成都",))
    assert Filters.of(filters) is filters


def test_an_unknown_filter_is_named() -> None:
    with pytest.raises(UsageError, match="'place'"):
        Filters.of({"place": ["成都"]})
