"""What a check says about one relation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """The outcome of one relation: it holds, it cannot hold, or the rule itself is broken."""

    CONSISTENT = "consistent"
    DISCREPANCY = "discrepancy"
    UNDECIDED = "undecided"


class Level(StrEnum):
    """How serious a discrepancy of a rule is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def rank(self) -> int:
        """3 for an error down to 0 for off, so that levels can be compared."""
        return 3 - list(Level).index(self)


class Tier(StrEnum):
    """How a reading was found, best first; a lower tier never silences a higher one."""

    ANCHORED = "anchored"
    CUED = "cued"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in the part it plays in a finding; offsets are code points of the checked text."""

    role: str
    text: str
    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A figure that could be the wrong one, and the value it would need for the relation to hold."""

    role: str
    text: str
    low: Decimal | None
    high: Decimal | None
    suggestion: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a relation, in the units in which its figure is printed: 6.6 for 6.6%.

    ``low`` or ``high`` is None where that end is open; ``text`` says it in the style of the figure.
    """

    low: Decimal | None
    high: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation that was recomputed.

    A finding never says which figure is wrong: a discrepancy says that the set cannot all be right, and
    ``repairs`` lists what each figure would have to be. ``computed`` and ``stated`` are the two sides of an equation
    between amounts, None where there is none to draw (an order, a weekday, a date).
    """

    rule: str
    verdict: Verdict
    level: Level
    message: str
    claims: tuple[Claim, ...]
    derivation: str
    tier: Tier
    rescued: str | None = None
    diagnosis: str | None = None
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()
    fingerprint: str = ""
    chance: float | None = None
    computed: Side | None = None
    stated: Side | None = None

    @property
    def start(self) -> int:
        """Offset of the first figure that takes part."""
        return min((claim.start for claim in self.claims), default=0)

    @property
    def end(self) -> int:
        """Offset behind the last figure that takes part."""
        return max((claim.end for claim in self.claims), default=0)


def fingerprint(rule: str, texts: tuple[str, ...], paragraph: str) -> str:
    """Sixteen hex digits that stay the same when lines move and change when a figure does."""
    joined = "\x1f".join((rule, *texts, " ".join(paragraph.split())))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
