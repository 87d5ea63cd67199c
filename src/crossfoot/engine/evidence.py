"""How likely it is by chance that one slip makes unrelated figures agree.

Two digits that changed places and a million for a billion are the slips that leave a trace of their own: few values
are one of these away from a given one, so that figures which agree exactly once the slip is undone are seldom
strangers. A single wrong digit leaves none: most values are one digit away from something near them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from crossfoot.engine.diagnosis import mender, slipped_values, target_of
from crossfoot.engine.environment import Worlds
from crossfoot.engine.evaluation import Evaluation, asked_of_world, chance_of
from crossfoot.engine.operands import operands_of
from crossfoot.quantities import Figure

_TELLING = frozenset({"digits-transposed", "scale-word"})


class Slip(NamedTuple):
    """How likely a telling slip is by chance, and the reading taken at its word, which it would mend."""

    odds: float
    evaluation: Evaluation


def slip_of(evaluation: Evaluation, figures: list[Figure], worlds: Worlds) -> Slip | None:
    """The telling slip that would mend a reading taken at its word; None if it holds so, or none does.

    The figure that states the result is tried first: it is the one that was worked out.
    """
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None or "==" not in check.source:
        return None
    world = worlds[evaluation.environment] if asked_of_world(check) else {}
    operands = operands_of(reading, figures, lenient=False)
    outcome = check.holds(operands, world)
    if outcome.holds or outcome.undecided is not None:
        return None
    taken = replace(evaluation, outcome=outcome, strict=False, rescued=None, chance=chance_of(check, outcome))
    tried = 0
    for name, filling in sorted(reading.figures.items(), key=lambda item: item[0] != target_of(reading)):
        if not isinstance(filling, int) or not any(mark.isdigit() for mark in figures[filling].text):
            continue
        values = [value for slip, value in slipped_values(figures[filling]) if slip in _TELLING]
        tried += len(values)
        if any(map(mender(check, name, filling, figures, operands, world), values)):
            return Slip(taken.chance * tried, taken)
    return None
