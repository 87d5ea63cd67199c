"""Shares with the only two like figures that can be their part and their whole."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Beekeepers lost 1,440 hives. In autumn there had been 4,800, so 13% of them died.", "13%"),
        ("The club has 860 members. On Sunday 215 of them voted, 52% in all.", "52%"),
        ("Cotton earned $630 million; of exports of $2.1 billion it made 13 percent of them.", "13 percent"),
    ],
)
def test_a_share_is_bound_that_is_one_slip_away(text: str, share: str) -> None:
    assert [one["share"] for one in bound("worked-share", text)] == [share]


@pytest.mark.parametrize(
    "text",
    [
        "Cotton earned $630 million, up 13 percent from $540 million a year ago.",
        "The founder owns 30% of the brewer, which paid €420 million for a rival with sales of €800 million.",
        "The price is $20 in cash, a note of eight dollars, 14 percent preferred stock and one share.",
        "Fiat employs 5,000 people here but the plant gives work to 20,000. It is to take 20 percent of Chrysler.",
    ],
)
def test_shares_of_other_things_are_left_alone(text: str) -> None:
    assert bound("worked-share", text) == []
