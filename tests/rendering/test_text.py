"""The report for a terminal."""

from __future__ import annotations

import dataclasses

from crossfoot.documents import Document
from crossfoot.model.finding import Verdict
from crossfoot.rendering import Checked, Failure, Run, render
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.quoting import quotation
from tests.rendering.samples import CONSISTENT, DISCREPANCY, TEXT, claim, run_of


def test_a_discrepancy() -> None:
    """Place, rule, level; quotation; query; what would fit; slip; notes."""
    assert render("text", run_of(DISCREPANCY)).startswith(
        "sale.md:1:43  premium-discount  error\n"
        '  "a 16.6% discount from HK$57 Monday closing price", at "HK$53.25" on line 1\n'
        "  HK$53.25 is 6.6% below HK$57 (5.7% to 7.4%, allowing for rounding). The article says 16.6%.\n"
        "  Would fit: 6.6% for 16.6%, or HK$47.54 for HK$53.25.\n"
        "  Looks like: an extra digit.\n"
        "  Note: 'from' may name another close.\n"
        "\n"
    )


def test_the_summary_tells_what_was_left_out() -> None:
    out = render("text", run_of(DISCREPANCY, failures=(Failure("x.md", "x.md: no such file"),)))
    assert out.endswith(
        "  documents    figures    checked    consistent    errors    warnings    notes    not read\n"
        "-----------  ---------  ---------  ------------  --------  ----------  -------  ----------\n"
        "          1          5          3             0         1           0        0           1\n"
        "Not checked: 1 figure (1 guard:forecast); 1 identifier.\n"
        "Empty, nothing to check: empty.md.\n"
    )


def test_a_consistent_finding_is_shown_on_demand_with_what_rescued_it() -> None:
    assert "unit-total" not in render("text", run_of(CONSISTENT))
    assert render("text", run_of(CONSISTENT), show_all=True).startswith(
        "sale.md:1:21  unit-total  consistent\n"
        '  "Harbour Metals sold 800 million shares at HK$53.25 each on Tuesday"\n'
        "  800 million shares at HK$53.25 make HK$42.6 billion.\n"
        "  Agrees only when read leniently: loose zeros.\n"
    )


def test_an_undecided_finding_is_shown() -> None:
    undecided = dataclasses.replace(DISCREPANCY, verdict=Verdict.UNDECIDED)
    out = render("text", run_of(undecided))
    assert "premium-discount  undecided" in out
    assert "Would fit" not in out
    assert run_of(undecided).exit_code == 2


def test_colours_mark_the_level_and_the_figures() -> None:
    out = render("text", run_of(DISCREPANCY), colour=True)
    assert "\x1b[1;31merror\x1b[0m" in out
    assert "\x1b[1m16.6%\x1b[0m discount from \x1b[1mHK$57\x1b[0m" in out


def test_a_finding_without_figures_is_still_rendered() -> None:
    bare = dataclasses.replace(DISCREPANCY, claims=())
    assert render("text", run_of(bare)).startswith("sale.md:1:1  premium-discount  error\n  HK$53.25 is")


def test_an_empty_run() -> None:
    assert "0          0" in render("text", Run())


def quoted(text: str, *figures: str) -> str:
    spans = [(text.index(figure), len(figure)) for figure in figures]
    claims = tuple(
        dataclasses.replace(claim("x", "HK$57"), text=text[s : s + n], start=s, end=s + n) for s, n in spans
    )
    return quotation(Document.from_text(text), dataclasses.replace(DISCREPANCY, claims=claims), Palette())


def test_a_quotation_stops_at_clause_marks_and_sentence_ends() -> None:
    text = "After a long wait, sales of tea rose 12% in May; coffee fell. Then 5 more. It ended 9."
    assert quoted(text, "12%") == '"of tea rose 12% in May"'
    assert quoted(text, "12%", "5") == '"of tea rose 12% in May", at "5"'


def test_a_quotation_is_one_line_and_shows_gaps_as_ellipses() -> None:
    assert (
        quoted("It cost \ufffc 5\nor 6 dollars\n\nat 7", "5", "6", "7")
        == '"It cost … 5 or 6 dollars", at "7" on line 4'
    )


def test_a_long_list_is_cut() -> None:
    text = ", ".join(f"number {n} of many things" for n in range(100, 160)) + "."
    out = quoted(text, *[str(n) for n in range(100, 160)])
    assert out.endswith(' …"')
    assert len(out) < 260


def test_figures_from_other_parts_are_placed() -> None:
    document = Document.from_parts(headline="Up 5%", body="It rose 6%.\nOr 7%.")
    checked = Checked(document, run_of().checked[0].report)
    assert checked.path == "<text>"
    at = document.text.index("7%")
    assert str(document.locate(at, at + 2)) == "<text>#body:2:4"


def test_sample_text_is_as_the_spans_say() -> None:
    for item in DISCREPANCY.claims:
        assert TEXT[item.start : item.end] == item.text
