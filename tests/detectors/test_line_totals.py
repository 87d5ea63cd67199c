"""Lists set out line by line, and their totals."""

import pytest

from tests.detectors.bindings import bound

LINES = "Roads: {}\n\nParks: 1,385\n\nLibraries: 640\n\nAll departments: 6,235"


def test_the_lines_right_above_a_total() -> None:
    assert bound("total-of-parts", LINES.format("4,210")) == [{"parts": "4,210|1,385|640", "total": "6,235"}]
    text = "Rain at Otley (mm)\n\nJanuary 82\n\nFebruary 61\n\nMarch 47\n\nTotal 190"
    assert bound("total-of-parts", text) == [{"parts": "82|61|47", "total": "190"}]


def test_a_label_in_the_sentence_and_years_as_labels() -> None:
    text = "Accidents by year: 2019, 41; 2020, 28; 2021, 33. Three-year total: 102."
    assert bound("total-of-parts", text) == [{"parts": "41|28|33", "total": "102"}]


@pytest.mark.parametrize(
    "text",
    [
        LINES.format("4,210 in 12 wards"),
        LINES.format("42"),
        "January 82\n\nFebruary 61\n\nAverage of all months 72",
        "January 82\n\nNothing fell in spring.\n\nTotal 82",
    ],
)
def test_other_lines(text: str) -> None:
    assert bound("total-of-parts", text) == []
