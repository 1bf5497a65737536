"""“由谁负责”, “市科技局牵头哪些任务”: duties from the catalogue, complete, lead first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.describe import quoted_title
from corpus.model import Document, DutyRole
from qa.answer import Language
from qa.stated import StatedAnswer
from qa.structure.context import Context
from qa.structure.duty_asking import DutyKind, DutyWish, duty_wish
from qa.structure.duty_search import (
    Described,
    book_of,
    by_note,
    duties_of,
    fitting_notes,
    meant,
    said_by,
    written_in,
)
from qa.structure.duty_wording import (
    all_label,
    named_words,
    role_word,
    tasks_words,
    who_words,
)
from qa.structure.show import Quote, Row, joined, show, stated
from qa.structure.terms import Terms
from qa.structure.wording import columns
from qa.targets.wording import place_name

_NEAR = 8  # passages whose documents may hold the task where no place is named
_FIELD = 0.6  # share of a field's terms in a task that lies in it
_ORDER = {"lead": 0, "shared": 1, "participant": 2}


def answer_duties(context: Context) -> StatedAnswer | None:
    """The duties asked for as a table; ``None`` for other questions or without a fitting note."""
    documents = meant(context)
    wish = duty_wish(
        context.question,
        context.scope.content,
        book_of(context, documents),
        list(written_in(context, documents)),
    )
    if wish is None:
        return None
    if wish.kind is DutyKind.TASKS:
        return _tasks(context, wish, documents)
    if wish.kind is DutyKind.NAMED:
        return _named(context, wish, documents)
    return _departments(context, wish, documents)


def _tasks(context: Context, wish: DutyWish, documents: Sequence[Document]) -> StatedAnswer | None:
    """By department: its tasks, one row each; for several departments those that they share."""
    groups = [
        by_note(_in_field(context, wish, duties_of(context, documents, department.names)))
        for department in wish.departments
    ]
    keys = list(dict.fromkeys(key for group in groups for key in group))
    if wish.joint:
        keys = [key for key in keys if all(key in group for group in groups)]
    own = {key: [d for group in groups for d in _weightiest(group.get(key, ()))] for key in keys}
    every = by_note(duties_of(context, documents)) if own else {}
    if wish.alone:
        own = {key: found for key, found in own.items() if len(every[key]) == len(found)}
    asked = {key: found for key, found in own.items() if _meets(found, wish)}
    # None that it leads: those it takes part in, said to be so.
    other = not asked and bool(own)
    chosen = sorted((asked or own).items(), key=lambda item: _order(item[1]))
    if not chosen:
        return None
    language = context.question.language
    rows = [_task_row(found, every[key], language) for key, found in chosen]
    shown = show(rows, context.library)
    names = [department.words for department in wish.departments]
    text = tasks_words(
        language, names, shown, joint=wish.joint, missing=wish.roles if other else ()
    )
    first = ("task", "role", "department")
    keys_ = [*columns(first, language), ("departments", all_label(language))]
    keys_ += columns(("place_name", "clause", "document"), language)
    understood = {"intent": "duties", "departments": names, "roles": sorted(map(str, wish.roles))}
    return stated(text, shown, keys_, understood)


def _in_field(context: Context, wish: DutyWish, duties: list[Described]) -> list[Described]:
    """The duties in the field that the question narrows them to, all if it names none."""
    if not wish.field:
        return duties
    terms = Terms.of(context, wish.field)
    found = [
        d for d in duties if terms.share(f"{d['task']} {' '.join(d['section_path'])}") >= _FIELD
    ]
    return found or duties


def _weightiest(duties: Iterable[Described]) -> list[Described]:
    """The department's weightiest role in one note."""
    return sorted(duties, key=lambda d: _ORDER[d["role"]])[:1]


def _meets(duties: Sequence[Described], wish: DutyWish) -> bool:
    """Whether one of the departments named has a role asked for in the note."""
    return not wish.roles or any(DutyRole(duty["role"]) in wish.roles for duty in duties)


def _order(duties: Sequence[Described]) -> tuple[str, int, int]:
    """Document by document, what is led first."""
    first = duties[0]
    return first["document_id"], min(_ORDER[d["role"]] for d in duties), first["note_start"]


