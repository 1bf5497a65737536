"""The words of a responsibility note: labels before names, verbs behind them, what is aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.duty_departments import Mention, all_departments, is_department, split_departments
from corpus.model import DutyRole

_UNIT = "(?:责任|考核|实施|落实|协调)?(?:单位|部门|机构|主体|委办局|处室|科室|厅局|地区)"
_OPEN = "（(〔［【["
LABEL = re.compile(
    rf"(?P<lead>(?:第一|总|[市省区县]级|共同)?(?:牵头|主办|主责|首责|总负责){_UNIT})"
    rf"|(?P<participant>(?:主要)?(?:配合|参与|参加|协办|协助|协同|协作|会办|联动|其他责任){_UNIT})"
    r"|(?P<shared>(?:[市省区县]级|主要|具体|落实|工作|任务)?"
    r"(?:责任|负责|落实|实施|承担|承办|主管|执行|推进)(?:责任)?"
    r"(?:单位|部门|机构|主体|委办局|处室|科室|厅局))"
)
# A label without a colon counts where a table cell ends behind it.
COLON = re.compile(
    r"(?:及?分工)?(?:\*\*)?\s*(?:[（(][^（()）：:\n]{1,30}[）)])?\s*(?:为|是)?(?:[:：∶﹕]|(?=\t))(?:\*\*)?\s*"
)
_MANNER = (
    "(?:(?:依|根据|按照?|依照|按各自|在各自)?(?:各自|照)?(?:职责|职能|职权|任务|权限|分管领域|领域|行业)(?:范围|任务)?"
    "(?:内|和|与)?(?:职责|任务)?(?:分工)?[，,]?|分工|结合实际|共同|分别|具体|统筹|协同|联合|积极|组织|予以|做好|抓好)*"
)
_VERB = re.compile(
    rf"(?:(?P<lead>{_MANNER}(?:总?牵头|主办)(?:负责|组织|推进|落实|实施|协调|办理|抓总|统筹)*)"
    rf"|(?P<participant>{_MANNER}(?:配合|参与|协助|协办|参加|支持)(?:负责|落实|实施|推进|工作)*)"
    rf"|(?P<shared>{_MANNER}(?:负责|承担|落实|推进|实施|组织实施|办理)(?:落实|实施|推进|组织|办理)*))"
    r"(?=\s*(?:[，,、；;。]|会同|$))"
)
_MARK = re.compile(rf"(?P<stop>[。；;\n\t])|{LABEL.pattern}")
_JOINT = re.compile("会同|商(?=[市省区国])|联合")
_INLINE = re.compile(
    "[（(](?:(?P<lead>总?牵头|主办)|(?P<participant>配合|参与|协办)|(?P<shared>负责))(?:单位|部门)?[）)]$"
)
FIRST_LEADS = re.compile(
    r"(?:列|排|位|位列|排名|名列|位于|序列)[在于为]?(?:首位|第[一1]位?|最前面?|前列|首)[^。；;）)]{0,8}?"
    r"(?:为|是|系)[^。；;）)、]{0,8}?(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门)?|"
    r"(?:首位|第[一1]位|第一个|首个|首家|第一家)(?:责任)?的?(?:单位|部门)?(?:为|是|系)[^。；;）)、]{0,8}?"
    r"(?:牵头|主办|主责|第一责任)(?:责任)?(?:单位|部门)?"
)
STARRED_LEAD = re.compile(
    r"[*＊★▲△●][^。；;）)]{0,10}?(?:为|是)[^。；;）)]{0,6}?(?:牵头|主办|主责)(?:单位|部门)?"
)
DUE = re.compile(
    r"(?:完成|办结|落实|推进|实施|工作|时间|进度)(?:时限|时间|期限|进度|节点|安排|要求)[:：]?\s*"
    r"(?P<due>[^，,；;。）)\n\t]{2,40})"
)
_ASIDE = re.compile(
    r"(?:^|(?<=[，,；;。\n]))\s*(?:长期|持续|全年|贯穿|按时|年内|年底|每年|常态|下同|以下同|[一二三四]季度|\d{4}\s?年|\d{1,2}月)"
    r"[^，,；;。\n]*"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A department in a note with the role that a label or a verb gives it, if any."""

    mention: Mention
    role: DutyRole | None


