"""Makes the target of an item that was found to be an aim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.indicators import indicator_group
from corpus.model import Basis, Document, Level, Target, TargetKind
from corpus.places import gazetteer
from corpus.target_amounts import Amount
from corpus.target_context import Context
from corpus.target_frame import Frame
from corpus.target_pairs import Named
from corpus.target_subjects import states_action, without_lead
from corpus.target_times import Time
from corpus.target_units import COUNTS

_RELATED = re.compile(
    r"(?:带动|拉动|撬动|关联|辐射)[^，。]{0,8}(?:产业|经济|行业)[^，。]{0,6}(?:规模|产值|营收|收入|总量)|"
    r"(?<!及)(?<!和)(?<!与)(?:相关|关联)(?:联)?产业"
)
_RATE = re.compile(
    r"增长|增速|增幅|涨幅|下降|降低|减少|降幅|提高|提升|上涨|递增|压减|压缩|回落|再降|下调|上调"
)
_INCREMENT = re.compile(r"新增|增加(?!到|至|值)|净增|再解决|再减少|减少|新建|新开工|提高\s?\d")
_AVERAGE = re.compile(r"年均|每年平均|平均每年")
_SECTOR = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:高新区|开发区|新区|园区|片区|保税区|自贸区|先行区|合作区|科学城|功能区|基地)"
)
_PEOPLE = (
    "(?:人口|人员|学生|学员|教师|医生|护士|农民|职工|工人|劳动力|居民|群众|贫困|毕业生|老人|老年人|儿童|"
    "残疾人|党员|干部|志愿者|人才)"
)
_MONEY_NOUN = re.compile(
    r"规模|产值|收入|营收|投资|总额|增加值|基金|销售|生产总值|财政|资金|成交|贷款|零售"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An item that is an aim, with its sentence and the time of its own."""

    context: Context
    named: Named
    own: Time | None


def build_target(document: Document, reading: Reading, frame: Frame) -> Target:
    """The target; offsets are those of the document's text."""
    context, named = reading.context, reading.named
    view, item, about = context.view, named.item, document.metadata
    amount = item.amount
    end = (item.stretch or amount).end
    if named.number_first:
        end = max(end, _visible_end(view.plain, item.right))
    start = view.begin_of(min(named.start, amount.start))
    stop = view.end_of(end)
    place, level, scope = _whose(document, view.plain[named.start : amount.start])
    deadline, basis, period = _deadline(context, reading.own, frame, amount, named)
    qualifier = "；".join(view.plain[a:b].strip() for a, b in item.qualifiers)
    name = _without_place(named.name, document)
    unit = amount.unit or _unit_of(named.name, view.plain[amount.end : item.right])
    lead = view.plain[view.clauses[item.clause][0] : named.start]
    kind = _kind(amount, unit, named, view.plain[named.start : end], lead)
    return Target(
        id=f"{document.id}-{view.begin_of(amount.number_start)}",
        document_id=document.id,
        section=context.section,
        place=place,
        level=level,
        indicator=name,
        indicator_text=named.written,
        group=_group(named, kind),
        scope=scope,
        qualifier=qualifier,
        comparator=amount.comparator,
        value=_clean(amount.value),
        value_max=_clean(amount.value_max) if amount.value_max is not None else None,
        stretch=_clean(item.stretch.value) if item.stretch else None,
        unit=unit,
        unit_text=amount.unit_text,
        deadline=deadline,
        basis=basis,
        period=period,
        kind=kind,
        related=bool(_RELATED.search(named.name)),
        source_basis=_source_basis(document, view.plain, frame),
        status=about.status,
        text=document.text[start:stop],
        start=start,
        end=stop,
        value_start=view.begin_of(amount.start),
        value_end=view.end_of(amount.end),
    )


def _group(named: Named, kind: TargetKind) -> str:
    group = indicator_group(named.name) or indicator_group(named.written) or ""
    if group == "企业数量" and kind is TargetKind.SHARE:
        return ""  # a rate of enterprises counts none of them
    return "产业增速" if group == "产业规模" and kind is TargetKind.GROWTH_RATE else group


