import pytest

from qa.abroad import places_abroad


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("日本2030年的产业规模目标", ["日本"]),
        ("What is the AI target of Singapore?", ["Singapore"]),
        ("South Korea 的产业规模", ["South Korea"]),
        ("伦敦和伦敦的企业", ["伦敦"]),
        ("与日本合作的项目有哪些", []),
        ("引进德国技术的补助", []),
        ("imports from Japan", []),
        ("东京人工智能产业规模", ["东京"]),
        ("法国梧桐种多少棵", []),
        ("tell us about it", []),
        ("Indiana robots", []),
        ("眉山的目标", []),
    ],
)
def test_places_that_a_question_is_about(text: str, places: list[str]) -> None:
    assert places_abroad(text) == places
