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
