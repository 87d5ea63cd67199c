"""Ages with their year beside them."""

from tests.detectors.bindings import bound


def test_an_age_and_its_year() -> None:
    text = "By 2040, when he will be 85, the chairman, born in 1955, hopes to own 40 ships."
    assert bound("age-and-birth-year", text) == [
        {"age": "85", "born": "1955", "event": "2040", "case": "any"}
    ]


def test_the_age_of_somebody_else() -> None:
    text = "By 2040, when he will be 85, the chairman's son, born in 1955, hopes to own 40 ships."
    assert bound("age-and-birth-year", text) == []
