"""👍/👎 under an answer, “this is the right passage” on a card, and where both are sent."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from qa.answer import Answer, AnswerKind, Citation
from qa.feedback import Passage, Rating, Verdict
from qa.web.bodies import MAX_QUESTION, ErrorBody, Reply, Strict, TurnBody
from qa.web.feedback_words import feedback_words
from qa.web.labels import Labels
from qa.web.markup import esc
from qa.web.startup import Startup

MAX_REASON = 2_000
MAX_TEXT = 4_000  # characters of the answer that are kept
MAX_CITATIONS = 500
MAX_PLACES = 500
KEPT_TURNS = 4
MAX_ID = 200

# A drawing, since many machines have no font with 👍; 👎 is the same, turned by the stylesheet.
_THUMB = (
    "M8 10.5 11.6 3c1.6 0 2.8 1.2 2.8 2.7V9h4.7c1.3 0 2.2 1.1 2 2.4l-1.2 7.4c-.2 1-1 1.7-2 1.7H8z"
    "M3.5 10.5H8v10H3.5z"
)


class SpanBody(Strict):
    """A passage by its place: offsets in code points into the document's stored text."""

    document_id: str = Field(max_length=MAX_ID)
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class CitedBody(SpanBody):
    """A passage that the answer cited; ``direct``: the answer rests on it."""

    direct: bool = True


class GivenAnswerBody(Strict):
    """The answer that the verdict is about."""

    kind: AnswerKind
    text: str = Field(default="", max_length=200_000)
    citations: list[CitedBody] = Field(default_factory=list, max_length=MAX_CITATIONS)
    places: list[str] | None = Field(default=None, max_length=MAX_PLACES)


class FeedbackBody(Strict):
    """A verdict on an answer; ``none`` takes an earlier one with the same ``key`` back."""

    key: str = Field(default="", max_length=MAX_ID, description="names the answer; see the reply")
    question: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)
    ]
    history: list[TurnBody] = Field(default_factory=list, max_length=100)
    answer: GivenAnswerBody
    verdict: Literal["up", "down", "none"]
    reason: str = Field(default="", max_length=MAX_REASON)
    right_passage: SpanBody | None = None
    snapshot: str = Field(default="", max_length=MAX_ID)


class KeptBody(Reply):
    """The key under which the verdict is kept; a further one with it replaces this one."""

    key: str


def routes(startup: Startup) -> APIRouter:
    """``POST /api/feedback`` over the documents and the store of ``startup``."""
    router = APIRouter()
    errors: dict[int | str, dict[str, Any]] = {
        404: {"model": ErrorBody, "description": "The right passage is of no known document"},
        422: {"model": ErrorBody, "description": "The request breaks a limit or a wrong field"},
        503: {"model": ErrorBody, "description": "It cannot be kept now"},
    }

    @router.post("/api/feedback", response_model=KeptBody, responses=errors, tags=["questions"])
    def feedback(body: FeedbackBody) -> dict[str, str]:
        """Keeps a verdict on an answer, without anybody's name."""
        key = body.key or secrets.token_urlsafe(12)
        store = startup.feedback()
        if body.verdict == "none":
            store.withdraw(key)
        else:
            store.judge(_verdict(body, body.verdict, key, startup))
        return {"key": key}

    return router


def _verdict(body: FeedbackBody, rating: Rating, key: str, startup: Startup) -> Verdict:
    """The verdict with the passages' own words, as they stand in the documents now.

    What the answer cited and is there no longer is left out.

    Raises:
        UnknownDocumentError: the right passage is of no known document.
    """
    documents = {document["id"]: document for document in startup.assistant().documents()}
    answer = body.answer
    cited = [
        _passage(span, startup, span.direct)
        for span in answer.citations
        if span.document_id in documents
    ]
    right = body.right_passage and _passage(body.right_passage, startup)
    return Verdict(
        key=key,
        question=body.question,
        rating=rating,
        kind=answer.kind,
        text=answer.text[:MAX_TEXT],
        snapshot=body.snapshot,
        citations=tuple(passage for passage in cited if passage.text.strip()),
        places=None if answer.places is None else tuple(answer.places),
        right=right if right and right.text.strip() else None,
        reason=body.reason.strip(),
        history=tuple(turn.model_dump() for turn in body.history[-KEPT_TURNS:]),
    )


