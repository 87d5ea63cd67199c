"""What the binder hands to the engine: figures put into the slots of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule

#: A slot is filled by the index of one figure, or by several for a list slot.
Filling = int | tuple[int, ...]
#: The window of a reading that only its figures speak for: it is believed if one slip makes it agree.
EVIDENCE = "evidence"
#: The window of a reading whose figures are all that its sentence has.
ALONE = "alone"


def members(filling: Filling) -> tuple[int, ...]:
    """The figures of a filling, one or several."""
    return filling if isinstance(filling, tuple) else (filling,)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to fill a rule.

    ``case`` is the cue class (or "up", "down") that selects the formula; ``window`` the stretch that held all
    figures; ``blocked`` the guard that forbids an accusation, if one does; empty where the detector has seen to it.
    """

    rule: Rule
    figures: Mapping[str, Filling]
    tier: Tier
    window: str
    case: str | None = None
    blocked: str | None = None

    @property
    def indexes(self) -> tuple[int, ...]:
        """All figures that take part, in slot order."""
        return tuple(index for filling in self.figures.values() for index in members(filling))


@dataclass(slots=True)
class Group:
    """All readings of one rule that start from the same key figure, in the smallest window that held any.

    ``choices``: the readings are what the one statement may mean, likeliest first; if none holds, the first accuses.
    Without it several readings are rivals, and rivals that all fail accuse nobody.
    """

    rule: Rule
    key: int
    readings: list[Reading] = field(default_factory=list)
    choices: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a figure that could have been a key came to nothing."""

    figure: int
    rule: str
    reason: str
