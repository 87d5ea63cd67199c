"""How many decimals a column of floats has, without printing any of them."""

from __future__ import annotations

from typing import Any

import numpy as np

#: More decimals than this are never looked for.
MOST = 17
#: What a computed float may be away from the one that is meant, as a share of it: 0.1 + 0.2 is 0.30000000000000004.
NOISE = 4 * 2.0**-52
#: A column with more digits than a float carries is a computed one, whose last digits mean nothing.
CARRIED = 2e14
COMPUTED = 1e-12
_FIRST_LOOK = 64


def decimals_of(values: Any) -> int:
    """Give the largest number of decimals in an array of finite floats, 0 when there are none.

    It is that of the shortest text that reads back as the float, noise in the last place left out.

    >>> decimals_of(np.array([53.25, 57.0, 0.1 + 0.2]))
    2
    """
    rest = np.abs(np.asarray(values, float))
    # The first few nearly always give the answer, which the others then need only confirm.
    found = _decimals(rest[:_FIRST_LOOK], 0)
    return _decimals(rest, found)


def _decimals(rest: Any, start: int) -> int:
    for decimals in range(start, MOST):
        scale = 10.0**decimals
        near = np.abs(np.rint(rest * scale) / scale - rest) <= NOISE * rest
        if near.all():
            return decimals
        rest = rest[~near]
    return MOST


def noise_of(values: Any, decimals: int) -> float:
    """Give the share of its size by which a float of this column may be off."""
    largest = float(np.max(np.abs(values), initial=0.0))
    return COMPUTED if largest * 10.0**decimals > CARRIED else NOISE
