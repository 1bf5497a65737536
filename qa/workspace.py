"""Which data folder a command works in, and bringing its catalogue and index up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
from corpus import ingest
from corpus.catalogue import FILE_NAME, Catalogue
from corpus.console import complain
from corpus.ingest import IngestReport, Progress
from corpus.settings import Settings
from index.snapshots import refresh_snapshot

SAMPLE_LIBRARY = Path(corpus.__file__).parent / "library"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A data folder and the paths whose documents it holds; ``None``: what was added to it."""

    data: Path
    roots: tuple[Path, ...] | None

    @classmethod
    def resolve(cls, settings: Settings) -> Workspace:
        """The workspace that the settings mean; nothing is created.

        Given paths without a data folder work in a folder of their own, named by a hash of
        the paths, so that two corpora never mix. Without paths it is what has been added to
        the folder, and the sample library if nothing has.
        """
        home = settings.data or settings.home
        if settings.corpus:
            own = home if settings.data else home / f"corpus-{_paths_key(settings.corpus)}"
            return cls(own, settings.corpus)
        catalogue = home / FILE_NAME
        if catalogue.is_file():
            with closing(Catalogue.open(catalogue)) as held:
                if held.counts()["documents"]:
                    return cls(home, None)
        return cls(home / "library", (SAMPLE_LIBRARY,))

    def refresh(self, encoder: str, progress: Progress | None = None) -> IngestReport:
        """Reads new and changed files, and builds the index anew if anything differs.

        Raises:
            PolicyQAError: a path does not exist, there is no document at all, or the encoder
                cannot be loaded.
        """
        self.data.mkdir(parents=True, exist_ok=True)
        with closing(Catalogue.open(self.data / FILE_NAME)) as catalogue:
            if self.roots is None:
                report = ingest.refresh(catalogue, progress)
            else:
                report = ingest.sync(catalogue, self.roots, progress)
        refresh_snapshot(self.data, encoder, progress=progress)
        return report


def prepare(settings: Settings, progress: Progress | None = None) -> Path:
    """Resolves and refreshes the workspace of ``settings``; returns its data folder.

    Files that cannot be read are named on stderr, one line each; the others are served.

    Raises:
        PolicyQAError: as ``Workspace.refresh``.
    """
    workspace = Workspace.resolve(settings)
    for refusal in workspace.refresh(settings.encoder, progress).refused:
        complain(f"refused {refusal.file}: {refusal.reason}")
    return workspace.data


def with_flags(
    settings: Settings, data: Path | None, corpus_paths: Sequence[Path] | None
) -> Settings:
    """``settings`` with the command line's ``--data`` and ``--corpus`` over the environment."""
    return replace(
        settings,
        data=data or settings.data,
        corpus=tuple(corpus_paths) if corpus_paths else settings.corpus,
    )


def _paths_key(paths: Sequence[Path]) -> str:
    joined = "\n".join(sorted(str(path.resolve()) for path in paths))
    return hashlib.sha256(joined.encode()).hexdigest()[:12]
