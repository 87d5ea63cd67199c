"""Moves: which two levels belong together, however far apart they stand."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from crossfoot.binding.page import Page

Read = Callable[[str], Page]


def played(page: Page, role: str) -> set[str]:
    """The figures that play a role, as they are printed."""
    return {
        page.figures[index].text
        for view in page.views
        for index, names in view.roles.items()
        if role in names
    }


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("Sales were $5m, up from $4m.", "$5m", "$4m"),
        ("The shares rose to 575 pence from 500.", "575 pence", "500"),
        ("Sales of $5m were down from $6m.", "$5m", "$6m"),
        ("Sales were $5m in May, up sharply from last year's survey price of $4m.", "$5m", "$4m"),
        ("It cut its tax on meals in all of its restaurants to 5.5% from 19.6%.", "5.5%", "19.6%"),
        ("Claims fell to 455 last week from 462.", "455", "462"),
        (
            "It lifted its outlook to $5.20 to $5.40 a share from $5.00 to $5.10.",
            "$5.20 to $5.40",
            "$5.00 to $5.10",
        ),
        ("Employers added 130,000 jobs, up from an increase of 88,000 in April.", "130,000", "88,000"),
        ("Sales grew 5% in May, up from 4% in April.", "5%", "4%"),
        ("Sales were $4.8bn, up 4% from $4.6bn.", "$4.8bn", "$4.6bn"),
        ("Output rose to 52 in the U.S. and Canada last month, from 48.", "52", "48"),
        ("It fell from a peak of $120bn a decade ago to $4.6bn.", "$4.6bn", "$120bn"),
        ("It fell to 52, below the forecast of 55 and down from 56.", "52", "56"),
        ("It made $9m in the year that ended in May, up from $7m.", "$9m", "$7m"),
        ("Claims rose to 384,000 in the week ended June 7 from a revised 359,000.", "384,000", "359,000"),
        ("The index rose to 136.1 in May from an upwardly revised 133.5.", "136.1", "133.5"),
        (
            "Sales fell to a rate of 309,000, the lowest since records began, from 348,000.",
            "309,000",
            "348,000",
        ),
        ("Loans rose to $130m as of October 29 from $119m.", "$130m", "$119m"),
        ("Profit from continuing operations of $5m was up from $4m.", "$5m", "$4m"),
        ("It was 20 in May, down from an 18-month high of 25.", "20", "25"),
    ],
)
def test_the_two_levels_of_a_move(text: str, new: str, old: str, page: Read) -> None:
    read = page(text)
    assert (played(read, "moved-level"), played(read, "moved-from")) == ({new}, {old})


@pytest.mark.parametrize(
    "text",
    [
        "Earnings climbed to $1.90 a share, versus expectations of $1.78.",
        "He drove from 30 to 40 miles.",
        "The train from Leeds took 40 minutes, the bus 55.",
        "Temperatures fell, from 12 degrees in the north to 9 degrees in the south.",
        "Sales were $5m; costs were up from $4m.",
        "Profit was 3.79 billion, ahead of the forecast of $3.2 billion, and up from $1 billion.",
    ],
)
def test_what_is_no_move(text: str, page: Read) -> None:
    read = page(text)
    assert not (played(read, "moved-level") and played(read, "moved-from"))


def test_the_second_half_of_a_compound_moves_nothing(page: Read) -> None:
    view = page("It lowered its value-added tax to 5.5% from 19.6%.").views[0]
    assert [head.direction for head in view.frames.heads[0]] == [-1]


def test_a_month_with_a_capital_is_no_verb(page: Read) -> None:
    months, verb = page("It sold 40 in May and 50 then."), page("It may sell 40 and 50 then.")
    book = months.book
    assert not any("modal" in book.sets[char] for char in months.views[0].plain.chars)
    assert any("modal" in book.sets[char] for char in verb.views[0].plain.chars)


def test_initials_do_not_end_a_sentence(page: Read) -> None:
    read = page("The U.S. debt limit rose to $11tn from $10tn. The cap fell to 5 from 6.")
    assert [len(view.frames.heads) for view in read.views] == [2, 2]


def test_a_bare_level_beside_pence_is_in_pence(page: Read) -> None:
    found = page("The shares rose to 575 pence from 500.")
    assert found.views[0].played
    assert [figure.value for figure in found.figures] == [Decimal("5.75"), Decimal("5.00")]
