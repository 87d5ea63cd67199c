"""The tables of ``claims``, ``rules`` and ``explain``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest

from crossfoot.model.explanation import Explanation, FigureNote, ReadingNote, WordNote
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.rendering.claims import render_claims
from crossfoot.rendering.explanation import render_explanation
from crossfoot.rendering.figures import interval_text, number
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.rules import render_proofs
from crossfoot.rendering.tables import aligned, counts
from crossfoot.rulebook import Rulebook
from tests.rendering.samples import DISCREPANCY, FIGURES, run_of


def test_claims_lists_every_figure_with_its_fate() -> None:
    lines = render_claims(run_of(DISCREPANCY).checked[0]).splitlines()
    assert lines[0] == "sale.md: 4 figures, 3 checked"
    assert lines[2].split() == ["line", "text", "value", "interval", "unit", "role", "period", "checked"]
    assert lines[4].split("  ")[-1].strip() == "no: guard:forecast (unit-total)"
    assert "approx 16.6%" in lines[6]
    assert "16.1 to 17.1" in lines[6]
    assert "gap" in lines[6]
    assert lines[6].endswith("premium-discount (error)")


@pytest.mark.parametrize("row", [{"figures": 8, "a": 1_234_567}, {"documents": 0}])
def test_a_row_of_counts_looks_like_any_table(row: dict[str, int]) -> None:
    assert counts(row) == aligned([list(row.values())], list(row), right=list(row))


def test_a_table_leaves_figures_as_they_were_printed() -> None:
    assert [
        line.split() for line in aligned([["4.10", "007"], ["1e5", ""]], ("a", "b")).splitlines()[2:]
    ] == [
        ["4.10", "007"],
        ["1e5"],
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("5500000000", "5,500,000,000"),
        ("6.60", "6.6"),
        ("1E+3", "1,000"),
        ("-0.5", "-0.5"),
        ("Infinity", "any"),
    ],
)
def test_numbers_as_people_write_them(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


def test_years_have_no_thousands() -> None:
    assert number(Decimal(2025), Kind.YEAR) == "2025"


def test_intervals_in_words() -> None:
    assert interval_text(Interval(Decimal(1), Decimal(2))) == "1 to 2"
    assert interval_text(Interval.at_least(Decimal(40))) == "from 40"
    assert interval_text(Interval.at_least(Decimal(40), closed=False)) == "over 40"
    assert interval_text(Interval.at_most(Decimal(40), closed=False)) == "under 40"
    assert interval_text(Interval.everything()) == "any"


def test_an_explanation_shows_words_figures_readings_and_what_was_skipped() -> None:
    explanation = Explanation(
        "a 16.6% discount",
        0,
        16,
        (WordNote("discount", 8, 16, ("gap-noun", "fall")),),
        (FigureNote(FIGURES[2], ("gap",), 1, ("quoted",)),),
        (
            ReadingNote(
                "premium-discount", "cued", (("gap", "16.6%"),), False, "5.7% to 7.4%", 0.02, "reported"
            ),
        ),
        (("percent-change", "no change verb"),),
    )
    out = render_explanation(explanation, "sale.md:2", Palette())
    assert out.startswith("sale.md:2\n  a 16.6% discount\n\nWords that the lexicon knows\n")
    for piece in (
        "gap-noun, fall",
        "quoted",
        "premium-discount",
        "gap 16.6%",
        "2%",
        "reported",
        "no change verb",
    ):
        assert piece in out


def test_an_explanation_of_a_line_without_figures() -> None:
    assert "Figures\nNone.\n\nReadings tried\nNone.\n" in render_explanation(
        Explanation("No figures.", 0, 11, (), (), ()), "a.md:1", Palette()
    )


@dataclass(frozen=True)
class Example:
    rule: str
    kind: str
    text: str
    ok: bool
    message: str
    line: int


def test_a_failed_example_is_told_with_its_line() -> None:
    proofs = [
        Example("gap", "consistent", "Sales rose 5%.", True, "", 8),
        Example("gap", "silent", "Sales fell\n6%.", False, "It reported 6%.", 12),
    ]
    assert render_proofs(Rulebook(), proofs, Palette()) == (
        'gap:12  gap  silent\n  "Sales fell 6%."\n  It reported 6%.\n\n1 of 2 examples of 1 rules do what they say.\n'
    )
