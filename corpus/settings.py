"""Every setting of the product in one typed place: flag over environment over default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UsageError

ENV_PREFIX = "POLICYQA_"
DEFAULT_DATA = Path("data")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the commands and the server read at start. Nothing is created by reading them.

    Attributes:
        data: folder of the catalogue and the snapshots as the flag ``--data`` names it.
        home: that folder when there is no flag; corpora named by ``--corpus`` alone get
            folders of their own below it.
        corpus: files and folders that make up the corpus; empty when not given.
        encoder: name of the sentence encoder (see ``index.encoders``).
        host: address the server binds.
        port: port the server binds, 1 to 65535.
        root_path: sub-path under which a reverse proxy serves the app, ``""`` for none.
        frame_ancestors: origins that may show the chat in a frame, besides the app's own.
    """

    data: Path | None = None
    home: Path = DEFAULT_DATA
    corpus: tuple[Path, ...] = ()
    encoder: str = "use-multilingual-v3"
    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    frame_ancestors: tuple[str, ...] = field(default=())

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Settings as the ``POLICYQA_*`` variables give them, defaults for the rest.

        Raises:
            UsageError: ``POLICYQA_PORT`` is not a port number.
        """
        env = os.environ if environ is None else environ

        def get(name: str) -> str:
            return env.get(ENV_PREFIX + name, "").strip()

        defaults = cls()
        return cls(
            home=Path(get("DATA") or DEFAULT_DATA),
            corpus=tuple(Path(part) for part in get("CORPUS").split(os.pathsep) if part),
            encoder=get("ENCODER") or defaults.encoder,
            host=get("HOST") or defaults.host,
            port=parse_port(get("PORT")) if get("PORT") else defaults.port,
            root_path=get("ROOT_PATH") or defaults.root_path,
            frame_ancestors=tuple(get("FRAME_ANCESTORS").split()),
        )


def parse_port(value: str) -> int:
    """The port number in ``value``.

    Raises:
        UsageError: not an integer from 1 to 65535.
    """
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise UsageError(f"port must be a number from 1 to 65535, not {value!r}")
    return int(value)
