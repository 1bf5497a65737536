"""Dialogues: is a follow-up answered as its stand-alone form is?

A dialogue file has one JSON object a line: ``{"id", "language", "turns": [{"question"},
{"question", "standalone"}, …]}``. Every turn but the first has the form in which a person would
have asked it without the turns before; a change of topic has itself. Two answers are the same if
they are of one kind, begin with the same citation or row and have the same direct rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from corpus.errors import UsageError
from corpus.ingest import Progress
from eval.errors import QuestionFileError
from eval.fields import list_field, parse_object, string_field
from eval.judge import judge
from eval.questions import (
    LANGUAGES,
    Part,
    Question,
    load_questions,
    resolve_documents,
    split_of,
)
from qa import Assistant
from qa.answer import Answer

Spot: TypeAlias = tuple[Any, ...]
"""What a row or a citation says, in whatever language its labels are."""


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """One turn; ``standalone`` is empty for the first."""

    question: str
    standalone: str = ""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A conversation of two turns or more; ``language`` is ``zh``, ``en`` or ``mixed``."""

    id: str
    language: str
    turns: tuple[DialogueTurn, ...]


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """What became of one follow-up turn.

    ``turn`` counts from 1, the first question is turn 1; ``wanted`` and ``given`` are the kinds
    of the two answers, ``rewritten`` is the form that was answered.
    """

    id: str
    turn: int
    language: str
    question: str
    standalone: str
    rewritten: str
    wanted: str
    given: str
    same: bool


def is_dialogue_file(path: Path) -> bool:
    """Whether the first line of a file is a dialogue; else it is read as a question file.

    Raises:
        UsageError: no such file.
    """
    return "turns" in parse_object(next(iter(_lines(path)), (1, "{}"))[1])


def load_dialogues(path: Path, part: Part = "all") -> list[Dialogue]:
    """The dialogues of one half, by a hash of the id, or all of them.

    Raises:
        UsageError: no such file.
        QuestionFileError: the first line that breaks the form, or none in this half.
    """
    dialogues: dict[str, Dialogue] = {}
    for line, raw in _lines(path):
        try:
            dialogue = _dialogue(raw)
        except ValueError as error:
            raise QuestionFileError(f"{path}:{line}: {error}") from error
        if dialogue.id in dialogues:
            raise QuestionFileError(f"{path}:{line}: the id {dialogue.id!r} stands twice")
        dialogues[dialogue.id] = dialogue
    kept = [d for d in dialogues.values() if part == "all" or split_of(d.id) == part]
    if not kept:
        raise QuestionFileError(f"{path}: no dialogue in the half {part!r}")
    return kept


def ask_dialogues(
    assistant: Assistant, dialogues: Sequence[Dialogue], progress: Progress | None = None
) -> list[TurnOutcome]:
    """Every follow-up turn, asked with the turns before it and in its stand-alone form."""
    outcomes: list[TurnOutcome] = []
    for done, dialogue in enumerate(dialogues, start=1):
        history: list[Mapping[str, str]] = []
        for number, turn in enumerate(dialogue.turns, start=1):
            answer = assistant.ask(turn.question, history)
            history.append({"question": turn.question, "answer": answer.text})
            if turn.standalone:
                wanted = assistant.ask(turn.standalone)
                outcomes.append(_outcome(dialogue, number, turn, answer, wanted))
        if progress:
            progress("dialogues", done, len(dialogues))
    return outcomes


