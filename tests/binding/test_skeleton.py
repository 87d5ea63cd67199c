"""What is left of a sentence when everything that binding does not need is out of the way."""

from collections.abc import Callable

import pytest

from crossfoot.binding.page import Page

Read = Callable[[str], Page]


def words(page: Page, full: bool = False) -> str:
    """The items of the first view as text, figures in braces."""
    view = page.views[0]
    skeleton = view.skeletons.full if full else view.plain
    tokens, text = page.extraction.tokens, page.extraction.text
    parts = []
    for (first, last), index in zip(skeleton.items, skeleton.figures, strict=True):
        printed = text[tokens.starts[first] : tokens.ends[last - 1]]
        parts.append(f"{{{page.figures[index].text}}}" if index >= 0 else printed)
    return " ".join(parts)


@pytest.mark.parametrize(
    ("text", "skeleton"),
    [
        ("Sales rose by about 5% to $3m.", "Sales rose by {5%} to {$3m} ."),
        ("Of the 57 trapped miners 41 came up.", "Of {57} {41} came up ."),
        ("It sold 40 tablets at $250 each.", "It sold {40} at {$250} ."),
        ("It sold at $75 a share on Monday.", "It sold at {$75} ."),
        ("The site of 52 hectares (128 acres) lies south.", "site of {52 hectares} lies south ."),
        ("Acme (ACME.O) rose 5%.", "Acme rose {5%} ."),
        ("Income was $1.5 billion, or 76 cents a share, in June.", "Income was {$1.5 billion} in June ."),
        ("Sales were £30m in 2024 and £40m in 2023.", "Sales were {£30m} and {£40m} ."),
        ("He called it “a 5% rise”.", "He called it {5%} rise ."),
    ],
)
def test_noise_is_left_out(text: str, skeleton: str, page: Read) -> None:
    assert words(page(text)) == skeleton


def test_the_full_skeleton_keeps_dates_and_conversions(page: Read) -> None:
    read = page("On Monday it paid €5m ($6m).")
    assert words(read, full=True) == "On {Monday} it paid {€5m} ( {$6m} ) ."
    assert read.views[0].skeletons.aliases == {2: 1}


def test_a_date_belongs_to_the_figure_before_it(page: Read) -> None:
    read = page("Sales were £30m in 2024 and £40m in 2023.")
    assert read.views[0].skeletons.when == {0: 1, 2: 3}


def test_the_definite_article_is_remembered(page: Read) -> None:
    read = page("Of the 57 miners 41 came up.")
    assert read.views[0].skeletons.definite == {0}


def test_phrases_become_one_item_unless_a_figure_is_in_the_way(page: Read) -> None:
    assert "compared with" in words(page("It is 5%, compared with 4% in May.")).split(" {4%}")[0]
