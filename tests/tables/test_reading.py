"""Tables as a whole: headers, kinds of columns, totals, and their figures among those of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.documents import read
from crossfoot.quantities import extract_figures
from crossfoot.tables import LineKind, Table, TotalKind, read_tables
from crossfoot.tables.labels import tells_rounding, words_of
from crossfoot.tables.units import HeaderUnit, header_unit

REPORT = """Cash by depot, £m

| Rank | Depot | 2023 | 2024 | Change (%) | Share | Opened | Price each |
|---|---|---:|---:|---:|---:|---:|---:|
| 1 | **Marlow** | 640 | 812 | +27 | 49% | 1931 | 4.10 |
| 2 | Penn | 515 | 455 | –12 | 27% | 1962 | 3.90 |
| 3 | Bray | (10) | 388* | n/a | 24% | 1988 | .. |
| | Total | 1,145 | 1,655 | +45 | 100% | | |

* Unaudited. Figures may not sum because of rounding.
"""


def tables(text: str) -> list[Table]:
    return read_tables(extract_figures(text))[1]


def test_columns_are_told_apart() -> None:
    (table,) = tables(REPORT)
    assert [column.kind for column in table.columns] == [
        LineKind.RANK, LineKind.LABEL, LineKind.AMOUNT, LineKind.AMOUNT, LineKind.CHANGE, LineKind.SHARE,
        LineKind.YEAR, LineKind.RATE,
    ]  # fmt: skip
    assert table.label_column == 1
    assert [row.label for row in table.rows] == ["Marlow", "Penn", "Bray", "Total"]
    assert table.rows[-1].total is TotalKind.STRONG
    assert table.rounding


def test_the_caption_gives_the_unit() -> None:
    (table,) = tables(REPORT)
    figure = table.at(0, 2)
    assert figure is not None
    assert (figure.unit, figure.amount) == ("GBP", 640_000_000)
    assert (figure.row, figure.column) == (1, "2023")


def test_cells_take_the_place_of_what_stood_there() -> None:
    extraction, (table,) = read_tables(extract_figures(REPORT))
    starts = [figure.start for figure in extraction.figures]
    assert starts == sorted(set(starts))
    for before, after in zip(extraction.figures, extraction.figures[1:], strict=False):
        assert before.end <= after.start
    for figure in table.figures:
        assert extraction.figures[figure.index] is figure
        assert REPORT[figure.start : figure.end] == figure.text


def test_a_markdown_document_gives_the_same_table() -> None:
    document = read(REPORT.encode(), format="markdown")
    (one,), (other,) = tables(REPORT), tables(document.text)
    assert [figure.amount for figure in one.figures] == [figure.amount for figure in other.figures]
    assert [figure.kind for figure in one.figures] == [figure.kind for figure in other.figures]


def test_a_text_without_tables_is_left_as_it_is() -> None:
    extraction = extract_figures("Sales rose 5% | to $3m, or so.")
    assert read_tables(extraction) == (extraction, [])


@pytest.mark.parametrize(
    ("unit", "labels"),
    [
        (
            HeaderUnit("GBP", 6),
            ["£m", "Revenue (£m)", "Sales, £ million", "2024 £m", "In millions of pounds"],
        ),
        (HeaderUnit("INR", 7), ["Rs crore", "Items, Rs crore"]),
        (HeaderUnit("USD", 9), ["$bn", "Value (US$bn)"]),
        (HeaderUnit(None, 3), ["000s", "Jobs (000s)", "Population (thousand)", "’000"]),
        (HeaderUnit(percent=True), ["%", "Change (%)", "% change", "Percentage change"]),
        (HeaderUnit(points=True), ["Change, % points", "pp", "Change (pp)"]),
        (None, ["Height (m)", "Won", "All", "ALL", "Real", "Lost", "Region", ""]),
    ],
)
def test_units_in_headers(unit: HeaderUnit | None, labels: list[str]) -> None:
    assert {label: header_unit(label) for label in labels} == dict.fromkeys(labels, unit)


def test_labels_are_words_without_marks() -> None:
    assert words_of("**Total assets**¹ (£m)") == ("total", "assets")
    assert words_of("+/-") == ("+", "/", "-")


@pytest.mark.parametrize(
    "note", ["Figures may not add up due to rounding.", "Totals may not sum because of rounding"]
)
def test_notes_on_rounding(note: str) -> None:
    assert tells_rounding(note)
    assert not tells_rounding("A well-rounded team.")


@given(st.text(alphabet="|-:+= \n123,.%£()aT*\\", max_size=120))
def test_any_text_is_read_and_every_cell_points_into_it(text: str) -> None:
    extraction, found = read_tables(extract_figures(text))
    for figure in extraction.figures:
        assert text[figure.start : figure.end] == figure.text
    assert all(len(row) == len(table.columns) for table in found for row in table.cells)
