"""Whether confidences keep what they promise: reliability, and risk against coverage.

An answer is *right* when its question is answerable and nothing is wrong with it but perhaps
that it was held back; a question without an answer in the documents has none that is right.

References: Guo et al. 2017, "On calibration of modern neural networks" (expected calibration
error); El-Yaniv and Wiener 2010, "On the foundations of noise-free selective classification"
(risk and coverage); Wilson 1927 (the interval).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from eval.failures import SHOULD_ANSWER, reasons

BINS = 10
_Z = 1.959964  # of a two-sided interval of 95 %


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: how sure it was (0 to 1), whether it was right, whether it was given."""

    confidence: float
    right: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like confidence: how many, their mean confidence, the share that is right and
    the 95 % interval of that share (Wilson)."""

    count: int
    confidence: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Point:
    """Answering only from ``threshold`` on: the share answered, and of these the share wrong."""

    threshold: float
    coverage: float
    risk: float


def judged_answers(result: Mapping[str, Any]) -> list[Judged]:
    """The answers of a run that have a confidence and whose question is judged answerable or
    not; none for a run that only searched."""
    records = {record["id"]: record for record in result["per_question"]}
    found = []
    for details in result["details"]:
        record = records.get(details["id"], {})
        confidence, kind = record.get("confidence"), record.get("kind")
        if confidence is None or details["answerable"] is None:
            continue
        wrong = [w for w in reasons(details, kind, record.get("rank")) if w != SHOULD_ANSWER]
        right = bool(details["answerable"]) and not wrong
        found.append(Judged(float(confidence), right, kind != "abstain"))
    return found


def reliability(answers: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """Bins of equal width from 0 to 1 that hold any answer, in order."""
    held: dict[int, list[Judged]] = {}
    for answer in answers:
        held.setdefault(min(int(answer.confidence * bins), bins - 1), []).append(answer)
    return [_bin(held[number]) for number in sorted(held)]


def calibration_error(answers: Sequence[Judged], bins: int = BINS) -> float | None:
    """Expected calibration error, 0 to 1: mean distance of confidence and share right over
    the bins, weighted by their counts; ``None`` without answers."""
    if not answers:
        return None
    parts = reliability(answers, bins)
    return sum(part.count * abs(part.confidence - part.right) for part in parts) / len(answers)


def risk_coverage(answers: Sequence[Judged]) -> list[Point]:
    """A point for each confidence that occurs, the highest first; risk from 0 to 1."""
    points, seen, wrong = [], 0, 0
    ordered = sorted(answers, key=lambda answer: -answer.confidence)
    for confidence, same in groupby(ordered, key=lambda answer: answer.confidence):
        members = list(same)
        seen += len(members)
        wrong += sum(not answer.right for answer in members)
        points.append(Point(confidence, seen / len(answers), wrong / seen))
    return points


def operating_point(answers: Sequence[Judged]) -> Point | None:
    """What the run did: the share that it answered, and of these the share wrong."""
    given = [answer for answer in answers if answer.answered]
    if not given:
        return None
    wrong = sum(not answer.right for answer in given)
    lowest = min(answer.confidence for answer in given)
    return Point(lowest, len(given) / len(answers), wrong / len(given))


def wilson(share: float, count: int) -> tuple[float, float]:
    """95 % interval of a share among ``count``, 0 to 1.

    Raises:
        ValueError: ``count`` below 1.
    """
    if count < 1:
        raise ValueError(f"an interval needs at least one observation, not {count}")
    spread = _Z * _Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def _bin(answers: Sequence[Judged]) -> Bin:
    count = len(answers)
    right = sum(answer.right for answer in answers) / count
    low, high = wilson(right, count)
    return Bin(count, sum(a.confidence for a in answers) / count, right, low, high)
