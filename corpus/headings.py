"""Which lines are headings, and how far each heading reaches into its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lines import Line
from corpus.marks import Style

_FIRST_SENTENCE = re.compile(r"[^。！？!?]{2,40}[。！!](?=\s*\S)")
_STOP = re.compile(r"[。；;！!？?]")
_COLON_LEAD = re.compile(r"[^，。；：:]{2,15}[：:](?=\s*\S)")
_RUN_IN = re.compile(r"[^，。；：！？,;:]{3,32}[。](?:\s*(?=\S)|$)")
_RUN_IN_COLON = re.compile(r"[^，。；！？、：:]{2,30}(?:[（(][^）)]{1,60}[）)])?[：:](?=\s*\S)")
# Labels of notes, not names of things that are explained after the colon.
_NOTE_LABEL = re.compile(
    r"[（(〔]?(?:责任|牵头|配合|参与|承担|实施|主管|联系|抄送|附件?|注|来源|时间|地点|电话|完成时限|单位|说明|例如?|其中)"
)
_GLOSSARY = re.compile(r"(?:名词|术语|词语|指标|专业词汇)(?:解释|注释|说明|释义)")
_BRACKETED = re.compile(r"[【［\[][^】］\]]{2,30}[】］\]]|[（(][^）)，。]{2,20}[）)](?=\s|$)")
# What a statement has and a name has not: a speaker, a finished action, a time, a quantity.
_STATEMENT = re.compile(
    r"我们|了(?!解|结)|已|^(?:这|今年|去年|过去|其中|同时)"
    r"|\d[\d.,]*\s*(?:[%％万亿]|个|户|公里|项|家|人|倍)"
)
_LONGEST_WITH_COMMA = 30
_BREAK_IN_ENGLISH = re.compile(r"(?<=[A-Za-z,])\s*\n\s*(?=[A-Za-z])")
_BREAK = re.compile(r"\s*\n\s*")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a section.

    Attributes:
        rank: nesting rank; a heading encloses those of greater rank that follow.
        text: the heading without number and closing 。, ``""`` for a bare list item.
        label: the number as cited, ``""`` for none.
        body_start: offset in the document where the heading ends.
        style: what kind of mark it has.
        number_end: offset in the document where its number ends.
        is_sentence: whether it is a sentence of running text rather than a line of its own.
    """

    rank: int
    text: str
    label: str
    body_start: int
    style: Style
    number_end: int = 0
    is_sentence: bool = False

    def without_text(self) -> Heading:
        """The bare list item that is left when the text proves to be no heading."""
        return replace(self, text="", body_start=self.number_end)


def is_glossary(heading: str) -> bool:
    """Whether the heading announces explanations of terms."""
    return bool(_GLOSSARY.search(heading))


def numbered_heading(line: Line) -> Heading:
    """The heading of a line with a numbering mark.

    Raises:
        ValueError: the line has no mark.
    """
    if line.mark is None:
        raise ValueError(f"no mark in {line.text!r}")
    offset = line.start + line.mark.length
    length, text = _reach(line.rest, line.mark.style, line.ends_sentence)
    rank = line.mark.number if line.mark.style is Style.MARKDOWN else int(line.mark.style)
    is_sentence = bool(text) and line.rest[:length].rstrip().endswith(tuple("。！!"))
    return Heading(
        rank, one_line(text), line.mark.label, offset + length, line.mark.style, offset, is_sentence
    )


def one_line(text: str) -> str:
    """``text`` with the line breaks of a hard-wrapped source taken out."""
    return _BREAK.sub("", _BREAK_IN_ENGLISH.sub(" ", text)).strip()


