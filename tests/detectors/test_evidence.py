"""Figures that only the sum ties together: believed where a telling slip mends them, silent in all other cases."""

from __future__ import annotations

import pytest

import crossfoot

_MARGIN = "Turnover at the bakery was £64m.\n\nTwo shops closed.\n\n{} left it with a margin of {}."
_PUMPS = "The pumps ran without a break, 120 hours in all. In the end {} had gone, so they were shifting {} an hour."


def _accused(text: str) -> list[str]:
    return [claim.text for one in crossfoot.check(text).discrepancies for claim in one.claims]


def test_a_telling_slip_accuses() -> None:
    assert "120 hours" in _accused(_PUMPS.format("5.4 million litres", "54,000 litres"))


@pytest.mark.parametrize(
    "text",
    [
        _PUMPS.format("5.4 million litres", "45,000 litres"),
        _PUMPS.format("5.4 million litres", "46,700 litres"),
        _MARGIN.format("Debts of £4.8m", "5.7%"),
    ],
)
def test_other_figures_stay_silent(text: str) -> None:
    assert _accused(text) == []
