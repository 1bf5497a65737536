"""How long the stages of an answer take."""

from __future__ import annotations

from time import perf_counter


class Clock:
    """Milliseconds per stage."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Ends a stage; the next one begins."""
        now = perf_counter()
        self._laps[stage] = round((now - self._last) * 1000, 3)
        self._last = now

    def milliseconds(self) -> dict[str, float]:
        """The stages' durations and their ``total``."""
        return self._laps | {"total": round(sum(self._laps.values()), 3)}
