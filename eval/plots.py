"""Two small plots as inline SVG: reliability, and risk against coverage.

Colours are the page's own custom properties (``--line``, ``--muted``, ``--grid``), so that one
drawing serves light and dark. Every mark carries its figures as a tooltip.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.reliability import Bin, Point

_SIZE, _LEFT, _TOP, _RIGHT, _BOTTOM = 320, 54, 12, 14, 42
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_SMALL, _LARGE = 3.0, 9.0  # radius of a mark for few and for all answers


def reliability_svg(bins: Sequence[Bin]) -> str:
    """Share right against confidence, one mark a bin with its 95 % interval.

    The dashed diagonal is where confidence and share agree; the area of a mark grows with the
    number of answers in it.
    """
    most = max((part.count for part in bins), default=1)
    parts = [_line([(0.0, 0.0), (1.0, 1.0)], "ideal")]
    parts += [
        f'<line class="range" x1="{_x(b.confidence)}" x2="{_x(b.confidence)}" '
        f'y1="{_y(b.low)}" y2="{_y(b.high)}"/>'
        for b in bins
    ]
    parts.append(_line([(b.confidence, b.right) for b in bins], "curve"))
    for b in bins:
        radius = _SMALL + (_LARGE - _SMALL) * (b.count / most) ** 0.5
        text = (
            f"{b.count} answers, confidence {b.confidence:.2f}, "
            f"right {b.right:.2f} ({b.low:.2f}–{b.high:.2f})"
        )
        parts.append(_mark(b.confidence, b.right, radius, text))
    return _frame("Reliability", "confidence", "share right", parts, 1.0)


def risk_coverage_svg(points: Sequence[Point], at: Point | None = None) -> str:
    """Share wrong among the surest answers against how many of all questions they are.

    ``at`` marks what the run did. The risk axis ends at the next quarter above what occurs.
    """
    highest = max((p.risk for p in (*points, *([at] if at else []))), default=0.0)
    top = next(tick for tick in (0.25, 0.5, 0.75, 1.0) if highest <= tick)
    parts = [_line([(p.coverage, p.risk / top) for p in points], "curve")]
    parts += [
        _mark(
            p.coverage, p.risk / top, 2.0,
            f"from confidence {p.threshold:.2f} on: {p.coverage:.2f} answered, {p.risk:.3f} wrong",
        )
        for p in points
    ]  # fmt: skip
    if at:
        text = f"this run: {at.coverage:.2f} answered, of these {at.risk:.3f} wrong"
        parts.append(_mark(at.coverage, at.risk / top, 7.0, text, "here"))
    return _frame("Risk and coverage", "share answered", "share wrong", parts, top)


def _frame(name: str, across: str, up: str, parts: Sequence[str], top: float) -> str:
    """Axes, grid and labels around the marks; ``top`` is the value at the upper end."""
    centre = _x(0.5), _y(0.5)
    grid = []
    for tick in _TICKS:
        x, y = _x(tick), _y(tick)
        grid += [
            f'<line class="grid" x1="{x}" x2="{x}" y1="{_y(0)}" y2="{_y(1)}"/>',
            f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{y}" y2="{y}"/>',
            f'<text x="{x}" y="{_y(0) + 16}" text-anchor="middle">{tick:g}</text>',
            f'<text x="{_LEFT - 7}" y="{y + 4}" text-anchor="end">{tick * top:.3g}</text>',
        ]
    return "\n".join(
        [
            f'<svg viewBox="0 0 {_SIZE} {_SIZE}" role="img" aria-label="{escape(name)}">',
            *grid,
            f'<text class="axis" x="{centre[0]}" y="{_SIZE - 6}" '
            f'text-anchor="middle">{across}</text>',
            f'<text class="axis" transform="translate(12 {centre[1]}) rotate(-90)" '
            f'text-anchor="middle">{up}</text>',
            *parts,
            "</svg>",
        ]
    )


def _mark(x: float, y: float, radius: float, text: str, style: str = "mark") -> str:
    circle = f'<circle class="{style}" cx="{_x(x)}" cy="{_y(y)}" r="{radius:.1f}">'
    return f"{circle}<title>{escape(text)}</title></circle>"


def _line(points: Sequence[tuple[float, float]], style: str) -> str:
    where = " ".join(f"{_x(x)},{_y(y)}" for x, y in points)
    return f'<polyline class="{style}" points="{where}"/>'


def _x(share: float) -> float:
    return round(_LEFT + share * (_SIZE - _LEFT - _RIGHT), 2)


def _y(share: float) -> float:
    return round(_SIZE - _BOTTOM - share * (_SIZE - _TOP - _BOTTOM), 2)
