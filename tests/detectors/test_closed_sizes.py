"""Sizes: what stands right beside a word of change, excess or shortfall."""

from __future__ import annotations

import pytest

from crossfoot import check


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (
            "The judge cut the award by $3.1 million, leaving her $2.9 million, instead of $4.2 million.",
            "$3.1 million",
        ),
        ("Another loom stood idle: they had 62 of them in May, and have 85 now, 32 more.", "32"),
    ],
)
def test_the_word_is_before_it_or_behind(text: str, size: str) -> None:
    found = [claim.text for one in check(text).discrepancies for claim in one.claims]
    assert size in found


@pytest.mark.parametrize(
    "text",
    [
        "Prices fell by a tenth. Another fall of 10% took a basket that cost £100 at first down to £81.",
        "Revenue of £90m less costs of £75m left a profit of £15m.",
        "It got a $1 billion payment under the $3 billion package, and $2.33 billion later.",
    ],
)
def test_other_words_make_no_size(text: str) -> None:
    assert not check(text).discrepancies