def _departments(
    context: Context, wish: DutyWish, documents: Sequence[Document]
) -> StatedAnswer | None:
    """By task: the departments of its note, lead first; without a place, of every document."""
    if not context.scope.places and not wish.everywhere and len(documents) > 1:
        near = {c.document.id for c in context.candidates[:_NEAR]}
        documents = [document for document in documents if document.id in near]
    notes = by_note(duties_of(context, documents))
    chosen = fitting_notes(context, wish.task, notes, everywhere=wish.everywhere)
    if not chosen:
        return None
    language = context.question.language
    said = said_by(context, wish.task, chosen, notes)
    rows = [
        _who_row(duty, language, wish.roles, notes[key], said=key in said)
        for key in chosen
        for duty in sorted(notes[key], key=lambda d: _ORDER[d["role"]])
    ]
    shown = show(rows, context.library)
    keys = columns(("department", "role", "task", "place_name", "clause", "document"), language)
    understood = {"intent": "duties", "task": notes[chosen[0]][0]["task"]}
    return stated(who_words(language, shown), shown, keys, understood)


def _named(context: Context, wish: DutyWish, documents: Sequence[Document]) -> StatedAnswer | None:
    """Every department with a duty in the documents, once for each, with its tasks."""
    every = duties_of(context, documents)
    asked = [d for d in every if not wish.roles or DutyRole(d["role"]) in wish.roles]
    groups: dict[tuple[str, str], list[Described]] = {}
    for duty in asked or every:
        groups.setdefault((duty["document_id"], duty["department_name"]), []).append(duty)
    if not groups:
        return None
    language = context.question.language
    rows = [_named_row(duties, language) for duties in groups.values()]
    shown = show(rows, context.library)
    keys = columns(("department", "role", "task", "place_name", "clause", "document"), language)
    silent = len(by_note(every)) - len(by_note(asked))
    text = named_words(language, shown, wish.roles if asked else frozenset(), silent)
    return stated(text, shown, keys, {"intent": "duties", "roles": sorted(map(str, wish.roles))})


def _task_row(own: Sequence[Described], note: Sequence[Described], language: Language) -> Row:
    """A task of the departments named, with all that its note names, lead first."""
    whole = len(own) > 1
    everyone = sorted(note, key=lambda d: _ORDER[d["role"]])
    cells = {
        "department": joined([d["department"] for d in own], "zh"),
        "department_name": joined([d["department_name"] for d in own], "zh"),
        "role": joined(list(dict.fromkeys(_role(d, language) for d in own)), language),
        "departments": joined([d["department"] for d in everyone], "zh"),
    }
    return Row(_common(own[0], language) | cells, {"department": _quote(own[0], whole=whole)})


def _who_row(
    duty: Described,
    language: Language,
    roles: frozenset[DutyRole],
    note: Sequence[Described],
    *,
    said: bool,
) -> Row:
    """A department of a task; beside the roles asked for the others are no direct answer.

    Nor are those of a note whose words say something else, ``said`` false.
    """
    asked = [d for d in note if DutyRole(d["role"]) in roles]
    cells = {
        "direct": said and (not asked or DutyRole(duty["role"]) in roles),
        "department": duty["department"],
        "department_name": duty["department_name"],
        "role": _role(duty, language),
    }
    return Row(_common(duty, language) | cells, {"department": _quote(duty, whole=True)})


def _named_row(duties: Sequence[Described], language: Language) -> Row:
    roles = sorted({d["role"] for d in duties}, key=_ORDER.__getitem__)
    cells = {
        "department": duties[0]["department"],
        "department_name": duties[0]["department_name"],
        "role": joined([role_word(language, DutyRole(role)) for role in roles], language),
        "task": "；".join(dict.fromkeys(d["task"] for d in duties)),
    }
    return Row(_common(duties[0], language) | cells, {"department": _quote(duties[0])})


def _common(duty: Described, language: Language) -> dict[str, str | None]:
    return {
        "task": duty["task"],
        "place": duty["place"],
        "place_name": place_name(duty["place"], language),
        "clause": duty["clause"] or None,
        "document": quoted_title(duty["title"]),
    }


def _role(duty: Described, language: Language) -> str:
    return role_word(language, DutyRole(duty["role"]))


def _quote(duty: Described, *, whole: bool = False) -> Quote:
    """The department as written, or the ``whole`` note."""
    span = (duty["note_start"], duty["note_end"]) if whole else (duty["start"], duty["end"])
    return Quote(duty["document_id"], *span)
