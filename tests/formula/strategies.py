"""Random formulas with operands, and an oracle that evaluates them at single values by other means."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from crossfoot.formula import Check, FormulaError, Operand, parse
from crossfoot.model.interval import Interval
from tests.model.strategies import SMALL, intervals, members

NAMES = ("a", "b", "c", "d")
RELATIONS = ("==", "<", "<=", ">", ">=", "!=")


def _joined(terms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} + {})".format, terms, terms),
        st.builds("({} - {})".format, terms, terms),
        st.builds("({} * {})".format, terms, terms),
        st.builds("({} / {})".format, terms, terms),
        st.builds("(-{})".format, terms),
        st.builds("({} ** {})".format, terms, st.sampled_from(["0", "1", "2", "3", "-1", "-2"])),
        st.builds("abs({})".format, terms),
        st.builds("floor({})".format, terms),
        st.builds("sign({})".format, terms),
        st.builds("min({}, {})".format, terms, terms),
        st.builds("max({}, {})".format, terms, terms),
        st.builds("sum({}, {}, {})".format, terms, terms, terms),
    )


LEAVES = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["0", "1", "2", "0.5", "100"])
)
TERMS = st.recursive(LEAVES, _joined, max_leaves=6)
COMPARISONS = st.builds("{} {} {}".format, TERMS, st.sampled_from(RELATIONS), TERMS)
FORMULAS = st.one_of(
    COMPARISONS,
    COMPARISONS,
    st.builds("{} and {}".format, COMPARISONS, COMPARISONS),
    st.builds("{} <= {} < {}".format, TERMS, TERMS, TERMS),
)

POSITIVE = st.decimals(Decimal("0.5"), Decimal("200"), places=1)


@st.composite
def operands(
    draw: st.DrawFn, ends: st.SearchStrategy[Decimal] = SMALL, unbounded: bool = True
) -> dict[str, Operand]:
    """An operand for every name a random formula may use."""
    return {name: Operand(draw(intervals(ends, unbounded))) for name in NAMES}


@st.composite
def choice(draw: st.DrawFn, given: Mapping[str, Operand]) -> dict[str, Fraction]:
    """One value inside each operand."""
    return {name: draw(members(operand.interval)) for name, operand in given.items()}


def value_at(source: str, values: Mapping[str, Fraction]) -> object:
    """Evaluate a formula or a term exactly at single values: its language is part of Python's, Python the oracle.

    Raises:
        ZeroDivisionError: when the formula has no value there.
    """
    functions: dict[str, Callable[..., object]] = {
        "exactly": Fraction,
        "abs": abs,
        "floor": lambda x: Fraction(x.__floor__()),
        "sign": lambda x: Fraction((x > 0) - (x < 0)),
        "min": min,
        "max": max,
        "sum": lambda *terms: sum(terms),
    }
    # Plain numbers would divide to floats.
    exact = re.sub(r"[0-9]+(?:\.[0-9]+)?", lambda number: f"exactly('{number[0]}')", source)
    return eval(exact, {"__builtins__": {}, **functions, **values})  # noqa: S307  our own text, in a test


def usable(source: str) -> Check | None:
    """Read a random formula, which may still divide by a plain zero."""
    try:
        return parse(source)
    except FormulaError as error:
        if not all("divides by zero" in problem.message for problem in error.problems):
            raise
        return None


def point(value: int | str) -> Operand:
    """An operand that is one value."""
    return Operand(Interval.point(Decimal(value)))


def around(value: str, half: str) -> Operand:
    """An operand that is a value give or take."""
    return Operand(Interval.around(Decimal(value), Decimal(half)))
