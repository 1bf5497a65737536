"""How sure an answer is: a logistic model over ``qa.fit``.

confidence = 1 / (1 + exp(-(intercept + Σ weight · feature)))

The weights and the threshold stand in confidence.tsv, which says what they were fitted on;
``python -m eval calibrate`` writes it. An encoder that the weights were not fitted to has a
column of its own, without the features that are in the encoder's units.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.errors import PolicyQAError
from qa.fit import ENCODER_BOUND, FEATURES, Fit
from qa.forms import ABOUT_DOCUMENT
from qa.question import Question

TABLE = "confidence.tsv"
FORMAT = "confidence 1"
_INTERCEPT, _THRESHOLD = "intercept", "threshold"
_ROWS = (_THRESHOLD, _INTERCEPT, *FEATURES)
_STATED, _NOT_STATED = 0.95, 0.05
_OTHER_PLACE = 0.1  # what is left of a confidence where the passage is of another place
_NAMES_DOCUMENT = re.compile(
    r"文件|方案|规划|计划|通知|办法|意见|条例|政策|决定|细则|措施|公告|纲要|报告|规定|稿"
    r"|\b(?:document|plan|programme|program|notice|measures|opinions?|regulations?|polic(?:y|ies)"
    r"|scheme|draft|report|rules)\b",
    re.IGNORECASE,
)


class CalibrationError(PolicyQAError):
    """A table of weights that cannot be read."""


@dataclass(frozen=True, slots=True)
class Model:
    """Threshold, intercept and weights by name of the feature."""

    threshold: float
    intercept: float
    weights: Mapping[str, float]

    def probability(self, fit: Fit) -> float:
        """Probability, 0 to 1, that the passage answers."""
        total = self.intercept
        for name, value in zip(FEATURES, fit.features(), strict=True):
            total += self.weights[name] * value
        return 1.0 / (1.0 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The model of one encoder, and the one for all others."""

    encoder: str
    own: Model
    others: Model

    @classmethod
    def parse(cls, lines: Iterable[str], source: str = TABLE) -> Calibration:
        """What ``lines`` writes: ``name TAB own TAB others``; ``#`` starts a comment.

        Raises:
            CalibrationError: another format, names that differ, or a value that is no number.
        """
        cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        head = [row for row in cells if len(row) == 2]
        if [row[0] for row in head] != ["format", "encoder"] or head[0][1] != FORMAT:
            raise CalibrationError(f"{source}: expected the format {FORMAT!r} and an encoder")
        rows = {row[0]: row[1:] for row in cells if len(row) == 3}
        if set(rows) != set(_ROWS) or len(cells) != len(_ROWS) + 2:
            odd = sorted(set(rows) ^ set(_ROWS)) or ["a line that stands twice or is not three"]
            raise CalibrationError(f"{source}: the features differ: {', '.join(odd)}")
        try:
            values = {name: tuple(map(float, row)) for name, row in rows.items()}
        except ValueError as error:
            raise CalibrationError(f"{source}: {error}") from error
        if not all(math.isfinite(value) for row in values.values() for value in row):
            raise CalibrationError(f"{source}: a weight is not a finite number")
        own, others = (
            Model(
                values[_THRESHOLD][column],
                values[_INTERCEPT][column],
                {name: values[name][column] for name in FEATURES},
            )
            for column in (0, 1)
        )
        if any(others.weights[name] for name in ENCODER_BOUND):
            raise CalibrationError(f"{source}: a weight in an encoder's units for all others")
        return cls(head[1][1], own, others)

    def lines(self, notes: Iterable[str] = ()) -> list[str]:
        """What ``parse`` reads, with ``notes`` as comments on top."""
        rows = [
            (_THRESHOLD, self.own.threshold, self.others.threshold),
            (_INTERCEPT, self.own.intercept, self.others.intercept),
            *((name, self.own.weights[name], self.others.weights[name]) for name in FEATURES),
        ]
        head = [f"format\t{FORMAT}", f"encoder\t{self.encoder}"]
        body = [f"{name}\t{own:.5g}\t{others:.5g}" for name, own, others in rows]
        return [*(f"# {note}" for note in notes), *head, *body]

    def model_for(self, encoder: str) -> Model:
        """The model for the encoder of this name."""
        return self.own if encoder == self.encoder else self.others


@lru_cache(maxsize=1)
def calibration() -> Calibration:
    """The built-in table."""
    return Calibration.parse((files("qa") / TABLE).read_text(encoding="utf-8").splitlines())


def confidence(fit: Fit, question: Question, model: Model) -> float:
    """Probability, 0 to 1, that the passage answers the question.

    A question about a document itself (its number, date, issuer …), if it names a place or
    any kind of document, is answered where the fact stands and nowhere else.
    """
    if question.asked in ABOUT_DOCUMENT and (
        question.places or _NAMES_DOCUMENT.search(question.standalone)
    ):
        return _STATED if fit.stated and not fit.place_missing else _NOT_STATED
    sure = model.probability(fit)
    return sure * _OTHER_PLACE if fit.place_missing else sure
