"""How much each thing that speaks for a list counts: the weights of ``qa.structure.list_fit``.

score = Σ weight · feature; about 1 and more for the list asked for, less for the others. The
weights stand in list_weights.tsv, one line each; ``python -m eval train-lists`` writes it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from corpus.errors import PolicyQAError

TABLE = "list_weights.tsv"
FORMAT = "lists 1"


class ListWeightsError(PolicyQAError):
    """A table of weights that cannot be read."""


@dataclass(frozen=True, slots=True)
class ListWeights:
    """Weights by name of the feature; a feature without one counts nothing."""

    weights: Mapping[str, float]

    @classmethod
    def parse(cls, lines: Iterable[str], source: str = TABLE) -> ListWeights:
        """The weights written in ``lines``: ``name TAB value``; ``#`` starts a comment.

        Raises:
            ListWeightsError: another format, a name that stands twice, or a value that is no
                finite number.
        """
        cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        if any(len(row) != 2 for row in cells):
            raise ListWeightsError(f"{source}: expected “name TAB value” in every line")
        table = {row[0]: row[1] for row in cells}
        if len(table) != len(cells):
            raise ListWeightsError(f"{source}: a name stands twice")
        found = table.pop("format", None)
        if found != FORMAT:
            raise ListWeightsError(f"{source}: expected the format {FORMAT!r}, not {found!r}")
        try:
            weights = {name: float(value) for name, value in table.items()}
        except ValueError as error:
            raise ListWeightsError(f"{source}: {error}") from error
        if not all(map(math.isfinite, weights.values())):
            raise ListWeightsError(f"{source}: a weight is not a finite number")
        return cls(weights)

    def lines(self, notes: Iterable[str] = ()) -> list[str]:
        """What ``parse`` reads, with ``notes`` as comments on top."""
        rows = [f"{name}\t{value:.4g}" for name, value in sorted(self.weights.items())]
        return [*(f"# {note}" for note in notes), f"format\t{FORMAT}", *rows]

    def score(self, features: Mapping[str, float]) -> float:
        """The weighted sum, higher is better."""
        return sum(self.weights.get(name, 0.0) * float(v) for name, v in features.items())


@lru_cache(maxsize=1)
def list_weights() -> ListWeights:
    """The built-in table."""
    text = (files("qa.structure") / TABLE).read_text(encoding="utf-8")
    return ListWeights.parse(text.splitlines())
