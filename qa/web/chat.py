"""The chat page: Gradio components, their events, and what each event shows.

The conversation lives in the page's session as turns; messages and cards are drawn from it, so
that switching the language redraws everything in the other one. The tab keeps what was asked
(``conversation.js``) and gives it back after a reload.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from corpus.errors import PolicyQAError
from qa.web import panel
from qa.web.conversation import KEPT_TURNS, Asked, Replies, Session, read_filters, read_saved
from qa.web.filters import filter_panel
from qa.web.labels import labels
from qa.web.messages import Messages, hint, html, messages, pending, question, theme_of
from qa.web.startup import Startup

Update = dict[Any, Any]

MAX_QUESTION = 20_000
EXAMPLES = 6
PARALLEL_QUESTIONS = 8
POLL_SECONDS = 1.0

# What the browser puts in place of an event's first input: what conversation.js has kept, which
# is read here because that script may not be there yet, and what filters.js has ticked.
_SAVED = """(saved, ...rest) => {
  try { return [sessionStorage.getItem("policyqa.conversation"), ...rest]; }
  catch { return ["[]", ...rest]; }
}"""
_CHOSEN = "(chosen, ...rest) => [window.policyqa?.chosen?.() ?? '{}', ...rest]"


class ChatPage:
    """Builds the page and answers its events; ``blocks`` is what gets mounted."""

    def __init__(self, startup: Startup, replies: Replies) -> None:
        self._startup = startup
        self._replies = replies
        words = labels("zh")
        with gr.Blocks(
            title="政策问答 · Policy QA", analytics_enabled=False, fill_width=True
        ) as self.blocks:
            self._session = gr.State(Session(), time_to_live=6 * 3600)
            self._timer = gr.Timer(POLL_SECONDS)
            # Never drawn; they carry what the browser says with an event.
            self._saved = gr.Textbox(visible=False)
            self._chosen = gr.Textbox(visible=False)
            with gr.Row(elem_id="top"):
                self._title = html("", elem_id="title")
                self._tools = html("", elem_id="tools")
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
                    self._hint = html("", elem_id="hint")
                    self._filters = html("", elem_id="filters")
                    self._box = gr.Textbox(
                        show_label=False, label=words.ask, placeholder=words.ask_hint,
                        lines=1, max_lines=6, max_length=MAX_QUESTION, submit_btn=words.send,
                        elem_id="ask", container=False,
                    )  # fmt: skip
                with gr.Column(elem_id="side"):
                    self._panel = html("", elem_id="panel")
            self._wire()

    def _wire(self) -> None:
        """Connects the events. All are private: the REST routes are the interface for programs."""
        shown = [self._title, self._tools, self._new, self._switch, self._chat, self._hint,
                 self._filters, self._box, self._panel, self._timer]  # fmt: skip
        talk = [self._chat, self._hint, self._box, self._panel]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        free: dict[str, Any] = {**quiet, "concurrency_limit": None}
        limited = {**quiet, "concurrency_limit": PARALLEL_QUESTIONS, "concurrency_id": "ask"}
        session = self._session

        self.blocks.load(self._open, [self._saved, session], shown, js=_SAVED, **free)
        self._timer.tick(self._tick, [self._saved, session], shown, js=_SAVED, **free)
        self._switch.click(self._switched, session, shown, **free)
        asked: list[Any] = [
            event(
                function,
                [self._chosen, *first, session],
                talk,
                js=_CHOSEN,
                trigger_mode="multiple",
                **limited,
            )
            for event, function, first in (
                (self._box.submit, self._ask, [self._box]),
                (self._chat.example_select, self._ask_example, []),
                (self._chat.option_select, self._ask_option, []),
            )
        ]
        for event in asked:
            event.failure(self._interrupted, session, talk, **free)
            event.success(self._further, session, [self._chat], **limited)
        self._box.stop(self._interrupted, session, talk, cancels=asked, **free)
        self._new.click(self._cleared, session, talk, cancels=asked, **free)

    def _open(self, saved: str | None, session: Session, request: gr.Request) -> Update:
        """The page was loaded: language from ``?lang=``, the tab's conversation, everything."""
        session.language = labels(request.query_params.get("lang")).language
        self._restore(saved, session)
        return self._draw(session, request)

    def _tick(self, saved: str | None, session: Session, request: gr.Request) -> Update:
        """The start goes on: show how far it is; the last tick shows what was loaded."""
        status = self._startup.status
        if status.state == "starting":
            welcome = panel.welcome(status, labels(session.language))
            return {self._chat: gr.Chatbot(placeholder=welcome)}
        if not session.turns:
            self._restore(saved, session)
        return self._draw(session, request)

    def _restore(self, saved: str | None, session: Session) -> None:
        """Takes up the conversation that the tab has kept, once it can be answered."""
        if self._startup.status.state == "ready":
            try:
                session.turns = self._replies.conversation(read_saved(saved))
            except PolicyQAError:
                session.turns = []

    def _switched(self, session: Session, request: gr.Request) -> Update:
        """The other language, for labels and cards; answers keep the question's language."""
        session.language = "en" if session.language == "zh" else "zh"
        return self._draw(session, request)

    def _draw(self, session: Session, request: gr.Request) -> Update:
        """Every component in one language, for the present state of the start."""
        words = labels(session.language)
        status = self._startup.status
        ready = status.state == "ready"
        examples = self._startup.assistant().examples(words.language)[:EXAMPLES] if ready else []
        documents = self._startup.assistant().documents() if ready else []
        return {
            self._title: panel.title_bar(words, status.state),
            self._tools: panel.export_menu(words),
            self._new: gr.Button(words.new),
            self._switch: gr.Button(words.switch),
            self._chat: gr.Chatbot(
                self._messages(session),
                label=words.conversation,
                placeholder=panel.welcome(status, words),
                examples=[{"text": example} for example in examples],
            ),
            self._hint: "",
            self._filters: filter_panel(documents, words),
            self._box: gr.Textbox(
                label=words.ask, placeholder=words.ask_hint, submit_btn=words.send
            ),
            self._panel: self._side(session, request),
            self._timer: gr.Timer(active=status.state == "starting"),
        }

    def _messages(self, session: Session) -> Messages:
        return messages(session.turns, labels(session.language), self._startup.snapshot)

    def _side(self, session: Session, request: gr.Request) -> str:
        words, theme = labels(session.language), theme_of(request)
        if session.turns:
            pairs = [(turn.asked.question, turn.answer) for turn in session.turns]
            return panel.side_panel(pairs, words, theme)
        if self._startup.status.state != "ready":
            return panel.no_sources(words)
        return panel.document_list(self._startup.assistant().documents(), words, theme)

    def _ask_example(
        self, chosen: str, session: Session, request: gr.Request, event: gr.SelectData
    ) -> Iterator[Update]:
        """An example question was clicked."""
        yield from self._ask(chosen, event.value["text"], session, request)

    def _ask_option(
        self, chosen: str, session: Session, request: gr.Request, event: gr.SelectData
    ) -> Iterator[Update]:
        """Another reading of the latest question, or a further question, was clicked."""
        yield from self._ask(chosen, str(event.value), session, request)

    def _ask(
        self, chosen: str, text: str, session: Session, request: gr.Request
    ) -> Iterator[Update]:
        """Shows the question at once, then its answer; a blank question only gets a hint."""
        words = labels(session.language)
        asked = Asked(text.strip(), read_filters(chosen))
        status = self._startup.status
        if not asked.question or status.state != "ready":
            yield {self._hint: hint(words.not_ready if asked.question else words.empty_question)}
            return
        if session.open_question:  # Enter was pressed twice
            return
        mine = session.begin(asked.question)
        step = [question(asked, words), pending(status.documents, words)]
        yield {
            self._chat: [*self._messages(session), *step],
            self._box: gr.Textbox("", submit_btn=False, stop_btn=words.stop),
            self._hint: "",
        }
        try:
            turn = self._replies.turn(asked, session.turns)
        except PolicyQAError as error:
            line = words.answer_error.format(error=error)
            yield {**self._interrupted(session, request), self._hint: hint(line)}
            return
        if session.number == mine:
            session.turns = [*session.turns, turn][-KEPT_TURNS:]
            self._startup.record(asked.question, turn.answer)
            yield self._finished(session, request)

    def _further(self, session: Session) -> Any:
        """Adds questions that follow, unless the next one is already under way."""
        mine = session.number
        if not session.turns or session.open_question:
            return gr.skip()
        turn = self._replies.with_further(session.turns[-1], session.turns[:-1])
        if session.number != mine or not turn.further:
            return gr.skip()
        session.turns = [*session.turns[:-1], turn]
        return {self._chat: self._messages(session)}

    def _finished(self, session: Session, request: gr.Request, left: str = "") -> Update:
        """The finished turns and a free input box, with what is ``left`` to ask in it."""
        words = labels(session.language)
        session.begin()
        box: dict[str, Any] = {"value": left} if left else {}
        return {
            self._chat: self._messages(session),
            self._hint: "",
            self._box: gr.Textbox(submit_btn=words.send, stop_btn=False, **box),
            self._panel: self._side(session, request),
        }

    def _interrupted(self, session: Session, request: gr.Request) -> Update:
        """After a stop or a failure: the question goes back into the box."""
        return self._finished(session, request, session.open_question)

    def _cleared(self, session: Session, request: gr.Request) -> Update:
        """A new conversation."""
        session.turns = []
        return self._finished(session, request)
