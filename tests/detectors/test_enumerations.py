"""Items that are counted without a colon: names, years, sentences."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "number", "case"),
    [
        ("Two generals, Marko Illic and Tun Hlaing, were named.", "Two", "listed-two"),
        (
            "It named the five banks that failed as Alba, Norr, Halden Trust and Meridian.",
            "five",
            "listed-four",
        ),
        ("She won in 1998, 2003, 2004 and 2011; nobody else has done so four times.", "four", "listed-four"),
        (
            "He names three culprits. One is rain. Another is feed. The last is the bank.",
            "three",
            "listed-three",
        ),
        (
            "It makes four changes. First, fees. Second, hours. Third, vans. And fourth, bins.",
            "four",
            "listed-four",
        ),
    ],
)
def test_what_is_told_is_counted(text: str, number: str, case: str) -> None:
    assert bound("list-count", text) == [{"number": number, "case": case}]


@pytest.mark.parametrize(
    "text",
    [
        "Of the six makers, Honda and Nissan did best.",
        "It will close four plants in Utah, Ohio and Texas.",
        "Two cities, Austin, Texas and Portland, Oregon, grew.",
        "Three banks, including Alba and Norr, failed.",
        "Two men, John Poe, 34, and Jim Lee, 29, were held.",
        "The owners of Precious Six Garments, Vogue Landmark and Leisure Wear left.",
        "She won five times, among them in 1998, 2003 and 2011.",
        "It has two firms, Marks and Spencer and Smith and Nephew, to thank.",
    ],
)
def test_no_list_is_made_up(text: str) -> None:
    assert bound("list-count", text) == []
