"""What the confidence says of a benchmark's questions with and without an answer.

The benchmark's passages are searched and ordered as the product does it. Questions that the
passages do not answer stand in unanswerable.jsonl, each with ``_id`` and ``text``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.ingest import Progress
from eval.beir import BeirSet
from eval.calibration_cases import Asker, passages_asker
from eval.errors import BenchmarkError
from eval.fields import parse_object, string_field
from index.encoders import Encoder
from index.searcher import PassageIndex
from qa.confidence import calibration, confidence
from qa.question import Question

FILE_NAME = "unanswerable.jsonl"


@dataclass(frozen=True, slots=True)
class Refusals:
    """Confidences in [0, 1], 0 where nothing is found.

    Attributes:
        answerable: of the questions that have an answer.
        unanswerable: of those that have none.
        threshold: below it the product refuses.
    """

    answerable: tuple[float, ...]
    unanswerable: tuple[float, ...]
    threshold: float

    @property
    def answered(self) -> float | None:
        """Share of the answerable questions that are answered, ``None`` without any."""
        return None if not self.answerable else 1.0 - _below(self.answerable, self.threshold)

    @property
    def refused(self) -> float | None:
        """Share of the unanswerable questions that are refused, ``None`` without any."""
        return _below(self.unanswerable, self.threshold) if self.unanswerable else None


def read_unanswerable(folder: Path) -> list[str]:
    """The questions of the benchmark's unanswerable.jsonl.

    Raises:
        BenchmarkError: no such file, or a line is not in its form.
    """
    path = folder / FILE_NAME
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise BenchmarkError(f"cannot read {path}: {error.strerror}") from error
    found = []
    for line, raw in enumerate(lines, start=1):
        if raw.strip():
            try:
                found.append(string_field(parse_object(raw), "text"))
            except ValueError as error:
                raise BenchmarkError(f"{path}:{line}: {error}") from error
    return found


def refusals(
    benchmark: BeirSet,
    unanswerable: Iterable[str],
    encoder: Encoder,
    *,
    progress: Progress | None = None,
) -> Refusals:
    """Put all questions to the benchmark's passages.

    Args:
        benchmark: passages and answerable questions.
        unanswerable: questions that the passages do not answer.
        encoder: of the index that is made here.
        progress: called with the stage, the steps done and the steps in all.
    """
    index = PassageIndex.build(
        benchmark.passages,
        encoder,
        progress=(lambda done, all_: progress("encode", done, all_)) if progress else None,
    )
    ask = passages_asker(index, {passage.id: passage for passage in benchmark.passages})
    model = calibration().model_for(encoder.name)

    def sure(text: str, ask: Asker = ask) -> float:
        fit = ask(text)
        return confidence(fit, Question.parse(text), model) if fit else 0.0

    answerable = tuple(sure(query.text) for query in benchmark.queries)
    return Refusals(answerable, tuple(map(sure, unanswerable)), model.threshold)


def _below(values: tuple[float, ...], threshold: float) -> float:
    return sum(value < threshold for value in values) / len(values)
