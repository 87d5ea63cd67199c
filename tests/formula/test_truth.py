"""Law family: a check holds whenever some choice inside its operands satisfies the formula, whatever the formula is."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.formula import Operand
from crossfoot.formula.evaluate import Undecided, open_box
from crossfoot.formula.monotone import Term
from crossfoot.model.interval import Interval
from tests.formula.strategies import FORMULAS, POSITIVE, TERMS, choice, operands, usable, value_at
from tests.model.strategies import inside


def decided(source: str, values: dict[str, Fraction]) -> object | None:
    try:
        return value_at(source, values)
    except ZeroDivisionError:
        return None


@given(data=st.data(), source=FORMULAS, given_operands=operands())
def test_a_satisfying_choice_is_never_rejected(
    data: st.DataObject, source: str, given_operands: dict[str, Operand]
) -> None:
    check = usable(source)
    if check is None:
        return
    values = data.draw(choice(given_operands))
    if decided(source, values):
        outcome = check.holds(given_operands)
        assert outcome.holds or outcome.undecided
        assert check.screen(given_operands)


@given(data=st.data(), source=TERMS, given_operands=operands(POSITIVE, unbounded=False))
def test_a_term_holds_every_value_it_takes(
    data: st.DataObject, source: str, given_operands: dict[str, Operand]
) -> None:
    check = usable(f"{source} == 0")
    values = data.draw(choice(given_operands))
    exact = decided(source, values)
    if check is None or exact is None:
        return
    term = Term.of(check.comparisons[0].left.node)
    box = open_box((), check.names, (), given_operands, {})
    try:
        image, natural = term.over(box), term.image(box)
    except Undecided:
        return
    assert inside(Fraction(exact), image)  # type: ignore[arg-type]
    assert natural.encloses(image)


@given(source=FORMULAS, given_operands=operands())
def test_single_values_are_decided_as_python_decides_them(
    source: str, given_operands: dict[str, Operand]
) -> None:
    points = {
        name: Operand(Interval.point(operand.interval.middle)) for name, operand in given_operands.items()
    }
    check = usable(source)
    truth = decided(source, {name: Fraction(operand.interval.low) for name, operand in points.items()})
    if check is None or truth is None:
        return
    outcome = check.holds(points)
    if truth:
        assert outcome.holds
    elif "/" not in source and "**" not in source:
        # Without a division nothing is rounded, so that what is false is seen to be false.
        assert outcome.fails
