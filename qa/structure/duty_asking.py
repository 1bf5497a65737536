"""What a question about duties asks for: who does a task, what a department does, who is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import DutyRole
from corpus.places import gazetteer
from qa.question import Asked, Question
from qa.structure.department_book import Department, departments_in, places_within
from qa.structure.department_wording import named_fields
from qa.structure.duty_patterns import (
    ACTS,
    ALONE,
    ASKS_TASKS,
    ASSISTS,
    EITHER,
    EVERYWHERE,
    FIELD,
    FILLER,
    JOINT,
    LEADS,
    OTHER,
    PARTNERS,
    TAKES_PART,
    TASKS,
    WHO,
    YES_NO,
)

_ELSEWHERE = frozenset({Asked.NUMBER, Asked.ISSUED, Asked.ISSUER, Asked.TITLE, Asked.CONTACT})


# 哪几家 asks for firms here, not for departments.
_FIRM = r"(?:企业|公司|厂商|厂家|园区|基地|平台|高校|院校|医院|研究院|研究所|实验室)"
_FIRMS = re.compile(
    rf"{_FIRM}(?!.*(?:负责|牵头|主管|责任))[^，。？?]{{0,8}}哪[些几两二三四五六七八九十]*家"
    rf"|哪[些几两二三四五六七八九十]*家[^，。？?]{{0,6}}{_FIRM}"
    r"|(?:建|设立|成立|组建|建设|引进|打造|培育|发展|布局|入驻)(?:了|立|成)?哪[些几个]*(?:新型|研发|研究|专业)?(?:机构|单位)"
)


# 培育哪些类型的企业: what is asked for are no tasks.
_OTHER_NOUN = re.compile(
    r"(?:哪些|哪[几二两三四五六七八九十][个项种类家样份条]?|什么)(?!样|工作|事|活|时|地)(?:[\u4e00-\u9fff]{2,})"
)
# Two questions in one: all of them, and which of them leads.
_AND_WHO_LEADS = re.compile(
    r"(?:负责|责任|有关|相关|涉及|有哪些)[^，,；;。？?]{0,12}[，,；;。？?、]\s*(?:其中|又|并且|分别)?[是由]?(?:谁|哪)[^，,]{0,6}牵头"
    r"|牵头[^，,；;。]{0,8}[，,；;、和及][^，,；;。]{0,10}(?:责任单位|都有谁|有哪些单位|参加)"
    r"|\bresponsible\b.*\b(?:and|,)\s*(?:who|which)\b.*\bleads?\b",
    re.IGNORECASE,
)


class DutyKind(StrEnum):
    """What the rows of the answer are."""

    WHO = "who"  # the departments of one task
    TASKS = "tasks"  # the tasks of the departments named
    NAMED = "named"  # all departments with duties in a document


@dataclass(frozen=True, slots=True)
class DutyWish:
    """Duties asked for.

    Attributes:
        kind: what the rows are to be.
        departments: those named, each with its names in the documents.
        joint: whether only tasks that all of them share are asked for.
        alone: whether only tasks without any other department are asked for.
        roles: roles asked for, empty for any.
        task: the question without places, departments and words that ask.
        everywhere: whether the question says that every place is meant.
        field: the field that the tasks of a department are narrowed to, empty for none.
    """

    kind: DutyKind
    departments: tuple[Department, ...] = ()
    joint: bool = False
    alone: bool = False
    roles: frozenset[DutyRole] = frozenset()
    task: str = ""
    everywhere: bool = False
    field: str = ""


def duty_wish(
    question: Question,
    content: str,
    book: Iterable[tuple[str, str]],
    written: Sequence[tuple[str, str]] = (),
) -> DutyWish | None:
    """The duties that a question asks for, ``None`` if it asks for something else.

    Args:
        question: the question.
        content: the question without the places of its documents.
        book: ``(place, name)`` of the departments of the documents that may answer.
        written: ``(mention, name)``, as these documents write them.
    """
    text = question.standalone
    if OTHER.search(text) or question.asked in _ELSEWHERE or _FIRMS.search(text):
        return None
    plain = _unplaced(text, places_within(text, written))
    acts = ACTS.search(PARTNERS.sub(" ", text))
    if not acts and not named_fields(plain):
        return None
    named = departments_in(plain, book, written)
    if not acts and not (named and TASKS.search(_without(plain, named))):
        return None
    if not acts and _OTHER_NOUN.search(_without(plain, named)):
        return None
    rest = re.sub(r"\s+", " ", _without(plain, named))
    roles, everywhere = _roles(text), bool(EVERYWHERE.search(text))
    who = bool(WHO.search(rest))
    task = _task(content, named)
    if named:
        about = _substance(_unplaced(task))
        checks = bool(YES_NO.search(text)) and not TASKS.search(YES_NO.sub("", rest))
        if about and (who or checks) and not ASKS_TASKS.search(rest):
            return DutyWish(DutyKind.WHO, roles=roles, task=task, everywhere=everywhere)
        if not TASKS.search(rest) and not who and about and not ASKS_TASKS.search(rest):
            return None
        known = tuple(d for d in named if d.names)
        if len(known) < len(named):
            return None
        joint = len(known) > 1 and (bool(JOINT.search(plain)) or not EITHER.search(plain))
        field = FIELD.search(_without(plain, named))
        narrowed = _task(field[1], ()) if field else ""
        alone = bool(ALONE.search(text))
        return DutyWish(DutyKind.TASKS, known, joint, alone, roles, task, everywhere, narrowed)
    if not who:
        return None
    kind = DutyKind.WHO if _substance(_unplaced(task)) else DutyKind.NAMED
    return DutyWish(kind, roles=roles, task=task, everywhere=everywhere)


def _roles(text: str) -> frozenset[DutyRole]:
    """The roles asked for; leading and helping at once, or taking part at all, is any role."""
    leads, assists = bool(LEADS.search(text)), bool(ASSISTS.search(text))
    if leads is assists or TAKES_PART.search(text) or _AND_WHO_LEADS.search(text):
        return frozenset()
    return frozenset({DutyRole.LEAD if leads else DutyRole.PARTICIPANT})


def _unplaced(text: str, kept_whole: Sequence[tuple[int, int]] = ()) -> str:
    """The question without its places, whose 市 stays: 眉山市科技局 leaves 市科技局."""
    for mention in reversed(gazetteer().find(text)):
        if any(start < mention.start < end for start, end in kept_whole):
            continue
        kept = text[mention.start : mention.end][-1]
        follows = text[mention.end : mention.end + 1]
        if kept in "区县" or (kept == "新" and follows == "区"):
            continue
        kept = kept if kept in "省市州" else " "
        text = f"{text[: mention.start]} {kept}{text[mention.end :]}"
    return text


def _without(text: str, named: Iterable[Department]) -> str:
    for department in named:
        blank = " " * (department.end - department.start)
        text = text[: department.start] + blank + text[department.end :]
    return text


def _task(content: str, named: Iterable[Department]) -> str:
    """What is to be done, without the words that ask who does it."""
    for department in named:
        words = department.words
        for form in (words, words[1:] if words[0] in "省市区县州" else words):
            content = content.replace(form, " ")
    plain = EVERYWHERE.sub(" ", WHO.sub(" ", re.sub(r"\s+", " ", content)))
    return re.sub(r"[\s?？。.!！，,、]+", " ", FILLER.sub(" ", plain)).strip()


def _substance(task: str) -> str:
    """The letters of a task; a rest of one character or of a year is none."""
    letters = re.sub(
        r"(?:19|20)\d\d\s*年?|[^\w]|_|(?<![\u4e00-\u9fff])[省市区县州](?![\u4e00-\u9fff])", "", task
    )
    return letters if len(letters) > 1 else ""
