"""Every setting of the product in one typed place: flag over environment over default."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import UsageError

ENV_PREFIX = "POLICYQA_"
DEFAULT_DATA = Path("data")
SHORTEST_TOKEN = 12  # characters

_ROOT_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)*", re.ASCII)
_SITE = re.compile(
    r"(?:https?://)?(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:]+\])(?::(?:\d+|\*))?/?"
    r"|https?:",
    re.ASCII | re.IGNORECASE,
)
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Settings:
    """What the commands and the server read at start. Nothing is created by reading them.

    Attributes:
        data: folder of the catalogue and the snapshots as the flag ``--data`` names it.
        home: that folder when there is no flag; corpora named by ``--corpus`` alone get
            folders of their own below it.
        corpus: files and folders that make up the corpus; empty when not given.
        encoder: name of the sentence encoder (see ``index.encoders``).
        reranker: folder or name of a cross-encoder (see ``index.reranker``), ``""`` for none.
        host: address the server binds.
        port: port the server binds, 1 to 65535.
        root_path: sub-path under which a reverse proxy serves the app, e.g. ``/kb``; ``""`` for
            none.
        frame_ancestors: origins that may show the chat in a frame, besides the app's own.
        keep_questions: how many asked questions are kept for the maintainer, the newest; 0
            keeps none.
        maintain_token: what opens the maintainer's page; without it only this machine may.
    """

    data: Path | None = None
    home: Path = DEFAULT_DATA
    corpus: tuple[Path, ...] = ()
    encoder: str = "use-retrieval-1"
    reranker: str = ""
    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""
    frame_ancestors: tuple[str, ...] = field(default=())
    keep_questions: int = 10_000
    maintain_token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Settings as the ``POLICYQA_*`` variables give them, defaults for the rest.

        Raises:
            UsageError: a value makes no sense; it is quoted, but for the token.
        """
        env = os.environ if environ is None else environ

        def get(name: str) -> str:
            return env.get(ENV_PREFIX + name, "").strip()

        defaults = cls()
        return cls(
            home=Path(get("DATA") or DEFAULT_DATA),
            corpus=tuple(Path(part) for part in get("CORPUS").split(os.pathsep) if part),
            encoder=get("ENCODER") or defaults.encoder,
            reranker=get("RERANKER"),
            host=get("HOST") or defaults.host,
            port=parse_port(get("PORT")) if get("PORT") else defaults.port,
            root_path=parse_root_path(get("ROOT_PATH")),
            frame_ancestors=tuple(map(parse_site, get("FRAME_ANCESTORS").split())),
            keep_questions=(
                _parse_count(get("KEEP_QUESTIONS"))
                if get("KEEP_QUESTIONS")
                else defaults.keep_questions
            ),
            maintain_token=_parse_token(get("MAINTAIN_TOKEN")),
        )


def parse_port(value: str) -> int:
    """The port number in ``value``.

    Raises:
        UsageError: not an integer from 1 to 65535.
    """
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise UsageError(f"port must be a number from 1 to 65535, not {value!r}")
    return int(value)


def parse_root_path(value: str) -> str:
    """The sub-path in ``value`` with one slash before it and none after; ``""`` for the root.

    Raises:
        UsageError: something that is no path, such as a whole address.
    """
    path = value.strip("/")
    if not path:
        return ""
    if not _ROOT_PATH.fullmatch(path):
        raise UsageError(f"the root path must be like /kb, not {value!r}")
    return f"/{path}"


def parse_site(value: str) -> str:
    """A source of the header ``frame-ancestors``: ``https://portal.example``, ``*.example``.

    Raises:
        UsageError: no source; a semicolon or a comma would change the rest of the header.
    """
    if not _SITE.fullmatch(value):
        raise UsageError(f"a site that may show the chat is like https://host:port, not {value!r}")
    return value


def _parse_count(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or len(value) > _DIGITS:
        raise UsageError(f"POLICYQA_KEEP_QUESTIONS must be a number from 0 on, not {value!r}")
    return int(value)


def _parse_token(value: str) -> str:
    if value and len(value) < SHORTEST_TOKEN:
        raise UsageError(f"POLICYQA_MAINTAIN_TOKEN must have {SHORTEST_TOKEN} characters or more")
    return value
