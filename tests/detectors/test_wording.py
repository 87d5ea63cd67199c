"""Phrases in stretches of tokens."""

from crossfoot.detectors.wording import Wording
from crossfoot.quantities.tokens import split_words

WORDS = Wording.of(["up to", "up", "followed by", "second-placed"])


def test_the_longest_phrase_wins() -> None:
    lower = split_words("It rose up to nine, up from eight")
    assert WORDS.find(lower, 0, len(lower)) == [(2, 4), (6, 7)]


def test_a_phrase_does_not_leave_its_stretch() -> None:
    lower = split_words("followed by Peru")
    assert WORDS.within(lower, 0, 2)
    assert not WORDS.within(lower, 0, 1)
    assert not WORDS.within(lower, 1, 3)


def test_hyphens_are_tokens_of_phrases_too() -> None:
    lower = split_words("the second-placed team")
    assert WORDS.at(lower, 1, len(lower)) == 3


def test_a_stretch_is_read_only_where_a_telling_word_of_a_phrase_stands() -> None:
    words = Wording.of(["in the red", "at the time"])
    assert words.needed == {"red", "time"}
    lower = split_words("in the end at the time")
    assert words.find(lower, 0, len(lower)) == [(3, 6)]
    assert words.find(lower, 0, 5) == []


def test_a_phrase_within_one_that_was_found_is_not_found_again() -> None:
    lower = split_words("up to up to")
    assert Wording.of(["up to up", "up to", "to"]).find(lower, 0, 4) == [(0, 3), (3, 4)]
