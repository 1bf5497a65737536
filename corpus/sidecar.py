"""Metadata that a person states: ``NAME.meta.yaml`` beside a file, or front matter in Markdown.

Fields: title, place, level, issuer, number, issued, status, digest, source_url; each replaces
what was read from the text. An empty value (``number:``) says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from corpus.dates import parse_date
from corpus.errors import SidecarError
from corpus.head import front_matter
from corpus.model import Level, Metadata, Status
from corpus.places import Place, gazetteer

SUFFIX = ".meta.yaml"
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")


class _PlainLoader(yaml.SafeLoader):
    """Safe YAML in which dates stay text, so that a wrong one can be reported as such."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _WrongValueError(Exception):
    """What a field allows instead."""


def sidecar_path(file: Path) -> Path:
    """Where the sidecar of a file lies: ``notice.txt`` → ``notice.meta.yaml``."""
    return file.with_name(f"{file.stem}{SUFFIX}")


def apply_sidecar(metadata: Metadata, file: Path) -> Metadata:
    """``metadata`` with the fields of the file's sidecar; unchanged if it has none.

    Raises:
        SidecarError: it is not valid UTF-8 YAML, or has an unknown field or a wrong value.
    """
    sidecar = sidecar_path(file)
    if not sidecar.is_file():
        return metadata
    try:
        text = sidecar.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SidecarError(f"{sidecar}: cannot be read as UTF-8 text ({error})") from error
    return apply_fields(metadata, _mapping(text, sidecar), sidecar)


def split_front_matter(text: str, file: Path | None = None) -> tuple[dict[str, Any], int]:
    """The fields of a Markdown text's front matter and the offset at which its body starts.

    A text without a leading ``---`` block, or whose block is no mapping of names to values (a
    horizontal rule), has no front matter: ``({}, 0)``.

    Raises:
        SidecarError: the block is not valid YAML; ``file`` is named in the message.
    """
    block, end = front_matter(text)
    return (_mapping(block, file or Path("front matter")) if block else {}), end


def apply_front_matter(metadata: Metadata, text: str, file: Path) -> Metadata:
    """``metadata`` with the fields of the text's front matter; unchanged without one.

    Raises:
        SidecarError: as ``split_front_matter`` and ``apply_fields``.
    """
    return apply_fields(metadata, split_front_matter(text, file)[0], file)


def apply_fields(metadata: Metadata, fields: Mapping[str, Any], origin: Path) -> Metadata:
    """``metadata`` with ``fields`` put in place; ``origin`` is the file named in errors.

    A place that the gazetteer knows brings its code, and its level unless one is given; any other
    name is kept as it is.

    Raises:
        SidecarError: an unknown field or a wrong value; says which are allowed.
    """
    values: dict[str, Any] = {}
    for name, value in fields.items():
        check = _FIELDS.get(name) if isinstance(name, str) else None
        if check is None:
            raise SidecarError(
                f"{origin}: unknown field {name!r}; allowed are {', '.join(_FIELDS)}"
            )
        try:
            values[name] = check(value)
        except _WrongValueError as error:
            raise SidecarError(f"{origin}: field {name}: {value!r} is not {error}") from error
    if "title" in values:
        values["title_inferred"] = False
    if "place" in values:
        values = _placed(values["place"]) | {k: v for k, v in values.items() if k != "place"}
    return replace(metadata, **values)


def _placed(name: str | None) -> dict[str, Any]:
    if name is None:
        return {"place": None, "place_code": None, "level": Level.UNKNOWN}
    place = _known(name)
    if place is None:
        return {"place": name, "place_code": None, "level": Level.UNKNOWN}
    return {"place": place.short, "place_code": place.code, "level": place.level}


def _known(name: str) -> Place | None:
    """The place of a plain or qualified name (眉山, 杭州余杭区, Meishan)."""
    places = gazetteer()
    if (exact := places.by_short(name)) is not None:
        return exact
    mentions = places.innermost(places.find(name))
    whole = len(mentions) == 1 and mentions[0].end == len(name)
    return mentions[0].place if whole else None


def _mapping(text: str, origin: Path) -> dict[str, Any]:
    try:
        loaded = yaml.load(text, Loader=_PlainLoader)
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise SidecarError(f"{origin}: not valid YAML ({reason})") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise SidecarError(
            f"{origin}: must hold fields as “name: value” lines, one of {', '.join(_FIELDS)}"
        )
    return loaded


def _text(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise _WrongValueError("text (quote it)")
    return value.strip()


def _title(value: object) -> str:
    title = _text(value)
    if title is None:
        raise _WrongValueError("a title")
    return title


def _issued(value: object) -> str | None:
    if value is None:
        return None
    text = str(value).strip()
    if (
        isinstance(value, bool)
        or not _ISO.fullmatch(text)
        or parse_date(f"{text}年" if len(text) == 4 else text) != text
    ):
        raise _WrongValueError("a date as YYYY-MM-DD, YYYY-MM or YYYY")
    return text


def _url(value: object) -> str | None:
    url = _text(value)
    if url is not None and not re.fullmatch(r"https?://\S+", url):
        raise _WrongValueError("an address that begins with http:// or https://")
    return url


def _digest(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("true or false")
    return value


def _level(value: object) -> Level:
    if not isinstance(value, str) or value not in list(Level):
        raise _WrongValueError(f"one of {', '.join(Level)}")
    return Level(value)


def _status(value: object) -> Status:
    if not isinstance(value, str) or value not in list(Status):
        raise _WrongValueError(f"one of {', '.join(Status)}")
    return Status(value)


_FIELDS: dict[str, Callable[[object], Any]] = {
    "title": _title,
    "place": _text,
    "level": _level,
    "issuer": _text,
    "number": _text,
    "issued": _issued,
    "status": _status,
    "digest": _digest,
    "source_url": _url,
}
