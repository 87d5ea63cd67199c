"""Figures as a reader sees them: printed text, place, and the values the print allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from crossfoot.model.interval import Interval

#: Year, month and day as printed; None where the text leaves a part out.
DateParts = tuple[int | None, int | None, int | None]


class Kind(StrEnum):
    """What sort of figure it is; the closed list that rules may name."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage-points"
    BASIS_POINTS = "basis-points"
    FRACTION = "fraction"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    DATE = "date"
    WEEKDAY = "weekday"
    YEAR = "year"
    PERIOD = "period"
    CLOCK = "clock"
    DURATION = "duration"
    AGE = "age"
    ORDINAL = "ordinal"
    SCORE = "score"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text.

    ``text[start:end]`` of the checked text is ``text``, always (code points). ``value`` has the scale applied
    (5.5 billion is 5500000000, 6.6% is 6.6, a quarter is 0.25, doubled is 2) and is None for ranges and vague
    counts. ``interval`` is what the digits allow, ``lenient`` also grants truncation, loose zeros and stretched
    hedges (rounding table: ``crossfoot.quantities.rounding``).

    The rest is what stands around the figure. ``sentence`` and ``clause`` number its sentence in the text and its
    clause in the sentence, from 0; ``direction`` is "up", "down" or None, as the nearest word of change of the clause
    says; ``modality`` is "actual", "forecast", "target" or "conditional"; ``period`` is the time that is told of it, as
    printed ("the third quarter" has "third quarter"); ``adjustments`` are the words for its basis ("like-for-like");
    ``listed`` says that it stands in a list of three or more figures of its kind.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    interval: Interval
    lenient: Interval
    unit: str | None = None
    noun: str | None = None
    per: str | None = None
    hedge: str | None = None
    date: DateParts | None = None
    identifier: bool = False
    quoted: bool = False
    paren: bool = False
    sentence: int = 0
    clause: int = 0
    direction: str | None = None
    modality: str = "actual"
    period: str | None = None
    adjustments: tuple[str, ...] = ()
    listed: bool = False
