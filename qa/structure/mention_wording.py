"""Words of answers that say who mentions something, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qa.answer import Language
from qa.structure.show import Shown, joined, mark
from qa.targets.wording import place_name

_PLACES_NAMED = 40


def match_word(language: Language, *, exact: bool) -> str:
    """Whether the words themselves were found or near wording."""
    if language == "zh":
        return "原词或同义词" if exact else "相近表述"
    return "the words" if exact else "near wording"


def mention_words(
    language: Language,
    phrase: str,
    shown: Shown,
    coverage: Mapping[str, Any],
    others: Sequence[str],
) -> str:
    """Who mentions it, what was scanned, and who does not."""
    numbers: dict[str, str] = {}
    for at, row in enumerate(shown.rows):
        name = str(row.cells["place_name"])
        numbers[name] = numbers.get(name, "") + mark(shown.number(at))
    named = joined([f"{name}{marks}" for name, marks in numbers.items()], language)
    rest = joined([place_name(place, language) for place in others[:_PLACES_NAMED]], language)
    if language == "zh":
        more = f"等 {len(others)} 个地方" if len(others) > _PLACES_NAMED else ""
        lines = [
            f"{len(numbers)} 个地方的文件提到了“{phrase}”：{named}。",
            f"共 {coverage['documents']} 份文件，已扫描 {coverage['scanned']} 份："
            f"{coverage['with_target']} 份提到，{len(coverage['without_target'])} 份没有提到。",
            f"没有提到的地方：{rest}{more}。" if rest else "",
        ]
    else:
        more = f" and others, {len(others)} places in all" if len(others) > _PLACES_NAMED else ""
        verb = "place mentions" if len(numbers) == 1 else "places mention"
        lines = [
            f"{len(numbers)} {verb} “{phrase}”: {named}.",
            f"{coverage['documents']} documents, {coverage['scanned']} scanned: "
            f"{coverage['with_target']} mention it, {len(coverage['without_target'])} do not.",
            f"Not mentioned by: {rest}{more}." if rest else "",
        ]
    return "\n\n".join(line for line in lines if line)


def no_mention_words(language: Language, phrase: str, documents: int) -> str:
    """That no document mentions it."""
    if language == "zh" and documents == 1:
        return f"已扫描的 1 份文件没有提到“{phrase}”。"
    if language == "zh":
        return f"已扫描的 {documents} 份文件中，没有一份提到“{phrase}”。"
    if documents == 1:
        return f"The one document scanned does not mention “{phrase}”."
    return f"None of the {documents} documents scanned mentions “{phrase}”."


def silent_words(
    language: Language, phrase: str, shown: Shown, others: Sequence[str | None]
) -> str:
    """Which documents do not mention it, and which places do."""
    named = joined(
        [f"{row.cells['place_name']}{mark(shown.number(at))}" for at, row in enumerate(shown.rows)],
        language,
    )
    places = dict.fromkeys(filter(None, others))
    rest = joined([place_name(place, language) for place in places], language)
    if language == "zh":
        more = f"\n\n提到的地方：{rest}。" if rest else ""
        return f"{len(shown.rows)} 份文件没有提到“{phrase}”：{named}。{more}"
    more = f"\n\nMentioned by: {rest}." if rest else ""
    return f"{len(shown.rows)} documents do not mention “{phrase}”: {named}.{more}"