def named_in(text: str, start: int, end: int, *, sure: bool) -> list[Named]:
    """The departments of a note's words with the roles that its labels and verbs give.

    ``sure`` accepts lists of which a part is no department; without it such a list is none.
    """
    words = _without_asides(text[start:end])
    if text[start - 1 : start] in _OPEN:
        words = words.replace("\n", " ")  # a bracket goes on where its line is wrapped
    work = text[:start] + words + text[end:]
    named: list[Named] = []
    for a, b, role in _segments(work, start, end):
        named += _by_verbs(work, a, b, role, sure=sure)
    return named


def due_in(words: str) -> str:
    """The time limit that a note states, as written."""
    match = DUE.search(words)
    return match["due"].strip() if match else ""


def label_role(words: str) -> DutyRole | None:
    """The role that words stand for if they are nothing but a label: 牵头单位, 责任部门 ….

    Two labels in one (责任单位及配合单位) count as the first.
    """
    match = LABEL.match(words)
    return DutyRole(match.lastgroup) if match and match.lastgroup else None


def _without_asides(words: str) -> str:
    """Blanks what is said beside the names, without moving anything: time limits, the rule."""
    for pattern in (DUE, FIRST_LEADS, STARRED_LEAD, _ASIDE):
        words = pattern.sub(lambda match: "；" * len(match[0]), words)
    words = re.sub("以下[^。]*单位[^。]*", lambda match: "；" * len(match[0]), words)
    return re.sub("[，,、；;。]?(?:以?下同)", lambda match: "；" * len(match[0]), words)


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int, DutyRole | None]]:
    """The stretches of a note between its labels and stops, with the label's role."""
    role: DutyRole | None = None
    at = start
    for match in _MARK.finditer(text, start, end):
        if match.start() < at:
            continue
        if match["stop"]:
            yield at, match.start(), role
            at = match.end()
            continue
        colon = COLON.match(text, match.end(), end)
        if colon and match.lastgroup:
            yield at, match.start(), role
            role, at = DutyRole(match.lastgroup), colon.end()
    yield at, end, role


def _by_verbs(text: str, start: int, end: int, role: DutyRole | None, *, sure: bool) -> list[Named]:
    """The departments of one stretch; without ``sure`` only lists that hold nothing else."""
    named: list[Named] = []
    at = start
    ends = [(m.start(), m.end(), m.lastgroup) for m in _VERB.finditer(text, start, end)]
    for stop, after, verb in [*ends, (end, end, None)]:
        if stop < at or (verb and text[stop - 1] in _OPEN):
            continue
        own = DutyRole(verb) if verb else role
        joint = _JOINT.search(text, at, stop)
        for a, b, part in (
            [(at, joint.start(), DutyRole.LEAD), (joint.end(), stop, DutyRole.PARTICIPANT)]
            if joint
            else [(at, stop, own)]
        ):
            mentions = (split_departments if sure else all_departments)(text, a, b)
            if not mentions and not sure and verb:
                # “甲统一领导，乙负责”: what stands before the last comma is another matter.
                a = max(text.rfind("，", a, b), text.rfind(",", a, b), a - 1) + 1
                mentions = all_departments(text, a, b)
            named += [_inline(text, mention, part) for mention in mentions]
        at = after
    return named


def _inline(text: str, mention: Mention, role: DutyRole | None) -> Named:
    """市科委（牵头）: the bracket is no part of the name."""
    match = _INLINE.search(text[mention.start : mention.end])
    if not match or not match.lastgroup:
        return Named(mention, role)
    end = mention.start + match.start()
    name = text[mention.start : end]
    own = Mention(mention.start, end, name, mention.head, mention.starred)
    return Named(own if is_department(name) else mention, DutyRole(match.lastgroup))
