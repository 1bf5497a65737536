"""Words of answers made of duties, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from corpus.model import DutyRole
from qa.answer import Language
from qa.structure.show import Shown, joined, mark
from qa.structure.wording import NAMED

_MOST_NAMED = 40  # departments named in the sentence above the table
_ROLES: dict[Language, dict[DutyRole, str]] = {
    "zh": {
        DutyRole.LEAD: "牵头/主责",
        DutyRole.PARTICIPANT: "配合",
        DutyRole.SHARED: "共同负责",
    },
    "en": {DutyRole.LEAD: "lead", DutyRole.PARTICIPANT: "participant", DutyRole.SHARED: "shared"},
}


def role_word(language: Language, role: DutyRole) -> str:
    """The role in a word."""
    return _ROLES[language][role]


def all_label(language: Language) -> str:
    """Heading of the column with every department of a note."""
    return "全部责任单位" if language == "zh" else "All departments"


def tasks_words(
    language: Language,
    departments: Sequence[str],
    shown: Shown,
    *,
    joint: bool = False,
    missing: Collection[DutyRole] = (),
) -> str:
    """How many tasks the departments have, and which; or that none has the role asked for.

    Args:
        language: of the answer.
        departments: as the question names them.
        shown: a row for each task.
        joint: whether the tasks are those that all of them share.
        missing: roles asked for that they have in no task.
    """
    named = [f"“{row.cells['task']}”{mark(shown.number(at))}" for at, row in enumerate(shown.rows)]
    count = len(shown.rows)
    places = Counter(str(row.cells["place_name"]) for row in shown.rows)
    names = joined(departments, language)
    if language == "zh":
        role = "、".join(_ROLES["zh"][role] for role in missing)
        none = f"文中没有注明由{names}{role}的任务。" if missing else ""
        each = joined([f"{place} {number} 项" for place, number in places.items()], language)
        each = f"（{each}）" if len(places) > 1 else ""
        lead = f"{none}{names}{'共同承担' if joint else ''}的任务共 {count} 项{each}"
        return f"{lead}：{joined(named, language)}。" if count <= NAMED else f"{lead}，见下表。"
    none = f"No task is stated to have {names} as {' or '.join(missing)}. " if missing else ""
    each = joined([f"{place} {number}" for place, number in places.items()], language)
    each = f" ({each})" if len(places) > 1 else ""
    noun = "task" if count == 1 else "tasks"
    lead = f"{none}{count} {noun} of {names}{' together' if joint else ''}{each}"
    return f"{lead}: {joined(named, language)}." if count <= NAMED else f"{lead}; see the table."


def who_words(language: Language, shown: Shown) -> str:
    """The task and its departments, lead first."""
    tasks: dict[str, list[str]] = {}
    marks: dict[str, dict[str, None]] = {}
    for at, row in enumerate(shown.rows[:_MOST_NAMED]):
        key = f"{row.cells['document']}“{row.cells['task']}”"
        who = f"{row.cells['department']}（{row.cells['role']}）"
        if language == "en":
            who = f"{row.cells['department']} ({row.cells['role']})"
        tasks.setdefault(key, []).append(who)
        marks.setdefault(key, {})[mark(shown.number(at))] = None
    parts = [
        f"{task}{'：' if language == 'zh' else ': '}{joined(who, language)}{''.join(marks[task])}"
        for task, who in tasks.items()
    ]
    return "；".join(parts) + "。" if language == "zh" else "; ".join(parts) + "."


def named_words(language: Language, shown: Shown, roles: Collection[DutyRole], others: int) -> str:
    """How many departments have duties, which, and how many tasks name nobody in the role.

    Args:
        language: of the answer.
        shown: a row for each department.
        roles: roles asked for, empty for any.
        others: tasks whose note names departments, but none in these roles.
    """
    named = [
        f"{row.cells['department']}{mark(shown.number(at))}"
        for at, row in enumerate(shown.rows[:_MOST_NAMED])
    ]
    count, role = len(shown.rows), joined([_ROLES[language][role] for role in roles], language)
    if language == "zh":
        more = "等" if count > _MOST_NAMED else ""
        rest = f"另有 {others} 项任务的责任单位没有注明此角色。" if roles and others else ""
        kind = f"注明为{role}的" if roles else "责任"
        return f"{kind}单位共 {count} 个：{joined(named, language)}{more}。{rest}"
    more = " and others" if count > _MOST_NAMED else ""
    kind = f" as {role}" if roles else ""
    rest = (
        f" {others} more tasks name departments, but none in this role." if roles and others else ""
    )
    return f"{count} departments are named{kind}: {joined(named, language)}{more}.{rest}"
