"""Goals of work reports (growth, jobs, prices, revenue) against gold made by reading.

Two ways to score the same gold (``report_goals.jsonl``, see ``eval/questions/README.md``):
``read_goals`` takes the targets that are read from each report, ``ask_goals`` asks the
assistant. A goal that is ``null`` is right if none is given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.ingest import Progress, parse_file
from corpus.model import Level, Target, TargetKind
from corpus.places import gazetteer
from corpus.readers import document_files
from eval.errors import QuestionFileError
from eval.places import short_name
from eval.questions import Part, split_of
from eval.values import marked_text
from qa.answer import Answer
from qa.assistant import Assistant

RIGHT = "right"
MISSING = "missing"  # nothing given
WRONG = "wrong value"
ELSEWHERE = "wrong place or year"  # of the first row; a reader's target has the report's own
INVENTED = "not stated"  # given, though the report states none
OUTCOMES = (RIGHT, MISSING, WRONG, ELSEWHERE, INVENTED)

Gold = Mapping[str, Any]
_RATE = frozenset({TargetKind.GROWTH_RATE})
_LEVEL = frozenset({TargetKind.LEVEL})
# A passage that says so itself: 没有提出全年经济增速具体目标.
_NONE_STATED = re.compile(r"(没有|未|不再?)(提出|设定|设立|设置|确定|明确)[^。；]{0,20}目标")


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal that reports set for their year, and how a reader of them asks for it.

    ``{place}`` is empty in questions about the whole country, as people ask.
    """

    group: str
    kinds: frozenset[TargetKind]
    question: str


