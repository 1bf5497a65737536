"""Questions about targets: complete tables over all documents instead of the best passages.

    understand → select → answer

``understand`` reads what is asked (intent, indicator, amount, year, level), ``select`` finds
every target that answers and its neighbours, ``answer`` writes the table.
"""

from __future__ import annotations

from qa.targets.answer import answer_targets
from qa.targets.pool import TargetPool

__all__ = ["TargetPool", "answer_targets"]
