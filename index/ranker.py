"""The learned order of the candidates: a linear model over ``index.rank_features``.

score = Σ weight · feature. The weights stand in ranker.tsv, one line each, with what they were
trained on, and those for other encoders of ours in ranker.NAME.tsv; ``python -m eval
train-ranker`` writes such a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from index.errors import IndexingError
from index.rank_features import FEATURES, Matrix

TABLE = "ranker.tsv"
FORMAT = "ranker 1"


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of the features, and the encoder whose scores they were fitted to.

    Attributes:
        weights: shape (len(FEATURES),).
        encoder: name of that encoder; scores of another have other ranges.
    """

    weights: Matrix
    encoder: str

    @classmethod
    def load(cls, path: Path | None = None) -> Ranker:
        """The ranker in the file ``path``; the built-in one when ``None``.

        Raises:
            IndexingError: unreadable, of another format, or not with the features of
                ``FEATURES``.
        """
        if path is None:
            path = Path(str(files("index") / TABLE))
        try:
            return cls.parse(path.read_text(encoding="utf-8").splitlines(), str(path))
        except (OSError, UnicodeDecodeError) as error:
            raise IndexingError(f"cannot read {path}: {error}") from error

    @classmethod
    def of_encoder(cls, name: str) -> Ranker | None:
        """The built-in ranker for an encoder's scores; ``None`` where there is none."""
        return _built_in().get(name)

    @classmethod
    def parse(cls, lines: Iterable[str], source: str = TABLE) -> Ranker:
        """The ranker written in ``lines``: ``name TAB value``; ``#`` starts a comment.

        Raises:
            IndexingError: as for ``load``.
        """
        cells = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
        if any(len(row) != 2 for row in cells):
            raise IndexingError(f"{source}: expected “name TAB value” in every line")
        table = {row[0]: row[1] for row in cells}
        found = table.pop("format", None)
        if found != FORMAT:
            raise IndexingError(f"{source}: expected the format {FORMAT!r}, not {found!r}")
        encoder = table.pop("encoder", "")
        if len(cells) != len(FEATURES) + 2 or set(table) != set(FEATURES):
            odd = sorted(set(table) ^ set(FEATURES)) or ["a name that stands twice"]
            raise IndexingError(f"{source}: the features differ: {', '.join(odd)}")
        try:
            weights = np.array([float(table[name]) for name in FEATURES])
        except ValueError as error:
            raise IndexingError(f"{source}: {error}") from error
        if not np.isfinite(weights).all():
            raise IndexingError(f"{source}: a weight is not a finite number")
        return cls(weights, encoder)

    def lines(self, notes: Iterable[str] = ()) -> list[str]:
        """What ``parse`` reads, with ``notes`` as comments on top."""
        rows = [f"{name}\t{w:.6g}" for name, w in zip(FEATURES, self.weights, strict=True)]
        head = [f"format\t{FORMAT}", f"encoder\t{self.encoder}"]
        return [*(f"# {note}" for note in notes), *head, *rows]

    def scores(self, features: Matrix) -> Matrix:
        """Scores of candidates, higher is better; ``features`` of shape (n, len(FEATURES))."""
        total: Matrix = features @ self.weights
        return total


@lru_cache(maxsize=1)
def _built_in() -> dict[str, Ranker]:
    """The shipped rankers by the name of their encoder."""
    tables = sorted(Path(str(files("index"))).glob("ranker*.tsv"))
    return {ranker.encoder: ranker for ranker in map(Ranker.load, tables)}
