"""What people paste: a comment in Markdown, a table for a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from markdown_it import MarkdownIt

from crossfoot.rendering import Failure, render
from crossfoot.rendering.csv import COLUMNS, safe
from crossfoot.rendering.markdown import LIMIT, escaped
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of


def test_a_comment_counts_quotes_and_tells_what_would_fit() -> None:
    text = render("markdown", run_of(DISCREPANCY, CONSISTENT))
    assert text.startswith("### Figures: 1 error\n")
    assert '> "The price was set late, at a 16.6% discount' in text or "16.6% discount from HK$57" in text
    assert "Would fit: 6.6% for 16.6%" in text
    assert "unit-total" not in text


@pytest.mark.parametrize(
    "hostile", ["<img src=x>", "[a](b)", "a | b", "# head", "`code`", "*bold*", "~~x~~", "\\"]
)
def test_no_text_of_an_article_becomes_markup(hostile: str) -> None:
    html = MarkdownIt().render(f"- {escaped(hostile)}")
    plain = hostile.replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<ul>\n<li>{plain}</li>\n</ul>\n"


def test_nobody_is_called_and_no_number_linked() -> None:
    assert escaped("@desk owns #7, a@b.c") == "@\u2060desk owns \\#\u20607, a@\u2060b.c"


def test_a_comment_keeps_below_the_limit_and_says_what_it_left_out() -> None:
    text = render("markdown", run_of(*[DISCREPANCY] * 400))
    assert len(text) < LIMIT + 1_000
    assert "more findings are left out here for length" in text


def test_what_was_not_read_comes_first() -> None:
    text = render("markdown", run_of(DISCREPANCY, failures=(Failure("x.md", "x.md: no such file\n  Gone."),)))
    assert text.index("Not read") < text.index("premium-discount")


def test_a_table_has_a_row_for_each_finding() -> None:
    rows = list(csv.reader(io.StringIO(render("csv", run_of(DISCREPANCY, CONSISTENT)))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2
    row = dict(zip(COLUMNS, rows[1], strict=True))
    assert (row["path"], row["line"], row["rule"]) == ("sale.md", "1", "premium-discount")
    assert row["would_fit"] == "6.6% for 16.6%; HK$47.54 for HK$53.25"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_run_as_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    row = run_of(dataclasses.replace(DISCREPANCY, message=cell))
    assert f"'{cell}" in render("csv", row)
