"""Words of order anywhere in a sentence, and the two figures, or the ranking, that they put in order."""

import pytest

from tests.detectors.bindings import bound

TOLD = [
    ("At 1,085 metres the peak is taller than its neighbour, which stands at 1,014.", [("1,085 metres", "1,014")]),
    ("Fewer came on Sunday, when 1,850 did, than on Saturday, when 2,300 did.", [("2,300", "1,850")]),
    ("Narrowly beating Holm's 48.2 seconds, Lund swam 47.9.", [("48.2 seconds", "47.9")]),
    ("Crane's offer of $3.2m was trumped by Doyle's of $3.7m.", [("$3.7m", "$3.2m")]),
    ("Third was Fiji on 17 medals, behind Samoa's 22 and Tonga's 19.", [("22", "17"), ("19", "17")]),
    ("Busiest was Leeds (820 calls), then Hull (640).", [("820", "640")]),
    ("The slowest train took 96 minutes. The next took 91 minutes.", [("96 minutes", "91 minutes")]),
    ("Least costly was Plan B at $14m; Plan A came to $17m.", [("$17m", "$14m")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), TOLD)
def test_a_word_of_order_binds_the_figure_of_its_subject_and_that_of_its_object(
    text: str, pairs: list[tuple[str, str]]
) -> None:
    assert [(found["larger"], found["smaller"]) for found in bound("told-order", text)] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "The dollar was little changed at 95.26 yen, while the euro edged up to 137.34 yen.",
        "Its share, no larger than the 12 tonnes of Holm, came to 14 tonnes.",
        "The loss was $2.14bn, beating estimates of $2.35bn.",
        "Of the flats (63% owned, 37% rented) most are small.",
        "Behind the dam lie 312 tonnes, 390 fewer than in May, when 800 lay there.",
        "The longest of the bridges has 400 lamps; the county has spent £3m, and owns 900 of the 1,100 lamps.",
        "Its shares fell 4.1 percent, outperforming a 5.5 percent fall in the index.",
    ],
)
def test_where_the_words_are_of_other_figures_nothing_is_bound(text: str) -> None:
    assert bound("told-order", text) == []
