"""Longest match of phrases."""

from __future__ import annotations

from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import tokenize


def test_the_longest_phrase_wins_and_case_can_matter() -> None:
    book: PhraseBook[str] = PhraseBook()
    book.add("miles", "distance")
    book.add("miles per hour", "speed")
    book.add("MW", "power", cased=True)
    text = "miles per hour MW mw miles"
    tokens = tokenize(text)
    found = [book.matches(tokens.lower, i, text, tokens.starts, tokens.ends) for i in range(len(tokens))]
    assert found == [[(3, "speed"), (1, "distance")], [], [], [(1, "power")], [], [(1, "distance")]]
    assert book.longest(tokens.lower, 5) == (1, "distance")


def test_a_book_can_be_matched_backwards() -> None:
    book: PhraseBook[str] = PhraseBook(backwards=True)
    book.add_all(["more than", "than", "no more than"], "above")
    assert book.longest(["is", "more", "than"], 2) == (2, "above")
    assert book.longest(["no", "more", "than"], 2) == (3, "above")
    assert book.longest(["more", "of"], 1) is None
