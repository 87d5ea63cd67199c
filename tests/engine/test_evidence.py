"""Evidence: a reading without words is weighed by the slip that mends it, and gives way to any that is bound."""

from __future__ import annotations

from crossfoot.engine.checker import Checker, Run
from crossfoot.engine.evidence import odds_of_slip

_TEXT = (
    "The pumps ran for 120 hours in all. In the end {} litres had gone, so they shifted {} litres an hour."
)


def _odds(total: str, mean: str) -> float:
    run = Run(Checker(rules=["mean-of-total"]), _TEXT.format(total, mean), None)
    found = [one for _, evaluations in run.tried for one in evaluations if one.reading.window == "evidence"]
    assert len(found) == 1
    return odds_of_slip(found[0], run.extraction.figures, run.worlds)


def test_swapped_digits_are_unlikely_by_chance() -> None:
    assert _odds("5.4 million", "54,000") < 0.05


def test_a_wrong_digit_says_nothing() -> None:
    assert _odds("5.4 million", "46,000") == 1.0


def test_finer_figures_make_a_slip_less_likely() -> None:
    assert _odds("5.412 million", "54,100") < _odds("5.4 million", "54,000")
