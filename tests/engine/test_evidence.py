"""Evidence: a reading without words is weighed by the slip that mends it, and gives way to any that is bound."""

from __future__ import annotations

from crossfoot.engine.checker import Checker, Run
from crossfoot.engine.evidence import slip_of

_TEXT = (
    "The pumps ran for 120 hours in all. In the end {} litres had gone, so they shifted {} litres an hour."
)


def _odds(total: str, mean: str) -> float | None:
    run = Run(Checker(rules=["mean-of-total"]), _TEXT.format(total, mean), None)
    found = [one for _, evaluations in run.tried for one in evaluations if one.reading.window == "evidence"]
    assert len(found) == 1
    slip = slip_of(found[0], run.extraction.figures, run.worlds)
    return slip.odds if slip is not None else None


def test_swapped_digits_are_unlikely_by_chance() -> None:
    odds = _odds("5.4 million", "54,000")
    assert odds is not None
    assert odds < 0.05


def test_a_wrong_digit_says_nothing() -> None:
    assert _odds("5.4 million", "46,000") is None


def test_finer_figures_make_a_slip_less_likely() -> None:
    fine, coarse = _odds("5.412 million", "54,100"), _odds("5.4 million", "54,000")
    assert fine is not None
    assert coarse is not None
    assert fine < coarse
