"""Intervals drawn as bars."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from crossfoot.model.finding import Claim, Finding, Side
from crossfoot.rendering.page.bars import Axis, axis_of, bars_html, bars_of, short
from tests.rendering.samples import DISCREPANCY

COMPUTED = Side(Decimal("5.7"), Decimal("7.4"), "5.7% to 7.4%")
STATED = Side(Decimal("16.55"), Decimal("16.65"), "16.55% to 16.65%")


def finding(computed: Side | None = COMPUTED, stated: Side | None = STATED) -> Finding:
    return dataclasses.replace(DISCREPANCY, computed=computed, stated=stated)


def rectangles(svg: str) -> dict[str, tuple[float, float]]:
    """Class of each rectangle -> where it begins and how wide it is; a bar's last."""
    root = ElementTree.fromstring(svg)
    return {
        item.get("class", ""): (float(item.get("x", "")), float(item.get("width", "")))
        for item in root.iter("rect")
    }


def test_bars_that_do_not_meet_stand_apart_with_the_gap_between_them() -> None:
    found = rectangles(bars_html(finding(), agrees=False))
    computed, stated, gap = found["bar computed"], found["bar stated"], found["gap"]
    assert computed[0] + computed[1] < stated[0]
    assert gap[0] == pytest.approx(computed[0] + computed[1], abs=0.2)
    assert gap[0] + gap[1] == pytest.approx(stated[0], abs=0.2)


def test_bars_that_meet_show_what_they_share() -> None:
    wide = Side(Decimal("6"), Decimal("17"), "6% to 17%")
    found = rectangles(bars_html(finding(stated=wide), agrees=True))
    assert found["shared"][0] == found["bar stated"][0]
    assert "gap" not in found


def test_the_description_says_both_sides() -> None:
    root = ElementTree.fromstring(bars_html(finding(), agrees=False))
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Worked out: 5.7% to 7.4%; Printed: 16.55% to 16.65%"


def test_a_point_is_still_to_be_seen() -> None:
    point = Side(Decimal(7), Decimal(7), "7%")
    assert rectangles(bars_html(finding(point), agrees=False))["bar computed"][1] >= 4


def test_an_open_end_reaches_the_edge() -> None:
    over = Side(Decimal(20), None, "20% or more")
    left, width = rectangles(bars_html(finding(over), agrees=False))["bar computed"]
    assert left + width == 400


def test_an_order_draws_its_figures_and_a_date_nothing() -> None:
    units = [Claim("new", "800", 0, 3, Decimal(800), Decimal(800), "share")]
    units.append(Claim("old", "850", 5, 8, Decimal(850), Decimal(850), "share"))
    order = dataclasses.replace(DISCREPANCY, claims=tuple(units))
    assert [(bar.label, bar.text) for bar in bars_of(order)] == [("New", "800"), ("Old", "850")]
    days = tuple(dataclasses.replace(claim, low=Decimal(0), high=Decimal(0)) for claim in units)
    assert bars_html(dataclasses.replace(DISCREPANCY, claims=days), agrees=False) == ""


def test_figures_of_different_units_are_not_drawn_on_one_axis() -> None:
    assert bars_of(DISCREPANCY) == []


@pytest.mark.parametrize(
    ("low", "high"), [("1e400", "2e400"), ("-1e-400", "1e-400"), ("1e-9", "1e300"), ("0", "0.1"), ("5", "5")]
)
def test_figures_of_any_size_are_drawn(low: str, high: str) -> None:
    sides = [Side(Decimal(end), Decimal(end), end) for end in (low, high)]
    for left, width in rectangles(bars_html(finding(*sides), agrees=False)).values():
        assert 0 <= left <= left + width <= 400.5


def test_bounds_far_apart_stand_on_a_logarithmic_axis() -> None:
    axis = axis_of(
        bars_of(finding(Side(Decimal(5), Decimal(5), "5"), Side(Decimal(5000), Decimal(5000), "5,000")))
    )
    assert axis.logarithmic
    assert axis.place(Decimal(50)) == pytest.approx(1 / 3, abs=0.05)
    assert axis.ticks() == [10, 100, 1000]


def test_ticks_are_round_and_few() -> None:
    assert Axis(Decimal("4.9"), Decimal("17.5")).ticks() == [5, 7.5, 10, 12.5, 15, 17.5]
    assert Axis(Decimal("-0.3"), Decimal("0.7")).ticks() == [Decimal(n) / 5 for n in range(-1, 4)]


@pytest.mark.parametrize(
    ("value", "text"),
    [("1500000000", "1.5bn"), ("320000000", "320m"), ("12400", "12,400"), ("0.05", "0.05"),
     ("-2.50", "-2.5"), ("0", "0"), ("3e12", "3tn"), ("1e400", "1e+400")],
)  # fmt: skip
def test_an_axis_writes_numbers_short(value: str, text: str) -> None:
    assert short(Decimal(value)) == text