def _reach(rest: str, style: Style, ends_sentence: bool) -> tuple[int, str]:
    """How many characters of ``rest`` are the heading, and the heading's text."""
    if style is Style.ARTICLE:
        stripped = rest.lstrip()
        if match := _BRACKETED.match(stripped):
            return len(rest) - len(stripped) + match.end(), match[0].strip("【】［］[]（）()")
        short = len(stripped) <= 20 and not ends_sentence and not stripped.endswith(("：", ":"))
        return (len(rest), stripped) if short else (0, "")
    # A closing bracket ends a note, but also a title: “政务服务（3分）”.
    unfinished = not ends_sentence or (rest.endswith(("）", ")")) and not _STOP.search(rest))
    if unfinished and len(rest) <= 50 and not rest.endswith(("，", "、", "：", ":")):
        return len(rest), rest.strip()
    if match := _FIRST_SENTENCE.match(rest):
        if "，" in match[0] and len(match[0]) > _LONGEST_WITH_COMMA:
            return 0, ""
        return match.end(), match[0].rstrip("。！!").strip()
    if match := _COLON_LEAD.match(rest):
        return match.end(), match[0][:-1].strip()
    if len(rest) <= 40 and rest.endswith(("。", "：", ":")):
        return len(rest), rest.rstrip("。：:").strip()
    return 0, ""


def run_in_headings(lines: Sequence[Line], in_glossary: bool) -> dict[int, Heading]:
    """Headings inside a run of unnumbered paragraphs, by index into ``lines``.

    One paragraph that opens with a short sentence proves nothing; two of the same form do,
    when they are at least half of the paragraphs from the first to the last of them and most
    have text behind them: a text broken at every sentence has short lines, not headings.
    In a glossary every “term：” is a heading. Dashes (“——坚持创新。……”) are numbered lines.
    """
    sentence = {i: m for i, line in enumerate(lines) if (m := _run_in_sentence(lines, i))}
    colon = {i: m for i, line in enumerate(lines) if (m := _colon_heading(line))}
    found: dict[int, Heading] = {}
    if len(sentence) >= 2:
        for i, match in sentence.items():
            found[i] = _run_in(lines[i], match, Style.RUN_IN)
    if len(colon) >= 2 or (in_glossary and colon):
        for i, match in colon.items():
            found.setdefault(i, _run_in(lines[i], match, Style.RUN_IN_COLON))
    if found and not in_glossary:
        among = max(found) - min(found) + 1
        alone = sum(heading.body_start >= lines[i].end for i, heading in found.items())
        if 2 * len(found) < among or 2 * alone > len(found):
            return {}
    return found


def first_after(headings: Sequence[int], end: int) -> int | None:
    """The paragraph that no longer belongs to the last of the run-in ``headings``, if any.

    Where every run-in heading but the last has a single paragraph, so has the last one.
    """
    single = len(headings) >= 2 and headings[-1] - headings[0] == len(headings) - 1
    return headings[-1] + 1 if single and headings[-1] + 1 < end else None


def _run_in_sentence(lines: Sequence[Line], i: int) -> re.Match[str] | None:
    match = _RUN_IN.match(lines[i].text)
    if match is None or _STATEMENT.search(match[0]):
        return None
    if match.end() < len(lines[i].text):
        return match
    # On a line of its own it needs a paragraph below that is not another such line.
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    return match if len(following) >= 60 and not _RUN_IN.match(following) else None


def _colon_heading(line: Line) -> re.Match[str] | None:
    match = _RUN_IN_COLON.match(line.text)
    if match is None or _NOTE_LABEL.match(line.text) or len(line.text) - match.end() < 8:
        return None
    if _STATEMENT.search(match[0]):
        return None
    return match


def _run_in(line: Line, match: re.Match[str], style: Style) -> Heading:
    text = one_line(match[0]).rstrip("。：:")
    return Heading(int(style), text, "", line.start + match.end(), style, line.start)


def is_own_line_heading(previous: Line | None, line: Line, following: Line | None) -> bool:
    """Whether an unnumbered line such as “总体思路” stands as a heading of what follows.

    It is short, bare of punctuation, comes after a finished sentence (so it is not one of
    several list items) and before running text or a numbered line that starts a series.
    """
    text = line.text
    if line.mark or following is None or not 2 <= len(text) <= 24 or not _WORDS.search(text):
        return False
    if re.search(r"[，。；：！？,;:!?|\t]|\d{4}年\d", text) or text[0] in "（(《“[":
        return False
    if previous is not None and previous.is_body and not previous.ends_sentence:
        return False
    if following.mark is not None:
        return following.mark.number == 1
    return following.is_body and (len(following.text) >= 30 or following.ends_sentence)
