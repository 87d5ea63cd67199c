"""Conversion of units: worked facts, agreement with pint, and the laws of conversion."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.lexicon import table
from crossfoot.model.interval import Interval
from crossfoot.reference import units
from scripts import generate_unit_factors as generator

NAMES = sorted(table("units"))
SIZED = [name for name in NAMES if "pint" in table("units")[name]]
SCALES = ["celsius", "fahrenheit", "kelvin"]
DEGREES = st.decimals(-200, 5000, places=2)


@cache
def registry():
    return generator.registry()


@pytest.mark.parametrize(
    ("a", "b", "size"),
    [
        ("mile", "kilometre", "1.609344"),
        ("nautical_mile", "kilometre", "1.852"),
        ("foot", "metre", "0.3048"),
        ("acre", "square_metre", "4046.8564224"),
        ("hectare", "acre", Fraction(10000) / Fraction("4046.8564224")),
        ("square_mile", "acre", "640"),
        ("square_kilometre", "hectare", "100"),
        ("square_foot", "square_metre", "0.09290304"),
        ("tonne", "kilogram", "1000"),
        ("ton", "kilogram", "907.18474"),
        ("long_ton", "kilogram", "1016.0469088"),
        ("stone", "pound", "14"),
        ("pound", "kilogram", "0.45359237"),
        ("troy_ounce", "gram", "31.1034768"),
        ("ounce", "gram", "28.349523125"),
        ("gallon", "litre", "3.785411784"),
        ("imperial_gallon", "litre", "4.54609"),
        ("barrel", "gallon", "42"),
        ("barrel", "litre", "158.987294928"),
        ("pint", "gallon", Fraction(1, 8)),
        ("cubic_metre", "litre", "1000"),
        ("acre_foot", "cubic_metre", "1233.48183754752"),
        ("mile_per_hour", "kilometre_per_hour", "1.609344"),
        ("knot", "kilometre_per_hour", "1.852"),
        ("metre_per_second", "kilometre_per_hour", "3.6"),
        ("gigawatt_hour", "megawatt_hour", "1000"),
        ("terawatt_hour", "gigajoule", "3600000"),
        ("kilocalorie", "kilojoule", "4.184"),
        ("calorie", "joule", "4.184"),
        ("horsepower", "watt", "745.69987158227022"),
        ("megabyte_per_second", "megabit_per_second", "8"),
        ("gibibyte", "byte", "1073741824"),
        ("gram_per_mile", "gram_per_kilometre", 1 / Fraction("1.609344")),
        ("bar", "kilopascal", "100"),
        ("week", "day", "7"),
        ("fortnight", "day", "14"),
        ("year", "month", "12"),
        ("decade", "year", "10"),
        ("day", "hour", "24"),
        ("megahertz", "kilohertz", "1000"),
        ("barrel_per_day", "cubic_metre_per_second", Fraction("0.158987294928") / 86400),
        ("part_per_million", "part_per_billion", "1000"),
        ("tola", "gram", "11.6638038"),
    ],
)
def test_factor_is_exact(a, b, size):
    assert units.factor(a, b) == Fraction(size)
    assert units.factor(b, a) == 1 / Fraction(size)


def test_the_generated_table_is_up_to_date():
    assert generator.TABLE.read_text(encoding="utf-8") == generator.rendered()


@pytest.mark.parametrize("name", SIZED)
def test_table_and_pint_agree(name):
    """Every unit against another of its dimension, computed by pint itself from the definitions."""
    row = table("units")[name]
    other = next(n for n in SIZED if table("units")[n]["dimension"] == row["dimension"])
    source, target = (registry().parse_expression(table("units")[n]["pint"]) for n in (name, other))
    readings = (registry().Quantity(n * source.magnitude, source.units) for n in (Fraction(0), Fraction(1)))
    zero, one = (reading.to(target.units).magnitude / target.magnitude for reading in readings)
    assert units.difference_factor(name, other) == one - zero


@pytest.mark.parametrize("dimension", sorted({row["dimension"] for row in table("units").values()}))
def test_units_of_one_dimension_have_one_dimensionality(dimension):
    sizes = [
        row["pint"] for row in table("units").values() if row["dimension"] == dimension and "pint" in row
    ]
    assert len({generator.size(registry(), definition).dimensionality for definition in sizes}) <= 1


def test_a_barrel_is_ours_and_not_that_of_pint():
    """A barrel in the news is one of oil, 42 US gallons; pint's is one of 31.5."""
    assert generator.size(registry(), table("units")["barrel"]["pint"]) != generator.size(
        registry(), "barrel"
    )


@pytest.mark.parametrize("name", [name for name in NAMES if units.parts(name)])
def test_a_rate_is_its_numerator_over_its_denominator(name):
    numerator, denominator = units.parts(name)
    assert units._unit(name).factor == units._unit(numerator).factor / units._unit(denominator).factor


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("kilogram", "litre"),
        ("mile", "acre"),
        ("celsius", "joule"),
        ("degree", "celsius"),
        ("decibel", "hertz"),
        ("mile", "share"),
        ("share", "share"),
        ("celsius", "fahrenheit"),
    ],
)
def test_what_does_not_convert_has_no_factor(a, b):
    assert units.factor(a, b) is None


