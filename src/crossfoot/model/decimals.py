"""Questions about a printed number that hold of one of any size.

Python's ``%`` raises InvalidOperation where the quotient has more digits than the context keeps (28), and a text may
say "1e33". A number past that many digits has been printed with a power of ten, so it is no multiple that was chosen.
"""

from __future__ import annotations

from decimal import Decimal

_MOST_DIGITS = 26


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
