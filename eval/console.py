"""What the commands of ``python -m eval`` share: the assistant of a data folder, JSON, shares."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.console import print_lines, progress_bar
from corpus.settings import Settings

if TYPE_CHECKING:
    from qa import Assistant


def open_assistant(arguments: argparse.Namespace) -> tuple[Path, Assistant]:
    """The prepared data folder and the assistant on it, as ``--corpus``, ``--data`` and
    ``--encoder`` say.

    Raises:
        PolicyQAError: the corpus cannot be read or the index cannot be made.
    """
    from qa import Assistant
    from qa.workspace import prepare, with_flags

    settings = with_flags(Settings.from_environment(), arguments.data, arguments.corpus)
    settings = replace(settings, encoder=arguments.encoder or settings.encoder)
    with progress_bar() as progress:
        data = prepare(settings, progress)
    return data, Assistant.open(data, encoder=settings.encoder)


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON document on stdout."""
    print_lines(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1))


def show_share(value: float | None) -> str:
    """Three decimals, a dash where there is nothing to take a share of."""
    return "–" if value is None else f"{value:.3f}"
