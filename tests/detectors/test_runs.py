"""Runs of like figures: what a sentence sets side by side, and what it does not."""

import pytest

from crossfoot.binding.page import Page, Reader, make_reader
from crossfoot.detectors.runs import find_runs, is_compound, sort_of, tail_is_partial
from crossfoot.quantities import extract_figures

READER: Reader = make_reader([])


def runs_in(text: str) -> list[list[str]]:
    page = READER.page(extract_figures(text))
    return [
        [page.figures[index].text for index in run.members]
        for view in page.views
        for run in find_runs(view, page, READER.book)
    ]


@pytest.mark.parametrize(
    ("members", "text"),
    [
        (["12", "seven", "five"], "It killed 12 in the north, seven on the coast and five inland."),
        (["£12.4m", "£9.1m"], "It cost £12.4m for schools and £9.1m for care."),
        (["54%", "32%", "14%"], "Some 54% walk, 32% cycle and 14% drive."),
        (["14", "nine"], "It has 14 shops and nine depots."),
        (["40", "30", "20"], "They bought 40 cows; 30 goats; 20 sheep."),
    ],
)
def test_a_run_is_read(members: list[str], text: str) -> None:
    assert runs_in(text) == [members]


@pytest.mark.parametrize(
    "text",
    [
        "It killed 12 in the north, while seven were hurt on the coast.",
        "It cost £12.4m for schools and $9.1m for care.",
        "It has 14 shops in Leeds.",
        "It sold 14 tonnes and 300 litres.",
    ],
)
def test_figures_of_other_clauses_or_sorts_make_no_run(text: str) -> None:
    assert runs_in(text) == []


def first_run(text: str) -> tuple[Page, bool, bool, bool]:
    page = READER.page(extract_figures(text))
    view = page.views[0]
    run = find_runs(view, page, READER.book)[0]
    return page, run.closed, run.tainted, tail_is_partial(view, page, READER.book, run)


def test_and_closes_a_run() -> None:
    assert first_run("It has 14 shops, nine depots and two mills.")[1]
    assert not first_run("It has 14 shops, nine depots.")[1]


def test_a_change_taints_a_run() -> None:
    assert first_run("It rose 4% in May, 3% in June and 2% in July.")[2]
    assert not first_run("Some 54% walk, 32% cycle and 14% drive.")[2]


def test_others_leave_a_run_open() -> None:
    assert first_run("It has 14 shops and nine depots, among others.")[3]


def test_a_compound_counts_nothing() -> None:
    page = READER.page(extract_figures("A 47-storey tower has 300 flats."))
    assert [is_compound(page, index) for index in range(2)] == [True, False]


def test_rates_and_identifiers_cannot_be_added() -> None:
    figures = extract_figures("It pays $4 a share, sold 12 lorries and flies the Boeing 787.").figures
    assert [sort_of(figure) for figure in figures] == [None, ("count", None), None]
