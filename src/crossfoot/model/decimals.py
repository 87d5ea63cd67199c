"""Questions about a printed number that hold of one of any size, and the arithmetic that they are asked in.

Python's ``%`` raises InvalidOperation where the quotient has more digits than the context keeps (28), and a text may
say "1e33". A number past that many digits has been printed with a power of ten, so it is no multiple that was chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import wraps
from typing import ParamSpec, TypeVar

_MOST_DIGITS = 26
#: Python's own defaults, whatever the program around (or one of its libraries) has set for itself.
_PLAIN = Context(
    prec=28, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, capitals=1, clamp=0, flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)  # fmt: skip
_P = ParamSpec("_P")
_T = TypeVar("_T")


def in_own_arithmetic(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Run a function in plain Decimal arithmetic: what a text says must not depend on the caller's precision."""

    @wraps(function)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        with localcontext(_PLAIN):
            return function(*args, **kwargs)

    return run


def is_whole(value: Decimal) -> bool:
    """Whether a number has nothing behind its point.

    >>> [is_whole(Decimal(n)) for n in ("7", "7.0", "7.5", "1e33")]
    [True, True, False, True]
    """
    return value == value.to_integral_value()


def is_multiple(value: Decimal, unit: int) -> bool:
    """Whether a number is a whole multiple of ``unit``, one beyond counting never.

    >>> [is_multiple(Decimal(n), 5) for n in ("300", "301", "0", "1e33")]
    [True, False, True, False]
    """
    return value.adjusted() < _MOST_DIGITS and value % unit == 0