def _passage(span: SpanBody, startup: Startup, direct: bool = True) -> Passage:
    document = startup.assistant().document(span.document_id)
    return Passage(
        document_id=span.document_id,
        file=str(document["file"]),
        title=str(document["title"]),
        start=span.start,
        end=span.end,
        text=str(document["text"])[span.start : span.end],
        direct=direct,
    )


def controls(
    question: str,
    answer: Answer,
    turn: int,
    words: Labels,
    snapshot: str = "",
    history: Sequence[tuple[str, str]] = (),
) -> str:
    """👍 and 👎 for one answer, as safe markup; ``feedback.js`` does the rest.

    Args:
        question: as typed.
        turn: the answer's number in the conversation, from 1.
        snapshot: id of the snapshot that answered.
        history: earlier questions with the text of their answers, oldest first.
    """
    shown = feedback_words(words.language)
    given = {
        "question": question[:MAX_QUESTION],
        "history": [{"question": q, "answer": a[:MAX_TEXT]} for q, a in history[-KEPT_TURNS:]],
        "answer": describe_answer(answer),
        "snapshot": snapshot,
    }
    body = json.dumps(given, ensure_ascii=False)
    key = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()[:16]
    up = shown.up_refusal if answer.kind == "abstain" else shown.up
    passages = [_choice(c) for c in (answer.citations or answer.nearest)]
    return (
        f'<div class="feedback" role="group" aria-label="{esc(shown.group)}" data-turn="{turn}" '
        f'data-key="{turn}-{key}" data-given="{esc(body)}" '
        f'data-passages="{esc(json.dumps(passages, ensure_ascii=False))}" '
        f'data-words="{esc(json.dumps(asdict(shown), ensure_ascii=False))}">'
        f"{_thumb('up', up)}{_thumb('down', shown.down)}"
        '<span class="said" role="status"></span></div>'
    )


def _thumb(way: Rating, label: str) -> str:
    return (
        f'<button type="button" class="thumb {way}" aria-pressed="false" title="{esc(label)}" '
        f'aria-label="{esc(label)}"><svg viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="{_THUMB}"/></svg></button>'
    )


def right_passage(citation: Citation, turn: int, words: Labels) -> str:
    """A button on a passage's card: this passage answers, as safe markup."""
    span = json.dumps(span_of(citation))
    label = feedback_words(words.language).this_one
    return (
        f'<button type="button" class="right-passage" aria-pressed="false" data-turn="{turn}" '
        f'data-passage="{esc(span)}">{esc(label)}</button>'
    )


def describe_answer(answer: Answer) -> dict[str, Any]:
    """What a verdict keeps of an answer: kind, text, where its passages are, its places."""
    rows: Sequence[Mapping[str, Any]] = answer.table["rows"] if answer.table else ()
    told = [row for row in rows if row.get("direct", True)]
    direct = {number for row in told for number in _numbers(row)} if answer.table else {1}
    judged: Sequence[Mapping[str, Any]] = answer.targets or rows
    places = [str(r["place"]) for r in judged if r.get("direct", True) and r.get("place")]
    return {
        "kind": answer.kind,
        "text": answer.text[:MAX_TEXT],
        "citations": [
            span_of(c) | {"direct": c.number in direct} for c in answer.citations[:MAX_CITATIONS]
        ],
        "places": list(dict.fromkeys(places))[:MAX_PLACES] if answer.table and places else None,
    }


def _numbers(row: Mapping[str, Any]) -> list[int]:
    """The citations of a table's row: one, or one for each column."""
    beside: Mapping[str, int | None] = row.get("citations") or {}
    return [number for number in (row.get("citation"), *beside.values()) if number]


def span_of(citation: Citation) -> dict[str, Any]:
    """Where the citation's marked sentence stands, or all of its passage."""
    first, last = citation.highlights[0] if citation.highlights else (0, len(citation.text))
    return {
        "document_id": citation.document_id,
        "start": citation.start + first,
        "end": citation.start + last,
    }


def _choice(citation: Citation) -> dict[str, Any]:
    """A passage as the form offers it."""
    span = span_of(citation)
    said = citation.text[span["start"] - citation.start : span["end"] - citation.start]
    return span | {
        "label": f"[{citation.number}] " if citation.number else "",
        "title": citation.title,
        "clause": citation.clause,
        "text": " ".join(said.split())[:90],
    }
