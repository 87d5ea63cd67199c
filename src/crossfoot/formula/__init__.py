"""Formulas: read, screened, checked, solved, printed.

Nothing here knows a figure's words, reads a file or runs foreign code.

check       `parse` and `Check`: start here
problems    `FormulaError`, which carries every problem of a formula
functions   the closed list of functions
operands    `Operand` in, `Outcome` out
tokenizer, parser, nodes      from the source to the tree
evaluate, monotone            the tree in Decimal intervals, and how their images are made tight
screen                        the same in floats, outward, to reject fast
solve                         the tree turned round, for repairs
render                        the tree with printed figures in it
"""

from crossfoot.formula.check import Check, parse
from crossfoot.formula.functions import FUNCTIONS, EngineFunction, Environment, Signature
from crossfoot.formula.operands import Bounds, Operand, Operands, Outcome
from crossfoot.formula.problems import FormulaError, OperandError, Problem

__all__ = [
    "FUNCTIONS",
    "Bounds",
    "Check",
    "EngineFunction",
    "Environment",
    "FormulaError",
    "Operand",
    "OperandError",
    "Operands",
    "Outcome",
    "Problem",
    "Signature",
    "parse",
]
