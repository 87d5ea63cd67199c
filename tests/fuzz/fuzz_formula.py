"""Fuzz target: formulas. `python -m tests.fuzz.fuzz_formula -max_total_time=60 [CORPUS...]`.

What must hold: a formula is read, or refused with FormulaError; the fast screen never rejects what holds; each figure
solved for lies where the formula holds again, unless it cannot be decided.
"""

from __future__ import annotations

from decimal import Decimal

from tests.fuzz.fuzzer import run_on_texts


def check(source: str) -> None:
    """Read a formula and work it out for a few intervals."""
    from crossfoot.formula import FormulaError, Operand, OperandError, parse
    from crossfoot.model.interval import Interval

    try:
        formula = parse(source)
    except FormulaError:
        return
    values = [
        Operand(Interval.around(Decimal(value), Decimal("0.05")))
        for value in ("2.5", "10", "0.1", "-4", "100")
    ]
    operands = {
        name: values[:3] if name in formula.lists else values[place % len(values)]
        for place, name in enumerate(sorted(formula.names))
    }
    try:
        outcome = formula.holds(operands)
        assert not outcome.holds or formula.screen(operands)
        for name in sorted(formula.names - formula.lists):
            formula.solve(name, operands)
    except OperandError:  # an engine function that is not there, or a list where a figure must stand
        return
    assert formula.render({})


if __name__ == "__main__":
    run_on_texts(check, "crossfoot.formula.check")
