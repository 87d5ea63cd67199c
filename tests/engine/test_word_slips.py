"""Words that are taken for one another, and numbers that sound alike."""

from __future__ import annotations

from crossfoot import check
from crossfoot.engine.word_slips import teen_values, word_values
from crossfoot.quantities import extract_figures


def test_thirteen_is_heard_for_thirty_and_back() -> None:
    figures = extract_figures("13 boats, 40 oars, 12 sails").figures
    assert [[int(value) for value in teen_values(figure)] for figure in figures] == [[30], [14], []]


def test_only_what_has_no_digits_is_another_word() -> None:
    fraction, percent, doubled = extract_figures("A quarter of it, 25%, has doubled.").figures
    assert 1 / 3 in [round(float(value), 16) for value in word_values(fraction)]
    assert not list(word_values(percent))
    assert 3 in [int(value) for value in word_values(doubled)]


def test_a_finding_names_the_slip() -> None:
    text = "A flat in the block let for €880 before the tram came; landlords ask €1,144, or 13% more."
    assert [one.diagnosis for one in check(text).discrepancies] == ["thirteen for thirty, or the like"]
    assert not check(text.replace("13%", "30%")).discrepancies
    halved = "The hall cost us $640 to heat and it costs $800 now, a half more."
    assert [one.diagnosis for one in check(halved).discrepancies] == ["one word for another"]
    assert not check(halved.replace("a half", "a quarter")).discrepancies
