"""Which departments of the documents a question means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.department_names import department_key
from corpus.places import gazetteer
from qa.structure.department_wording import NamedField, named_fields

_OFFICE = re.compile(r"(?:局|委|办|厅|部|署|部门|办公室|办公厅|委员会)$")
_FEWEST = 3  # characters of the end of a name by which a question may call it
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2}[局委办厅联]$")
# Ends of names that say nothing of the field.
_VAGUE = re.compile(
    r"^(?:.?(?:管理|监督|监管|发展|服务|工作|改革|建设|资源|保障|主管|人民|行政|有关|相关|政府|合作"
    r"|促进|事务|执法|领导|委员|员|公|业|务|源|障|政|设|济))*"
    r"(?:局|委员会|委|办公室|办公厅|办|厅|部门|部|管委会|中心|政府|小组|单位|机构|会|室)$"
)
_GOVERNMENT = re.compile(r"(?:人民政府|政府|管委会)$")
_EVERY_DISTRICT = re.compile(
    r"各?(?:区县|县区|县[（(]区[）)]|区[（(]县[）)]|镇区|乡镇)|各[区县](?=政府|人民政府|[都要需应该的负])"
)
_UNKNOWN = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:管委会|委员会|(?<!办)公室|局|委(?![员托办派])|厅)(?![\u4e00-\u9fff]{0,2}数据)"
)
# A name that would be taken for two, or for the department of the level above.
_COMPOUND = re.compile(
    r"^[^、，]{2,}(?:和|与)[^、，]{1,8}(?:局|委|委员会|厅|部|办|中心)$"
    r"|^各(?:区县?|县区?|[区县][（(][^）)]*[）)]|镇街?|乡镇|街道|场景|行业)[^、，]{1,14}$"
)
_ASKING = re.compile(r"哪|什么|几|各|由|谁|个|多少|归口|责任|牵头|主管|相关|有关|这|那|每")


@dataclass(frozen=True, slots=True)
class Department:
    """A department that a question names.

    Attributes:
        names: its names in the documents, empty if they give no duty to any such department.
        start, end: where the question names it.
        words: as the question calls it.
    """

    names: tuple[str, ...]
    start: int
    end: int
    words: str


def departments_in(
    text: str, book: Iterable[tuple[str, str]], written: Iterable[tuple[str, str]] = ()
) -> list[Department]:
    """The departments that a text names, in order.

    Args:
        text: a question.
        book: ``(place, name)`` of the departments to choose from, names in full.
        written: ``(mention, name)``: how the documents write them.
    """
    entries = sorted(set(book))
    found = _as_written(text, written)
    plain = _blanked(text, found)
    found += [
        Department(_matching(field, entries), field.start, field.end, text[field.start : field.end])
        for field in named_fields(plain)
    ]
    found += _by_name(_blanked(text, found), entries)
    rest = _blanked(text, found)
    for match in _UNKNOWN.finditer(rest):
        if not _ASKING.search(match[0]) and not _VAGUE.match(match[0]):
            found.append(Department((), *match.span(), match[0]))
    return _glossed(text, sorted(found, key=lambda department: department.start))


def places_within(text: str, written: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where a text has the name of a department that bears a place inside it: 甲新区乙市管委会."""
    spans = []
    for name in {form for pair in written for form in pair}:
        at = text.find(name)
        if at >= 0 and any(place.start for place in gazetteer().find(name)):
            spans.append((at, at + len(name)))
    return spans


def _as_written(text: str, written: Iterable[tuple[str, str]]) -> list[Department]:
    """Departments whose written name holds what would part it: 市政务和数据局, 各区政务局."""
    names: dict[str, list[str]] = {}
    for mention, name in written:
        for form in (mention, name):
            if _COMPOUND.search(form) and form in text:
                names.setdefault(form, []).append(name)
    found: list[Department] = []
    for form in sorted(names, key=len, reverse=True):
        start = _blanked(text, found).find(form)
        if start >= 0:
            own = tuple(dict.fromkeys(names[form]))
            found.append(Department(own, start, start + len(form), form))
    return found


def _glossed(text: str, found: Sequence[Department]) -> list[Department]:
    """Of a department that brackets name again, “the health bureau (市卫健局)”, the second name."""
    kept: list[Department] = []
    for department in found:
        if kept and re.fullmatch(r"\s*[（(]\s*", text[kept[-1].end : department.start]):
            former = kept.pop()
            department = department if department.names else former
        kept.append(department)
    return kept


def _blanked(text: str, found: Sequence[Department]) -> str:
    for department in found:
        blank = " " * (department.end - department.start)
        text = text[: department.start] + blank + text[department.end :]
    return text


def _matching(field: NamedField, entries: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The names of a field's departments: in each place those called as asked, else the others."""
    chosen: list[str] = []
    for place in dict.fromkeys(place for place, _ in entries):
        names = [n for p, n in entries if p == place and _OFFICE.search(n) and _bears(n, field)]
        key = department_key(field.forms[0] + field.ending)
        asked = [n for n in names if field.ending and n.endswith(key)]
        asked = asked or [n for n in names if field.ending and field.forms[0] in n]
        names = asked or names
        owned = [n for n in names if field.head and f"{field.head}{_after(n, field)}" in n]
        ended = [n for n in owned or names if field.ending and n.endswith(field.ending)]
        chosen += ended or owned or names
    return tuple(dict.fromkeys(chosen))


def _bears(name: str, field: NamedField) -> bool:
    return any(
        name.endswith(form) if _SHORT_NAME.search(form) else form in name for form in field.forms
    )


def _after(name: str, field: NamedField) -> str:
    return next((form for form in field.forms if form in name), "")


def _by_name(text: str, entries: Sequence[tuple[str, str]]) -> list[Department]:
    """Departments called by the end of their name, or by it without its place."""
    hits: dict[tuple[int, int], list[str]] = {}
    for _, name in entries:
        span = _called(text, name)
        if span:
            hits.setdefault(span, []).append(name)
    kept: list[tuple[int, int]] = []
    for span in sorted(hits, key=lambda s: s[0] - s[1]):
        if not any(span[0] < end and start < span[1] for start, end in kept):
            kept.append(span)
    return [Department(tuple(dict.fromkeys(hits[s])), *s, text[slice(*s)]) for s in kept]


def _called(text: str, name: str) -> tuple[int, int] | None:
    """Where a text has the longest telling end of a name, ``None`` if nowhere."""
    district = _EVERY_DISTRICT.search(text)
    if district and re.search(r"各.{0,3}[县区镇].*(?:政府|委|$)", name):
        return district.span()
    bare = _GOVERNMENT.sub("", name)
    forms = [name[at:] for at in range(len(name) - _FEWEST + 1)]
    if bare != name:
        forms += [bare, *_without_places(name, text)]
    for form in forms:
        at = text.find(form)
        if at >= 0 and len(form) >= _FEWEST and not _VAGUE.match(form):
            return at, at + len(form)
    return None


def _without_places(name: str, text: str) -> list[str]:
    """天府新区眉山管委会 as 天府新区管委会, where the question says so."""
    found = []
    for mention in gazetteer().find(name):
        short = name[: mention.start] + name[mention.end :]
        found += [short] if short in text else []
    return found