def ask_follow_ups(
    assistant: Assistant, path: Path, part: Part = "all", progress: Progress | None = None
) -> list[TurnOutcome]:
    """The questions with a history of a question file, against their judgements.

    They have no stand-alone form: one is right if its value is, or, without a value, if the
    first passage is relevant (an abstention, if it is not answerable).

    Raises:
        UsageError: no such file.
        QuestionFileError: the file breaks the form, or has no follow-up in this half.
    """
    questions = [
        q for q in load_questions(path) if q.history and part in ("all", split_of(q.id))
    ]  # fmt: skip
    if not questions:
        raise QuestionFileError(f"{path}: no question with a history in the half {part!r}")
    files = [str(document["file"]) for document in assistant.documents()]
    outcomes: list[TurnOutcome] = []
    for done, question in enumerate(resolve_documents(questions, files, path), start=1):
        answer = assistant.ask(question.text, question.history)
        turn = DialogueTurn(question.text)
        wanted = "answer" if question.answerable else "abstain"
        outcomes.append(
            TurnOutcome(
                question.id, len(question.history) + 1, question.language, turn.question, "",
                str(answer.question.get("rewritten", "")), wanted, answer.kind,
                _right(question, answer),
            )
        )  # fmt: skip
        if progress:
            progress("questions", done, len(questions))
    return outcomes


def same_answer(given: Answer, wanted: Answer) -> bool:
    """Whether two answers are of one kind, begin alike and have the same direct rows."""
    if given.kind != wanted.kind:
        return False
    if given.kind == "table":
        rows, others = _rows(given), _rows(wanted)
        return rows[:1] == others[:1] and set(rows) == set(others)
    return [_spot(c) for c in given.citations[:1]] == [_spot(c) for c in wanted.citations[:1]]


def tally(outcomes: Iterable[TurnOutcome]) -> dict[str, dict[str, Any]]:
    """Turns, those answered alike and their share: of all and by language."""
    groups: dict[str, list[TurnOutcome]] = {"all": []}
    for outcome in outcomes:
        groups["all"].append(outcome)
        groups.setdefault(outcome.language, []).append(outcome)
    return {
        name: {
            "turns": len(group),
            "same": (same := sum(o.same for o in group)),
            "share": round(same / len(group), 4) if group else None,
        }
        for name, group in groups.items()
    }


def _right(question: Question, answer: Answer) -> bool:
    judged = judge(question, answer, 1)
    if not question.answerable:
        return answer.kind == "abstain"
    if judged.value_correct is not None:
        return judged.value_correct
    return answer.kind != "abstain" and judged.rank == 1


def _rows(answer: Answer) -> list[Spot]:
    """The direct rows: targets by what they say, other rows by where they stand."""
    if answer.targets:
        keys = ("document_id", "start", "end", "value", "deadline")
        return [tuple(t[key] for key in keys) for t in answer.targets if t["direct"]]
    rows: Sequence[Mapping[str, Any]] = answer.table["rows"] if answer.table else ()
    cited = {citation.number: citation for citation in answer.citations}
    return [
        _spot(cited[row["citation"]]) if row.get("citation") in cited else tuple(row.values())
        for row in rows
    ]


def _spot(citation: Any) -> Spot:
    return (citation.document_id, citation.start, citation.end)


def _outcome(
    dialogue: Dialogue, number: int, turn: DialogueTurn, answer: Answer, wanted: Answer
) -> TurnOutcome:
    return TurnOutcome(
        dialogue.id, number, dialogue.language, turn.question, turn.standalone,
        str(answer.question.get("rewritten", "")), wanted.kind, answer.kind,
        same_answer(answer, wanted),
    )  # fmt: skip


def _lines(path: Path) -> list[tuple[int, str]]:
    if not path.is_file():
        raise UsageError(f"no question file at {path}")
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _dialogue(raw: str) -> Dialogue:
    record = parse_object(raw)
    language = string_field(record, "language")
    if language not in LANGUAGES:
        raise ValueError(f"'language' must be one of {', '.join(LANGUAGES)}, not {language!r}")
    turns = list_field(record, "turns")
    if len(turns) < 2 or not all(isinstance(turn, dict) for turn in turns):
        raise ValueError("'turns' needs two objects or more")
    first = DialogueTurn(string_field(turns[0], "question"))
    rest = (
        DialogueTurn(string_field(turn, "question"), string_field(turn, "standalone"))
        for turn in turns[1:]
    )
    return Dialogue(string_field(record, "id"), language, (first, *rest))
