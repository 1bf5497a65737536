"""The conversation as the chat component takes it: messages of our own, already safe, markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

import gradio as gr
from gradio.components.chatbot import Message, MessageDict

from qa.web import feedback, render
from qa.web.conversation import Asked, Turn
from qa.web.filters import filter_line
from qa.web.labels import Labels, one_document
from qa.web.markup import esc

Messages = list[MessageDict | Message]


def html(markup: str, elem_id: str | None = None) -> gr.HTML:
    """Our own markup, without Gradio's prose styles and its click handler."""
    return gr.HTML(markup, js_on_load=None, apply_default_css=False, elem_id=elem_id)


def hint(line: str) -> str:
    """A line above the input that is read out at once."""
    return f'<p role="alert">{esc(line)}</p>'


def said(role: Literal["user", "assistant"], markup: str) -> MessageDict:
    """One message."""
    return {"role": role, "content": html(markup)}


def question(asked: Asked, words: Labels) -> MessageDict:
    """What was asked; the tab keeps it for a reload."""
    saved = json.dumps(
        {"question": asked.question, "filters": asdict(asked.filters)}, ensure_ascii=False
    )
    note = filter_line(asked.filters, words)
    return said("user", render.question_message(asked.question, saved, note))


def pending(documents: int, words: Labels) -> MessageDict:
    """What is shown until the answer is there: the step that is under way."""
    step = esc(one_document(words.view.searching.format(documents=documents)))
    return said("assistant", f'<p class="pending" role="status">{step}</p>')


def messages(turns: Sequence[Turn], words: Labels, snapshot: str = "") -> Messages:
    """Every turn as two messages; the newest one with questions to go on with.

    Args:
        turns: the conversation, oldest first.
        words: the page's labels.
        snapshot: id of the snapshot that answers, kept with a verdict.
    """
    drawn: Messages = []
    history = [(turn.asked.question, turn.answer.text) for turn in turns]
    for number, turn in enumerate(turns, start=1):
        newest = number == len(turns)
        options = [*turn.answer.readings, *turn.further] if newest else []
        controls = feedback.controls(
            turn.asked.question, turn.answer, number, words, snapshot, history[: number - 1]
        )
        answer = render.answer_message(
            turn.answer, number, words, options=options, controls=controls
        )
        reply = said("assistant", answer)
        if options:
            reply["options"] = [{"value": o.question, "label": o.label} for o in options]
        drawn += [question(turn.asked, words), reply]
    return drawn


def theme_of(request: gr.Request) -> str | None:
    """The theme that the page's address asks for, so that document pages follow it."""
    for name in ("theme", "__theme"):
        if request.query_params.get(name) in ("dark", "light"):
            return str(request.query_params[name])
    return None
