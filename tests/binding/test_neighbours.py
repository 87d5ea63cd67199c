"""What may stand beside the figure of a phrase."""

from functools import cache

import pytest

from crossfoot.binding.codebook import Codebook, make_codebook
from crossfoot.binding.neighbours import neighbours
from crossfoot.lexicon.patterns import parse
from crossfoot.lexicon.words import standard_classes
from crossfoot.model.quantity import Kind


@cache
def book() -> Codebook:
    return make_codebook(standard_classes(), {"by", "of", "to", "from"})


def beside(pattern: str) -> tuple[str | None, str | None]:
    return neighbours(parse(pattern), book(), lambda name: book().of_kinds(tuple(Kind)))


def has(chars: str | None, name: str) -> bool:
    return chars is not None and set(book().classes[name]) <= set(chars)


def test_the_word_next_to_the_figure_is_told() -> None:
    before, behind = beside("by {}")
    assert behind is None
    assert before == book().classes["=by"]


@pytest.mark.parametrize("pattern", ["<rise-verb> [by|of] {}", "<rise-verb> [by] [of] {}"])
def test_what_may_be_left_out_lets_in_what_stands_beyond_it(pattern: str) -> None:
    before, behind = beside(pattern)
    assert has(before, "=by")
    assert has(before, "=of")
    assert has(before, "rise-verb")
    assert behind is None


def test_a_gap_lets_in_its_words_and_what_ends_it() -> None:
    _, behind = beside("{} ... <rise-noun>")
    assert behind is not None
    assert has(behind, "rise-noun")
    assert set(book().gap) <= set(behind)
    assert not set(book().classes["mark-comma"]) & set(behind)


def test_another_figure_may_be_the_neighbour() -> None:
    before, _ = beside("from {any} {}")
    assert before == book().of_kinds(tuple(Kind))


def test_anything_goes_where_only_what_may_be_left_out_is_named() -> None:
    assert beside("[by] {}") == (None, None)


def test_nothing_is_told_of_a_figure_among_alternatives() -> None:
    assert beside("from ({}|to {any})") == (None, None)
