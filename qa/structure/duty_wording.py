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


def tasks_words(language: Language, departments: Sequence[str], shown: Shown) -> str:
    """How many tasks the departments have, and which."""
    named = [
        f"“{row.cells['task']}”{mark(shown.number(at))}"
        for at, row in enumerate(shown.rows[:NAMED])
    ]
    names = joined(departments, language)
    if language == "zh":
        return f"{names}的任务共 {len(shown.rows)} 项：{joined(named, language)}。"
    return f"{len(shown.rows)} tasks of {names}: {joined(named, language)}."


def who_words(language: Language, shown: Shown) -> str:
    """The task and its departments, lead first."""
    tasks: dict[str, list[str]] = {}
    for at, row in enumerate(shown.rows[:_MOST_NAMED]):
        key = f"{row.cells['document']}“{row.cells['task']}”"
        who = f"{row.cells['department']}（{row.cells['role']}）{mark(shown.number(at))}"
        if language == "en":
            who = f"{row.cells['department']} ({row.cells['role']}) {mark(shown.number(at))}"
        tasks.setdefault(key, []).append(who)
    parts = [
        f"{task}{'：' if language == 'zh' else ': '}{joined(who, language)}"
        for task, who in tasks.items()
    ]
    return "；".join(parts) + "。" if language == "zh" else "; ".join(parts) + "."
