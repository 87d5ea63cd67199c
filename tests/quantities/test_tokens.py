"""The text cut into tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.quantities.tokens import plain_lower, split_words, tokenize


def test_words_digit_groups_and_marks_are_tokens() -> None:
    assert split_words("Acme’s 1,234.5m, a 52-hectare site") == [
        "acme's",
        "1,234.5",
        "m",
        ",",
        "a",
        "52",
        "-",
        "hectare",
        "site",
    ]


def test_a_fraction_sign_is_a_token_of_its_own() -> None:
    assert split_words("1½m") == ["1", "½", "m"]


def test_a_full_stop_behind_digits_is_not_theirs() -> None:
    assert split_words("It was 5.5. Then 6,") == ["it", "was", "5.5", ".", "then", "6", ","]


def test_letters_that_grow_when_lowered_keep_the_offsets() -> None:
    text = "İİ 5%"
    tokens = tokenize(text)
    assert len(plain_lower(text)) == len(text)
    assert text[tokens.starts[-2] : tokens.ends[-1]] == "5%"


def test_hyphens_and_apostrophes_become_plain() -> None:
    assert split_words("two\u2010year ‘98’s") == ["two", "-", "year", "'", "98", "'", "s"]


@given(st.text(max_size=80))
def test_tokens_are_in_order_and_cover_everything_but_space(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.starts) == len(tokens.ends) == len(tokens.lower) == len(tokens)
    edge = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert edge <= start < end
        assert not text[edge:start].strip()
        edge = end
    assert not text[edge:].strip()
