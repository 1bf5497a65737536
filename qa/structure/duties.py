"""“由谁负责”, “市科技局牵头哪些任务”: duties from the catalogue, complete, lead first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.describe import quoted_title
from corpus.duty_store import DutyFilter
from corpus.model import DutyRole
from qa.answer import Language
from qa.stated import StatedAnswer
from qa.structure.context import Context, focus, named_documents
from qa.structure.duty_asking import DutyWish, duty_wish
from qa.structure.duty_wording import role_word, tasks_words, who_words
from qa.structure.show import Quote, Row, show, stated
from qa.structure.terms import Terms
from qa.structure.wording import columns
from qa.targets.wording import place_name

Described = dict[str, Any]
_NEAR = 8  # passages that may hold the note of a task
# How a note's task is told: its heading, the text it covers, the rank of its passage; chosen on
# the tuning half of eval/questions/structure_*.jsonl.
_TASK, _SCOPE, _PASSAGE = 1.0, 0.5, 0.6
_ENOUGH = 0.75
_AS_GOOD = 0.92  # of the best score: the same task of the same document, stated again
_ELSEWHERE = 0.65  # of the best score: the same task in another document
_ORDER = {"lead": 0, "shared": 1, "participant": 2}


def answer_duties(context: Context) -> StatedAnswer | None:
    """The duties asked for as a table; ``None`` for other questions or without a fitting note."""
    found: dict[str, bool] = {}

    def known(name: str) -> bool:
        if name not in found:
            duties = context.library.describe_duties(DutyFilter(department=(name,)))
            found[name] = bool(_admitted(context, duties))
        return found[name]

    wish = duty_wish(context.question, context.scope.content, known)
    if wish is None:
        return None
    return _tasks(context, wish) if wish.departments else _departments(context, wish)


def _admitted(context: Context, duties: Sequence[Described]) -> list[Described]:
    """Duties of the documents that may answer: those named, of the places named."""
    named = {document.id for document in named_documents(context)}
    allowed = {document.id for document in context.documents}
    places = set(context.scope.places)
    return [
        duty
        for duty in duties
        if duty["document_id"] in allowed
        and (not named or duty["document_id"] in named)
        and (not places or duty["place"] in places)
    ]


def _tasks(context: Context, wish: DutyWish) -> StatedAnswer | None:
    """By department: its tasks, those it leads first where leading is asked for."""
    groups = [
        _admitted(context, context.library.describe_duties(DutyFilter(department=names)))
        for names in wish.departments
    ]
    if wish.joint:
        shared = set.intersection(*({_note(d) for d in group} for group in groups))
        groups = [[d for d in group if _note(d) in shared] for group in groups[:1]]
    every = [d for group in groups for d in group]
    rows = _once([d for d in every if not wish.roles or DutyRole(d["role"]) in wish.roles])
    # None that it leads: those it takes part in, said to be so.
    other = not rows and bool(every)
    rows = rows or _once(every)
    if not rows:
        return None
    language = context.question.language
    shown = show([_row(duty, language) for duty in rows], context.library)
    names = ["/".join(names) for names in wish.departments]
    text = tasks_words(language, names, shown, not_led=other)
    keys = columns(("task", "role", "department", "place_name", "clause", "document"), language)
    understood = {"intent": "duties", "departments": [names[0] for names in wish.departments]}
    return stated(text, shown, keys, understood)


def _departments(context: Context, wish: DutyWish) -> StatedAnswer | None:
    """By task: the departments of its note, lead first; without a place, of every document."""
    near = list(dict.fromkeys(c.document.id for c in context.candidates[:_NEAR]))
    documents = [document.id for document in focus(context)] or near
    every = [
        duty
        for id_ in documents
        for duty in _admitted(context, context.library.describe_duties(DutyFilter(document_id=id_)))
    ]
    notes: dict[tuple[str, int], list[Described]] = {}
    for duty in every:
        notes.setdefault(_note(duty), []).append(duty)
    terms = Terms.of(context, wish.task)
    scores = {key: _score(context, terms, duties[0]) for key, duties in notes.items()}
    best = max(scores.values(), default=0.0)
    if best < _ENOUGH:
        return None
    chosen = _chosen(scores, best, everywhere=not context.question.places)
    rows = [d for key in chosen for d in sorted(notes[key], key=lambda d: _ORDER[d["role"]])]
    language = context.question.language
    shown = show([_row(duty, language, wish.roles, whole=True) for duty in rows], context.library)
    keys = columns(("department", "role", "task", "place_name", "clause", "document"), language)
    text = who_words(language, shown)
    return stated(text, shown, keys, {"intent": "duties", "task": rows[0]["task"]})


def _chosen(
    scores: dict[tuple[str, int], float], best: float, *, everywhere: bool
) -> list[tuple[str, int]]:
    """The best note and those as good; where no place is named, of other documents too."""
    order = sorted(scores, key=lambda key: -scores[key])
    chosen = [key for key in order if scores[key] >= _AS_GOOD * best]
    for key in order if everywhere else []:
        new = all(key[0] != document for document, _ in chosen)
        if new and scores[key] >= max(_ENOUGH, _ELSEWHERE * best):
            chosen.append(key)
    return chosen


def _note(duty: Described) -> tuple[str, int]:
    return (duty["document_id"], duty["note_start"])


def _score(context: Context, terms: Terms, duty: Described) -> float:
    """How well a note's task is the one asked for."""
    document = context.library.documents[duty["document_id"]]
    scope = document.text[duty["scope_start"] : duty["scope_end"]]
    heading = f"{duty['task']} {' '.join(duty['section_path'][-1:])}"
    rank = next(
        (
            at
            for at, c in enumerate(context.candidates[:_NEAR])
            if c.document.id == document.id
            and c.chunk.start < duty["note_end"]
            and duty["scope_start"] < c.chunk.end
        ),
        None,
    )
    passage = 0.0 if rank is None else 1.0 / (1 + rank)
    return _TASK * terms.share(heading) + _SCOPE * terms.share(scope) + _PASSAGE * passage


def _once(duties: Sequence[Described]) -> list[Described]:
    """One row for each note, the weightiest role of the department in it."""
    first: dict[tuple[str, int], Described] = {}
    for duty in sorted(duties, key=lambda d: _ORDER[d["role"]]):
        first.setdefault(_note(duty), duty)
    return [duty for duty in duties if first[_note(duty)] is duty]


def _row(
    duty: Described,
    language: Language,
    roles: frozenset[DutyRole] = frozenset(),
    *,
    whole: bool = False,
) -> Row:
    """A duty as a row that quotes the department, or the ``whole`` note."""
    span = (duty["note_start"], duty["note_end"]) if whole else (duty["start"], duty["end"])
    role = DutyRole(duty["role"])
    return Row(
        {
            "direct": not roles or role in roles or role is DutyRole.SHARED,
            "task": duty["task"],
            "department": duty["department"],
            "department_name": duty["department_name"],
            "role": role_word(language, role),
            "place": duty["place"],
            "place_name": place_name(duty["place"], language),
            "clause": duty["clause"] or None,
            "document": quoted_title(duty["title"]),
        },
        {"department": Quote(duty["document_id"], *span)},
    )
