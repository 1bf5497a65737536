"""Texts of the tests of duties, and the short way to read one."""

from __future__ import annotations

from corpus.duties import read_duties
from corpus.model import Document, Duty, Metadata
from corpus.outline import read_outline


def duties(text: str, place: str | None = "绵阳") -> list[Duty]:
    """The duties of ``text`` as a document of ``place``."""
    document = Document("d", text, Metadata("某行动方案", place=place), "/d.txt", "0" * 64)
    return list(read_duties(document, read_outline(text)))


def roles(text: str, place: str | None = "绵阳") -> list[tuple[str, str]]:
    """Department as written and role of each duty, in reading order."""
    return [(duty.department, str(duty.role)) for duty in duties(text, place)]


def noted(note: str) -> str:
    """A plan whose one task ends with ``note``."""
    return f"一、重点任务\n（一）建设数据平台。汇聚各类数据，开放应用场景。{note}\n（二）其他。\n"
