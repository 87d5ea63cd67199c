"""The text cut into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.quantities.sentences import split_sentences
from crossfoot.quantities.tokens import tokenize


def cut(text: str) -> list[str]:
    return [" ".join(text[s.start : s.end].split()) for s in split_sentences(text, tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 5.5%. It fell.", ["It rose 5.5%.", "It fell."]),
        ("Mr. Example of Acme Corp. said so. The end.", ["Mr. Example of Acme Corp. said so.", "The end."]),
        ("He left Acme Corp. The firm closed.", ["He left Acme Corp.", "The firm closed."]),
        ("On Jan. 5 the U.S. Treasury paid.", ["On Jan. 5 the U.S. Treasury paid."]),
        ("He moved to the U.S. The firm stayed.", ["He moved to the U.S.", "The firm stayed."]),
        ("The No. 2 maker closed at 5 p.m. on Monday.", ["The No. 2 maker closed at 5 p.m. on Monday."]),
        ('"It rose." He smiled. "Really?" she asked.', ['"It rose."', "He smiled.", '"Really?" she asked.']),
        ("Who? Me! Yes… No.", ["Who?", "Me!", "Yes…", "No."]),
        ("Key facts: * Stocks fell 3 * Sales rose *", ["Key facts:", "* Stocks fell 3", "* Sales rose *"]),
        ("They say 3 * 4 makes 12.", ["They say 3 * 4 makes 12."]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_it_is_one(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_line_without_a_stop_is_a_heading() -> None:
    text = "Acme lifts its price\n\nIt rose 5%. It fell.\nAnother heading\nAnd another"
    sentences = split_sentences(text, tokenize(text))
    assert [s.kind for s in sentences] == ["heading", "prose", "prose", "heading", "heading"]
    assert [s.paragraph for s in sentences] == [0, 1, 1, 2, 3]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "The firm raised $5.5\nbillion in a sale that\nwas larger than the one\nof last year. It\nclosed in May."
    assert cut(text) == [
        "The firm raised $5.5 billion in a sale that was larger than the one of last year.",
        "It closed in May.",
    ]


def test_cells_and_items_have_their_kind() -> None:
    text = "| Year | Total |\n- a first point\n2. a second point"
    sentences = split_sentences(text, tokenize(text))
    assert [s.kind for s in sentences] == ["cell", "cell", "item", "item"]


@given(st.text(alphabet="aB5.!? \n\t|\"'-", max_size=120))
def test_sentences_are_in_order_and_hold_every_token_but_cell_marks(text: str) -> None:
    tokens = tokenize(text)
    edge = 0
    for sentence in split_sentences(text, tokens):
        assert edge <= sentence.first < sentence.last <= len(tokens)
        assert set(tokens.lower[edge : sentence.first]) <= {"|"}
        assert (sentence.start, sentence.end) == (
            tokens.starts[sentence.first],
            tokens.ends[sentence.last - 1],
        )
        edge = sentence.last
    assert set(tokens.lower[edge:]) <= {"|"}
