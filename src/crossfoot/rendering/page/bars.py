"""Intervals as bars on one axis: what was worked out against what is printed. Inline SVG, without a style of its own.

Positions are worked out in Decimal, so that figures of any size can be drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal, localcontext

from crossfoot.model.finding import Finding, Side
from crossfoot.rendering.page.markup import clean, escaped

WIDTH = 400
#: Heights: of a row with its words, of a line of words, of a bar, of the axis; then the margin at the sides, and the
#: least width of a bar.
_ROW, _LINE, _BAR, _AXIS, _EDGE, _THIN = 38, 19, 12, 24, 6, 5
#: Bounds further apart than this factor stand on a logarithmic axis.
_WIDE = 40
_TICKS = 6
#: More bars are no picture.
_MOST = 6
_LONGEST = 56
_MARGIN = Decimal("0.08")
_SHORT = ((Decimal("1e12"), "tn"), (Decimal("1e9"), "bn"), (Decimal("1e6"), "m"))
_HUGE = Decimal("1e15")
_CONTEXT = Context(prec=40)


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval with its words; None is an end that is open."""

    label: str
    text: str
    low: Decimal | None
    high: Decimal | None
    kind: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of numbers and where each of them lies on it."""

    low: Decimal
    high: Decimal
    logarithmic: bool = False

    def place(self, value: Decimal) -> float:
        """From 0 at the left end to 1 at the right."""
        with localcontext(_CONTEXT):
            if self.logarithmic:
                low, high, at = self.low.log10(), self.high.log10(), value.log10()
            else:
                low, high, at = self.low, self.high, value
            return float(min(max((at - low) / (high - low), Decimal(0)), Decimal(1)))

    def ticks(self) -> list[Decimal]:
        """Round numbers along the axis."""
        with localcontext(_CONTEXT):
            if self.logarithmic:
                first, last = _power(self.low) + 1, _power(self.high)
                step = max(1, -(-(last - first) // _TICKS))
                return [Decimal(1).scaleb(power) for power in range(first, last + 1, step)]
            rough = (self.high - self.low) / _TICKS
            unit = Decimal(1).scaleb(_power(rough))
            step_size = next(unit * times for times in (1, 2, Decimal("2.5"), 5, 10) if unit * times >= rough)
            count = (self.low / step_size).to_integral_value(ROUND_FLOOR) + 1
            ticks: list[Decimal] = []
            while count * step_size <= self.high and len(ticks) <= 2 * _TICKS:
                ticks.append((count * step_size).normalize())
                count += 1
            return ticks


def bars_of(finding: Finding) -> list[Bar]:
    """The two sides of an equation; else, for an order, the figures themselves; nothing where nothing can be drawn."""
    if finding.computed is not None and finding.stated is not None:
        return _drawable(
            [_side("Worked out", finding.computed, "computed"), _side("Printed", finding.stated, "stated")]
        )
    units = {claim.unit for claim in finding.claims}
    bars = [
        Bar(
            claim.role.replace("_", " ").replace("-", " ").capitalize(),
            claim.text,
            claim.low,
            claim.high,
            "stated",
        )
        for claim in finding.claims
    ]
    return _drawable(bars) if len(units) == 1 and 1 < len(bars) <= _MOST else []


def _side(label: str, side: Side, kind: str) -> Bar:
    return Bar(label, side.text, side.low, side.high, kind)


def _drawable(bars: list[Bar]) -> list[Bar]:
    ends = _ends(bars)
    bare = any(bar.low is None and bar.high is None for bar in bars)
    return [] if bare or not ends or min(ends) == max(ends) == 0 else bars


def _ends(bars: Sequence[Bar]) -> list[Decimal]:
    return [end for bar in bars for end in (bar.low, bar.high) if end is not None]


def axis_of(bars: Sequence[Bar]) -> Axis:
    """The shortest axis with a margin that holds all ends; logarithmic where they lie far apart."""
    ends = _ends(bars)
    low, high = min(ends), max(ends)
    with localcontext(_CONTEXT):
        if low > 0 and high / low > _WIDE:
            return Axis(low * (1 - 2 * _MARGIN), high * (1 + 2 * _MARGIN), True)
        spread = high - low or abs(high) * _MARGIN or Decimal(1)
        return Axis(low - spread * _MARGIN, high + spread * _MARGIN)


def bars_html(finding: Finding, agrees: bool) -> str:
    """The bars as a figure with its description; empty where there is nothing to draw."""
    bars = bars_of(finding)
    if not bars:
        return ""
    axis = axis_of(bars)
    sides = [bar.kind for bar in bars] == ["computed", "stated"]
    drawn, height = _sides(bars, axis, agrees) if sides else _rows(bars, axis)
    drawn += _scale(axis, height, "%" if all("%" in bar.text for bar in bars) else "")
    said = escaped("; ".join(f"{bar.label}: {' '.join(bar.text.split())}" for bar in bars))
    return f'<svg class="bars" viewBox="0 0 {WIDTH} {height + _AXIS}" role="img" aria-label="{said}">{drawn}</svg>'


def _sides(bars: Sequence[Bar], axis: Axis, agrees: bool) -> tuple[str, int]:
    """What was worked out above what is printed, on one lane, with the gap between them or what they share."""
    labels = "".join(
        f'<rect class="{bar.kind}" x="1" y="{_LINE * place + 4}" width="10" height="10" rx="2"/>'
        f"{_label(bar, 18, _LINE * place + _LINE - 5)}"
        for place, bar in enumerate(bars)
    )
    top = _LINE * len(bars) + 8
    first, second = (_extent(bar, axis) for bar in bars)
    inner = sorted((max(first[0], second[0]), min(first[1], second[1])))
    band = (
        f'<rect class="{"shared" if agrees else "gap"}" x="{inner[0]:.1f}" y="{top - 4}" '
        f'width="{max(inner[1] - inner[0], 1):.1f}" height="{2 * _BAR + 12}"/>'
    )
    drawn = "".join(_bar(bar, axis, top + (_BAR + 4) * place) for place, bar in enumerate(bars))
    return labels + band + drawn, top + 2 * _BAR + 8


def _rows(bars: Sequence[Bar], axis: Axis) -> tuple[str, int]:
    """A bar a row, each under its own words."""
    rows = (
        _label(bar, 0, _ROW * place + _LINE - 5) + _bar(bar, axis, _ROW * place + _LINE)
        for place, bar in enumerate(bars)
    )
    return "".join(rows), _ROW * len(bars)


def _label(bar: Bar, x: int, y: int) -> str:
    text = " ".join(clean(bar.text).split())
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return (
        f'<text x="{x}" y="{y}"><tspan class="label">{escaped(bar.label)}</tspan>'
        f'<tspan dx="6">{escaped(shown)}</tspan></text>'
    )


def _bar(bar: Bar, axis: Axis, top: int) -> str:
    left, right = _extent(bar, axis)
    return (
        f'<rect class="bar {bar.kind}" x="{left:.1f}" y="{top}" width="{right - left:.1f}" '
        f'height="{_BAR}" rx="2"/>'
    )


def _extent(bar: Bar, axis: Axis) -> tuple[float, float]:
    left = 0.0 if bar.low is None else _x(axis, bar.low)
    right = float(WIDTH) if bar.high is None else _x(axis, bar.high)
    if right - left < _THIN:  # a point is still to be seen
        left, right = (left + right - _THIN) / 2, (left + right + _THIN) / 2
    return left, right


def _x(axis: Axis, value: Decimal) -> float:
    return round(_EDGE + axis.place(value) * (WIDTH - 2 * _EDGE), 1)


def _scale(axis: Axis, top: int, unit: str) -> str:
    parts = [f'<line class="axis" x1="0" x2="{WIDTH}" y1="{top}" y2="{top}"/>']
    for tick in axis.ticks():
        x = _x(axis, tick)
        anchor = "start" if x < 24 else "end" if x > WIDTH - 24 else "middle"
        parts.append(
            f'<line class="axis" x1="{x}" x2="{x}" y1="{top}" y2="{top + 4}"/>'
            f'<text class="tick" x="{x}" y="{top + 17}" text-anchor="{anchor}">{short(tick)}{unit}</text>'
        )
    return "".join(parts)


def short(value: Decimal) -> str:
    """A number as an axis shows it: 1.5bn, 320m, 12,400, 0.05."""
    size = abs(value)
    if size >= _HUGE or 0 < size < Decimal("1e-6"):
        return f"{value:.3g}"
    for factor, word in _SHORT:
        if size >= factor:
            return _plain(value / factor) + word
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power(value: Decimal) -> int:
    """The power of ten at or below a positive number."""
    return value.adjusted()
