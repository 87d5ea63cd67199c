"""How likely it is by chance that one slip makes unrelated figures agree.

Two digits that changed places and a million for a billion are the slips that leave a trace of their own: few values
are one of these away from a given one, so that figures which agree exactly once the slip is undone are seldom
strangers. A single wrong digit leaves none: most values are one digit away from something near them.
"""

from __future__ import annotations

from crossfoot.engine.diagnosis import mender, slipped_values, target_of
from crossfoot.engine.environment import Worlds
from crossfoot.engine.evaluation import Evaluation, asked_of_world, chance_of
from crossfoot.engine.operands import operands_of
from crossfoot.quantities import Figure

_TELLING = frozenset({"digits-transposed", "scale-word"})


def odds_of_slip(evaluation: Evaluation, figures: list[Figure], worlds: Worlds) -> float:
    """The chance that a telling slip mends a failed reading of unrelated figures; 1 if none mends it.

    The figure that states the result is tried first: it is the one that was worked out.
    """
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None or "==" not in check.source:
        return 1.0
    world = worlds[evaluation.environment] if asked_of_world(check) else {}
    operands = operands_of(reading, figures, lenient=False)
    chance = chance_of(check, check.holds(operands, world))
    tried = 0
    for name, filling in sorted(reading.figures.items(), key=lambda item: item[0] != target_of(reading)):
        if not isinstance(filling, int) or not any(mark.isdigit() for mark in figures[filling].text):
            continue
        values = [value for slip, value in slipped_values(figures[filling]) if slip in _TELLING]
        tried += len(values)
        if any(map(mender(check, name, filling, figures, operands, world), values)):
            return chance * tried
    return 1.0
