"""The forms in which an interval is told: beside its estimate, in brackets, by its ends, as the odds that it holds."""

from __future__ import annotations

import re
from functools import cache

from crossfoot.detectors.tape import figure_set, gap, named, words_of
from crossfoot.model.quantity import Kind

_TABLE = "statistics"
KINDS = (
    Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MEASURE, Kind.MONEY, Kind.DURATION,
    Kind.RATIO, Kind.AGE, Kind.MULTIPLE,
)  # fmt: skip


@cache
def expressions() -> tuple[re.Pattern[str], ...]:
    """Estimate and interval, estimate and bracket, interval alone."""
    plain, fused = figure_set(*KINDS), figure_set(*KINDS, ranges=True)
    ends = (
        f"(?:{named('range', fused)}|{named('low', plain)}(?:to|and|,|-|–|;|through) {named('high', plain)})"
    )
    level = f"(?:{named('level', figure_set(Kind.PERCENT))}(?:- )?)?"
    interval = words_of(_TABLE, "interval")
    band = f"(?:{interval}|{words_of(_TABLE, 'band')})"
    lead, joint, estimate = words_of(_TABLE, "lead"), words_of(_TABLE, "joint"), named("estimate", plain)
    return (
        re.compile(f"{estimate}{gap(3)}{lead}{{0,3}}{level}{interval}{joint}{{0,3}}{ends}"),
        re.compile(
            f"{estimate}{gap(2)}(?:[(\\[] |, with an? ){words_of(_TABLE, 'spread')}{joint}{{0,2}}{ends}"
        ),
        re.compile(f"{words_of(_TABLE, 'ratio')}{gap(4)}{estimate}[(\\[] {ends}[)\\]] "),
        re.compile(f"{interval}.*?{estimate}[(\\[] {ends}[)\\]] "),
        re.compile(f"{estimate}[(\\[] {ends}[,;] {level}{interval}"),
        re.compile(f"{named('level', figure_set(Kind.PERCENT))}(?:- )?{band}{gap(6)}{joint}{{1,3}}{ends}"),
        re.compile(f"{interval}{gap(4)}{joint}{{0,3}}{ends}"),
        re.compile(f"{interval}{gap(6)}{joint}{{1,3}}{ends}"),
        re.compile(
            f"{words_of(_TABLE, 'lower-end')}{gap(4)}(?:{level}{band})?{gap(4)}{joint}{{1,2}}{named('low', plain)}"
            f"{gap(3)}{words_of(_TABLE, 'upper-end')}{gap(3)}(?:{joint}{{1,2}})?{named('high', plain)}"
        ),
        re.compile(
            f"{named('low', plain)}{gap(3)}{words_of(_TABLE, 'lower-end')}{gap(6)}{named('high', plain)}{gap(3)}"
            f"{words_of(_TABLE, 'upper-end')}"
        ),
        re.compile(f"(?:the|its|this|that|their|whose) interval {gap(4)}{joint}{{0,3}}{ends}"),
        re.compile(
            f"{named('level', figure_set(Kind.PERCENT))}{words_of(_TABLE, 'confident')}{gap(12)}"
            f"(?:(?:between|from) )?{ends}"
        ),
        re.compile(
            f"(?:with|at|to) (?:an? )?{named('level', figure_set(Kind.PERCENT))}(?:- )?"
            f"{words_of(_TABLE, 'confidence')}(?:, )?{gap(8)}(?:(?:between|from) )?{ends}"
        ),
        re.compile(
            f"{ends}{gap(8)}(?:, )?(?:with|at|to) (?:an? )?{named('level', figure_set(Kind.PERCENT))}(?:- )?"
            f"{words_of(_TABLE, 'confidence')}"
        ),
        re.compile(
            f"{named('level', figure_set(Kind.PERCENT))}{words_of(_TABLE, 'odds')}{gap(12)}{words_of(_TABLE, 'lies')}"
            f"{gap(4)}(?:(?:between|from|within) )?{ends}"
        ),
        re.compile(
            f"{estimate}(?:, )?{gap(8)}(?:may|might|could|can) be {words_of(_TABLE, 'as-low')}"
            f"{named('low', plain)}(?:, )?(?:or|and|but) {gap(3)}"
            f"{words_of(_TABLE, 'as-high')}{named('high', plain)}"
        ),
    )
