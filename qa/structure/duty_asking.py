"""What a question about duties asks for: who does a task, or what a department does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.model import DutyRole
from corpus.places import gazetteer
from qa.question import Question
from qa.structure.department_wording import ENDINGS, english_departments, wider_names

_FLAGS = re.IGNORECASE
_LEADS = re.compile(r"牵头|主管|挂帅|领衔|主办|\blead(?:s|ing|er)?\b", _FLAGS)
_TAKES_PART = re.compile(
    r"配合|参与|参加|协助|协办|\bparticipat|\bassist|\bsupport(?:ing|s)? (?:unit|dep)", _FLAGS
)
_JOINT = re.compile(r"共同|一起|联合|都|同时|\bjoint(?:ly)?\b|\btogether\b|\bboth\b", _FLAGS)
_DUTY = re.compile(
    r"负责|牵头|责任单位|责任部门|主管|归口|配合|参与|参加|承担|承办|挂帅|领衔|主办|分管|职责|分工|归(?:哪|谁)|由谁|谁来|谁管"
    r"|(?:哪|什么|几)[些个几家]*(?:单位|部门(?!数据|信息|间|之间)|局|委办|委|厅|处室|科室)|部门的(?:事|活|任务)|找(?:谁|哪)|归[\u4e00-\u9fff]{2,14}(?:管|抓)"
    r"|(?:局|委|厅|部门|办)\S{0,8}?(?:要|得|该|应|都|去)*(?:干|做|管|办|抓|落实|完成)(?:了|的)?(?:些|哪|什么|啥|几)"
    r"|\bresponsib|\bin charge\b|\bdepartments?\b|\bbureaus?\b"
    r"|\bagenc(?:y|ies)\b|\bauthorit(?:y|ies)\b"
    r"|\blead(?:s|ing)?\b|\bwho (?:runs|handles|does|leads|manages|takes)\b"
    r"|\bfalls? to\b|\btasks? of\b",
    _FLAGS,
)
_ASKS_TASKS = re.compile(
    r"(?:哪些|哪几[项个件]|什么|啥|几[项件]|些啥|多少)(?:重点|主要|具体)?(?:任务|工作|事项?|事情|职责|项目|措施|内容|活)?|任务(?:有|是|都|清单|$|[?？])"
    r"|\bwhat\b|\bwhich (?:tasks?|work|duties|measures)\b|\btasks?\b|\bduties\b",
    _FLAGS,
)
_TASKS = re.compile(r"(?:哪些|哪几[项个件]|什么|几[项件])(?:重点|主要|具体)?(?:任务|工作|事)")
_ASKS_WHO = re.compile(
    r"谁|(?:哪|什么|几)[些个几家]*(?:单位|部门(?!数据|信息|间|之间)|局|委办|委|厅|处室|科室|家)|责任单位|牵头单位|归(?:哪|谁)|归口"
    r"|\bwho\b|\bwhich (?:\w+ )?(?:departments?|bureaus?|agenc|authorit|bod|units?|offices?"
    r"|commissions?)"
    r"|\bdepartments? (?:is|are|lead|handle|run)",
    _FLAGS,
)
# Money and the like are asked for in other ways.
_OTHER = re.compile(
    r"多少(?!项|个?任务)|怎么|如何|为什么|电话|\bhow (?:many|much)\b|\bwhy\b", _FLAGS
)
_DEPARTMENT = re.compile(
    r"[\u4e00-\u9fff]{1,14}?(?:管委会|委员会|办公室|人民政府|部门|局|委(?![员托办派])|厅|办(?!公|理|法|学|事|好|公室))"
)
_HEADLESS = re.compile(r"^(?:在|由|是|和|与|及|跟|同|以及|里|中|的|要点里|方案里|请问)+")
_AND = re.compile(r"和|与|、|及|跟|以及|同")


@dataclass(frozen=True, slots=True)
class DutyWish:
    """Duties asked for.

    Attributes:
        departments: for each department named, the spellings that may find it; empty when
            the departments of a task are asked for.
        joint: whether only tasks that all of them share are asked for.
        roles: roles asked for, empty for any.
        task: the question without places and departments.
    """

    departments: tuple[tuple[str, ...], ...]
    joint: bool
    roles: frozenset[DutyRole]
    task: str


def duty_wish(question: Question, content: str, known: Callable[[str], bool]) -> DutyWish | None:
    """The duties that a question asks for, ``None`` if it asks for something else.

    ``known`` tells whether the documents give duties to a department of this name.
    """
    text = question.standalone
    if not _DUTY.search(text) or _OTHER.search(text):
        return None
    plain = _unplaced(text)
    named, spans = _departments(plain, known)
    roles = _roles(text)
    asks = _ASKS_TASKS.search(_without(plain, spans)) or _TASKS.search(plain)
    if named and asks:
        joint = len(named) > 1 and bool(_JOINT.search(plain) or len(named) == 2)
        return DutyWish(named, joint, roles, "")
    if not _ASKS_WHO.search(text):
        return None
    return DutyWish((), False, roles, _task(content))


def _roles(text: str) -> frozenset[DutyRole]:
    if _LEADS.search(text):
        return frozenset({DutyRole.LEAD})
    return (
        frozenset({DutyRole.PARTICIPANT, DutyRole.SHARED, DutyRole.LEAD})
        if (_TAKES_PART.search(text))
        else frozenset()
    )


def _departments(
    text: str, known: Callable[[str], bool]
) -> tuple[tuple[tuple[str, ...], ...], list[tuple[int, int]]]:
    """The departments that a text names and their spans."""
    found: list[tuple[str, ...]] = []
    spans: list[tuple[int, int]] = []
    for match in _DEPARTMENT.finditer(text):
        parts = [_HEADLESS.sub("", part) for part in _AND.split(match.group())]
        ending = next(
            e for e in ("部门", *ENDINGS, "室", "会", "府", "办") if parts[-1].endswith(e)
        )
        for part in filter(None, parts):
            names = _spellings(part if part.endswith(ending) else part + ending, known)
            if names and names not in found:
                found.append(names)
                spans.append(match.span())
    for stems, span in english_departments(text):
        names = tuple(s for stem in stems for e in ENDINGS for s in _spellings(stem + e, known))
        if names and names not in found:
            found.append(tuple(dict.fromkeys(names)))
            spans.append(span)
    return tuple(found), spans


def _spellings(name: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Names that documents may give a department, its longest known ending first."""
    if not name.endswith("部门"):
        for start in range(len(name) - 2):
            if known(name[start:]):
                return (name[start:],)
    # Not under this name: under the others that its field bears.
    bare = _HEADLESS.sub("", name)
    others = [other for start in range(len(bare) - 2) for other in wider_names(bare[start:])]
    return tuple(dict.fromkeys(other for other in others if known(other)))


def _unplaced(text: str) -> str:
    """The question without its places, whose 市 stays: 眉山市科技局 leaves 市科技局."""
    for mention in reversed(gazetteer().find(text)):
        kept = text[mention.start : mention.end][-1]
        kept = kept if kept in "省市区县州" else " "
        text = f"{text[: mention.start]} {kept}{text[mention.end :]}"
    return text


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    return text


def _task(content: str) -> str:
    """What is to be done, without the words that ask who does it."""
    plain = _ASKS_WHO.sub(" ", content)
    return re.sub(
        r"负责|牵头|主管|归口|管(?=[?？]|$)|的?(?:事|活)[?？]?$|由|归|是|\b(?:is|are|for|the|in|of|take|handle|charge|responsible)\b",
        " ",
        plain,
        flags=_FLAGS,
    ).strip(" ?？")
