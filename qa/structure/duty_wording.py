"""Words of answers made of duties, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

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


def tasks_words(
    language: Language, departments: Sequence[str], shown: Shown, *, not_led: bool = False
) -> str:
    """How many tasks the departments have, and which; or that they lead none of these."""
    named = [
        f"“{row.cells['task']}”{mark(shown.number(at))}"
        for at, row in enumerate(shown.rows[:NAMED])
    ]
    names = joined(departments, language)
    if language == "zh":
        none = f"文中没有注明由{names}牵头的任务。" if not_led else ""
        return f"{none}{names}的任务共 {len(shown.rows)} 项：{joined(named, language)}。"
    none = f"No task is stated to be led by {names}. " if not_led else ""
    return f"{none}{len(shown.rows)} tasks of {names}: {joined(named, language)}."


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
