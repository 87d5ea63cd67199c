"""p-values against published tables; SciPy where it is installed, the standard library always."""

from decimal import Decimal

import pytest

from crossfoot.engine.distributions import FUNCTIONS
from crossfoot.formula import Operand
from crossfoot.model.interval import Interval


def given(value: str, half: str = "0") -> Operand:
    return Operand(Interval.around(Decimal(value), Decimal(half)))


@pytest.mark.parametrize(
    ("name", "arguments", "p"),
    [
        ("p_normal", ("1.959964",), 0.05),
        ("p_normal", ("-2.575829",), 0.01),
        ("p_chi_square", ("3.841459", "1"), 0.05),
    ],
)
def test_the_standard_library_is_enough(name: str, arguments: tuple[str, ...], p: float) -> None:
    found = FUNCTIONS[name](*map(given, arguments))
    assert found is not None
    assert float(found.middle) == pytest.approx(p, rel=1e-5)


@pytest.mark.parametrize(
    ("name", "arguments", "p"),
    [
        ("p_student", ("2.048407", "28"), 0.05),
        ("p_fisher", ("3.204317", "2", "45"), 0.05),
        ("p_chi_square", ("5.991465", "2"), 0.05),
        ("p_correlation", ("0.2787", "48"), 0.05),
    ],
)
def test_the_other_distributions_come_from_scipy(name: str, arguments: tuple[str, ...], p: float) -> None:
    pytest.importorskip("scipy")
    found = FUNCTIONS[name](*map(given, arguments))
    assert found is not None
    assert float(found.middle) == pytest.approx(p, rel=1e-3)


def test_a_rounded_statistic_gives_an_interval_of_p_values() -> None:
    found = FUNCTIONS["p_normal"](given("1.96", "0.005"))
    assert found is not None
    assert float(found.low) == pytest.approx(0.0494, abs=2e-4)
    assert float(found.high) == pytest.approx(0.0506, abs=2e-4)


def test_fractional_degrees_of_freedom_are_not_recomputed() -> None:
    assert FUNCTIONS["p_chi_square"](given("3.84"), given("1.5")) is None
    assert FUNCTIONS["p_student"](given("2.0"), given("27.4")) is None
