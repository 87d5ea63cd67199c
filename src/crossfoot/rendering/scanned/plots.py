"""Drawings of the summary page: columns over time, and a bar in a cell. Inline SVG, without a style of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from crossfoot.rendering.page.markup import escaped

WIDTH, HEIGHT = 900, 200
#: Room for the numbers at the left, the words below and the last number above.
_LEFT, _BELOW, _ABOVE = 48, 22, 12
_TICKS = 4
#: Words under the columns at most.
_LABELS = 12
_CELL = 120


@dataclass(frozen=True, slots=True)
class Heap:
    """A column: its name, and its pieces from the bottom up, each with the class that colours it."""

    name: str
    pieces: tuple[tuple[str, float], ...]

    @property
    def height(self) -> float:
        """All pieces together."""
        return sum(value for _, value in self.pieces)


def heaps_svg(heaps: Sequence[Heap], said: str) -> str:
    """Columns side by side on one scale; ``said`` describes the drawing."""
    top = rounded_up(max((heap.height for heap in heaps), default=0.0))
    step = (WIDTH - _LEFT) / max(len(heaps), 1)
    drawn = [_scale(top)]
    every = max(1, math.ceil(len(heaps) / _LABELS))
    for number, heap in enumerate(heaps):
        x = _LEFT + step * number
        drawn.append(_heap(heap, x + step * 0.1, step * 0.8, top))
        if number % every == 0:
            drawn.append(
                f'<text class="tick" x="{x + step / 2:.1f}" y="{HEIGHT - 6}" text-anchor="{_anchor(x)}">'
                f"{escaped(heap.name)}</text>"
            )
    return (
        f'<svg class="heaps" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escaped(said)}">'
        f"{''.join(drawn)}</svg>"
    )


def _anchor(x: float) -> str:
    """Words at the right edge end under their column."""
    return "end" if x > WIDTH - _LEFT else "middle"


def _heap(heap: Heap, x: float, width: float, top: float) -> str:
    parts = []
    foot = float(HEIGHT - _BELOW)
    for kind, value in heap.pieces:
        height = value / top * (HEIGHT - _BELOW - _ABOVE)
        if height > 0:
            foot -= height
            parts.append(
                f'<rect class="{kind}" x="{x:.1f}" y="{foot:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
            )
    told = ", ".join(f"{value:,.4g} {kind}" for kind, value in heap.pieces if value)
    return f"<g><title>{escaped(f'{heap.name}: {told or 0}')}</title>{''.join(parts)}</g>"


def _scale(top: float) -> str:
    parts = []
    for number in range(_TICKS + 1):
        value = top * number / _TICKS
        y = HEIGHT - _BELOW - (HEIGHT - _BELOW - _ABOVE) * number / _TICKS
        parts.append(
            f'<line class="axis" x1="{_LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{value:,.4g}</text>'
        )
    return "".join(parts)


def rounded_up(value: float) -> float:
    """The next of 1, 2, 4, 5 or 8 times a power of ten; 1 for nothing."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next((power * step for step in (1, 2, 4, 5, 8) if power * step >= value), power * 10)


def bar_svg(pieces: Sequence[tuple[str, float]], top: float) -> str:
    """A bar for a table cell, its pieces one behind the other; ``top`` fills the cell. Its numbers stand beside it."""
    parts = []
    x = 0.0
    for kind, value in pieces:
        width = _CELL * value / top if top else 0.0
        if width > 0:
            parts.append(f'<rect class="{kind}" x="{x:.1f}" y="1" width="{width:.1f}" height="10"/>')
            x += width
    return f'<svg class="cell" viewBox="0 0 {_CELL} 12" aria-hidden="true">{"".join(parts)}</svg>'
