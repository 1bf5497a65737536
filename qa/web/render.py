"""Questions and answers as HTML. Document text is untrusted: nothing gets out unescaped.

Every function returns markup that is safe to insert; every ``str`` that comes from a question,
a document or its metadata goes through ``esc`` exactly once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.describe import quoted_title
from qa.answer import Answer, Citation, Reading
from qa.web.cards import heading_line
from qa.web.chart import chart
from qa.web.labels import Labels
from qa.web.markup import badges, cite_button, copy_button, esc, with_button
from qa.web.markup import page_query as page_query
from qa.web.references import answer_text
from qa.web.tables import table

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_CITE = re.compile(r"\[(\d{1,3})\]")


def cited(text: str, numbers: set[int], turn: int, words: Labels) -> str:
    """``text`` escaped, each ``[n]`` that is a citation turned into its button."""
    parts: list[str] = []
    at = 0
    for found in _CITE.finditer(text):
        number = int(found[1])
        if number in numbers:
            button = cite_button(number, turn, words)
            said, rest = with_button(text[at : found.start()], button, text[found.end() :])
            parts.append(said)
            at = len(text) - len(rest)
    parts.append(esc(text[at:]))
    return "".join(parts)


def text_blocks(text: str, numbers: set[int], turn: int, words: Labels) -> str:
    """Lines as paragraphs, runs of ``- `` lines as lists."""
    parts: list[str] = []
    for line in text.splitlines():
        content = cited(line.removeprefix("- "), numbers, turn, words)
        if not line.strip():
            continue
        if not line.startswith("- "):
            parts.append(f"<p>{content}</p>")
        elif parts and parts[-1].endswith("</ul>"):
            parts[-1] = parts[-1].removesuffix("</ul>") + f"<li>{content}</li></ul>"
        else:
            parts.append(f"<ul><li>{content}</li></ul>")
    return "".join(parts)


def nearest_list(nearest: Iterable[Citation], turn: int, words: Labels) -> str:
    """What exists instead of an answer: headings that lead to their cards."""
    items = "".join(
        f"<li>{badges(item.status, item.digest, words)}"
        f"{esc(quoted_title(item.title))} {heading_line(item)}"
        + (cite_button(item.number, turn, words) if item.number else "")
        + "</li>"
        for item in nearest
    )
    return f"<ul>{items}</ul>"


def understood_line(answer: Answer, words: Labels) -> str:
    """How a question was read that leans on earlier ones, with a button to edit it."""
    asked = str(answer.question.get("text") or "")
    rewritten = str(answer.question.get("rewritten") or "")
    if not rewritten or rewritten == asked:
        return ""
    return (
        f'<p class="understood">{esc(words.view.understood)}<q>{esc(rewritten)}</q> '
        f'<button type="button" class="edit" data-question="{esc(rewritten)}">'
        f"{esc(words.view.edit)}</button></p>"
    )


def answer_message(
    answer: Answer,
    turn: int,
    words: Labels,
    *,
    options: Sequence[Reading] = (),
    controls: str = "",
) -> str:
    """The assistant's message: text with citation numbers, table, chart, nearest headings.

    Args:
        answer: what was answered.
        turn: its number in the conversation, from 1.
        words: the page's labels.
        options: questions that follow as buttons; the message ends with the words before them.
        controls: more markup for the row of buttons.
    """
    numbers = {item.number for item in (*answer.citations, *answer.nearest)}
    text = answer.text
    body = table(answer.table, answer.citations, turn, words) if answer.table else ""
    body += chart(answer, words)
    if answer.nearest:
        # The text lists them too, for those who only read text; here they are links.
        text = "\n".join(line for line in text.splitlines() if not line.startswith("- "))
        body += nearest_list(answer.nearest, turn, words)
    tools = copy_button(answer_text(answer), words.copy_answer)
    if answer.table and answer.table["rows"]:
        tools += (
            f'<button type="button" class="export" data-format="xlsx" data-turn="{turn}">'
            f"{esc(words.view.export_table)}</button>"
        )
    lead = f'<p class="also">{esc(words.also_ask)}</p>' if options else ""
    return (
        f'<div class="answer {answer.kind}" lang="{_LANGUAGES[answer.language]}">'
        f"{understood_line(answer, words)}{text_blocks(text, numbers, turn, words)}{body}"
        f'<p class="actions">{tools}</p>{controls}{lead}</div>'
    )


def question_message(question: str, saved: str = "", note: str = "") -> str:
    """The user's message, shown as typed.

    Args:
        question: as typed.
        saved: what the tab keeps of it, as JSON.
        note: the filters that it was asked with, in words.
    """
    kept = f' data-asked="{esc(saved)}"' if saved else ""
    below = f'<p class="scope">{esc(note)}</p>' if note else ""
    return f'<div class="question"{kept}>{esc(question)}</div>{below}'
