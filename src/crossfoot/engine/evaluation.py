"""Does a reading hold? Strictly, only with a leniency, not at all, or not to be known."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from crossfoot.binding.reading import Reading
from crossfoot.engine.environment import Worlds
from crossfoot.engine.operands import Operands, operands_of
from crossfoot.formula import FUNCTIONS, Check, EngineFunction, Outcome
from crossfoot.quantities import Figure

#: The share of its width by which an interval is hit by chance (measured on unrelated figures of real articles).
_CHANCE_OF_WIDTH = 0.6
#: A comparison of order is true of two unrelated figures half of the time.
_CHANCE_OF_ORDER = 0.5
_NO_WORLD: Mapping[str, EngineFunction] = {}
_UNKNOWN = "no formula for this wording"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of one reading.

    ``outcome`` is that of the strict reading where it holds, else of the lenient one; ``rescued`` names the leniency
    that was needed; ``chance`` is the probability that unrelated figures would have agreed as well.
    """

    reading: Reading
    outcome: Outcome
    strict: bool
    rescued: str | None
    chance: float
    environment: int = 0

    @property
    def holds(self) -> bool:
        """Whether it holds, leniently at least."""
        return self.outcome.holds

    @property
    def undecided(self) -> str | None:
        """Why nothing can be said, if so."""
        return self.outcome.undecided


def evaluate(reading: Reading, figures: list[Figure], worlds: Worlds) -> Evaluation:
    """Recompute one reading in every world until one fits."""
    check = reading.rule.check_for(reading.case)
    if check is None:
        return Evaluation(reading, Outcome(False, undecided=_UNKNOWN), False, None, 1.0)
    strict = operands_of(reading, figures, lenient=False)
    # The screen is a float look that says no only where Decimal would; what it lets through, Decimal decides.
    if check.screen(strict):
        outcome, world = _best(check, strict, worlds)
        if outcome.holds:
            return Evaluation(reading, outcome, True, None, chance_of(check, outcome), world)
    loose = operands_of(reading, figures, lenient=True)
    outcome, world = _best(check, loose, worlds)
    rescued = rescue_of(check, reading, figures, worlds[world]) if outcome.holds else None
    return Evaluation(reading, outcome, False, rescued, chance_of(check, outcome), world)


#: A size of a unit that comes so many times nearer is the one meant: a calorie is a thousand calories.
_NEARER = 2


def _best(check: Check, operands: Operands, worlds: Worlds) -> tuple[Outcome, int]:
    """The first world that fits; else the first that decides, of sizes of a unit the nearest; else the first."""
    asked = asked_of_world(check)
    outcomes: list[Outcome] = []
    for number in worlds.differing(asked):
        outcome = check.holds(operands, worlds[number] if asked else _NO_WORLD)
        if outcome.holds:
            return outcome, number
        outcomes.append(outcome)
    decided = [number for number, outcome in enumerate(outcomes) if outcome.undecided is None]
    number = decided[0] if decided else 0
    if "unit" in asked and decided:
        nearest = min(decided, key=lambda number: outcomes[number].relative_gap)
        if outcomes[nearest].relative_gap * _NEARER < outcomes[number].relative_gap:
            number = nearest
    return outcomes[number], number


def asked_of_world(check: Check) -> list[str]:
    """The functions of a formula that need rates, units or the calendar."""
    return [call.function for call in check.settled if FUNCTIONS[call.function].engine]


def rescue_of(
    check: Check, reading: Reading, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> str:
    """The leniency of a single figure that is enough, else of all."""
    for index in reading.indexes:
        operands = operands_of(reading, figures, lenient=True, loose=frozenset({index}))
        if check.holds(operands, world).holds:
            return leniency_of(figures[index])
    return "loose rounding"


def leniency_of(figure: Figure) -> str:
    """What the lenient interval of a figure grants beyond its digits."""
    if figure.hedge is not None:
        return "hedge"
    digits = figure.text.rstrip("0123456789").strip() if figure.scaled else ""
    return "truncated" if figure.scaled or "." in figure.text or digits else "loose zeros"


def chance_of(check: Check, outcome: Outcome) -> float:
    """The probability that figures which have nothing to do with each other agree so well."""
    if "==" not in check.source:
        return _CHANCE_OF_ORDER
    if outcome.computed is None or outcome.stated is None:
        return 1.0
    width = outcome.computed.relative_width + outcome.stated.relative_width
    if math.isnan(width):
        return 1.0
    return min(1.0, _CHANCE_OF_WIDTH * width)
