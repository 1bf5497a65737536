"""A follow-up turn as a question that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.dialogue.breadth import WHICH_PLACES, asks_of_both, compared, of_both, over_places
from qa.dialogue.carry import ITS, OF_IT, carried, opening
from qa.dialogue.items import Recall, asked_item, item_question, listed_before
from qa.dialogue.phrases import (
    asks_duty,
    asks_who,
    compares,
    core,
    corrected,
    cut,
    department,
    department_span,
    depends,
    is_talk,
    without_slots,
)
from qa.dialogue.slots import (
    amount_spans,
    in_english,
    named,
    place_spans,
    replaced,
    with_amount,
    with_years_counted,
    year_spans,
)
from qa.dialogue.subject import (
    document_span,
    in_domain,
    states_measure,
    subject_span,
    with_corrected,
    with_subject,
)
from qa.dialogue.turns import Turn

_TURNS_BACK = 4
_ASKS = re.compile(
    r"谁|哪|什么|啥|何(?!时)|何时|有没有|有.{1,8}没有|有无|多少|几(?=[年个家项条座人种名所处百千万])|多大|多高|多长|怎么|怎样|如何|吗|是否"
    r"|多久|^(?:list|show|give)\b|\b(?:who|which|what|when|where|why|how|is|are|was|does|did|do|will)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:再|更)?(?:详细|具体|展开)(?:一?点|一?些|地)?(?:说说?|讲讲?|介绍|解释)?(?:一?下)?(?:内容)?|展开(?:说说|讲讲)?|继续说?|还有呢|详情"
    r"|(?:tell me )?more(?: details?)?(?: about (?:it|that))?|in (?:more )?detail|go on|elaborate",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"^(?:请|帮我)?(?:比较|对比)(?:一下)?|\b(?:compare|difference between)\s*", re.IGNORECASE
)
_COMPARATOR = re.compile(
    r"[的大小高低超突破过达到不少于等以上下内左右至是]|亿|元|\b(?:over|above|at least|more than"
    r"|less than|under|below|or more)\b",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^的|(?<=\w)那个|方面$|^(?:the|for the|an?)\b ?", re.IGNORECASE)
_PLURAL = re.compile(
    r"which (?:cities|provinces|places|municipalities) (?!are|were|will|did|do|have been)",
    re.IGNORECASE,
)
# 第五十五条 of the law in question, not an item of the answer
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百\d]{1,6}[条章节]")
_ONLY_ARTICLE = re.compile(
    r"讲|说|规定|什么|了|的|是|内容|具体|怎么|呢|那|再?看看?|[\s,，。.?？!！]"
)
_RISES_TO = re.compile(r"(?<=[提上调降减增][高低少加长])[到至](?=多少)|(?<=上调)[到至](?=多少)")
_HOW_BIG = re.compile(r"(?:是|有)?(?:多大|多高|多长)")
_GROWTH_TARGET = re.compile(r"(?:预期)?增长(?=(?:预期)?目标)|\bgrowth (?=target\b)", re.IGNORECASE)
_COUNTING = re.compile(
    r"[\u4e00-\u9fff](?<![是为到达])(?:多少|几)(?:[个家项所处条种名人套座台亩]|公里|万套)?"
)
_SIGNS = " ,，。.？?！!"


def standalone_question(text: str, history: Sequence[Turn], recall: Recall | None = None) -> str:
    """``text`` with what it leaves out taken from the questions before it.

    A place, year, amount or subject that the follow-up names takes the place of the earlier
    one of its kind; the rest of the earlier question is kept. A question that stands on its
    own, small talk too, is returned as it is.

    Args:
        text: the turn as typed.
        history: earlier turns, oldest first.
        recall: gives the items of an earlier answer whose text does not list them.
    """
    text = text.strip()
    earlier = [turn for turn in history if turn.question.strip() and not is_talk(turn.question)]
    if not earlier or not text:
        return text
    # The topic may stand several short turns back (“那2025年呢?”, “那成都呢?”).
    before = earlier[:-1][-_TURNS_BACK:]
    if (article := _other_article(text, earlier[-1].question)) is not None:
        return article
    if item := asked_item(text):
        at = listed_before(earlier[-_TURNS_BACK - 1 :])
        base = standalone_question(at[-1].question, at[:-1], recall)
        return item_question(text, item, base, at[-1].answer, recall) or text
    base = ""
    if not depends(text):
        if not _wants_place(text):
            return text
        base = standalone_question(earlier[-1].question, before, recall)
        return carried(base, core(text)) if place_spans(base) else text
    if asked_item(earlier[-1].question) and _elsewhere(text):
        # Not the item, which is of one list: the list of another place or department.
        earlier = list(listed_before(earlier[-_TURNS_BACK - 1 :]))
        before = earlier[:-1]
    base = standalone_question(earlier[-1].question, before, recall)
    return _followed(base, text, [turn.question for turn in before])


def _followed(base: str, text: str, before: Sequence[str]) -> str:
    """What a turn that leans on ``base`` asks."""
    new = with_years_counted(core(text), base)
    # “那哪些城市有算力目标” asks a whole question.
    if WHICH_PLACES.search(new) and subject_span(new) and not place_spans(new):
        return new
    if (other := _of_department(base, new)) is not None:
        return other
    if (asked := over_places(base, new, text, before)) is not None:
        return asked
    if asks_of_both(text, new):
        return of_both(base, text, before)
    if correction := corrected(text):
        old, right = correction
        return (
            with_corrected(base, old, right) if old in base and old else _merged(base, right, right)
        )
    return _merged(base, new, text)


def _merged(base: str, new: str, text: str) -> str:
    """The earlier question with the parts that ``new``, the core of ``text``, brings."""
    places, years = place_spans(new), year_spans(new)
    if compares(text) and (places or years):
        return compared(base, new)
    rest = without_slots(new).strip(_SIGNS)
    if _MORE.fullmatch(new) or (not rest and not places and not years and not _ASKS.search(new)):
        return base
    if not rest and (places or years):
        return _slotted(base, new)
    if _ASKS.search(new):
        return carried(base, new)
    slotted = _slotted(base, new)
    if amount_spans(rest) and not _COMPARATOR.sub("", cut(rest, amount_spans(rest))).strip(_SIGNS):
        return with_amount(slotted, rest)
    rest = ITS.sub("", rest)
    if OF_IT.match(rest):
        return f"{opening(slotted, year=not asks_duty(rest), subject=True)}{rest}"
    return _about(slotted, _DECORATION.sub("", rest))


def _of_department(base: str, new: str) -> str | None:
    """“街道办呢” after “由哪个部门负责”, after another department: what that one does."""
    name = department(new)
    if name is None:
        return None
    if not asks_who(base) and (span := department_span(base)):
        context, among, _ = base[slice(*span)].rpartition("中")
        return f"{base[: span[0]]}{context}{among}{name}{base[span[1] :]}"
    if asks_duty(base) and asks_who(base):
        return f"{opening(base, year=False, subject=True)}中{name}负责什么"
    return None


def _about(base: str, new: str) -> str:
    """The earlier question about ``new`` instead of its subject."""
    new = in_domain(base, new)
    if states_measure(new) and _COUNTING.search(base) and not WHICH_PLACES.search(base):
        # 要改造多少套 is asked of houses, and of nothing that is measured otherwise.
        return f"{opening(base, year=True, subject=False)}{new}是多少"
    base = _HOW_BIG.sub("是多少", base) if states_measure(new) else base
    if not new.endswith("的"):  # prices and ratios have targets, but no targets of growth
        base = _GROWTH_TARGET.sub("", base)
    return with_subject(_RISES_TO.sub("", base), new) or f"{base} {new}"


def _slotted(base: str, new: str) -> str:
    """The earlier question for the places and years that ``new`` names."""
    if place_spans(new):
        base = _COMPARING.sub("", base)
    for spans_of, is_year in ((place_spans, False), (year_spans, True)):
        spans = spans_of(new)
        if not spans:
            continue
        wanted = named(new, spans)
        word = ("、" if not base.isascii() else " and ").join(wanted)
        if old := spans_of(base):
            word += "年" if word.isdecimal() and base[slice(*old[0])].endswith("年") else ""
            base = replaced(base, old, word)
        elif not is_year and WHICH_PLACES.search(base):
            asked = f"Does {word}" if _PLURAL.match(base) else word
            base = WHICH_PLACES.sub(asked, base, count=1)
        elif in_english(base):
            base = f"{base.rstrip(_SIGNS)} in {word}?"
        else:
            base = f"{word}{'年' if is_year and word.isdecimal() else ''}{base}"
    return base


def _other_article(text: str, earlier: str) -> str | None:
    """The earlier question for another article of its document: “第十九条呢”."""
    asked, old = _ARTICLE.search(text), _ARTICLE.search(earlier)
    if not asked or not old or asked.group()[-1] != old.group()[-1]:
        return None
    if _ONLY_ARTICLE.sub("", text[: asked.start()] + text[asked.end() :]):
        return None
    return earlier.replace(old.group(), asked.group(), 1)


def _elsewhere(text: str) -> bool:
    """Whether a turn brings a place or a department and asks nothing of it."""
    new = core(text)
    return not _ASKS.search(new) and bool(place_spans(new) or department(new))


def _wants_place(text: str) -> bool:
    """Whether a duty is asked of without a word of where: 智慧医疗示范工程的责任单位."""
    if not asks_duty(text) or len(text) > 24 or is_talk(text) or in_english(text):
        return False
    return not (
        place_spans(text) or year_spans(text) or document_span(text) or WHICH_PLACES.search(text)
    )
