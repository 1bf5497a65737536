"""A conversation on the page: what was asked, with which filters, and what was answered.

A browser tab keeps only what was asked. The answers follow from it, so that a reload or an
export asks again; answers given lately are kept here and need no second search.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from pydantic import Field, TypeAdapter, ValidationError

from qa.answer import Answer, Reading
from qa.scope import Filters
from qa.web.bodies import MAX_QUESTION, FiltersBody, Strict
from qa.web.startup import Startup
from qa.web.suggestions import suggestions

KEPT_TURNS = 30
KEPT_ANSWERS = 256


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as typed, and the restriction on the documents that was set with it."""

    question: str
    filters: Filters = field(default_factory=Filters)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer; ``further`` are questions worth asking next."""

    asked: Asked
    answer: Answer
    further: tuple[Reading, ...] = ()


@dataclass(slots=True)
class Session:
    """One open page. Its events share this object, so that none works with an old state.

    ``number`` goes up with every question, stop and new conversation: who comes back with an
    older number is too late. ``open_question`` is the one under way, empty without any.
    """

    language: str = "zh"
    turns: list[Turn] = field(default_factory=list)
    open_question: str = ""
    number: int = 0

    def begin(self, question: str = "") -> int:
        """From now on ``question`` is under way, or none; returns its number."""
        self.number += 1
        self.open_question = question
        return self.number


class AskedBody(Strict):
    """One question as a tab keeps it and as an export gets it."""

    question: str = Field(max_length=MAX_QUESTION)
    filters: FiltersBody = Field(default_factory=FiltersBody)

    def asked(self) -> Asked:
        """The same as the page uses it."""
        return Asked(self.question.strip(), Filters.of(self.filters.model_dump(mode="json")))


_SAVED = TypeAdapter(list[AskedBody])


def read_saved(saved: str | None) -> list[Asked]:
    """What a tab has kept, oldest first; nothing where it is empty or makes no sense."""
    try:
        items = _SAVED.validate_json(saved or "[]")
    except ValidationError:
        return []
    return [item.asked() for item in items if item.question.strip()][-KEPT_TURNS:]


def read_filters(chosen: str | None) -> Filters:
    """The filters that a page has set; none where it is empty or makes no sense."""
    try:
        body = FiltersBody.model_validate_json(chosen or "{}")
    except ValidationError:
        return Filters()
    return Filters.of(body.model_dump(mode="json"))


class Replies:
    """Answers within conversations, the latest of them kept. Safe to share between threads."""

    def __init__(self, startup: Startup, kept: int = KEPT_ANSWERS) -> None:
        self._startup = startup
        self._kept = kept
        self._turns: OrderedDict[tuple[object, ...], Turn] = OrderedDict()
        self._lock = Lock()

    def turn(self, asked: Asked, earlier: Sequence[Turn]) -> Turn:
        """``asked`` answered after the ``earlier`` turns.

        Raises:
            NotReadyError: nothing can be answered yet.
            PolicyQAError: the question could not be answered.
        """
        earlier = earlier[-KEPT_TURNS:]
        key = self._key(asked, earlier)
        with self._lock:
            known = self._turns.get(key)
        if known is not None:
            return known
        history = [{"question": t.asked.question, "answer": t.answer.text} for t in earlier]
        answer = self._startup.assistant().ask(asked.question, history, asked.filters)
        return self._keep(key, Turn(asked, answer))

    def conversation(self, asked: Sequence[Asked]) -> list[Turn]:
        """Every question answered in its place; the last one with its further questions."""
        turns: list[Turn] = []
        for item in asked:
            turns.append(self.turn(item, turns))
        if turns:
            turns[-1] = self.with_further(turns[-1], turns[:-1])
        return turns

    def with_further(self, turn: Turn, earlier: Sequence[Turn]) -> Turn:
        """The turn with questions worth asking next that the documents answer."""
        if turn.further:
            return turn
        asked = {item.asked.question for item in (*earlier, turn)}
        further = suggestions(turn.answer, self._startup.assistant(), asked, turn.asked.filters)
        known = self._key(turn.asked, earlier[-KEPT_TURNS:])
        return self._keep(known, Turn(turn.asked, turn.answer, further))

    def _key(self, asked: Asked, earlier: Sequence[Turn]) -> tuple[object, ...]:
        # Another assistant has other documents; its answers must not be mixed with these.
        assistant = id(self._startup.assistant())
        return (assistant, *(turn.asked for turn in earlier), asked)

    def _keep(self, key: tuple[object, ...], turn: Turn) -> Turn:
        with self._lock:
            self._turns[key] = turn
            self._turns.move_to_end(key)
            while len(self._turns) > self._kept:
                self._turns.popitem(last=False)
        return turn