def test_a_counted_noun_is_no_unit():
    assert units.dimension("share") is None
    assert units.alternatives("share") == ()
    assert units.parts("share") is None
    assert not units.is_temperature("share")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("ton", "tonne"),
        ("ton", "long_ton"),
        ("gallon", "imperial_gallon"),
        ("mile", "nautical_mile"),
        ("ounce", "troy_ounce"),
        ("ounce", "fluid_ounce"),
        ("pint", "imperial_pint"),
        ("barrel", "us_beer_barrel"),
        ("calorie", "kilocalorie"),
        ("megabyte", "mebibyte"),
        ("year", "year_of_365_days"),
        ("month", "month_of_30_days"),
        ("degree", "fahrenheit"),
        ("mile_per_gallon", "mile_per_imperial_gallon"),
        ("horsepower", "metric_horsepower"),
    ],
)
def test_an_ambiguous_word_lists_its_other_readings(word, other):
    assert other in units.alternatives(word)


def test_factors_give_every_reading_the_usual_first():
    tons = units.factors("ton", "tonne")
    assert tons == (Fraction("0.90718474"), Fraction("1.0160469088"), Fraction(1))
    assert units.factors("ounce", "millilitre") == (Fraction("29.5735295625"),)
    assert units.factors("kilometre", "kilogram") == ()


@pytest.mark.parametrize(
    ("degrees", "a", "b", "expected"),
    [
        ("20", "celsius", "fahrenheit", "68"),
        ("-40", "celsius", "fahrenheit", "-40"),
        ("98.6", "fahrenheit", "celsius", "37"),
        ("0", "kelvin", "celsius", "-273.15"),
        ("100", "celsius", "kelvin", "373.15"),
        ("5", "celsius", "celsius", "5"),
    ],
)
def test_reading_of_the_thermometer(degrees, a, b, expected):
    found = units.convert_temperature(Interval.point(Decimal(degrees)), a, b)
    assert found is not None
    assert found.contains(Decimal(expected))
    assert found.width < Decimal("1e-25")
    assert units.convert(Interval.point(Decimal(degrees)), a, b) == found


def test_a_difference_of_temperature_is_not_a_reading():
    assert units.difference_factor("celsius", "fahrenheit") == Fraction(9, 5)
    assert units.difference_factor("kelvin", "celsius") == 1
    assert units.difference_factor("celsius", "degree") is None


@pytest.mark.parametrize(
    "pair", [("celsius", "degree"), ("mile", "kilometre"), ("degree", "celsius"), ("share", "celsius")]
)
def test_only_scales_of_temperature_convert_as_temperatures(pair):
    assert units.convert_temperature(Interval.point(1), *pair) is None


@given(DEGREES, DEGREES, st.sampled_from(SCALES), st.sampled_from(SCALES))
def test_temperatures_come_back_from_another_scale(low, high, a, b):
    interval = Interval(min(low, high), max(low, high))
    back = units.convert_temperature(units.convert_temperature(interval, a, b), b, a)
    assert back.encloses(interval)
    assert back.width - interval.width < Decimal("1e-20")


@given(st.sampled_from(SIZED), st.sampled_from(SIZED), st.sampled_from(SIZED))
def test_factors_chain_and_invert(a, b, c):
    if units.factor(a, b) and units.factor(b, c):
        assert units.factor(a, b) * units.factor(b, c) == units.factor(a, c)
        assert units.factor(a, b) * units.factor(b, a) == 1


def test_fuel_economy_is_the_reciprocal_of_consumption():
    found = units.convert(Interval(Decimal(20), Decimal(40)), "mile_per_gallon", "litre_per_100_kilometres")
    assert found.encloses(Interval(Decimal("5.89"), Decimal("11.76")))
    assert not found.contains(Decimal("5.87"))
    imperial = units.convert(Interval.point(30), "mile_per_imperial_gallon", "litre_per_100_kilometres")
    assert abs(imperial.middle - Decimal("9.416")) < Decimal("0.001")
    assert units.convert(Interval.point(30), "kilometre_per_litre", "hectare") is None


def test_convert_scales_an_interval_and_keeps_its_ends():
    acres = Interval(Decimal("51.5"), Decimal("52.5"), True, False)
    found = units.convert(acres, "acre", "square_metre")
    size = Decimal("4046.8564224")
    assert found == Interval(Decimal("51.5") * size, Decimal("52.5") * size, True, False)


def test_pint_is_not_imported_to_convert(repository):
    use = "from crossfoot.reference.units import factor; factor('mile', 'yard')"
    code = f"import sys; {use}; print('pint' in sys.modules)"
    path = {"PYTHONPATH": str(repository / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=path)
    assert done.stdout.strip() == "False"
