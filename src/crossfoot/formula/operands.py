"""What a formula is applied to, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossfoot.model.interval import Interval

Bounds = tuple[float, float]
"""The ends of an interval as floats, moved outward: what the screen works on."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure as a formula sees it: the values it allows, and what it came from (engine functions may ask)."""

    interval: Interval
    source: object = None
    bounds: Bounds = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bounds", self.interval.as_floats())


Operands = Mapping[str, Operand | Sequence[Operand]]
"""An operand for each name of a formula; a sequence of them for a list."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check.

    Attributes:
        holds: whether some choice inside the intervals satisfies every comparison. False when undecided: what
            was not checked is not passed. undecided: why it could not be decided (no reference data, a
            division by zero), or None. computed: what the side that was worked out can be, in the comparison
            that failed, else in the first. stated: what the other side can be; the side that is a bare name,
            if one is.
    """

    holds: bool
    undecided: str | None = None
    computed: Interval | None = None
    stated: Interval | None = None

    @property
    def fails(self) -> bool:
        """Whether it was decided, and no choice inside the intervals satisfies it."""
        return not self.holds and self.undecided is None

    @property
    def relative_gap(self) -> float:
        """The distance between the sides over the larger of the two ends that face each other; 0 when they meet."""
        if self.computed is None or self.stated is None:
            return 0.0
        below, above = sorted((self.computed, self.stated), key=lambda side: side.low)
        if below.high >= above.low:
            return 0.0
        # Floats are enough for a measure of distance; beyond their range the ratio is not a number and counts
        # as far apart.
        low, high = float(below.high), float(above.low)
        size = max(abs(low), abs(high))
        gap = (high - low) / size if size else 0.0
        return gap if gap == gap else 2.0

    @property
    def relative_width(self) -> float:
        """The width of the computed side over the size of its middle: how little a fit would prove."""
        return self.computed.relative_width if self.computed is not None else float("inf")
