"""Responsibility notes: “（责任单位：甲、乙）”, “（甲牵头，乙配合）”, “牵头单位：甲”.

A note is found by its form; whom it names is read by ``duty_departments``, and as what by
``duty_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.duty_departments import all_departments, is_named_office
from corpus.duty_words import COLON, DUE, FIRST_LEADS, LABEL, STARRED_LEAD, Named, due_in, named_in

_OPEN, _CLOSE = "（(〔［【[", "）)〕］】]"
_BREAK = re.compile("[。；;\n\t]")
_BULLETS = " *-—·•\u3000"
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Note:
    """The responsibility note ``text[start:end]``; ``due`` is its time limit as written.

    ``task`` is where the words for its task stand, if the note itself tells (a table's row).
    ``running`` marks a clause of running text.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    due: str = ""
    task: tuple[int, int] | None = None
    running: bool = False


def find_notes(text: str) -> list[Note]:
    """The bracketed and the labelled notes of a text, in order, none inside another."""
    notes: list[Note] = []
    position = 0
    for match in re.finditer(rf"[{re.escape(_OPEN)}]", text):
        if match.start() < position:
            continue
        end = _closing(text, match.start())
        if end and (note := _bracketed(text, match.start(), end)):
            notes.append(note)
            position = end
    taken = [(note.start, note.end) for note in notes]
    notes += [n for n in _labelled(text) if not any(a < n.end and n.start < b for a, b in taken)]
    return sorted(notes, key=lambda note: note.start)


def leads_first(text: str, notes: Sequence[Note]) -> list[bool]:
    """For each note, whether the document says that the first one listed leads.

    Said with “下同” or once only, it holds from there on; said outside a note, for all of them.
    """
    said = [match.start() for match in FIRST_LEADS.finditer(text)]
    inside = [any(note.start <= at < note.end for at in said) for note in notes]
    alone = any(not any(n.start <= at < n.end for n in notes) for at in said)
    once = sum(inside) == 1 or any("下同" in text[n.start : n.end] for n in notes)
    if alone:
        return [True] * len(notes)
    first = inside.index(True) if any(inside) else len(notes)
    return [i >= first if once else here for i, here in enumerate(inside)]


def stars_lead(text: str) -> bool:
    """Whether the document says that the departments marked with a sign lead."""
    return bool(STARRED_LEAD.search(text))


def _bracketed(text: str, start: int, end: int) -> Note | None:
    a, b = start + 1, end - 1
    words = text[a:b]
    if any(COLON.match(words, label.end()) for label in LABEL.finditer(words)):
        named = named_in(text, a, b, sure=True)
        named = [one for one in named if one.role]
    elif re.search("牵头|负责|配合|按职责|参与|落实|主办|分工", words):
        named = named_in(text, a, b, sure=False)
        named = named if any(one.role for one in named) else []
    elif _closes_paragraph(text, start, end):
        named = [Named(m, None) for m in all_departments(text, a, b)]
        named = named if any(is_named_office(n.mention.name) for n in named) else []
    else:
        return None
    return Note(start, end, tuple(named), due_in(words)) if named else None


def _closes_paragraph(text: str, start: int, end: int) -> bool:
    """Whether a bracket stands behind a sentence at the end of its line."""
    after = re.compile(r"[。；;]?[ \t\u3000]*(?:\n|$)").match(text, end)
    above = text[:start].rstrip(" \u3000")
    if above.endswith("\n"):
        return bool(after) and above.rstrip().endswith(("。", "；", ";", "！"))
    return bool(after) and above != "" and not above.endswith(("》", "”"))


def _labelled(text: str) -> Iterator[Note]:
    """Notes without brackets: “责任单位：甲、乙” behind a sentence or on lines of their own."""
    runs: list[tuple[int, int]] = []
    for match in LABEL.finditer(text):
        colon = COLON.match(text, match.end())
        before = text[: match.start()].rstrip(_BULLETS)[-1:]
        if colon is None or before not in ("", "\n", "。", "；", ";", "！", "\t", "|", "）", ")"):
            continue
        stop = _BREAK.search(text, colon.end())
        end = stop.start() if stop else len(text)
        if not text[colon.end() : end].strip():
            end = _list_below(text, end)
        if not runs or (match.start() > runs[-1][1] + 1 and not _joined(text, runs[-1][1], match)):
            runs.append((match.start(), end))
        else:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
    for start, end in runs:
        if named := named_in(text, start, end, sure=True):
            below = re.compile(rf"[^\n]*(?:\n+\s*{DUE.pattern})?").match(text, end)
            yield Note(
                start, end, tuple(named), due_in(text[start : below.end() if below else end])
            )


def _joined(text: str, end: int, match: re.Match[str]) -> bool:
    """Whether nothing but a time limit stands between two labels: they are one note."""
    between = DUE.sub("", text[end : match.start()])
    return len(between) < 40 and not re.search("[一-龥]", between)


def _list_below(text: str, at: int) -> int:
    """The end of the line below, if it is a list of departments."""
    line = re.compile(r"\s*([^\n]+)").match(text, at)
    return line.end(1) if line and all_departments(text, *line.span(1)) else at


def _closing(text: str, start: int) -> int | None:
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] in _OPEN) - (text[at] in _CLOSE)
        if depth == 0:
            return at + 1
        if text.startswith("\n\n", at):
            return None
    return None
