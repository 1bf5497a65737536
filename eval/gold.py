"""Gold made by reading: its lines, the files that they are about, and scores against it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.errors import QuestionFileError

Gold = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of one document or of several."""

    gold: int = 0
    found: int = 0
    read: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Share of the gold lines that were read right."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right, in documents with complete gold."""
        return self.right / self.read if self.read else None

    def count(self, other: Score) -> None:
        """Adds the counts of another document; the lists of errors stay with it."""
        self.gold += other.gold
        self.found += other.found
        self.read += other.read
        self.right += other.right

    def to_json(self) -> dict[str, Any]:
        """Counts, shares and the lists of errors."""
        return asdict(self) | {"recall": self.recall, "precision": self.precision}


def read_gold(path: Path) -> list[Gold]:
    """The lines of a gold file.

    Raises:
        QuestionFileError: it cannot be read as JSON lines.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise QuestionFileError(f"cannot read {path}: {error}") from error


def file_of(document: str, files: Mapping[str, Path], gold_file: Path) -> Path:
    """The file that a gold line names by file name or stem, among ``files`` by file name.

    Raises:
        QuestionFileError: there is none.
    """
    path = next((p for name, p in files.items() if document in (name, p.stem)), None)
    if path is None:
        raise QuestionFileError(f"{gold_file}: no file {document!r} in the corpus")
    return path
