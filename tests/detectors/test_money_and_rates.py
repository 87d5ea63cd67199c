"""What the detectors of products, shares, stakes, premiums and speeds bind, and what they leave alone."""

import pytest

from crossfoot.binding.page import Reader, make_reader
from crossfoot.detectors.registry import DETECTORS
from crossfoot.detectors.windows import plausible
from crossfoot.quantities import extract_figures
from crossfoot.resources import data_dir
from crossfoot.rulebook import Rulebook, load_rulebook

BOOK: Rulebook = load_rulebook([data_dir("rules")])
READER: Reader = make_reader(list(BOOK))


def bound(rule: str, text: str) -> list[dict[str, str]]:
    """The readings of a rule's detector, each slot with its printed text."""
    found = BOOK.find(rule)
    page = READER.page(extract_figures(text))
    readings = DETECTORS[found.detector or ""](found, page, READER.book)
    return [
        {
            name: page.figures[filling].text
            if isinstance(filling, int)
            else "|".join(page.figures[one].text for one in filling)
            for name, filling in reading.figures.items()
        }
        for reading in readings
    ]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (
            "unit-total",
            "They ordered 12 looms at £310 each, £3,720 in all.",
            {"number": "12", "price": "£310", "total": "£3,720"},
        ),
        (
            "unit-total",
            "Each of the 36 huts sleeps 14, giving the camp room for 504.",
            {"number": "36", "price": "14", "total": "504"},
        ),
        (
            "mean-of-total",
            "The 40 cyclists raised £9,600, an average of £240.",
            {"total": "£9,600", "number": "40", "mean": "£240"},
        ),
        (
            "rate-time",
            "It pumps 300 barrels a day and ran for 20 days, 6,000 barrels in all.",
            {"rate": "300 barrels", "time": "20 days", "total": "6,000 barrels"},
        ),
        (
            "speed-distance",
            "She rowed 30km in 2.5 hours, averaging 12km/h.",
            {"distance": "30km", "time": "2.5 hours", "speed": "12km/h"},
        ),
        (
            "stake-valuation",
            "The city sold a 49% share of the port for €392m, which values it at €800m.",
            {"stake": "49%", "paid": "€392m", "worth": "€800m"},
        ),
        (
            "premium-discount",
            "The bid of $24 a share is a 20% premium to the last close of $20.",
            {"gap": "20%", "price": "$24", "reference": "$20"},
        ),
        (
            "market-cap",
            "With 220 million shares in issue at £1.68, it has a market value of £370m.",
            {"shares": "220 million", "price": "£1.68", "worth": "£370m"},
        ),
        ("deal-size", "The placing was cut to £40m from £60m.", {"old": "£60m", "new": "£40m"}),
        (
            "deal-change",
            "The loan was originally set at $900m. It has been cut by $150m to $750m.",
            {"change": "$150m", "new": "$750m", "old": "$900m"},
        ),
        (
            "offering-range",
            "At the top of the range of £7–£9 a share the 50 million shares would raise £450m.",
            {"shares": "50 million", "price": "£7–£9", "raised": "£450m"},
        ),
        (
            "share-sale",
            "It placed 12 million new shares at £2.50 each to raise £30m.",
            {"shares": "12 million", "price": "£2.50", "raised": "£30m"},
        ),
        (
            "profit-bridge",
            "Revenue of £90m less costs of £75m left a profit of £15m.",
            {"income": "£90m", "outgoings": "£75m", "result": "£15m"},
        ),
        (
            "mean-of-list",
            "The judges gave 8.5, 9.0 and 9.5, an average of 9.0.",
            {"members": "8.5|9.0|9.5", "mean": "9.0"},
        ),
        (
            "ratio-words",
            "It has 1,020 pupils and 60 teachers, a ratio of 17 to one.",
            {"more": "1,020", "fewer": "60", "ratio": "17 to one"},
        ),
        (
            "margin",
            "It made a profit of £45m on revenue of £900m, a margin of 5%.",
            {"rate": "5%", "profit": "£45m", "sales": "£900m"},
        ),
    ],
)
def test_the_figures_of_one_relation_are_bound(rule: str, text: str, expected: dict[str, str]) -> None:
    assert expected in bound(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("unit-total", "The app took in $96m in the year from two million users, each paying $4 a month."),
        (
            "mean-of-total",
            "Volume was 1.5 billion shares, below last year's daily average of 1.9 billion; 200 rose.",
        ),
        ("rate-time", "It pays £700m a year for the first three years and £500m a year after that."),
        ("speed-distance", "Winds of 120 km/h tore down cables 40 km away within two hours."),
        (
            "stake-valuation",
            "It will sell one unit for €70m and sell 80% of another in a deal that values it at €74m.",
        ),
        (
            "premium-discount",
            "It pays $30, a premium of 26% over the average price since May; the close was $25.",
        ),
        (
            "market-cap",
            "Volume was 12 million shares. The stock rose to $34, and a bank has assets of $9 trillion.",
        ),
        ("deal-size", "The party had raised $49m, compared with $54m by its rival."),
        (
            "mean-of-list",
            "Boys sent an average of 40 messages a day and girls 60; across the class it was 54.",
        ),
        ("ratio-words", "Advancing stocks beat declining ones by 3 to one; 1,020 rose and 600 fell."),
        ("margin", "The cloud unit has a margin of 31%; the group earned $2.8bn on revenue of $20bn."),
    ],
)
def test_figures_of_other_things_are_left_alone(rule: str, text: str) -> None:
    assert bound(rule, text) == []


@pytest.mark.parametrize(
    ("computed", "stated", "expected"),
    [
        (504.0, 540.0, True),
        (504.0, 50.4, True),
        (5.0e6, 5.0e9, True),
        (5.0e6, 3.1e8, False),
        (-1.0, 2.0, False),
    ],
)
def test_two_values_are_taken_for_one_only_if_a_slip_could_part_them(
    computed: float, stated: float, expected: bool
) -> None:
    assert plausible(computed, stated) is expected