GOALS = {
    "gdp": Goal("GDP", _RATE, "{place}{year}年{product}增长目标是多少？"),
    "gdp_level": Goal("GDP", _LEVEL, "{place}{year}年{product}目标是多少亿元？"),
    "jobs": Goal(
        "城镇新增就业",
        frozenset({TargetKind.INCREMENT, TargetKind.LEVEL, TargetKind.COUNT}),
        "{place}{year}年城镇新增就业目标是多少？",
    ),
    "cpi": Goal("CPI", _RATE, "{place}{year}年居民消费价格涨幅目标是多少？"),
    "revenue": Goal("财政收入", _RATE, "{place}{year}年财政收入增长目标是多少？"),
    "revenue_level": Goal("财政收入", _LEVEL, "{place}{year}年财政收入目标是多少亿元？"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one goal of one report; ``outcome`` is one of ``OUTCOMES``."""

    document: str
    level: Level
    goal: str
    stated: bool
    outcome: str
    wanted: str
    given: str


def load_goals(path: Path, part: Part = "all") -> list[Gold]:
    """The gold lines of one half, by a hash of the document's name, or all of them.

    Raises:
        QuestionFileError: not JSON lines of reports, or none in this half.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows: list[Gold] = [json.loads(line) for line in lines if line.strip()]
        kept = [r for r in rows if part == "all" or split_of(str(r["document"])) == part]
        complete = all({"place", "year"} <= row.keys() for row in kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionFileError(f"cannot read goals from {path}: {error!r}") from error
    if not kept or not complete:
        problem = "a line lacks 'place' or 'year'" if kept else f"no report in the half {part!r}"
        raise QuestionFileError(f"{path}: {problem}")
    return kept


def read_goals(
    gold: Sequence[Gold], corpus: Sequence[Path], progress: Progress | None = None
) -> list[Judged]:
    """Each goal against the first target of its group, kind and year that is the place's own.

    Raises:
        QuestionFileError: a report of the gold is not in the corpus, or twice.
        UnreadableFileError: a report cannot be read.
    """
    files = list(document_files(corpus))
    judged = []
    for done, row in enumerate(gold, start=1):
        named = [path for path in files if path.name == row["document"]]
        if len(named) != 1:
            raise QuestionFileError(f"{len(named)} files {row['document']!r} in the corpus")
        targets = parse_file(named[0]).targets
        judged += [judge_targets(row, name, targets) for name in GOALS if name in row]
        if progress:
            progress("reports", done, len(gold))
    return judged


def ask_goals(
    gold: Sequence[Gold], assistant: Assistant, progress: Progress | None = None
) -> list[Judged]:
    """Each goal against the answer to a question for it: the first row's amount, year, place."""
    judged = []
    for done, row in enumerate(gold, start=1):
        for name in (name for name in GOALS if name in row):
            judged.append(judge_answer(row, name, assistant.ask(question_for(row, name))))
        if progress:
            progress("questions", done, len(gold))
    return judged


def question_for(row: Gold, name: str) -> str:
    """The question for one goal of a report."""
    national = _level(row) is Level.NATIONAL
    place = "" if national else row["place"]
    product = "国内生产总值" if national else "地区生产总值"
    return GOALS[name].question.format(place=place, year=row["year"], product=product)


def tally(judged: Iterable[Judged]) -> dict[str, dict[str, Any]]:
    """Counts and shares by group: ``all``, each level of places, each goal within a level.

    Returns:
        ``{group: {"goals", "share", "stated", "stated_share", each of OUTCOMES}}``; ``share``
        is that of the goals given right, ``stated_share`` the same over the goals that are
        stated, ``None`` where there are none.
    """
    groups: dict[str, list[Judged]] = {"all": []}
    for one in judged:
        for name in ("all", f"{one.level}", f"{one.level} {one.goal}"):
            groups.setdefault(name, []).append(one)
    return {name: _counts(groups[name]) for name in ("all", *sorted(groups.keys() - {"all"}))}


def judge_targets(row: Gold, name: str, targets: Iterable[Target]) -> Judged:
    """The first target for the goal's group, kind and year that is the place's own."""
    goal, wanted = GOALS[name], row[name]
    place = short_name(str(row["place"]))
    first = next(
        (
            t
            for t in targets
            if t.group == goal.group
            and t.kind in goal.kinds
            and t.deadline == row["year"]
            and (t.place, t.scope, t.related) == (place, "", False)
        ),
        None,
    )
    if first is None:
        return _judged(row, name, RIGHT if wanted is None else MISSING, "")
    given = f"{first.comparator}{first.value}{_to(first.value_max)}{first.unit}"
    if wanted is None:
        return _judged(row, name, INVENTED, given)
    same = (
        first.comparator == wanted["comparator"]
        and first.unit == wanted["unit"]
        and _equal(wanted["value"], first.value)
        and _equal(wanted.get("value_max"), first.value_max)
    )
    return _judged(row, name, RIGHT if same else WRONG, given)


def judge_answer(row: Gold, name: str, answer: Answer) -> Judged:
    """The first direct row; an abstention, or a passage that says so, for “none stated”."""
    wanted = row[name]
    first = next((t for t in answer.targets if t.get("direct")), None)
    if answer.kind != "table" or first is None:
        if wanted is not None:
            return _judged(row, name, MISSING, answer.kind)
        said = answer.kind == "abstain" or bool(_NONE_STATED.search(marked_text(answer)))
        return _judged(row, name, RIGHT if said else INVENTED, answer.kind)
    value, value_max, unit = (first[f"canonical_{key}"] for key in ("value", "value_max", "unit"))
    given = f"{first['place']} {first['deadline']} {value}{_to(value_max)}{unit}"
    if wanted is None:
        return _judged(row, name, INVENTED, given)
    if first["place"] != short_name(str(row["place"])) or first["deadline"] != row["year"]:
        return _judged(row, name, ELSEWHERE, given)
    same = (
        unit == wanted["unit"]
        and _equal(wanted["value"], value)
        and _equal(wanted.get("value_max"), value_max)
    )
    return _judged(row, name, RIGHT if same else WRONG, given)


def _counts(judged: Sequence[Judged]) -> dict[str, Any]:
    stated = [one for one in judged if one.stated]
    outcomes = [one.outcome for one in judged]
    return {
        "goals": len(judged),
        "share": _share(judged),
        "stated": len(stated),
        "stated_share": _share(stated),
        **{outcome: outcomes.count(outcome) for outcome in OUTCOMES},
    }


def _share(judged: Sequence[Judged]) -> float | None:
    right = sum(one.outcome == RIGHT for one in judged)
    return round(right / len(judged), 4) if judged else None


def _judged(row: Gold, name: str, outcome: str, given: str) -> Judged:
    wanted = row[name]
    stated = "" if wanted is None else f"{wanted['comparator']}{wanted['text']}"
    document = str(row["document"])
    return Judged(document, _level(row), name, wanted is not None, outcome, stated, given)


def _level(row: Gold) -> Level:
    place = gazetteer().by_short(str(row["place"]))
    return place.level if place else Level.UNKNOWN


def _equal(wanted: float | None, value: Decimal | float | None) -> bool:
    if wanted is None or value is None:
        return wanted is None and value is None
    return Decimal(str(wanted)) == Decimal(str(value))


def _to(value_max: Decimal | float | None) -> str:
    return "" if value_max is None else f"–{value_max}"
