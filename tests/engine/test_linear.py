"""Twice the text takes at most twice the work, whatever the text: counted in calls, which no machine makes vary."""

import cProfile
import pstats
from functools import cache

import pytest

from crossfoot.engine.checker import Checker

SIZE = 4_000
#: A doubling may cost this many times the calls.
MOST = 2.3

HOSTILE = [
    "Sales rose 25% to $1.5 million from $1.2 million, ",
    "1,234 ",
    "1,",
    "$1",
    "(1 ",
    "1) ",
    "million ",
    "hundred and ",
    "twenty-",
    "a minimum of 5 and a maximum of 9, ",
    "rose 5% and ",
    "from 5 to 6 to 7 ",
    "one in five ",
    "March 3, 2024, ",
    "aged 79, ",
    "a total of 12 and 9, or 21 in all, ",
    "5 shares at $3 each, ",
    "the largest, 5 km, the second-largest, 4 km. ",
    "It rose 5% to 7. ",
    "It rose 5% to 7.\n\n",
    "| 1 | 2 | 3 |\n",
    "1\t2\t3\n",
    "'a ",
    '"',
    "-",
]


@cache
def checker() -> Checker:
    return Checker()


def calls(text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    checker().check(text)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_in_step_with_the_text(piece: str) -> None:
    times = SIZE // len(piece)
    calls(piece * 10)  # what is made once is not counted
    assert calls(piece * times * 2) <= MOST * calls(piece * times) + 2_000


def test_decisions_of_a_long_text_are_not_all_compared() -> None:
    """Every sentence has a discrepancy of its own: no two of them have a figure in common."""

    def text(count: int) -> str:
        return "\n\n".join(
            f"Sales rose 25% to ${n}.5 million from ${n}.2 million." for n in range(2, count + 2)
        )

    calls(text(3))
    assert calls(text(160)) <= MOST * calls(text(80))
