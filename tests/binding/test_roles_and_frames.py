"""The part each figure plays, and the stretch that one word of change governs."""

from collections.abc import Callable

import pytest

from crossfoot.binding.cases import direction_at
from crossfoot.binding.page import Page

Read = Callable[[str], Page]


def figure(page: Page, text: str) -> int:
    return next(index for index, one in enumerate(page.figures) if one.text == text)


@pytest.mark.parametrize(
    ("text", "printed", "role"),
    [
        ("Sales rose 5% to $3m from $2m.", "5%", "delta"),
        ("Sales rose 5% to $3m from $2m.", "$3m", "new-level"),
        ("Sales rose 5% to $3m from $2m.", "$2m", "old-level"),
        ("A 5% rise took it to $3m.", "5%", "delta"),
        ("It stands at $3m, compared with $2m.", "$2m", "old-level"),
        ("It sold 40 at $250 each.", "$250", "each-price"),
        ("It was a 6% discount to Monday's close of $50.", "6%", "gap"),
        ("It was a 6% discount to Monday's close of $50.", "$50", "reference"),
        ("It raised $30m in a placing.", "$30m", "proceeds"),
        ("They made a total of 90.", "90", "sum"),
        ("That leaves 16 underground.", "16", "rest"),
        ("It fell from a high of 90 to 60.", "90", "extreme"),
        ("It beat a forecast of $4m.", "$4m", "expected"),
    ],
)
def test_the_governing_words_give_the_role(text: str, printed: str, role: str, page: Read) -> None:
    read = page(text)
    assert role in read.views[0].roles[figure(read, printed)]


def test_a_time_word_makes_a_level_the_old_one(page: Read) -> None:
    read = page("Sales were $3m, against a loss; they were $2m a year earlier.")
    assert "old-level" in read.views[0].roles[figure(read, "$2m")]


def test_a_level_reached_last_year_is_not_the_old_one(page: Read) -> None:
    read = page("It cut its budget to $7.6bn last year from $8.6bn.")
    assert "old-level" not in read.views[0].roles[figure(read, "$7.6bn")]


def test_of_two_dated_levels_the_earlier_is_the_old_one(page: Read) -> None:
    read = page("Sales were £30m in 2024 and £40m in 2023.")
    assert "dated-new" in read.views[0].roles[figure(read, "£30m")]
    assert "dated-old" in read.views[0].roles[figure(read, "£40m")]


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Sales rose 5% to $3m, a gain of $1m.", "5%", "$1m", True),
        ("Sales rose 5%, while profit fell to $3m.", "5%", "$3m", False),
        ("Sales rose 5% and profit fell to $3m.", "5%", "$3m", False),
        ("Sales rose 5% and were worth $3m.", "5%", "$3m", True),
        ("Sales rose 5%; profit was $3m.", "5%", "$3m", False),
        ("Sales rose 5% and the price is now $3m.", "5%", "$3m", False),
        ("Calls doubled to 40 from 20.", "40", "20", True),
    ],
)
def test_a_frame_ends_where_another_clause_begins(
    text: str, one: str, other: str, same: bool, page: Read
) -> None:
    read = page(text)
    view = read.views[0]
    assert (view.frame_of(figure(read, one)) == view.frame_of(figure(read, other))) is same


@pytest.mark.parametrize(
    ("text", "printed", "direction"),
    [
        ("Sales rose 5%.", "5%", 1),
        ("Sales were down 5% at $3m.", "5%", -1),
        ("They reported a 5% fall.", "5%", -1),
        ("Shares stood at $7.10, up 85 cents, paring gains.", "85 cents", 1),
        ("Sales were $3m.", "$3m", 0),
    ],
)
def test_a_figure_takes_its_direction_from_the_word_that_governs_it(
    text: str, printed: str, direction: int, page: Read
) -> None:
    read = page(text)
    assert direction_at(read.views[0], figure(read, printed)) == direction
