"""Checked access to the fields of JSON records; every refusal quotes the offending value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def parse_object(raw: str) -> dict[str, Any]:
    """The JSON object in ``raw``.

    Raises:
        ValueError: not JSON, or not an object.
    """
    try:
        record = json.loads(raw)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg}, column {error.colno})") from error
    if not isinstance(record, dict):
        raise ValueError(f"expected a JSON object, not {shorten(record)}")
    return record


def string_field(record: Mapping[str, Any], key: str) -> str:
    """``record[key]`` as a string with something in it.

    Raises:
        ValueError: missing, not a string, or blank.
    """
    if key not in record:
        raise ValueError(f"missing {key!r}")
    value = record[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key!r} must be a non-empty string, not {shorten(value)}")
    return value


def list_field(record: Mapping[str, Any], key: str, *, optional: bool = False) -> list[Any]:
    """``record[key]`` as a list; empty for a missing or null one if it is ``optional``.

    Raises:
        ValueError: missing although needed, or not a list.
    """
    value = record.get(key)
    if value is None and optional:
        return []
    if not isinstance(value, list):
        raise ValueError(f"{key!r} must be a list, not {shorten(value)}")
    return value


def shorten(value: object) -> str:
    """``value`` as JSON of at most 60 characters, for messages."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
