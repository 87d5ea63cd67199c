"""Changes that stand right beside a level."""

import pytest

from crossfoot import Checker, Verdict

CHECKER = Checker()


@pytest.mark.parametrize(
    "text",
    [
        "The builder sold 4,100 homes in the half-year against 5,700, at £324,000, 3% less.",
        "The line moved 3.1m boxes in the quarter, 2% more, at $2,500 each, against $1,925.",
        "It wants to add 2,400 to its 29,000 staff by 2027, and make 700,000 shells a year, up from 70,000.",
        "In the half-year 1.16 million were sold, 5% more than a year before, and more than the 0.98 million of 2019.",
        "Sales were 8.85bn crowns, against 8.21bn, and prices rose by 2.9%.",
    ],
)
def test_a_change_beside_another_level_accuses_nobody(text: str) -> None:
    assert CHECKER.check(text).discrepancies == ()


@pytest.mark.parametrize(
    "text",
    [
        "The builder sold 4,100 homes, 38% fewer, against 5,700 a year before.",
        "Sales were £864m in the half, up 18% from £800m a year earlier.",
    ],
)
def test_a_change_beside_its_own_level_is_asked(text: str) -> None:
    assert [one.verdict for one in CHECKER.check(text).discrepancies] == [Verdict.DISCREPANCY]
