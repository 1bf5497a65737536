"""Follow-up questions made understandable on their own: “那2025年呢?” after a question on 2030.

A history has earlier questions with the text of their answers and nothing else, so what is in
focus is read from those questions again: places, years, document, subject. The follow-up's own
parts take the place of the earlier ones; what it leaves out is kept.
"""

from __future__ import annotations

from qa.dialogue.items import Recall, items_of
from qa.dialogue.rewrite import standalone_question
from qa.dialogue.turns import Turn

__all__ = ["Recall", "Turn", "items_of", "standalone_question"]
