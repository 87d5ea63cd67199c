"""Scores and records of games, as functions of formulas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import permutations

from crossfoot.engine.operands import Source
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure

#: A record printed as one: wins, draws and losses, or wins, losses and ties.
_RECORD = re.compile("([0-9]{1,3})[-–]([0-9]{1,3})[-–]([0-9]{1,3})")
_SIDES = 2


def sides(figure: Figure) -> tuple[Decimal, ...]:
    """The numbers of a score or a record as printed; () for any other figure."""
    if len(figure.parts) == _SIDES:
        return figure.parts
    if figure.low is not None and figure.high is not None:
        return (figure.low, figure.high)
    record = _RECORD.fullmatch(figure.text)
    return tuple(map(Decimal, record.groups())) if record else ()


def _printed(operand: Operand) -> tuple[Decimal, ...]:
    assert isinstance(operand.source, Source)
    return sides(operand.source.figure)


def _score_gap(score: Operand) -> Interval | None:
    found = _printed(score)
    return Interval.point(abs(found[0] - found[1])) if len(found) == _SIDES else None


def _games_of(score: Operand) -> Interval | None:
    found = _printed(score)
    return Interval.point(sum(found, Decimal(0))) if found else None


def _winner_of(score: Operand) -> Interval | None:
    found = _printed(score)
    return Interval.point(max(found)) if found else None


def _loser_of(score: Operand) -> Interval | None:
    found = _printed(score)
    return Interval.point(min(found)) if found else None


def _own_points(points: Operand) -> Interval | None:
    """Points given alone, or as a score that names the own side first."""
    found = _printed(points)
    return Interval.point(found[0]) if found else points.interval


def _same_winner(one: Operand, other: Operand) -> Interval | None:
    first, second = _printed(one), _printed(other)
    if len(first) != _SIDES or len(second) != _SIDES:
        return None
    return _truth((first[0] - first[1]) * (second[0] - second[1]) > 0)


def _winner_first(score: Operand) -> Interval | None:
    found = _printed(score)
    return _truth(found[0] > found[1]) if len(found) == _SIDES else None


def _scored_alone(before: Operand, run: Operand, final: Operand) -> Interval | None:
    """One side of a score has so many more in the other, and the other side has none."""
    first, last = _printed(before), _printed(final)
    if len(first) != _SIDES or len(last) != _SIDES or not run.interval.is_bounded:
        return None
    more = {(one[0] + run.interval.middle, one[1]) for one in permutations(first)}
    return _truth(tuple(last) in more or tuple(last[::-1]) in more)


def _on_aggregate(one: Operand, other: Operand, total: Operand) -> Interval | None:
    """Each side's goals of two legs make its total, whichever side each score names first."""
    first, second, whole = _printed(one), _printed(other), _printed(total)
    if not len(first) == len(second) == len(whole) == _SIDES:
        return None
    made = {
        (own[0] + away[0], own[1] + away[1]) for own in permutations(first) for away in permutations(second)
    }
    return _truth(tuple(whole) in made)


def _truth(holds: bool) -> Interval:
    return Interval.point(1 if holds else 0)


FUNCTIONS: Mapping[str, EngineFunction] = {
    "score_gap": _score_gap,
    "games_of": _games_of,
    "winner_of": _winner_of,
    "loser_of": _loser_of,
    "own_points": _own_points,
    "same_winner": _same_winner,
    "scored_alone": _scored_alone,
    "winner_first": _winner_first,
    "on_aggregate": _on_aggregate,
}
