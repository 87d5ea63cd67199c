"""One figure of a text: what was printed, where, and what the digits allow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from crossfoot.model.interval import Interval
from crossfoot.model.notation import ENGLISH
from crossfoot.model.quantity import DateParts, Kind, Quantity
from crossfoot.quantities import rounding

#: Hedges that leave a printed value only a bound of what is meant.
BOUNDS = frozenset({"above", "below", "at-least", "at-most", "up-to"})
#: Hedges of the lexicon that are another with its far side closed: "just over 500" is no 900.
NEAR = {"just-above": "above"}
#: Hedges that a bound behind the figure turns into a softened bound: "about 500 or more".
SOFT = frozenset({"approx", "close"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the clause of a figure says of it; the fields are those of ``Quantity``."""

    clause: int = 0
    direction: str | None = None
    modality: str = "actual"
    period: str | None = None
    adjustments: tuple[str, ...] = ()
    listed: bool = False


_PLAIN = Setting()


class Figure:
    """A figure and its place; mutable while the extractor and the binder work on it.

    ``text[start:end]`` of the checked text is ``text``; ``first`` and ``last`` are the token range (last
    exclusive) and ``sentence`` the index of its sentence. ``value`` has the scale applied and keeps the printed
    precision as its exponent (``5.5 billion`` is ``Decimal("5.5E+9")``, ``5.20`` is ``Decimal("5.20")``); it is
    None for a range, whose ends are ``low`` and ``high`` (both None otherwise), and for dates and vague counts.

    Attributes beyond those of ``Quantity``:
        base_end: offset behind the number that the figure is a rate of ("one for every six"), else 0.
        hedge_start: offset where the hedge before the figure begins, else ``start``.
        soft: the bound is itself hedged: "about 500 or more" may be a little less than 500, and "just over 500" is not
            much more.
        compound: it is told in two units, "two hours and ten minutes"; ``unit`` is the smaller one.
        signed: a plus or minus sign (or the word minus) was printed.
        form: ``digits``, ``words``, ``fraction``, ``part`` (half a point), ``verb``, ``vague`` (dozens, hundreds),
            ``ratio`` or ``margin`` (±).
        scaled: a scale word was printed (million, bn, crore), so trailing zeros are significant.
        power: the power of ten that the scale (and a minor unit) gave the printed number.
        setting: what the clause around it says, worked out with the public form.
        notation: how the text prints its numbers.
        parts: for ratios and scores, the numbers as printed (``one in five`` is ``(1, 5)``).
    """

    __slots__ = (
        "text", "start", "end", "base_end", "first", "last", "sentence",
        "kind", "value", "low", "high", "unit", "noun", "per",
        "hedge", "hedge_start", "soft", "date", "identifier", "quoted", "paren",
        "compound", "signed", "behind", "form", "notation", "scaled", "power", "parts", "setting",
        "_strict", "_lenient", "_floats", "_quantity",
    )  # fmt: skip

    def __init__(self, kind: Kind, first: int, last: int, value: Decimal | None = None) -> None:
        self.kind = kind
        self.first = first
        self.behind = last
        self.last = last
        self.value = value
        self.text = ""
        self.start = self.end = self.base_end = 0
        self.hedge_start = -1
        self.sentence = 0
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.unit: str | None = None
        self.noun: str | None = None
        self.per: str | None = None
        self.hedge: str | None = None
        self.date: DateParts | None = None
        self.identifier = self.quoted = self.paren = False
        self.compound = self.signed = self.scaled = self.soft = False
        self.form = "digits"
        self.notation = ENGLISH
        self.power = 0
        self.parts: tuple[Decimal, ...] = ()
        self.setting = _PLAIN
        self._strict: Interval | None = None
        self._lenient: Interval | None = None
        self._floats: tuple[float, float] | None = None
        self._quantity: Quantity | None = None

    def __repr__(self) -> str:
        shown = self.value if self.value is not None else (self.low, self.high)
        return f"<{self.kind.value} {self.text!r} {shown} {self.unit or ''} {self.start}:{self.end}>"

    @property
    def is_range(self) -> bool:
        """Whether the figure has two ends (``7–8 billion``)."""
        return self.low is not None

    @property
    def interval(self) -> Interval:
        """What the digits and the hedge say, taken strictly."""
        if self._strict is None:
            self._strict = rounding.strict(self)
        return self._strict

    @property
    def lenient(self) -> Interval:
        """The strict interval plus truncation, loose zeros and a stretched hedge, where the table grants them."""
        if self._lenient is None:
            self._lenient = rounding.lenient(self)
        return self._lenient

    @property
    def floats(self) -> tuple[float, float]:
        """Float bounds of ``lenient``, widened outward: for screening only."""
        if self._floats is None:
            self._floats = self.lenient.as_floats()
        return self._floats

    @property
    def leniency(self) -> str | None:
        """What makes ``lenient`` wider than ``interval``: hedge, loose zeros, truncated, or None."""
        return rounding.leniency(self)

    def reread(self) -> None:
        """Forget the intervals after a change of value, hedge or kind."""
        self._strict = self._lenient = self._floats = self._quantity = None

    def quantity(self) -> Quantity:
        """The frozen public form; a figure that is no range has its value at both ends.

        It is made at the first call: by then everything has been read of the figure.
        """
        if self._quantity is None:
            self._quantity = self._frozen()
        return self._quantity

    def _frozen(self) -> Quantity:
        low, high = (self.low, self.high) if self.is_range else (self.value, self.value)
        return Quantity(
            text=self.text, start=self.start, end=self.end, kind=self.kind, value=self.value,
            low=low, high=high, interval=self.interval, lenient=self.lenient, unit=self.unit,
            noun=self.noun, per=self.per, hedge=self.hedge, date=self.date, identifier=self.identifier,
            quoted=self.quoted, paren=self.paren, sentence=self.sentence, clause=self.setting.clause,
            direction=self.setting.direction, modality=self.setting.modality, period=self.setting.period,
            adjustments=self.setting.adjustments, listed=self.setting.listed,
        )  # fmt: skip