def _without_place(name: str, document: Document) -> str:
    """长沙的人工智能产业规模 → 人工智能产业规模: whose it is stands in the place."""
    place = gazetteer().by_code(document.metadata.place_code or "")
    if place is None:
        return name
    for own in (place.name, place.short):
        if name.startswith(own) and len(name) > len(own) + 1:
            rest = name[len(own) :]
            return re.sub(r"^(?:市|省|区|县|全市|全省|全区|全县)?的?", "", rest) or name
    return name


def _visible_end(plain: str, end: int) -> int:
    return len(plain[:end].rstrip(" 、，；和与及"))


def _clean(value: Decimal) -> Decimal:
    """Without an exponent or trailing zeros: 1E+3 is 1000."""
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral() else normal


def _unit_of(name: str, after: str) -> str:
    """The unit of a number that has none: 达500亿, 3200万农村人口."""
    noun = after[:12]
    if re.match(rf"\s*(?:以上)?的?[^，；。]{{0,6}}{_PEOPLE}", noun):
        return "人"
    if _MONEY_NOUN.search(name):
        return "元"
    if re.match(r"[^，；。]{0,5}(?:户|家庭)", noun):
        return "户"
    if re.search(rf"(?:{_PEOPLE}|人数|就业|用工|规模)$", name):
        return "人"
    return "户" if re.search(r"(?:户|家庭|户数)$", name) else "个"


def _whose(document: Document, words: str) -> tuple[str | None, Level, str]:
    """Place, level and scope: another place inside the document's own takes the target over."""
    about, places = document.metadata, gazetteer()
    home = places.by_code(about.place_code) if about.place_code else None
    scope = _scope(words)
    for mention in places.find(words):
        if mention.abbreviated or mention.place == home:
            continue
        inner = home is None or places.contains(home, mention.place)
        if inner and not scope:
            return mention.place.short, mention.place.level, ""
    return about.place, about.level, scope


def _scope(words: str) -> str:
    """The district, park or zone named before the indicator; not one that is itself counted."""
    for match in _SECTOR.finditer(words):
        rest = re.sub(r"^(?:的|（[^）]*）)+", "", words[match.end() :])
        if len(rest) >= 2 and not re.match(r"(?:达|超|突破|增|建成|数量|个数|总数)", rest):
            return without_lead(re.sub(r"^.*(?:在|于|，)", "", match[0]))
    return ""


def _deadline(
    context: Context, own: Time | None, frame: Frame, amount: Amount, named: Named
) -> tuple[int | None, Basis | None, tuple[int, int] | None]:
    """Deadline, how it is known, and the years the value is over."""
    time, basis = own, Basis.EXPLICIT
    if time is not None and time.this_year and not time.until:
        basis = Basis.DOCUMENT_YEAR if time.year == frame.issued else Basis.EXPLICIT
    if time is None or time.year is None:
        if context.above is None:
            return None, None, None
        time, basis = context.above
    clause = context.view.plain[context.view.clauses[named.item.clause][0] : amount.end]
    average = _AVERAGE.search(clause)
    period = time.period
    if period is None and average and frame.period and time.year == frame.period[1]:
        period = frame.period
    if basis is Basis.PLAN_PERIOD and not average:
        period = time.period if amount.unit not in {"%"} else None
    return time.year, basis, period


def _kind(amount: Amount, unit: str, named: Named, clause: str, lead: str) -> TargetKind:
    listed = re.search(r"新增[^，；。]*、$", lead)  # 新增甲企业60家、乙企业40家
    words = clause if not named.name else named.name + clause
    if unit in {"%", "百分点", "倍", "‰"}:
        share = re.search(r"占比|比重|比例|占|率(?!先)", named.name) and not _RATE.search(
            named.name
        )
        if unit == "百分点":
            return TargetKind.INCREMENT
        grows = unit == "倍" or _RATE.search(words)
        return TargetKind.GROWTH_RATE if grows and not share else TargetKind.SHARE
    if _INCREMENT.search(words) or (listed and not states_action(named.written)):
        return TargetKind.INCREMENT
    return TargetKind.COUNT if amount.unit in COUNTS or unit in {"个"} else TargetKind.LEVEL


def _source_basis(document: Document, sentence: str, frame: Frame) -> str:
    if not document.metadata.digest:
        return "original"
    return "reported" if frame.reported or "据公开报道" in sentence else "digest"
