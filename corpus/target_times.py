"""Time expressions of a sentence: by when, over which years, or that it is past."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.numeral_words import parse_chinese
from corpus.target_view import View, inside

_HAN = "〇零一二三四五六七八九"
_YEAR = rf"(?:20\d\d|19\d\d|[一二][{_HAN}]{{3}})"
_COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
_PATTERN = re.compile(
    rf"""
    (?P<first>{_YEAR})\s?年?\s?(?:[-—–~～－―‐]{{1,2}}|至|到)\s?(?P<last>{_YEAR})\s?年(?:期?间)?
    | (?P<to>截至|截止到?|力争到|争取到|至|到|在|于)?\s?(?P<year>{_YEAR})\s?年
      (?P<tail>度?年?(?:底|末)(?:之?前)?|以?前|之前|(?:上|下)半年|\d{{1,2}}月(?:份|底|末)?(?:\d{{1,2}}日)?
       (?:之?前)?)?
    | (?:到|至)?[“"]?(?P<plan>十[一二三四五六七]?五)[”"]?(?P<stage>规划期?末|期末|末|时期|期间|收官)
    | (?P<ahead>未来|今后|接下来|下一个?)\s?(?P<span>{_COUNT})(?:至{_COUNT})?\s?年
      (?:内|时间|左右|的?时间)?
    | (?P<within>通过|经过|用|力争)\s?(?P<span2>{_COUNT})\s?(?:[至到]{_COUNT})?年
      (?:左右)?的?(?:时间|努力)
    | (?P<span3>{_COUNT})年(?:左右)?的?时间内?
    | (?P<soon>(?:今年|力争|争取|确保|用|在)?\s?(?P<span4>{_COUNT})年之?内)
    | (?P<this>今年|本年度?|年内|年底前|年末|全年|当年)(?:年?(?:底|末)(?:之?前)?)?
    | (?P<next>今明两年|明年)
    | (?P<past>去年|上年|过去的?{_COUNT}年|过去的?几年|(?:{_COUNT}|近|近几|几|多)年来|以来
       |截至目前|目前
       |当前|现有|现已|现在|前年|近{_COUNT}年)
    """,
    re.VERBOSE,
)
_HINT = re.compile("[年五末内现目当来]")
# A year that only dates a comparison, a price basis, a version or a beginning.
_REFERENCE_BEFORE = re.compile(r"(?:比|较|与|同|按|以|相对|自|从|由|是|为)(?:上述)?$")
_REFERENCE_AFTER = re.compile(
    r"(?:的?水平|的?基础|同期|不变价|可比价|价格|版|起|为基期|以来|增[长加]\d*的|相比)"
)
_COMPARED = re.compile(r"(?:比|较|与|同|低于|高于|快于)$")
_STARTED = re.compile(r"(?:从|由|相对|在)$")  # 从去年的2.1%, 在去年的基础上
# Within some years of an event is a rule: 自受理之日起三年内不得…
_RULE_AFTER = re.compile(r"[^，；。]{0,12}(?:不得|不予|不再|不能|有效|累计|连续|可以?|免|应|须)")
_FULL_DATE = re.compile(r"\d{1,2}月\d{1,2}日")


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression at ``[start, end)`` of a view.

    Attributes:
        year: the year by which, ``None`` if it names none.
        period: first and last year, where it is a span.
        past: whether what it governs has already happened.
        this_year: whether the year is that of the document (今年).
        until: whether it is written as a deadline (到2030年), which no past result is.
        local: whether it speaks for its own clause alone (现有12个平台，每年举办…).
    """

    start: int
    end: int
    year: int | None
    period: tuple[int, int] | None = None
    past: bool = False
    this_year: bool = False
    until: bool = False
    local: bool = False


def find_times(view: View, issued: int | None, early: bool = False) -> list[Time]:
    """Time expressions in order; ``issued`` is the document's year, if known.

    ``early``: the document opens its year (a work report of January to March), so that its
    next five years begin with its own. Five-year plans: 十四五 is 2021–2025.
    """
    found: list[Time] = []
    if not _HINT.search(view.plain):
        return found
    for match in _PATTERN.finditer(view.plain):
        if inside(match.start(), view.names):
            continue
        time = _read(match, view.plain, issued, early)
        if time is not None:
            found.append(time)
    return found


def _read(match: re.Match[str], plain: str, issued: int | None, early: bool) -> Time | None:
    before, after = plain[: match.start()], plain[match.end() :]
    span = match.span()
    if match["first"]:
        first, last = _year(match["first"]), _year(match["last"])
        if not first < last <= first + 40:
            return None
        return Time(*span, last, (first, last), past=issued is not None and last < issued)
    if match["year"]:
        return _single(match, before, after, issued)
    if match["plan"] and _COMPARED.search(before):
        return None
    if match["plan"]:
        last = _plan_end(match["plan"])
        spans = match["stage"] in {"时期", "期间"}
        period = (last - 4, last) if spans else None
        return Time(*span, last, period, past=issued is not None and last < issued,
                    until=not spans)  # fmt: skip
    if match["past"]:
        if _COMPARED.search(before) or (match["past"] == "上年" and not _opens(before)):
            return None
        if match["past"] in {"去年", "上年", "前年"} and _STARTED.search(before):
            return None
        local = match["past"] in {"现有", "现已", "现在", "目前", "当前"}
        return Time(*span, issued - 1 if issued else None, past=True, local=local)
    if issued is None:
        return None
    if match["this"]:
        if match["this"] == "当年" or (match["this"] == "全年" and after[:1] in "日期周候"):
            return None
        return Time(*span, issued, (issued, issued), this_year=True)
    if match["next"]:
        return Time(*span, issued + 1, (issued, issued + 1), until=True)
    if match["soon"] and (not _opens(before) or _RULE_AFTER.match(after)):
        return None
    written = match["span"] or match["span2"] or match["span3"] or match["span4"]
    years = int(written) if written.isdigit() else int(parse_chinese(written) or 0)
    if not 1 <= years <= 30:
        return None
    if match["ahead"] and early:
        return Time(*span, issued + years - 1, (issued, issued + years - 1), until=True)
    # The document's own year is the first of them, where it opens that year or says 内.
    counted = years - 1 if early or match["soon"] else years
    return Time(*span, issued + counted, until=True)


def _single(match: re.Match[str], before: str, after: str, issued: int | None) -> Time | None:
    year = _year(match["year"])
    tail = match["tail"] or ""
    if not match["to"] and _REFERENCE_BEFORE.search(before):
        return None
    if _REFERENCE_AFTER.match(after) or (_FULL_DATE.search(tail) and not tail.endswith("前")):
        return None
    past = issued is not None and year < issued
    if (match["to"] or "").startswith("截"):  # how things stood, unless it lies ahead
        past = issued is None or year < issued or (year == issued and "月" in tail)
    until = match["to"] not in (None, "在", "于") or tail.endswith(("前", "底", "末"))
    this = issued is not None and year == issued
    return Time(*match.span(), year, (year, year) if this else None, past, this, until)


def _opens(before: str) -> bool:
    """Whether what follows opens a clause."""
    return not before.strip() or before.rstrip()[-1] in "，。；：、"


def _year(written: str) -> int:
    if written.isdigit():
        return int(written)
    return int("".join(str("〇一二三四五六七八九".find("〇" if c == "零" else c)) for c in written))


def _plan_end(written: str) -> int:
    """十五 ended in 2005, 十四五 in 2025."""
    number = 10 if written == "十五" else 10 + "一二三四五六七".index(written[1]) + 1
    return 1955 + 5 * number
