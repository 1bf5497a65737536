"""The chat page: Gradio components, their events, and what each event shows.

The conversation lives in the page's session as ``(question, Answer)`` pairs; messages and cards
are drawn from it, so that switching the language redraws everything in the other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import gradio as gr
from gradio.components.chatbot import Message, MessageDict

from corpus.errors import PolicyQAError
from qa.answer import Answer
from qa.web import panel, render
from qa.web.labels import Labels, labels
from qa.web.markup import esc
from qa.web.startup import Startup

Turn = tuple[str, Answer]
Update = dict[Any, Any]

MAX_QUESTION = 20_000
KEPT_TURNS = 30
EXAMPLES = 6
PARALLEL_QUESTIONS = 8
POLL_SECONDS = 1.0


class ChatPage:
    """Builds the page and answers its events; ``blocks`` is what gets mounted."""

    def __init__(self, startup: Startup) -> None:
        self._startup = startup
        words = labels("zh")
        with gr.Blocks(
            title="政策问答 · Policy QA", analytics_enabled=False, fill_width=True
        ) as self.blocks:
            self._language = gr.State("zh")
            self._turns = gr.State([], time_to_live=6 * 3600)
            self._timer = gr.Timer(POLL_SECONDS)
            with gr.Row(elem_id="top"):
                self._title = _html("", elem_id="title")
                self._new = gr.Button(words.new, size="sm", elem_id="new", min_width=0, scale=0)
                self._switch = gr.Button(
                    words.switch, size="sm", elem_id="switch", min_width=0, scale=0
                )
            with gr.Row(elem_id="desk"):
                with gr.Column(elem_id="talk"):
                    self._chat = gr.Chatbot(
                        show_label=False, elem_id="chat", buttons=[], height="100%",
                        autoscroll=False,
                        container=False, label=words.conversation,
                    )  # fmt: skip
                    self._hint = _html("", elem_id="hint")
                    self._box = gr.Textbox(
                        show_label=False, label=words.ask, placeholder=words.ask_hint,
                        lines=1, max_lines=6, max_length=MAX_QUESTION, submit_btn=words.send,
                        elem_id="ask", container=False,
                    )  # fmt: skip
                with gr.Column(elem_id="side"):
                    self._panel = _html("", elem_id="panel")
            self._wire()

    def _wire(self) -> None:
        """Connects the events. All are private: the REST routes are the interface for programs."""
        shown = [self._title, self._new, self._switch, self._chat, self._hint, self._box,
                 self._panel, self._timer]  # fmt: skip
        talk = [self._chat, self._hint, self._box, self._panel, self._turns]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        free: dict[str, Any] = {**quiet, "concurrency_limit": None}
        state = [self._turns, self._language]

        self.blocks.load(self._open, None, [self._language, *shown], **free)
        self._timer.tick(self._tick, state, shown, **free)
        self._switch.click(self._switched, state, [self._language, *shown], **free)
        limited = {**quiet, "concurrency_limit": PARALLEL_QUESTIONS, "concurrency_id": "ask"}
        typed = self._box.submit(self._ask, [self._box, *state], talk, **limited)
        picked = self._chat.example_select(self._ask_example, state, talk, **limited)
        other = self._chat.option_select(self._ask_reading, state, talk, **limited)
        for asked in (typed, picked, other):
            asked.failure(self._stopped, state, talk, **free)
        self._box.stop(self._stopped, state, talk, cancels=[typed, picked, other], **free)
        self._new.click(self._cleared, self._language, talk, cancels=[typed, picked, other], **free)

    def _open(self, request: gr.Request) -> Update:
        """The page was loaded: language from ``?lang=``, then everything."""
        words = labels(request.query_params.get("lang"))
        return {self._language: words.language, **self._draw([], words, _theme(request))}

    def _tick(self, turns: list[Turn], language: str, request: gr.Request) -> Update:
        """The start goes on: show how far it is; the last tick shows what was loaded."""
        status = self._startup.status
        words = labels(language)
        if status.state == "starting":
            return {self._chat: gr.Chatbot(placeholder=panel.welcome(status, words))}
        return self._draw(turns, words, _theme(request))

    def _switched(self, turns: list[Turn], language: str, request: gr.Request) -> Update:
        """The other language, for labels and cards; answers keep the question's language."""
        words = labels("en" if language == "zh" else "zh")
        return {self._language: words.language, **self._draw(turns, words, _theme(request))}

    def _draw(self, turns: list[Turn], words: Labels, theme: str | None) -> Update:
        """Every component in one language, for the present state of the start."""
        status = self._startup.status
        ready = status.state == "ready"
        examples = self._startup.assistant().examples(words.language)[:EXAMPLES] if ready else []
        return {
            self._title: panel.title_bar(words),
            self._new: gr.Button(words.new),
            self._switch: gr.Button(words.switch),
            self._chat: gr.Chatbot(
                _messages(turns, words),
                label=words.conversation,
                placeholder=panel.welcome(status, words),
                examples=[{"text": example} for example in examples],
            ),
            self._hint: "",
            self._box: gr.Textbox(
                label=words.ask, placeholder=words.ask_hint, submit_btn=words.send
            ),
            self._panel: self._side(turns, words, theme),
            self._timer: gr.Timer(active=status.state == "starting"),
        }

    def _side(self, turns: list[Turn], words: Labels, theme: str | None) -> str:
        if turns:
            return panel.side_panel(turns, words, theme)
        if self._startup.status.state != "ready":
            return panel.no_sources(words)
        return panel.document_list(self._startup.assistant().documents(), words, theme)

    def _ask_example(
        self, turns: list[Turn], language: str, request: gr.Request, event: gr.SelectData
    ) -> Iterator[Update]:
        """An example question was clicked."""
        yield from self._ask(event.value["text"], turns, language, request)

    def _ask_reading(
        self, turns: list[Turn], language: str, request: gr.Request, event: gr.SelectData
    ) -> Iterator[Update]:
        """Another reading of the latest question was clicked."""
        yield from self._ask(str(event.value), turns, language, request)

    def _ask(
        self, question: str, turns: list[Turn], language: str, request: gr.Request
    ) -> Iterator[Update]:
        """Shows the question at once, then its answer; a blank question only gets a hint."""
        words = labels(language)
        question = question.strip()
        if not question:
            yield {self._hint: _hint(words.empty_question)}
            return
        if self._startup.status.state != "ready":
            yield {self._hint: _hint(words.not_ready)}
            return
        pending = [
            *_messages(turns, words),
            _message("user", render.question_message(question)),
            _message("assistant", f'<p class="pending">{esc(words.searching)}</p>'),
        ]
        box = gr.Textbox("", submit_btn=False, stop_btn=words.stop)
        yield {self._chat: pending, self._box: box, self._hint: ""}
        history = [{"question": asked, "answer": answer.text} for asked, answer in turns]
        try:
            answer = self._startup.assistant().ask(question, history)
        except PolicyQAError as error:
            line = words.answer_error.format(error=error)
            yield {**self._stopped(turns, language, request), self._hint: _hint(line)}
            return
        turns = [*turns, (question, answer)][-KEPT_TURNS:]
        yield {**self._stopped(turns, language, request), self._turns: turns}

    def _stopped(self, turns: list[Turn], language: str, request: gr.Request) -> Update:
        """The finished turns and a free input box: after an answer, a stop or a failure."""
        words = labels(language)
        return {
            self._chat: _messages(turns, words),
            self._hint: "",
            self._box: gr.Textbox(submit_btn=words.send, stop_btn=False),
            self._panel: self._side(turns, words, _theme(request)),
        }

    def _cleared(self, language: str, request: gr.Request) -> Update:
        """A new conversation."""
        return {**self._stopped([], language, request), self._turns: []}


def _theme(request: gr.Request) -> str | None:
    """The theme that the page's address asks for, so that document pages follow it."""
    theme = request.query_params.get("__theme")
    return theme if theme in ("dark", "light") else None


def _hint(line: str) -> str:
    return f'<p role="alert">{esc(line)}</p>'


def _message(role: Literal["user", "assistant"], markup: str) -> MessageDict:
    """A chat message of our own, already safe, markup."""
    return {"role": role, "content": _html(markup)}


def _html(markup: str, elem_id: str | None = None) -> gr.HTML:
    """Our own markup, without Gradio's prose styles and its click handler."""
    return gr.HTML(markup, js_on_load=None, apply_default_css=False, elem_id=elem_id)


def _messages(turns: list[Turn], words: Labels) -> list[MessageDict | Message]:
    """The conversation as the Chatbot takes it."""
    messages: list[MessageDict | Message] = []
    for number, (question, answer) in enumerate(turns, start=1):
        newest = number == len(turns)
        markup = render.answer_message(answer, number, words, newest=newest)
        said = _message("assistant", markup)
        if newest and answer.readings:
            said["options"] = [
                {"value": reading.question, "label": reading.label} for reading in answer.readings
            ]
        messages += [_message("user", render.question_message(question)), said]
    return messages
