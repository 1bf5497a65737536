"""Words of the answers read from structure, in both languages. All else is verbatim."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Section
from qa.answer import Language
from qa.structure.catalogue_asking import CatalogueWish
from qa.structure.list_model import ItemList
from qa.structure.show import Shown, joined, mark, quoted

_LABELS: dict[Language, dict[str, str]] = {
    "zh": {
        "number": "序号", "item": "内容", "clause": "条款", "document": "文件",
        "place_name": "地区",
        "section": "部分", "text": "原文", "issuer": "发文机关", "document_number": "文号",
        "issued": "日期", "status": "状态", "fact": "项目", "value": "内容", "match": "方式",
        "below": "下设", "task": "任务", "department": "部门", "role": "职责",
    },
    "en": {
        "number": "No.", "item": "Item as written", "clause": "Clause", "document": "Document",
        "place_name": "Place", "section": "Part", "text": "As written", "issuer": "Issuer",
        "document_number": "Number", "issued": "Date", "status": "Status", "fact": "Fact",
        "value": "As stated", "match": "How", "below": "Below it",
        "task": "Task", "department": "Department", "role": "Role",
    },
}  # fmt: skip
_SHORT_ITEM = 40  # characters; longer items are read in the table
NAMED = 24  # items named in the sentence above the table

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "items": "{where}列有 {count} 项",
        "items_named": "：{items}。",
        "items_below": "，见下表。",
    },
    "en": {
        "items": "{where} lists {count} items",
        "items_named": ": {items}.",
        "items_below": "; see the table.",
    },
}


def columns(keys: Sequence[str], language: Language) -> list[tuple[str, str]]:
    """Columns with their labels."""
    return [(key, _LABELS[language][key]) for key in keys]


def item_words(language: Language, title: str, found: ItemList, shown: Shown) -> str:
    """Where the list stands, how many items it has, and the items if they are short."""
    words = WORDS[language]
    heading = found.path[-1] if found.path else ""
    where = (
        f"{title}{found.clause}{heading}"
        if language == "zh"
        else (" ".join(part for part in (title, found.clause + heading) if part))
    )
    lead = words["items"].format(where=where, count=len(shown.rows))
    names = [str(row.cells["item"]) for row in shown.rows]
    if max(map(len, names)) > _SHORT_ITEM or len(names) > NAMED:
        return lead + words["items_below"]
    named = [f"{quoted(name)}{mark(shown.number(at))}" for at, name in enumerate(names)]
    return lead + words["items_named"].format(items=joined(named, language))


def body_words(language: Language, title: str, shown: Shown) -> str:
    """Which bodies stand behind a document."""
    named = [
        f"{quoted(str(row.cells['item']))}{mark(shown.number(at))}"
        for at, row in enumerate(shown.rows)
    ]
    count, bodies = len(named), joined(named, language)
    if language == "zh":
        return f"{title}写明 {count} 个单位：{bodies}。"
    return f"{title} names {count} bodies: {bodies}."


_FACTS: dict[Language, dict[str, str]] = {
    "zh": {"number": "文号", "issued": "发布日期", "issuer": "发文机关", "title": "标题",
           "status": "状态", "effective": "施行日期", "valid": "有效期", "source_url": "来源网址"},
    "en": {"number": "document number", "issued": "date of issue", "issuer": "issuing body",
           "title": "full title", "status": "status", "effective": "effective date",
           "valid": "period of validity", "source_url": "source address"},
}  # fmt: skip


def catalogue_words(language: Language, wish: CatalogueWish, shown: Shown, every: int) -> str:
    """How many documents meet the wish, of how many; the one that is latest or earliest."""
    count = len(shown.rows)
    if wish.order is not None:
        names = joined([f"{row.cells['document']}{mark(shown.number(at))}"
                        for at, row in enumerate(shown.rows)], language)  # fmt: skip
        date = shown.rows[0].cells["issued"]
        if language == "zh":
            word = "最新" if wish.order == "latest" else "最早"
            return f"注明日期的文件中{word}的是{names}，日期为{date}。"
        return f"Of the dated documents the {wish.order} is {names}, dated {date}."
    if count == every:
        return f"共收录 {every} 份文件，见下表。" if language == "zh" else f"All {every} documents."
    if language == "zh":
        return f"已收录的 {every} 份文件中，符合条件的有 {count} 份，见下表。"
    noun = "document matches" if count == 1 else "documents match"
    return f"{count} {noun}, of {every} documents in all; see the table."


def no_document_words(language: Language, every: int) -> str:
    """That no document meets the wish."""
    if every == 1:
        only: dict[Language, str] = {
            "zh": "已收录的 1 份文件不是这样的文件。",
            "en": "The one document loaded is not of this kind.",
        }
        return only[language]
    if language == "zh":
        return f"已收录的 {every} 份文件中没有这样的文件。"
    return f"None of the {every} documents is of this kind."


def fact_words(language: Language, fact: str, shown: Shown) -> str:
    """The fact in a sentence, for one document or for each."""
    name = _FACTS[language][fact]
    stated = [(at, row) for at, row in enumerate(shown.rows) if row.cells["stated"]]
    parts = [
        f"{row.cells['document']}{'的' if language == 'zh' else ': '}{name}"
        f"{'是' if language == 'zh' else ' '}“{row.cells['value']}”{mark(shown.number(at))}"
        for at, row in stated[:NAMED]
    ]
    if without := len(shown.rows) - len(stated):
        parts.append(
            f"另有 {without} 份文中未注明"
            if language == "zh"
            else f"{without} more do not state it"
        )
    return ("；".join(parts) + "。") if language == "zh" else "; ".join(parts) + "."


def not_stated_words(language: Language, titles: Sequence[str], fact: str) -> str:
    """That the documents do not state the fact."""
    name = _FACTS[language][fact]
    if language == "zh":
        return f"{joined(titles, language)}文中未注明{name}。"
    return f"The {name} is not stated in {joined(titles, language)}."


def overview_words(language: Language, title: str, parts: int, shown: Shown) -> str:
    """Into how many parts a document falls, and which."""
    named = [
        f"{row.cells['section']}{mark(shown.number(at))}"
        for at, row in enumerate(shown.rows[:parts][:NAMED])
    ]
    aims = [
        f"“{row.cells['text']}”{mark(shown.number(parts + at))}"
        for at, row in enumerate(shown.rows[parts:])
    ]
    if language == "zh":
        more = f"\n\n量化目标：{joined(aims, language)}。" if aims else ""
        return f"{title}分为 {parts} 个部分：{joined(named, language)}。各部分的首句见下表。{more}"
    more = f"\n\nQuantified targets: {joined(aims, language)}." if aims else ""
    return (
        f"{title} has {parts} parts: {joined(named, language)}. "
        f"The table quotes the leading sentence of each.{more}"
    )


def outline_words(
    language: Language, titles: Sequence[str], outlines: Sequence[Sequence[Section]]
) -> str:
    """How many parts each document has, and which headings they share."""
    pattern = "{title}分为 {count} 个部分" if language == "zh" else "{title}: {count} parts"
    counts = [
        pattern.format(title=title, count=len(parts))
        for title, parts in zip(titles, outlines, strict=True)
    ]
    first = {part.heading for part in outlines[0] if part.heading}
    shared = [h for h in first if all(any(p.heading == h for p in o) for o in outlines[1:])]
    shared.sort(key=[part.heading for part in outlines[0]].index)
    if language == "zh":
        more = (
            f"标题相同的部分：{joined(shared, language)}。" if shared else "各部分标题没有相同的。"
        )
        return f"{'；'.join(counts)}。{more}"
    more = (
        f"Parts with the same heading: {joined(shared, language)}."
        if shared
        else ("No part has the same heading.")
    )
    return f"{'; '.join(counts)}. {more}"


def use_words(language: Language, *, defines: bool) -> str:
    """Whether a sentence defines the term or uses it."""
    if language == "zh":
        return "定义" if defines else "使用"
    return "definition" if defines else "use"


def part_words(language: Language) -> str:
    """That a span is one of the things that a term stands for."""
    return "所指" if language == "zh" else "part"


def definition_words(language: Language, shown: Shown, uses: int) -> str:
    """The definition, quoted, and how often the term is used besides."""
    row = shown.rows[0]
    number = mark(shown.number(0))
    if language == "zh":
        more = f"文中另有 {uses} 处用到，见下表。" if uses else ""
        return f"{row.cells['document']}：“{row.cells['text']}”{number}\n\n{more}".strip()
    times = "once" if uses == 1 else f"{uses} times"
    more = f"It is used {times} more; see the table." if uses else ""
    return f"{row.cells['document']}: “{row.cells['text']}” {number}\n\n{more}".strip()
