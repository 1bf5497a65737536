"""Questions about the structure of documents: lists, overviews, metadata, mentions.

recognise → find in outline, sentences or catalogue → table with a citation for each row
"""

from __future__ import annotations

from qa.structure.answer import answer_structure
from qa.structure.context import Context

__all__ = ["Context", "answer_structure"]
