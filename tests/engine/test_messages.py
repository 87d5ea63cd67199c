"""The words of a finding: amounts are told in the unit of the figure that they are held against."""

import pytest

import crossfoot


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wall is 30 metres high, nearly 250 feet.", "is 99 feet"),
        ("The pond is 300 metres long, or over 1,300 feet.", "is 984 feet"),
        ("The rope is 30 metres long (200 feet).", "feet"),
    ],
)
def test_what_was_converted_is_told_in_the_unit_that_the_article_uses(text: str, words: str) -> None:
    (finding,) = crossfoot.check(text).discrepancies
    assert words in finding.message
    assert finding.message.count("metres") == 1


def test_a_multiple_is_told_as_times_once() -> None:
    (finding,) = crossfoot.check("The bank is valued at $400m, 10 times its earnings of $50m.").discrepancies
    assert "is 7.97 times (" in finding.message
    assert "times $50m" not in finding.message
